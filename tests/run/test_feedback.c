/* Feedbacks that are cut teach nothing, and a push of a construct is, with all cut, the whole of what it does
 * to it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mechanism/pushes.h"
#include "run_fixture.h"
#include "world/constructs.h"

enum { AGENCIES = 60, BURN_IN = 26, WEEKS = 110, PUSHED = 20 };

struct Levels {
    double of[CONSTRUCT_COUNT][AGENCIES];
};

static struct Levels levels_now(const struct World *world) {
    struct Levels levels;
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        for (size_t a = 0; a < AGENCIES; a++)
            levels.of[c][a] = construct_level(world, (enum Construct)c, a);
    return levels;
}

static void told(struct World *world) {
    struct ConstructLevels levels[CONSTRUCT_COUNT];
    constructs_look(world, levels);
    constructs_tell(world, levels);
}

/* A world in which much happens, breaches of privacy included. */
static void eventful_scenario(struct Scenario *self) {
    moderate_scenario(self);
    self->params.legal_incident_per_year = 5.0;
    self->params.data_quality_feedback_gain = 0.3;
}

static void cut(struct Scenario *self, const char *name) {
    for (size_t i = 0; i < params_count(); i++)
        if (strcmp(params_row(i)->group, "feedback") == 0 &&
            (name == NULL || strcmp(params_row(i)->name, name) == 0))
            ck_assert_int_eq(params_set(&self->params, i, 0.0, NULL, 0, &(struct Error){0}), STATUS_OK);
}

START_TEST(test_of_the_null_model_no_construct_moves) {
    struct Scenario scenario;
    struct World world;
    eventful_scenario(&scenario);
    cut(&scenario, NULL);
    world_start(&world, &scenario, 3, WEEKS);
    struct Levels first = levels_now(&world);
    while (world.week < world.end_week)
        world_week(&world);
    struct Levels last = levels_now(&world);
    uint64_t incidents = 0, completed = 0;
    for (size_t i = 0; i < world.episodes.count; i++) {
        incidents += world.episodes.item[i].incident;
        completed += world.episodes.item[i].record.exit == EXIT_COMPLETED;
    }
    ck_assert_uint_gt(incidents, 1);
    ck_assert_uint_gt(completed, 20);
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        for (size_t a = 0; a < AGENCIES; a++)
            ck_assert_msg(last.of[c][a] == first.of[c][a], "%s of agency %zu: %.17g, then %.17g",
                          construct_row((enum Construct)c)->name, a, first.of[c][a], last.of[c][a]);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* With every other loop at work: only what the construct's own ends teach is missing. */
START_TEST(test_a_loop_that_is_cut_teaches_nothing_and_else_something) {
    const struct ConstructRow *row = construct_row((enum Construct)_i);
    double moved[2] = {0.0, 0.0};
    for (int off = 0; off < 2; off++) {
        struct Scenario scenario;
        struct World world;
        eventful_scenario(&scenario);
        cut(&scenario, "drift");
        if (off)
            memcpy((char *)&scenario.params + row->feedback, &(double){0.0}, sizeof(double));
        world_start(&world, &scenario, 3, WEEKS);
        struct Levels first = levels_now(&world);
        while (world.week < world.end_week)
            world_week(&world);
        struct Levels last = levels_now(&world);
        for (size_t a = 0; a < AGENCIES; a++)
            moved[off] = fmax(moved[off], fabs(last.of[_i][a] - first.of[_i][a]));
        world_free(&world);
        scenario_free(&scenario);
    }
    ck_assert_double_gt(moved[0], 1e-3);
    ck_assert_double_eq(moved[1], 0.0);
}
END_TEST

static void push(struct Scenario *self, enum Construct construct) {
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++)
        if (intervention_row((enum InterventionKind)kind)->lever == construct_row(construct)->push)
            self->interventions[self->intervention_count++] =
                (struct Intervention){.kind = (enum InterventionKind)kind,
                                      .end_week = PUSHED,
                                      .intensity = 0.1,
                                      .target = TARGET_ALL};
}

