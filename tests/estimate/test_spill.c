/* What is too much for memory comes back from a temporary file, which lies where TMPDIR says. */
#define _GNU_SOURCE
#include "estimate/spill.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/suite.h"

enum { PIECE = 4099, PIECES = 1100 }; /* a little more than SPILL_MEMORY */

static void fill(unsigned char piece[PIECE], unsigned number) {
    for (unsigned i = 0; i < PIECE; i++)
        piece[i] = (unsigned char)((number * 31 + i * 7) % 251);
}

/* Every piece is what it was, before and after the file, in any order and across pieces. */
START_TEST(what_was_written_is_read) {
    struct Spill spill = {0};
    struct Error error = {0};
    static unsigned char wanted[2 * PIECE], found[2 * PIECE];
    for (unsigned number = 0; number < PIECES; number++) {
        fill(wanted, number);
        ck_assert_int_eq(spill_append(&spill, wanted, PIECE, &error), STATUS_OK);
        unsigned back = number * 7919 % (number + 1);
        fill(wanted, back);
        ck_assert_int_eq(spill_read(&spill, (uint64_t)back * PIECE, found, PIECE, &error), STATUS_OK);
        ck_assert_mem_eq(found, wanted, PIECE);
    }
    ck_assert_ptr_nonnull(spill.file);
    ck_assert_uint_eq(spill.size, (uint64_t)PIECE * PIECES);
    fill(wanted, 500);
    fill(wanted + PIECE, 501);
    ck_assert_int_eq(spill_read(&spill, (uint64_t)500 * PIECE, found, sizeof found, &error), STATUS_OK);
    ck_assert_mem_eq(found, wanted, sizeof found);
    ck_assert_int_eq(spill_read(&spill, spill.size, found, 1, &error), STATUS_INPUT_OUTPUT);
    spill_free(&spill);
    spill_free(&spill);
}
END_TEST

static enum Status append_much(struct Spill *spill, struct Error *error) {
    static unsigned char much[SPILL_MEMORY + 1];
    return spill_append(spill, much, sizeof much, error);
}

START_TEST(the_file_lies_where_temporary_files_lie) {
    struct Spill spill = {0};
    struct Error error = {0};
    char folder[] = "/tmp/tandem-spill-XXXXXX", link[64], path[256] = "";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    setenv("TMPDIR", folder, 1);
    ck_assert_int_eq(append_much(&spill, &error), STATUS_OK);
    snprintf(link, sizeof link, "/proc/self/fd/%d", fileno(spill.file));
    ck_assert_int_gt(readlink(link, path, sizeof path - 1), 0);
    ck_assert_msg(strncmp(path, folder, strlen(folder)) == 0, "%s", path);
    ck_assert_int_eq(rmdir(folder), 0); /* it has no name there */
    spill_free(&spill);
    ck_assert_int_eq(append_much(&spill, &error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(error.text, folder));
    ck_assert_ptr_nonnull(strstr(error.text, strerror(ENOENT)));
    spill_free(&spill);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, what_was_written_is_read);
    tcase_add_test(tests, the_file_lies_where_temporary_files_lie);
}

int main(void) {
    return run_suite("spill", add_tests);
}
