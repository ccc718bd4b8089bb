#include "story/story.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "params/case_types.h"

/* ---- Choosing an episode. */

struct Fitting {
    struct EpisodeRecord record;
    uint64_t number;
};

struct Finding {
    const struct StoryWish *wish;
    uint64_t episodes;
    LIST_OF(struct Fitting) fitting;
    uint64_t ended[EXIT_COUNT];
};

/* A key is above every number of episodes that a run could have. */
static bool fits(const struct StoryWish *wish, const struct EpisodeRecord *record, uint64_t number) {
    if (wish->number != 0)
        return wish->number == number || wish->number == (uint64_t)record->key;
    return record->exit != RECORD_MISSING && (wish->type < 0 || record->case_type == wish->type) &&
           (wish->exit < 0 || record->exit == wish->exit) &&
           (wish->programme < 0 || record->programme == wish->programme);
}

static enum Status take_episode(void *context, enum RecordTable table, const void *record,
                                struct Error *error) {
    struct Finding *self = context;
    const struct EpisodeRecord *episode = record;
    if (table != TABLE_EPISODES)
        return STATUS_OK;
    self->episodes++;
    if (episode->exit != RECORD_MISSING)
        self->ended[episode->exit]++;
    if (!fits(self->wish, episode, self->episodes))
        return STATUS_OK;
    if (!LIST_RESERVE(&self->fitting))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu episodes", self->fitting.count);
    self->fitting.item[self->fitting.count++] = (struct Fitting){*episode, self->episodes};
    return STATUS_OK;
}

static enum Status none_fits(const struct Finding *self, struct Error *error) {
    char ways[512] = "";
    size_t used = 0;
    if (self->wish->number != 0)
        return error_set(error, STATUS_USAGE,
                         "no episode %llu: this run has episodes 1 to %llu, and the keys of its episodes.csv",
                         (unsigned long long)self->wish->number, (unsigned long long)self->episodes);
    for (int exit = 0; exit < EXIT_COUNT; exit++)
        if (self->ended[exit] > 0 && used < sizeof ways)
            used += (size_t)snprintf(ways + used, sizeof ways - used, "%s%s %llu", used > 0 ? ", " : "",
                                     exit_name((enum Exit)exit), (unsigned long long)self->ended[exit]);
    return error_set(error, STATUS_USAGE,
                     "no episode of this run is of that kind; of its %llu episodes ended: %s; another "
                     "--replicate or more --weeks may have one",
                     (unsigned long long)self->episodes, used > 0 ? ways : "-");
}

enum Status story_find(struct Story *self, const struct ReplicateInput *input, uint64_t replicate,
                       const struct StoryWish *wish, struct Error *error) {
    struct Finding finding = {.wish = wish};
    struct Recorder recorder = {&finding, take_episode, 1u << TABLE_EPISODES};
    enum Status status = replicate_run(input, replicate, &recorder, error);
    size_t count = finding.fitting.count;
    if (status == STATUS_OK && count == 0)
        status = none_fits(&finding, error);
    if (status == STATUS_OK) {
        /* Any of them, by the mixed seed: the same command tells the same story. */
        size_t chosen = random_mix(input->seed, replicate) % count;
        self->record = finding.fitting.item[chosen].record;
        self->number = finding.fitting.item[chosen].number;
        self->episodes = finding.episodes;
        self->alike = count;
    }
    free(finding.fitting.item);
    return status;
}

/* ---- Following it. */

static bool is_child(const struct Story *self, uint64_t key) {
    for (size_t i = 0; i < self->children.count; i++)
        if (self->children.item[i] == key)
            return true;
    return false;
}

/* Of what happens to others a story has its children's fates, managers of its agency while it lives, and the
 * crisis that called it up. */
static bool concerns(const struct Story *self, const struct Testimony *testimony) {
    const struct EpisodeRecord *record = &self->record;
    int64_t week = testimony->week;
    switch (testimony->moment) {
    case MOMENT_CRISIS:
        return record->programme == PROGRAMME_CRISIS && week == record->proposed_week;
    case MOMENT_MANAGER_CHANGED:
        return testimony->agency == record->agency && week >= record->start_week &&
               (record->end_week == RECORD_MISSING || week <= record->end_week);
    case MOMENT_PROPOSED:
    case MOMENT_NOT_STARTED:
    case MOMENT_STARTED:
    case MOMENT_ENDED:
        return testimony->key == (uint64_t)record->key || is_child(self, testimony->key);
    default:
        return testimony->key == (uint64_t)record->key;
    }
}

