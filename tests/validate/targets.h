/* Public figures to the end of 2018 that the model could miss: one row a figure, with how its source counted
 * it. */
#ifndef TANDEM_VALIDATE_TARGETS_H
#define TANDEM_VALIDATE_TARGETS_H

#include "measure.h"
#include "predictive.h"

/* How the numbers of a figure are told: on the scale on which they are compared, a share by its log-odds, a
 * count or a time by its logarithm. */
enum Scale { SCALE_LOGIT, SCALE_OF_LOG };

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
    const char *id, *what; /* N9; what its numbers are, in their order */
    const char *model;     /* how its source counted */
    size_t dimensions;
    enum Scale scale[DIMENSIONS_MOST];
    enum Counted counted; /* of figures in classes */
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

/* From a scale to the number that people read. */
double target_number(const struct Target *self, size_t dimension, double on_scale);

/* `draws` figures of each run: cloud[runs->count * draws * dimensions]. The draws begin anew for each figure.
 */
void target_cloud(const struct Target *self, const struct Runs *runs, size_t draws, double cloud[]);

#endif
