/* The language of what is printed, drawn and said, and where its catalogue is. */
#ifndef TANDEM_LANGUAGE_H
#define TANDEM_LANGUAGE_H

#include <stdbool.h>

#include "base/error.h"

/* Whether --lang takes `name`; all that it takes, "en, zh-TW". */
bool language_is_known(const char *name);
const char *language_names(void);

/* The language that the words of a command line ask for with --lang, the last that is known; without one that
 * of the environment (LC_ALL, LC_MESSAGES, LANG). Static storage or a word of argv[argc + 1], which ends with
 * NULL. */
const char *language_asked(int argc, char *const *argv);

/* Speaks `name`, which is known, from now on: with the catalogue of the installed program, else with the one
 * beside the program's file, in locale/; without any the texts stay English. To be called before any thread
 * starts. */
void language_begin(const char *name);

/* Says, unless `quiet`, if there is no catalogue of `name`. */
void language_note(const char *name, bool quiet);

#endif