static void keep(void *context, const struct World *world, const struct Testimony *testimony) {
    struct Story *self = context;
    (void)world;
    if (self->out_of_memory || !concerns(self, testimony))
        return;
    if (!LIST_RESERVE(&self->told) || !LIST_RESERVE(&self->children)) {
        self->out_of_memory = true;
        return;
    }
    self->told.item[self->told.count++] = *testimony;
    if (testimony->moment == MOMENT_DESCENDANT_SEEDED)
        self->children.item[self->children.count++] = (uint64_t)testimony->value[0];
}

enum Status story_replay(struct Story *self, const struct ReplicateInput *input, uint64_t replicate,
                         struct Error *error) {
    const struct Witness witness = {self, keep};
    const struct Recorder nobody = {0};
    struct ReplicateInput followed = *input;
    followed.witness = &witness;
    self->seed = input->seed;
    self->replicate = replicate;
    self->told.count = self->children.count = 0;
    enum Status status = replicate_run(&followed, replicate, &nobody, error);
    if (status == STATUS_OK && self->out_of_memory)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the story of an episode");
    return status;
}

void story_free(struct Story *self) {
    free(self->told.item);
    free(self->children.item);
    *self = (struct Story){0};
}

/* ---- What it adds up to. */

static void stage_entered(struct StoryFacts *facts, enum Stage stage, int64_t week, enum Stage *now) {
    if (*now != STAGE_COUNT)
        facts->stage_weeks[*now] = week - facts->entered[*now];
    if (stage != STAGE_COUNT)
        facts->entered[stage] = week;
    *now = stage;
}

static void fact_add(struct StoryFacts *facts, const struct Testimony *testimony, enum Stage *now) {
    const double *value = testimony->value;
    switch (testimony->moment) {
    case MOMENT_PROPOSED:
        facts->proposed = testimony->week;
        break;
    case MOMENT_STARTED:
        facts->start = testimony->week;
        facts->citizens = facts->citizens_end = (int64_t)value[0];
        facts->administrators = (int64_t)value[1];
        break;
    case MOMENT_ALIGNMENT_BEGAN:
    case MOMENT_REVIEW_BEGAN:
    case MOMENT_CLEANING_BEGAN:
    case MOMENT_WORK_BEGAN:
        stage_entered(facts, (enum Stage)(testimony->moment - MOMENT_ALIGNMENT_BEGAN), testimony->week, now);
        break;
    case MOMENT_REQUEST_GRANTED:
    case MOMENT_REVIEW_PASSED:
        facts->conditions = (int64_t)value[0];
        break;
    case MOMENT_CITIZEN_LEFT:
        facts->citizens_end--;
        break;
    case MOMENT_ENDED:
        stage_entered(facts, STAGE_COUNT, testimony->week, now);
        facts->end = testimony->week;
        facts->exit = (int64_t)value[0];
        facts->refusal = isnan(value[1]) ? RECORD_MISSING : (int64_t)value[1];
        facts->scope = value[3];
        break;
    case MOMENT_SERVICE_BUILT:
        facts->referred = (int64_t)value[1];
        break;
    default:
        break;
    }
}

struct StoryFacts story_facts(const struct Story *self) {
    struct StoryFacts facts = {.proposed = RECORD_MISSING,
                               .start = RECORD_MISSING,
                               .end = RECORD_MISSING,
                               .exit = RECORD_MISSING,
                               .refusal = RECORD_MISSING,
                               .scope = NAN};
    enum Stage now = STAGE_COUNT;
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        facts.entered[stage] = RECORD_MISSING;
    for (size_t i = 0; i < self->told.count; i++)
        if (self->told.item[i].key == (uint64_t)self->record.key)
            fact_add(&facts, &self->told.item[i], &now);
    return facts;
}
