/* No parameter is inert, and no two say the same thing: each changes what a rich world records, and neither a
 * pair nor one of them and all of a unit have a direction in which both can be scaled without a trace. */
#include <math.h>
#include <string.h>

#include "parameter_effects.h"

enum { VARIANTS = 6 };

/* How parameters are moved, there and back: by a factor, or log-odds by a sum. */
struct Step {
    double factor, sum;
};

static const struct Step scaling[2] = {{1.5, 0.0}, {1.0 / 1.5, 0.0}}, shifting[2] = {{1.0, 0.5}, {1.0, -0.5}};

/* Parameters that are moved together: one, or all real ones of a unit in a group (NULL: in all groups). */
struct Bundle {
    const char *group, *unit;
    size_t index; /* where unit is NULL */
};

/* Runs of a variant with a bundle moved there and back. */
struct Moved {
    bool there[2], trace[2]; /* it can be moved so, and leaves a trace */
    struct Fingerprint by[2];
};

static struct Fingerprint base[VARIANTS];
static struct Moved *scaled; /* each parameter alone, in the first variant */

static bool holds(const struct Bundle *self, size_t index) {
    const struct ParamRow *row = params_row(index);
    if (self->unit == NULL)
        return index == self->index;
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

/* Moves them; false if that leaves a limit or there is nothing to move. */
static bool move(const struct Bundle *self, struct Step step, struct Scenario *scenario) {
    bool any = false;
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        if (!holds(self, i))
            continue;
        double before = params_get(&scenario->params, i), value = before * step.factor + step.sum;
        if (row->kind != KIND_REAL || value < row->low || value > row->high)
            return false;
        any = any || before != value;
        set(scenario, i, value);
    }
    return any;
}

static void there_and_back(const struct Bundle *bundle, const struct Step steps[2], int variant,
                           struct Moved *self) {
    for (int back = 0; back < 2; back++) {
        struct Scenario scenario;
        rich_scenario(&scenario, variant);
        self->there[back] = move(bundle, steps[back], &scenario);
        if (self->there[back])
            rich_run(&scenario, variant, &self->by[back]);
        self->trace[back] = self->there[back] && !fingerprints_close(&self->by[back], &base[variant]);
        scenario_free(&scenario);
    }
}

static bool is_traced(const struct Moved *self) {
    return self->trace[0] && self->trace[1];
}

/* Moving one there is moving the other there (turn 0) or back (turn 1), and the other way round. */
static bool are_alike(const struct Moved *one, const struct Moved *other, int turn) {
    return fingerprints_close(&one->by[0], &other->by[turn]) &&
           fingerprints_close(&one->by[1], &other->by[!turn]);
}

/* In the other variants as well, with a trace in one of them at least: a run may hinge on one draw that both
 * move across the same mark. */
static bool are_alike_again(const struct Bundle *a, const struct Bundle *b, const struct Step steps[2],
                            int turn) {
    static struct Moved one, other;
    bool alike = true, traced = false;
    for (int variant = 1; variant < VARIANTS && alike; variant++) {
        there_and_back(a, steps, variant, &one);
        there_and_back(b, steps, variant, &other);
        alike = are_alike(&one, &other, turn);
        traced = traced || is_traced(&one);
    }
    return alike && traced;
}

/* Then only their product or ratio matters, or their sum or difference. */
static size_t count_alike(const struct Bundle *a, const struct Moved *one, const struct Bundle *b,
                          const struct Moved *other, const struct Step steps[2]) {
    static const char *const what[2][2] = {{"product", "ratio"}, {"sum", "difference"}};
    size_t count = 0;
    for (int turn = 0; turn < 2; turn++) {
        if (!is_traced(one) || !is_traced(other) || !are_alike(one, other, turn) ||
            !are_alike_again(a, b, steps, turn))
            continue;
        char name[96], second[96];
        write_name(a, name);
        write_name(b, second);
        printf("of %s and %s only the %s matters\n", name, second, what[steps == shifting][turn]);
        count++;
    }
    return count;
}

/* All of a unit can be scaled together without a trace: one of them is the unit of the others. `first` is
 * what that does in the first variant. */
static bool is_a_unit(const struct Bundle *bundle, const struct Moved *first) {
    static struct Moved moved;
    bool still = first->there[0] && !first->trace[0] && first->there[1] && !first->trace[1];
    for (int variant = 1; variant < VARIANTS && still; variant++) {
        there_and_back(bundle, scaling, variant, &moved);
        still = moved.there[0] && !moved.trace[0] && moved.there[1] && !moved.trace[1];
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
                found = !fingerprints_close(&seen, &base[variant]);
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

static struct Moved *moved_alone(const struct Step steps[2], size_t count) {
    struct Moved *single = calloc(count, sizeof *single);
    ck_assert_ptr_nonnull(single);
    for (size_t i = 0; i < count; i++)
        if (steps == scaling || strncmp(params_row(i)->unit, "logit", strlen("logit")) == 0)
            there_and_back(&(struct Bundle){.index = i}, steps, 0, &single[i]);
    return single;
}

static size_t pairs_alike(const struct Moved single[], size_t count, const struct Step steps[2]) {
    size_t alike = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            alike += count_alike(&(struct Bundle){.index = i}, &single[i], &(struct Bundle){.index = j},
                                 &single[j], steps);
    return alike;
}

static size_t units_alike(size_t count) {
    size_t alike = 0;
    struct Moved *together = calloc(1, sizeof *together);
    struct Bundle *bundles = calloc(2 * count, sizeof *bundles);
    ck_assert(together != NULL && bundles != NULL);
    size_t units = bundles_of_units(bundles);
    for (size_t k = 0; k < units; k++) {
        there_and_back(&bundles[k], scaling, 0, together);
        if (is_a_unit(&bundles[k], together)) {
            char name[96];
            write_name(&bundles[k], name);
            printf("%s can be scaled together without a trace\n", name);
            alike++;
        }
        for (size_t i = 0; i < count; i++)
            if (!holds(&bundles[k], i))
                alike +=
                    count_alike(&(struct Bundle){.index = i}, &scaled[i], &bundles[k], together, scaling);
    }
    free(bundles);
    free(together);
    return alike;
}

START_TEST(test_every_parameter_leaves_a_trace) {
    size_t inert = 0;
    for (size_t i = 0; i < params_count(); i++)
        if (!is_headline(i) && !scaled[i].trace[0] && !scaled[i].trace[1] && !acts(i)) {
            printf("%s changes nothing\n", params_key(i));
            inert++;
        }
    ck_assert_uint_eq(inert, 0);
}
END_TEST

START_TEST(test_no_two_parameters_do_the_same) {
    size_t count = params_count();
    struct Moved *shifted = moved_alone(shifting, count);
    size_t alike =
        pairs_alike(scaled, count, scaling) + pairs_alike(shifted, count, shifting) + units_alike(count);
    free(shifted);
    ck_assert_uint_eq(alike, 0);
}
END_TEST

/* Once for all tests. */
static void set_up(void) {
    for (int variant = 0; variant < VARIANTS; variant++) {
        struct Scenario scenario;
        rich_scenario(&scenario, variant);
        rich_run(&scenario, variant, &base[variant]);
        scenario_free(&scenario);
    }
    scaled = moved_alone(scaling, params_count());
}

static void tear_down(void) {
    free(scaled);
}

static void add_tests(TCase *tests) {
    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_every_parameter_leaves_a_trace);
    tcase_add_test(tests, test_no_two_parameters_do_the_same);
}

int main(void) {
    return run_suite("parameters", add_tests);
}
