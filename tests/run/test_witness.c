/* A witness is told what happens, and following a run changes nothing of it. */
#include <math.h>
#include <string.h>

#include "run/replicate.h"
#include "run_fixture.h"

enum { WEEKS = 156 };

/* What a witness of a run has been told. */
struct Told {
    uint64_t count[MOMENT_COUNT];
    uint64_t citizens, administrators, faults;
    int64_t week;
};

/* A moment with a chance came if its draw is below it: these are the ones that say that it did not. */
static bool says_no(enum Moment moment) {
    static const enum Moment no[] = {
        MOMENT_CITIZEN_DECLINED,     MOMENT_CITIZEN_UNMOVED,       MOMENT_STAFF_DECLINED,
        MOMENT_OBJECT_AGREED,        MOMENT_MANAGER_AGREED,        MOMENT_OWNER_GRANTED,
        MOMENT_DATA_MISSING,         MOMENT_REVIEW_WAITED,         MOMENT_TERM_NOT_EXTENDED,
        MOMENT_OWNER_SET_CONDITIONS, MOMENT_SERVICE_NOT_TAKEN_OVER};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (no[i] == moment)
            return true;
    return false;
}

static void note(void *context, const struct World *world, const struct Testimony *testimony) {
    struct Told *self = context;
    const struct MomentRow *row = moment_row(testimony->moment);
    bool below = testimony->draw < testimony->probability;
    self->count[testimony->moment]++;
    self->faults += testimony->week < self->week; /* time goes on */
    self->faults += testimony->agency >= world->agencies.count;
    self->faults += row->chance != NULL && testimony->moment != MOMENT_REVIEW_WAITED &&
                    below == says_no(testimony->moment);
    self->faults += row->chance != NULL && !(testimony->probability >= 0.0 && testimony->probability <= 1.0 &&
                                             testimony->draw >= 0.0 && testimony->draw <= 1.0);
    for (int i = 0; i < TESTIMONY_VALUES && row->value[i].name != NULL; i++)
        self->faults += row->value[i].kind == VALUE_LEVEL && !isnan(testimony->value[i]) &&
                        !(testimony->value[i] >= 0.0 && testimony->value[i] <= 1.0);
    self->faults +=
        testimony->moment == MOMENT_HEAD_CHANGED && testimony->government != (uint32_t)testimony->value[0];
    self->week = testimony->week;
    if (testimony->moment == MOMENT_STARTED) {
        self->citizens += (uint64_t)testimony->value[0];
        self->administrators += (uint64_t)testimony->value[1];
    }
}

static void witnessed_run(struct Records *records, const struct Scenario *scenario, uint64_t replicate,
                          struct Told *told) {
    struct Witness witness = {told, note};
    told->week = INT64_MIN;
    records_witness(records, scenario, 3, replicate, WEEKS, &witness);
}

START_TEST(test_nothing_changes) {
    struct Scenario scenario;
    moderate_scenario(&scenario);
    struct Records plain, followed;
    struct Told told = {.week = 0};
    records_run(&plain, &scenario, 3, 1, WEEKS);
    witnessed_run(&followed, &scenario, 1, &told);
    ck_assert(records_same(&plain, &followed));
    records_free(&plain);
    records_free(&followed);
    scenario_free(&scenario);
}
END_TEST

/* What was told adds up to what was recorded. */
START_TEST(test_told_is_recorded) {
    struct Scenario scenario;
    moderate_scenario(&scenario);
    struct Records records;
    struct Told told = {.week = 0};
    witnessed_run(&records, &scenario, 1, &told);
    uint64_t citizens = 0, administrators = 0, ended = 0, completed = 0,
             episodes = records.count[TABLE_EPISODES];
    for (size_t i = 0; i < episodes; i++) {
        const struct EpisodeRecord *episode = records_at(&records, TABLE_EPISODES, i);
        citizens += (uint64_t)episode->citizens;
        administrators += (uint64_t)episode->administrators;
        ended += episode->exit != RECORD_MISSING;
        completed += episode->exit == EXIT_COMPLETED;
    }
    ck_assert_uint_gt(completed, 10);
    ck_assert_uint_eq(told.faults, 0);
    ck_assert_uint_ge(told.count[MOMENT_STARTED], episodes); /* those of the burn-in may be over */
    ck_assert_uint_ge(told.citizens, citizens);
    ck_assert_uint_ge(told.administrators, administrators);
    ck_assert_uint_ge(told.count[MOMENT_ENDED], ended);
    ck_assert_uint_eq(told.count[MOMENT_LEVELS_BEFORE], told.count[MOMENT_ENDED]);
    ck_assert_uint_eq(told.count[MOMENT_LEVELS_AFTER], told.count[MOMENT_ENDED]);
    ck_assert_uint_ge(told.count[MOMENT_SERVICE_BUILT], completed);
    records_free(&records);
    scenario_free(&scenario);
}
END_TEST

/* Each kind of moment comes in some run; what is rare needs a rate of its own. */
START_TEST(test_every_moment_comes) {
    struct Scenario scenario;
    moderate_scenario(&scenario);
    struct Params *p = &scenario.params;
    p->outside_crises_per_year = 4.0;
    p->legal_incident_per_year = 2.0;
    p->diffusion_outside_per_year = 6.0;
    p->reuse_stayer_share = 0.9;
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        p->case_rights_share[type] = 0.05;
        p->case_purpose_share[type] = 0.05;
        p->case_startups[type] = 0.3;
        p->case_void_share[type] = 0.2;
    }
    p->world_governments = 80.0; /* some are left without an agency */
    struct Told told = {.week = 0};
    for (uint64_t replicate = 0; replicate < 3; replicate++) {
        struct Records records;
        witnessed_run(&records, &scenario, replicate, &told);
        records_free(&records);
    }
    ck_assert_uint_eq(told.faults, 0);
    for (int moment = 0; moment < MOMENT_COUNT; moment++)
        ck_assert_msg(told.count[moment] > 0, "nobody was told of %s", moment_row((enum Moment)moment)->name);
    scenario_free(&scenario);
}
END_TEST

static bool ends_well(const char *sentence) {
    size_t length = strlen(sentence);
    return length > 0 && sentence[length - 1] == '.';
}

/* Every place in a sentence is the agency, the person or one of the values. */
START_TEST(test_places_are_known) {
    for (int moment = 0; moment < MOMENT_COUNT; moment++) {
        const struct MomentRow *row = moment_row((enum Moment)moment);
        ck_assert(ends_well(row->sentence));
        for (const char *at = strchr(row->sentence, '{'); at != NULL; at = strchr(at + 1, '{')) {
            size_t length = strcspn(at + 1, "}");
            bool known =
                strncmp(at, "{unit}", 6) == 0 || (row->who != WHO_NOBODY && strncmp(at, "{person}", 8) == 0);
            for (int i = 0; i < TESTIMONY_VALUES && row->value[i].name != NULL; i++)
                known = known || (strlen(row->value[i].name) == length &&
                                  strncmp(row->value[i].name, at + 1, length) == 0);
            ck_assert_msg(known, "%s has a place that nothing fills: %s", row->name, at);
        }
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_nothing_changes);
    tcase_add_test(tests, test_told_is_recorded);
    tcase_add_test(tests, test_every_moment_comes);
    tcase_add_test(tests, test_places_are_known);
}

int main(void) {
    return run_suite("witness", add_tests);
}
