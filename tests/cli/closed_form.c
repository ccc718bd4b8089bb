/* Stands in for the model: the run's public value is a function of its parameters, named by the scenario's
 * title: "ishigami" (Ishigami & Homma 1990, a = 7, b = 0.1), "linear" or "g" (Sobol 1993); with "noise" each
 * run adds a standard normal of its own. */
#include "closed_form.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "run/trunk.h"

static const char *const parameters[CLOSED_FORM_FACTORS] = {
    "trust.citizen_mean", "trust.administrator_mean", "manager.mean",
    "legal.conservatism", "data_quality.mean",        "data_quality.feedback_base",
};

static const double g_a[CLOSED_FORM_FACTORS] = {0.0, 0.5, 3.0, 9.0, 99.0, 99.0};

const char *closed_form_parameter(size_t index) {
    return parameters[index];
}

static double partial_variance(size_t index) {
    return 1.0 / (3.0 * (1.0 + g_a[index]) * (1.0 + g_a[index]));
}

double g_function_variance(void) {
    double product = 1.0;
    for (size_t i = 0; i < CLOSED_FORM_FACTORS; i++)
        product *= 1.0 + partial_variance(i);
    return product - 1.0;
}

double g_function_first(size_t index) {
    return partial_variance(index) / g_function_variance();
}

double g_function_total(size_t index) {
    double others = 1.0;
    for (size_t i = 0; i < CLOSED_FORM_FACTORS; i++)
        others *= i == index ? 1.0 : 1.0 + partial_variance(i);
    return partial_variance(index) * others / g_function_variance();
}

static double unit(const struct ReplicateInput *input, size_t index) {
    double value = params_get(&input->scenario->params, params_find(parameters[index]));
    return (value - CLOSED_FORM_LOW) / (CLOSED_FORM_HIGH - CLOSED_FORM_LOW);
}

static double ishigami(const struct ReplicateInput *input) {
    double x[3];
    for (size_t i = 0; i < 3; i++)
        x[i] = 3.14159265358979323846 * (2.0 * unit(input, i) - 1.0);
    return sin(x[0]) + 7.0 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4.0) * sin(x[0]);
}

static double g_function(const struct ReplicateInput *input) {
    double product = 1.0;
    for (size_t i = 0; i < CLOSED_FORM_FACTORS; i++)
        product *= (fabs(4.0 * unit(input, i) - 2.0) + g_a[i]) / (1.0 + g_a[i]);
    return product;
}

/* Linear in parameters of every kind, and in the logarithm of one. */
static double linear(const struct ReplicateInput *input) {
    const struct Params *p = &input->scenario->params;
    return 2.0 * p->world_citizens + 5.0 * p->mechanism_reuse + 10.0 * p->trust_spread +
           100.0 * log(p->world_agencies) +
           3.0 * (p->manager_mean + p->case_term_weeks[CASE_PUBLIC_INTERNAL]);
}

/* Independent between points: the entity is made of the parameters' bits. */
static double noise(const struct ReplicateInput *input, uint64_t replicate) {
    uint64_t entity = 0;
    for (size_t i = 0; i < CLOSED_FORM_FACTORS; i++) {
        double value = unit(input, i);
        uint64_t bits;
        memcpy(&bits, &value, sizeof bits);
        entity = random_mix(entity, bits);
    }
    struct RandomKey key = {input->seed, replicate};
    return random_normal(&key, (struct DrawId){.purpose = PURPOSE_FRAILTY, .entity = entity});
}

const char *model_version(void) {
    return "closed form";
}

size_t replicate_memory(const struct ReplicateInput *input) {
    (void)input;
    return 1000000;
}

enum Status replicate_run(const struct ReplicateInput *input, uint64_t replicate,
                          const struct Recorder *recorder, struct Error *error) {
    const char *title = input->scenario->title;
    double value = strstr(title, "ishigami") != NULL ? ishigami(input)
                   : strstr(title, "linear") != NULL ? linear(input)
                                                     : g_function(input);
    if (strstr(title, "noise") != NULL)
        value += noise(input, replicate);
    struct RunRecord run = {.agencies = 1, .public_value = value};
    return recorder->record(recorder->context, TABLE_RUNS, &run, error);
}

struct Trunk {
    int unused;
};

struct Trunk *trunk_new(void) {
    return calloc(1, sizeof(struct Trunk));
}

void trunk_free(struct Trunk *self) {
    free(self);
}

enum Status trunk_run(struct Trunk *self, const struct ReplicateInput *input, uint64_t replicate,
                      const struct Recorder *recorder, struct Error *error) {
    (void)self;
    return replicate_run(input, replicate, recorder, error);
}
