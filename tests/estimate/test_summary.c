/* Episodes, services and proposals from hand-made records. */
#include "estimate/summary.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "estimate/survival.h"
#include "hand_made.h"
#include "tests/suite.h"

static struct Error error;

START_TEST(one_run_with_known_ends) {
    struct Summary summary;
    start(&summary, 120);
    add_known_episodes(&summary);
    finish(&summary);
    const int groups[] = {GROUP_ALL, TYPE_1, GROUP_PROGRAMME + PROGRAMME_TASK_FORCE};
    for (size_t i = 0; i < 3; i++) {
        const struct EpisodeSummary *episodes = &summary.episodes[groups[i]];
        ck_assert_int_eq(episodes->episodes, 5);
        ck_assert_int_eq(episodes->cohort, 4);
        ck_assert_double_eq_tol(episodes->completed[COMPLETION_26].value, 0.25, 1e-15);
        ck_assert_double_nan(episodes->completed[COMPLETION_26].low); /* one run is no sample of runs */
        ck_assert_double_nan(episodes->completed[COMPLETION_26].high);
        ck_assert_int_eq(episodes->completed[COMPLETION_26].count, 4);
        ck_assert_double_eq_tol(episodes->ended[EXIT_DROPOUT].value, 0.25, 1e-15);
        ck_assert_double_eq_tol(episodes->completed_or_partial[COMPLETION_52].value, 0.25, 1e-15);
        ck_assert_double_eq(episodes->median_weeks.value, 20.0);
        ck_assert_double_eq(episodes->incidence[EXIT_REFUSED].events[20], 1.0);
        ck_assert_double_eq(episodes->in_progress.at_risk[11], 3.0);
        ck_assert_double_eq_tol(episodes->in_progress.value[52], 0.25, 1e-15);
        ck_assert_double_nan(episodes->in_progress.value[53]);
    }
    summary_free(&summary);
    summary_free(&summary);
}
END_TEST

START_TEST(groups_without_episodes_are_not_available) {
    struct Summary summary;
    start(&summary, 120);
    add_known_episodes(&summary);
    finish(&summary);
    ck_assert_int_eq(summary.episodes[TYPE_2].episodes, 0);
    assert_none(&summary.episodes[TYPE_2].completed[COMPLETION_52]);
    assert_none(&summary.episodes[TYPE_2].median_weeks);
    assert_none(&summary.episodes[TYPE_2].completed_per_proposal);
    ck_assert_uint_eq(summary.episodes[TYPE_2].in_progress.length, 0);
    assert_none(&summary.proposals[GROUP_ALL].fate[FATE_STARTED]);
    assert_none(&summary.services[SERVICE_ALL].restricted_mean_weeks);
    ck_assert_uint_eq(summary_series(&summary, "trust_citizen")->length, 0);
    assert_none(&summary.adoption.restricted_mean_weeks);
    assert_none(&summary.run_columns[0].mean);
    summary_free(&summary);
}
END_TEST

START_TEST(no_record_at_all) {
    struct Summary summary;
    start(&summary, 120);
    finish(&summary);
    assert_none(&summary.episodes[GROUP_ALL].completed[COMPLETION_52]);
    assert_none(&summary.adoption.at[CURVE_TRIED][ADOPTION_HORIZON].mean);
    assert_none(&summary.adoption.reach[0].runs);
    assert_none(&summary.adoption.bass.p);
    ck_assert(isinf(summary_precision(&summary)));
    summary_free(&summary);
}
END_TEST

START_TEST(all_censored) {
    struct Summary summary;
    start(&summary, 120);
    for (int i = 0; i < 20; i++)
        add_episode(&summary, 0, 0, RECORD_MISSING, RECORD_MISSING);
    finish(&summary);
    const struct Estimate *completed = &summary.episodes[TYPE_1].completed[COMPLETION_52];
    ck_assert_double_eq(completed->value, 0.0);
    ck_assert_double_nan(completed->low);
    ck_assert_double_nan(completed->high);
    assert_none(&summary.episodes[TYPE_1].median_weeks);
    ck_assert_uint_eq(summary.episodes[TYPE_1].in_progress.length, SUMMARY_EPISODE_WEEKS + 1);
    summary_free(&summary);
}
END_TEST

