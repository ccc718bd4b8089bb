/* Occasions are a Poisson process on time and height, the same whoever looks at them. Two statistical tests,
 * each with a false alarm on one seed in a million. */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "tests/suite.h"
#include "world/occasions.h"

static const struct RandomKey KEY = {11, 3};
enum { WEEKS = 520, UNITS = 200 };

/* All units wait: there is one state. */
static const uint8_t ALIKE[UNITS];

static void init(struct Occasions *self, const struct RandomKey *key, double ceiling) {
    ck_assert(occasions_init(self, PURPOSE_DIFFUSION, key, UNITS));
    self->bands = occasion_bands(ceiling);
}

static void renew(struct Occasions *self, uint32_t week, bool waiting) {
    ck_assert(occasions_renew(self, week, ALIKE, waiting));
}

static void await_all(struct Occasions *self, uint32_t from) {
    for (uint32_t unit = 0; unit < self->units; unit++)
        ck_assert(occasions_await(self, unit, from));
}

/* The first week in which a unit has an occasion below its hazard; WEEKS if in none. Returns how many were
 * looked at. */
static size_t first_weeks(struct Occasions *self, const double *hazard, uint32_t from, uint32_t first[]) {
    size_t looks = 0, others = 0;
    for (size_t unit = 0; unit < self->units; unit++)
        first[unit] = WEEKS;
    for (uint32_t week = from; week < WEEKS; week++) {
        if (week > from)
            renew(self, week, true);
        struct OccasionWeek *now = occasions_now(self);
        for (size_t i = 0; i < now->count; i++, looks++) {
            const struct Occasion *occasion = &now->item[i];
            others += occasion->uniform >> 30 > 0 || occasion->unit >= UNITS;
            if (occasion->height < hazard[week] && first[occasion->unit] == WEEKS)
                first[occasion->unit] = week;
        }
        now->count = 0;
    }
    ck_assert_uint_eq(others, 0);
    return looks;
}

/* Survival to week 104 is e^-(sum of hazards)/52, whether the hazard is constant or grows, in spans of a year
 * or of a week. */
START_TEST(test_a_unit_survives_as_its_hazard_says) {
    double hazard[WEEKS], sum = 0.0, survivors = 0.0, n = 0.0;
    for (uint32_t week = 0; week < WEEKS; week++) {
        hazard[week] = _i == 0 ? 0.6 : _i == 1 ? 3.0 * week / 104.0 : week < 103 ? 0.001 : 40.0;
        sum += week < 104 ? hazard[week] / 52.0 : 0.0;
    }
    for (uint64_t replicate = 0; replicate < 20; replicate++) {
        struct Occasions occasions;
        uint32_t first[UNITS];
        init(&occasions, &(struct RandomKey){5, replicate}, hazard[WEEKS - 1]);
        await_all(&occasions, 0);
        first_weeks(&occasions, hazard, 0, first);
        for (size_t unit = 0; unit < UNITS; unit++, n++)
            survivors += first[unit] >= 104;
        occasions_free(&occasions);
    }
    double share = exp(-sum), bound = gsl_cdf_ugaussian_Qinv(0.5e-6) * sqrt(share * (1.0 - share) * n);
    ck_assert_msg(fabs(survivors - share * n) < bound, "%g survive, expected %g within %g", survivors,
                  share * n, bound);
}
END_TEST

/* Counts of disjoint weeks and heights are Poisson, of their area: their sums and squares by 5 deviations. */
START_TEST(test_counts_are_poisson) {
    enum { CELLS = 12, TOLD = 480 };
    static const double edge[] = {0.0, 0.3, 1.25, 2.0, 2.5, 5.0, 9.0, 10.0, 30.0, 160.0, 200.0, 320.0, 640.0};
    double count[CELLS][TOLD] = {{0.0}};
    struct Occasions occasions;
    init(&occasions, &KEY, 640.0);
    await_all(&occasions, 0);
    for (uint32_t week = 0; week < TOLD; week++) {
        if (week > 0)
            renew(&occasions, week, true);
        struct OccasionWeek *now = occasions_now(&occasions);
        for (size_t i = 0; i < now->count; i++) {
            int cell = 0;
            while (cell + 1 < CELLS && now->item[i].height >= edge[cell + 1])
                cell++;
            count[cell][week]++;
        }
        now->count = 0;
    }
    for (int cell = 0; cell < CELLS; cell++) {
        double mean = UNITS * (edge[cell + 1] - edge[cell]) / 52.0, sum = 0.0, squares = 0.0;
        for (int week = 0; week < TOLD; week++) {
            sum += count[cell][week];
            squares += (count[cell][week] - mean) * (count[cell][week] - mean);
        }
        ck_assert_msg(fabs(sum - TOLD * mean) < 5.5 * sqrt(TOLD * mean), "%d: %g of %g", cell, sum,
                      TOLD * mean);
        ck_assert_msg(fabs(squares / TOLD / mean - 1.0) < 5.5 * sqrt((2.0 + 1.0 / mean) / TOLD),
                      "%d: variance %g of %g", cell, squares / TOLD, mean);
    }
    occasions_free(&occasions);
}
END_TEST

