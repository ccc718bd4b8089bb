/* What every mix gives at every point: outcomes, and their weighted sum, as means over the replicates. */
#ifndef TANDEM_SCORES_H
#define TANDEM_SCORES_H

#include "compare/paired_design.h"
#include "decide/question.h"

/* Points stand in the order in which they are run. NaN: not run, or a run of the point has no value: a mean
 * over other replicates than those of the other mixes would not be paired with them. Arrays are owned. */
struct Scores {
    size_t mixes, points, aims;
    double *score;   /* score[mixes][points] */
    double *half[2]; /* the same over the replicates with even and with odd numbers; NaN where there is one */
    double *aim;     /* aim[aims][mixes][points] */
};

/* From runs whose scenarios are the mixes; order[runs->points] says which point comes when. Errors:
 * STATUS_OUT_OF_MEMORY. Free with scores_free, also after failure. */
enum Status scores_init(struct Scores *self, const struct DecisionQuestion *question,
                        const struct PairedDesign *runs, const size_t order[],
                        struct Error *error) MUST_CHECK;
void scores_free(struct Scores *self);

/* The row of a mix: score of all points, and an aim's outcome. */
const double *scores_of(const struct Scores *self, size_t mix);
const double *scores_aim(const struct Scores *self, size_t aim, size_t mix);

/* told[points]: the difference of a mix to a reference at each point, drawn towards its mean over the points
 * until what is left of its spread is what the noise of replicates does not explain (constrained empirical
 * Bayes: Louis 1984, Ghosh 1992; moments from the two halves). So the differences spread as the true ones do.
 * As they are where there are no halves. */
void scores_told(const struct Scores *self, size_t mix, size_t reference, double told[]);

/* One minus other over the first `points`, with room[points]: the mean difference with its interval. */
struct PairedMean scores_difference(const double one[], const double other[], size_t points, double room[],
                                    double confidence);

#endif
