/* What a finished run records, against the world that it is read off; inequality against values by hand. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "run/observe_finished.h"
#include "run/observe_inequality.h"
#include "run_fixture.h"
#include "world/people.h"
#include "world/quality.h"

enum { WEEKS = 110 };

struct Seen {
    const struct World *world;
    struct RunRecord run;
    size_t rows[TABLE_COUNT];
    int64_t proposals;
    double person_weeks;
};

static void see_agency(const struct World *world, const struct AgencyRecord *record) {
    size_t a = (size_t)record->agency;
    int32_t week = world->agencies.tried_week[a];
    ck_assert_int_eq(record->tried_week, week == NEVER ? RECORD_MISSING : (int64_t)week - world->first_week);
    ck_assert_int_eq(record->open_datasets, (int64_t)world->agencies.opened[a]);
    ck_assert_double_eq(record->trust_administrator, agency_trust(world, a));
    ck_assert_double_eq(record->conservatism, agency_conservatism(world, a));
    ck_assert_double_eq(record->data_quality, agency_quality(world, a));
    ck_assert_double_eq(record->capability, world->agencies.capability[a]);
    ck_assert(record->manager_support > 0.0 && record->manager_support < 1.0);
}

static enum Status see(void *context, enum RecordTable table, const void *record, struct Error *error) {
    struct Seen *self = context;
    (void)error;
    ck_assert_msg(self->rows[TABLE_RUNS] == 0, "the run is the last of its records");
    self->rows[table]++;
    if (table == TABLE_RUNS)
        self->run = *(const struct RunRecord *)record;
    if (table == TABLE_AGENCIES)
        see_agency(self->world, record);
    if (table == TABLE_PROPOSALS)
        self->proposals += ((const struct ProposalRecord *)record)->proposals;
    if (table == TABLE_EPISODES) {
        ck_assert_int_ge(((const struct EpisodeRecord *)record)->start_week, 0);
        self->person_weeks += ((const struct EpisodeRecord *)record)->person_weeks;
    }
    return STATUS_OK;
}

/* The records of a world whose burn-in was none. */
static void see_all(struct Seen *seen, struct World *world, struct Scenario *scenario, unsigned wanted) {
    struct Error error = {0};
    moderate_scenario(scenario);
    scenario->params.world_burn_in_weeks = 0.0;
    scenario->params.outside_crises_per_year = 6.0;
    world_start(world, scenario, 8, WEEKS);
    while (world->week < WEEKS)
        world_week(world);
    *seen = (struct Seen){.world = world};
    struct RunRecord run = {.datasets_gini_agency = 0.25};
    const struct Recorder recorder = {seen, see, wanted};
    ck_assert_int_eq(observe_finished(world, &run, &recorder, &error), STATUS_OK);
}

