#define _GNU_SOURCE /* open_memstream */
/* Points from a file: what is taken to the bit, what is kept, and where each fault is said to be. */
#include "design/points_file.h"
#include "tests/suite.h"

#include <string.h>

static struct Scenario scenario;

static enum Status read_text(struct PointsFile *file, const char *text, struct Error *error) {
    struct Error ignored = {0};
    *error = (struct Error){0};
    ck_assert_int_eq(scenario_init(&scenario, &ignored), STATUS_OK);
    enum Status status = points_file_read(file, text, strlen(text), "p.csv", &scenario, error);
    scenario_free(&scenario);
    return status;
}

static const char good[] = "\xEF\xBB\xBF"
                           "id,legal.ambiguity,\"trust.spread\",weight\r\n"
                           "\"a \"\"b\"\", c\",0.25, 0.30000000000000004 ,1\r\n"
                           "\"two\nlines\",7.5e-1,0.1,0.5\r\n"
                           ",0.5,0.1,2";

START_TEST(values_to_the_bit) {
    struct PointsFile file;
    struct Error error;
    ck_assert_msg(read_text(&file, good, &error) == STATUS_OK, "%s", error.text);
    ck_assert_uint_eq(file.points, 3);
    ck_assert_uint_eq(file.factors, 2);
    ck_assert_uint_eq(file.columns, 4);
    ck_assert_str_eq(file.factor[0].key, "legal.ambiguity");
    ck_assert_str_eq(file.factor[1].key, "trust.spread");
    static const double expected[] = {0.25, 0.30000000000000004, 0.75, 0.1, 0.5, 0.1};
    for (int i = 0; i < 6; i++)
        ck_assert_double_eq(file.value[i], expected[i]);
    ck_assert_double_eq(file.factor[0].low, 0.25);
    ck_assert_double_eq(file.factor[0].high, 0.75);
    points_file_free(&file);
}
END_TEST

START_TEST(other_columns_are_kept) {
    char *written = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&written, &size);
    ck_assert(points_file_keeps(good, sizeof good - 1));
    points_file_write_kept(good, sizeof good - 1, stream);
    fclose(stream);
    ck_assert_str_eq(written, "point,id,weight\n0,\"a \"\"b\"\", c\",1\n1,\"two\nlines\",0.5\n2,,2\n");
    free(written);
    double weight[3];
    ck_assert(points_file_kept(good, sizeof good - 1, "weight", 3, weight));
    ck_assert(weight[0] == 1.0 && weight[1] == 0.5 && weight[2] == 2.0);
    ck_assert(!points_file_kept(good, sizeof good - 1, "id", 3, weight));
    ck_assert(!points_file_kept(good, sizeof good - 1, "none", 3, weight));
    ck_assert(!points_file_keeps("trust.spread\n1\n", 15));
}
END_TEST

START_TEST(a_constant_column_has_a_range) {
    struct PointsFile file;
    struct Error error;
    ck_assert_int_eq(read_text(&file, "trust.spread\n0.5\n0.5\n", &error), STATUS_OK);
    ck_assert(file.factor[0].low == 0.5 && file.factor[0].high == 1.5);
    ck_assert_double_eq(factor_position(&file.factor[0], 0.5), 0.0);
    points_file_free(&file);
}
END_TEST

static const struct {
    const char *text, *message;
} faults[] = {
    {"", "names no parameter"},
    {"id\n1\n", "p.csv:1: the first line names no parameter"},
    {"trust.spread\n", "p.csv: has no points"},
    {"trust.spred\n1\n", "p.csv:1: "},
    {"trust.spread,trust.spread\n1,1\n", "p.csv:1: column 2 \"trust.spread\": is there twice"},
    {"trust.spread\n0.1\n1,5\n", "p.csv:3: has 2 fields, the first line has 1"},
    {"id,trust.spread\n\"a\nb\",0.1\nc,x\n", "p.csv:4: column 2 \"trust.spread\": \"x\" is not a number"},
    {"trust.spread\nnan\n", "is not a number"},
    {"id,trust.spread\n1,\n", "column 2 \"trust.spread\": is empty"},
    {"legal.ambiguity\n7\n", "p.csv:2: column 1 \"legal.ambiguity\": "},
    {"world.agencies\n20.5\n", "p.csv:2: column 1 \"world.agencies\": "},
    {"trust.spread\n\"0.1\n", "p.csv:2: column 1: a quotation mark is not closed"},
    {"trust.spread\n0\"1\n", "p.csv:2: column 1: a quotation mark stands within"},
    {"interventions.workshop.start_week\n1\n", "p.csv:1: "},
    {"trust.spread,id\n0.1,\x01\n", "p.csv:2: column 2: the field is no clean"},
};

START_TEST(each_fault_has_its_place) {
    struct PointsFile file;
    struct Error error;
    ck_assert_msg(read_text(&file, faults[_i].text, &error) == STATUS_CONFIGURATION, "%s is taken",
                  faults[_i].text);
    ck_assert_msg(strstr(error.text, faults[_i].message) != NULL, "\"%s\", not \"%s\"", error.text,
                  faults[_i].message);
    points_file_free(&file);
}
END_TEST

START_TEST(all_faults_come_at_once_but_not_for_ever) {
    struct PointsFile file;
    struct Error error;
    char text[1000] = "trust.spread\n";
    ck_assert_int_eq(read_text(&file, "trust.spread\nx\ny\n", &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 2);
    points_file_free(&file);
    for (int i = 0; i < 100; i++)
        strcat(text, "x\n");
    ck_assert_int_eq(read_text(&file, text, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, POINTS_FILE_FAULTS + 1);
    points_file_free(&file);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, values_to_the_bit);
    tcase_add_test(cases, other_columns_are_kept);
    tcase_add_test(cases, a_constant_column_has_a_range);
    tcase_add_loop_test(cases, each_fault_has_its_place, 0, (int)(sizeof faults / sizeof *faults));
    tcase_add_test(cases, all_faults_come_at_once_but_not_for_ever);
}

int main(void) {
    return run_suite("points_file", add_tests);
}
