#include "decide/mixes.h"

#include <stdlib.h>

/* What is the same for all mixes. */
struct Listing {
    struct Mixes *mixes;
    size_t options, room;
    const double *costs;
    const unsigned char *conflict;
    double budget;
    struct Error *error;
};

static enum Status add(struct Listing *self, const struct DecisionMix *mix) {
    struct Mixes *mixes = self->mixes;
    if (mixes->count == DECISION_MIXES_MOST)
        return error_set(
            self->error, STATUS_CONFIGURATION,
            "there are more than %d mixes within the budget: take fewer options, a smaller budget or fewer "
            "at once",
            DECISION_MIXES_MOST);
    if (mixes->count == self->room) {
        size_t room = self->room > 0 ? 2 * self->room : 64;
        struct DecisionMix *grown = realloc(mixes->mix, room * sizeof *grown);
        if (grown == NULL)
            return error_set(self->error, STATUS_OUT_OF_MEMORY, "memory ran out for %zu mixes", room);
        mixes->mix = grown;
        self->room = room;
    }
    mixes->mix[mixes->count++] = *mix;
    return STATUS_OK;
}

static bool goes_with(const struct Listing *self, const struct DecisionMix *mix, size_t option) {
    for (size_t i = 0; i < mix->count; i++)
        if (self->conflict[mix->option[i] * self->options + option])
            return false;
    return true;
}

/* Every mix of `wanted` options that begins as `mix` does. */
static enum Status extend(struct Listing *self, const struct DecisionMix *mix, size_t wanted) {
    if (mix->count == wanted)
        return add(self, mix);
    size_t first = mix->count > 0 ? mix->option[mix->count - 1] + 1 : 0;
    enum Status status = STATUS_OK;
    for (size_t option = first; option < self->options && status == STATUS_OK; option++) {
        struct DecisionMix more = *mix;
        more.option[more.count++] = option;
        more.cost += self->costs[option];
        if (more.cost > self->budget * (1.0 + 1e-6)) {
            self->mixes->unaffordable += wanted == 1;
            continue;
        }
        bool possible = goes_with(self, mix, option);
        self->mixes->in_conflict += !possible && more.count == wanted;
        if (possible)
            status = extend(self, &more, wanted);
    }
    return status;
}

enum Status mixes_list(struct Mixes *self, size_t options, const double costs[],
                       const unsigned char conflict[], double budget, size_t at_once, struct Error *error) {
    *self = (struct Mixes){0};
    struct Listing listing = {self, options, 0, costs, conflict, budget, error};
    const struct DecisionMix nothing = {0};
    enum Status status = STATUS_OK;
    for (size_t wanted = 0; wanted <= at_once && wanted <= options && status == STATUS_OK; wanted++)
        status = extend(&listing, &nothing, wanted);
    return status;
}

void mixes_free(struct Mixes *self) {
    free(self->mix);
    *self = (struct Mixes){0};
}
