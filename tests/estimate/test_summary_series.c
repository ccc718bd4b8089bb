/* Adoption, weekly series, run columns and the files from hand-made records. */
#include "estimate/summary_csv.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hand_made.h"
#include "tests/suite.h"

static void add_agency(struct Summary *summary, int64_t replicate, int64_t tried_week) {
    struct AgencyRecord record;
    memset(&record, 0, sizeof record);
    record.tried_week = tried_week;
    add(summary, replicate, TABLE_AGENCIES, &record);
}

/* Shares after 260 weeks: 0.259, 0.518 and 0.777. */
START_TEST(adoption_over_three_runs) {
    struct Summary summary;
    start(&summary, 520);
    for (int64_t run = 0; run < 3; run++) {
        add_weeks(&summary, run, 0.001 * (double)(run + 1));
        add_agency(&summary, run, RECORD_MISSING);
        add_agency(&summary, run, -20);
        add_agency(&summary, run, 40 * run);
    }
    finish(&summary);
    const struct AdoptionSummary *adoption = &summary.adoption;
    const double values[] = {0.259, 0.518, 0.777};
    struct Estimate known = interval_mean(values, 3, 0.95);
    ck_assert_double_eq_tol(adoption->at[CURVE_TRIED][ADOPTION_YEARS_5].mean.value, known.value, 1e-12);
    ck_assert_double_lt(known.low,
                        0.0); /* Student's t leaves what a share can be, and so on the logit scale */
    known = interval_within(&known, 0.0, 1.0);
    ck_assert_double_eq_tol(adoption->at[CURVE_TRIED][ADOPTION_YEARS_5].mean.low, known.low, 1e-12);
    ck_assert_double_gt(known.low, 0.0);
    ck_assert_double_lt(known.high, 1.0);
    ck_assert_double_eq_tol(adoption->at[CURVE_TRIED][ADOPTION_YEARS_5].band_low, 0.259 + 0.1 * 0.259, 1e-12);
    ck_assert_double_eq_tol(adoption->curve[CURVE_TRIED]->band_high[259], 0.777 - 0.1 * 0.259, 1e-12);
    ck_assert_double_eq_tol(adoption->at[CURVE_ROUTINE][ADOPTION_YEARS_10].mean.value,
                            0.5 * (0.519 + 1.0 + 1.0) / 3.0, 1e-12);
    ck_assert_double_eq_tol(adoption->restricted_mean_weeks.value, (520.0 + 40.0) / 3.0, 1e-9);
    ck_assert_double_eq_tol(adoption->reach[1].runs.value, 1.0, 1e-15);
    ck_assert_double_eq_tol(adoption->reach[2].runs.value, 2. / 3, 1e-15);
    ck_assert_double_eq(adoption->reach[2].median_week.value, 0.5 * (450.0 + 300.0));
    ck_assert_int_eq(adoption->reach[2].median_week.count, 2);
    ck_assert_int_eq(adoption->bass.runs, 3);
    double widest = estimate_half_width(&adoption->at[CURVE_TRIED][ADOPTION_HORIZON].mean);
    ck_assert_double_eq_tol(summary_precision(&summary), widest, 1e-15);
    ck_assert_uint_eq(summary_series(&summary, "open_datasets")->length, 0);
    ck_assert_ptr_null(summary_series(&summary, "no_such_column"));
    summary_free(&summary);
}
END_TEST

START_TEST(bass_of_one_run) {
    struct Summary summary;
    start(&summary, 520);
    double tried = 0.0;
    for (int64_t week = 0; week < 520; week++) {
        struct WeekRecord record;
        memset(&record, 0, sizeof record);
        record.week = week;
        record.ever_tried_share = tried;
        tried += (1.0 - tried) * -expm1(-(0.01 + 0.5 * tried) / 52.0);
        add(&summary, 0, TABLE_WEEKLY, &record);
    }
    finish(&summary);
    const struct BassSummary *bass = &summary.adoption.bass;
    ck_assert_int_eq(bass->by_status[BASS_FITTED], 1);
    ck_assert_double_eq_tol(bass->p.value, 0.01, 1e-6);
    ck_assert_double_eq_tol(bass->q.value, 0.5, 1e-5);
    ck_assert_double_nan(bass->q.low);
    ck_assert_int_eq(bass->q.count, 1);
    ck_assert(isinf(summary_precision(&summary)));
    summary_free(&summary);
}
END_TEST

