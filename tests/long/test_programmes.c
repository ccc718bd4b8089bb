/* What must hold exactly in the scenarios of the study's programmes, in each replicate. */
#define _POSIX_C_SOURCE 200809L
#include <glob.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "run/replicate.h"
#include "scenario/reader.h"
#include "tests/suite.h"

enum { WEEKS = 520, REPLICATES = 3, MIDDLE = 260 };

/* What is looked at in one run: episodes that started after the burn-in, proposals, and the run itself. */
struct Look {
    struct RunRecord run;
    int64_t episodes[CASE_TYPE_COUNT], exits[CASE_TYPE_COUNT][EXIT_COUNT], crowdsourced[CASE_TYPE_COUNT];
    int64_t purpose_late, approved_early, approved_late; /* of internal data, early: decided before MIDDLE */
    int64_t proposals[PROGRAMME_COUNT], started[PROGRAMME_COUNT];
};

static void look_at_episode(struct Look *self, const struct EpisodeRecord *episode) {
    if (episode->start_week < 0)
        return;
    bool internal = episode->case_type == CASE_PUBLIC_INTERNAL || episode->case_type == CASE_PRIVATE_INTERNAL;
    self->episodes[episode->case_type]++;
    self->started[episode->programme]++;
    self->crowdsourced[episode->case_type] += episode->crowdsourced;
    if (episode->exit != RECORD_MISSING)
        self->exits[episode->case_type][episode->exit]++;
    if (internal && episode->work_week != RECORD_MISSING)
        *(episode->work_week < MIDDLE ? &self->approved_early : &self->approved_late) += 1;
    if (internal && episode->refusal == REFUSAL_PURPOSE && episode->end_week >= MIDDLE)
        self->purpose_late++;
}

static enum Status look(void *context, enum RecordTable table, const void *record, struct Error *error) {
    (void)error;
    struct Look *self = context;
    if (table == TABLE_RUNS)
        self->run = *(const struct RunRecord *)record;
    if (table == TABLE_EPISODES)
        look_at_episode(self, record);
    if (table == TABLE_PROPOSALS) {
        const struct ProposalRecord *proposals = record;
        self->proposals[proposals->programme] += proposals->proposals;
    }
    return STATUS_OK;
}

static void run_file(const char *path, int64_t weeks, uint64_t replicate, struct Look *found) {
    struct Error error = {0};
    struct Scenario scenario;
    ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
    ck_assert_msg(scenario_read(&scenario, path, &error) == STATUS_OK, "%s", error.text);
    ck_assert_msg(scenario_check(&scenario, &error) == STATUS_OK, "%s", error.text);
    struct ReplicateInput input = {.scenario = &scenario, .seed = 20211002, .weeks = weeks};
    memset(found, 0, sizeof *found);
    struct Recorder recorder = {found, look, ~0u};
    ck_assert_msg(replicate_run(&input, replicate, &recorder, &error) == STATUS_OK, "%s: %s", path,
                  error.text);
    scenario_free(&scenario);
}

static void run_named(const char *name, uint64_t replicate, struct Look *found) {
    char path[256];
    snprintf(path, sizeof path, "scenarios/%s.cfg", name);
    run_file(path, WEEKS, replicate, found);
}

