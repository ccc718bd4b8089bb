#include "made_design.h"

#include <check.h>
#include <gsl/gsl_cdf.h>
#include <stdlib.h>
#include <string.h>

struct Design made_design(struct Design request) {
    struct Design design = request;
    struct Error error = {0};
    int64_t points = -1;
    ck_assert_msg(design_points(&request, &points, &error) == STATUS_OK, "%s", error.text);
    ck_assert_msg(design_make(&design, &error) == STATUS_OK, "%s", error.text);
    ck_assert_int_eq(error.count, 0);
    ck_assert_int_eq(design.points, points);
    ck_assert_uint_eq(design.factors, request.factors);
    bool inside = true; /* an assertion a coordinate would take most of the time */
    for (size_t i = 0; i < (size_t)design.points * design.factors; i++)
        inside = inside && design.unit[i] >= 0.0 && design.unit[i] <= 1.0;
    ck_assert(inside);
    return design;
}

double unit_at(const struct Design *design, size_t point, size_t factor) {
    return design->unit[point * design->factors + factor];
}

void assert_one_in_each_stratum(const double *column, size_t strata, size_t stride) {
    bool *seen = calloc(strata, sizeof *seen);
    ck_assert_ptr_nonnull(seen);
    for (size_t i = 0; i < strata; i++) {
        double unit = column[i * stride];
        size_t stratum = unit >= 0.0 && unit < 1.0 ? (size_t)(unit * (double)strata) : strata;
        if (stratum >= strata || seen[stratum])
            ck_abort_msg("point %zu at %.17g is not alone in one of %zu strata", i, unit, strata);
        seen[stratum] = true;
    }
    free(seen);
}

void assert_begins(const struct Design *larger, const struct Design *design) {
    ck_assert_int_lt(design->points, larger->points);
    ck_assert_mem_eq(larger->unit, design->unit,
                     (size_t)design->points * design->factors * sizeof *design->unit);
}

bool same_points(const struct Design *one, const struct Design *other) {
    return one->points == other->points && one->factors == other->factors &&
           memcmp(one->unit, other->unit, (size_t)one->points * one->factors * sizeof *one->unit) == 0;
}

void assert_equally_likely(const int64_t counts[], size_t cells, int64_t draws) {
    double expected = (double)draws / (double)cells, chi_square = 0.0;
    for (size_t i = 0; i < cells; i++)
        chi_square += ((double)counts[i] - expected) * ((double)counts[i] - expected) / expected;
    double limit = gsl_cdf_chisq_Qinv(1e-6, (double)cells - 1.0);
    ck_assert_msg(chi_square < limit, "chi-square %.1f with %zu cells, at most %.1f", chi_square, cells,
                  limit);
}
