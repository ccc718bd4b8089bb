/* No parameter is inert, and no two say the same thing: each changes what a rich world records, and no pair has a direction
 * in which both can be scaled without a trace. */
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
    const double tries[] = {row->sweep_low, row->sweep_high, row->low, row->value != 0.0 ? 2.0 * row->value : 1.0};
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

/* Scaled by the factor, or by its inverse. */
struct Scaled {
    bool there[2];
    struct Fingerprint by[2];
};

static double scaled_value(size_t index, int variant, int inverse) {
    return rich_value(index, variant) * (inverse ? 1.0 / FACTOR : FACTOR);
}

static void scale(size_t index, int variant, struct Scaled *self) {
    const struct ParamRow *row = params_row(index);
    for (int inverse = 0; inverse < 2; inverse++) {
        double value = scaled_value(index, variant, inverse);
        self->there[inverse] =
            row->kind == KIND_REAL && value != 0.0 && value >= row->low && value <= row->high;
        if (self->there[inverse])
            run_with(index, value, variant, &self->by[inverse]);
    }
}

START_TEST(test_parameters_act_and_no_two_do_the_same) {
    static struct Fingerprint base[VARIANTS];
    size_t count = params_count(), inert = 0;
    struct Scaled *scaled = calloc(count, sizeof *scaled);
    for (int variant = 0; variant < VARIANTS; variant++) {
        struct Scenario scenario;
        rich_scenario(&scenario, variant);
        rich_run(&scenario, variant, &base[variant]);
        scenario_free(&scenario);
    }
    for (size_t i = 0; i < count; i++) {
        if (is_headline(i))
            continue;
        scale(i, 0, &scaled[i]);
        bool seen = false;
        for (int inverse = 0; inverse < 2; inverse++) {
            bool same = scaled[i].there[inverse] && fingerprints_same(&scaled[i].by[inverse], &base[0]);
            seen = seen || (scaled[i].there[inverse] && !same);
            scaled[i].there[inverse] = scaled[i].there[inverse] && !same;
        }
        if (!seen && !acts(i, base)) {
            printf("inert: %s\n", params_key(i));
            inert++;
        }
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            for (int a = 0; a < 2; a++)
                for (int b = 0; b < 2; b++)
                    if (scaled[i].there[a] && scaled[j].there[b] && fingerprints_close(&scaled[i].by[a], &scaled[j].by[b]))
                        printf("the same: %s %d %s %d\n", params_key(i), a, params_key(j), b);
    free(scaled);
    ck_assert_uint_eq(inert, 0);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_parameters_act_and_no_two_do_the_same);
}

int main(void) {
    return run_suite("parameters", add_tests);
}
