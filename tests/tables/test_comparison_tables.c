#define _POSIX_C_SOURCE 200809L /* open_memstream */
/* A comparison by hand as tables, for people and for files. */
#include "tables/comparison_tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/comparison_csv.h"
#include "tables/table_csv.h"
#include "tables/table_text.h"
#include "tests/suite.h"

enum { WEEKS = 130, SEED = 20180401 };

static void add_run(struct Comparison *comparison, int64_t scenario, int64_t replicate, double value) {
    struct Error error = {0};
    struct RunKey key = {scenario, 0, replicate};
    struct RunRecord record;
    memset(&record, 0, sizeof record);
    record.agencies = 10;
    record.public_value = value;
    record.ever_tried_share = 0.1 * value;
    struct Tally *tally = tally_new(comparison->outcomes.weeks);
    ck_assert_int_eq(tally_add(tally, TABLE_RUNS, &record, &error), STATUS_OK);
    ck_assert_int_eq(comparison_add(comparison, &key, tally, &error), STATUS_OK);
    tally_free(tally);
}

/* Public value 1, 2, 3 against 2, 4, 6: difference 2, standard error 1/√3; a tenth of it ever tried. These
 * two are the family, since nothing else was recorded. */
START_TEST(csv_by_hand) {
    struct Error error = {0};
    struct Comparison comparison;
    struct ComparisonPlan plan = {WEEKS, 2, 0.95, SEED, NULL, 0, NULL};
    ck_assert_int_eq(comparison_init(&comparison, &plan, &error), STATUS_OK);
    for (int64_t s = 0; s < 2; s++)
        for (int64_t r = 0; r < 3; r++)
            add_run(&comparison, s, r, (double)((r + 1) * (s + 1)));
    ck_assert_int_eq(comparison_finish(&comparison, &error), STATUS_OK);
    struct Table effects;
    ck_assert_int_eq(comparison_effects(&effects, &comparison, &error), STATUS_OK);
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(stream);
    table_csv(&effects, stream);
    fclose(stream);
    const char *header =
        "scenario,outcome,case_type,unit,baseline_mean,difference,low,high,p,p_holm,correlation,"
        "variance_reduction,unpaired_replicates,n,role,adjusted_low,adjusted_high,p_adjusted,verdict,limited_"
        "share\n";
    ck_assert_int_eq(strncmp(text, header, strlen(header)), 0);
    ck_assert_ptr_nonnull(
        strstr(text, "\n1,completed_52_weeks,public_open,share,,,,,,,,,,0,primary,,,,none,0\n"));
    ck_assert_ptr_nonnull(
        strstr(text, "\n1,intervention_cost,all,million NTD,0,0,0,0,1,,,,,3,shown,,,,none,0\n"));
    ck_assert_ptr_nonnull(
        strstr(text, "\n1,routine_horizon,all,share,0,0,0,0,1,,,,,3,secondary,,,,none,0\n"));
    const char *row = strstr(text, "\n1,public_value,all,value units,2,2,");
    double low, high, p, p_holm, correlation, reduction, unpaired, wide_low, wide_high, p_adjusted;
    int n;
    ck_assert_ptr_nonnull(row);
    ck_assert_int_eq(sscanf(row,
                            "\n1,public_value,all,value "
                            "units,2,2,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%d,primary,%lf,%lf,%lf,unclear,0\n",
                            &low, &high, &p, &p_holm, &correlation, &reduction, &unpaired, &n, &wide_low,
                            &wide_high, &p_adjusted),
                     11);
    ck_assert_double_eq_tol(low, 2.0 - 4.302653 / sqrt(3.0), 1e-6);
    ck_assert_double_eq_tol(high, 2.0 + 4.302653 / sqrt(3.0), 1e-6);
    ck_assert_double_eq_tol(p, 0.074180, 1e-6); /* t = 2 √3 with 2 degrees: 1 - t/√(2 + t²) */
    ck_assert_double_eq_tol(p_holm, 2.0 * p, 1e-12);
    ck_assert_double_eq_tol(p_adjusted, 2.0 * p, 1e-12);
    ck_assert_double_eq_tol(wide_low, 2.0 - 6.205347 / sqrt(3.0), 1e-6);
    ck_assert_double_eq_tol(wide_high, 2.0 + 6.205347 / sqrt(3.0), 1e-6);
    ck_assert_double_eq_tol(correlation, 1.0, 1e-12);
    ck_assert_double_eq_tol(reduction, 5.0, 1e-12);
    ck_assert_double_eq_tol(unpaired, 15.0, 1e-9);
    ck_assert_int_eq(n, 3);
    ck_assert_double_eq_tol(comparison_precision(&comparison), 0.1 * 4.302653 / sqrt(3.0), 1e-7);
    free(text);
    json_t *records = table_records(&effects, 0, OUTCOME_COUNT + 7);
    ck_assert_uint_eq(json_array_size(records), OUTCOME_COUNT);
    const json_t *value = json_array_get(records, OUTCOME_PUBLIC_VALUE),
                 *none = json_array_get(records, OUTCOME_COMPLETED_52);
    ck_assert_double_eq(json_number_value(json_object_get(value, "difference")), 2.0);
    ck_assert_str_eq(json_string_value(json_object_get(value, "outcome")), "public_value");
    ck_assert(json_is_null(json_object_get(none, "low")));
    ck_assert_uint_eq(json_object_size(value), comparison_table()->column_count);
    json_decref(records);
    table_free(&effects);
    comparison_free(&comparison);
}
END_TEST