/* Bands above the hazard, a later start of waiting, a copy: all see the same occasions. */
START_TEST(test_what_is_seen_does_not_depend_on_how_one_looks) {
    double hazard[WEEKS];
    struct Occasions low, high, late, copy;
    uint32_t seen[4][UNITS];
    for (uint32_t week = 0; week < WEEKS; week++)
        hazard[week] = week < 100 ? 0.0 : 1.0;
    init(&low, &KEY, 1.0);
    init(&high, &KEY, 9.0);
    init(&late, &KEY, 1.0);
    ck_assert_uint_eq(low.bands, 1);
    ck_assert_uint_eq(high.bands, 4);
    await_all(&low, 0);
    await_all(&high, 0);
    renew(&late, 100, true);
    await_all(&late, 100);
    await_all(&late, 101); /* who waits already waits no later */
    ck_assert(occasions_copy(&copy, &low));
    size_t looks = first_weeks(&low, hazard, 0, seen[0]);
    ck_assert_uint_gt(first_weeks(&high, hazard, 0, seen[1]), 4 * looks);
    ck_assert_uint_lt(first_weeks(&late, hazard, 100, seen[2]), looks);
    ck_assert_uint_eq(first_weeks(&copy, hazard, 0, seen[3]), looks);
    for (int other = 1; other < 4; other++)
        ck_assert_mem_eq(seen[other], seen[0], sizeof seen[0]);
    occasions_free(&low);
    occasions_free(&high);
    occasions_free(&late);
    occasions_free(&copy);
    occasions_free(&copy);
}
END_TEST

/* Waiting given up and taken up again finds the occasions that were there all along, also where it is taken
 * up for the first week of a span. */
START_TEST(test_waiting_can_be_taken_up_again) {
    double hazard[WEEKS];
    uint32_t again = _i == 0 ? 200 : 192, seen[3][UNITS]; /* 192 is three spans of 64 weeks */
    struct Occasions through, given_up, ahead;
    for (uint32_t week = 0; week < WEEKS; week++)
        hazard[week] = 2.0;
    struct Occasions *all[] = {&through, &given_up, &ahead};
    for (int i = 0; i < 3; i++) {
        init(all[i], &KEY, 2.0);
        await_all(all[i], 0);
        for (uint32_t week = 0; week < again; week++) {
            if (week > 0)
                renew(all[i], week, i == 0 || week < 64);
            if (i == 2 && week == again - 1)
                await_all(all[i], again);
            occasions_now(all[i])->count = 0;
        }
        renew(all[i], again, i != 1);
        if (i == 1)
            await_all(all[i], again);
    }
    size_t looks = first_weeks(&through, hazard, again, seen[0]);
    ck_assert_uint_gt(looks, 0);
    ck_assert_uint_eq(first_weeks(&given_up, hazard, again, seen[1]), looks);
    ck_assert_uint_eq(first_weeks(&ahead, hazard, again, seen[2]), looks);
    ck_assert_mem_eq(seen[1], seen[0], sizeof seen[0]);
    ck_assert_mem_eq(seen[2], seen[0], sizeof seen[0]);
    for (int i = 0; i < 3; i++)
        occasions_free(all[i]);
}
END_TEST

START_TEST(test_bands_hold_what_is_below_the_ceiling) {
    static const double ceilings[] = {0.0, 1e-9, 1.25, 1.2501, 2.5, 2.6, 5.0, 40.0, 1e9};
    static const uint32_t bands[] = {0, 1, 1, 2, 2, 3, 3, 6, OCCASION_BANDS};
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++)
        ck_assert_uint_eq(occasion_bands(ceilings[i]), bands[i]);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_loop_test(tests, test_a_unit_survives_as_its_hazard_says, 0, 3);
    tcase_add_test(tests, test_counts_are_poisson);
    tcase_add_test(tests, test_what_is_seen_does_not_depend_on_how_one_looks);
    tcase_add_loop_test(tests, test_waiting_can_be_taken_up_again, 0, 2);
    tcase_add_test(tests, test_bands_hold_what_is_below_the_ceiling);
}

int main(void) {
    return run_suite("occasions", add);
}
