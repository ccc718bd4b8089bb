/* What is counted of a run, from records by hand. */
#include <math.h>
#include <stdlib.h>

#include "targets/measure.h"
#include "tests/suite.h"

static struct Measured measured;
static struct Watch *watched;

static void setup(void) {
    watched = watch_new(&measured);
    ck_assert_ptr_nonnull(watched);
}

static void record(enum RecordTable table, const void *of_run) {
    struct Error error = {0};
    struct Recorder recorder = watch_recorder(watched);
    ck_assert_int_eq(recorder.record(recorder.context, table, of_run, &error), STATUS_OK);
}

/* A civic episode that was pitch number `pitch` of a project, which registered its code. */
static void episode(int64_t key, int64_t project, int64_t pitch, int64_t start, int64_t end,
                    int64_t way_out) {
    struct EpisodeRecord of_run = {.key = key,
                                   .project_key = project,
                                   .pitch = pitch,
                                   .registered = 1,
                                   .programme = PROGRAMME_G0V,
                                   .case_type = CASE_PRIVATE_OPEN,
                                   .start_week = start,
                                   .work_week = start,
                                   .end_week = end,
                                   .term_weeks = RECORD_MISSING,
                                   .exit = way_out};
    record(TABLE_EPISODES, &of_run);
}

static void service(int64_t key, int64_t start, int64_t takeover, int64_t end) {
    struct ServiceRecord of_run = {.key = key,
                                   .case_type = CASE_PRIVATE_OPEN,
                                   .handed_over = takeover != RECORD_MISSING,
                                   .start_week = start,
                                   .takeover_week = takeover,
                                   .end_week = end};
    record(TABLE_SERVICES, &of_run);
}

/* A service of a week is no production, however the run ends; one that has been kept for a year is. */
START_TEST(production_is_a_year_old) {
    episode(1, 1, 1, 10, 20, EXIT_COMPLETED);
    service(1, 20, RECORD_MISSING, 21);
    episode(2, 2, 1, 190, VALIDATION_WEEKS - 2, EXIT_COMPLETED);
    service(2, VALIDATION_WEEKS - 2, RECORD_MISSING, RECORD_MISSING);
    episode(3, 3, 1, 10, 20, EXIT_COMPLETED);
    service(3, 20, RECORD_MISSING, 72);
    episode(4, 4, 1, 10, 20, EXIT_COMPLETED);
    service(4, 20, RECORD_MISSING, 71);
    episode(5, 5, 1, 10, 20, EXIT_DROPOUT);
    episode(6, 6, 1, 196, 200, EXIT_DROPOUT); /* after the cohort */
    watch_close(watched);
    ck_assert_double_eq(measured.registered_share, 1.0);
    ck_assert_double_eq(measured.counts[COUNTED_STABLE][1], 1.0);
    ck_assert_double_eq(measured.counts[COUNTED_STABLE][0], 4.0);
    ck_assert_double_eq(measured.counts[COUNTED_BETA][1], 4.0);
    ck_assert_double_eq(measured.counts[COUNTED_BETA][0], 1.0);
}
END_TEST

/* 3 weeks are a life that ended within the third. */
START_TEST(lives_are_in_days) {
    episode(1, 1, 1, 10, 13, EXIT_DROPOUT);
    watch_close(watched);
    ck_assert_double_eq(measured.lives.at_risk[0], 1.0);
    ck_assert_double_eq(measured.lives.ended[0], 0.0);
    ck_assert_double_eq(measured.lives.at_risk[1], 1.0);
    ck_assert_double_eq(measured.lives.ended[1], 1.0);
    ck_assert_double_eq(measured.lives.at_risk[2], 0.0);
}
END_TEST

static double ends(void) {
    double sum = 0.0;
    for (size_t k = 0; k < LIFE_BINS; k++)
        sum += measured.lives.ended[k];
    return sum;
}

