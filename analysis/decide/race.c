#include "decide/race.h"

#include <math.h>
#include <stdlib.h>

#include "estimate/interval.h"

size_t race_looks(size_t points) {
    size_t looks = 0;
    for (size_t at = DECISION_FIRST_LOOK; at < points; at *= 2)
        looks++;
    return looks;
}

size_t race_points(size_t look, size_t points) {
    size_t at = DECISION_FIRST_LOOK;
    for (size_t i = 0; i < look && at < points; i++)
        at *= 2;
    return at < points ? at : points;
}

/* One look. */
struct Look {
    struct Race *race;
    const struct DecisionQuestion *question;
    const struct Scores *scores;
    size_t points;
    double *room;
};

static size_t constraints(const struct DecisionQuestion *question) {
    size_t count = 0;
    for (size_t i = 0; i < question->aim_count; i++)
        count += (isnan(question->aims[i].at_least) ? 0u : 1u) + (isnan(question->aims[i].at_most) ? 0u : 1u);
    return count;
}

/* Of one test, for the mixes of a budget. */
static double level_of(const struct Look *self, size_t budget) {
    double mixes = 0.0, limits = (double)constraints(self->question);
    for (size_t m = 0; m < self->question->mix_count; m++)
        mixes += question_affords(self->question, budget, m);
    return self->question->race_error / ((double)self->race->looks * (mixes - 1.0 + mixes * limits + limits));
}

/* Whether a mean is above 0 in a one-sided test. */
static bool is_above(const struct PairedMean *mean, double level) {
    if (!(mean->effect.value > 0.0) || mean->effect.count < 2)
        return false;
    if (mean->standard_error == 0.0)
        return true;
    double freedom = (double)mean->effect.count - 1.0;
    return mean->effect.value > interval_critical(1.0 - 2.0 * level, freedom) * mean->standard_error;
}

/* 1 if all constraints hold for certain, -1 if one is broken for certain, 0 else. */
static int stands(const struct Look *self, size_t mix, double level) {
    int result = 1;
    for (size_t i = 0; i < self->question->aim_count; i++) {
        const struct DecisionAim *aim = &self->question->aims[i];
        const double limits[2] = {aim->at_least, aim->at_most}, *outcome = scores_aim(self->scores, i, mix);
        for (int side = 0; side < 2; side++) {
            if (isnan(limits[side]))
                continue;
            for (size_t p = 0; p < self->points; p++)
                self->room[p] = side == 0 ? outcome[p] - limits[side] : limits[side] - outcome[p];
            struct PairedMean within =
                paired_mean(self->room, NULL, self->points, self->question->confidence);
            bool holds = is_above(&within, level);
            within.effect.value = -within.effect.value;
            if (is_above(&within, level))
                return -1;
            result = holds ? result : 0;
        }
    }
    return result;
}

static double mean_score(const struct Look *self, size_t mix) {
    double sum = 0.0, count = 0.0;
    const double *score = scores_of(self->scores, mix);
    for (size_t p = 0; p < self->points; p++) {
        sum += isnan(score[p]) ? 0.0 : score[p];
        count += isnan(score[p]) ? 0.0 : 1.0;
    }
    return sum / count; /* 0/0: nothing there */
}

/* Those whose smallest budget this is, against the leader of all that it pays for. Doing nothing is never
 * stopped: all effects are against it. */
static void look_at_budget(struct Look *self, size_t budget, const bool running[], bool stop[]) {
    const struct DecisionQuestion *question = self->question;
    struct Race *race = self->race;
    double level = level_of(self, budget), best = -HUGE_VAL;
    size_t leader = SIZE_MAX;
    for (size_t m = 0; m < race->mixes; m++) {
        double mean = running[m] && question_affords(question, budget, m) ? mean_score(self, m) : (double)NAN;
        if (!(mean > best) || (constraints(question) > 0 && stands(self, m, level) < 1))
            continue;
        best = mean;
        leader = m;
    }
    for (size_t m = 1; m < race->mixes; m++) {
        if (!running[m] || question_smallest_budget(question, m) != budget || m == leader)
            continue;
        stop[m] = constraints(question) > 0 && stands(self, m, level) < 0;
        if (stop[m] || leader == SIZE_MAX)
            continue;
        const struct PairedMean lead =
            scores_difference(scores_of(self->scores, leader), scores_of(self->scores, m), self->points,
                              self->room, question->confidence);
        stop[m] = is_above(&lead, level);
        race->behind[m] = stop[m] ? leader : SIZE_MAX;
    }
}

static void look_at_all(struct Look *self, bool running[], bool stop[]) {
    struct Race *race = self->race;
    for (size_t m = 0; m < race->mixes; m++) {
        running[m] = !race->stopped[m];
        stop[m] = false;
    }
    for (size_t b = 0; b < self->question->budget_count; b++)
        look_at_budget(self, b, running, stop);
    for (size_t m = 0; m < race->mixes; m++) {
        race->stopped[m] = race->stopped[m] || stop[m];
        if (!race->stopped[m])
            race->until[m] = race_points(race->looked + 1, self->scores->points);
    }
    race->looked++;
}

enum Status race_run(struct Race *self, const struct DecisionQuestion *question, const struct Scores *scores,
                     size_t looks, struct Error *error) {
    size_t mixes = question->mix_count, all = scores->points;
    *self = (struct Race){.mixes = mixes, .looks = question->race ? race_looks(all) : 0};
    self->until = calloc(mixes + 1, sizeof *self->until);
    self->behind = calloc(mixes + 1, sizeof *self->behind);
    self->stopped = calloc(mixes + 1, sizeof *self->stopped);
    bool *flags = calloc(2 * mixes + 1, sizeof *flags);
    double *room = malloc((all + 1) * sizeof *room);
    enum Status status = STATUS_OK;
    if (self->until == NULL || self->behind == NULL || self->stopped == NULL || flags == NULL || room == NULL)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a race of %zu mixes", mixes);
    for (size_t m = 0; m < mixes && status == STATUS_OK; m++) {
        self->until[m] = self->looks > 0 ? race_points(0, all) : all;
        self->behind[m] = SIZE_MAX;
    }
    for (size_t look = 0; look < looks && look < self->looks && status == STATUS_OK; look++) {
        struct Look now = {self, question, scores, race_points(look, all), room};
        look_at_all(&now, flags, flags + mixes);
    }
    free(flags);
    free(room);
    return status;
}

void race_free(struct Race *self) {
    free(self->until);
    free(self->behind);
    free(self->stopped);
    *self = (struct Race){0};
}
