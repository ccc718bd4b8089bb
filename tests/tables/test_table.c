/* One table by hand, in each form. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "tables/table.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/terminal.h"
#include "tables/table_json.h"
#include "tables/table_text.h"
#include "tests/suite.h"

static void build(struct Table *table) {
    const struct Estimate share = {0.25, 0.06, 0.505, 12}, money = {2500.0, 1000.0, 4000.0, 4},
                          none = estimate_none(), endless = {1.5, -INFINITY, INFINITY, 4};
    const struct Spread spread = {.mean = money, .median = 2400.0, .band_low = 1100.0, .band_high = 3900.0},
                        one_run = {
                            .mean = {5.0, NAN, NAN, 1}, .median = 5.0, .band_low = 5.0, .band_high = 5.0};
    table_init(table, "things", "Things");
    table_column(table, "share", "share, %", CELL_SHARE);
    table_column(table, "money", "money", CELL_ESTIMATE);
    table_column(table, "runs", "5–95 %", CELL_BAND);
    table_column(table, "p", "p", CELL_P);
    table_column(table, "verdict", "verdict", CELL_TEXT);
    table_filed_column(table, "n", CELL_COUNT);
    table_line(table, "first", "the first");
    table_scale(table, 0.001);
    table_estimate(table, "share", &share);
    table_estimate(table, "money", &money);
    table_band(table, "runs", &spread);
    table_value(table, "p", 0.0);
    table_text(table, "verdict", "better", "better");
    table_value(table, "n", 12.0);
    table_line(table, "second", "第二");
    table_estimate(table, "share", &none);
    table_estimate(table, "money", &endless);
    table_band(table, "runs", &one_run);
    table_value(table, "p", (double)NAN);
}

/* What table_print writes; the caller frees. */
static char *printed(const struct Table *table) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(stream);
    table_print(table, stream);
    ck_assert_int_eq(fclose(stream), 0);
    return text;
}

static void assert_fits(const char *text) {
    char line[512];
    for (const char *start = text; *start != '\0';) {
        size_t length = strcspn(start, "\n");
        ck_assert_uint_lt(length, sizeof line);
        memcpy(line, start, length);
        line[length] = '\0';
        ck_assert_msg(text_columns(line) <= TERMINAL_WIDTH, "too wide: %s", line);
        start += length + (start[length] == '\n');
    }
}

START_TEST(text) {
    struct Table table;
    struct Error error = {0};
    build(&table);
    table_note(&table, "%d of them.", 2);
    table_note(&table, "Not more.");
    table_missing(&table, "–: not seen.");
    ck_assert_int_eq(table_status(&table, &error), STATUS_OK);
    char *text = printed(&table);
    ck_assert_str_eq(text, "Things               share, %              money     5–95 %        p  verdict\n"
                           "  the first  25.0 [6.0, 50.5]  2.50 [1.00, 4.00]  1.10–3.90  < 0.001  better\n"
                           "  第二                      –               1.50          –        –  –\n"
                           "  2 of them. Not more.\n"
                           "  –: not seen.\n\n");
    free(text);
    table_free(&table);
}
END_TEST

START_TEST(text_without_rows_is_a_sentence) {
    struct Table table;
    table_init(&table, "none", "Nothing here");
    table_column(&table, "share", "share", CELL_SHARE);
    char *text = printed(&table);
    ck_assert_str_eq(text, "Nothing here\n  Nothing was observed.\n\n");
    free(text);
    table_empty(&table, "All of it is the same.");
    text = printed(&table);
    ck_assert_str_eq(text, "Nothing here\n  All of it is the same.\n\n");
    free(text);
    table_free(&table);
}
END_TEST

START_TEST(text_of_dashes_alone_is_its_reason) {
    struct Table table;
    table_init(&table, "none", "Nothing stored");
    table_column(&table, "share", "share", CELL_SHARE);
    table_line(&table, "a", "a");
    table_line(&table, "b", "b");
    table_note(&table, "Shares of a and b.");
    table_missing(&table, "–: not stored.");
    char *text = printed(&table);
    ck_assert_str_eq(text, "Nothing stored\n  –: not stored.\n\n");
    free(text);
    table_free(&table);
}
END_TEST