/* A project lives from its first start to its last trace over all its pitches, whoever keeps its service. */
START_TEST(a_project_has_one_life) {
    episode(1, 1, 1, 0, 5, EXIT_DROPOUT);
    episode(2, 1, 3, 50, 60, EXIT_COMPLETED); /* the second pitch found no team */
    episode(9, 8, 2, 10, 20, EXIT_DROPOUT);   /* begun before week 0 */
    service(2, 60, 70, 100);                  /* 700 days after the start */
    watch_close(watched);
    ck_assert_double_eq(ends(), 1.0);
    ck_assert_double_eq(measured.lives.ended[11], 1.0); /* 665 to 910 days */
    ck_assert_double_eq(measured.counts[COUNTED_PROJECTS][2], 1.0);
    ck_assert_double_eq(measured.counts[COUNTED_PROJECTS][0], 0.0);
}
END_TEST

/* Who had a trace after 2017 was alive at its end; who began after 2015 is not in the cohort. */
START_TEST(what_is_alive_is_censored) {
    episode(1, 1, 1, 100, 250, EXIT_DROPOUT);
    episode(2, 2, 1, 160, 170, EXIT_DROPOUT);
    watch_close(watched);
    ck_assert_double_eq(ends(), 0.0);
    ck_assert_double_eq(measured.lives.at_risk[0], 1.0);
    /* Followed for 148 weeks, 1036 days. */
    ck_assert_double_eq(measured.lives.at_risk[11], 1.0);
    ck_assert_double_eq(measured.lives.at_risk[12], 0.0);
}
END_TEST

