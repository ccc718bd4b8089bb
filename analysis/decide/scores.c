#include "decide/scores.h"

#include <math.h>
#include <stdlib.h>

/* One cell on its way. */
struct Cell {
    const struct DecisionQuestion *question;
    const struct PairedDesign *runs;
    size_t mix, point, replicates;
};

static double score_of_run(const struct Cell *self, const double outputs[]) {
    double score = 0.0;
    for (size_t i = 0; i < self->question->aim_count; i++) {
        const struct DecisionAim *aim = &self->question->aims[i];
        if (aim->weight > 0.0)
            score += aim->direction * aim->weight * outputs[i];
    }
    return score;
}

/* The mean over replicates first, first + step, … of the score, or of an outcome. */
static double mean_of(const struct Cell *self, size_t first, size_t step, size_t aim) {
    double sum = 0.0, count = 0.0;
    for (size_t r = first; r < self->replicates; r += step) {
        const double *outputs = paired_design_run(self->runs, self->mix, self->point, r);
        if (outputs == NULL)
            return (double)NAN;
        sum += aim == SIZE_MAX ? score_of_run(self, outputs) : outputs[aim];
        count += 1.0;
    }
    return sum / count; /* 0/0: none */
}

static size_t most_replicates(const struct PairedDesign *runs, size_t point) {
    size_t most = 0;
    for (size_t s = 0; s < runs->scenarios; s++) {
        size_t there = paired_design_replicates(runs, s, point);
        most = there > most ? there : most;
    }
    return most;
}

enum Status scores_init(struct Scores *self, const struct DecisionQuestion *question,
                        const struct PairedDesign *runs, const size_t order[], struct Error *error) {
    size_t mixes = question->mix_count, points = runs->points, cells = mixes * points,
           aims = question->aim_count;
    *self = (struct Scores){.mixes = mixes, .points = points, .aims = aims};
    self->score = malloc((cells + 1) * sizeof *self->score);
    self->half[0] = malloc((cells + 1) * sizeof *self->half[0]);
    self->half[1] = malloc((cells + 1) * sizeof *self->half[1]);
    self->aim = malloc((cells * aims + 1) * sizeof *self->aim);
    if (self->score == NULL || self->half[0] == NULL || self->half[1] == NULL || self->aim == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the scores of %zu mixes", mixes);
    for (size_t p = 0; p < points; p++) {
        size_t replicates = most_replicates(runs, order[p]);
        for (size_t m = 0; m < mixes; m++) {
            const struct Cell cell = {question, runs, m, order[p], replicates};
            self->score[m * points + p] = mean_of(&cell, 0, 1, SIZE_MAX);
            self->half[0][m * points + p] = mean_of(&cell, 0, 2, SIZE_MAX);
            self->half[1][m * points + p] = mean_of(&cell, 1, 2, SIZE_MAX);
            for (size_t i = 0; i < aims; i++)
                self->aim[(i * mixes + m) * points + p] = mean_of(&cell, 0, 1, i);
        }
    }
    return STATUS_OK;
}

void scores_free(struct Scores *self) {
    free(self->score);
    free(self->half[0]);
    free(self->half[1]);
    free(self->aim);
    *self = (struct Scores){0};
}

const double *scores_of(const struct Scores *self, size_t mix) {
    return self->score + mix * self->points;
}

const double *scores_aim(const struct Scores *self, size_t aim, size_t mix) {
    return self->aim + (aim * self->mixes + mix) * self->points;
}

struct PairedMean scores_difference(const double one[], const double other[], size_t points, double room[],
                                    double confidence) {
    for (size_t p = 0; p < points; p++)
        room[p] = one[p] - other[p];
    return paired_mean(room, NULL, points, confidence);
}

void scores_told(const struct Scores *self, size_t mix, size_t reference, double told[]) {
    const size_t one = mix * self->points, other = reference * self->points;
    double count = 0.0, mean = 0.0, squares = 0.0, noise = 0.0, halved = 0.0;
    for (size_t p = 0; p < self->points; p++) {
        told[p] = self->score[one + p] - self->score[other + p];
        double between = self->half[0][one + p] - self->half[0][other + p] - self->half[1][one + p] +
                         self->half[1][other + p];
        if (isnan(told[p]))
            continue;
        count += 1.0;
        double step = told[p] - mean;
        mean += step / count;
        squares += step * (told[p] - mean);
        noise += isnan(between) ? 0.0 : between * between / 4.0;
        halved += isnan(between) ? 0.0 : 1.0;
    }
    double variance = squares / (count - 1.0), explained = halved > 0.0 ? noise / halved / variance : 0.0;
    double left = explained > 0.0 ? sqrt(fmax(0.0, 1.0 - explained)) : 1.0;
    for (size_t p = 0; p < self->points; p++)
        told[p] = mean + left * (told[p] - mean);
}