/* What people read of a comparison of `runs` replicates, in which the second scenario does better by 1. */
static char *printed(int64_t runs) {
    struct Error error = {0};
    struct Comparison comparison;
    struct Tables tables = {0};
    struct Scenario scenarios[2] = {{.name = "base"}, {.name = "more"}};
    struct ComparisonPlan plan = {WEEKS, 2, 0.95, SEED, NULL, 0, NULL};
    ck_assert_int_eq(comparison_init(&comparison, &plan, &error), STATUS_OK);
    for (int64_t s = 0; s < 2; s++)
        for (int64_t r = 0; r < runs; r++)
            add_run(&comparison, s, r, (double)(r % 2 + s + 1));
    ck_assert_int_eq(comparison_finish(&comparison, &error), STATUS_OK);
    ck_assert_int_eq(comparison_tables(&tables, &comparison, scenarios, &error), STATUS_OK);
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(stream);
    for (size_t i = 0; i < tables.count; i++)
        table_print(&tables.tables[i], stream);
    ck_assert_int_eq(fclose(stream), 0);
    tables_free(&tables);
    comparison_free(&comparison);
    return text;
}

/* Ever tried 10 % and 20 % by turns, 10 points more in the second scenario; none of it by case type. */
START_TEST(a_scenario_has_all_its_effects) {
    struct Error error = {0};
    struct Comparison comparison;
    struct Tables tables = {0};
    struct ComparisonPlan plan = {WEEKS, 2, 0.95, SEED, NULL, 0, NULL};
    char text[TABLE_CELL_SIZE];
    ck_assert_int_eq(comparison_init(&comparison, &plan, &error), STATUS_OK);
    for (int64_t s = 0; s < 2; s++)
        for (int64_t r = 0; r < 4; r++)
            add_run(&comparison, s, r, (double)(r % 2 + s + 1));
    ck_assert_int_eq(comparison_finish(&comparison, &error), STATUS_OK);
    ck_assert_int_eq(comparison_scenario(&tables, &comparison, 1, &error), STATUS_OK);
    const struct Table *overall = tables_find(&tables, "overall");
    bool tried = false, cost = false;
    for (size_t i = 0; i < overall->line_count; i++) {
        const char *key = overall->lines[i].key;
        if (strcmp(key, "ever_tried_horizon") == 0) {
            const char *const begin[] = {"15", "+10", "percentage points", "better"};
            for (size_t k = 0; k < overall->column_count; k++) {
                table_cell_text(overall, i, k, FORMAT_PLAIN, text);
                ck_assert_int_eq(strncmp(text, begin[k], strlen(begin[k])), 0);
            }
            tried = true;
        } else if (strcmp(key, "intervention_cost") == 0) {
            table_cell_text(overall, i, 3, FORMAT_PLAIN, text);
            ck_assert_str_eq(text, FORMAT_NONE);
            cost = true;
        }
    }
    ck_assert(tried && cost);
    ck_assert_uint_eq(tables_find(&tables, "by_type")->line_count, 0);
    tables_free(&tables);
    comparison_free(&comparison);
}
END_TEST

START_TEST(verdicts_stand_with_their_intervals) {
    char *text = printed(4);
    ck_assert_ptr_nonnull(strstr(text, "Public value (points)"));
    ck_assert_ptr_nonnull(strstr(text, "+1 [+1, +1]  better"));
    ck_assert_ptr_nonnull(strstr(text, "1 (100 %)"));
    ck_assert_ptr_nonnull(strstr(text, "Cost of interventions (million NTD)"));
    ck_assert_ptr_null(strstr(text, "nan"));
    free(text);
}
END_TEST

START_TEST(one_replicate_has_no_interval_verdict_or_rank) {
    char *text = printed(1);
    ck_assert_ptr_nonnull(strstr(text, "no verdict"));
    ck_assert_ptr_nonnull(strstr(text, "a ranking takes two replicates"));
    ck_assert_ptr_null(strchr(text, '['));
    ck_assert_ptr_null(strstr(text, "100 %"));
    ck_assert_ptr_null(strstr(text, "nan"));
    free(text);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, csv_by_hand);
    tcase_add_test(tests, a_scenario_has_all_its_effects);
    tcase_add_test(tests, verdicts_stand_with_their_intervals);
    tcase_add_test(tests, one_replicate_has_no_interval_verdict_or_rank);
}

int main(void) {
    return run_suite("comparison tables", add_tests);
}
