#include "plan/plan_decision.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "base/translate.h"
#include "params/suggest.h"
#include "plan/plan_scenarios.h"
#include "scenario/interventions.h"

enum { WORD = 128 };

/* Beyond these, sums and products would not be finite. */
static const double most_money = 1e9, most_weight = 1e6;

/* Refuses members of a group that are none of known[count]. */
static bool knows_all(const struct PlanReading *self, const config_setting_t *group,
                      const char *const known[], size_t count) {
    bool all = true;
    for (int i = 0; i < config_setting_length(group); i++) {
        const config_setting_t *member = config_setting_get_elem(group, (unsigned)i);
        size_t place = 0;
        while (place < count && strcmp(known[place], config_setting_name(member)) != 0)
            place++;
        if (place == count)
            plan_reading_unknown(self, member, known, count);
        all = all && place < count;
    }
    return all;
}

/* ---- Options. */

/* The plan's scenario with interventions of its own. */
static struct Scenario *add_interventions(const struct PlanReading *self, const config_setting_t *list) {
    struct Scenario *scenario = plan_add_scenario(self->plan, self->reading.error);
    const struct Scenario *base = &self->plan->scenario;
    if (scenario == NULL)
        return NULL;
    unsigned char *origin = scenario->origin;
    memcpy(origin, base->origin, params_count());
    *scenario = *base;
    scenario->origin = origin;
    scenario->name[0] = scenario->title[0] = scenario->title_zh[0] = '\0';
    scenario->description[0] = scenario->description_zh[0] = '\0';
    struct Reading reading = self->reading;
    reading.scenario = scenario;
    reading.origin = ORIGIN_SCENARIO;
    int before = reading.error->count;
    reading_interventions(&reading, list);
    return reading.error->count == before ? scenario : NULL;
}

static void read_label(const struct PlanReading *self, const config_setting_t *group, const char *key,
                       char text[SCENARIO_TEXT]) {
    const config_setting_t *setting = config_setting_get_member(group, key);
    if (setting != NULL)
        (void)reading_text(&self->reading, setting, key, text, SCENARIO_TEXT);
}

static double read_cost(const struct PlanReading *self, const config_setting_t *group) {
    const config_setting_t *setting = config_setting_get_member(group, "cost");
    double cost = (double)NAN;
    if (setting == NULL || !reading_number(&self->reading, setting, "cost", &cost))
        return (double)NAN;
    if (!(cost >= 0.0 && cost <= most_money))
        reading_fault(&self->reading, setting, "cost: %g, allowed is 0 to %.0f (million NTD)", cost,
                      most_money);
    return cost;
}

static void read_option(const struct PlanReading *self, const config_setting_t *element) {
    static const char *const known[] = {"scenario", "interventions", "name", "title", "title_zh", "cost"};
    struct PlanDecision *decision = &self->plan->decision;
    if (!config_setting_is_group(element)) {
        reading_type_fault(&self->reading, element, _("an option"),
                           "a group { } with a scenario or interventions");
        return;
    }
    if (!knows_all(self, element, known, COUNT_OF(known)))
        return;
    const config_setting_t *file = config_setting_get_member(element, "scenario"),
                           *list = config_setting_get_member(element, "interventions");
    if ((file == NULL) == (list == NULL)) {
        reading_fault(&self->reading, element, "an option needs a scenario or interventions, one of the two");
        return;
    }
    if (decision->option_count == DECISION_OPTIONS_MOST) {
        reading_fault(&self->reading, element, "options: more than %d", DECISION_OPTIONS_MOST);
        return;
    }
    struct Scenario *scenario = file != NULL ? plan_scenarios_add(self, file) : add_interventions(self, list);
    if (scenario == NULL)
        return;
    read_label(self, element, "name", scenario->name);
    read_label(self, element, "title", scenario->title);
    read_label(self, element, "title_zh", scenario->title_zh);
    if (scenario->name[0] == '\0')
        reading_fault(&self->reading, element, "an option of interventions needs a name");
    else if (!text_is_file_name(scenario->name) || strchr(scenario->name, '+') != NULL)
        reading_fault(
            &self->reading, element,
            "name \"%s\": must do as the name of a file, and have no \"+\", which joins those of mixes",
            scenario->name);
    else
        (void)plan_scenarios_name(self, element, scenario); /* its message is counted */
    decision->cost[decision->option_count++] = read_cost(self, element);
}

