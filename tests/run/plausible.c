#include "plausible.h"

#include <check.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "run/replicate.h"

enum { WEEKS = 520, YEAR = 52 };

/* What is looked at in one run. */
struct Look {
    double agencies, extreme_trust, extreme_support, extreme_conservatism;
    double exits[EXIT_COUNT];
    double open_before, open_last;
    double tried_first, tried_year, tried_last, trust_citizen;
    bool finite;
};

const char *degeneration_sentence(enum Degeneration degeneration) {
#define DEGENERATION(code, sentence) sentence,
    static const char *const sentences[DEGENERATION_COUNT] = {DEGENERATION_TABLE(DEGENERATION)};
#undef DEGENERATION
    return sentences[degeneration];
}

static bool is_extreme(double score) {
    return score < 0.02 || score > 0.98;
}

static void look_at_week(struct Look *self, const struct WeekRecord *week) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    for (size_t i = 0; i < table->column_count; i++) {
        double value = 0.0;
        if (table->columns[i].kind == COLUMN_REAL)
            memcpy(&value, (const char *)week + table->columns[i].offset, sizeof value);
        self->finite = self->finite && isfinite(value);
    }
    if (week->week == 0)
        self->tried_first = week->ever_tried_share;
    if (week->week == YEAR)
        self->tried_year = week->ever_tried_share;
    self->tried_last = week->ever_tried_share;
    self->trust_citizen = week->trust_citizen;
    self->open_last += week->week >= WEEKS - YEAR ? (double)week->episodes_open : 0.0;
    self->open_before +=
        week->week >= WEEKS - 4 * YEAR && week->week < WEEKS - 3 * YEAR ? (double)week->episodes_open : 0.0;
}

static enum Status look(void *context, enum RecordTable table, const void *record, struct Error *error) {
    (void)error;
    struct Look *self = context;
    if (table == TABLE_WEEKLY) {
        look_at_week(self, record);
    } else if (table == TABLE_EPISODES) {
        const struct EpisodeRecord *episode = record;
        if (episode->exit != RECORD_MISSING)
            self->exits[episode->exit] += 1.0;
    } else if (table == TABLE_AGENCIES) {
        const struct AgencyRecord *agency = record;
        self->agencies += 1.0;
        self->extreme_trust += is_extreme(agency->trust_administrator) ? 1.0 : 0.0;
        self->extreme_support += is_extreme(agency->manager_support) ? 1.0 : 0.0;
        self->extreme_conservatism += is_extreme(agency->conservatism) ? 1.0 : 0.0;
    }
    return STATUS_OK;
}

static void judge(const struct Look *look_taken, bool found[DEGENERATION_COUNT]) {
    double half = look_taken->agencies / 2.0;
    found[DEGENERATE_EXTREME_TRUST] = look_taken->extreme_trust > half;
    found[DEGENERATE_EXTREME_SUPPORT] = look_taken->extreme_support > half;
    found[DEGENERATE_EXTREME_CONSERVATISM] = look_taken->extreme_conservatism > half;
    found[DEGENERATE_EXTREME_CITIZENS] = is_extreme(look_taken->trust_citizen);
    for (int exit = 0; exit < EXIT_COUNT; exit++)
        found[DEGENERATE_MISSING_EXIT] = found[DEGENERATE_MISSING_EXIT] || look_taken->exits[exit] <= 0.0;
    found[DEGENERATE_STALLS] = look_taken->tried_last - look_taken->tried_first < 0.05;
    found[DEGENERATE_SATURATES] = look_taken->tried_year > 0.5 || look_taken->tried_last >= 1.0;
    found[DEGENERATE_RUNS_AWAY] = look_taken->open_last > 2.0 * look_taken->open_before;
    found[DEGENERATE_NOT_FINITE] = !look_taken->finite;
}

/* Place of `point` in the stratum order of a factor: a keyed permutation by sorting draws is not needed, a
 * random start and a step that is coprime to a prime number of strata visit each once. */
static double stratum(const struct RandomKey *key, uint64_t factor, size_t point, size_t points) {
    double uniform[4];
    random_uniform4(key, (struct DrawId){PURPOSE_INITIAL_STATE, factor, 0, 0}, uniform);
    size_t start = (size_t)(uniform[0] * (double)points);
    size_t step = 1 + (size_t)(uniform[1] * (double)(points - 1));
    size_t place = (start + step * point) % points;
    double inside = random_uniform(key, (struct DrawId){PURPOSE_INITIAL_STATE, factor, 1, point});
    return ((double)place + inside) / (double)points;
}

static void point_set(struct Scenario *scenario, const struct RandomKey *key, size_t point, size_t points,
                      struct Error *error) {
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        if (row->sweep_low >= row->sweep_high)
            continue;
        double share = stratum(key, i, point, points);
        double value = row->scale == SCALE_LOG && row->sweep_low > 0.0
                           ? row->sweep_low * pow(row->sweep_high / row->sweep_low, share)
                           : row->sweep_low + share * (row->sweep_high - row->sweep_low);
        if (row->kind == KIND_INTEGER)
            value = floor(value + 0.5);
        ck_assert_int_eq(params_set(&scenario->params, i, value, NULL, 0, error), STATUS_OK);
    }
}

static size_t next_prime(size_t number) {
    for (;; number++) {
        bool prime = number >= 2;
        for (size_t divisor = 2; divisor * divisor <= number && prime; divisor++)
            prime = number % divisor != 0;
        if (prime)
            return number;
    }
}

size_t plausible_count(size_t points, size_t failed[DEGENERATION_COUNT]) {
    struct RandomKey key = {20211002, 0};
    size_t strata = next_prime(points), any = 0;
    memset(failed, 0, DEGENERATION_COUNT * sizeof *failed);
    for (size_t point = 0; point < points; point++) {
        struct Error error = {0};
        struct Scenario scenario;
        struct Look taken = {.finite = true};
        bool found[DEGENERATION_COUNT] = {false};
        ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
        point_set(&scenario, &key, point, strata, &error);
        struct ReplicateInput input = {.scenario = &scenario, .seed = 1, .weeks = WEEKS};
        struct Recorder recorder = {&taken, look, ~0u};
        enum Status status = replicate_run(&input, point, &recorder, &error);
        ck_assert_msg(status == STATUS_OK, "point %zu: %s", point, error.text);
        judge(&taken, found);
        size_t kinds = 0;
        for (int d = 0; d < DEGENERATION_COUNT; d++) {
            failed[d] += found[d];
            kinds += found[d];
        }
        any += kinds > 0;
        scenario_free(&scenario);
    }
    return any;
}
