/* No parameter is inert, and no two say the same thing: each changes what a rich world records, and no pair
 * has a direction in which both can be scaled without a trace. */
#include <math.h>
#include <string.h>

#include "parameter_effects.h"

enum { VARIANTS = 3 };

static const double FACTOR = 1.1;

/* The fingerprint of a run with parameter `index` at `value`. */
static void run_with(size_t index, double value, int variant, struct Fingerprint *fingerprint) {
    struct Scenario scenario;
    rich_scenario(&scenario, variant);
    memcpy((char *)&scenario.params + params_row(index)->offset, &value, sizeof value);
    rich_run(&scenario, variant, fingerprint);
    scenario_free(&scenario);
}

static double rich_value(size_t index, int variant) {
    struct Scenario scenario;
    rich_scenario(&scenario, variant);
    double value = params_get(&scenario.params, index);
    scenario_free(&scenario);
    return value;
}

/* What headlines of tables are about changes no record. */
static bool is_headline(size_t index) {
    return strncmp(params_row(index)->name, "focus_", strlen("focus_")) == 0;
}

/* Whether some value within its limits, far from what the world has, leaves a trace. */
static bool acts(size_t index, const struct Fingerprint base[VARIANTS]) {
    const struct ParamRow *row = params_row(index);
    const double tries[] = {row->sweep_low, row->sweep_high, row->low,
                            row->value != 0.0 ? 2.0 * row->value : 1.0};
    static struct Fingerprint seen;
    for (int variant = 0; variant < VARIANTS; variant++)
        for (size_t k = 0; k < sizeof tries / sizeof *tries; k++) {
            double value = tries[k];
            if (value < row->low || value > row->high || value == rich_value(index, variant))
                continue;
            run_with(index, value, variant, &seen);
            if (!fingerprints_same(&seen, &base[variant]))
                return true;
        }
    return false;
}

/* Runs of a variant with a parameter scaled by the factor and by its inverse. */
struct Scaled {
    bool there[2]; /* it can be scaled so, and leaves a trace */
    struct Fingerprint by[2];
};

static void scale(size_t index, int variant, const struct Fingerprint *base, struct Scaled *self) {
    const struct ParamRow *row = params_row(index);
    for (int inverse = 0; inverse < 2; inverse++) {
        double value = rich_value(index, variant) * (inverse ? 1.0 / FACTOR : FACTOR);
        self->there[inverse] =
            row->kind == KIND_REAL && value != 0.0 && value >= row->low && value <= row->high;
        if (!self->there[inverse])
            continue;
        run_with(index, value, variant, &self->by[inverse]);
        self->there[inverse] = !fingerprints_same(&self->by[inverse], base);
    }
}

/* Scaling one by the factor is scaling the other by it (turn 0) or by its inverse (turn 1), there and back.
 * If all that matters is the ratio or the product of the two, it is. */
static bool are_alike(const struct Scaled *one, const struct Scaled *other, int turn) {
    bool there = one->there[0] && one->there[1] && other->there[0] && other->there[1];
    return there && fingerprints_close(&one->by[0], &other->by[turn]) &&
           fingerprints_close(&one->by[1], &other->by[!turn]);
}

/* In another variant as well: a week may hinge on one draw that both move across the same mark. */
static bool are_alike_again(size_t i, size_t j, int turn, const struct Fingerprint *base) {
    static struct Scaled one, other;
    scale(i, 1, base, &one);
    scale(j, 1, base, &other);
    return are_alike(&one, &other, turn);
}

START_TEST(test_parameters_act_and_no_two_do_the_same) {
    static struct Fingerprint base[VARIANTS];
    size_t count = params_count(), inert = 0, alike = 0;
    struct Scaled *scaled = calloc(count, sizeof *scaled);
    ck_assert_ptr_nonnull(scaled);
    for (int variant = 0; variant < VARIANTS; variant++) {
        struct Scenario scenario;
        rich_scenario(&scenario, variant);
        rich_run(&scenario, variant, &base[variant]);
        scenario_free(&scenario);
    }
    for (size_t i = 0; i < count; i++) {
        scale(i, 0, &base[0], &scaled[i]);
        if (scaled[i].there[0] || scaled[i].there[1] || is_headline(i) || acts(i, base))
            continue;
        printf("%s changes nothing\n", params_key(i));
        inert++;
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            for (int turn = 0; turn < 2; turn++) {
                if (!are_alike(&scaled[i], &scaled[j], turn) || !are_alike_again(i, j, turn, &base[1]))
                    continue;
                printf("of %s and %s only the %s matters\n", params_key(j), params_key(i),
                       turn == 0 ? "product" : "ratio");
                alike++;
            }
    free(scaled);
    ck_assert_uint_eq(inert, 0);
    ck_assert_uint_eq(alike, 0);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_parameters_act_and_no_two_do_the_same);
}

int main(void) {
    return run_suite("parameters", add_tests);
}