START_TEST(long_labels_stand_above_their_cells) {
    static const char *const labels[] = {
        "a label of a length that leaves no room at all for what it is about beside it",
        "一個很長的標籤，長到旁邊完全沒有空間可以放任何數字，而且還會繼續換行到下一行去，因為它真的很長"};
    struct Table table;
    build(&table);
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        table_line(&table, labels[i], labels[i]);
        table_text(&table, "verdict", "long",
                   "words that go on for so long that they have to wrap inside the last column of the table");
        char *text = printed(&table);
        assert_fits(text);
        ck_assert_ptr_nonnull(strstr(text, "25.0 [6.0, 50.5]"));
        ck_assert_ptr_nonnull(strstr(text, "column"));
        free(text);
    }
    table_free(&table);
}
END_TEST

START_TEST(the_largest_come_first_and_no_more_than_asked_for) {
    const double values[] = {1.0, NAN, -7.0, 3.0, 7.0};
    static const char *const keys[] = {"a", "b", "c", "d", "e"}, *const sorted[] = {"c", "e", "d", "a", "b"};
    struct Table table;
    table_init(&table, "sorted", "Sorted");
    table_column(&table, "size", "size", CELL_PLAIN);
    for (size_t i = 0; i < 5; i++) {
        table_line(&table, keys[i], keys[i]);
        table_value(&table, "size", values[i]);
    }
    table_sort(&table, "size");
    for (size_t i = 0; i < 5; i++)
        ck_assert_str_eq(table.lines[i].key, sorted[i]);
    table.most = 2;
    ck_assert_uint_eq(table_shown(&table), 2);
    ck_assert_uint_eq(table_dashes(&table), 0);
    table.most = 9;
    ck_assert_uint_eq(table_shown(&table), 5);
    ck_assert_uint_eq(table_dashes(&table), 1);
    table_free(&table);
}
END_TEST

START_TEST(as_json) {
    struct Table table;
    build(&table);
    json_t *json = table_json(&table);
    ck_assert_ptr_nonnull(json);
    json_t *first = json_object_get(json, "first"), *second = json_object_get(json, "second");
    ck_assert_double_eq(json_real_value(json_object_get(json_object_get(first, "money"), "value")), 2500.0);
    ck_assert_int_eq(json_integer_value(json_object_get(json_object_get(first, "share"), "count")), 12);
    ck_assert_str_eq(json_string_value(json_object_get(first, "verdict")), "better");
    ck_assert(json_is_null(json_object_get(second, "verdict")));
    ck_assert(json_is_null(json_object_get(json_object_get(second, "money"), "low")));
    ck_assert(json_is_null(json_object_get(json_object_get(second, "runs"), "high")));
    ck_assert(json_is_null(json_object_get(json_object_get(second, "share"), "value")));
    ck_assert_double_eq(json_real_value(json_object_get(json_object_get(first, "n"), "value")), 12.0);
    char *text = json_dumps(json, 0);
    ck_assert_ptr_nonnull(text);
    ck_assert_ptr_null(strstr(text, "nan"));
    ck_assert_ptr_null(strstr(text, "inf"));
    free(text);
    json_decref(json);
    table_free(&table);
}
END_TEST

START_TEST(hundreds_of_rows) {
    struct Tables tables = {0};
    struct Error error = {0};
    for (int t = 0; t < 3; t++) {
        char key[16];
        snprintf(key, sizeof key, "table%d", t);
        struct Table *table = tables_add(&tables, key, key);
        table_column(table, "value", "value", CELL_PLAIN);
        for (int i = 0; i < 500; i++) {
            snprintf(key, sizeof key, "row%d", i);
            table_line(table, key, key);
            table_value(table, "value", i);
        }
    }
    ck_assert_int_eq(tables_status(&tables, &error), STATUS_OK);
    ck_assert_uint_eq(tables_find(&tables, "table2")->line_count, 500);
    ck_assert_str_eq(tables_find(&tables, "table1")->lines[499].label, "row499");
    ck_assert_ptr_null(tables_find(&tables, "table3"));
    tables_free(&tables);
    tables_free(&tables);
}
END_TEST

static void add_tests(TCase *all) {
    tcase_add_test(all, text);
    tcase_add_test(all, text_without_rows_is_a_sentence);
    tcase_add_test(all, text_of_dashes_alone_is_its_reason);
    tcase_add_test(all, long_labels_stand_above_their_cells);
    tcase_add_test(all, the_largest_come_first_and_no_more_than_asked_for);
    tcase_add_test(all, as_json);
    tcase_add_test(all, hundreds_of_rows);
}

int main(void) {
    return run_suite("table", add_tests);
}
