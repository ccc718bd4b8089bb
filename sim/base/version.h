/* What this program is, as it was built: "unknown" where the build did not say. Static storage. */
#ifndef TANDEM_BASE_VERSION_H
#define TANDEM_BASE_VERSION_H

const char *version_number(void);
const char *version_revision(void);
const char *version_flags(void); /* of the compiler */

#endif
