/* The figures of a design of experiments: what moves its outputs, how they follow the factors, how sure the
 * replicates make them. One picture an output, beside the gnuplot script and the data that it was drawn from,
 * as with the figures of one scenario. */
#ifndef TANDEM_SENSITIVITY_FIGURES_H
#define TANDEM_SENSITIVITY_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/translate.h"
#include "compare/outcomes.h"
#include "design/design.h"
#include "design/factor.h"
#include "plots/figures.h"
#include "sensitivity/power.h"
#include "sensitivity/response.h"
#include "sensitivity/sensitivity.h"

/* One row a figure, in the order in which they are shown: code, beginning of the name of its files, title,
 * and one sentence for readers who cannot see it. */
#define SENSITIVITY_FIGURE_TABLE(ROW)                                                                        \
    ROW(SENSITIVITY_FIGURE_TORNADO, tornado, N_("What one factor changes while the others stay"),            \
        N_("Rows, one a factor, the widest swing first: bars from the scenario's own output to the output "  \
           "at the factor's low and high end, each with its interval and the factor's value, and the "       \
           "numbers at the right."))                                                                         \
    ROW(SENSITIVITY_FIGURE_ELEMENTARY_EFFECTS, elementary_effects,                                           \
        N_("How much each factor moves the output, and how evenly"),                                         \
        N_("A plane of the mean size of a factor's effect across and its standard deviation upwards: a "     \
           "point a factor with its intervals, lines where one is a tenth, half and all of the other, and "  \
           "a list of the factors, the largest first."))                                                     \
    ROW(SENSITIVITY_FIGURE_INDICES, indices, N_("What share of the variance each factor explains"),          \
        N_("Rows, one a factor, the largest total first: the share of the output's variance that it "        \
           "explains alone and the share with all its interactions, as points with intervals, and the "      \
           "numbers at the right."))                                                                         \
    ROW(SENSITIVITY_FIGURE_CONVERGENCE, convergence, N_("Whether the estimates have settled"),               \
        N_("Lines, one for each of the largest factors: its estimate with interval from ever more of the "   \
           "runs."))                                                                                         \
    ROW(SENSITIVITY_FIGURE_RESPONSES, responses, N_("How the output follows each factor"),                   \
        N_("Panels, one a factor, the largest change first: the output at the points of the design as grey " \
           "dots over the factor's values, with the means of neighbouring points and their intervals."))     \
    ROW(SENSITIVITY_FIGURE_INTERVAL_WIDTH, interval_width,                                                   \
        N_("How the interval narrows with more replicates"),                                                 \
        N_("The half-width of the interval of the mean against the number of replicates, as measured and "   \
           "as expected, both on logarithmic axes, with marks where what is wanted is reached."))
#define SENSITIVITY_FIGURE_ENUM(code, name, title, alternative) code,
enum SensitivityFigureId { SENSITIVITY_FIGURE_TABLE(SENSITIVITY_FIGURE_ENUM) SENSITIVITY_FIGURE_COUNT };
#undef SENSITIVITY_FIGURE_ENUM

/* Titles and sentences are marked for translation and not translated: show them through _(). The row's name
 * is the beginning of the names of files. */
const struct Figure *sensitivity_figure_row(enum SensitivityFigureId id);

/* What replicates are wanted for, in the output's own unit (NaN: not asked for), and how many that takes, as
 * power.h counts them (INT64_MAX: more than there can be). `paired`: `for_effect` holds for scenarios that
 * have the same random numbers. */
struct ReplicatesWanted {
    double half_width, effect, power;
    int64_t for_half_width, for_effect;
    bool paired;
};

/* One output and what was found about it. Texts are shown as they are; results are borrowed, and NULL where
 * there are none: an output has the figures that its results give. */
enum { SENSITIVITY_TITLE_SIZE = 256 };
struct SensitivityFigureOutput {
    char name[OUTCOME_NAME_SIZE];       /* for names of files */
    char title[SENSITIVITY_TITLE_SIZE]; /* for people */
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
struct SensitivityFigureOutput sensitivity_figure_output(enum Outcome outcome);

enum { SENSITIVITY_FIGURE_OUTPUTS = OUTCOME_COUNT };

/* What to draw and where. All pointers are borrowed. */
struct SensitivityFigureRequest {
    const char *directory; /* receives the files; made if it is not there (its parent is) */
    enum FigureFormat format;
    const char *title;  /* of the plan: any text, shown as text; NULL for none */
    double confidence;  /* of the intervals, in (0, 1) */
    int64_t replicates; /* of each point */
    const struct DesignRequest *design_request;
    const struct Design *design;  /* of that request: the points of responses */
    const struct Factor *factors; /* factors[factor_count], as in the design */
    const char *const *units;     /* units[factor_count]: of their values; NULL, or NULL in it, for none */
    size_t factor_count;
    const struct SensitivityFigureOutput *outputs; /* outputs[output_count] */
    size_t output_count;                           /* at most SENSITIVITY_FIGURE_OUTPUTS */
};

/* Whether the output has that figure. */
bool sensitivity_figure_applies(const struct SensitivityFigureOutput *output, enum SensitivityFigureId id);

/* The name of its files without their suffix: "tornado-completed_52_weeks". What is no letter, digit, "-" or
 * "_" in the output's name is "_"; a name that is too long is cut; one that an earlier output of the request
 * has ends in ".2" and so on. */
enum { SENSITIVITY_FILE_NAME_SIZE = 56 };
void sensitivity_figure_name(const struct SensitivityFigureRequest *request, size_t output,
                             enum SensitivityFigureId id, char name[SENSITIVITY_FILE_NAME_SIZE]);

/* What came of it: as struct FigureOutcome. */
struct SensitivityFigureOutcome {
    /* directory/name.format is there and new */
    bool drawn[SENSITIVITY_FIGURE_OUTPUTS][SENSITIVITY_FIGURE_COUNT];
    size_t written_count, drawn_count; /* figures whose data and script are there and new; pictures */
    bool gnuplot_missing;
    struct Error warnings;
};

/* Writes data and script of every figure that the outputs have and draws those with gnuplot; see
 * figures_write, also for errors. Besides: STATUS_INTERNAL for more than SENSITIVITY_FIGURE_OUTPUTS outputs,
 * and for results with another number of factors than the request. */
enum Status sensitivity_figures_write(const struct SensitivityFigureRequest *request,
                                      struct SensitivityFigureOutcome *outcome,
                                      struct Error *error) MUST_CHECK;

#endif
