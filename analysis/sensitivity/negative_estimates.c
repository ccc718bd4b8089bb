/* What estimates of indices below 0 mean. */
#include <math.h>
#include <stdio.h>

#include "sensitivity/sensitivity.h"

/* Noise from this share of the variance on is worth more replicates. */
static const double much_noise = 0.1;

struct Negatives {
    size_t estimates, below, wholly_below; /* wholly: with their interval */
};

static void add(struct Negatives *self, const struct Estimate *index) {
    self->estimates += isnan(index->value) ? 0 : 1;
    self->below += index->value < 0.0 ? 1 : 0;
    self->wholly_below += index->high < 0.0 ? 1 : 0;
}

static struct Negatives count(const struct Sensitivity *self) {
    struct Negatives all = {0};
    size_t k = self->factors;
    for (size_t i = 0; i < k; i++) {
        add(&all, &self->sobol[i].first);
        add(&all, &self->sobol[i].total);
    }
    for (size_t i = 0; self->second_order != NULL && i < k * k; i++)
        add(&all, &self->second_order[i]);
    return all;
}

static const char *verdict(char *buffer, size_t size, const struct Negatives *all) {
    if (all->wholly_below == 0)
        return all->below == 1 ? "Its interval includes 0, which is what chance does."
                               : "All their intervals include 0, which is what chance does.";
    snprintf(
        buffer, size,
        "The intervals of %zu end below 0: chance does that to about one index in forty that is 0, but more "
        "of them mean too few base samples.",
        all->wholly_below);
    return buffer;
}

static const char *advice(char *buffer, size_t size, const struct NoiseShare *noise) {
    if (isnan(noise->of_means.value))
        return "More base samples bring them closer; two replicates or more would show how much is noise.";
    if (noise->of_means.value < much_noise)
        return "More base samples bring them closer.";
    snprintf(
        buffer, size,
        "More base samples bring them closer, and so do more replicates: %.0f %% of the variance is noise "
        "between these.",
        100.0 * noise->of_means.value);
    return buffer;
}

const char *sensitivity_negative_sentence(const struct Sensitivity *self, char *buffer, size_t size) {
    char of_intervals[192], what_to_do[192];
    if (self->negative + self->negative_pairs == 0)
        return NULL;
    struct Negatives all = count(self);
    snprintf(
        buffer, size,
        "%zu of %zu estimated indices %s below 0. An index is a share of the variance and cannot be below "
        "0, but estimates of small ones scatter to both sides of it. %s %s",
        all.below, all.estimates, all.below == 1 ? "is" : "are",
        verdict(of_intervals, sizeof of_intervals, &all),
        advice(what_to_do, sizeof what_to_do, &self->noise));
    return buffer;
}
