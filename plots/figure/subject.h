/* What figures show: the runs of a scenario, a comparison of scenarios, or an output of a plan. */
#ifndef TANDEM_SUBJECT_H
#define TANDEM_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compare/comparison.h"
#include "design/design.h"
#include "design/factor.h"
#include "estimate/summary.h"
#include "params/params.h"
#include "sensitivity/replicates_needed.h"
#include "sensitivity/response.h"
#include "sensitivity/sensitivity.h"

enum FigureSubjectKind { SUBJECT_SCENARIO, SUBJECT_COMPARISON, SUBJECT_OUTPUT };

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

/* One output of a plan and what was found about it. Texts are shown as they are; results are borrowed, and
 * NULL where there are none: an output has the figures that its results give. */
enum { OUTPUT_TITLE_SIZE = 256 };
struct OutputFindings {
    char name[OUTCOME_NAME_SIZE];  /* for names of files */
    char title[OUTPUT_TITLE_SIZE]; /* for people */
    const char *unit,
        *difference_unit; /* that values and differences are shown in: "%", "percentage points" */
    double factor;        /* from the output's own unit to those: 100 for shares */
    const struct Sensitivity *sensitivity;
    const struct Response *response;
    const struct ReplicatesNeeded *replicates;
    struct ReplicatesWanted wanted; /* with `replicates` */
};

/* An outcome of runs: its name, title, units and factor in the language of readers (shares in per cent, money
 * in millions); no results, nothing wanted. */
struct OutputFindings output_findings(enum Outcome outcome);

/* The plan whose output is shown. All pointers are borrowed. */
struct PlanSubject {
    const char *title;  /* any text, shown as text; NULL for none */
    double confidence;  /* of the intervals, in (0, 1) */
    int64_t replicates; /* of each point */
    const struct DesignRequest *design_request;
    const struct Design *design;  /* of that request: the points of responses */
    const struct Factor *factors; /* factors[factor_count], as in the design */
    const char *const *units;     /* units[factor_count]: of their values; NULL, or NULL in it, for none */
    size_t factor_count;
};

/* All pointers are borrowed. Members that a kind does not name are empty. */
struct FigureSubject {
    enum FigureSubjectKind kind;
    const char *title;  /* of the scenario or plan: any text, shown as text; NULL for none */
    double confidence;  /* of the intervals, in (0, 1) */
    int64_t replicates; /* of a scenario, of each scenario, of each point */

    const struct Summary *summaries; /* of a scenario; of a comparison summaries[scenarios] */
    const struct Params *params;     /* of a scenario */

    const struct Comparison *comparison; /* after comparison_finish */
    const char *const *titles; /* of a comparison, titles[scenarios], NULL for none; 0 the baseline */

    const struct PlanSubject *plan; /* of an output */
    const struct OutputFindings *output;
};

/* The runs of a scenario; `summary` after summary_finish. */
struct FigureSubject figure_subject_scenario(const char *title, const struct Summary *summary,
                                             const struct Params *params);

/* A comparison of comparison->scenarios scenarios, the baseline included. */
struct FigureSubject figure_subject_comparison(const struct Comparison *comparison,
                                               const struct Summary *summaries, const char *const *titles);

struct FigureSubject figure_subject_output(const struct PlanSubject *plan,
                                           const struct OutputFindings *output);

#endif
