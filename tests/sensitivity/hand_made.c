#include "hand_made.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"

#define PI 3.14159265358979323846

const double g_parameters[G_FACTORS] = {0.0, 1.0, 4.5, 9.0, 99.0, 99.0};

static void allocate_values(struct HandMade *self) {
    self->values = calloc((size_t)(self->design.points * self->replicates), sizeof *self->values);
    ck_assert_ptr_nonnull(self->values);
}

struct HandMade hand_made(struct Design design, int64_t replicates) {
    struct HandMade self = {.design = design, .replicates = replicates};
    struct Error error = {0};
    ck_assert_msg(design_make(&self.design, &error) == STATUS_OK, "%s", error.text);
    allocate_values(&self);
    return self;
}

struct HandMade hand_made_saltelli(size_t factors, int64_t size, bool second_order, uint64_t simulation) {
    struct HandMade self = {
        .design = {.kind = DESIGN_SALTELLI, .factors = factors, .size = size, .second_order = second_order},
        .replicates = 1};
    size_t width = (size_t)design_block(&self.design);
    self.design.points = size * (int64_t)width;
    self.design.unit = calloc((size_t)self.design.points * factors, sizeof *self.design.unit);
    ck_assert_ptr_nonnull(self.design.unit);
    for (size_t j = 0; j < (size_t)size; j++) {
        double *a = self.design.unit + j * width * factors, *b = a + factors, *next = b + factors;
        for (size_t i = 0; i < 2 * factors; i++)
            a[i] = simulated_uniform(simulation, i, j);
        for (size_t i = 0; i < (second_order ? 2 : 1) * factors; i++, next += factors) {
            const double *own = i < factors ? a : b, *other = i < factors ? b : a;
            memcpy(next, own, factors * sizeof *next);
            next[i % factors] = other[i % factors];
        }
    }
    allocate_values(&self);
    return self;
}

void hand_made_free(struct HandMade *self) {
    design_free(&self->design);
    free(self->values);
}

void hand_made_evaluate(struct HandMade *self, TestFunction *function) {
    size_t factors = self->design.factors;
    for (int64_t p = 0; p < self->design.points; p++)
        for (int64_t r = 0; r < self->replicates; r++)
            self->values[p * self->replicates + r] =
                function(self->design.unit + (size_t)p * factors, factors);
}

struct SensitivityData hand_made_data(const struct HandMade *self, uint64_t seed) {
    return (struct SensitivityData){&self->design, self->replicates, self->values, 0.95, seed};
}

struct Sensitivity hand_made_sensitivity(const struct HandMade *self) {
    struct Sensitivity found;
    struct Error error = {0};
    struct SensitivityData data = hand_made_data(self, 1);
    ck_assert_msg(sensitivity_init(&found, &data, &error) == STATUS_OK, "%s", error.text);
    return found;
}

double ishigami(const double unit[], size_t factors) {
    ck_assert_uint_eq(factors, 3);
    double x = PI * (2.0 * unit[0] - 1.0), y = PI * (2.0 * unit[1] - 1.0), z = PI * (2.0 * unit[2] - 1.0);
    return sin(x) + 7.0 * sin(y) * sin(y) + 0.1 * z * z * z * z * sin(x);
}

struct KnownIndices ishigami_indices(void) {
    double b_pi_4 = 0.1 * PI * PI * PI * PI;
    double v_1 = 0.5 * (1.0 + b_pi_4 / 5.0) * (1.0 + b_pi_4 / 5.0), v_2 = 49.0 / 8.0;
    double v_13 = 8.0 * b_pi_4 * b_pi_4 / 225.0, v = v_1 + v_2 + v_13;
    return (struct KnownIndices){.first = {v_1 / v, v_2 / v, 0.0},
                                 .total = {(v_1 + v_13) / v, v_2 / v, v_13 / v},
                                 .second = {{0.0, 0.0, v_13 / v}}};
}

double g_function(const double unit[], size_t factors) {
    double product = 1.0;
    for (size_t i = 0; i < factors; i++)
        product *= (fabs(4.0 * unit[i] - 2.0) + g_parameters[i]) / (1.0 + g_parameters[i]);
    return product;
}

static const struct Estimate *known(const struct SensitivityRow *row, const char *measure) {
    ck_assert_msg(row != NULL, "no row of %s", measure);
    return &row->estimate;
}

const struct Estimate *at(const struct Sensitivity *found, const char *measure, size_t factor) {
    return known(sensitivity_find(found, measure, factor, SENSITIVITY_OF_ALL, 0), measure);
}

const struct Estimate *pair_at(const struct Sensitivity *found, size_t factor, size_t other) {
    return known(sensitivity_find(found, "second_order", factor, other, 0), "second_order");
}

const struct Estimate *look_at(const struct Sensitivity *found, const char *measure, size_t factor,
                               size_t look) {
    return known(sensitivity_look(found, measure, factor, look), measure);
}

size_t looks_of(const struct Sensitivity *found, const char *measure) {
    size_t looks = 0;
    while (sensitivity_look(found, measure, 0, looks) != NULL)
        looks++;
    return looks;
}

const struct SensitivityRow *effect_at(const struct Sensitivity *found, const char *measure, size_t place) {
    for (size_t i = 0; i < found->row_count; i++)
        if (found->rows[i].factor != SENSITIVITY_OF_ALL &&
            strcmp(found->rows[i].measure->name, measure) == 0 && place-- == 0)
            return &found->rows[i];
    ck_abort_msg("no such row of %s", measure);
    return NULL;
}

size_t rows_of(const struct Sensitivity *found, const char *measure) {
    size_t rows = 0;
    for (size_t i = 0; i < found->row_count; i++)
        rows += strcmp(found->rows[i].measure->name, measure) == 0 ? 1 : 0;
    return rows;
}

/* The variance of the product of independent factors of mean 1 and variance v_i is Π (1 + v_i) - 1. */
struct KnownIndices g_indices(void) {
    struct KnownIndices known = {{0.0}, {0.0}, {{0.0}}};
    double part[G_FACTORS], product = 1.0;
    for (size_t i = 0; i < G_FACTORS; i++) {
        part[i] = 1.0 / 3.0 / ((1.0 + g_parameters[i]) * (1.0 + g_parameters[i]));
        product *= 1.0 + part[i];
    }
    for (size_t i = 0; i < G_FACTORS; i++) {
        known.first[i] = part[i] / (product - 1.0);
        known.total[i] = part[i] * product / (1.0 + part[i]) / (product - 1.0);
        for (size_t j = i + 1; j < G_FACTORS; j++)
            known.second[i][j] = part[i] * part[j] / (product - 1.0);
    }
    return known;
}

double simulated_normal(uint64_t simulation, uint64_t variable, uint64_t place) {
    const struct RandomKey key = {UINT64_C(20240301), simulation};
    return random_normal(&key, (struct DrawId){.entity = variable, .ordinal = place});
}

double simulated_uniform(uint64_t simulation, uint64_t variable, uint64_t place) {
    const struct RandomKey key = {UINT64_C(20240302), simulation};
    return random_uniform(&key, (struct DrawId){.entity = variable, .ordinal = place});
}

int interval_holds(const struct Estimate *estimate, double truth) {
    return estimate->low <= truth + 1e-9 && truth - 1e-9 <= estimate->high;
}
