/* Each mechanism that is switched off behaves as its sentence in the parameter table says, in a whole run. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "run_fixture.h"
#include "world/draws.h"
#include "world/people.h"

enum { WEEKS = 110 };

struct Switched {
    struct Scenario scenario;
    struct World world;
};

static void off(struct Switched *self, const char *key) {
    char assignment[64];
    struct Error error = {0};
    snprintf(assignment, sizeof assignment, "%s=0", key);
    ck_assert_msg(scenario_set(&self->scenario, assignment, &error) == STATUS_OK, "%s", error.text);
}

static void without(struct Switched *self, const char *mechanism) {
    char key[64];
    snprintf(key, sizeof key, "mechanism.%s", mechanism);
    moderate_scenario(&self->scenario);
    off(self, key);
}

static void begin(struct Switched *self) {
    world_start(&self->world, &self->scenario, 3, WEEKS);
}

static void weeks_pass(struct Switched *self) {
    while (self->world.week < WEEKS)
        world_week(&self->world);
}

static void end(struct Switched *self) {
    world_free(&self->world);
    scenario_free(&self->scenario);
}

static void check_finite(const struct WeekRecord *week) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    for (size_t i = 0; i < table->column_count; i++) {
        double value = 0.0;
        if (table->columns[i].kind == COLUMN_REAL)
            memcpy(&value, (const char *)week + table->columns[i].offset, sizeof value);
        bool citizens = strcmp(table->columns[i].name, "expectation") == 0;
        ck_assert_msg(isfinite(value) || citizens, "%s is not finite", table->columns[i].name);
    }
}

START_TEST(test_a_run_completes_with_any_switch_off) {
    size_t switches = 0;
    for (size_t i = 0; i < params_count(); i++) {
        if (strcmp(params_row(i)->group, "mechanism") != 0)
            continue;
        struct Switched run;
        struct Records records;
        without(&run, params_row(i)->name);
        records_run(&records, &run.scenario, 9, 0, 40);
        ck_assert_uint_eq(records.count[TABLE_WEEKLY], 40);
        ck_assert_uint_eq(records.count[TABLE_RUNS], 1);
        for (size_t week = 0; week < 40; week++)
            check_finite(records_at(&records, TABLE_WEEKLY, week));
        records_free(&records);
        scenario_free(&run.scenario);
        switches++;
    }
    ck_assert_uint_ge(switches, 12);
}
END_TEST

START_TEST(test_manager_support_off) {
    struct Switched run;
    without(&run, "manager_support");
    run.scenario.params.manager_mean = 0.43;
    begin(&run);
    for (; run.world.week < WEEKS;) {
        world_week(&run.world);
        for (size_t a = 0; a < run.world.agencies.count; a++)
            if (run.world.agencies.support[a] != 0.43)
                ck_abort_msg("support %g", run.world.agencies.support[a]);
    }
    end(&run);
}
END_TEST

START_TEST(test_burden_off) {
    struct Switched run;
    double literacy[60];
    without(&run, "burden");
    begin(&run);
    memcpy(literacy, run.world.agencies.literacy, sizeof literacy);
    weeks_pass(&run);
    for (size_t a = 0; a < 60; a++) {
        ck_assert_double_eq(run.world.agencies.literacy[a], literacy[a]);
        ck_assert_double_eq(run.world.agencies.burden[a], 0.0);
        ck_assert_double_eq(run.world.agencies.emphasis_net[a], 0.0);
    }
    end(&run);
}
END_TEST

START_TEST(test_issues_off) {
    struct Switched run;
    without(&run, "issues");
    begin(&run);
    weeks_pass(&run);
    ck_assert_uint_eq(run.world.issues_born + run.world.proposals_born + run.world.episodes_born, 0);
    end(&run);
}
END_TEST

START_TEST(test_sourcing_off) {
    struct Switched run;
    without(&run, "sourcing");
    begin(&run);
    uint64_t in_house = 0;
    while (run.world.week < WEEKS) {
        world_week(&run.world);
        in_house += run.world.week_choice[0];
        ck_assert_uint_eq(run.world.week_choice[1] + run.world.week_choice[2], 0);
    }
    ck_assert_uint_eq(in_house, run.world.issues_born);
    ck_assert_uint_gt(in_house, 0);
    end(&run);
}
END_TEST

START_TEST(test_learning_off) {
    struct Switched run;
    moderate_scenario(&run.scenario);
    off(&run, "feedback.skills");
    off(&run, "feedback.usefulness");
    begin(&run);
    double *const fields[] = {run.world.agencies.value_in_house, run.world.agencies.value_outsourced,
                              run.world.agencies.value_collaboration, run.world.agencies.habit,
                              run.world.agencies.capability};
    double first[5][60];
    for (int i = 0; i < 5; i++)
        memcpy(first[i], fields[i], sizeof first[i]);
    weeks_pass(&run);
    ck_assert_uint_gt(run.world.issues_born, 50);
    for (int i = 0; i < 5; i++)
        ck_assert_mem_eq(first[i], fields[i], sizeof first[i]);
    end(&run);
}
END_TEST

/* People are many here, so that whoever is asked is free but for a few who were asked twice. */
START_TEST(test_team_formation_off) {
    struct Switched run;
    double full = 0.0, all = 0.0;
    without(&run, "team_formation");
    struct Params *p = &run.scenario.params;
    p->world_citizens = 1e8;
    p->team_familiar_share = 0.0;
    p->team_join_base = -20.0;
    p->team_join_trust = p->team_staff_support = 0.0;
    p->team_tender_weeks = 0.0;
    p->world_staff_mean = 400.0;
    p->world_staff_spread = 0.0;
    p->burden_episode_load = 0.0;
    begin(&run);
    weeks_pass(&run);
    for (size_t i = 0; i < run.world.episodes.count; i++) {
        const struct Episode *episode = &run.world.episodes.item[i];
        if (p->programme_request_first[episode->programme] != 0.0)
            continue;
        ck_assert_int_eq(episode->record.start_week, episode->record.proposed_week);
        all += 1.0;
        full += (double)episode->record.citizens == p->case_citizens[episode->type] &&
                (double)episode->record.administrators == p->case_staff[episode->type];
    }
    ck_assert_double_gt(all, 50.0);
    ck_assert_msg(full > 0.98 * all, "%g of %g teams are full", full, all);
    ck_assert_uint_eq(run.world.fates[PROGRAMME_G0V][CASE_PRIVATE_OPEN][FATE_NO_TEAM][REFUSAL_COUNT], 0);
    end(&run);
}
END_TEST