START_TEST(horizon_shorter_than_the_follow_up) {
    struct Summary summary;
    start(&summary, 40);
    add_episode(&summary, 0, 0, 10, EXIT_COMPLETED);
    add_weeks(&summary, 0, 0.01);
    finish(&summary);
    ck_assert_int_eq(summary.episodes[TYPE_1].episodes, 1);
    ck_assert_int_eq(summary.episodes[TYPE_1].cohort, 0);
    assert_none(&summary.episodes[TYPE_1].completed[COMPLETION_26]);
    assert_none(&summary.adoption.at[CURVE_TRIED][ADOPTION_YEARS_5].mean);
    ck_assert_double_eq_tol(summary.adoption.at[CURVE_TRIED][ADOPTION_HORIZON].mean.value, 0.39, 1e-12);
    ck_assert_uint_eq(summary.sourcing[SOURCING_IN_HOUSE].length, 0);
    summary_free(&summary);
}
END_TEST

/* Completed of cohort, run by run: 1 of 2, 2 of 4, 3 of 3. Without one of them 5/7, 4/5 and 3/6 are left. */
static void add_three_runs(struct Summary *summary) {
    static const int completed[] = {1, 2, 3}, cohort[] = {2, 4, 3};
    for (int run = 0; run < 3; run++)
        for (int i = 0; i < cohort[run]; i++)
            add_episode(summary, run, 0, 10 + run, i < completed[run] ? EXIT_COMPLETED : EXIT_DROPOUT);
}

START_TEST(jackknife_over_runs) {
    struct Summary summary;
    start(&summary, 120);
    add_three_runs(&summary);
    finish(&summary);
    const double without[] = {5. / 7, 4. / 5, 3. / 6};
    double mean = (without[0] + without[1] + without[2]) / 3.0, variance = 0.0;
    for (int i = 0; i < 3; i++)
        variance += 2.0 / 3.0 * (without[i] - mean) * (without[i] - mean);
    struct Estimate known =
        survival_interval(6. / 9, variance, 9, interval_critical(0.95, 2.0), SURVIVAL_LOG_LOG);
    const struct Estimate *completed = &summary.episodes[TYPE_1].completed[COMPLETION_26];
    ck_assert_double_eq_tol(completed->value, 6. / 9, 1e-14);
    ck_assert_double_eq_tol(completed->low, known.low, 1e-9);
    ck_assert_double_eq_tol(completed->high, known.high, 1e-9);
    ck_assert_int_eq(completed->count, 9);
    ck_assert_double_eq_tol(summary_precision(&summary), 0.5 * (known.high - known.low), 1e-9);
    summary_free(&summary);
}
END_TEST

/* One study of ten runs whose completion probabilities differ, Beta with mean 0.1, 40 episodes each. */
static bool study_covers(const gsl_rng *rng) {
    struct Summary summary;
    start(&summary, 60);
    for (int run = 0; run < 10; run++) {
        double completion = gsl_ran_beta(rng, 3.0, 27.0);
        for (int i = 0; i < 40; i++)
            add_episode(&summary, run, 0, 20,
                        gsl_rng_uniform(rng) < completion ? EXIT_COMPLETED : EXIT_DROPOUT);
    }
    finish(&summary);
    struct Estimate completed = summary.episodes[TYPE_1].completed[COMPLETION_52];
    summary_free(&summary);
    return completed.low <= 0.1 && 0.1 <= completed.high;
}

/* Coverage where episodes of a run are alike. If it is 0.95, the hits of 400 studies lie outside 357..398
 * with probability 1e-6, the false-alarm rate. With the estimator's own variance, as if episodes were
 * independent, it is some 0.8. */
START_TEST(jackknife_covers) {
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    ck_assert_ptr_nonnull(rng);
    gsl_rng_set(rng, 1958);
    int hits = 0;
    for (int study = 0; study < 400; study++)
        hits += study_covers(rng) ? 1 : 0;
    gsl_rng_free(rng);
    ck_assert_int_ge(hits, 357);
    ck_assert_int_le(hits, 398);
}
END_TEST

START_TEST(finishing_again_after_more_runs) {
    struct Summary once, twice;
    start(&once, 120);
    add_three_runs(&once);
    add_episode(&once, 7, 3, 9, EXIT_PARTIAL);
    finish(&once);
    start(&twice, 120);
    add_three_runs(&twice);
    finish(&twice);
    add_episode(&twice, 7, 3, 9, EXIT_PARTIAL);
    finish(&twice);
    const struct Estimate *one = &once.episodes[GROUP_ALL].completed_or_partial[COMPLETION_52];
    const struct Estimate *other = &twice.episodes[GROUP_ALL].completed_or_partial[COMPLETION_52];
    ck_assert_double_eq_tol(one->value, 0.7, 1e-14);
    ck_assert_mem_eq(one, other, sizeof *one);
    summary_free(&once);
    summary_free(&twice);
}
END_TEST

