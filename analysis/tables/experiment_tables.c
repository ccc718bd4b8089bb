#include "tables/experiment_tables.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/translate.h"
#include "sensitivity/estimator.h"
#include "sensitivity/power.h"

enum { MOST_FACTORS = 20, TITLE_SIZE = 384, PERCENT_SURE = 95 };

/* The name that files have, and what people call it. */
static void title_of(char title[TITLE_SIZE], enum Outcome outcome) {
    char name[OUTCOME_NAME_SIZE];
    outcome_name(outcome, name);
    if (outcome == outcome_row(outcome)->first)
        snprintf(title, TITLE_SIZE, _("%s: %s"), name, outcome_title(outcome));
    else
        snprintf(title, TITLE_SIZE, _("%s: %s, %s"), name, outcome_title(outcome),
                 outcome_case_type_title(outcome));
}

static void show_largest(struct Table *table, size_t factors) {
    table->most = MOST_FACTORS;
    if (factors > MOST_FACTORS)
        table_note(table, _("The %d largest of %zu factors; the files have all."), MOST_FACTORS, factors);
}

static bool any_interval(const struct Sensitivity *found) {
    for (size_t c = 0; c < found->estimator->column_count; c++)
        for (size_t f = 0; found->estimator->columns[c].interval && f < found->factors; f++)
            if (isfinite(sensitivity_cell(found, c, f).low))
                return true;
    return false;
}

void table_sensitivity(struct Tables *tables, const struct Sensitivity *found, enum Outcome outcome,
                       const char *const factors[]) {
    const struct Estimator *estimator = found->estimator;
    const double scale = estimator->ranking->unit == MEASURE_OUTPUT ? outcome_display(outcome, 1.0) : 1.0;
    char title[TITLE_SIZE];
    title_of(title, outcome);
    struct Table *table =
        tables_add(tables, estimator->key, estimator->heading != NULL ? _(estimator->heading) : title);
    table_filed_column(table, "size", CELL_PLAIN);
    for (size_t c = 0; c < estimator->column_count; c++)
        table_column(table, estimator->columns[c].key, _(estimator->columns[c].title),
                     estimator->columns[c].interval ? CELL_ESTIMATE : CELL_VALUE);
    for (size_t f = 0; f < found->factors; f++) {
        table_line(table, factors[f], factors[f]);
        table_scale(table, scale);
        table_value(table, "size", sensitivity_size(found, f));
        for (size_t c = 0; c < estimator->column_count; c++) {
            const struct Estimate cell = sensitivity_cell(found, c, f);
            table_estimate(table, estimator->columns[c].key, &cell);
        }
    }
    table_sort(table, "size");
    table_note(table, _(estimator->sentence), _(outcome_display_unit(outcome)));
    if (any_interval(found))
        table_note(table, _(estimator->intervals), PERCENT_SURE);
    show_largest(table, found->factors);
    table_empty(table, _("The design has no factor."));
    table_missing(table, _("–: not available; what follows says why."));
}

void table_points(struct Tables *tables, const struct Response *response, enum Outcome outcome) {
    char title[TITLE_SIZE];
    title_of(title, outcome);
    struct Table *table = tables_add(tables, "points", title);
    table_column(table, "lowest", _("lowest"), CELL_VALUE);
    table_column(table, "median", _("median"), CELL_VALUE);
    table_column(table, "highest", _("highest"), CELL_VALUE);
    table_column(table, "noise_share", _("noise, %"), CELL_SHARE);
    table_line(table, "point_means", _("means of points"));
    table_scale(table, outcome_display(outcome, 1.0));
    table_value(table, "lowest", response->lowest);
    table_value(table, "median", response->median);
    table_value(table, "highest", response->highest);
    table_estimate(table, "noise_share", &response->noise.of_runs);
    table_note(table,
               _("In %s. Noise: what replicates of the same point differ by, as share of the variance of "
                 "single runs."),
               _(outcome_unit(outcome).shown));
    table_missing(
        table, _("–: not available; noise takes two points and two replicates, and an output that varies."));
}