START_TEST(test_alignment_off) {
    struct Switched run;
    without(&run, "alignment");
    run.scenario.params.alignment_dry_base = 20.0;
    begin(&run);
    weeks_pass(&run);
    ck_assert_uint_gt(run.world.episodes.count, 50);
    for (size_t i = 0; i < run.world.episodes.count; i++) {
        ck_assert_int_eq(run.world.episodes.item[i].record.alignment_weeks, 0);
        ck_assert_int_ne(run.world.episodes.item[i].record.exit, EXIT_NO_AGREEMENT);
        ck_assert_int_ne(run.world.episodes.item[i].stage, STAGE_ALIGNMENT);
    }
    end(&run);
}
END_TEST

START_TEST(test_legal_review_off) {
    struct Switched run;
    without(&run, "legal_review");
    run.scenario.params.legal_refuse_base = run.scenario.params.legal_manager_refuse_base = 20.0;
    begin(&run);
    weeks_pass(&run);
    size_t internal = 0;
    for (size_t i = 0; i < run.world.episodes.count; i++) {
        const struct EpisodeRecord *record = &run.world.episodes.item[i].record;
        internal += run.scenario.params.case_internal_data[record->case_type] != 0.0;
        ck_assert_int_eq(record->legal_weeks, 0);
        ck_assert_int_eq(record->conditions, 0);
        ck_assert_int_ne(record->exit, EXIT_REFUSED);
    }
    ck_assert_uint_gt(internal, 10);
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        for (int type = 0; type < CASE_TYPE_COUNT; type++)
            for (int reason = 0; reason <= REFUSAL_COUNT; reason++)
                ck_assert_uint_eq(run.world.fates[programme][type][FATE_REFUSED][reason] +
                                      run.world.fates[programme][type][FATE_UNANSWERED][reason],
                                  0);
    end(&run);
}
END_TEST

