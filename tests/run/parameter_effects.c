#include "parameter_effects.h"

#include <math.h>
#include <string.h>

enum { WEEKS = 78, SEED = 5 };

static bool is_probe(enum InterventionKind kind) {
    return strncmp(intervention_row(kind)->name, "push_", strlen("push_")) == 0;
}

void rich_scenario(struct Scenario *self, int variant) {
    moderate_scenario(self);
    struct Params *p = &self->params;
    p->world_agencies = 30.0;
    p->world_governments = 4.0;
    p->world_burn_in_weeks = 4.0;
    p->issues_rate_per_year = 6.0;
    p->outside_crises_per_year = 3.0;
    p->outside_first_election_week = 15.0;
    p->outside_election_interval_weeks = 30.0;
    p->outside_reelection = 0.5;
    for (int i = 0; i < INTERVENTION_COUNT; i++)
        if (!is_probe((enum InterventionKind)i))
            self->interventions[self->intervention_count++] =
                (struct Intervention){.kind = (enum InterventionKind)i,
                                      .start_week = 4.0,
                                      .end_week = WEEKS - 4.0,
                                      .ramp_weeks = 4.0,
                                      .intensity = 0.5,
                                      .target = variant % 2 == 0 ? TARGET_ALL : TARGET_RANDOM,
                                      .share = 0.5,
                                      .cost = NAN};
}

static void add(struct Fingerprint *self, double value, double weight) {
    ck_assert_uint_lt(self->count + 2, FINGERPRINT_MOST);
    self->sum[self->count] += value;
    self->sum[self->count + 1] += weight * value;
}

static double column_value(const struct Column *column, const void *record) {
    const char *at = (const char *)record + column->offset;
    double real;
    int64_t whole;
    if (column->kind == COLUMN_REAL) {
        memcpy(&real, at, sizeof real);
        return isnan(real) ? -1.0 : real;
    }
    memcpy(&whole, at, sizeof whole);
    return whole == RECORD_MISSING ? -1.0 : (double)whole;
}

void rich_run(const struct Scenario *scenario, int variant, struct Fingerprint *fingerprint) {
    struct Records records;
    records_run(&records, scenario, SEED, (uint64_t)variant, WEEKS);
    memset(fingerprint, 0, sizeof *fingerprint);
    for (int t = 0; t < TABLE_COUNT; t++) {
        const struct TableRow *table = record_table((enum RecordTable)t);
        for (size_t c = 0; c < table->column_count; c++, fingerprint->count += 2)
            for (size_t i = 0; i < records.count[t]; i++)
                add(fingerprint, column_value(&table->columns[c], records_at(&records, (enum RecordTable)t, i)),
                    1.0 + (double)(i % 97));
    }
    records_free(&records);
}

bool fingerprints_same(const struct Fingerprint *one, const struct Fingerprint *other) {
    return memcmp(one->sum, other->sum, sizeof one->sum) == 0;
}

bool fingerprints_close(const struct Fingerprint *one, const struct Fingerprint *other) {
    for (size_t i = 0; i < one->count; i++)
        if (fabs(one->sum[i] - other->sum[i]) > 1e-9 * (1.0 + fabs(one->sum[i])))
            return false;
    return true;
}