START_TEST(sourcing_by_year) {
    struct Summary summary;
    start(&summary, 110);
    add_weeks(&summary, 0, 0.0);
    finish(&summary);
    const struct Series *outsourced = &summary.sourcing[SOURCING_OUTSOURCED];
    ck_assert_uint_eq(outsourced->length, 2);
    ck_assert_double_eq(outsourced->time[1], 2.0);
    ck_assert_double_eq_tol(outsourced->value[1], 0.5, 1e-15);
    ck_assert_double_nan(outsourced->low[1]);
    ck_assert_int_eq(summary.adoption.bass.by_status[BASS_FLAT], 1);
    assert_none(&summary.adoption.bass.p);
    summary_free(&summary);
}
END_TEST

START_TEST(run_columns_are_spread) {
    struct Summary summary;
    size_t column = 0;
    start(&summary, 10);
    for (int64_t run = 0; run < 3; run++) {
        struct RunRecord record;
        memset(&record, 0, sizeof record);
        record.public_value = run == 2 ? NAN : (double)(run + 1);
        add(&summary, run, TABLE_RUNS, &record);
    }
    finish(&summary);
    while (strcmp(record_table(TABLE_RUNS)->columns[column].name, "public_value") != 0)
        column++;
    ck_assert_int_eq(summary.run_columns[column].mean.count, 2);
    ck_assert_double_eq_tol(summary.run_columns[column].mean.value, 1.5, 1e-15);
    ck_assert_double_eq_tol(summary.run_columns[column].band_high, 1.95, 1e-12);
    summary_free(&summary);
}
END_TEST

/* Lines of a file written by the summary, in memory. */
static char *csv_of(const struct Summary *summary, enum SummaryTable table) {
    FILE *stream = tmpfile();
    ck_assert_ptr_nonnull(stream);
    summary_write_header(table, stream);
    summary_write_rows(summary, table, stream);
    long size = ftell(stream);
    char *text = calloc((size_t)size + 1, 1);
    ck_assert_ptr_nonnull(text);
    rewind(stream);
    ck_assert_uint_eq(fread(text, 1, (size_t)size, stream), (size_t)size);
    fclose(stream);
    return text;
}

static size_t count_of(const char *text, char wanted) {
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += *text == wanted ? 1 : 0;
    return count;
}

START_TEST(csv_files) {
    struct Summary summary;
    start(&summary, 120);
    add_known_episodes(&summary);
    add_weeks(&summary, 0, 0.25);
    finish(&summary);
    char *survival = csv_of(&summary, SUMMARY_SURVIVAL), *adoption = csv_of(&summary, SUMMARY_ADOPTION);
    const char *header = "scenario,point,case_type,programme,exit,week,incidence,low,high,at_risk,events\n";
    ck_assert_int_eq(strncmp(survival, header, strlen(header)), 0);
    /* all, one type, one programme; eight exits and any; weeks 0 to 104 */
    ck_assert_uint_eq(count_of(survival, '\n'), 1 + 3 * (EXIT_COUNT + 1) * (SUMMARY_EPISODE_WEEKS + 1));
    ck_assert_uint_eq(count_of(survival, ','), 10 * count_of(survival, '\n'));
    ck_assert_ptr_nonnull(strstr(survival, "\n2,5,public_internal,all,refused,60,,,,0,0\n"));
    ck_assert_ptr_nonnull(strstr(survival, "\n2,5,all,task_force,completed,10,0.25,"));
    ck_assert_ptr_nonnull(strstr(survival, "\n2,5,all,all,any,10,0.25,"));
    ck_assert_uint_eq(count_of(adoption, '\n'), 1 + 4 * 120);
    ck_assert_ptr_nonnull(strstr(adoption, "\n2,5,3,ever_tried_share,0.75,,,0.75,0.75\n"));
    ck_assert_ptr_nonnull(strstr(adoption, "\n2,5,2,routine_share,0.25,,,0.25,0.25\n"));
    free(survival);
    free(adoption);
    summary_free(&summary);
}
END_TEST

static void add_tests(TCase *cases) {
    gsl_set_error_handler_off();
    tcase_add_test(cases, adoption_over_three_runs);
    tcase_add_test(cases, bass_of_one_run);
    tcase_add_test(cases, sourcing_by_year);
    tcase_add_test(cases, run_columns_are_spread);
    tcase_add_test(cases, csv_files);
}

int main(void) {
    return run_suite("summary series", add_tests);
}
