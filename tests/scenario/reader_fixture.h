/* What the suites of the reader share: a scenario, a message list and a folder of their own. */
#ifndef TANDEM_TEST_READER_FIXTURE_H
#define TANDEM_TEST_READER_FIXTURE_H

#include "tests/suite.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenario/reader.h"

static struct Scenario scenario;
static struct Error error;
static char folder[64];

static inline void set_up(void) {
    error = (struct Error){0};
    ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
    snprintf(folder, sizeof folder, "/tmp/tandem-reader-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static inline void path_of(const char *name, char path[256]) {
    snprintf(path, 256, "%s/%s", folder, name);
}

static inline void tear_down(void) {
    DIR *listing = opendir(folder);
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;)
        if (entry->d_name[0] != '.') {
            char path[512];
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
            remove(path);
        }
    closedir(listing);
    rmdir(folder);
    scenario_free(&scenario);
}

static inline void write_bytes(const char *name, const char *text, size_t length) {
    char path[256];
    path_of(name, path);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

static inline void write_text(const char *name, const char *text) {
    write_bytes(name, text, strlen(text));
}

static inline enum Status read_named(const char *name) {
    char path[256];
    path_of(name, path);
    return scenario_read(&scenario, path, &error);
}

static inline enum Status read_text(const char *text) {
    return scenario_read_text(&scenario, text, strlen(text), "t.cfg", NULL, &error);
}

static inline void expect_text(const char *text) {
    ck_assert_msg(read_text(text) == STATUS_OK, "%s", error.text);
    ck_assert_int_eq(error.count, 0);
}

static inline void expect_fault(const char *text, const char *message) {
    error = (struct Error){0};
    ck_assert_msg(read_text(text) == STATUS_CONFIGURATION, "taken: %s", text);
    ck_assert_msg(strncmp(error.text, message, strlen(message)) == 0, "%s", error.text);
    ck_assert_msg(error.count == 1, "%s", error.text);
}

static inline size_t index_of(const char *key) {
    size_t index = params_find(key);
    ck_assert_uint_lt(index, params_count());
    return index;
}

#endif
