/* No parameter is inert, and no two say the same thing: each changes what a rich world records, and neither a
 * pair nor one of them and all of a unit have a direction in which both can be scaled without a trace. */
#include <math.h>
#include <string.h>

#include "parameter_effects.h"

enum { VARIANTS = 6 };

static const double FACTOR = 1.5;

/* Parameters that are scaled together: one, or all real ones of a unit in a group (NULL: in all groups). */
struct Bundle {
    const char *group, *unit;
    size_t index; /* where unit is NULL */
};

/* Runs of a variant with a bundle scaled by the factor and by its inverse. */
struct Scaled {
    bool there[2], trace[2]; /* it can be scaled so, and leaves a trace */
    struct Fingerprint by[2];
};

static struct Fingerprint base[VARIANTS];

/* Known to be one too many. */
static bool is_one_too_many(size_t index) {
    return strcmp(params_key(index), "sourcing.scale") == 0 ||
           strcmp(params_key(index), "outside.office_mean") == 0;
}

static bool holds(const struct Bundle *self, size_t index) {
    const struct ParamRow *row = params_row(index);
    if (self->unit == NULL || is_one_too_many(index))
        return index == self->index && !is_one_too_many(index);
    return row->kind == KIND_REAL && strcmp(row->unit, self->unit) == 0 &&
           (self->group == NULL || strcmp(row->group, self->group) == 0);
}

static void write_name(const struct Bundle *self, char text[96]) {
    if (self->unit == NULL)
        snprintf(text, 96, "%s", params_key(self->index));
    else
        snprintf(text, 96, "all %s of %s", self->unit, self->group != NULL ? self->group : "the table");
}

static void set(struct Scenario *scenario, size_t index, double value) {
    memcpy((char *)&scenario->params + params_row(index)->offset, &value, sizeof value);
}

/* Multiplies them; false if that leaves a limit or there is nothing to multiply. */
static bool multiply(const struct Bundle *self, double factor, struct Scenario *scenario) {
    bool any = false;
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        if (!holds(self, i))
            continue;
        double before = params_get(&scenario->params, i), value = before * factor;
        if (row->kind != KIND_REAL || value < row->low || value > row->high)
            return false;
        any = any || before != 0.0;
        set(scenario, i, value);
    }
    return any;
}

static void scale(const struct Bundle *bundle, int variant, struct Scaled *self) {
    for (int inverse = 0; inverse < 2; inverse++) {
        struct Scenario scenario;
        rich_scenario(&scenario, variant);
        self->there[inverse] = multiply(bundle, inverse ? 1.0 / FACTOR : FACTOR, &scenario);
        if (self->there[inverse])
            rich_run(&scenario, variant, &self->by[inverse]);
        self->trace[inverse] =
            self->there[inverse] && !fingerprints_close(&self->by[inverse], &base[variant]);
        scenario_free(&scenario);
    }
}

static bool is_traced(const struct Scaled *self) {
    return self->trace[0] && self->trace[1];
}

/* Scaling one by the factor is scaling the other by it (turn 0) or by its inverse (turn 1), there and back:
 * then only their product or their ratio matters. */
static bool are_alike(const struct Scaled *one, const struct Scaled *other, int turn) {
    return fingerprints_close(&one->by[0], &other->by[turn]) &&
           fingerprints_close(&one->by[1], &other->by[!turn]);
}

/* In the other variants as well, with a trace in one of them at least: a run may hinge on one draw that both
 * move across the same mark. */
static bool are_alike_again(const struct Bundle *a, const struct Bundle *b, int turn) {
    static struct Scaled one, other;
    bool alike = true, traced = false;
    for (int variant = 1; variant < VARIANTS && alike; variant++) {
        scale(a, variant, &one);
        scale(b, variant, &other);
        alike = are_alike(&one, &other, turn);
        traced = traced || is_traced(&one);
    }
    return alike && traced;
}

static size_t count_alike(const struct Bundle *a, const struct Scaled *one, const struct Bundle *b,
                          const struct Scaled *other) {
    size_t count = 0;
    for (int turn = 0; turn < 2; turn++) {
        if (!is_traced(one) || !is_traced(other) || !are_alike(one, other, turn) ||
            !are_alike_again(a, b, turn))
            continue;
        char name[96], second[96];
        write_name(a, name);
        write_name(b, second);
        printf("of %s and %s only the %s matters\n", name, second, turn == 0 ? "product" : "ratio");
        count++;
    }
    return count;
}

