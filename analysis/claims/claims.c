#define _POSIX_C_SOURCE 200809L /* strdup */
#include "claims/claims.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "base/translate.h"
#include "params/intervention.h"
#include "params/suggest.h"

const struct ContrastRow *contrast_row(enum ContrastKind kind) {
#define CONTRAST(symbol, ...) {__VA_ARGS__},
    static const struct ContrastRow rows[CONTRAST_COUNT] = {
#include "claims/contrasts.def"
    };
#undef CONTRAST
    return &rows[kind];
}

bool contrast_is_ratio(enum ContrastKind kind) {
    const struct ContrastRow *row = contrast_row(kind);
    bool ratio = false;
    for (size_t i = 0; i < row->arms; i++)
        ratio = ratio || row->over[i] != 0.0;
    return ratio;
}

/* Room for one more; false if memory ran out. */
static bool grow(void **array, size_t count, size_t *room, size_t size) {
    if (count < *room)
        return true;
    size_t more = *room > 0 ? 2 * *room : 32;
    void *larger = realloc(*array, more * size);
    if (larger == NULL)
        return false;
    *array = larger;
    *room = more;
    return true;
}

size_t claims_claim(struct Claims *self, const struct Claim *claim) {
    void *array = self->claims;
    bool room = grow(&array, self->claim_count, &self->claim_room, sizeof *claim);
    self->claims = array;
    if (!room)
        return SIZE_MAX;
    self->claims[self->claim_count] = *claim;
    return self->claim_count++;
}

size_t claims_test(struct Claims *self, const struct ClaimTest *test) {
    void *array = self->tests;
    bool room = grow(&array, self->test_count, &self->test_room, sizeof *test);
    self->tests = array;
    if (!room)
        return SIZE_MAX;
    self->tests[self->test_count] = *test;
    return self->test_count++;
}

static bool same_number(double one, double other) {
    return one == other || (isnan(one) && isnan(other));
}

static bool same_intervention(const struct Intervention *one, const struct Intervention *other) {
    bool same = one->kind == other->kind && one->target == other->target &&
                one->government == other->government && one->agency_count == other->agency_count &&
                same_number(one->share, other->share);
    for (size_t f = 0; f < intervention_field_count(); f++)
        same = same && same_number(intervention_get(one, intervention_field(f)),
                                   intervention_get(other, intervention_field(f)));
    for (int64_t i = 0; i < one->agency_count && same && one->target == TARGET_AGENCIES; i++)
        same = one->agencies[i] == other->agencies[i];
    return same;
}

static bool same_arm(const struct Arm *one, const struct Arm *other) {
    bool same =
        strcmp(one->settings, other->settings) == 0 && one->intervention_count == other->intervention_count;
    for (int64_t i = 0; i < one->intervention_count && same; i++)
        same = same_intervention(&one->interventions[i], &other->interventions[i]);
    return same;
}

size_t claims_arm(struct Claims *self, const struct Arm *arm) {
    for (size_t i = 0; i < self->arm_count; i++)
        if (same_arm(&self->arms[i], arm)) {
            free(arm->settings);
            return i;
        }
    void *array = self->arms;
    bool room = grow(&array, self->arm_count, &self->arm_room, sizeof *arm);
    self->arms = array;
    if (!room) {
        free(arm->settings);
        return SIZE_MAX;
    }
    self->arms[self->arm_count] = *arm;
    return self->arm_count++;
}

/* One line "group.name=value". */
static enum Status apply_setting(const struct Arm *self, const char *line, size_t length,
                                 struct Scenario *scenario, struct ScenarioField *field,
                                 struct Error *error) {
    char key[SCENARIO_FIELD_KEY], number[64];
    double value = 0.0;
    size_t sign = strcspn(line, "=");
    struct Error why = {0};
    snprintf(key, sizeof key, "%.*s", (int)sign, line);
    snprintf(number, sizeof number, "%.*s", (int)(length - sign - 1), line + sign + 1);
    enum Status status = scenario_field_find(scenario, key, field, self->file, self->line, error);
    if (status != STATUS_OK)
        return status;
    if (text_to_number(number, &value) && scenario_field_set(scenario, *field, value, &why) == STATUS_OK)
        return STATUS_OK;
    return error_set_at(error, STATUS_CONFIGURATION, self->file, self->line, "arm %s: %s", self->name,
                        why.text);
}