static void add_service(struct Summary *summary, int64_t start_week, int64_t end_week,
                        int64_t takeover_week) {
    struct ServiceRecord record = {.start_week = start_week,
                                   .end_week = end_week,
                                   .handed_over = takeover_week != RECORD_MISSING,
                                   .takeover_week = takeover_week};
    add(summary, 0, TABLE_SERVICES, &record);
}

START_TEST(lives_of_services) {
    struct Summary summary;
    start(&summary, 400);
    add_service(&summary, 0, 100, 0);
    add_service(&summary, 10, RECORD_MISSING, 30); /* watched for 369 weeks since: alive over all 260 */
    add_service(&summary, 0, 40, RECORD_MISSING);
    add_service(&summary, -3, 1, RECORD_MISSING); /* burn-in: out */
    finish(&summary);
    ck_assert_int_eq(summary.services[SERVICE_ALL].services, 3);
    ck_assert_double_eq_tol(summary.services[SERVICE_HANDED_OVER].restricted_mean_weeks.value, 180.0, 1e-9);
    ck_assert_double_eq_tol(summary.services[SERVICE_KEPT].restricted_mean_weeks.value, 40.0, 1e-9);
    ck_assert_double_eq_tol(summary.services[SERVICE_ALL].restricted_mean_weeks.value, 400. / 3, 1e-9);
    ck_assert_double_eq(summary.services[SERVICE_ALL].median_weeks.value, 100.0);
    ck_assert_double_eq_tol(summary.services[SERVICE_ALL].alive.value[40], 2. / 3, 1e-14);
    summary_free(&summary);
}
END_TEST

/* A service that is taken over at 200 weeks has nothing to say of the ages before: the one of the two others
 * that ends at 100 was one of two, the one at 230 one of two. A clock that began anew would have 30 weeks. */
START_TEST(a_takeover_enters_late) {
    struct Summary summary;
    start(&summary, 400);
    add_service(&summary, 0, 100, 0);
    add_service(&summary, 10, RECORD_MISSING, 30);
    add_service(&summary, 0, 230, 200);
    add_service(&summary, 0, 300, 270); /* beyond what is followed */
    finish(&summary);
    const struct ServiceSummary *over = &summary.services[SERVICE_HANDED_OVER];
    ck_assert_int_eq(over->services, 3);
    ck_assert_double_eq_tol(over->alive.value[99], 1.0, 1e-14);
    ck_assert_double_eq_tol(over->alive.value[229], 0.5, 1e-14);
    ck_assert_double_eq_tol(over->alive.value[259], 0.25, 1e-14);
    ck_assert_double_eq_tol(over->restricted_mean_weeks.value, 100.0 + 0.5 * 130.0 + 0.25 * 30.0, 1e-9);
    summary_free(&summary);
}
END_TEST

/* Followed for 199 weeks at most while one lives on: nothing is known about 260. */
START_TEST(services_watched_too_briefly) {
    struct Summary summary;
    start(&summary, 200);
    add_service(&summary, 0, RECORD_MISSING, RECORD_MISSING);
    finish(&summary);
    assert_none(&summary.services[SERVICE_KEPT].restricted_mean_weeks);
    ck_assert_double_eq(summary.services[SERVICE_KEPT].alive.value[199], 1.0);
    ck_assert_double_nan(summary.services[SERVICE_KEPT].alive.value[200]);
    summary_free(&summary);
}
END_TEST

static void add_proposals(struct Summary *summary, int64_t replicate, int64_t fate, int64_t refusal,
                          int64_t count) {
    struct ProposalRecord record = {PROGRAMME_TASK_FORCE, CASE_PUBLIC_INTERNAL, fate, refusal, count};
    add(summary, replicate, TABLE_PROPOSALS, &record);
}

START_TEST(fates_of_proposals) {
    struct Summary summary;
    start(&summary, 120);
    add_proposals(&summary, 0, FATE_STARTED, RECORD_MISSING, 6);
    add_proposals(&summary, 0, FATE_REFUSED, REFUSAL_LAW, 3);
    add_proposals(&summary, 0, FATE_REFUSED, REFUSAL_OWNER, 1);
    add_episode(&summary, 0, 100, 110, EXIT_COMPLETED);
    finish(&summary);
    const struct ProposalSummary *proposals = &summary.proposals[GROUP_PROGRAMME + PROGRAMME_TASK_FORCE];
    ck_assert_int_eq(proposals->proposals, 10);
    ck_assert_double_eq(proposals->fate[FATE_STARTED].value, 0.6);
    ck_assert_double_nan(proposals->fate[FATE_STARTED].low);
    ck_assert_double_eq(proposals->fate[FATE_PENDING].value, 0.0);
    ck_assert_double_eq(proposals->refusal[REFUSAL_LAW].value, 0.75);
    ck_assert_int_eq(proposals->refusal[REFUSAL_LAW].count, 4);
    ck_assert_double_eq(summary.episodes[TYPE_1].completed_per_proposal.value, 0.1);
    summary_free(&summary);
}
END_TEST

