/* Every weekly column against a count or a mean of its own, week after week: a row of records.def that reads
 * the wrong field, or forgets over what it is a mean, fails here. */
#include <math.h>
#include <string.h>

#include "run/observe_week.h"
#include "run_fixture.h"
#include "world/constructs.h"
#include "world/people.h"
#include "world/quality.h"
#include "world/support.h"

enum { WEEKS = 120 };

/* What is remembered of the week before. */
struct Before {
    uint64_t proposals, crises;
};

static double agencies_in(const struct World *world, enum Practice least, enum Practice most) {
    double count = 0.0;
    for (size_t a = 0; a < world->agencies.count; a++)
        count += world->agencies.practice[a] >= least && world->agencies.practice[a] <= most ? 1.0 : 0.0;
    return count / (double)world->agencies.count;
}

static double mean_of(const struct World *world, const double values[]) {
    double mean = 0.0;
    for (size_t a = 0; a < world->agencies.count; a++)
        mean += values[a] / (double)world->agencies.count;
    return mean;
}

static double mean_by(const struct World *world, double (*of)(const struct World *world, size_t agency)) {
    double mean = 0.0;
    for (size_t a = 0; a < world->agencies.count; a++)
        mean += of(world, a) / (double)world->agencies.count;
    return mean;
}

static double tried_programme(const struct World *world, size_t agency) {
    return world->agencies.tried_programme_week[agency] != NEVER ? 1.0 : 0.0;
}

static double tried(const struct World *world, size_t agency) {
    return world->agencies.tried_week[agency] != NEVER ? 1.0 : 0.0;
}

static double expectation_mean(const struct World *world) {
    double sum = 0.0;
    for (size_t i = 0; i < world->citizens.count; i++)
        sum += world->citizens.item[i].expectation;
    return world->citizens.count > 0 ? sum / (double)world->citizens.count : (double)NAN;
}

static double datasets(const struct World *world) {
    double sum = 0.0;
    for (size_t a = 0; a < world->agencies.count; a++)
        sum += (double)world->agencies.opened[a];
    return sum;
}

/* Issues of this week that agencies do alone; the week stands in the key of an issue. */
static double sourced_now(const struct World *world, bool outsourced) {
    double count = 0.0;
    for (size_t i = 0; i < world->sourced.count; i++)
        count += world->sourced.item[i].outsourced == outsourced &&
                         (world->sourced.item[i].key >> 12 & 0x3fffu) == world->week
                     ? 1.0
                     : 0.0;
    return count;
}

static double episodes_that(const struct World *world, char what) {
    int64_t week = (int64_t)world->week - world->first_week;
    double count = 0.0;
    for (size_t i = 0; i < world->episodes.count; i++) {
        const struct EpisodeRecord *record = &world->episodes.item[i].record;
        bool open = record->end_week == RECORD_MISSING;
        count += (what == 's' && record->start_week == week) || (what == 'e' && record->end_week == week) ||
                         (what == 'o' && open)
                     ? 1.0
                     : 0.0;
    }
    return count;
}

static double services_alive(const struct World *world) {
    double count = 0.0;
    for (size_t i = 0; i < world->services.count; i++)
        count += world->services.item[i].record.end_week == RECORD_MISSING ? 1.0 : 0.0;
    return count;
}

/* The level for which as many agencies as the share asks are at it or below, and fewer are below any lower
 * one. */
static double level_at(const struct World *world, enum Construct construct, double share) {
    double least = INFINITY;
    for (size_t a = 0; a < world->agencies.count; a++) {
        double level = construct_level(world, construct, a), count = 0.0;
        for (size_t b = 0; b < world->agencies.count; b++)
            count += construct_level(world, construct, b) <= level ? 1.0 : 0.0;
        if (count >= share * (double)world->agencies.count && level < least)
            least = level;
    }
    return least;
}

static double moved(const struct World *world, enum Construct construct, enum Cause cause) {
    return world->moved[construct][cause] / (double)world->agencies.count;
}

struct Direct {
    const char *name;
    double value;
};

#define CONSTRUCT_DIRECT(name, construct)                                                                    \
    {name "_p10", level_at(world, construct, 0.1)}, {name "_p50", level_at(world, construct, 0.5)},          \
        {name "_p90", level_at(world, construct, 0.9)},                                                      \
        {name "_by_ends", moved(world, construct, CAUSE_ENDS)},                                              \
        {name "_by_incidents", moved(world, construct, CAUSE_INCIDENTS)}, {                                  \
        name "_by_interventions", moved(world, construct, CAUSE_INTERVENTIONS)                               \
    }