START_TEST(requests_by_fate) {
    const struct ProposalRecord rows[] = {
        {.programme = PROGRAMME_CIVIC_REQUEST, .fate = FATE_REFUSED, .proposals = 5},
        {.programme = PROGRAMME_CIVIC_REQUEST, .fate = FATE_UNANSWERED, .proposals = 2},
        {.programme = PROGRAMME_CIVIC_REQUEST, .fate = FATE_STARTED, .proposals = 3},
        {.programme = PROGRAMME_CIVIC_REQUEST, .fate = FATE_NO_TEAM, .proposals = 1},
        {.programme = PROGRAMME_CIVIC_REQUEST, .fate = FATE_PENDING, .proposals = 9},
        {.programme = PROGRAMME_COMPETITION, .fate = FATE_REFUSED, .proposals = 9}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        record(TABLE_PROPOSALS, &rows[i]);
    watch_close(watched);
    ck_assert_double_eq(measured.counts[COUNTED_REQUESTS][0], 5.0);
    ck_assert_double_eq(measured.counts[COUNTED_REQUESTS][1], 2.0);
    ck_assert_double_eq(measured.counts[COUNTED_REQUESTS][2], 4.0);
}
END_TEST

/* Offices of the centre and of small governments are left out; the others are told by their government's
 * mean. */
START_TEST(offices_of_cities) {
    for (int64_t a = 0; a < 30; a++) {
        struct AgencyRecord of_run = {.agency = a,
                                      .government = a < 12   ? 0
                                                    : a < 22 ? 1
                                                             : 2,
                                      .open_datasets = a};
        record(TABLE_AGENCIES, &of_run);
    }
    watch_close(watched);
    ck_assert_uint_eq(measured.offices, 10);
    ck_assert_double_eq_tol(measured.office[0], 12.0 / 16.5, 1e-12);
}
END_TEST

static void term(enum CaseType type, int64_t work, int64_t end, int64_t term_weeks, int64_t way_out) {
    struct EpisodeRecord of_run = {.programme = PROGRAMME_COMPETITION,
                                   .case_type = type,
                                   .start_week = 5,
                                   .work_week = work,
                                   .end_week = end,
                                   .term_weeks = term_weeks,
                                   .exit = way_out};
    record(TABLE_EPISODES, &of_run);
}

/* From the first week of work; up to half a term late is in time; what never worked, has no term or runs on
 * is left out. */
START_TEST(terms_from_the_work_on) {
    term(CASE_PUBLIC_OPEN, 10, 30, 20, EXIT_COMPLETED);
    term(CASE_PUBLIC_OPEN, 10, 40, 20, EXIT_COMPLETED);
    term(CASE_PUBLIC_OPEN, 11, 41, 20, EXIT_COMPLETED);
    term(CASE_PUBLIC_OPEN, 10, 41, 20, EXIT_DEADLINE);
    term(CASE_PUBLIC_OPEN, 10, 11, RECORD_MISSING, EXIT_COMPLETED);
    term(CASE_PUBLIC_OPEN, RECORD_MISSING, 11, 20, EXIT_REFUSED);
    term(CASE_PUBLIC_OPEN, 10, RECORD_MISSING, 20, RECORD_MISSING);
    watch_close(watched);
    ck_assert_double_eq(measured.in_time_share[CASE_PUBLIC_OPEN], 0.75);
    ck_assert_double_eq(measured.peak_weeks[CASE_PUBLIC_OPEN], 30.0);
    ck_assert_double_nan(measured.in_time_share[CASE_PUBLIC_INTERNAL]);
    ck_assert_double_nan(measured.peak_weeks[CASE_PUBLIC_INTERNAL]);
}
END_TEST

/* Which of the pitches of the civic programme were pitched before, the run's record says; crises by the year.
 */
START_TEST(what_the_record_of_the_run_says) {
    const struct ProposalRecord civic[] = {
        {.programme = PROGRAMME_G0V, .fate = FATE_STARTED, .proposals = 30},
        {.programme = PROGRAMME_G0V, .fate = FATE_NO_TEAM, .proposals = 10}};
    const struct RunRecord run = {.repitch_share = 0.25,
                                  .datasets_median_government = 12.0,
                                  .datasets_gini_government = 0.5,
                                  .datasets_unused_share = 0.9,
                                  .crises = 23};
    record(TABLE_PROPOSALS, &civic[0]);
    record(TABLE_PROPOSALS, &civic[1]);
    record(TABLE_RUNS, &run);
    watch_close(watched);
    ck_assert_double_eq(measured.counts[COUNTED_PITCHES][0], 30.0);
    ck_assert_double_eq(measured.counts[COUNTED_PITCHES][1], 10.0);
    ck_assert_double_eq(measured.government_median, 12.0);
    ck_assert_double_eq(measured.government_gini, 0.5);
    ck_assert_double_eq(measured.unused_share, 0.9);
    ck_assert_double_eq_tol(measured.crises_a_year, 4.0, 1e-12);
}
END_TEST

START_TEST(datasets_week_by_week) {
    for (int64_t w = 0; w < VALIDATION_WEEKS; w++)
        record(TABLE_WEEKLY, &(struct WeekRecord){.week = w, .open_datasets = 100 + w});
    watch_close(watched);
    ck_assert_double_eq(measured.open_datasets[0], 100.0);
    ck_assert_double_eq(measured.open_datasets[VALIDATION_WEEKS - 1], 99.0 + VALIDATION_WEEKS);
}
END_TEST

/* What registers no code is in no count of releases, and its share is told. */
START_TEST(projects_that_register_no_code) {
    struct EpisodeRecord silent = {.key = 2,
                                   .project_key = 2,
                                   .pitch = 1,
                                   .programme = PROGRAMME_G0V,
                                   .start_week = 10,
                                   .work_week = 10,
                                   .end_week = 20,
                                   .term_weeks = RECORD_MISSING,
                                   .exit = EXIT_COMPLETED};
    episode(1, 1, 1, 10, 20, EXIT_DROPOUT);
    for (silent.key = 2; silent.key <= 4; silent.key++) {
        silent.project_key = silent.key;
        record(TABLE_EPISODES, &silent);
    }
    service(99, 20, RECORD_MISSING, 100); /* of a collaboration that is no civic project */
    watch_close(watched);
    ck_assert_double_eq(measured.registered_share, 0.25);
    ck_assert_double_eq(measured.counts[COUNTED_BETA][0], 1.0);
    ck_assert_double_eq(measured.counts[COUNTED_BETA][1], 0.0);
    ck_assert_double_eq(measured.counts[COUNTED_PROJECTS][0], 4.0);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_checked_fixture(cases, setup, NULL);
    tcase_add_test(cases, production_is_a_year_old);
    tcase_add_test(cases, lives_are_in_days);
    tcase_add_test(cases, a_project_has_one_life);
    tcase_add_test(cases, what_is_alive_is_censored);
    tcase_add_test(cases, requests_by_fate);
    tcase_add_test(cases, offices_of_cities);
    tcase_add_test(cases, terms_from_the_work_on);
    tcase_add_test(cases, what_the_record_of_the_run_says);
    tcase_add_test(cases, datasets_week_by_week);
    tcase_add_test(cases, projects_that_register_no_code);
}

int main(void) {
    return run_suite("measure", add_tests);
}
