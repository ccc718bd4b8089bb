/* The figures of a comparison of scenarios: each picture beside the gnuplot script and the data that it was
 * drawn from, as with the figures of one scenario. */
#ifndef TANDEM_COMPARISON_FIGURES_H
#define TANDEM_COMPARISON_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/translate.h"
#include "compare/comparison.h"
#include "estimate/summary.h"
#include "plots/figures.h"

/* One row a figure, in the order in which they are shown: code, name of its files, title, and one sentence
 * for readers who cannot see it. */
#define COMPARISON_FIGURE_TABLE(ROW)                                                                         \
    ROW(COMPARISON_FIGURE_EFFECTS, effects, N_("What each scenario changes"),                                \
        N_("Panels, one an outcome, with a row a scenario: the paired difference to the baseline as a "      \
           "point with its interval, a line at no difference, and the numbers at the right; points are "     \
           "filled where the interval of a primary outcome leaves out no difference."))                      \
    ROW(COMPARISON_FIGURE_EFFECTS_BY_TYPE, effects_by_type, N_("What changes for each case type"),           \
        N_("A table of scenarios by case types, coloured by the difference to the baseline in completion "   \
           "within 52 weeks, with the number and its interval in each cell and a hatch where the interval "  \
           "includes no difference."))                                                                       \
    ROW(COMPARISON_FIGURE_ADOPTION_COMPARED, adoption_compared, N_("How the practice spreads, by scenario"), \
        N_("Lines over the years, one a scenario, each with the interval of its mean: the share of "         \
           "agencies that have ever tried the practice, the baseline in black."))                            \
    ROW(COMPARISON_FIGURE_COST_EFFECT, cost_effect, N_("What more completed collaborations cost"),           \
        N_("A plane of further completed collaborations across and further cost upwards: for each scenario " \
           "bootstrap means as a cloud and the mean difference as a numbered circle, with the cost of one "  \
           "more and its interval in a list where there is one."))
#define COMPARISON_FIGURE_ENUM(code, name, title, alternative) code,
enum ComparisonFigureId { COMPARISON_FIGURE_TABLE(COMPARISON_FIGURE_ENUM) COMPARISON_FIGURE_COUNT };
#undef COMPARISON_FIGURE_ENUM

/* Scenarios with the baseline that fit into the pictures. */
enum { COMPARISON_FIGURE_SCENARIOS = 13 };

/* Titles and sentences are marked for translation and not translated: show them through _(). */
const struct Figure *comparison_figure_row(enum ComparisonFigureId id);

/* What to draw and where. All pointers are borrowed. The number of scenarios n, the baseline included, is
 * comparison->scenarios. */
struct ComparisonFigureRequest {
    const char *directory; /* receives the files; made if it is not there (its parent is) */
    enum FigureFormat format;
    const struct Comparison *comparison; /* after comparison_finish */
    const struct Summary *summaries;     /* summaries[n], after summary_finish; 0 is the baseline */
    const char *const *titles;           /* titles[n]: any text, shown as text; NULL for none */
};

/* What came of it: as struct FigureOutcome. */
struct ComparisonFigureOutcome {
    bool drawn[COMPARISON_FIGURE_COUNT]; /* directory/name.format is there and new */
    size_t drawn_count;
    bool gnuplot_missing;
    struct Error warnings;
};

/* Writes data and script of every figure and draws those with gnuplot; see figures_write, also for errors.
 * Besides: STATUS_INTERNAL for more than COMPARISON_FIGURE_SCENARIOS scenarios. */
enum Status comparison_figures_write(const struct ComparisonFigureRequest *request,
                                     struct ComparisonFigureOutcome *outcome, struct Error *error) MUST_CHECK;

#endif
