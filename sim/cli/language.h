/* The language of what is printed and drawn, and where its catalogue is. */
#ifndef TANDEM_LANGUAGE_H
#define TANDEM_LANGUAGE_H

#include <stdbool.h>

#include "base/error.h"

/* Whether --lang takes `name`; all that it takes, "en, zh-TW". */
bool language_is_known(const char *name);
const char *language_names(void);

/* Speaks `name`, which is known, from now on: with the catalogue of the installed program, else with the one
 * beside the program's file, in locale/; without any the texts stay English, and unless `quiet` a note says
 * so. To be called before any thread starts. */
void language_begin(const char *name, bool quiet);

#endif
