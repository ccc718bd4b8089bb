/* Explanations of mechanisms, interventions, levers, case types, programmes and groups of parameters. */
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "cli/describe.h"
#include "cli/subjects.h"
#include "cli/terminal.h"
#include "mechanism/schedule.h"
#include "mechanism/stages.h"
#include "params/params.h"
#include "params/scenario.h"

static size_t mechanism_count(void) {
    size_t count;
    mechanism_schedule(&count);
    return count;
}

static const struct Mechanism *mechanism_at(size_t index) {
    size_t count;
    return mechanism_schedule(&count)[index];
}

static const char *mechanism_name(size_t index) {
    return mechanism_at(index)->name;
}

static void print_switch(const struct Mechanism *mechanism) {
    char key[128], text[256];
    snprintf(key, sizeof key, "mechanism.%s", mechanism->name);
    size_t index = params_find(key);
    if (index >= params_count())
        return;
    snprintf(text, sizeof text, _("%s. %s"), key, _(params_row(index)->sentence));
    print_labelled("switch", text);
}

static void mechanism_print(size_t index) {
    const struct Mechanism *mechanism = mechanism_at(index);
    subject_print_title(&mechanism_subjects, index);
    print_labelled("title", _(mechanism->title));
    print_labelled("equation", _(mechanism->equation));
    print_labelled("source", _(mechanism->source));
    print_labelled("claims", mechanism->claims);
    print_labelled("passage", mechanism->passage);
    if (translate_choose("", mechanism->passage)[0] == '\0')
        print_labelled("in English", mechanism->passage_english);
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        if (stage_rules((enum Stage)stage)->owner == mechanism)
            print_labelled("stage", stage_name((enum Stage)stage));
    print_switch(mechanism);
    for (int lever = 0; lever < LEVER_COUNT; lever++)
        if (strcmp(lever_row((enum Lever)lever)->mechanism, mechanism->name) == 0)
            print_labelled("lever", lever_row((enum Lever)lever)->name);
    printf("\n");
    if (mechanism->group != NULL)
        describe_group(describe_group_find(mechanism->group));
}

const struct SubjectKind mechanism_subjects = {N_("mechanism"), N_("mechanisms"), mechanism_count,
                                               mechanism_name, mechanism_print};

/* The kinds of interventions that are probes of the model, or those that are not. */
static size_t kinds_that(bool probe) {
    size_t count = 0;
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++)
        count += intervention_row((enum InterventionKind)kind)->probe == probe;
    return count;
}

static const struct InterventionRow *kind_that(bool probe, size_t index) {
    int kind = 0;
    while (intervention_row((enum InterventionKind)kind)->probe != probe || index-- > 0)
        kind++;
    return intervention_row((enum InterventionKind)kind);
}

static void print_kind(const struct InterventionRow *row) {
    const struct LeverRow *lever = lever_row(row->lever);
    char text[256];
    print_labelled("meaning", _(row->sentence));
    print_labelled("intensity", _(row->unit));
    snprintf(text, sizeof text, _("%s, by %g %s a unit: it %s (mechanism %s)"), lever->name, row->per_unit,
             _(lever->unit), _(lever->sentence), lever->mechanism);
    print_labelled("moves", text);
    snprintf(text, sizeof text, _("%g million NTD a unit, agency and week (assumed)"), row->cost);
    print_labelled("cost",
                   row->probe ? _("none: a probe of the model, and no option of a government") : text);
    print_labelled("claims", row->claims);
    printf("\n");
}

static size_t intervention_count(void) {
    return kinds_that(false);
}

static const char *intervention_name(size_t index) {
    return kind_that(false, index)->name;
}

static void intervention_print(size_t index) {
    subject_print_title(&intervention_subjects, index);
    print_kind(kind_that(false, index));
}

const struct SubjectKind intervention_subjects = {N_("intervention"), N_("interventions"), intervention_count,
                                                  intervention_name, intervention_print};

static size_t probe_count(void) {
    return kinds_that(true);
}

static const char *probe_name(size_t index) {
    return kind_that(true, index)->name;
}

static void probe_print(size_t index) {
    subject_print_title(&probe_subjects, index);
    print_kind(kind_that(true, index));
}

const struct SubjectKind probe_subjects = {N_("probe of the model"), N_("probes"), probe_count, probe_name,
                                           probe_print};

static size_t lever_count(void) {
    return LEVER_COUNT;
}

static const char *lever_name(size_t index) {
    return lever_row((enum Lever)index)->name;
}

static void lever_print(size_t index) {
    const struct LeverRow *row = lever_row((enum Lever)index);
    subject_print_title(&lever_subjects, index);
    print_labelled("meaning", _(row->sentence));
    print_labelled("unit", _(row->unit));
    print_labelled("read by", row->mechanism);
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++)
        if (intervention_row((enum InterventionKind)kind)->lever == (enum Lever)index)
            print_labelled("moved by", intervention_row((enum InterventionKind)kind)->name);
    printf("\n");
}

const struct SubjectKind lever_subjects = {N_("lever"), N_("levers"), lever_count, lever_name, lever_print};

static size_t case_type_count(void) {
    return CASE_TYPE_COUNT;
}

static const char *case_type_at(size_t index) {
    return case_type_name((enum CaseType)index);
}

static void case_type_print(size_t index) {
    char number[32], fixed[256];
    subject_print_title(&case_type_subjects, index);
    print_labelled("meaning", _(case_type_title((enum CaseType)index)));
    snprintf(number, sizeof number, "%zu", index + 1);
    print_labelled("number", number);
    params_describe_fixed(params_fixed_case((enum CaseType)index), fixed, sizeof fixed);
    print_labelled("by definition", fixed);
    printf("\n");
}

const struct SubjectKind case_type_subjects = {N_("case type"), N_("case types"), case_type_count,
                                               case_type_at, case_type_print};

static size_t programme_count(void) {
    return PROGRAMME_COUNT;
}

static const char *programme_at(size_t index) {
    return programme_name((enum Programme)index);
}

static void programme_print(size_t index) {
    char number[32], fixed[256];
    subject_print_title(&programme_subjects, index);
    print_labelled("meaning", _(programme_title((enum Programme)index)));
    snprintf(number, sizeof number, "%zu", index + 1);
    print_labelled("number", number);
    params_describe_fixed(params_fixed_programme((enum Programme)index), fixed, sizeof fixed);
    print_labelled("by definition", fixed);
    printf("\n");
}

const struct SubjectKind programme_subjects = {N_("programme"), N_("programmes"), programme_count,
                                               programme_at, programme_print};

static const char *group_name(size_t index) {
    return params_group(index)->name;
}

const struct SubjectKind group_subjects = {N_("group of parameters"), N_("groups of parameters"),
                                           params_group_count, group_name, describe_group};