void plan_options_read(const struct PlanReading *self, const config_setting_t *setting) {
    self->plan->decision.given = true;
    if (self->restored)
        return;
    if (!config_setting_is_list(setting) || config_setting_length(setting) == 0) {
        reading_type_fault(&self->reading, setting, "options", "a list ( ) of groups { }");
        return;
    }
    for (int i = 0; i < config_setting_length(setting); i++)
        read_option(self, config_setting_get_elem(setting, (unsigned)i));
}

/* ---- What is wanted. */

static bool find_outcome(const struct PlanReading *self, const config_setting_t *setting,
                         enum Outcome *outcome) {
    char word[WORD];
    if (!reading_text(&self->reading, setting, "name", word, sizeof word))
        return false;
    *outcome = outcome_find(word);
    if (*outcome == OUTCOME_COUNT)
        plan_reading_outcome(self, setting, word);
    return *outcome < OUTCOME_COUNT;
}

/* The outcome's own direction unless the plan says another. */
static bool read_direction(const struct PlanReading *self, const config_setting_t *element,
                           struct DecisionAim *aim) {
    static const char *const words[] = {"more", "less"};
    const config_setting_t *setting = config_setting_get_member(element, "direction");
    char word[WORD], suggestion[SUGGESTION_SIZE];
    aim->direction = outcome_row(aim->outcome)->direction;
    if (setting == NULL && aim->direction == DIRECTION_NEUTRAL) {
        reading_fault(&self->reading, element,
                      "an outcome that is neither good nor bad by itself needs a direction, "
                      "\"more\" or \"less\"");
        return false;
    }
    if (setting == NULL)
        return true;
    if (!reading_text(&self->reading, setting, "direction", word, sizeof word))
        return false;
    aim->direction = strcmp(word, "more") == 0 ? 1 : strcmp(word, "less") == 0 ? -1 : 0;
    if (aim->direction != 0)
        return true;
    suggest_word(suggestion, word, words, COUNT_OF(words));
    reading_fault(&self->reading, setting, "direction \"%s\": unknown%s", word, suggestion);
    return false;
}

static void read_member(const struct PlanReading *self, const config_setting_t *element, const char *key,
                        double *value) {
    const config_setting_t *setting = config_setting_get_member(element, key);
    if (setting != NULL && reading_number(&self->reading, setting, key, value) &&
        strcmp(key, "weight") == 0 && !(*value >= 0.0 && *value <= most_weight))
        reading_fault(&self->reading, setting, "weight: %g, allowed is 0 to %.0f; `direction` says which way",
                      *value, most_weight);
}

static void read_aim(const struct PlanReading *self, const config_setting_t *element) {
    static const char *const known[] = {"name", "direction", "weight", "at_least", "at_most"};
    struct PlanDecision *decision = &self->plan->decision;
    struct DecisionAim aim = {.at_least = (double)NAN, .at_most = (double)NAN};
    const config_setting_t *name =
        config_setting_is_group(element) ? config_setting_get_member(element, "name") : NULL;
    if (name == NULL) {
        reading_fault(&self->reading, element,
                      "an outcome must be a group { } with a name, { name = \"public_value\"; } for example");
        return;
    }
    if (!knows_all(self, element, known, COUNT_OF(known)) || !find_outcome(self, name, &aim.outcome) ||
        !read_direction(self, element, &aim))
        return;
    read_member(self, element, "at_least", &aim.at_least);
    read_member(self, element, "at_most", &aim.at_most);
    aim.weight = isnan(aim.at_least) && isnan(aim.at_most) ? 1.0 : 0.0;
    read_member(self, element, "weight", &aim.weight);
    for (size_t i = 0; i < decision->aim_count; i++)
        if (decision->aims[i].outcome == aim.outcome) {
            reading_fault(&self->reading, name, "outcomes: this one is there twice");
            return;
        }
    if (decision->aim_count == DECISION_AIMS_MOST) {
        reading_fault(&self->reading, element, "outcomes: more than %d", DECISION_AIMS_MOST);
        return;
    }
    self->plan->outputs[self->plan->output_count++] = aim.outcome;
    decision->aims[decision->aim_count++] = aim;
}