enum Status arm_apply(const struct Arm *self, struct Scenario *scenario, size_t fields,
                      const struct ScenarioField field[], unsigned char held[], struct Error *error) {
    enum Status worst = STATUS_OK;
    for (int64_t i = 0; i < self->intervention_count; i++) {
        if (scenario->intervention_count == INTERVENTIONS_MOST)
            return error_set_at(error, STATUS_CONFIGURATION, self->file, self->line,
                                "arm %s: too many interventions, allowed %d with those of the base",
                                self->name, INTERVENTIONS_MOST);
        scenario->interventions[scenario->intervention_count++] = self->interventions[i];
    }
    for (const char *line = self->settings; *line != '\0';) {
        struct ScenarioField set;
        size_t length = strcspn(line, "\n");
        enum Status status = apply_setting(self, line, length, scenario, &set, error);
        worst = worst == STATUS_OK ? status : worst;
        for (size_t f = 0; f < fields && status == STATUS_OK; f++)
            if (field[f].intervention == set.intervention && field[f].index == set.index)
                held[f] = 1;
        line += length + (line[length] == '\n' ? 1 : 0);
    }
    return worst;
}

/* The place of the output, which is added unless there is an equal one; SIZE_MAX if memory ran out. */
static size_t output_place(struct Claims *self, const struct Quantity *quantity) {
    char name[QUANTITY_NAME_SIZE];
    quantity_name(quantity, name);
    for (size_t i = 0; i < self->output_count; i++)
        if (strcmp(self->output_names[i], name) == 0)
            return i;
    if (self->output_count == self->output_room) {
        size_t more = self->output_room > 0 ? 2 * self->output_room : 32;
        struct Quantity *outputs = realloc(self->outputs, more * sizeof *outputs);
        self->outputs = outputs != NULL ? outputs : self->outputs;
        char(*names)[QUANTITY_NAME_SIZE] = realloc(self->output_names, more * sizeof *names);
        self->output_names = names != NULL ? names : self->output_names;
        if (outputs == NULL || names == NULL)
            return SIZE_MAX;
        self->output_room = more;
    }
    self->outputs[self->output_count] = *quantity;
    memcpy(self->output_names[self->output_count], name, sizeof name);
    return self->output_count++;
}

void claims_free(struct Claims *self) {
    for (size_t i = 0; i < self->group_count; i++)
        free(self->groups[i].text);
    for (size_t i = 0; i < self->arm_count; i++)
        free(self->arms[i].settings);
    free(self->claims);
    free(self->tests);
    free(self->arms);
    free(self->outputs);
    free(self->output_names);
    *self = (struct Claims){0};
}