/* Started of proposals, run by run: 1 of 2, 2 of 4, 3 of 3, as the episodes of jackknife_over_runs. */
START_TEST(jackknife_of_shares) {
    struct Summary summary;
    start(&summary, 120);
    add_three_runs(&summary);
    static const int64_t started[] = {1, 2, 3}, all[] = {2, 4, 3};
    for (int64_t run = 0; run < 3; run++) {
        struct ProposalRecord record = {PROGRAMME_TASK_FORCE, CASE_PUBLIC_INTERNAL, FATE_STARTED,
                                        RECORD_MISSING, started[run]};
        add(&summary, run + 3, TABLE_PROPOSALS, &record);
        record.fate = FATE_NO_TEAM;
        record.proposals = all[run] - started[run];
        add(&summary, run + 3, TABLE_PROPOSALS, &record);
    }
    finish(&summary);
    const struct Estimate *share = &summary.proposals[GROUP_ALL].fate[FATE_STARTED];
    const struct Estimate *completed = &summary.episodes[GROUP_ALL].completed[COMPLETION_52];
    ck_assert_double_eq_tol(share->value, 6. / 9, 1e-14);
    ck_assert_double_eq_tol(share->low, completed->low, 1e-9);
    ck_assert_double_eq_tol(share->high, completed->high, 1e-9);
    ck_assert_int_eq(share->count, 9);
    summary_free(&summary);
}
END_TEST

START_TEST(keys_and_weeks_are_checked) {
    struct Summary summary;
    const struct WeekRecord late = {.week = 10};
    const struct EpisodeRecord backwards = {.start_week = 5, .end_week = 4};
    const struct RunKey second = {0, 0, 1}, first = {0, 0, 0}, third = {0, 0, 2}, scenario = {1, 0, 2},
                        point = {0, 1, 2};
    ck_assert_int_eq(summary_init(&summary, 0, 0.95, &error), STATUS_INTERNAL);
    summary_free(&summary);
    ck_assert_int_eq(summary_init(&summary, 10, 1.0, &error), STATUS_INTERNAL);
    start(&summary, 10);
    struct Tally *tally = tally_new(10), *longer = tally_new(11);
    ck_assert_int_eq(tally_add(tally, TABLE_WEEKLY, &late, &error), STATUS_INTERNAL);
    ck_assert_int_eq(tally_add(tally, TABLE_EPISODES, &backwards, &error), STATUS_INTERNAL);
    ck_assert_int_eq(summary_add(&summary, &second, tally, &error), STATUS_OK);
    ck_assert_int_eq(summary_add(&summary, &first, tally, &error), STATUS_INTERNAL);
    ck_assert_int_eq(summary_add(&summary, &scenario, tally, &error), STATUS_INTERNAL);
    ck_assert_int_eq(summary_add(&summary, &point, tally, &error), STATUS_INTERNAL);
    ck_assert_int_eq(summary_add(&summary, &third, longer, &error), STATUS_INTERNAL);
    tally_free(tally);
    tally_free(longer);
    summary_free(&summary);
}
END_TEST

static void add_tests(TCase *cases) {
    gsl_set_error_handler_off();
    tcase_add_test(cases, one_run_with_known_ends);
    tcase_add_test(cases, groups_without_episodes_are_not_available);
    tcase_add_test(cases, no_record_at_all);
    tcase_add_test(cases, all_censored);
    tcase_add_test(cases, horizon_shorter_than_the_follow_up);
    tcase_add_test(cases, jackknife_over_runs);
    tcase_add_test(cases, jackknife_covers);
    tcase_add_test(cases, finishing_again_after_more_runs);
    tcase_add_test(cases, lives_of_services);
    tcase_add_test(cases, a_takeover_enters_late);
    tcase_add_test(cases, services_watched_too_briefly);
    tcase_add_test(cases, fates_of_proposals);
    tcase_add_test(cases, jackknife_of_shares);
    tcase_add_test(cases, keys_and_weeks_are_checked);
}

int main(void) {
    return run_suite("summary", add_tests);
}
