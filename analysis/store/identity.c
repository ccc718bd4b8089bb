#define _GNU_SOURCE /* open_memstream, and the types that sha2.h wants */
#include "store/identity.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include <sha2.h>

#include "base/text.h"
#include "params/scenario_text.h"
#include "run/replicate.h"
#include "world/records.h"

int64_t study_points(const struct Study *self) {
    return self->points.count > 0 ? self->points.count : 1;
}

unsigned study_kept(const struct Study *self, int64_t replicate) {
    return 1u << TABLE_RUNS | (self->rows > 0 && replicate >= self->rows ? 0 : self->tables);
}

/* A point has room for 2^24 replicates. */
uint64_t study_stream(const struct Study *self, int64_t point, int64_t replicate) {
    return (self->own_streams ? (uint64_t)point << 24 : 0) + (uint64_t)replicate;
}

static enum Status write_network(FILE *stream, const struct Scenario *scenario, size_t index,
                                 struct Error *error) {
    char hash[HASH_TEXT_SIZE] = "generated";
    if (scenario->network_file[0] != '\0' && SHA256File(scenario->network_file, hash) == NULL)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be read: %s", scenario->network_file,
                         strerror(errno));
    fprintf(stream, "scenario.%zu.network %s\n", index, hash);
    return STATUS_OK;
}

static enum Status write_scenario(FILE *stream, const struct Scenario *scenario, size_t index,
                                  struct Error *error) {
    char prefix[64];
    snprintf(prefix, sizeof prefix, "scenario.%zu.", index);
    scenario_text_write(scenario, prefix, stream);
    return write_network(stream, scenario, index, error);
}

/* A design may have a million values: their hash stands for them. */
static void write_points(FILE *stream, const struct Study *study) {
    const struct ScenarioPoints *points = &study->points;
    char hash[HASH_TEXT_SIZE], number[32], key[SCENARIO_FIELD_KEY];
    for (size_t f = 0; study->points_rule != NULL && f < points->factors; f++) {
        scenario_field_key(&study->scenarios[0], points->field[f], key);
        fprintf(stream, "factor.%zu %s\n", f, key);
    }
    if (study->points_rule != NULL)
        fprintf(stream, "points_rule %s\n", study->points_rule);
    else
        fprintf(stream, "points %" PRId64 "\n", points->count);
    if (points->count == 0 || study->points_rule != NULL)
        return;
    SHA2_CTX context;
    SHA256Init(&context);
    for (size_t i = 0; i < (size_t)points->count * points->factors; i++) {
        text_from_number(number, sizeof number, points->value[i]);
        SHA256Update(&context, (const uint8_t *)number, strlen(number) + 1);
    }
    for (size_t f = 0; f < points->factors; f++) {
        scenario_field_key(&study->scenarios[0], points->field[f], key);
        fprintf(stream, "factor.%zu %s\n", f, key);
    }
    if (study->own_streams)
        fprintf(stream, "streams point\n");
    fprintf(stream, "point_values %s\n", SHA256End(&context, hash));
    for (size_t i = 0; points->held != NULL && i < study->scenario_count * points->factors; i++)
        if (points->held[i] != 0)
            fprintf(stream, "held.%zu %zu\n", i / points->factors, i % points->factors);
}

/* Nothing where there are none: results of before there were outputs keep their identity. */
static void write_outputs(FILE *stream, const struct Study *study) {
    if (study->output_count > 0)
        fprintf(stream, "outputs %zu\n", study->output_count);
    for (size_t i = 0; i < study->output_count; i++)
        fprintf(stream, "output.%zu %s\n", i, study->outputs[i]);
}

static enum Status write_study(FILE *stream, const struct Study *study, struct Error *error) {
    fprintf(stream, "model %s\nweeks %" PRId64 "\nseed %" PRIu64 "\n", model_version(), study->weeks,
            study->seed);
    fprintf(stream, "scenarios %zu\n", study->scenario_count);
    write_points(stream, study);
    write_outputs(stream, study);
    for (size_t i = 0; i < study->scenario_count; i++) {
        enum Status status = write_scenario(stream, &study->scenarios[i], i, error);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

enum Status identity_init(struct Identity *self, const struct Study *study, struct Error *error) {
    *self = (struct Identity){0};
    size_t size = 0;
    FILE *stream = open_memstream(&self->text, &size);
    if (stream == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the identity of the study");
    enum Status status = write_study(stream, study, error);
    bool failed = ferror(stream) != 0;
    failed = fclose(stream) != 0 || failed || self->text == NULL; /* closing takes memory, and may not say */
    if (failed && status == STATUS_OK)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the identity of the study");
    if (status != STATUS_OK)
        identity_free(self);
    else
        SHA256Data((const uint8_t *)self->text, size, self->hash);
    return status;
}

void identity_free(struct Identity *self) {
    free(self->text);
    *self = (struct Identity){0};
}
