#define _POSIX_C_SOURCE 200809L /* readlink */
#include "cli/language.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/translate.h"
#include "cli/terminal.h"

#ifndef TANDEM_LOCALES
#define TANDEM_LOCALES "/usr/share/locale"
#endif

enum { LANGUAGE_PATH_SIZE = 4096 };

/* One row a language: as --lang takes it; its catalogue below a folder of locales (NULL: the texts
 * themselves). */
static const struct Language {
    const char *name, *catalogue;
} languages[] = {{"en", NULL}, {"zh-TW", "zh_TW/LC_MESSAGES/tandem.mo"}};

static size_t language_find(const char *name) {
    size_t i = 0;
    while (i < sizeof languages / sizeof *languages && strcmp(languages[i].name, name) != 0)
        i++;
    return i;
}

bool language_is_known(const char *name) {
    return language_find(name) < sizeof languages / sizeof *languages;
}

const char *language_names(void) {
    return "en, zh-TW";
}

/* "<directory of the executable>/locale"; empty if that is not known. */
static void folder_beside(char folder[LANGUAGE_PATH_SIZE]) {
    char program[LANGUAGE_PATH_SIZE - 16];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(program, '/');
    if (slash != NULL)
        *slash = '\0';
    snprintf(folder, LANGUAGE_PATH_SIZE, slash != NULL ? "%s/locale" : "%s", program);
}

static bool has_catalogue(const char *folder, const char *catalogue) {
    char path[LANGUAGE_PATH_SIZE + 64];
    snprintf(path, sizeof path, "%s/%s", folder, catalogue);
    return access(path, R_OK) == 0;
}

void language_begin(const char *name, bool quiet) {
    const char *catalogue = languages[language_find(name)].catalogue, *folder = TANDEM_LOCALES;
    char beside[LANGUAGE_PATH_SIZE];
    folder_beside(beside);
    if (catalogue != NULL && !has_catalogue(folder, catalogue)) {
        folder = beside;
        note(quiet || has_catalogue(folder, catalogue),
             "--lang %s: its catalogue is neither in %s nor in %s; texts are English", name, TANDEM_LOCALES,
             folder);
    }
    translate_begin(name, folder);
}