/* All of a unit can be scaled together without a trace: one of them is the unit of the others. */
static bool is_a_unit(const struct Bundle *bundle) {
    static struct Scaled scaled;
    bool still = true;
    for (int variant = 0; variant < VARIANTS && still; variant++) {
        scale(bundle, variant, &scaled);
        still = scaled.there[0] && !scaled.trace[0] && scaled.there[1] && !scaled.trace[1];
    }
    return still;
}

/* What headlines of tables are about changes no record. */
static bool is_headline(size_t index) {
    return strncmp(params_row(index)->name, "focus_", strlen("focus_")) == 0;
}

/* Whether some value within its limits, far from what the world has, leaves a trace. */
static bool acts(size_t index) {
    const struct ParamRow *row = params_row(index);
    const double tries[] = {row->sweep_low, row->sweep_high, row->low,
                            row->value != 0.0 ? 2.0 * row->value : 1.0};
    static struct Fingerprint seen;
    bool found = false;
    for (int variant = 0; variant < VARIANTS; variant++)
        for (size_t k = 0; k < sizeof tries / sizeof *tries && !found; k++) {
            struct Scenario scenario;
            rich_scenario(&scenario, variant);
            if (tries[k] >= row->low && tries[k] <= row->high) {
                set(&scenario, index, tries[k]);
                rich_run(&scenario, variant, &seen);
                found = !fingerprints_same(&seen, &base[variant]);
            }
            scenario_free(&scenario);
        }
    return found;
}

/* The bundles of every unit that two parameters have, in each group and in all. */
static size_t bundles_of_units(struct Bundle *bundles) {
    size_t count = 0;
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        const char *const groups[] = {row->group, NULL};
        for (int g = 0; g < 2 && row->kind == KIND_REAL; g++) {
            const struct Bundle bundle = {.group = groups[g], .unit = row->unit};
            size_t before = 0, members = 0;
            for (size_t j = 0; j < params_count(); j++) {
                members += holds(&bundle, j);
                before += j < i && holds(&bundle, j);
            }
            if (before == 0 && members > 1)
                bundles[count++] = bundle;
        }
    }
    return count;
}

START_TEST(test_parameters_act_and_no_two_do_the_same) {
    size_t count = params_count(), inert = 0, alike = 0;
    struct Scaled *single = calloc(count, sizeof *single), *together = calloc(1, sizeof *together);
    struct Bundle *bundles = calloc(2 * count, sizeof *bundles);
    ck_assert(single != NULL && together != NULL && bundles != NULL);
    for (int variant = 0; variant < VARIANTS; variant++) {
        struct Scenario scenario;
        rich_scenario(&scenario, variant);
        rich_run(&scenario, variant, &base[variant]);
        scenario_free(&scenario);
    }
    for (size_t i = 0; i < count; i++) {
        const struct Bundle one = {.index = i};
        scale(&one, 0, &single[i]);
        if (!single[i].trace[0] && !single[i].trace[1] && !is_headline(i) && !is_one_too_many(i) &&
            !acts(i)) {
            printf("%s changes nothing\n", params_key(i));
            inert++;
        }
        for (size_t j = 0; j < i; j++) {
            const struct Bundle other = {.index = j};
            alike += count_alike(&one, &single[i], &other, &single[j]);
        }
    }
    size_t units = bundles_of_units(bundles);
    for (size_t k = 0; k < units; k++) {
        if (is_a_unit(&bundles[k])) {
            char name[96];
            write_name(&bundles[k], name);
            printf("%s can be scaled together without a trace\n", name);
            alike++;
        }
        scale(&bundles[k], 0, together);
        for (size_t i = 0; i < count; i++) {
            const struct Bundle one = {.index = i};
            if (!holds(&bundles[k], i))
                alike += count_alike(&one, &single[i], &bundles[k], together);
        }
    }
    free(bundles);
    free(together);
    free(single);
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