/* 0.1 while it lasts, then what the construct's own forgetting, ageing or reversion leaves of it. */
START_TEST(test_with_loops_cut_a_push_is_all_that_it_does) {
    enum Construct construct = (enum Construct)_i;
    struct Scenario scenario;
    struct World world;
    eventful_scenario(&scenario);
    cut(&scenario, NULL);
    push(&scenario, construct);
    ck_assert_int_eq(scenario.intervention_count, 1);
    world_start(&world, &scenario, 3, WEEKS);
    struct Levels first = levels_now(&world);
    while (world.week < world.end_week) {
        world_week(&world);
        int64_t after =
            (int64_t)world.week - 1 - BURN_IN; /* the week that was run, from the end of the burn-in */
        struct Levels now = levels_now(&world);
        for (size_t a = 0; a < AGENCIES; a++) {
            double start = first.of[_i][a];
            double kept = push_kept(&world, construct_row(construct)->push, a);
            double push = after < 0        ? 0.0
                          : after < PUSHED ? 0.1
                                           : 0.1 * pow(kept, (double)(after - PUSHED + 1));
            if (start < 0.9)
                ck_assert_double_eq_tol(now.of[_i][a], start + push, 1e-12);
            ck_assert(kept > 0.9 && kept < 1.0);
        }
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Of levels over agencies. */
struct Sums {
    double of[CONSTRUCT_COUNT];
};

static struct Sums sums_of(const struct World *world) {
    struct Sums sums = {{0.0}};
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        for (size_t a = 0; a < world->agencies.count; a++)
            sums.of[c] += construct_level(world, (enum Construct)c, a);
    return sums;
}

/* Without forgetting, ageing, reversion and moods, nothing else moves a construct, whatever time is told of
 * at once. */
START_TEST(test_what_moves_constructs_adds_up) {
    enum { TOLD = 3 };
    struct Scenario scenario;
    struct World world;
    struct Error error = {0};
    double moved[CONSTRUCT_COUNT][CAUSE_COUNT] = {{0.0}};
    eventful_scenario(&scenario);
    cut(&scenario, "drift");
    scenario.params.trust_memory_per_month = 1.0;
    scenario.params.data_quality_decay_per_month = 0.0;
    scenario.params.manager_reversion_per_month = 0.0;
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        push(&scenario, (enum Construct)c);
    world_start(&world, &scenario, 3, WEEKS);
    ck_assert(world_watch(&world));
    struct Sums before = sums_of(&world);
    for (; world.week < world.end_week; world.week++) {
        ck_assert_int_eq(week_run(&world, &error), STATUS_OK);
        if (world.week % TOLD != 0)
            continue;
        told(&world);
        struct Sums now = sums_of(&world);
        for (int c = 0; c < CONSTRUCT_COUNT; c++) {
            double sum = 0.0;
            for (int cause = 0; cause < CAUSE_COUNT; cause++) {
                sum += world.moved[c][cause];
                moved[c][cause] += fabs(world.moved[c][cause]);
            }
            ck_assert_msg(fabs(now.of[c] - before.of[c] - sum) < 1e-9, "%s in week %u: %g, of which %g",
                          construct_row((enum Construct)c)->name, (unsigned)world.week,
                          now.of[c] - before.of[c], sum);
        }
        before = now;
    }
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        for (int cause = 0; cause < CAUSE_COUNT; cause++)
            ck_assert(moved[c][cause] > 0.0 || (c == CONSTRUCT_DATA_QUALITY && cause == CAUSE_INCIDENTS));
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* As long as nothing else follows from it, an intervention in data is the whole difference to the run without
 * it: a standard at once, effort in the week after. */
START_TEST(test_what_an_intervention_moves_is_booked_to_it) {
    static const enum InterventionKind kinds[] = {INTERVENTION_MAINTENANCE_BUDGET, INTERVENTION_DATA_STANDARD,
                                                  INTERVENTION_DATA_GOVERNANCE};
    double quality[2], booked[2] = {0.0, 0.0};
    for (int helped = 0; helped < 2; helped++) {
        struct Scenario scenario;
        struct World world;
        eventful_scenario(&scenario);
        if (helped)
            scenario.interventions[scenario.intervention_count++] =
                (struct Intervention){.kind = kinds[_i],
                                      .start_week = PUSHED,
                                      .end_week = WEEKS,
                                      .intensity = 1.0,
                                      .target = TARGET_ALL};
        world_start(&world, &scenario, 3, WEEKS);
        ck_assert(world_watch(&world));
        while (world.week <= BURN_IN + PUSHED + 1) {
            world_week(&world);
            told(&world);
            booked[helped] += world.moved[CONSTRUCT_DATA_QUALITY][CAUSE_INTERVENTIONS];
        }
        world.week--; /* the week that was run */
        quality[helped] = sums_of(&world).of[CONSTRUCT_DATA_QUALITY];
        world_free(&world);
        scenario_free(&scenario);
    }
    ck_assert_double_eq(booked[0], 0.0);
    ck_assert_double_gt(booked[1], 1e-3);
    ck_assert_double_eq_tol(quality[1] - quality[0], booked[1],
                            0.01 * booked[1]); /* but for data mended this week */
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_of_the_null_model_no_construct_moves);
    tcase_add_loop_test(tests, test_a_loop_that_is_cut_teaches_nothing_and_else_something, 0,
                        CONSTRUCT_COUNT);
    tcase_add_loop_test(tests, test_with_loops_cut_a_push_is_all_that_it_does, 0, CONSTRUCT_COUNT);
    tcase_add_test(tests, test_what_moves_constructs_adds_up);
    tcase_add_loop_test(tests, test_what_an_intervention_moves_is_booked_to_it, 0, 3);
}

int main(void) {
    return run_suite("feedback", add);
}
