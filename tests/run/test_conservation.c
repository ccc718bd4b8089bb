/* Week by week: proposals and episodes end once or are still open, people are in one team at a time, and
 * every person-week is spent once. On default parameters and on points drawn from the plausible ranges. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mechanism/productivity.h"
#include "run_fixture.h"

enum { WEEKS = 130, AFTER = 200, POINTS = 5, EPISODES_MOST = 20000, PEOPLE_MOST = 20000 };

/* What is remembered of an episode from the week before. */
struct Before {
    bool open;
    enum Stage stage;
    double person_weeks;
    int64_t end_week, exit;
};

struct Ledger {
    struct Before before[EPISODES_MOST];
    size_t episodes;
    double spent; /* by an account of its own */
    int citizen_teams[PEOPLE_MOST], staff_teams[PEOPLE_MOST];
};

/* A point of the plausible ranges: each parameter drawn on its own scale. */
static void draw_params(struct Params *params, uint64_t point) {
    struct RandomKey key = {5, point};
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        if (row->sweep_low >= row->sweep_high || strcmp(row->group, "world") == 0)
            continue;
        double share = random_uniform(&key, (struct DrawId){PURPOSE_AGENCY_TRAITS, i, 0, 0});
        double value = row->scale == SCALE_LOG ? row->sweep_low * pow(row->sweep_high / row->sweep_low, share)
                                               : row->sweep_low + share * (row->sweep_high - row->sweep_low);
        struct Error error = {0};
        ck_assert_int_eq(
            params_set(params, i, row->kind == KIND_INTEGER ? floor(value) : value, NULL, 0, &error),
            STATUS_OK);
    }
}

static void proposals_balance(const struct World *world) {
    uint64_t ended = 0, started = 0;
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        for (int type = 0; type < CASE_TYPE_COUNT; type++)
            for (int fate = 0; fate < FATE_COUNT; fate++)
                for (int reason = 0; reason <= REFUSAL_COUNT; reason++) {
                    ended += world->fates[programme][type][fate][reason];
                    started += fate == FATE_STARTED ? world->fates[programme][type][fate][reason] : 0;
                }
    ck_assert_uint_eq(world->proposals_born, world->proposals_ended + world->proposals.count);
    ck_assert_uint_eq(world->proposals_ended, ended);
    ck_assert_uint_eq(world->episodes_born, started);
    ck_assert_uint_eq(world->episodes.count, started);
    for (size_t i = 0; i < world->proposals.count; i++)
        ck_assert_int_eq(world->proposals.item[i].fate, FATE_PENDING);
}

/* An episode that has ended keeps its end; the list of ends holds those of this week; the running are the
 * open. */
static void episodes_balance(const struct World *world, struct Ledger *ledger) {
    size_t open = 0, ended = 0;
    for (size_t i = 0; i < world->episodes.count; i++) {
        const struct Episode *episode = &world->episodes.item[i];
        bool was_open = i >= ledger->episodes || ledger->before[i].open;
        open += episode->open;
        ended += was_open && !episode->open;
        if (episode->open != (episode->record.exit == RECORD_MISSING) ||
            episode->open != (episode->record.end_week == RECORD_MISSING))
            ck_abort_msg("episode %zu is neither open nor ended", i);
        if (!was_open && (episode->open || episode->record.exit != ledger->before[i].exit ||
                          episode->record.end_week != ledger->before[i].end_week))
            ck_abort_msg("episode %zu ended twice", i);
    }
    ck_assert_uint_eq(world->running.count, open);
    ck_assert_uint_eq(world->ended.count, ended);
    for (size_t i = 0; i < world->running.count; i++) {
        ck_assert(world->episodes.item[world->running.item[i].episode].open);
        ck_assert(i == 0 || world->running.item[i].key != world->running.item[i - 1].key);
    }
}

/* What a team gives in a week: the time of those who are there, from the stage of cleaning on. */
static double team_time(const struct World *world, const struct Episode *episode) {
    double sum = 0.0;
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = &world->members.item[episode->member_first + i];
        if (member->here)
            sum += member->side == SIDE_CITIZEN ? (double)member->time : staff_time(world, member);
    }
    return sum;
}

/* The ends of the week move the support of the manager at once, after the week's time was given. */
static bool support_moved(const struct World *world, const struct Episode *episode) {
    for (size_t e = 0; e < world->ended.count; e++)
        for (uint32_t i = 0; i < episode->member_count; i++)
            if (world->members.item[episode->member_first + i].agency ==
                world->episodes.item[world->ended.item[e]].agency)
                return true;
    return false;
}

static void person_weeks_balance(const struct World *world, struct Ledger *ledger) {
    struct World then = *world; /* in the week that was run */
    then.week--;
    double recorded = 0.0;
    for (size_t i = 0; i < world->episodes.count; i++) {
        const struct Episode *episode = &world->episodes.item[i];
        bool is_new = i >= ledger->episodes;
        double given = episode->person_weeks - (is_new ? 0.0 : ledger->before[i].person_weeks);
        recorded += episode->person_weeks;
        if (given == 0.0 && (!episode->open || is_new || ledger->before[i].stage < STAGE_CLEANING))
            continue;
        if (is_new || !ledger->before[i].open || ledger->before[i].stage < STAGE_CLEANING)
            ck_abort_msg("episode %zu spends %g before its work or after its end", i, given);
        if (!support_moved(world, episode) && fabs(given - team_time(&then, episode)) > 1e-6)
            ck_abort_msg("episode %zu spends %g, its team gives %g", i, given, team_time(&then, episode));
        ledger->spent += given;
    }
    ck_assert_double_eq_tol(world->person_weeks_spent, recorded, 1e-6 * (1.0 + recorded));
    ck_assert_double_eq_tol(world->person_weeks_spent, ledger->spent, 1e-6 * (1.0 + recorded));
}

