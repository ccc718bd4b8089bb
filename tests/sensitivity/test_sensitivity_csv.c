#define _POSIX_C_SOURCE 200809L

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "hand_made.h"
#include "sensitivity/sensitivity_csv.h"
#include "tests/suite.h"

enum { FIELDS = 11, ROWS_MOST = 200, FIELD_SIZE = 64 };
enum { OUTPUT, DESIGN_NAME, FACTOR, OTHER_FACTOR, LEVEL, MEASURE, COUNT, ESTIMATE, LOW, HIGH, UNIT };

struct Table {
    size_t rows;
    char field[ROWS_MOST][FIELDS][FIELD_SIZE];
};

/* Reads one field of RFC 4180 and what ends it. */
static const char *read_field(const char *text, char *field) {
    size_t length = 0;
    bool quoted = *text == '"';
    text += quoted;
    while (quoted ? !(text[0] == '"' && text[1] != '"') : strchr(",\n", *text) == NULL) {
        ck_assert(*text != '\0' && (quoted || *text != '"') && length + 1 < FIELD_SIZE);
        text += quoted && text[0] == '"';
        field[length++] = *text++;
    }
    field[length] = '\0';
    return text + quoted;
}

static struct Table *parse(const char *text) {
    struct Table *table = calloc(1, sizeof *table);
    ck_assert_ptr_nonnull(table);
    for (; *text != '\0'; table->rows++) {
        ck_assert_uint_lt(table->rows, ROWS_MOST);
        for (size_t f = 0; f < FIELDS; f++) {
            text = read_field(text, table->field[table->rows][f]);
            ck_assert_int_eq(*text, f + 1 < FIELDS ? ',' : '\n');
            text++;
        }
    }
    return table;
}

static double level_of(void *context, size_t factor, double unit) {
    return *(double *)context * (double)(factor + 1) + unit;
}

static const char *const keys[] = {"agency.size", "a \"big\", old one", "two\nlines"};

static struct Table *write_and_parse(const struct Sensitivity *found) {
    double scale = 100.0;
    const struct SensitivityNames names = {"completed, all", "share", keys, level_of, &scale};
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(stream);
    sensitivity_write_header(stream);
    sensitivity_write_csv(found, &names, stream);
    ck_assert_int_eq(fclose(stream), 0);
    ck_assert_ptr_null(strchr(text, '\r'));
    struct Table *table = parse(text);
    free(text);
    for (size_t f = 0; f < FIELDS; f++)
        ck_assert_str_eq(table->field[0][f], sensitivity_table()->columns[f].name);
    ck_assert_uint_eq(sensitivity_table()->column_count, FIELDS);
    for (size_t r = 1; r < table->rows; r++) {
        ck_assert_str_eq(table->field[r][OUTPUT], "completed, all");
        ck_assert_str_eq(table->field[r][DESIGN_NAME], design_row(found->estimator->design)->name);
    }
    return table;
}

static void assert_number(const char *text, double value) {
    double read = NAN;
    if (isnan(value)) {
        ck_assert_str_eq(text, "");
        return;
    }
    ck_assert(text_to_number(text, &read));
    ck_assert_double_eq(read, value);
}

static void assert_row(const struct Table *table, size_t row, const char *factor, const char *measure,
                       const struct Estimate *estimate, const char *unit) {
    char count[32];
    ck_assert_uint_lt(row, table->rows);
    snprintf(count, sizeof count, "%lld", (long long)estimate->count);
    ck_assert_str_eq(table->field[row][FACTOR], factor);
    ck_assert_str_eq(table->field[row][MEASURE], measure);
    ck_assert_str_eq(table->field[row][COUNT], count);
    assert_number(table->field[row][ESTIMATE], estimate->value);
    assert_number(table->field[row][LOW], estimate->low);
    assert_number(table->field[row][HIGH], estimate->high);
    ck_assert_str_eq(table->field[row][UNIT], unit);
}

