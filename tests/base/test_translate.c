/* Messages in another language, out of a catalogue that the test writes. */
#define _GNU_SOURCE /* mkdtemp */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/translate.h"
#include "tests/suite.h"

/* In the order of the first column, as the catalogue wants it. */
static const char *const texts[][2] = {
    {"", "Content-Type: text/plain; charset=UTF-8\n"},
    {"%s has %d", "%2$d 個在 %1$s"},
    {"memory ran out", "記憶體不足"},
};

enum { TEXTS = sizeof texts / sizeof *texts, PATH_SIZE = 256 };

/* A number of the format of GNU gettext (.mo), in the byte order of this machine. */
static void put(FILE *file, size_t number) {
    uint32_t word = (uint32_t)number;
    ck_assert_uint_eq(fwrite(&word, sizeof word, 1, file), 1);
}

static void write_catalogue(const char *path) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    const size_t header[] = {0x950412de, 0, TEXTS, 28, 28 + 8 * TEXTS, 0, 28 + 16 * TEXTS};
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        put(file, header[i]);
    size_t at = 28 + 16 * TEXTS;
    for (int column = 0; column < 2; column++)
        for (int i = 0; i < TEXTS; i++) {
            put(file, strlen(texts[i][column]));
            put(file, at);
            at += strlen(texts[i][column]) + 1;
        }
    for (int column = 0; column < 2; column++)
        for (int i = 0; i < TEXTS; i++)
            fwrite(texts[i][column], 1, strlen(texts[i][column]) + 1, file);
    ck_assert_int_eq(fclose(file), 0);
}

/* Speaks Chinese from a folder that is gone again afterwards. */
static void begin(void) {
    char folder[] = "/tmp/tandem-translate-XXXXXX", path[PATH_SIZE];
    static const char *const below[] = {"zh_TW", "zh_TW/LC_MESSAGES"};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, below[i]);
        ck_assert_int_eq(mkdir(path, 0700), 0);
    }
    snprintf(path, sizeof path, "%s/zh_TW/LC_MESSAGES/tandem.mo", folder);
    write_catalogue(path);
    ck_assert_int_eq(translate_begin("zh-TW", folder), 0);
    ck_assert_str_eq(_("memory ran out"), "記憶體不足"); /* read: the files may go */
    remove(path);
    for (int i = 1; i >= 0; i--) {
        snprintf(path, sizeof path, "%s/%s", folder, below[i]);
        rmdir(path);
    }
    rmdir(folder);
}

START_TEST(test_messages_are_in_the_language_and_order_of_the_catalogue) {
    struct Error error = {0};
    begin();
    error_set(&error, STATUS_USAGE, "%s has %d", "a", 3);
    error_set_at(&error, STATUS_USAGE, "x.cfg", 7, "%s has %d", "b", 4);
    error_set(&error, STATUS_USAGE, "of no catalogue: %d", 5);
    ck_assert_str_eq(error.text, "3 個在 a\nx.cfg:7: 4 個在 b\nof no catalogue: 5");
    ck_assert_str_eq(status_meaning(STATUS_OUT_OF_MEMORY), "記憶體不足");
}
END_TEST

START_TEST(test_texts_without_a_translation_and_errno_stay) {
    begin();
    errno = ENOENT;
    ck_assert_str_eq(translate("nobody translated this"), "nobody translated this");
    ck_assert_str_eq(translate(""), "");
    ck_assert_int_eq(errno, ENOENT);
}
END_TEST

START_TEST(test_without_a_choice_and_in_english_texts_stay) {
    ck_assert_str_eq(_("memory ran out"), "memory ran out");
    begin();
    ck_assert_int_eq(translate_begin("fr", "/nowhere"), -1);
    ck_assert_int_eq(translate_begin("en", "/nowhere"), 0);
    ck_assert_str_eq(_("memory ran out"), "memory ran out");
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_messages_are_in_the_language_and_order_of_the_catalogue);
    tcase_add_test(tests, test_texts_without_a_translation_and_errno_stay);
    tcase_add_test(tests, test_without_a_choice_and_in_english_texts_stay);
}

int main(void) {
    return run_suite("translate", add_tests);
}