START_TEST(every_scenario_runs) {
    glob_t files;
    ck_assert_int_eq(glob("scenarios/*.cfg", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        struct Look found;
        run_file(files.gl_pathv[i], 52, 0, &found);
        ck_assert_msg(found.run.issues > 0, "%s: nothing happens", files.gl_pathv[i]);
    }
    globfree(&files);
}
END_TEST

/* C64: without the staffing rule fellows are paid for and change nothing, with it they do. */
START_TEST(fellows_need_the_staffing_rule) {
    int differ = 0;
    for (uint64_t replicate = 0; replicate < REPLICATES; replicate++) {
        struct Look without_fellows, without_rule, with_rule;
        run_named("baseline", replicate, &without_fellows);
        run_named("fellowship-without-rule", replicate, &without_rule);
        run_named("fellowship", replicate, &with_rule);
        ck_assert(without_rule.run.intervention_cost > 0.0);
        without_rule.run.intervention_cost = without_fellows.run.intervention_cost;
        ck_assert_mem_eq(&without_fellows, &without_rule, sizeof without_rule);
        differ += with_rule.run.public_value != without_fellows.run.public_value;
    }
    ck_assert_int_eq(differ, REPLICATES);
}
END_TEST

/* C62: bound data are refused whatever anyone thinks, until the law is amended. */
START_TEST(only_an_amendment_frees_bound_data) {
    for (uint64_t replicate = 0; replicate < REPLICATES; replicate++) {
        struct Look bound, amended;
        run_named("cctv-purpose-limit", replicate, &bound);
        run_named("cctv-amendment", replicate, &amended);
        ck_assert_int_gt(bound.episodes[CASE_PRIVATE_INTERNAL], 0);
        ck_assert_int_eq(bound.approved_early + bound.approved_late, 0);
        ck_assert_int_gt(bound.purpose_late, 0);
        ck_assert_int_eq(amended.approved_early, 0);
        ck_assert_int_gt(amended.approved_late, 0);
        ck_assert_int_eq(amended.purpose_late, 0);
    }
}
END_TEST

/* C16: where no data exist the crowd collects them, and there is nothing that anyone could refuse. */
START_TEST(the_crowd_needs_no_permission) {
    struct Look found;
    run_named("road-smoothness", 0, &found);
    ck_assert_int_gt(found.episodes[CASE_PRIVATE_OPEN], 0);
    ck_assert_int_eq(found.crowdsourced[CASE_PRIVATE_OPEN], found.episodes[CASE_PRIVATE_OPEN]);
    ck_assert_int_eq(found.exits[CASE_PRIVATE_OPEN][EXIT_REFUSED], 0);
}
END_TEST

/* N11: 250 proposals and at most 20 teams a year; one event of the Labour Hackathon; none without. The yearly
 * event is held ten times in 520 weeks. */
START_TEST(contests_keep_their_calendar) {
    struct Look found;
    run_named("presidential-hackathon", 0, &found);
    ck_assert_int_ge(found.proposals[PROGRAMME_COMPETITION], 2500);
    ck_assert_int_le(found.proposals[PROGRAMME_COMPETITION],
                     2520); /* and what waited at the end of the burn-in */
    ck_assert_int_le(found.started[PROGRAMME_COMPETITION], 220);
    run_named("labour-hackathon", 0, &found);
    ck_assert_int_eq(found.proposals[PROGRAMME_COMPETITION], 40);
    run_named("without-hackathon", 0, &found);
    ck_assert_int_eq(found.proposals[PROGRAMME_COMPETITION], 0);
}
END_TEST

static double cost_of(const char *name) {
    struct Look found;
    run_named(name, 0, &found);
    return found.run.intervention_cost;
}

/* Rivals with a budget cost the same. */
START_TEST(rivals_cost_the_same) {
    static const char *const pairs[][2] = {
        {"rival-demonstration-one", "rival-demonstration-many"},
        {"rival-data-work-pressed", "rival-data-work-literacy"},
        {"rival-spread-mandate", "rival-spread-felt-use"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        double one = cost_of(pairs[i][0]), other = cost_of(pairs[i][1]);
        ck_assert_double_gt(one, 0.0);
        ck_assert_msg(fabs(one / other - 1.0) < 1e-3, "%s costs %g, %s %g", pairs[i][0], one, pairs[i][1],
                      other);
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_set_timeout(tests, 0);
    tcase_add_test(tests, every_scenario_runs);
    tcase_add_test(tests, fellows_need_the_staffing_rule);
    tcase_add_test(tests, only_an_amendment_frees_bound_data);
    tcase_add_test(tests, the_crowd_needs_no_permission);
    tcase_add_test(tests, contests_keep_their_calendar);
    tcase_add_test(tests, rivals_cost_the_same);
}

int main(void) {
    return run_suite("programmes", add_tests);
}
