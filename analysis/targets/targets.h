/* Public figures to the end of 2018 that the model could miss: one row a figure, with how its source counted
 * it. */
#ifndef TANDEM_TARGETS_H
#define TANDEM_TARGETS_H

#include <stdbool.h>

#include "targets/measure.h"
#include "targets/predictive.h"

/* How the numbers of a figure are told: on the scale on which they are compared, a share by its log-odds, a
 * count or a time by its logarithm, other numbers as they are. */
enum Scale { SCALE_LOGIT, SCALE_OF_LOG, SCALE_PLAIN };

/* Runs with what their populations are like, the noise of counting taken away. */
struct Runs {
    size_t count;
    const struct Measured *measured;               /* [count] */
    double (*shares[COUNTED_KINDS])[CLASSES_MOST]; /* [count] each */
    struct LifeFit *fits;                          /* [count] */
    double (*laws)[2];                             /* [count] log shape, log scale */
};

/* Errors: STATUS_OUT_OF_MEMORY. Free also after failure. */
enum Status runs_init(struct Runs *self, size_t count, const struct Measured measured[],
                      struct Error *error) MUST_CHECK;
void runs_free(struct Runs *self);

struct Target {
    const char *id, *what;                /* N9; what its numbers are, in their order */
    const char *numbers[DIMENSIONS_MOST]; /* a name of each, as of a column: N9_beta */
    const char *model;                    /* how its source counted */
    size_t dimensions;
    enum Scale scale[DIMENSIONS_MOST];
    enum Counted counted; /* of figures in classes */
    bool seen_in_part;    /* a run shows more than the source saw: see target_publish */
    /* The figure itself, on its scale. */
    void (*figure)(const struct Target *self, double figure[]);
    /* What a world like run `r` would have published. */
    void (*draw)(const struct Target *self, const struct Runs *runs, size_t r, const gsl_rng *rng,
                 double drawn[]);
    /* What run `r` itself shows, without the sampling of the source; half an observation keeps shares finite.
     */
    void (*run)(const struct Target *self, const struct Runs *runs, size_t r, double shown[]);
};

size_t target_count(void);
const struct Target *target_row(size_t index);

/* The id of that name, which several targets may share; NULL if none has it. Static storage. */
const char *target_id(const char *word);

/* What the world of one run would have published, published[dimensions], NaN where the run shows none. Where
 * the source saw less than a run shows (a stock by the month and rounded, some offices of many) it is drawn
 * as the source saw it; everywhere else a run counts about as many as the source did, so that its own count
 * has the source's noise already. */
void target_publish(const struct Target *self, const struct Measured *measured, const gsl_rng *rng,
                    double published[]);

/* From a scale to the number that people read. */
double scale_number(enum Scale scale, double on_scale);

/* `draws` figures of each run: cloud[runs->count * draws * dimensions]. The draws begin anew for each figure.
 */
void target_cloud(const struct Target *self, const struct Runs *runs, size_t draws, double cloud[]);

#endif
