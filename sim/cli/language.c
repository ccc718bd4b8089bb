#define _POSIX_C_SOURCE 200809L /* readlink, posix_spawnp */
#include "cli/language.h"

#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/translate.h"
#include "cli/terminal.h"

#ifndef TANDEM_LOCALES
#define TANDEM_LOCALES "/usr/share/locale"
#endif

enum { LANGUAGE_PATH_SIZE = 4096 };

extern char **environ;

/* One row a language: as --lang takes it; its catalogue below a folder of locales (NULL: the texts
 * themselves); what fc-list calls fonts with its letters, and a package that has one (NULL: any font). */
static const struct Language {
    const char *name, *catalogue, *fonts, *package;
} languages[] = {{"en", NULL, NULL, NULL},
                 {"zh-TW", "zh_TW/LC_MESSAGES/tandem.mo", ":lang=zh-tw", "fonts-noto-cjk"}};

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

/* Starts fc-list with its output in the pipe; -1 if there is none. */
static pid_t list_fonts(const char *fonts, const int ends[2]) {
    char *arguments[] = {"fc-list", (char *)fonts, "family", NULL};
    posix_spawn_file_actions_t actions;
    pid_t child = -1;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return -1;
    if (posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO) != 0 ||
        posix_spawn_file_actions_addclose(&actions, ends[0]) != 0 ||
        posix_spawn_file_actions_addclose(&actions, ends[1]) != 0 ||
        posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ) != 0)
        child = -1;
    posix_spawn_file_actions_destroy(&actions);
    return child;
}

/* Whether fc-list ends well and names no font. */
static bool no_font(const char *fonts) {
    int ends[2], status = 0;
    char buffer[4096];
    size_t bytes = 0;
    if (pipe(ends) != 0)
        return false;
    pid_t child = list_fonts(fonts, ends);
    close(ends[1]);
    for (ssize_t more; (more = read(ends[0], buffer, sizeof buffer)) > 0;)
        bytes += (size_t)more;
    close(ends[0]);
    return child > 0 && waitpid(child, &status, 0) == child && status == 0 && bytes == 0;
}

void language_check_fonts(const char *name, bool quiet) {
    size_t i = language_find(name);
    if (!quiet && languages[i].fonts != NULL && no_font(languages[i].fonts))
        note(false,
             "--lang %s: no font on this machine has its letters, pictures show boxes instead (package %s; "
             "--format svg needs none)",
             name, languages[i].package);
}
