/* The map of units says what the records of the same replicate say. */
#include "run/unit_map.h"

#include "run_fixture.h"

enum { WEEKS = 130, SEED = 7, REPLICATE = 3 };

static struct Scenario scenario;
static struct Error error;

static struct ReplicateInput input_of(void) {
    return (struct ReplicateInput){.scenario = &scenario, .seed = SEED, .weeks = WEEKS};
}

static double share(const struct UnitMap *map, int time, enum Practice least) {
    double count = 0.0;
    for (size_t u = 0; u < map->units; u++)
        count += map->practice[time][u] >= least;
    return count / (double)map->units;
}

START_TEST(stages_are_those_of_the_weekly_records) {
    struct ReplicateInput input = input_of();
    struct UnitMap map = {0};
    struct Records records = {0};
    moderate_scenario(&scenario);
    scenario.params.diffusion_outside_per_year = 0.5;
    ck_assert_int_eq(unit_map_make(&map, &input, REPLICATE, &error), STATUS_OK);
    records_run(&records, &scenario, SEED, REPLICATE, WEEKS);
    ck_assert_uint_eq(map.units, (size_t)scenario.params.world_agencies);
    const int64_t weeks[UNIT_MAP_TIMES] = {0, WEEKS / 5 - 1, WEEKS / 2 - 1, WEEKS - 1};
    for (int time = 0; time < UNIT_MAP_TIMES; time++) {
        const struct WeekRecord *week = records_at(&records, TABLE_WEEKLY, (size_t)weeks[time]);
        ck_assert_int_eq(map.week[time], weeks[time]);
        ck_assert_double_eq_tol(share(&map, time, PRACTICE_AWARE), week->aware_share, 1e-12);
        ck_assert_double_eq_tol(share(&map, time, PRACTICE_DECIDED), week->decided_share, 1e-12);
        ck_assert_double_eq_tol(share(&map, time, PRACTICE_ROUTINE), week->routine_share, 1e-12);
    }
    ck_assert(share(&map, 0, PRACTICE_DECIDED) < share(&map, UNIT_MAP_TIMES - 1, PRACTICE_DECIDED));
    records_free(&records);
    unit_map_free(&map);
    scenario_free(&scenario);
}
END_TEST

START_TEST(ties_join_units_once_and_governments_are_whole) {
    struct ReplicateInput input = input_of();
    struct UnitMap map = {0};
    moderate_scenario(&scenario);
    ck_assert_int_eq(unit_map_make(&map, &input, REPLICATE, &error), STATUS_OK);
    ck_assert(!map.complete);
    ck_assert_uint_gt(map.ties, map.units / 2);
    for (size_t i = 0; i < map.ties; i++) {
        ck_assert_uint_lt(map.tie[i].low, map.tie[i].high);
        ck_assert_uint_lt(map.tie[i].high, map.units);
        for (size_t k = 0; k < i; k++)
            ck_assert(map.tie[k].low != map.tie[i].low || map.tie[k].high != map.tie[i].high);
    }
    for (size_t u = 0; u < map.units; u++)
        ck_assert_uint_lt(map.government[u], map.governments);
    unit_map_free(&map);
    unit_map_free(&map);
    scenario_free(&scenario);
}
END_TEST

START_TEST(a_run_that_is_stopped_has_no_map) {
    atomic_bool stop = true;
    struct ReplicateInput input = input_of();
    struct UnitMap map = {0};
    moderate_scenario(&scenario);
    input.stop = &stop;
    ck_assert_int_eq(unit_map_make(&map, &input, REPLICATE, &error), STATUS_STOPPED);
    unit_map_free(&map);
    scenario_free(&scenario);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, stages_are_those_of_the_weekly_records);
    tcase_add_test(tests, ties_join_units_once_and_governments_are_whole);
    tcase_add_test(tests, a_run_that_is_stopped_has_no_map);
}

int main(void) {
    return run_suite("unit_map", add_tests);
}
