#include "compare/outcome_table.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "estimate/tally.h"

enum Status outcome_table_init(struct OutcomeTable *self, int64_t weeks, size_t scenarios,
                               struct Error *error) {
    *self = (struct OutcomeTable){.weeks = weeks};
    if (weeks < 1 || scenarios < 1)
        return error_set(error, STATUS_INTERNAL, "a comparison needs at least one week and one scenario");
    self->scenario = calloc(scenarios, sizeof *self->scenario);
    if (self->scenario == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to compare %zu scenarios", scenarios);
    self->scenarios = scenarios;
    return STATUS_OK;
}

void outcome_table_free(struct OutcomeTable *self) {
    for (size_t s = 0; s < self->scenarios; s++) {
        free(self->scenario[s].replicate);
        free(self->scenario[s].values);
    }
    free(self->scenario);
    *self = (struct OutcomeTable){0};
}

static enum Status make_room(struct OutcomeRuns *self, struct Error *error) {
    if (self->runs < self->capacity)
        return STATUS_OK;
    size_t capacity = self->capacity > 0 ? 2 * self->capacity : 16;
    int64_t *replicate = realloc(self->replicate, capacity * sizeof *replicate);
    if (replicate != NULL)
        self->replicate = replicate;
    double(*values)[OUTCOME_COUNT] = realloc(self->values, capacity * sizeof *values);
    if (values != NULL)
        self->values = values;
    if (replicate == NULL || values == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to compare %zu runs of a scenario",
                         capacity);
    self->capacity = capacity;
    return STATUS_OK;
}

static void read_outcomes(const struct Tally *run, double values[OUTCOME_COUNT]) {
    for (int i = 0; i < OUTCOME_COUNT; i++)
        values[i] = outcome_read((enum Outcome)i, run);
}

static bool key_fits(const struct OutcomeTable *self, const struct RunKey *key) {
    if (key->scenario < 0 || (uint64_t)key->scenario >= self->scenarios)
        return false;
    const struct OutcomeRuns *runs = &self->scenario[key->scenario];
    bool first = self->key.scenario == 0 && self->scenario[0].runs == 0;
    bool follows = first || (key->point == self->key.point && key->scenario >= self->key.scenario);
    return follows && (runs->runs == 0 || key->replicate > runs->replicate[runs->runs - 1]);
}

enum Status outcome_table_add(struct OutcomeTable *self, const struct RunKey *key, const struct Tally *tally,
                              struct Error *error) {
    if (tally->weeks != self->weeks || !key_fits(self, key))
        return error_set(error, STATUS_INTERNAL, "run %lld/%lld/%lld does not follow run %lld/%lld/%lld",
                         (long long)key->scenario, (long long)key->point, (long long)key->replicate,
                         (long long)self->key.scenario, (long long)self->key.point,
                         (long long)self->key.replicate);
    struct OutcomeRuns *runs = &self->scenario[key->scenario];
    enum Status status = make_room(runs, error);
    if (status != STATUS_OK)
        return status;
    read_outcomes(tally, runs->values[runs->runs]);
    runs->replicate[runs->runs++] = key->replicate;
    self->seen |= tally->tables;
    self->key = *key;
    return STATUS_OK;
}

/* A count of 0 is not told from a table that was never recorded by one run alone. */
void outcome_table_finish(struct OutcomeTable *self) {
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        if ((self->seen & 1u << outcome_row((enum Outcome)i)->table) != 0)
            continue;
        for (size_t s = 0; s < self->scenarios; s++)
            for (size_t r = 0; r < self->scenario[s].runs; r++)
                self->scenario[s].values[r][i] = NAN;
    }
}

void outcome_table_values(const struct OutcomeTable *self, size_t scenario, enum Outcome outcome, size_t n,
                          const int64_t replicate[], double values[]) {
    const struct OutcomeRuns *runs = &self->scenario[scenario];
    size_t r = 0;
    for (size_t i = 0; i < n; i++) {
        while (r < runs->runs && runs->replicate[r] < replicate[i])
            r++;
        bool was_run = r < runs->runs && runs->replicate[r] == replicate[i];
        values[i] = was_run ? runs->values[r][outcome] : NAN;
    }
}
