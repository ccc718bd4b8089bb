/* The story of one collaboration: a replicate is run again and followed, so that nothing needs to be stored
 * for it. */
#ifndef TANDEM_STORY_H
#define TANDEM_STORY_H

#include "run/replicate.h"
#include "world/list.h"
#include "world/records.h"
#include "world/witness.h"

/* Which episode is wanted: by its key or its place in episodes.csv, from 1 on (`number`, 0: none), else one
 * of those that have ended and are of a type, a way of ending and a programme (-1: any). */
struct StoryWish {
    uint64_t number;
    int type, exit, programme;
};

/* An episode and what a witness was told of it: from the first idea to what became of its results within the
 * run, in the order in which it happened. Begin with all 0; free with story_free. */
struct Story {
    struct EpisodeRecord record;
    uint64_t seed, replicate;
    uint64_t number, episodes; /* its place among the run's, from 1 on; how many there are */
    uint64_t alike;            /* how many fitted the wish */
    LIST_OF(struct Testimony) told;
    LIST_OF(uint64_t) children; /* keys of what descends from it */
    bool out_of_memory;
};

/* Runs replicate `replicate` and chooses one of its episodes: of several that fit one by a draw that depends
 * on seed and replicate. Errors: STATUS_USAGE if none fits, with what there is; those of replicate_run. */
enum Status story_find(struct Story *self, const struct ReplicateInput *input, uint64_t replicate,
                       const struct StoryWish *wish, struct Error *error) MUST_CHECK;

/* Runs the replicate again and keeps what is told of the episode that self->record names; only its key,
 * agency, programme and weeks are read. Errors: those of replicate_run. */
enum Status story_replay(struct Story *self, const struct ReplicateInput *input, uint64_t replicate,
                         struct Error *error) MUST_CHECK;
void story_free(struct Story *self);

/* What the testimonies add up to, in the terms of episodes.csv; weeks count from the end of the burn-in. Not
 * told: RECORD_MISSING. */
struct StoryFacts {
    int64_t proposed, start, end;
    int64_t exit, refusal;
    int64_t entered[STAGE_COUNT]; /* week in which a stage was entered */
    int64_t stage_weeks[STAGE_COUNT];
    int64_t citizens, administrators; /* at the start */
    int64_t citizens_end;
    int64_t conditions, referred; /* 0 or 1 */
    double scope;
};
struct StoryFacts story_facts(const struct Story *self);

#endif
