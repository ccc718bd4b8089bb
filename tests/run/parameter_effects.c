#include "parameter_effects.h"

#include <math.h>
#include <string.h>

enum { WEEKS = 104, SEED = 5 };

/* The variants that differ by more than their seed and whom interventions reach. */
enum { WITHOUT_WORK = 2 };

void rich_scenario(struct Scenario *self, int variant) {
    moderate_scenario(self);
    struct Params *p = &self->params;
    p->world_agencies = 30.0;
    p->world_governments = 4.0;
    p->world_burn_in_weeks = 4.0;
    p->world_citizens = 300.0;
    p->issues_rate_per_year = 6.0;
    p->outside_crises_per_year = 3.0;
    p->outside_reelection = 0.5;
    p->programme_interval_weeks[PROGRAMME_TASK_FORCE] = 6.0;
    p->team_tender_weeks = 2.0;
    p->diffusion_outside_per_year = 1.0;
    p->legal_incident_per_year = 2.0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        p->case_effort[type] = p->case_internal_data[type] != 0.0 ? 12.0 : 4.0;
        p->case_term_weeks[type] = type == CASE_PRIVATE_OPEN ? 0.0 : 8.0;
        p->case_descendants[type] = 0.5;
    }
    p->mechanism_work = variant == WITHOUT_WORK ? 0.0 : 1.0;
    for (int i = 0; i < INTERVENTION_COUNT; i++)
        if (!intervention_row((enum InterventionKind)i)->probe)
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

/* Columns have fixed places, table after table; the second sum weighs records by their turn. */
static enum Status see(void *context, enum RecordTable table, const void *record, struct Error *error) {
    (void)error;
    struct Fingerprint *self = context;
    const struct TableRow *row = record_table(table);
    double weight = 1.0 + (double)(self->records[table]++ % 97);
    double *sum = self->sum[table];
    for (size_t c = 0; c < row->column_count && c < COLUMNS_MOST; c++) {
        double value = column_value(&row->columns[c], record);
        sum[2 * c] += value;
        sum[2 * c + 1] += weight * value;
    }
    return STATUS_OK;
}

void rich_run(const struct Scenario *scenario, int variant, struct Fingerprint *fingerprint) {
    struct Error error = {0};
    struct ReplicateInput input = {.scenario = scenario, .seed = SEED, .weeks = WEEKS};
    struct Recorder recorder = {fingerprint, see, ~0u};
    memset(fingerprint, 0, sizeof *fingerprint);
    ck_assert_msg(replicate_run(&input, (uint64_t)variant, &recorder, &error) == STATUS_OK, "%s", error.text);
}

bool fingerprints_close(const struct Fingerprint *one, const struct Fingerprint *other) {
    for (int table = 0; table < TABLE_COUNT; table++)
        for (size_t i = 0; i < 2 * COLUMNS_MOST; i++) {
            double a = one->sum[table][i], b = other->sum[table][i];
            if (fabs(a - b) > 1e-9 * (1.0 + fabs(a)))
                return false;
        }
    return true;
}