void plan_aims_read(const struct PlanReading *self, const config_setting_t *setting) {
    if (!config_setting_is_list(setting)) {
        reading_type_fault(&self->reading, setting, "outcomes", "a list ( ) of groups { }");
        return;
    }
    for (int i = 0; i < config_setting_length(setting); i++)
        read_aim(self, config_setting_get_elem(setting, (unsigned)i));
    struct Plan *plan = self->plan;
    bool there = false;
    for (size_t i = 0; i < plan->output_count; i++)
        there = there || plan->outputs[i] == OUTCOME_INTERVENTION_COST;
    if (!there) /* what the model books, beside what the options are said to cost */
        plan->outputs[plan->output_count++] = OUTCOME_INTERVENTION_COST;
}

/* ---- Money and the race. */

void plan_budgets_read(const struct PlanReading *self, const config_setting_t *setting) {
    struct PlanDecision *decision = &self->plan->decision;
    int count = config_setting_is_array(setting) || config_setting_is_list(setting)
                    ? config_setting_length(setting)
                    : 0;
    if (count < 1 || count > DECISION_BUDGETS_MOST) {
        reading_fault(&self->reading, setting, "budgets: must be a list of 1 to %d amounts in million NTD",
                      DECISION_BUDGETS_MOST);
        return;
    }
    for (int i = 0; i < count; i++) {
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);
        double budget;
        if (!reading_number(&self->reading, element, "budgets", &budget))
            return;
        if (!(budget >= 0.0 && budget <= most_money) || (i > 0 && !(budget > decision->budgets[i - 1]))) {
            reading_fault(&self->reading, element, "budgets: must ascend, from 0 to at most %.0f million NTD",
                          most_money);
            return;
        }
        decision->budgets[decision->budget_count++] = budget;
    }
}

void plan_at_once_read(const struct PlanReading *self, const config_setting_t *setting) {
    (void)plan_reading_whole(self, setting, 1, DECISION_AT_ONCE_MOST, &self->plan->decision.at_once);
}

void plan_race_read(const struct PlanReading *self, const config_setting_t *setting) {
    if (config_setting_type(setting) == CONFIG_TYPE_BOOL)
        self->plan->decision.race = config_setting_get_bool(setting) != 0;
    else
        reading_type_fault(&self->reading, setting, "race", "true or false");
}

void plan_race_error_read(const struct PlanReading *self, const config_setting_t *setting) {
    double error;
    if (!reading_number(&self->reading, setting, "race_error", &error))
        return;
    if (error > 0.0 && error < 0.5)
        self->plan->decision.race_error = error;
    else
        reading_fault(&self->reading, setting, "race_error: %g, allowed is a number between 0 and 0.5",
                      error);
}

void plan_decision_check(const struct PlanReading *self, const config_setting_t *root) {
    const struct PlanDecision *decision = &self->plan->decision;
    static const char *const needed[] = {"outcomes", "budgets"};
    static const char *const examples[] = {"({ name = \"public_value\"; })", "[50.0, 200.0]"};
    for (size_t i = 0; i < COUNT_OF(needed); i++)
        if (config_setting_get_member(root, needed[i]) == NULL)
            error_set_at(self->reading.error, STATUS_CONFIGURATION, self->reading.file, 0,
                         "a plan with options needs %s, %s for example", needed[i], examples[i]);
    static const char *const others[] = {"outputs", "scenarios"};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (config_setting_get_member(root, others[i]) != NULL)
            reading_fault(&self->reading, config_setting_get_member(root, others[i]),
                          "a plan with options has %s for %s", i == 0 ? "outcomes" : "options", others[i]);
    bool weighted = decision->aim_count == 0;
    for (size_t i = 0; i < decision->aim_count; i++)
        weighted = weighted || decision->aims[i].weight > 0.0;
    if (!weighted)
        reading_fault(&self->reading, config_setting_get_member(root, "outcomes"),
                      "outcomes: none has a weight, so that nothing says which option is better");
}