static enum Status check_ids(const struct Claims *self, char *const ids[], size_t count,
                             struct Error *error) {
    enum Status status = STATUS_OK;
    const char **known = calloc(self->claim_count + 1, sizeof *known);
    if (known == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the claims");
    for (size_t i = 0; i < self->claim_count; i++)
        known[i] = self->claims[i].id;
    for (size_t k = 0; k < count; k++) {
        char suggestion[SUGGESTION_SIZE];
        size_t i = 0;
        while (i < self->claim_count && strcmp(known[i], ids[k]) != 0)
            i++;
        if (i < self->claim_count)
            continue;
        suggest_word(suggestion, ids[k], known, self->claim_count);
        status = error_set(error, STATUS_USAGE, "%s: no such claim%s", ids[k], suggestion);
    }
    free(known);
    return status;
}

static bool is_wanted(const struct Claim *claim, char *const ids[], size_t count) {
    bool wanted = count == 0;
    for (size_t i = 0; i < count; i++)
        wanted = wanted || strcmp(claim->id, ids[i]) == 0;
    return wanted;
}

bool measurement_outputs(struct Claims *self, struct Measurement *measurement) {
    measurement->output_above = output_place(self, &measurement->above);
    measurement->output_plus = measurement->has_plus ? output_place(self, &measurement->plus) : 0;
    measurement->output_below = measurement->is_ratio ? output_place(self, &measurement->below) : 0;
    return measurement->output_above != SIZE_MAX && measurement->output_plus != SIZE_MAX &&
           measurement->output_below != SIZE_MAX;
}

/* Finds the arms and outputs of a test of `whole` again among those of `self`, or adds them. */
static bool move_test(struct Claims *self, const struct Claims *whole, struct ClaimTest *test) {
    struct Measurement *measurements[] = {&test->measure, &test->less};
    bool complete = true;
    for (size_t i = 0; i < contrast_row(test->contrast)->arms && test->why[0] == '\0'; i++) {
        struct Arm arm = whole->arms[test->arm[i]];
        arm.settings = strdup(arm.settings);
        test->arm[i] = arm.settings != NULL ? claims_arm(self, &arm) : SIZE_MAX;
        complete = complete && test->arm[i] != SIZE_MAX;
    }
    for (size_t i = 0; i < (test->has_less ? 2u : 1u) && test->why[0] == '\0'; i++) {
        struct Measurement *it = measurements[i];
        complete = measurement_outputs(self, it) && complete;
    }
    return complete;
}

enum Status claims_select(struct Claims *self, char *const ids[], size_t count, struct Error *error) {
    struct Claims whole = *self, some = {.group_count = self->group_count};
    enum Status status = check_ids(self, ids, count, error);
    if (status != STATUS_OK)
        return status;
    memcpy(some.groups, self->groups, sizeof some.groups);
    memcpy(some.space, self->space, sizeof some.space);
    bool complete = true;
    for (size_t c = 0; c < whole.claim_count && complete; c++) {
        struct Claim claim = whole.claims[c];
        if (!is_wanted(&claim, ids, count))
            continue;
        claim.first_test = some.test_count;
        for (size_t t = 0; t < claim.test_count && complete; t++) {
            struct ClaimTest test = whole.tests[whole.claims[c].first_test + t];
            test.claim = some.claim_count;
            complete = move_test(&some, &whole, &test) && claims_test(&some, &test) != SIZE_MAX;
        }
        complete = complete && claims_claim(&some, &claim) != SIZE_MAX;
    }
    whole.group_count = 0; /* their texts are those of `some` now */
    claims_free(&whole);
    *self = some;
    return complete ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the claims");
}

const char *claim_group_title(const struct ClaimGroup *self) {
    return translate_choose(self->title, self->title_zh);
}

const char *claim_test_title(const struct ClaimTest *self) {
    return translate_choose(self->title, self->title_zh);
}

unsigned claims_tables(const struct Claims *self) {
    unsigned tables = 0;
    for (size_t i = 0; i < self->output_count; i++)
        tables |= quantity_tables(&self->outputs[i]);
    return tables;
}

enum Status claims_read_run(const struct Claims *self, struct MeasuredRun *run, double values[],
                            struct Error *error) {
    size_t most = 1, episodes = run->count[TABLE_EPISODES];
    for (int table = 0; table < TABLE_COUNT; table++)
        most = run->count[table] > most ? run->count[table] : most;
    double *room = malloc(most * sizeof *room);
    size_t *order = malloc((episodes + 1) * sizeof *order);
    int64_t *ordinal = malloc((episodes + 1) * sizeof *ordinal);
    bool there = room != NULL && order != NULL && ordinal != NULL;
    if (there) {
        run_ordinals(run, order, ordinal);
        run->ordinal = ordinal;
        for (size_t i = 0; i < self->output_count; i++)
            values[i] = quantity_read(&self->outputs[i], run, room);
        run->ordinal = NULL;
    }
    free(room);
    free(order);
    free(ordinal);
    return there ? STATUS_OK
                 : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the claims of a run");
}

static double measured(const struct Measurement *self, const double outputs[]) {
    double above = outputs[self->output_above] + (self->has_plus ? outputs[self->output_plus] : 0.0);
    double below = self->is_ratio ? outputs[self->output_below] : 1.0;
    return below != 0.0 ? above / below : NAN;
}

double claim_test_value(const struct ClaimTest *self, const double outputs[]) {
    double less = self->has_less ? measured(&self->less, outputs) : 0.0;
    return measured(&self->measure, outputs) - less - self->level;
}

double claim_test_level(const struct ClaimTest *self, const double outputs[]) {
    return measured(&self->measure, outputs);
}

const char *claim_test_unit(const struct ClaimTest *self) {
    const char *above = quantity_unit(&self->measure.above);
    if (contrast_is_ratio(self->contrast))
        return "ratio";
    if (!self->measure.is_ratio)
        return above;
    const char *below = quantity_unit(&self->measure.below);
    if (strcmp(below, "issues") == 0)
        return strcmp(above, "issues") == 0 ? "share" : "per issue";
    return strcmp(above, below) == 0 ? "share" : "ratio";
}
