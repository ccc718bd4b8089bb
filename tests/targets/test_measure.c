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

static void add_tests(TCase *cases) {
    tcase_add_checked_fixture(cases, setup, NULL);
    tcase_add_test(cases, production_is_a_year_old);
    tcase_add_test(cases, lives_are_in_days);
    tcase_add_test(cases, a_project_has_one_life);
    tcase_add_test(cases, what_is_alive_is_censored);
    tcase_add_test(cases, requests_by_fate);
    tcase_add_test(cases, offices_of_cities);
}

int main(void) {
    return run_suite("measure", add_tests);
}
