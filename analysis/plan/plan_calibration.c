#include "plan/plan_calibration.h"

#include <math.h>
#include <string.h>

#include "base/array.h"
#include "params/suggest.h"
#include "targets/targets.h"

enum { WORD = 128 };

/* Numbers of the group: name, limits, and where they go. */
struct Whole {
    const char *name;
    int64_t low, high, *value;
};
struct Real {
    const char *name;
    double low, high, *value; /* low is allowed */
};

static void unknown_target(const struct PlanReading *self, const config_setting_t *setting,
                           const char *word) {
    const char *known[32];
    char suggestion[SUGGESTION_SIZE];
    size_t count = 0;
    for (size_t t = 0; t < target_count() && count < COUNT_OF(known); t++)
        known[count++] = target_row(t)->id;
    suggest_word(suggestion, word, known, count);
    reading_fault(&self->reading, setting, "targets \"%s\": no public figure that is counted%s", word,
                  suggestion);
}

static struct PlanTarget *add_target(const struct PlanReading *self, const config_setting_t *setting) {
    struct PlanCalibration *calibration = &self->plan->calibration;
    if (calibration->target_count == PLAN_TARGETS_MOST) {
        reading_fault(&self->reading, setting, "targets: allowed are at most %d", PLAN_TARGETS_MOST);
        return NULL;
    }
    struct PlanTarget *target = &calibration->targets[calibration->target_count++];
    *target = (struct PlanTarget){.outcome = OUTCOME_COUNT};
    return target;
}

static void read_id(const struct PlanReading *self, const config_setting_t *setting) {
    char word[WORD];
    if (!reading_text(&self->reading, setting, "targets", word, sizeof word))
        return;
    const struct PlanCalibration *calibration = &self->plan->calibration;
    for (size_t i = 0; i < calibration->target_count; i++)
        if (calibration->targets[i].id != NULL && strcmp(calibration->targets[i].id, word) == 0) {
            reading_fault(&self->reading, setting, "targets \"%s\": is there twice", word);
            return;
        }
    struct PlanTarget *target = add_target(self, setting);
    const char *id = target_id(word);
    if (id == NULL)
        unknown_target(self, setting, word);
    else if (target != NULL)
        target->id = id;
}

static void read_number(const struct PlanReading *self, const config_setting_t *setting, double low,
                        double high, double *value) {
    double number;
    const char *name = config_setting_name(setting);
    if (!reading_number(&self->reading, setting, name, &number))
        return;
    if (number >= low && number <= high)
        *value = number;
    else if (isfinite(low) && isfinite(high))
        reading_fault(&self->reading, setting, "%s: %g, allowed is %g to %g", name, number, low, high);
    else
        reading_fault(&self->reading, setting, "%s: %g, allowed is %g or more", name, number, low);
}

static void read_outcome(const struct PlanReading *self, const config_setting_t *setting,
                         struct PlanTarget *target) {
    char word[WORD], suggestion[SUGGESTION_SIZE], names[OUTCOME_COUNT][OUTCOME_NAME_SIZE];
    const char *known[OUTCOME_COUNT];
    if (!reading_text(&self->reading, setting, "outcome", word, sizeof word))
        return;
    const enum Outcome outcome = outcome_find(word);
    for (const struct PlanTarget *other = self->plan->calibration.targets; other < target; other++)
        if (outcome != OUTCOME_COUNT && other->outcome == outcome)
            reading_fault(&self->reading, setting, "outcome \"%s\": is there twice", word);
    target->outcome = outcome;
    if (outcome != OUTCOME_COUNT)
        return;
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        outcome_name((enum Outcome)i, names[i]);
        known[i] = names[i];
    }
    suggest_word(suggestion, word, known, OUTCOME_COUNT);
    reading_fault(&self->reading, setting, "outcome \"%s\": unknown%s", word, suggestion);
}

/* { outcome = "completed_52_weeks"; value = 0.4; sd = 0.05; } */
static void read_measured(const struct PlanReading *self, const config_setting_t *group) {
    static const char *const known[] = {"outcome", "value", "sd", "discrepancy"};
    struct PlanTarget *target = add_target(self, group);
    for (int i = 0; target != NULL && i < config_setting_length(group); i++) {
        const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(setting);
        if (strcmp(name, known[0]) == 0)
            read_outcome(self, setting, target);
        else if (strcmp(name, known[1]) == 0)
            read_number(self, setting, -HUGE_VAL, HUGE_VAL, &target->value);
        else if (strcmp(name, known[2]) == 0)
            read_number(self, setting, 0.0, HUGE_VAL, &target->sd);
        else if (strcmp(name, known[3]) == 0)
            read_number(self, setting, 0.0, HUGE_VAL, &target->discrepancy);
        else
            plan_reading_unknown(self, setting, known, COUNT_OF(known));
    }
    for (size_t k = 0; k < 3; k++)
        if (config_setting_get_member(group, known[k]) == NULL)
            reading_fault(&self->reading, group,
                          "targets: a target of one's own needs an outcome, its value and the sd of its "
                          "observation, and has no %s",
                          known[k]);
}

