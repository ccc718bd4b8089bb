#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "plots/lab/laboratory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "params/scenario.h"
#include "params/scenario_text.h"
#include "plots/lab/json_text.h"
#include "plots/lab/sheet.h"
#include "plots/lab/story_json.h"
#include "run/trunk.h"
#include "run/world_run.h"
#include "story/story.h"

struct Laboratory {
    struct Scenario scenario[LAB_SCENARIOS];
    struct Trunk *trunk; /* scenarios that differ in interventions only share their burn-in */
    struct Error error;  /* of the last call */
    char *room, *answer;
    size_t answer_size;
};

/* What a call is about. */
struct Order {
    int which;
    struct ReplicateInput input;
    uint64_t replicate;
};

struct Laboratory *lab_open(void) {
    struct Laboratory *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->trunk = trunk_new();
    bool ready = self->trunk != NULL;
    for (int i = 0; i < LAB_SCENARIOS && ready; i++)
        ready = scenario_init(&self->scenario[i], &self->error) == STATUS_OK;
    if (ready)
        return self;
    lab_close(self);
    return NULL;
}

void lab_close(struct Laboratory *self) {
    if (self == NULL)
        return;
    for (int i = 0; i < LAB_SCENARIOS; i++)
        scenario_free(&self->scenario[i]);
    trunk_free(self->trunk);
    free(self->room);
    free(self->answer);
    free(self);
}

char *lab_room(struct Laboratory *self, size_t size) {
    free(self->room);
    self->room = malloc(size);
    return self->room;
}

const char *lab_answer(const struct Laboratory *self) {
    return self->answer != NULL          ? self->answer
           : self->error.text[0] != '\0' ? self->error.text
                                         : status_meaning(self->error.status);
}

/* Every call begins with no answer and no error. */
static enum Status begin(struct Laboratory *self, int which) {
    free(self->answer);
    self->answer = NULL;
    self->error = (struct Error){0};
    if (which < 0 || which >= LAB_SCENARIOS)
        return error_set(&self->error, STATUS_USAGE, "scenario %d: there are 0 to %d", which,
                         LAB_SCENARIOS - 1);
    return STATUS_OK;
}

static enum Status read_scenario(struct Scenario *scenario, const char *text, struct Error *error) {
    enum Status status = scenario_init(scenario, error);
    if (status == STATUS_OK)
        status =
            scenario_text_read(scenario, "", text, error) == STATUS_OK ? STATUS_OK : STATUS_CONFIGURATION;
    if (status == STATUS_OK)
        status = scenario_check(scenario, error);
    if (status == STATUS_OK && scenario->params.world_agencies > LAB_AGENCIES_MOST)
        status = error_set(error, STATUS_USAGE, "%g agencies: the laboratory has room for %d",
                           scenario->params.world_agencies, LAB_AGENCIES_MOST);
    return status;
}

enum Status lab_scenario(struct Laboratory *self, int which, const char *text) {
    enum Status status = begin(self, which);
    if (status != STATUS_OK)
        return status;
    struct Scenario scenario;
    status = read_scenario(&scenario, text, &self->error);
    if (status != STATUS_OK) {
        scenario_free(&scenario);
        return status;
    }
    scenario_free(&self->scenario[which]);
    self->scenario[which] = scenario;
    return STATUS_OK;
}

static enum Status prepare(struct Laboratory *self, struct Order *order, int which, uint64_t seed,
                           uint64_t replicate, int64_t weeks) {
    enum Status status = begin(self, which);
    if (status != STATUS_OK)
        return status;
    if (weeks < 1 || weeks > LAB_WEEKS_MOST || replicate > INT64_MAX)
        return error_set(&self->error, STATUS_USAGE,
                         "%" PRId64 " weeks of replicate %" PRIu64 ": 1 to %d weeks, below 2^63", weeks,
                         replicate, LAB_WEEKS_MOST);
    order->which = which;
    order->replicate = replicate;
    order->input = (struct ReplicateInput){
        .scenario = &self->scenario[which], .seed = seed, .weeks = weeks, .kept_levels = true};
    return STATUS_OK;
}