START_TEST(records_are_what_the_world_holds) {
    struct Seen seen;
    struct World world;
    struct Scenario scenario;
    see_all(&seen, &world, &scenario, ~0u);
    double tried = 0.0, routine = 0.0;
    for (size_t a = 0; a < world.agencies.count; a++) {
        tried += world.agencies.tried_week[a] != NEVER ? 1.0 : 0.0;
        routine += world.agencies.practice[a] == PRACTICE_ROUTINE ? 1.0 : 0.0;
    }
    ck_assert_uint_eq(seen.rows[TABLE_AGENCIES], world.agencies.count);
    ck_assert_uint_eq(seen.rows[TABLE_EPISODES], world.episodes.count);
    ck_assert_uint_eq(seen.rows[TABLE_SERVICES], world.services.count);
    ck_assert_uint_gt(world.services.count, 0);
    ck_assert_int_eq(seen.proposals, (int64_t)world.proposals_ended);
    ck_assert_int_eq(seen.run.agencies, 60);
    ck_assert_int_eq(seen.run.horizon_weeks, WEEKS);
    ck_assert_int_eq(seen.run.issues, (int64_t)world.issues_born);
    ck_assert_int_eq(seen.run.crises, (int64_t)world.crises_born);
    ck_assert_int_gt(seen.run.crises, 0);
    ck_assert_int_eq(seen.run.citizens_touched, (int64_t)world.citizens.count);
    ck_assert_double_eq(seen.run.datasets_gini_agency, 0.25);
    ck_assert_double_eq_tol(seen.run.person_weeks, seen.person_weeks, 1e-6 * seen.person_weeks);
    ck_assert_double_eq_tol(seen.run.ever_tried_share, tried / 60.0, 1e-12);
    ck_assert_double_eq_tol(seen.run.routine_share, routine / 60.0, 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* The week of the first agency-side episode that an agency leads, of its own choice or through a programme.
 */
static int64_t first_led(const struct Records *records, int64_t agency, bool own) {
    int64_t first = RECORD_MISSING;
    for (size_t i = 0; i < records->count[TABLE_EPISODES]; i++) {
        const struct EpisodeRecord *episode = records_at(records, TABLE_EPISODES, i);
        bool agency_side =
            episode->case_type == CASE_PUBLIC_INTERNAL || episode->case_type == CASE_PUBLIC_OPEN;
        bool mine =
            episode->agency == agency && agency_side && (episode->programme == PROGRAMME_AGENCY) == own;
        if (mine && (first == RECORD_MISSING || episode->start_week < first))
            first = episode->start_week;
    }
    return first;
}

/* Adoption is behaviour: whoever counts as having tried has an episode to show for it, and whoever led one
 * counts. What is spent on collaborations is what their episodes cost, and the total is the sum of the three.
 */
START_TEST(who_tried_has_led_and_money_adds_up) {
    struct Scenario scenario;
    struct Records records;
    int64_t tried = 0, through_programme = 0;
    double cost = 0.0;
    moderate_scenario(&scenario);
    scenario.params.world_burn_in_weeks = 0.0;
    scenario.params.diffusion_outside_per_year = 1.0;
    records_run(&records, &scenario, 5, 1, 260);
    for (size_t a = 0; a < records.count[TABLE_AGENCIES]; a++) {
        const struct AgencyRecord *agency = records_at(&records, TABLE_AGENCIES, a);
        ck_assert_int_eq(agency->tried_week, first_led(&records, agency->agency, true));
        ck_assert_int_eq(agency->tried_programme_week, first_led(&records, agency->agency, false));
        tried += agency->tried_week != RECORD_MISSING;
        through_programme += agency->tried_programme_week != RECORD_MISSING;
    }
    ck_assert_int_gt(tried, 10);
    ck_assert_int_gt(through_programme, 10);
    for (size_t i = 0; i < records.count[TABLE_EPISODES]; i++)
        cost += ((const struct EpisodeRecord *)records_at(&records, TABLE_EPISODES, i))->cost;
    const struct RunRecord *run = records_at(&records, TABLE_RUNS, 0);
    ck_assert_double_eq_tol(run->collaboration_cost, cost, 1e-9 * cost);
    ck_assert_double_eq_tol(run->total_cost,
                            run->collaboration_cost + run->intervention_cost + run->publication_cost,
                            1e-9 * cost);
    ck_assert_double_gt(run->publication_cost, 0.0);
    records_free(&records);
    scenario_free(&scenario);
}
END_TEST

/* Without burn-in as well: over less than a quarter it is the support at the end, over one that at its end.
 */
START_TEST(support_is_a_mean_over_ends_of_quarters) {
    static const int64_t weeks[] = {5, 13};
    for (int i = 0; i < 2; i++) {
        struct Scenario scenario;
        struct Records records;
        double sum = 0.0;
        moderate_scenario(&scenario);
        scenario.params.world_burn_in_weeks = 0.0;
        records_run(&records, &scenario, 5, 1, weeks[i]);
        for (size_t a = 0; a < records.count[TABLE_AGENCIES]; a++)
            sum += ((const struct AgencyRecord *)records_at(&records, TABLE_AGENCIES, a))->manager_support;
        size_t last = records.count[TABLE_WEEKLY] - 1;
        const struct WeekRecord *week = records_at(&records, TABLE_WEEKLY, last);
        ck_assert_double_eq_tol(sum / (double)records.count[TABLE_AGENCIES], week->manager_support, 0.02);
        records_free(&records);
        scenario_free(&scenario);
    }
}
END_TEST

/* They were seen from the middle on. */
START_TEST(episodes_of_the_burn_in_are_not_recorded) {
    struct Scenario scenario;
    struct Records records;
    struct World world;
    size_t before = 0;
    moderate_scenario(&scenario);
    scenario.params.world_burn_in_weeks = 60.0;
    world_start(&world, &scenario, 8, WEEKS);
    while (world.week < world.first_week)
        world_week(&world);
    before = world.episodes.count;
    world_free(&world);
    ck_assert_uint_gt(before, 0);
    records_run(&records, &scenario, 20190308, 8, 20);
    for (size_t i = 0; i < records.count[TABLE_EPISODES]; i++)
        ck_assert_int_ge(((const struct EpisodeRecord *)records_at(&records, TABLE_EPISODES, i))->start_week,
                         0);
    ck_assert_uint_gt(records.count[TABLE_EPISODES], 0);
    records_free(&records);
    scenario_free(&scenario);
}
END_TEST

START_TEST(only_the_tables_that_are_wanted_come) {
    struct Seen seen;
    struct World world;
    struct Scenario scenario;
    see_all(&seen, &world, &scenario, 1u << TABLE_RUNS | 1u << TABLE_PROPOSALS);
    ck_assert_uint_eq(seen.rows[TABLE_RUNS], 1);
    ck_assert_uint_gt(seen.rows[TABLE_PROPOSALS], 0);
    ck_assert_uint_eq(seen.rows[TABLE_AGENCIES] + seen.rows[TABLE_EPISODES] + seen.rows[TABLE_SERVICES] +
                          seen.rows[TABLE_WEEKLY],
                      0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(gini_by_hand) {
    double room[4];
    ck_assert_double_eq_tol(observe_gini((const double[]){3, 3, 3}, 3, room), 0.0, 1e-15);
    ck_assert_double_eq_tol(observe_gini((const double[]){0, 8, 0, 0}, 4, room), 0.75, 1e-15);
    ck_assert_double_eq_tol(observe_gini((const double[]){4, 1, 3, 2}, 4, room), 0.25, 1e-15);
    ck_assert_double_nan(observe_gini((const double[]){0, 0}, 2, room));
    ck_assert_double_nan(observe_gini((const double[]){0}, 0, room));
}
END_TEST

/* Three local governments with 10, 20 and 30 datasets, each of them with one agency that has all. */
START_TEST(inequality_by_hand) {
    struct Scenario scenario;
    struct World world;
    struct Error error = {0};
    struct RunRecord run = {0};
    moderate_scenario(&scenario);
    scenario.params.world_governments = 4.0;
    world_start(&world, &scenario, 1, WEEKS);
    for (size_t a = 0; a < world.agencies.count; a++)
        world.agencies.opened[a] = 0;
    for (size_t g = 0; g < 4; g++) {
        world.governments[g].first = (uint32_t)(15 * g);
        world.governments[g].count = 15;
        world.agencies.opened[15 * g + 2] = 10 * (uint32_t)g;
    }
    world.agencies.opened[1] = 5000; /* the centre is no local government */
    ck_assert_int_eq(observe_inequality(&world, &run, &error), STATUS_OK);
    ck_assert_double_eq_tol(run.datasets_median_government, 20.0, 1e-12);
    ck_assert_double_eq_tol(run.datasets_gini_government, 2.0 / 9.0, 1e-12);
    ck_assert_double_eq_tol(run.datasets_gini_agency, 14.0 / 15.0, 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, records_are_what_the_world_holds);
    tcase_add_test(tests, who_tried_has_led_and_money_adds_up);
    tcase_add_test(tests, support_is_a_mean_over_ends_of_quarters);
    tcase_add_test(tests, episodes_of_the_burn_in_are_not_recorded);
    tcase_add_test(tests, only_the_tables_that_are_wanted_come);
    tcase_add_test(tests, gini_by_hand);
    tcase_add_test(tests, inequality_by_hand);
}

int main(void) {
    return run_suite("observe_finished", add);
}
