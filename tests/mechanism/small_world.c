#include "small_world.h"
#include "world/citizens.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

void make_homogeneous(struct Params *p) {
    p->trust_spread = p->data_quality_spread = 0.0;
    p->manager_between = p->manager_noise = p->manager_change_per_month = 0.0;
    p->world_staff_spread = p->publication_catalogue_spread = p->publication_government_spread = 0.0;
    p->sourcing_trait_spread = p->issues_trait_spread = 0.0;
}

void small_scenario(struct Scenario *self, size_t agencies) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(self, &error), STATUS_OK);
    struct Params *p = &self->params;
    p->world_agencies = (double)agencies;
    p->world_governments = 1.0;
    p->world_staff_mean = 4.0;
    p->world_burn_in_weeks = 0.0;
    p->network_peers_within = (double)agencies;
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        p->programme_interval_weeks[programme] = 0.0;
    make_homogeneous(p);
}

void small_world(struct World *self, const struct Scenario *scenario, uint64_t replicate, uint32_t weeks) {
    struct Error error = {0};
    struct RandomKey key = {UINT64_C(20180401), replicate};
    ck_assert_int_eq(world_create(self, scenario, NULL, key, weeks, &error), STATUS_OK);
}

void drive_start(struct World *world, const struct Mechanism *mechanism) {
    struct Error error = {0};
    ck_assert_int_eq(mechanism->start(world, &error), STATUS_OK);
}

void drive_step(struct World *world, const struct Mechanism *mechanism) {
    struct Error error = {0};
    ck_assert_int_eq(mechanism->step(world, &error), STATUS_OK);
}

void drive_end(struct World *world, const struct Mechanism *mechanism, struct Episode *episode) {
    struct Error error = {0};
    ck_assert_int_eq(mechanism->end(world, episode, &error), STATUS_OK);
}

void set_lever(struct World *world, enum Lever lever, double value) {
    if (world->lever[lever] == NULL)
        world->lever[lever] = calloc(world->agencies.count, sizeof *world->lever[lever]);
    ck_assert_ptr_nonnull(world->lever[lever]);
    for (size_t a = 0; a < world->agencies.count; a++)
        world->lever[lever][a] = value;
}

size_t store_citizen(struct World *world, uint64_t id) {
    struct Citizen citizen;
    citizen_motives(world, id, &citizen);
    citizen_traits(world, &citizen);
    return world_store_citizen(world, &citizen);
}

struct Proposal plain_proposal(uint64_t key, enum CaseType type, uint32_t agency) {
    return (struct Proposal){
        .key = key,
        .project = key,
        .pitch = 1,
        .programme = PROGRAMME_AGENCY,
        .type = type,
        .issue = {.difficulty = 1.0, .clarity = 0.5, .specificity = 0.5, .value = 1.0, .conflict = 0.5},
        .agency = agency,
        .owner_count = 1,
        .answered = true,
        .fate = FATE_PENDING,
        .refusal = RECORD_MISSING,
        .parent_key = RECORD_MISSING,
        .parent_type = RECORD_MISSING};
}

enum { LEAST_EXPECTED = 8 };

void check_counts(const char *what, const double observed[], const double expected[], size_t n) {
    double statistic = 0.0, seen = 0.0, awaited = 0.0, left = 0.0;
    int cells = 0;
    for (size_t i = 0; i < n; i++)
        left += expected[i];
    for (size_t i = 0; i < n; i++) {
        seen += observed[i];
        awaited += expected[i];
        left -= expected[i];
        bool last = i + 1 == n;
        if (!last && (awaited < LEAST_EXPECTED || left < LEAST_EXPECTED))
            continue;
        statistic += awaited > 0.0 ? (seen - awaited) * (seen - awaited) / awaited
                     : seen > 0.0  ? INFINITY
                                   : 0.0;
        cells += awaited > 0.0;
        seen = awaited = 0.0;
    }
    ck_assert_msg(cells > 1, "%s: only %d cells", what, cells);
    double p = gsl_cdf_chisq_Q(statistic, cells - 1);
    ck_assert_msg(p > FALSE_ALARM, "%s: chi-square %g with %d cells, p = %g", what, statistic, cells, p);
}

void check_independent(const char *what, const double *table, size_t rows, size_t columns) {
    double total = 0.0, statistic = 0.0;
    for (size_t i = 0; i < rows * columns; i++)
        total += table[i];
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++) {
            double row = 0.0, column = 0.0;
            for (size_t i = 0; i < columns; i++)
                row += table[r * columns + i];
            for (size_t i = 0; i < rows; i++)
                column += table[i * columns + c];
            double expected = row * column / total;
            ck_assert_msg(expected >= 5.0, "%s: too few counts", what);
            statistic += (table[r * columns + c] - expected) * (table[r * columns + c] - expected) / expected;
        }
    double p = gsl_cdf_chisq_Q(statistic, (double)((rows - 1) * (columns - 1)));
    ck_assert_msg(p > FALSE_ALARM, "%s: chi-square %g, p = %g", what, statistic, p);
}

void check_mean(const char *what, double mean, double expected, double deviation, double n) {
    double bound = gsl_cdf_ugaussian_Qinv(FALSE_ALARM / 2.0) * deviation / sqrt(n);
    ck_assert_msg(fabs(mean - expected) <= bound, "%s: mean %.6g, expected %.6g within %.2g", what, mean,
                  expected, bound);
}

void check_binomial(const char *what, double successes, double trials, double probability) {
    double below = gsl_cdf_binomial_P((unsigned)successes, probability, (unsigned)trials);
    double above =
        successes > 0.0 ? gsl_cdf_binomial_Q((unsigned)successes - 1, probability, (unsigned)trials) : 1.0;
    ck_assert_msg(2.0 * fmin(below, above) > FALSE_ALARM, "%s: %g of %g, expected %g", what, successes,
                  trials, probability * trials);
}

void check_variance(const char *what, double variance, double expected, double n) {
    double statistic = (n - 1.0) * variance / expected;
    double p = 2.0 * fmin(gsl_cdf_chisq_P(statistic, n - 1.0), gsl_cdf_chisq_Q(statistic, n - 1.0));
    ck_assert_msg(p > FALSE_ALARM, "%s: variance %g, expected %g, p = %g", what, variance, expected, p);
}

static int by_value(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

void check_uniform(const char *what, double values[], size_t n) {
    double distance = 0.0;
    qsort(values, n, sizeof *values, by_value);
    for (size_t i = 0; i < n; i++) {
        distance = fmax(distance, fabs(values[i] - (double)i / (double)n));
        distance = fmax(distance, fabs(values[i] - (double)(i + 1) / (double)n));
    }
    double bound = sqrt(log(2.0 / FALSE_ALARM) / (2.0 * (double)n));
    ck_assert_msg(distance <= bound, "%s: distance %g, allowed %g", what, distance, bound);
}