START_TEST(test_data_quality_off) {
    struct Switched run;
    without(&run, "data_quality");
    begin(&run);
    weeks_pass(&run);
    ck_assert_uint_gt(run.world.episodes.count, 50);
    for (size_t i = 0; i < run.world.episodes.count; i++) {
        const struct Episode *episode = &run.world.episodes.item[i];
        ck_assert_double_eq(episode->quality, 1.0);
        ck_assert_double_eq(episode->expectation, 1.0);
        ck_assert_double_eq(episode->preparation, 0.0);
        ck_assert_int_eq(episode->record.cleaning_weeks, 0);
    }
    end(&run);
}
END_TEST

START_TEST(test_work_off) {
    struct Switched run;
    without(&run, "work");
    run.scenario.params.work_loss_per_year = 20.0;
    begin(&run);
    weeks_pass(&run);
    size_t completed = 0;
    for (size_t i = 0; i < run.world.episodes.count; i++) {
        const struct EpisodeRecord *record = &run.world.episodes.item[i].record;
        completed += record->exit == EXIT_COMPLETED;
        ck_assert(record->exit != EXIT_DROPOUT && record->exit != EXIT_DEADLINE &&
                  record->exit != EXIT_PARTIAL);
        ck_assert_int_eq(record->term_weeks, RECORD_MISSING);
        ck_assert(record->exit == RECORD_MISSING || record->citizens_end == record->citizens);
    }
    ck_assert_uint_gt(completed, 30);
    end(&run);
}
END_TEST

START_TEST(test_handover_off) {
    struct Switched run;
    without(&run, "handover");
    begin(&run);
    weeks_pass(&run);
    ck_assert_uint_eq(run.world.services.count, 0);
    ck_assert_uint_gt(run.world.episodes.count, 50);
    end(&run);
}
END_TEST

START_TEST(test_evidence_off) {
    struct Switched run;
    moderate_scenario(&run.scenario);
    off(&run, "feedback.trust");
    begin(&run);
    weeks_pass(&run);
    ck_assert_uint_gt(run.world.citizens.count, 50);
    for (size_t i = 0; i < run.world.citizens.count; i++)
        ck_assert_double_eq_tol(citizen_trust(&run.world, &run.world.citizens.item[i], i % 60),
                                run.world.citizens.item[i].trust_mean, 1e-12);
    for (size_t a = 0; a < run.world.agencies.count; a++)
        ck_assert_double_eq_tol(agency_trust(&run.world, a), run.world.agencies.trust_mean[a], 1e-12);
    end(&run);
}
END_TEST

START_TEST(test_diffusion_off) {
    struct Switched run;
    uint8_t practice[60];
    without(&run, "diffusion");
    run.scenario.params.diffusion_inside_per_year = run.scenario.params.diffusion_aware_per_year = 20.0;
    begin(&run);
    memcpy(practice, run.world.agencies.practice, sizeof practice);
    weeks_pass(&run);
    ck_assert_mem_eq(practice, run.world.agencies.practice, sizeof practice);
    end(&run);
}
END_TEST

START_TEST(test_reuse_off) {
    struct Switched run;
    without(&run, "reuse");
    struct Params *p = &run.scenario.params;
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        p->case_descendants[type] = 5.0;
        p->case_startups[type] = 1.0;
    }
    begin(&run);
    weeks_pass(&run);
    ck_assert_uint_eq(run.world.startups, 0);
    for (size_t i = 0; i < run.world.episodes.count; i++)
        ck_assert_int_ne(run.world.episodes.item[i].programme, PROGRAMME_DESCENDANT);
    end(&run);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_a_run_completes_with_any_switch_off);
    tcase_add_test(tests, test_manager_support_off);
    tcase_add_test(tests, test_burden_off);
    tcase_add_test(tests, test_issues_off);
    tcase_add_test(tests, test_sourcing_off);
    tcase_add_test(tests, test_learning_off);
    tcase_add_test(tests, test_team_formation_off);
    tcase_add_test(tests, test_alignment_off);
    tcase_add_test(tests, test_legal_review_off);
    tcase_add_test(tests, test_data_quality_off);
    tcase_add_test(tests, test_work_off);
    tcase_add_test(tests, test_handover_off);
    tcase_add_test(tests, test_evidence_off);
    tcase_add_test(tests, test_diffusion_off);
    tcase_add_test(tests, test_reuse_off);
}

int main(void) {
    return run_suite("switches", add);
}
