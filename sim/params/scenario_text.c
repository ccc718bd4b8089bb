#include "params/scenario_text.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "params/intervention.h"

static void write_number(FILE *stream, const char *prefix, const char *key, double value) {
    char number[32];
    text_from_number(number, sizeof number, value);
    fprintf(stream, "%s%s %s\n", prefix, key, number);
}

/* Only what the kind of target reads: the rest of the struct decides nothing. */
static void write_intervention(FILE *stream, const struct Intervention *it, const char *prefix) {
    fprintf(stream, "%skind %s\n%starget %s\n", prefix, intervention_row(it->kind)->name, prefix,
            target_name(it->target));
    if (it->target == TARGET_GOVERNMENT)
        fprintf(stream, "%sgovernment %" PRId64 "\n", prefix, it->government);
    if (it->target == TARGET_AGENCIES || it->target == TARGET_BEST_CONNECTED)
        fprintf(stream, "%sagency_count %" PRId64 "\n", prefix, it->agency_count);
    if (it->target == TARGET_AGENCIES) {
        fprintf(stream, "%sagencies", prefix);
        for (int64_t i = 0; i < it->agency_count; i++)
            fprintf(stream, " %" PRId64, it->agencies[i]);
        fputc('\n', stream);
    }
    for (size_t i = 0; i < intervention_field_count(); i++) {
        const struct InterventionField *field = intervention_field(i);
        bool is_cost = field->offset == offsetof(struct Intervention, cost);
        if (is_cost && it->target == TARGET_RANDOM) /* the place that it has in studies that are stored */
            write_number(stream, prefix, "share", it->share);
        write_number(stream, prefix, field->name,
                     is_cost ? intervention_cost(it) : intervention_get(it, field));
    }
}

void scenario_text_write(const struct Scenario *self, const char *prefix, FILE *stream) {
    char place[128];
    for (size_t i = 0; i < params_count(); i++)
        write_number(stream, prefix, params_key(i), params_get(&self->params, i));
    fprintf(stream, "%sinterventions %" PRId64 "\n", prefix, self->intervention_count);
    for (int64_t i = 0; i < self->intervention_count; i++) {
        snprintf(place, sizeof place, "%sintervention.%" PRId64 ".", prefix, i);
        write_intervention(stream, &self->interventions[i], place);
    }
}

static void read_agencies(struct Intervention *it, const char *value) {
    for (int64_t i = 0; i < it->agency_count && i < INTERVENTION_AGENCIES; i++) {
        char *end;
        it->agencies[i] = strtoll(value, &end, 10);
        value = end;
    }
}

/* One item of an intervention: "start_week" with "0". */
static void read_item(struct Intervention *it, const char *item, const char *value) {
    double number = NAN;
    bool is_number = text_to_number(value, &number);
    for (size_t i = 0; i < intervention_field_count(); i++)
        if (strcmp(item, intervention_field(i)->name) == 0)
            intervention_set(it, intervention_field(i), number);
    if (strcmp(item, "share") == 0)
        it->share = number;
    else if (strcmp(item, "government") == 0 && is_number && fabs(number) < 1e9)
        it->government = (int64_t)number;
    else if (strcmp(item, "agency_count") == 0 && is_number && number >= 0.0 && number < 1e9 &&
             (it->target != TARGET_AGENCIES || number <= INTERVENTION_AGENCIES))
        it->agency_count = (int64_t)number;
    else if (strcmp(item, "agencies") == 0)
        read_agencies(it, value);
    for (int kind = 0; kind < INTERVENTION_COUNT && strcmp(item, "kind") == 0; kind++)
        if (strcmp(value, intervention_row((enum InterventionKind)kind)->name) == 0)
            it->kind = (enum InterventionKind)kind;
    for (int target = 0; target < TARGET_COUNT && strcmp(item, "target") == 0; target++)
        if (strcmp(value, target_name((enum TargetKind)target)) == 0)
            it->target = (enum TargetKind)target;
}

/* A word that ends at a blank or at the end of the line; NULL if there is no room for it. */
static const char *take_word(const char *line, const char *ends, char word[], size_t size) {
    size_t length = strcspn(line, ends);
    if (length == 0 || length >= size)
        return NULL;
    memcpy(word, line, length);
    word[length] = '\0';
    return line + length + (line[length] == ' ' ? 1 : 0);
}

/* "intervention.7.kind": its place and the rest, NULL for another key. */
static const char *intervention_item(const char *key, unsigned long *place) {
    static const char begin[] = "intervention.";
    char *end;
    if (strncmp(key, begin, sizeof begin - 1) != 0)
        return NULL;
    *place = strtoul(key + sizeof begin - 1, &end, 10);
    return *end == '.' ? end + 1 : NULL;
}

/* Parameters stand in the order of their table where this program has written them. */
static size_t find_from(size_t likely, const char *key) {
    const char *there = params_key(likely);
    return there != NULL && strcmp(there, key) == 0 ? likely : params_find(key);
}

/* Returns how many parameters the line gave: one or none. Nothing here looks beyond the line, for the text is
 * long. */
static size_t read_line(struct Scenario *self, const char *line, size_t likely, struct Error *error) {
    char key[128], value[24 * INTERVENTION_AGENCIES];
    double number;
    unsigned long place;
    const char *rest = take_word(line, " \n", key, sizeof key);
    if (rest == NULL || take_word(rest, "\n", value, sizeof value) == NULL)
        return 0;
    const char *item = intervention_item(key, &place);
    if (item != NULL) {
        if (place < INTERVENTIONS_MOST)
            read_item(&self->interventions[place], item, value);
        return 0;
    }
    if (!text_to_number(value, &number))
        return 0;
    if (strcmp(key, "interventions") == 0 && number >= 0.0 && number <= INTERVENTIONS_MOST)
        self->intervention_count = (int64_t)number;
    size_t index = find_from(likely, key);
    return index < params_count() && params_set(&self->params, index, number, NULL, 0, error) == STATUS_OK;
}

enum Status scenario_text_read(struct Scenario *self, const char *prefix, const char *text,
                               struct Error *error) {
    size_t length = strlen(prefix), found = 0;
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += line[0] == '\n';
        bool ours = strncmp(line, prefix, length) == 0;
        if (ours)
            found += read_line(self, line + length, found, error);
        else if (found > 0)
            break; /* they stand together */
    }
    if (found != params_count())
        return error_set(error, STATUS_INPUT_OUTPUT, "%zu of the %zu parameters of this program are there",
                         found, params_count());
    return STATUS_OK;
}
