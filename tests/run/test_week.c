/* A week: every mechanism in its order, then the ends of the week, each of them told once. */
#include <math.h>
#include <string.h>

#include "mechanism/schedule.h"
#include "mechanism/stages.h"
#include "run_fixture.h"

enum { WEEKS = 110 };

static void world_of(struct World *world, struct Scenario *scenario) {
    moderate_scenario(scenario);
    scenario->params.diffusion_outside_per_year = 5.0;
    world_start(world, scenario, 12, WEEKS);
}

START_TEST(every_end_is_told_in_its_week) {
    struct Scenario scenario;
    struct World world;
    size_t most = 0;
    world_of(&world, &scenario);
    for (; world.week < WEEKS;) {
        double before = world.collaboration_cost, cost = 0.0;
        size_t ended = 0;
        int64_t week = (int64_t)world.week - world.first_week;
        world_week(&world);
        for (size_t i = 0; i < world.episodes.count; i++) {
            const struct Episode *episode = &world.episodes.item[i];
            if (!episode->open && episode->record.end_week == week) {
                cost += episode->record.cost;
                ended++;
                ck_assert_int_gt(episode->record.end_week, episode->record.start_week);
            }
        }
        ck_assert_uint_eq(world.week_ended, ended);
        ck_assert_double_eq_tol(world.collaboration_cost - before, cost,
                                1e-9 * (1.0 + world.collaboration_cost));
        most = ended > most ? ended : most;
    }
    ck_assert_uint_gt(most, 1);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Whoever owns a stage, and whoever has something to do at an end, is in the list of the week, once. */
START_TEST(the_schedule_holds_every_mechanism_once) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        const struct StageRules *rules = stage_rules((enum Stage)stage);
        size_t found = 0;
        for (size_t m = 0; m < count; m++)
            found += schedule[m] == rules->owner;
        ck_assert_msg(found == 1, "the owner of %s is %zu times in the week", stage_name((enum Stage)stage),
                      found);
        ck_assert_ptr_nonnull(rules->advance);
    }
    for (size_t i = 0; i < params_count(); i++) {
        size_t found = strcmp(params_row(i)->group, "mechanism") != 0;
        for (size_t m = 0; m < count; m++)
            found += strcmp(schedule[m]->name, params_row(i)->name) == 0;
        ck_assert_msg(found > 0, "%s switches no mechanism", params_key(i));
    }
    for (size_t m = 0; m < count; m++) {
        ck_assert_ptr_nonnull(schedule[m]->group);
        for (size_t other = 0; other < m; other++)
            ck_assert_str_ne(schedule[m]->name, schedule[other]->name);
    }
}
END_TEST

static void add(TCase *tests) {
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, every_end_is_told_in_its_week);
    tcase_add_test(tests, the_schedule_holds_every_mechanism_once);
}

int main(void) {
    return run_suite("week", add);
}
