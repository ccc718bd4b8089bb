#include "base/version.h"

#ifndef TANDEM_VERSION
#define TANDEM_VERSION "unknown"
#endif
#ifndef TANDEM_REVISION
#define TANDEM_REVISION "unknown"
#endif
#ifndef TANDEM_FLAGS
#define TANDEM_FLAGS "unknown"
#endif

const char *version_number(void) {
    return TANDEM_VERSION;
}

const char *version_revision(void) {
    return TANDEM_REVISION;
}

const char *version_flags(void) {
    return TANDEM_FLAGS;
}