void table_responses(struct Tables *tables, const struct Response *response, enum Outcome outcome,
                     const char *const factors[], double confidence) {
    const struct UnitRow unit = outcome_unit(outcome);
    const double range = unit.high - unit.low;
    struct Table *table = tables_add(tables, "responses", _("From its lowest values to its highest"));
    table_column(table, "lowest", _("lowest"), CELL_VALUE);
    table_column(table, "highest", _("highest"), CELL_VALUE);
    table_column(table, "change", _("change"), CELL_ESTIMATE);
    for (size_t f = 0; f < response->factors; f++) {
        const struct FactorResponse *factor = &response->factor[f];
        table_line(table, factors[f], factors[f]);
        table_scale(table, outcome_display(outcome, 1.0));
        if (factor->bins == 0)
            continue;
        table_value(table, "lowest", factor->mean[0].value);
        table_value(table, "highest", factor->mean[factor->bins - 1].value);
        const struct Estimate change = interval_cut(&factor->change, -range, range);
        table_estimate(table, "change", &change);
    }
    table_sort(table, "change");
    table_note(table, _("Means in %s, change in %s with its 95 %% interval."), _(outcome_unit(outcome).shown),
               _(outcome_display_unit(outcome)));
    show_largest(table, response->factors);
    if (response->factors > MOST_FACTORS)
        table_note(table, _("About %.0f intervals of %zu leave out 0 by chance."),
                   (1.0 - confidence) * (double)response->factors, response->factors);
    table_empty(table, _("The design has no factor."));
    table_missing(table, _("–: not available; too few points have a value."));
}

void table_widths(struct Tables *tables, const struct ReplicatesNeeded *needed, enum Outcome outcome) {
    const struct UnitRow unit = outcome_unit(outcome);
    const double scale = unit.scale;
    const struct Estimate deviation = estimate_scaled(&needed->deviation, scale);
    char title[TITLE_SIZE], text[FORMAT_SIZE];
    title_of(title, outcome);
    struct Table *table = tables_add(tables, "width", title);
    table_column(table, "mean", _("mean"), CELL_ESTIMATE);
    table_column(table, "half_width", _("half-width"), CELL_VALUE);
    table_column(table, "expected_half_width", _("expected"), CELL_VALUE);
    for (size_t i = 0; i < needed->look_count; i++) {
        const struct WidthLook *look = &needed->looks[i];
        char label[32];
        snprintf(label, sizeof label, "%" PRId64, look->replicates);
        table_line(table, label, label);
        table_scale(table, scale);
        const struct Estimate mean = interval_within(&look->mean, unit.low, unit.high);
        table_estimate(table, "mean", &mean);
        table_value(table, "half_width", estimate_half_width(&look->mean));
        table_value(table, "expected_half_width", look->expected_half_width);
    }
    format_estimate(text, &deviation, FORMAT_AS_NUMBER, FORMAT_PLAIN);
    table_note(
        table,
        _("Rows: replicates. Numbers in %s; expected: from the standard deviation of all of them, %s."),
        _(unit.shown), text);
}

static double count_of(int64_t replicates) {
    return replicates == INT64_MAX ? (double)NAN : (double)replicates;
}

static double for_width(double deviation, const struct NeedsOfReplicates *needs) {
    return count_of(replicates_for_half_width(deviation, needs->half_width, needs->confidence));
}

static double for_effect(double deviation, const struct NeedsOfReplicates *needs) {
    return count_of(
        replicates_for_effect_two_samples(needs->effect, deviation, needs->confidence, needs->power));
}

void table_needed(struct Tables *tables, const struct ReplicatesNeeded *needed,
                  const struct NeedsOfReplicates *needs, enum Outcome outcome) {
    const struct Estimate *s = &needed->deviation;
    const double scale = outcome_display(outcome, 1.0), half_width = scale * needs->half_width,
                 effect = scale * needs->effect;
    /* At the deviation that was found and at the ends of its interval. */
    const struct Estimate width = {for_width(s->value, needs), for_width(s->low, needs),
                                   for_width(s->high, needs), s->count},
                          independent = {for_effect(s->value, needs), for_effect(s->low, needs),
                                         for_effect(s->high, needs), s->count};
    char of_width[FORMAT_SIZE], of_effect[FORMAT_SIZE];
    struct Table *table = tables_add(tables, "needed", _("replicates needed"));
    table_column(table, "replicates", _("replicates"), CELL_ESTIMATE);
    table_line(table, "half_width", _("for the half-width"));
    table_estimate(table, "replicates", &width);
    table_line(table, "effect_independent", _("for the effect, independent runs"));
    table_estimate(table, "replicates", &independent);
    table_line(table, "effect_paired", _("for the effect, common random numbers"));
    table_value(table, "replicates",
                count_of(replicates_for_effect_paired(needs->effect, needs->paired, needs->confidence,
                                                      needs->power)));
    format_number(of_width, half_width, half_width, FORMAT_PLAIN);
    format_number(of_effect, effect, effect, FORMAT_PLAIN);
    table_note(table,
               _("Half-width %s, effect %s %s, power %.3g, level %.3g; each scenario needs so many. Paired: "
                 "from the "
                 "point that varies most against the first; a plan with one point has none."),
               of_width, of_effect, _(outcome_display_unit(outcome)), needs->power, 1.0 - needs->confidence);
    table_missing(table,
                  _("–: not known; there is no second point, or nothing to look for since the mean is 0."));
}
