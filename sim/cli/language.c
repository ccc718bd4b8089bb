#define _POSIX_C_SOURCE 200809L /* readlink */
#include "cli/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/translate.h"
#include "cli/terminal.h"

#ifndef TANDEM_LOCALES
#define TANDEM_LOCALES "/usr/share/locale"
#endif

enum { LANGUAGE_PATH_SIZE = 4096 };

/* One row a language: as --lang takes it, as environments write it; its catalogue below a folder of locales
 * (NULL: the texts themselves). The first is spoken where nothing is said. */
static const struct Language {
    const char *name, *locale, *catalogue;
} languages[] = {{"en", "en", NULL}, {"zh-TW", "zh_TW", "zh_TW/LC_MESSAGES/tandem.mo"}};

enum { LANGUAGE_COUNT = sizeof languages / sizeof *languages };

static size_t language_find(const char *name) {
    size_t i = 0;
    while (i < LANGUAGE_COUNT && strcmp(languages[i].name, name) != 0)
        i++;
    return i;
}

bool language_is_known(const char *name) {
    return language_find(name) < LANGUAGE_COUNT;
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

/* The environment's language of messages, as POSIX has it: the first of these variables that is set. */
static const char *language_of_environment(void) {
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < sizeof variables / sizeof *variables && (locale == NULL || locale[0] == '\0'); i++)
        locale = getenv(variables[i]);
    for (size_t i = 0; i < LANGUAGE_COUNT && locale != NULL; i++)
        if (strncmp(locale, languages[i].locale, strlen(languages[i].locale)) == 0)
            return languages[i].name;
    return languages[0].name;
}

/* Whether a word is --lang as getopt takes it, which may be cut short. */
static bool asks_for_language(const char *word) {
    size_t length = strcspn(word, "=");
    return length >= strlen("--l") && strncmp(word, "--lang", length) == 0;
}

const char *language_asked(int argc, char *const *argv) {
    const char *found = NULL;
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (!asks_for_language(argv[i]))
            continue;
        const char *equals = strchr(argv[i], '='), *value = equals != NULL ? equals + 1 : argv[i + 1];
        found = value != NULL && language_is_known(value) ? value : found;
    }
    return found != NULL ? found : language_of_environment();
}

/* Where the catalogue of a language is: as installed, else beside the program's file. */
static const char *folder_of(const char *catalogue, char beside[LANGUAGE_PATH_SIZE]) {
    folder_beside(beside);
    return catalogue == NULL || has_catalogue(TANDEM_LOCALES, catalogue) ? TANDEM_LOCALES : beside;
}

void language_begin(const char *name) {
    char beside[LANGUAGE_PATH_SIZE];
    translate_begin(name, folder_of(languages[language_find(name)].catalogue, beside));
}

void language_note(const char *name, bool quiet) {
    char beside[LANGUAGE_PATH_SIZE];
    const char *catalogue = languages[language_find(name)].catalogue, *folder = folder_of(catalogue, beside);
    note(quiet || catalogue == NULL || has_catalogue(folder, catalogue),
         "--lang %s: its catalogue is neither in %s nor in %s; texts are English", name, TANDEM_LOCALES,
         folder);
}
