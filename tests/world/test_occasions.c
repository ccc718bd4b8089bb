/* Occasions are a Poisson process on time and height, the same whoever looks at them. One statistical test in
 * two forms, each with a false alarm on one seed in a million. */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "tests/suite.h"
#include "world/occasions.h"

static const struct RandomKey KEY = {11, 3};
enum { WEEKS = 520, UNITS = 200 };

static void init(struct Occasions *self, double ceiling) {
    ck_assert(occasions_init(self, PURPOSE_DIFFUSION, &KEY, UNITS, WEEKS));
    self->bands = occasion_bands(ceiling);
}

static void await_all(struct Occasions *self, uint32_t from) {
    for (uint32_t unit = 0; unit < self->units; unit++)
        ck_assert(occasions_await(self, unit, from));
}

/* The first week in which a unit has an occasion below its hazard; WEEKS if in none. */
static uint32_t first_weeks(struct Occasions *self, const double *hazard, uint32_t from, uint32_t first[]) {
    uint32_t looks = 0;
    for (size_t unit = 0; unit < self->units; unit++)
        first[unit] = WEEKS;
    for (uint32_t week = from; week < WEEKS; week++) {
        for (size_t i = 0; i < self->week[week].count; i++, looks++) {
            struct Occasion occasion = self->week[week].item[i];
            struct OccasionLook look = occasion_look(self, &occasion);
            ck_assert(occasion.time >= week && occasion.time < week + 1.0);
            ck_assert(look.next.time > occasion.time);
            ck_assert(look.uniform >= 0.0 && look.uniform < 1.0);
            if (look.height < hazard[week] && first[occasion.unit] == WEEKS)
                first[occasion.unit] = week;
            ck_assert(occasion_go_on(self, &look.next));
        }
        occasions_week_over(self, week);
    }
    return looks;
}

/* Survival to week 104 is e^-(sum of hazards)/52, whether the hazard is constant or grows. */
START_TEST(test_a_unit_survives_as_its_hazard_says) {
    double hazard[WEEKS], sum = 0.0, survivors = 0.0, n = 0.0;
    for (uint32_t week = 0; week < WEEKS; week++) {
        hazard[week] = _i == 0 ? 0.6 : 3.0 * week / 104.0;
        sum += week < 104 ? hazard[week] / 52.0 : 0.0;
    }
    for (uint64_t replicate = 0; replicate < 20; replicate++) {
        struct Occasions occasions;
        uint32_t first[UNITS];
        ck_assert(
            occasions_init(&occasions, PURPOSE_DIFFUSION, &(struct RandomKey){5, replicate}, UNITS, WEEKS));
        occasions.bands = occasion_bands(hazard[WEEKS - 1]);
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

/* Bands above the hazard, a later start of waiting, a copy: all see the same occasions. */
START_TEST(test_what_is_seen_does_not_depend_on_how_one_looks) {
    double hazard[WEEKS];
    struct Occasions low, high, late, copy;
    uint32_t seen[4][UNITS];
    for (uint32_t week = 0; week < WEEKS; week++)
        hazard[week] = week < 100 ? 0.0 : 1.0;
    init(&low, 1.0);
    init(&high, 9.0);
    init(&late, 1.0);
    ck_assert_uint_eq(low.bands, 1);
    ck_assert_uint_eq(high.bands, 4);
    await_all(&low, 0);
    await_all(&high, 0);
    await_all(&late, 100);
    await_all(&late, 300); /* who waits already waits no later */
    ck_assert(occasions_copy(&copy, &low));
    uint32_t looks = first_weeks(&low, hazard, 0, seen[0]);
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

/* Waiting given up and taken up again finds the occasions that were there all along. */
START_TEST(test_waiting_can_be_taken_up_again) {
    struct Occasions occasions, again;
    init(&occasions, 2.0);
    await_all(&occasions, 0);
    size_t due = occasions.week[40].count;
    for (uint32_t week = 0; week < 40; week++)
        for (size_t i = 0; i < occasions.week[week].count; i++)
            occasion_give_up(&occasions, &occasions.week[week].item[i]);
    await_all(&occasions, 40);
    init(&again, 2.0);
    await_all(&again, 40);
    ck_assert_uint_ge(occasions.week[40].count, due);
    for (uint32_t week = 40; week < WEEKS; week++)
        ck_assert_uint_eq(occasions.week[week].count, again.week[week].count);
    occasions_free(&occasions);
    occasions_free(&again);
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
    tcase_add_loop_test(tests, test_a_unit_survives_as_its_hazard_says, 0, 2);
    tcase_add_test(tests, test_what_is_seen_does_not_depend_on_how_one_looks);
    tcase_add_test(tests, test_waiting_can_be_taken_up_again);
    tcase_add_test(tests, test_bands_hold_what_is_below_the_ceiling);
}

int main(void) {
    return run_suite("occasions", add);
}
