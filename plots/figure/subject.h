/* What figures show: the runs of a scenario, a comparison of scenarios, an output of a plan, a group of
 * claims, a calibration, or a decision. */
#ifndef TANDEM_SUBJECT_H
#define TANDEM_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calibrate/calibrated.h"
#include "claims/finding.h"
#include "compare/comparison.h"
#include "decide/decision_view.h"
#include "design/design.h"
#include "design/factor.h"
#include "estimate/summary.h"
#include "params/scenario.h"
#include "sensitivity/replicates_needed.h"
#include "sensitivity/response.h"
#include "sensitivity/sensitivity.h"

enum FigureSubjectKind {
    SUBJECT_SCENARIO,
    SUBJECT_COMPARISON,
    SUBJECT_OUTPUT,
    SUBJECT_CLAIMS,
    SUBJECT_CALIBRATION,
    SUBJECT_DECISION
};

/* Scenarios with the baseline that fit into the pictures of a comparison. */
enum { SUBJECT_SCENARIOS = 13 };

/* What replicates are wanted for, in the output's own unit (NaN: not asked for), and how many that takes, as
 * power.h counts them (INT64_MAX: more than there can be). `paired`: `for_effect` holds for scenarios that
 * have the same random numbers. */
struct ReplicatesWanted {
    double half_width, effect, power;
    int64_t for_half_width, for_effect;
    bool paired;
};

/* One output of a plan and what was found about it: results are borrowed, and NULL where there are none. An
 * output has the figures that its results give. */
struct OutputFindings {
    enum Outcome outcome;
    const struct Sensitivity *sensitivity;
    const struct Response *response;
    const struct ReplicatesNeeded *replicates;
    struct ReplicatesWanted wanted; /* with `replicates` */
};

/* No results, nothing wanted. */
struct OutputFindings output_findings(enum Outcome outcome);

/* An outcome of runs in the language of readers: shares are shown in per cent, money in millions. */
enum { OUTPUT_TITLE_SIZE = 256 };
struct OutputTexts {
    char name[OUTCOME_NAME_SIZE]; /* never translated */
    char title[OUTPUT_TITLE_SIZE];
    const char *unit,
        *difference_unit; /* that values and differences are shown in: "%", "percentage points" */
    double factor;        /* from the outcome's own unit to those: 100 for shares */
};
struct OutputTexts output_texts(enum Outcome outcome);

/* The plan whose output is shown. All pointers are borrowed. */
struct PlanSubject {
    const char *title, *title_zh; /* any text, shown as text; empty for none */
    double confidence;            /* of the intervals, in (0, 1) */
    int64_t replicates;           /* of each point */
    const struct Design *design;  /* the points of responses */
    const struct Factor *factors; /* factors[factor_count], as in the design */
    const char *const *units;     /* units[factor_count]: of their values; NULL, or NULL in it, for none */
    size_t factor_count;
    const struct Factor *linked; /* linked[linked_count]: what moves with a factor */
    size_t linked_count;
};

/* All pointers are borrowed. Members that a kind does not name are empty. */
struct FigureSubject {
    enum FigureSubjectKind kind;
    const char *title;  /* of the scenario or plan: any text, shown as text; NULL for none */
    double confidence;  /* of the intervals, in (0, 1) */
    int64_t replicates; /* of a scenario, of each scenario, of each point */

    const struct Scenario
        *scenarios; /* one; of a comparison scenarios[comparison->scenarios], 0 the baseline */
    const struct Summary *summaries;     /* of each, after summary_finish */
    const struct UnitMap *map;           /* of a scenario's first replicate; NULL for none */
    const struct Comparison *comparison; /* after comparison_finish */

    const struct PlanSubject *plan; /* of an output */
    const struct OutputFindings *output;

    const struct Findings *findings; /* of claims */
    size_t group;                    /* the claims of this group are shown */

    const struct Calibrated *calibration;
    const struct DecisionView *decision;
};

/* The runs of a scenario. */
struct FigureSubject figure_subject_scenario(const struct Scenario *scenario, const struct Summary *summary);

/* A comparison of comparison->scenarios scenarios, the baseline included. */
struct FigureSubject figure_subject_comparison(const struct Comparison *comparison,
                                               const struct Scenario *scenarios,
                                               const struct Summary *summaries);

struct FigureSubject figure_subject_output(const struct PlanSubject *plan,
                                           const struct OutputFindings *output);

struct FigureSubject figure_subject_calibration(const struct Calibrated *calibration);

/* The claims of a group. */
struct FigureSubject figure_subject_claims(const struct Findings *findings, size_t group);

/* A decision over budgets. */
struct FigureSubject figure_subject_decision(const struct DecisionView *view);

#endif
