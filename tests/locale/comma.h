/* A locale with a decimal comma, generated for one test. */
#ifndef TANDEM_TEST_COMMA_H
#define TANDEM_TEST_COMMA_H

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct CommaLocale {
    char folder[64];
};

/* Makes it the locale of this process; false, with a line that says so, where none can be generated. To be
 * ended in either case. The working directory is the project's. */
static inline bool comma_begin(struct CommaLocale *self) {
    char command[128];
    strcpy(self->folder, "/tmp/tandem-locale-XXXXXX");
    if (mkdtemp(self->folder) != NULL) {
        snprintf(command, sizeof command, "tests/locale/make %s", self->folder);
        if (system(command) == 0 && setenv("LOCPATH", self->folder, 1) == 0 &&
            setlocale(LC_ALL, "comma") != NULL)
            return true;
    }
    printf("skipped: no locale with a decimal comma can be generated here\n");
    return false;
}

static inline void comma_end(struct CommaLocale *self) {
    char command[128];
    setlocale(LC_ALL, "C");
    snprintf(command, sizeof command, "rm -r %s", self->folder);
    if (system(command) != 0)
        printf("%s is left\n", self->folder);
}

#endif
