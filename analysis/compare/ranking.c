#include "compare/ranking.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/bootstrap.h"

/* What the bootstrap works with: the replicates that all scenarios have, one sample. Arrays are owned. */
struct Room {
    double *values; /* values[scenario * n + i] */
    double *mean;   /* mean[scenario] of one sample */
    size_t *index;  /* index[n] */
};

static void room_free(struct Room *self) {
    free(self->values);
    free(self->mean);
    free(self->index);
}

static size_t at_least_one(size_t count) {
    return count > 0 ? count : 1;
}

static enum Status allocate(struct Ranking *self, struct Room *room, size_t scenarios, size_t n,
                            struct Error *error) {
    self->scenarios = scenarios;
    self->who = calloc(at_least_one(scenarios), sizeof *self->who);
    self->order = calloc(at_least_one(scenarios), sizeof *self->order);
    self->mean = calloc(at_least_one(scenarios), sizeof *self->mean);
    self->rank_share = calloc(at_least_one(scenarios * scenarios), sizeof *self->rank_share);
    room->values = calloc(at_least_one(scenarios * n), sizeof *room->values);
    room->mean = calloc(at_least_one(scenarios), sizeof *room->mean);
    room->index = calloc(at_least_one(n), sizeof *room->index);
    bool complete = self->who != NULL && self->order != NULL && self->mean != NULL &&
                    self->rank_share != NULL && room->values != NULL && room->mean != NULL &&
                    room->index != NULL;
    return complete ? STATUS_OK
                    : error_set(error, STATUS_OUT_OF_MEMORY, "no memory to rank %zu scenarios", scenarios);
}

/* Keeps the replicates that all have, the better the higher; returns how many. */
static size_t keep_complete(size_t scenarios, size_t n, const double values[], int direction, double kept[]) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        bool complete = true;
        for (size_t s = 0; s < scenarios; s++) {
            complete = complete && !isnan(values[s * n + i]);
            kept[s * n + count] = direction < 0 ? -values[s * n + i] : values[s * n + i];
        }
        count += complete ? 1 : 0;
    }
    return count;
}

static void sort_by_mean(size_t scenarios, const double mean[], size_t order[]) {
    for (size_t s = 0; s < scenarios; s++) {
        size_t place = s;
        for (; place > 0 && mean[order[place - 1]] < mean[s]; place--)
            order[place] = order[place - 1];
        order[place] = s;
    }
}

static void add_ranks(struct Ranking *self, const double mean[], double weight) {
    for (size_t s = 0; s < self->scenarios; s++) {
        size_t better = 0, equal = 0;
        for (size_t other = 0; other < self->scenarios; other++) {
            better += mean[other] > mean[s] ? 1 : 0;
            equal += mean[other] == mean[s] ? 1 : 0;
        }
        for (size_t rank = better; rank < better + equal; rank++)
            self->rank_share[s * self->scenarios + rank] += weight / (double)equal;
    }
}

/* The probability that a sample shows the whole order: k equal means have k! orders. */
static double order_holds(const struct Ranking *self, const double mean[]) {
    double share = 1.0;
    for (size_t i = 1, equal = 1; i < self->scenarios; i++) {
        double above = mean[self->order[i - 1]], below = mean[self->order[i]];
        if (above < below)
            return 0.0;
        equal = above > below ? 1 : equal + 1;
        share /= (double)equal;
    }
    return share;
}

static void rank_samples(struct Ranking *self, struct Room *room, size_t n, size_t samples, uint64_t seed) {
    for (size_t k = 0; k < samples; k++) {
        bootstrap_draw(seed, k, self->replicates, room->index);
        for (size_t s = 0; s < self->scenarios; s++)
            room->mean[s] = bootstrap_mean(room->values + s * n, self->replicates, room->index);
        add_ranks(self, room->mean, 1.0 / (double)samples);
        self->order_share += order_holds(self, room->mean) / (double)samples;
    }
}

static void rank_nothing(struct Ranking *self) {
    for (size_t s = 0; s < self->scenarios; s++) {
        self->order[s] = s;
        self->mean[s] = NAN;
    }
    for (size_t i = 0; i < self->scenarios * self->scenarios; i++)
        self->rank_share[i] = NAN;
    self->order_share = NAN;
}

static void rank_means(struct Ranking *self, const struct Room *room, size_t n, int direction) {
    for (size_t s = 0; s < self->scenarios; s++) {
        double sum = 0.0;
        for (size_t i = 0; i < self->replicates; i++)
            sum += room->values[s * n + i];
        self->mean[s] = sum / (double)self->replicates;
    }
    sort_by_mean(self->scenarios, self->mean, self->order);
    for (size_t s = 0; s < self->scenarios; s++)
        self->mean[s] = direction < 0 ? -self->mean[s] : self->mean[s];
}

enum Status ranking_estimate(struct Ranking *self, size_t scenarios, const size_t who[], size_t n,
                             const double values[], int direction, size_t samples, uint64_t seed,
                             struct Error *error) {
    struct Room room = {0};
    ranking_free(self);
    enum Status status = allocate(self, &room, scenarios, n, error);
    if (status == STATUS_OK) {
        memcpy(self->who, who, scenarios * sizeof *who);
        self->replicates = keep_complete(scenarios, n, values, direction, room.values);
        if (!ranking_is_known(self) || samples == 0) {
            rank_nothing(self);
        } else {
            rank_means(self, &room, n, direction);
            rank_samples(self, &room, n, samples, seed);
        }
    }
    room_free(&room);
    return status;
}

bool ranking_is_known(const struct Ranking *self) {
    return self->replicates >= 2 && self->scenarios >= 2;
}

size_t ranking_at(const struct Ranking *self, size_t place) {
    return self->who[self->order[place]];
}

double ranking_held(const struct Ranking *self, size_t place) {
    return self->rank_share[self->order[place] * self->scenarios + place];
}

void ranking_free(struct Ranking *self) {
    free(self->who);
    free(self->order);
    free(self->mean);
    free(self->rank_share);
    *self = (struct Ranking){0};
}