START_TEST(rows_of_saltelli) {
    struct HandMade made = hand_made(
        (struct Design){.kind = DESIGN_SALTELLI, .factors = 3, .size = 12, .second_order = true}, 1);
    hand_made_evaluate(&made, ishigami);
    struct Sensitivity found = hand_made_sensitivity(&made);
    struct Table *table = write_and_parse(&found);
    ck_assert_uint_eq(table->rows, 1 + 1 + 2 * 6 + 6 + 3 + 1 + 2);
    assert_row(table, 1, "", "output_mean", at(&found, "output_mean", SENSITIVITY_OF_ALL), "share");
    assert_row(table, 2, keys[0], "first_order", look_at(&found, "first_order", 0, 0), "share of variance");
    assert_row(table, 13, keys[2], "total_order", look_at(&found, "total_order", 2, 1), "share of variance");
    assert_row(table, 16, keys[1], "first_order", at(&found, "first_order", 1), "share of variance");
    assert_row(table, 21, keys[0], "second_order", pair_at(&found, 0, 2), "share of variance");
    ck_assert_str_eq(table->field[21][OTHER_FACTOR], keys[2]);
    assert_row(table, 23, "", "interactions", at(&found, "interactions", SENSITIVITY_OF_ALL),
               "share of variance");
    assert_row(table, 24, "", "noise_share_of_runs", &found.noise.of_runs, "share of variance");
    ck_assert_str_eq(table->field[24][ESTIMATE], ""); /* one replicate */
    free(table);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(rows_of_morris) {
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_MORRIS, .factors = 3, .size = 6, .grid = 4}, 2);
    hand_made_evaluate(&made, ishigami);
    struct Sensitivity found = hand_made_sensitivity(&made);
    struct Table *table = write_and_parse(&found);
    ck_assert_uint_eq(table->rows, 1 + 1 + 6 + 9 + 2);
    assert_row(table, 2, keys[0], "mu", look_at(&found, "mu", 0, 0), "share");
    assert_row(table, 7, keys[2], "mu_star", look_at(&found, "mu_star", 2, 0), "share");
    assert_row(table, 13, keys[1], "sigma", at(&found, "sigma", 1), "share");
    assert_row(table, 18, "", "noise_share_of_means", &found.noise.of_means, "share of variance");
    free(table);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(rows_of_one_at_a_time) {
    static const size_t levels[] = {2, 2, 2};
    static const double centre[] = {0.5, 0.5, 0.5};
    struct HandMade made = hand_made(
        (struct Design){.kind = DESIGN_ONE_AT_A_TIME, .factors = 3, .levels = levels, .centre = centre}, 2);
    hand_made_evaluate(&made, ishigami);
    struct Sensitivity found = hand_made_sensitivity(&made);
    struct Table *table = write_and_parse(&found);
    ck_assert_uint_eq(table->rows, 1 + 1 + 12 + 2);
    assert_row(table, 1, "", "output_mean", at(&found, "output_mean", SENSITIVITY_OF_ALL), "share");
    assert_row(table, 8, keys[1], "output_mean", &effect_at(&found, "output_mean", 3)->estimate, "share");
    assert_row(table, 9, keys[1], "difference", &effect_at(&found, "difference", 3)->estimate, "share");
    ck_assert_str_eq(table->field[9][LEVEL], "201");
    ck_assert_str_eq(table->field[1][LEVEL], "");
    free(table);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* A constant output has rows whose numbers are empty. */
START_TEST(empty_for_not_available) {
    struct HandMade made = hand_made((struct Design){.kind = DESIGN_SALTELLI, .factors = 2, .size = 3}, 1);
    struct Sensitivity found = hand_made_sensitivity(&made);
    struct Table *table = write_and_parse(&found);
    for (size_t r = 2; r < table->rows; r++) {
        ck_assert_str_eq(table->field[r][COUNT], "0");
        ck_assert_str_eq(table->field[r][ESTIMATE], "");
        ck_assert_str_eq(table->field[r][HIGH], "");
    }
    free(table);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, rows_of_saltelli);
    tcase_add_test(cases, rows_of_morris);
    tcase_add_test(cases, rows_of_one_at_a_time);
    tcase_add_test(cases, empty_for_not_available);
}

int main(void) {
    return run_suite("sensitivity csv", add_tests);
}