static void people_balance(const struct World *world, struct Ledger *ledger) {
    ck_assert_uint_le(world->citizens.count, PEOPLE_MOST);
    ck_assert_uint_le(world->administrator_count, PEOPLE_MOST);
    memset(ledger->citizen_teams, 0, sizeof ledger->citizen_teams);
    memset(ledger->staff_teams, 0, sizeof ledger->staff_teams);
    for (size_t i = 0; i < world->proposals.count; i++) {
        const struct Proposal *proposal = &world->proposals.item[i];
        for (uint32_t k = 0; k < proposal->citizen_count; k++)
            ledger->citizen_teams[proposal->citizen[k]]++;
        for (uint32_t k = 0; k < proposal->staff_count; k++)
            ledger->staff_teams[proposal->staff[k]]++;
    }
    for (size_t i = 0; i < world->running.count; i++) {
        const struct Episode *episode = &world->episodes.item[world->running.item[i].episode];
        for (uint32_t k = 0; k < episode->member_count; k++) {
            const struct Member *member = &world->members.item[episode->member_first + k];
            if (member->here)
                (member->side == SIDE_CITIZEN ? ledger->citizen_teams
                                              : ledger->staff_teams)[member->person]++;
        }
    }
    for (size_t i = 0; i < world->citizens.count; i++)
        if (ledger->citizen_teams[i] != (world->citizens.item[i].busy ? 1 : 0))
            ck_abort_msg("citizen %zu is in %d teams, busy %d", i, ledger->citizen_teams[i],
                         world->citizens.item[i].busy);
    for (size_t a = 0; a < world->agencies.count; a++) {
        uint32_t in_teams = 0, first = world->agencies.staff_first[a];
        for (uint32_t i = first; i < first + world->agencies.staff_count[a]; i++) {
            if ((uint32_t)ledger->staff_teams[i] != world->administrators[i].episodes ||
                ledger->staff_teams[i] > 1)
                ck_abort_msg("administrator %u is in %d teams", i, ledger->staff_teams[i]);
            in_teams += (uint32_t)ledger->staff_teams[i];
        }
        ck_assert_uint_eq(world->agencies.members_now[a], in_teams);
    }
}

static void remember(const struct World *world, struct Ledger *ledger) {
    ck_assert_uint_le(world->episodes.count, EPISODES_MOST);
    for (size_t i = 0; i < world->episodes.count; i++) {
        const struct Episode *episode = &world->episodes.item[i];
        ledger->before[i] = (struct Before){episode->open, episode->stage, episode->person_weeks,
                                            episode->record.end_week, episode->record.exit};
    }
    ledger->episodes = world->episodes.count;
}

static void one_week(struct World *world, struct Ledger *ledger) {
    world_week(world);
    proposals_balance(world);
    episodes_balance(world, ledger);
    person_weeks_balance(world, ledger);
    people_balance(world, ledger);
    remember(world, ledger);
}

/* Nothing new arises and whoever can stops: in the end nobody is busy. */
static void run_dry(struct World *world, struct Params *params, struct Ledger *ledger) {
    params->mechanism_issues = 0.0;
    params->work_initiator_base = 3.0;
    for (int week = 0; week < AFTER; week++)
        one_week(world, ledger);
    ck_assert_uint_eq(world->running.count, 0);
    ck_assert_uint_eq(world->proposals.count, 0);
    for (size_t i = 0; i < world->citizens.count; i++)
        ck_assert(!world->citizens.item[i].busy);
    for (size_t i = 0; i < world->administrator_count; i++)
        ck_assert_uint_eq(world->administrators[i].episodes, 0);
}

/* A contract is paid as far as work was done: what ended before its work has cost staff time
 * alone. */
static size_t contracts_are_paid_as_work_proceeds(const struct World *world, const struct Params *p) {
    size_t unpaid = 0;
    for (size_t i = 0; i < world->episodes.count; i++) {
        const struct Episode *episode = &world->episodes.item[i];
        double contract = p->case_formality[episode->type] * p->work_contract_cost;
        double rest = episode->staff_weeks * p->work_staff_cost;
        bool worked = episode->record.working_weeks > 0;
        if (episode->open)
            continue;
        ck_assert_double_eq_tol(episode->record.cost,
                                rest + (worked ? contract * episode->record.scope : 0.0), 1e-9);
        unpaid += !worked && contract > 0.0;
    }
    return unpaid;
}

START_TEST(test_nothing_is_lost_and_nothing_counts_twice) {
    static struct Ledger ledger;
    struct Scenario scenario;
    struct World world;
    moderate_scenario(&scenario);
    scenario.params.world_burn_in_weeks = 0.0;
    scenario.params.diffusion_inside_per_year = 6.0;
    if (_i > 0)
        draw_params(&scenario.params, (uint64_t)_i);
    world_start(&world, &scenario, 1 + (uint64_t)_i, WEEKS + AFTER);
    for (int week = 0; week < WEEKS; week++)
        one_week(&world, &ledger);
    ck_assert_uint_gt(world.episodes.count, 50);
    ck_assert_double_gt(ledger.spent, 50.0);
    ck_assert_uint_gt(contracts_are_paid_as_work_proceeds(&world, &scenario.params), 10);
    run_dry(&world, &scenario.params, &ledger);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_loop_test(tests, test_nothing_is_lost_and_nothing_counts_twice, 0, POINTS);
}

int main(void) {
    return run_suite("conservation", add);
}