static void read_targets(const struct PlanReading *self, const config_setting_t *setting) {
    if (!config_setting_is_array(setting) && !config_setting_is_list(setting)) {
        reading_type_fault(&self->reading, setting, "targets",
                           "a list of figures in double quotes, or of groups { outcome, value, sd }");
        return;
    }
    for (int i = 0; i < config_setting_length(setting); i++) {
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);
        if (config_setting_is_group(element))
            read_measured(self, element);
        else
            read_id(self, element);
    }
}

static void read_rule(const struct PlanReading *self, const config_setting_t *setting) {
    static const char *const known[] = {"largest", "second_largest"};
    char word[WORD], suggestion[SUGGESTION_SIZE];
    if (!reading_text(&self->reading, setting, "implausible_by", word, sizeof word))
        return;
    self->plan->calibration.second_largest = strcmp(word, known[1]) == 0;
    if (strcmp(word, known[0]) == 0 || strcmp(word, known[1]) == 0)
        return;
    suggest_word(suggestion, word, known, COUNT_OF(known));
    reading_fault(&self->reading, setting, "implausible_by \"%s\": unknown%s", word, suggestion);
}

static void read_key(const struct PlanReading *self, const config_setting_t *setting) {
    struct PlanCalibration *c = &self->plan->calibration;
    const struct Whole wholes[] = {
        {"waves", 0, 20, &c->waves},
        {"points", 4, 1000, &c->points},
        {"replicates", 1, 1000, &c->replicates},
        {"particles", 10, 100000, &c->particles},
        {"simulations", 1, 1000, &c->simulations},
        {"generations", 0, 200, &c->generations},
        {"confirm", 0, 1000, &c->confirm},
    };
    const struct Real reals[] = {
        {"cutoff", 0.5, 100.0, &c->cutoff},
        {"discrepancy", 0.0, HUGE_VAL, &c->discrepancy},
        {"keep", 0.05, 0.99, &c->keep},
        {"tolerance", 0.0, HUGE_VAL, &c->tolerance},
        {"least_accepted", 0.0, 1.0, &c->least_accepted},
        {"moved", 0.0, 1.0, &c->moved},
    };
    const char *known[COUNT_OF(wholes) + COUNT_OF(reals) + 2] = {"targets", "implausible_by"};
    const char *name = config_setting_name(setting);
    size_t count = 2;
    for (size_t i = 0; i < COUNT_OF(wholes); i++) {
        known[count++] = wholes[i].name;
        if (strcmp(name, wholes[i].name) == 0)
            (void)plan_reading_whole(self, setting, wholes[i].low, wholes[i].high, wholes[i].value);
    }
    for (size_t i = 0; i < COUNT_OF(reals); i++) {
        known[count++] = reals[i].name;
        if (strcmp(name, reals[i].name) == 0)
            read_number(self, setting, reals[i].low, reals[i].high, reals[i].value);
    }
    if (strcmp(name, known[0]) == 0)
        read_targets(self, setting);
    else if (strcmp(name, known[1]) == 0)
        read_rule(self, setting);
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, known[i]) == 0)
            return;
    plan_reading_unknown(self, setting, known, count);
}

/* Two replicates, or the spread of runs would not be known. */
static void check(const struct PlanReading *self, const config_setting_t *group) {
    const struct PlanCalibration *c = &self->plan->calibration;
    if (c->waves > 0 && c->replicates < 2)
        reading_fault(
            &self->reading, group,
            "calibrate: waves need 2 replicates of each point at least, or the spread of runs is not "
            "known");
    if (config_setting_get_member(group, "targets") == NULL ||
        config_setting_length(config_setting_get_member(group, "targets")) == 0)
        reading_fault(&self->reading, group, "calibrate: needs targets, (\"N13\", \"N14\") for example");
}

void plan_calibration_read(const struct PlanReading *self, const config_setting_t *group) {
    if (!config_setting_is_group(group)) {
        reading_type_fault(&self->reading, group, "calibrate", "a group { } with targets");
        return;
    }
    self->plan->calibration = (struct PlanCalibration){.there = true,
                                                       .waves = 3,
                                                       .points = 60,
                                                       .replicates = 4,
                                                       .particles = 200,
                                                       .simulations = 1,
                                                       .generations = 12,
                                                       .confirm = 30,
                                                       .cutoff = 3.0,
                                                       .keep = 0.7,
                                                       .least_accepted = 0.1,
                                                       .moved = 0.8};
    int before = self->reading.error->count;
    for (int i = 0; i < config_setting_length(group); i++)
        read_key(self, config_setting_get_elem(group, (unsigned)i));
    if (self->reading.error->count == before)
        check(self, group);
}
