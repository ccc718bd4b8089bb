#include "sensitivity/noise_share.h"

#include <math.h>

#include "sensitivity/quantiles.h"
#include "sensitivity/two_way.h"

static double in_share(double value) {
    return isnan(value) ? value : fmin(fmax(value, 0.0), 1.0);
}

/* The mean square of points over that of the interaction is, but for the ratio of their expectations, F. */
static struct Estimate share_of_means(const struct MeanSquares *all, double confidence) {
    double ratio = all->interaction / all->point, tail = 0.5 * (1.0 - confidence);
    double low = f_quantile(tail, all->point_freedom, all->interaction_freedom);
    double high = f_quantile(1.0 - tail, all->point_freedom, all->interaction_freedom);
    return (struct Estimate){in_share(ratio), in_share(ratio * low), in_share(ratio * high), all->values};
}

/* Degrees of freedom of a · replicate + b · interaction, the noise that a share of points goes with
 * (Satterthwaite 1946), with a and b as McGraw & Wong 1996 have them but for a common factor. */
static double noise_freedom(const struct MeanSquares *all, double points) {
    double n = all->values_of_replicate, k = all->values_of_point;
    double a = k * points * all->replicate,
           b = (n * (1.0 - points) + k * points * (n - 1.0)) * all->interaction;
    double below = a * a / all->replicate_freedom + b * b / all->interaction_freedom;
    return below > 0.0 ? (a + b) * (a + b) / below : all->interaction_freedom;
}

/* One less the intraclass correlation of absolute agreement of single values, ICC(A,1), and its interval
 * (McGraw & Wong 1996, Psychological Methods 1(1), 30-46). */
static struct Estimate share_of_runs(const struct MeanSquares *all, double confidence) {
    double n = all->values_of_replicate, k = all->values_of_point, tail = 0.5 * (1.0 - confidence);
    double noise = k * all->replicate + (k * n - k - n) * all->interaction;
    double points = in_share(n * (all->point - all->interaction) / (n * all->point + noise));
    double freedom = noise_freedom(all, points);
    double above = f_quantile(1.0 - tail, all->point_freedom, freedom);
    double below = f_quantile(1.0 - tail, freedom, all->point_freedom);
    double low = n * (all->point - above * all->interaction) / (above * noise + n * all->point);
    double high = n * (below * all->point - all->interaction) / (noise + n * below * all->point);
    return (struct Estimate){1.0 - points, in_share(1.0 - high), in_share(1.0 - low), all->values};
}

void noise_share_of_squares(struct NoiseShare *share, const struct MeanSquares *all, double confidence) {
    share->of_means = share_of_means(all, confidence);
    share->of_runs = share_of_runs(all, confidence);
}

static void count_runs(struct NoiseShare *share, const struct SensitivityData *data) {
    int64_t all = data->design->points * data->replicates;
    for (int64_t i = 0; i < all; i++)
        share->missing += isnan(data->values[i]) ? 1 : 0;
    share->runs = all - share->missing;
}

enum Status noise_share_estimate(struct NoiseShare *share, const struct SensitivityData *data,
                                 struct Error *error) {
    struct MeanSquares all;
    *share = (struct NoiseShare){.of_runs = estimate_none(), .of_means = estimate_none()};
    count_runs(share, data);
    enum Status status = two_way_fit(&all, data, error);
    if (status == STATUS_OK)
        share->known = all.known;
    if (status == STATUS_OK && (all.known == NOISE_KNOWN || all.known == NOISE_POINTS_ALIKE))
        noise_share_of_squares(share, &all, data->confidence);
    return status;
}
