/* Stands in for the model, of which the store knows only the version. */
#include "run/replicate.h"

const char *model_version(void) {
    return "test";
}