static size_t direct_all(const struct World *world, const struct Before *before, struct Direct all[]) {
    const struct Agencies *of = &world->agencies;
    const struct Direct values[] = {
        {"week", (double)world->week - (double)world->first_week},
        {"ever_tried_share", mean_by(world, tried)},
        {"tried_programme_share", mean_by(world, tried_programme)},
        {"decided_share", agencies_in(world, PRACTICE_DECIDED, PRACTICE_ROUTINE)},
        {"routine_share", agencies_in(world, PRACTICE_ROUTINE, PRACTICE_ROUTINE)},
        {"aware_share", agencies_in(world, PRACTICE_AWARE, PRACTICE_ROUTINE)},
        {"trust_citizen", mean_by(world, agency_standing)},
        {"expectation", expectation_mean(world)},
        {"trust_administrator", mean_by(world, agency_trust)},
        {"data_quality", mean_by(world, agency_quality)},
        {"manager_support", mean_by(world, agency_support)},
        {"conservatism", mean_by(world, agency_conservatism)},
        {"ambiguity", mean_by(world, agency_ambiguity)},
        {"capability", mean_of(world, of->capability)},
        {"literacy", mean_of(world, of->literacy)},
        {"burden", mean_of(world, of->burden)},
        {"load", mean_of(world, of->load)},
        {"visibility", mean_of(world, of->visible)},
        {"open_datasets", datasets(world)},
        {"chosen_in_house", sourced_now(world, false)},
        {"chosen_outsourced", sourced_now(world, true)},
        {"chosen_collaboration",
         (double)world->arrivals.count - sourced_now(world, false) - sourced_now(world, true)},
        {"proposals", (double)(world->proposals_born - before->proposals)},
        {"episodes_started", episodes_that(world, 's')},
        {"episodes_ended", episodes_that(world, 'e')},
        {"episodes_open", episodes_that(world, 'o')},
        {"services_alive", services_alive(world)},
        {"crisis_now", (double)(world->crises_born - before->crises)},
        CONSTRUCT_DIRECT("trust_citizen", CONSTRUCT_TRUST_CITIZEN),
        CONSTRUCT_DIRECT("trust_administrator", CONSTRUCT_TRUST_ADMINISTRATOR),
        CONSTRUCT_DIRECT("data_quality", CONSTRUCT_DATA_QUALITY),
        CONSTRUCT_DIRECT("manager_support", CONSTRUCT_MANAGER_SUPPORT),
        CONSTRUCT_DIRECT("conservatism", CONSTRUCT_CONSERVATISM),
    };
    memcpy(all, values, sizeof values);
    return sizeof values / sizeof values[0];
}

static double column_value(const struct Column *column, const struct WeekRecord *week) {
    const void *at = (const char *)week + column->offset;
    return column->kind == COLUMN_REAL ? *(const double *)at : (double)*(const int64_t *)at;
}

/* Compares all columns of the present week; `differs` counts for each how often it was not 0. */
static void check_week(const struct World *world, const struct Before *before, size_t differs[]) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    struct Direct direct[128];
    size_t count = direct_all(world, before, direct);
    struct ConstructLevels levels[CONSTRUCT_COUNT];
    constructs_look(world, levels);
    struct WeekRecord week = observe_week(world, levels);
    ck_assert_msg(count == table->column_count, "%zu columns, %zu are checked", table->column_count, count);
    for (size_t c = 0; c < table->column_count; c++) {
        const struct Column *column = &table->columns[c];
        size_t d = 0;
        while (d < count && strcmp(direct[d].name, column->name) != 0)
            d++;
        ck_assert_msg(d < count, "nothing checks the column %s", column->name);
        double value = column_value(column, &week), wanted = direct[d].value;
        bool same = isnan(wanted) ? isnan(value) : fabs(value - wanted) <= 1e-12 * fmax(1.0, fabs(wanted));
        ck_assert_msg(same, "%s in week %u: %.17g, not %.17g", column->name, (unsigned)world->week, value,
                      wanted);
        differs[c] += value != 0.0;
    }
}

START_TEST(every_column_is_what_a_count_of_its_own_gives) {
    struct Scenario scenario;
    struct World world;
    struct Error error = {0};
    size_t differs[128] = {0};
    moderate_scenario(&scenario);
    scenario.params.outside_crises_per_year = 6.0;
    scenario.params.diffusion_outside_per_year = 5.0;
    scenario.params.legal_incident_per_year = 5.0;
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++)
        if (intervention_row((enum InterventionKind)kind)->probe)
            scenario.interventions[scenario.intervention_count++] =
                (struct Intervention){.kind = (enum InterventionKind)kind,
                                      .start_week = 20,
                                      .end_week = 40,
                                      .intensity = 0.01,
                                      .target = TARGET_ALL};
    world_start(&world, &scenario, 4, WEEKS);
    ck_assert(world_watch(&world));
    for (; world.week < WEEKS; world.week++) {
        struct Before before = {world.proposals_born, world.crises_born};
        ck_assert_msg(week_run(&world, &error) == STATUS_OK, "%s", error.text);
        struct ConstructLevels levels[CONSTRUCT_COUNT];
        constructs_look(&world, levels);
        constructs_tell(&world, levels);
        for (size_t a = 0; a < 7 && world.week == 60; a++)
            world.agencies.practice[a] = PRACTICE_ROUTINE; /* which it seldom is so early */
        check_week(&world, &before, differs);
    }
    for (size_t c = 0; c < record_table(TABLE_WEEKLY)->column_count; c++)
        ck_assert_msg(differs[c] > 0, "%s is 0 in every week: nothing was checked",
                      record_table(TABLE_WEEKLY)->columns[c].name);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(without_a_citizen_their_mean_is_not_available) {
    struct Scenario scenario;
    struct World world;
    moderate_scenario(&scenario);
    world_start(&world, &scenario, 4, WEEKS);
    struct ConstructLevels levels[CONSTRUCT_COUNT];
    constructs_look(&world, levels);
    struct WeekRecord week = observe_week(&world, levels);
    ck_assert_uint_eq(world.citizens.count, 0);
    ck_assert_double_nan(week.expectation);
    ck_assert(isfinite(week.trust_administrator) && isfinite(week.trust_citizen));
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, every_column_is_what_a_count_of_its_own_gives);
    tcase_add_test(tests, without_a_citizen_their_mean_is_not_available);
}

int main(void) {
    return run_suite("observe_week", add);
}
