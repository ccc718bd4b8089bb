/* Small worlds in which one mechanism is driven by hand, and the statistics that judge what it does. Every
 * statistical test of this folder raises a false alarm on one seed in a million (FALSE_ALARM); there are
 * fewer than 150 of them, so that all together stay below 2e-4. Their seeds are fixed. */
#ifndef TANDEM_TESTS_SMALL_WORLD_H
#define TANDEM_TESTS_SMALL_WORLD_H

#include "tests/suite.h"

#include "mechanism/mechanism.h"
#include "world/world.h"

#define FALSE_ALARM 1e-6

/* A scenario without noise that no test asks for: one government, a complete network, agencies that are all
 * alike, no burn-in, no calendar of programmes. Free with scenario_free. */
void small_scenario(struct Scenario *self, size_t agencies);

/* Agencies, people and data that are all alike. */
void make_homogeneous(struct Params *params);

/* Creates the world of one replicate; free with world_free. */
void small_world(struct World *self, const struct Scenario *scenario, uint64_t replicate, uint32_t weeks);

/* The start and one week of a mechanism; the week is not counted up. */
void drive_start(struct World *world, const struct Mechanism *mechanism);
void drive_step(struct World *world, const struct Mechanism *mechanism);
void drive_end(struct World *world, const struct Mechanism *mechanism, struct Episode *episode);

/* Makes a lever that has the same value in every agency. */
void set_lever(struct World *world, enum Lever lever, double value);

/* Stores citizen `id`; its index. */
size_t store_citizen(struct World *world, uint64_t id);

/* A proposal that asks for nothing and nobody, led by `agency`. */
struct Proposal plain_proposal(uint64_t key, enum CaseType type, uint32_t agency);

/* Pearson's chi-square of counts against expected counts; neighbours are pooled until each expects at
 * least 8. */
void check_counts(const char *what, const double observed[], const double expected[], size_t n);

/* The chi-square of independence of a table of `rows` times `columns` counts, each expecting enough. */
void check_independent(const char *what, const double *table, size_t rows, size_t columns);

/* A mean of `n` independent values against its expectation: |mean - expected| within the normal quantile.
 * `deviation` is the standard deviation of one value. */
void check_mean(const char *what, double mean, double expected, double deviation, double n);

/* A binomial count, by its exact tails. */
void check_binomial(const char *what, double successes, double trials, double probability);

/* A sample variance of n independent normal values against its expectation, by its exact chi-square. */
void check_variance(const char *what, double variance, double expected, double n);

/* The distribution of `n` values in [0, 1] against the uniform, by Dvoretzky, Kiefer & Wolfowitz with
 * Massart's constant. Sorts the values. */
void check_uniform(const char *what, double values[], size_t n);

#endif