static void write_ties(FILE *stream, const struct Network *network) {
    const char *between = "";
    json_text_name(stream, false, "ties");
    if (network->complete) {
        json_text_string(stream, NULL);
        return;
    }
    fputc('[', stream);
    for (size_t a = 0; a < network->agencies; a++)
        for (size_t i = network->first[a]; i < network->first[a + 1]; i++)
            if (a < network->peer[i]) {
                fprintf(stream, "%s[%zu,%" PRIu32 ",", between, a, network->peer[i]);
                json_text_number(stream, network->weight[i]);
                fputc(']', stream);
                between = ",";
            }
    fputc(']', stream);
}

static enum Status answer_open(struct Laboratory *self, FILE **stream) {
    *stream = open_memstream(&self->answer, &self->answer_size);
    return *stream == NULL ? error_set(&self->error, STATUS_OUT_OF_MEMORY, "no memory for an answer")
                           : STATUS_OK;
}

static enum Status answer_close(struct Laboratory *self, FILE *stream) {
    bool failed = ferror(stream) != 0;
    if (fclose(stream) == 0 && !failed)
        return STATUS_OK;
    free(self->answer);
    self->answer = NULL;
    return error_set(&self->error, STATUS_OUT_OF_MEMORY, "no memory for an answer");
}

/* Makes the answer: what the sheet tells, and of a wide one the ties of the network as well. */
static enum Status answer(struct Laboratory *self, const struct Order *order, const struct Sheet *sheet,
                          const struct Network *network) {
    FILE *stream;
    enum Status status = answer_open(self, &stream);
    if (status != STATUS_OK)
        return status;
    fputc('{', stream);
    json_text_named_number(stream, true, "scenario", order->which);
    json_text_named_number(stream, false, "replicate", (double)order->replicate);
    json_text_named_number(stream, false, "weeks", (double)order->input.weeks);
    sheet_write(sheet, stream);
    if (network != NULL)
        write_ties(stream, network);
    fputc('}', stream);
    return answer_close(self, stream);
}

enum Status lab_replicate(struct Laboratory *self, int which, uint64_t seed, uint64_t replicate,
                          int64_t weeks) {
    struct Order order;
    struct Sheet sheet = {0};
    enum Status status = prepare(self, &order, which, seed, replicate, weeks);
    if (status == STATUS_OK)
        status = sheet_init(&sheet, weeks, false, &self->error);
    struct Recorder recorder = sheet_recorder(&sheet);
    if (status == STATUS_OK)
        status = trunk_run(self->trunk, &order.input, replicate, &recorder, &self->error);
    if (status == STATUS_OK)
        status = answer(self, &order, &sheet, NULL);
    sheet_free(&sheet);
    return status;
}

enum Status lab_network(struct Laboratory *self, int which, uint64_t seed, uint64_t replicate,
                        int64_t weeks) {
    struct Order order;
    struct Sheet sheet = {0};
    struct World world = {0};
    enum Status status = prepare(self, &order, which, seed, replicate, weeks);
    if (status == STATUS_OK)
        status = sheet_init(&sheet, weeks, true, &self->error);
    struct Recorder recorder = sheet_recorder(&sheet);
    if (status == STATUS_OK)
        status = world_burn_in(&world, &order.input, replicate, &self->error);
    if (status == STATUS_OK)
        status = world_report(&world, &order.input, &recorder, &self->error);
    if (status == STATUS_OK)
        status = answer(self, &order, &sheet, world.network);
    world_free(&world);
    sheet_free(&sheet);
    return status;
}

enum Status lab_story(struct Laboratory *self, int which, uint64_t seed, uint64_t replicate, int64_t weeks,
                      uint64_t episode, bool numbers) {
    struct Order order;
    struct Story story = {0};
    struct Narration words = {0};
    struct StoryWish wish = {.number = episode, .type = -1, .exit = -1, .programme = -1};
    FILE *stream;
    enum Status status = prepare(self, &order, which, seed, replicate, weeks);
    if (status == STATUS_OK)
        status = story_find(&story, &order.input, replicate, &wish, &self->error);
    if (status == STATUS_OK)
        status = story_replay(&story, &order.input, replicate, &self->error);
    if (status == STATUS_OK)
        status = narration_make(&words, &story, numbers, &self->error);
    if (status == STATUS_OK)
        status = answer_open(self, &stream);
    if (status == STATUS_OK) {
        story_json_write(stream, &story, &words, numbers);
        status = answer_close(self, stream);
    }
    narration_free(&words);
    story_free(&story);
    return status;
}
