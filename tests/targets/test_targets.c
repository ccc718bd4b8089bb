/* Public figures: what they are, and what worlds that are like them would have published. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "targets/targets.h"
#include "tests/suite.h"

enum { RUNS = 4, DRAWS = 500 };

/* As their sources told them (sim/ODD.md, section 6), in the order of the table. */
static const double published[][DIMENSIONS_MOST] = {
    {0.22},       {0.43},       {0.15},
    {0.236, 162}, {0.50, 0.74}, {490, 3400, 10000, 27000, 35474},
    {330, 0.55},  {0.71, 0.54}, {0.15, 0.43, 0.42, 0.83, 0.44}};

START_TEST(figures_are_as_their_sources_told_them) {
    ck_assert_uint_eq(target_count(), sizeof published / sizeof *published);
    for (size_t t = 0; t < target_count(); t++) {
        const struct Target *target = target_row(t);
        double figure[DIMENSIONS_MOST];
        target->figure(target, figure);
        for (size_t d = 0; d < target->dimensions; d++) {
            double told = scale_number(target->scale[d], figure[d]);
            ck_assert_msg(fabs(told / published[t][d] - 1.0) < 0.05, "%s: %g, published %g",
                          target->numbers[d], told, published[t][d]);
        }
    }
}
END_TEST

/* A world that counted what was published, and whose offices lie evenly between 0 and twice the mean. */
static void be_as_published(struct Measured *world) {
    static const double counts[COUNTED_KINDS][CLASSES_MOST] = {
        {438, 122}, {32, 24}, {48, 8}, {1655, 430, 1225}, {257, 25, 11, 1, 4, 3}};
    static const struct LifeTable lives = {
        .at_risk = {202, 187, 171, 167, 161, 146, 137, 119, 112, 101, 92, 81, 60, 47, 30, 11},
        .ended = {15, 16, 4, 6, 15, 9, 18, 7, 11, 9, 8, 9, 8, 2, 2, 0}};
    memset(world, 0, sizeof *world);
    memcpy(world->counts, counts, sizeof counts);
    world->lives = lives;
    for (size_t week = 0; week < VALIDATION_WEEKS; week++)
        world->open_datasets[week] = 12345.0;
    world->government_median = 330.0;
    world->government_gini = 0.55;
    world->offices = 1000;
    for (size_t office = 0; office < world->offices; office++)
        world->office[office] = ((double)office + 0.5) / 500.0;
}

/* What the cloud of such worlds has on average: the figures; its stock as rounded; its Gini, 1/3. Means of
 * log-odds and logarithms of few counts lie a little off. */
static double expected(const struct Target *target, size_t d, const double figure[]) {
    static const double rounded[] = {12350, 12300, 12000, 12000, 12345};
    if (strcmp(target->id, "N14") == 0)
        return log(rounded[d]);
    return strcmp(target->id, "N16") == 0 ? -log(2.0) : figure[d];
}

START_TEST(worlds_like_the_figures_publish_them) {
    struct Error error = {0};
    struct Measured *worlds = calloc(RUNS, sizeof *worlds);
    double *cloud = malloc(sizeof *cloud * RUNS * DRAWS * DIMENSIONS_MOST);
    struct Runs runs;
    ck_assert_ptr_nonnull(worlds);
    ck_assert_ptr_nonnull(cloud);
    for (size_t r = 0; r < RUNS; r++)
        be_as_published(&worlds[r]);
    ck_assert_int_eq(runs_init(&runs, RUNS, worlds, &error), STATUS_OK);
    for (size_t t = 0; t < target_count(); t++) {
        const struct Target *target = target_row(t);
        double figure[DIMENSIONS_MOST], shown[DIMENSIONS_MOST];
        target->figure(target, figure);
        target_cloud(target, &runs, DRAWS, cloud);
        target->run(target, &runs, 0, shown);
        for (size_t d = 0; d < target->dimensions; d++) {
            double sum = 0.0, squares = 0.0, n = RUNS * DRAWS;
            for (size_t i = 0; i < RUNS * DRAWS; i++) {
                double drawn = cloud[i * target->dimensions + d];
                sum += drawn;
                squares += drawn * drawn;
            }
            double spread = sqrt(fmax(0.0, squares / n - sum / n * sum / n));
            ck_assert_double_eq_tol(sum / n, expected(target, d, figure), 0.3 * spread + 1e-9);
            if (strcmp(target->id, "N14") != 0 && strcmp(target->id, "N16") != 0)
                ck_assert_double_eq_tol(shown[d], figure[d], 1e-9);
        }
    }
    runs_free(&runs);
    free(cloud);
    free(worlds);
}
END_TEST

/* A run alone publishes what it shows; of a stock and of offices what the source saw of it. */
START_TEST(one_run_publishes_what_its_source_sees) {
    struct Measured *world = calloc(1, sizeof *world);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    be_as_published(world);
    for (size_t t = 0; t < target_count(); t++) {
        const struct Target *target = target_row(t);
        double figure[DIMENSIONS_MOST], seen[DIMENSIONS_MOST];
        target->figure(target, figure);
        target_publish(target, world, rng, seen);
        for (size_t d = 0; d < target->dimensions; d++)
            ck_assert_double_eq_tol(seen[d], expected(target, d, figure), target->seen_in_part ? 0.5 : 1e-9);
    }
    world->offices = 0;
    double none[DIMENSIONS_MOST];
    target_publish(target_row(7), world, rng, none);
    ck_assert_double_nan(none[0]);
    gsl_rng_free(rng);
    free(world);
}
END_TEST

START_TEST(targets_are_found_by_their_id) {
    ck_assert_str_eq(target_id("N27"), "N27");
    ck_assert_ptr_null(target_id("N1"));
    ck_assert_double_eq(scale_number(SCALE_PLAIN, 2.5), 2.5);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, figures_are_as_their_sources_told_them);
    tcase_add_test(tests, worlds_like_the_figures_publish_them);
    tcase_add_test(tests, one_run_publishes_what_its_source_sees);
    tcase_add_test(tests, targets_are_found_by_their_id);
}

int main(void) {
    return run_suite("targets", add_tests);
}
