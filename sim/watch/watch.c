#include "watch/watch.h"

#include <string.h>

#include "params/intervention.h"
#include "run/world_run.h"

enum Status watch_begin(struct Watch *self, const struct ReplicateInput *input, uint64_t replicate,
                        struct Error *error) {
    *self = (struct Watch){.input = *input};
    enum Status status = world_burn_in(&self->start, input, replicate, error);
    if (status != STATUS_OK)
        return status;
    self->shown = future_new(&self->start, input, input->scenario, error);
    return self->shown != NULL ? STATUS_OK : STATUS_OUT_OF_MEMORY;
}

void watch_free(struct Watch *self) {
    future_free(self->shown);
    future_free(self->other);
    world_free(&self->start);
    *self = (struct Watch){0};
}

void watch_advance(struct Watch *self) {
    self->week += self->week < self->input.weeks;
}

static struct Future *furthest_behind(const struct Watch *self) {
    bool other = self->other != NULL && self->other->lived < self->shown->lived;
    return other ? self->other : self->shown;
}

bool watch_is_behind(const struct Watch *self) {
    return furthest_behind(self)->lived < self->week;
}

enum Status watch_work(struct Watch *self, struct Error *error) {
    struct Future *future = furthest_behind(self);
    return future->lived < self->week ? future_live(future, error) : STATUS_OK;
}

bool watch_has_ended(const struct Watch *self) {
    return self->week == self->input.weeks && !watch_is_behind(self);
}

enum Status watch_live_quarter(struct Watch *self, struct Error *error) {
    enum Status status = STATUS_OK;
    do {
        watch_advance(self);
        while (watch_is_behind(self) && status == STATUS_OK)
            status = watch_work(self, error);
    } while (status == STATUS_OK && self->week % QUARTER_WEEKS != 0 && !watch_has_ended(self));
    return status;
}

static bool acts(const struct Intervention *intervention, enum InterventionKind kind, double week) {
    return intervention->kind == kind && intervention->start_week <= week && intervention->end_week > week;
}

const struct Intervention *watch_acting(const struct Watch *self, enum InterventionKind kind) {
    const struct Scenario *scenario = &self->shown->scenario;
    int64_t last = self->input.weeks - 1, week = self->week < last ? self->week : last;
    for (int64_t i = 0; i < scenario->intervention_count; i++)
        if (acts(&scenario->interventions[i], kind, (double)week))
            return &scenario->interventions[i];
    return NULL;
}

/* What has only begun in the week to come has never acted. */
static void switch_off(struct Scenario *scenario, enum InterventionKind kind, double week) {
    int64_t kept = 0;
    for (int64_t i = 0; i < scenario->intervention_count; i++) {
        struct Intervention *intervention = &scenario->interventions[i];
        bool off = acts(intervention, kind, week);
        if (off)
            intervention->end_week = week;
        if (!off || intervention->start_week < week)
            scenario->interventions[kept++] = *intervention;
    }
    scenario->intervention_count = kept;
}

static struct Intervention *last_of_kind(struct Scenario *scenario, enum InterventionKind kind) {
    for (int64_t i = scenario->intervention_count - 1; i >= 0; i--)
        if (scenario->interventions[i].kind == kind)
            return &scenario->interventions[i];
    return NULL;
}

/* What ended just now goes on. */
static enum Status switch_on(const struct Watch *self, struct Scenario *scenario, enum InterventionKind kind,
                             struct Error *error) {
    double week = (double)self->week;
    struct Intervention *last = last_of_kind(scenario, kind), added;
    if (last == NULL || last->end_week != week) {
        if (scenario->intervention_count == INTERVENTIONS_MOST)
            return error_set(error, STATUS_CONFIGURATION, "there can be at most %d interventions",
                             INTERVENTIONS_MOST);
        intervention_default(&added, kind);
        if (last != NULL)
            added = *last;
        added.start_week = week;
        last = &scenario->interventions[scenario->intervention_count++];
        *last = added;
    }
    last->end_week = (double)self->input.weeks;
    return STATUS_OK;
}

/* Compared by fields, for there is padding between them. */
static bool same_intervention(const struct Intervention *one, const struct Intervention *other) {
    for (size_t i = 0; i < intervention_field_count(); i++) {
        const struct InterventionField *field = intervention_field(i);
        double a = intervention_get(one, field), b = intervention_get(other, field);
        if (a < b || a > b)
            return false;
    }
    return one->kind == other->kind;
}

static bool same_interventions(const struct Scenario *one, const struct Scenario *other) {
    if (one->intervention_count != other->intervention_count)
        return false;
    for (int64_t i = 0; i < one->intervention_count; i++)
        if (!same_intervention(&one->interventions[i], &other->interventions[i]))
            return false;
    return true;
}

/* The future without switches goes on beside the new one, or is the only one again. */
static enum Status take_scenario(struct Watch *self, const struct Scenario *scenario, struct Error *error) {
    struct Future *plain = self->other != NULL ? self->other : self->shown;
    if (same_interventions(scenario, self->input.scenario)) {
        if (plain != self->shown)
            future_free(self->shown);
        self->shown = plain;
        self->other = NULL;
        return STATUS_OK;
    }
    struct Future *edited = future_new(&self->start, &self->input, scenario, error);
    if (edited == NULL)
        return STATUS_OUT_OF_MEMORY;
    if (plain != self->shown)
        future_free(self->shown);
    self->shown = edited;
    self->other = plain;
    return STATUS_OK;
}

enum Status watch_switch(struct Watch *self, enum InterventionKind kind, struct Error *error) {
    struct Scenario edited = self->shown->scenario;
    enum Status status = STATUS_OK;
    if (self->week == self->input.weeks)
        return error_set(error, STATUS_CONFIGURATION, "there is no week left to act in");
    if (watch_acting(self, kind) != NULL)
        switch_off(&edited, kind, (double)self->week);
    else
        status = switch_on(self, &edited, kind, error);
    return status == STATUS_OK ? take_scenario(self, &edited, error) : status;
}
