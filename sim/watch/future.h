/* A run under watch: it lives one week after the other and keeps what is to be seen of each. */
#ifndef TANDEM_FUTURE_H
#define TANDEM_FUTURE_H

#include "run/replicate.h"
#include "world/world.h"

enum { NEWS_MOST = 64 };

struct Future {
    struct Scenario scenario; /* its own; what that points to is borrowed */
    struct ReplicateInput input;
    struct World world;
    struct RunRecord run;     /* complete once it has ended */
    struct WeekRecord *weeks; /* [input.weeks], of which `lived` are over */
    int64_t lived;
    uint64_t ended[CASE_TYPE_COUNT][EXIT_COUNT]; /* collaborations that began and ended since week 0 */
    struct Witness witness;
    struct Testimony news[NEWS_MOST]; /* number i at place i mod NEWS_MOST */
    uint64_t news_count;
};

/* A future of the world `start`, which stands at the end of its burn-in, under `scenario`. What `input` and
 * the scenario point to is borrowed. NULL if memory ran out. */
struct Future *future_new(const struct World *start, const struct ReplicateInput *input,
                          const struct Scenario *scenario, struct Error *error) MUST_CHECK;
void future_free(struct Future *self);

/* Whether no week is left. */
bool future_has_ended(const struct Future *self);

/* One more week; after the last one the record of the run. Errors as replicate_run. */
enum Status future_live(struct Future *self, struct Error *error) MUST_CHECK;

/* The last week that was lived, all 0 before the first; NULL of no future. */
const struct WeekRecord *future_now(const struct Future *self);

/* Open collaborations that are in a stage now. */
uint64_t future_open(const struct Future *self, enum Stage stage);

/* The event that is number `back` before the latest one that people would tell each other of; NULL if it is
 * not kept or there are none. */
const struct Testimony *future_news(const struct Future *self, uint64_t back);

/* Collaborations of all types that began and ended so since week 0. */
uint64_t future_ended(const struct Future *self, enum Exit exit);

#endif
