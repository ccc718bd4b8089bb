#define _GNU_SOURCE /* setenv, chmod, open_memstream */
#include "picture_folder.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GOLDEN_FOLDER "tests/golden/plots"

void remove_folder(const char *path) {
    DIR *folder = opendir(path);
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char file[512];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
        if (unlink(file) != 0)
            remove_folder(file);
    }
    closedir(folder);
    rmdir(path);
}

char *contents(const char *path) {
    char *text = NULL;
    size_t size = 0;
    int c;
    FILE *file = fopen(path, "r");
    if (file == NULL)
        ck_abort_msg("%s cannot be read", path);
    FILE *stream = open_memstream(&text, &size);
    while ((c = fgetc(file)) != EOF)
        fputc(c, stream);
    fclose(stream);
    fclose(file);
    return text;
}

void write_file(const char *path, const char *text, mode_t mode) {
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(chmod(path, mode), 0);
}

void stand_in_for(const char *program, const char *directory, const char *body) {
    char folder[256], path[300], script[512];
    snprintf(folder, sizeof folder, "%s/bin", directory);
    ck_assert_int_eq(mkdir(folder, 0700), 0);
    snprintf(path, sizeof path, "%s/%s", folder, program);
    snprintf(script, sizeof script, "#!/bin/sh\n%s\n", body);
    if (body[0] != '\0')
        write_file(path, script, 0700);
    ck_assert_int_eq(setenv("PATH", folder, 1), 0);
}

void stand_in_for_gnuplot(const char *directory, const char *body) {
    stand_in_for("gnuplot", directory, body);
}

void assert_golden(const char *directory, const char *name, const char *suffix) {
    char path[256], golden[256];
    snprintf(path, sizeof path, "%s/%s.%s", directory, name, suffix);
    snprintf(golden, sizeof golden, GOLDEN_FOLDER "/%s.%s", name, suffix);
    char *text = contents(path);
    const char *mode = getenv("GOLDEN");
    if (mode != NULL && strcmp(mode, "write") == 0)
        write_file(golden, text, 0644);
    char *expected = contents(golden);
    size_t same = 0, line = 1;
    for (; text[same] != '\0' && text[same] == expected[same]; same++)
        line += text[same] == '\n' ? 1 : 0;
    ck_assert_msg(strcmp(text, expected) == 0, "%s differs at line %zu from byte %zu on: %.120s", golden,
                  line, same, text + same);
    free(text);
    free(expected);
}
