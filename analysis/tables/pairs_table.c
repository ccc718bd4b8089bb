#include "tables/pairs_table.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/csv.h"
#include "base/translate.h"

/* What one scenario differs by, over points, or over replicates where there is one point. */
struct Difference {
    struct PairedMean mean;
    struct Estimate above; /* share of units where it is above 0 */
};

static struct Difference difference_of(const struct ScenarioPairs *self, size_t scenario, double at[]) {
    size_t units = paired_design_differences(self->runs, scenario, self->output, at);
    int64_t above = 0, there = 0;
    for (size_t i = 0; i < units; i++) {
        there += !isnan(at[i]);
        above += at[i] > 0.0;
    }
    return (struct Difference){paired_mean(at, NULL, units, self->confidence),
                               interval_share(above, there, self->confidence)};
}

static enum Status make_room(const struct ScenarioPairs *self, double **at, struct Error *error) {
    *at = malloc((paired_design_units(self->runs) + 1) * sizeof **at);
    return *at != NULL ? STATUS_OK
                       : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for pairs of runs");
}

void table_pairs(struct Tables *tables, const struct ScenarioPairs *pairs) {
    double *at;
    struct Error ignored = {0};
    struct Table *table = tables_add(tables, "pairs", _("difference over the design"));
    if (make_room(pairs, &at, &ignored) != STATUS_OK) {
        table->failed = true;
        return;
    }
    table_column(table, "difference", _("difference"), CELL_DIFFERENCE);
    table_column(table, "above", _("higher, % of points"), CELL_SHARE);
    for (size_t s = 1; s < pairs->runs->scenarios; s++) {
        const struct Difference found = difference_of(pairs, s, at);
        table_line(table, pairs->scenarios[s].name, scenario_title(&pairs->scenarios[s]));
        table_scale(table, outcome_display(pairs->outcome, 1.0));
        table_estimate(table, "difference", &found.mean.effect);
        table_estimate(table, "above", &found.above);
    }
    table_note(
        table,
        _("Against %s, in %s: within point and replicate under the same random numbers, then the mean over "
          "points with its 95 %% interval."),
        scenario_title(&pairs->scenarios[0]), _(outcome_display_unit(pairs->outcome)));
    table_missing(table, _("–: not available."));
    free(at);
}

const struct SummaryTableRow *pairs_table(void) {
    static const struct SummaryColumn columns[] = {
        SUMMARY_COLUMN("output", "", "output of the runs"),
        SUMMARY_COLUMN("scenario", "", "scenario that is compared with the first"),
        SUMMARY_COLUMN("points", "points", "points with a pair; replicates where the design has one point"),
        SUMMARY_COLUMN("difference", "as the output",
                       "mean difference over points, within point and replicate first"),
        SUMMARY_COLUMN("low", "as the output", "lower end of its 95 % interval (t over points)"),
        SUMMARY_COLUMN("high", "as the output", "upper end of its 95 % interval"),
        SUMMARY_COLUMN("p", "probability", "two-sided p of no mean difference"),
        SUMMARY_COLUMN("above_share", "share", "points whose difference is above 0"),
        SUMMARY_COLUMN("above_low", "share", "lower end of its interval (Wilson)"),
        SUMMARY_COLUMN("above_high", "share", "upper end of its interval"),
    };
    static const struct SummaryTableRow table = {
        "pairs.csv", N_("one row an output and scenario beside the first"), columns, COUNT_OF(columns)};
    return &table;
}

enum Status pairs_write_rows(const struct ScenarioPairs *pairs, FILE *stream, struct Error *error) {
    double *at;
    char name[OUTCOME_NAME_SIZE];
    enum Status status = make_room(pairs, &at, error);
    outcome_name(pairs->outcome, name);
    for (size_t s = 1; s < pairs->runs->scenarios && status == STATUS_OK; s++) {
        const struct Difference found = difference_of(pairs, s, at);
        csv_text(stream, name, ',');
        csv_text(stream, pairs->scenarios[s].name, ',');
        fprintf(stream, "%" PRId64 ",", found.mean.effect.count);
        csv_number(stream, found.mean.effect.value, ',');
        csv_number(stream, found.mean.effect.low, ',');
        csv_number(stream, found.mean.effect.high, ',');
        csv_number(stream, found.mean.p, ',');
        csv_number(stream, found.above.value, ',');
        csv_number(stream, found.above.low, ',');
        csv_number(stream, found.above.high, '\n');
    }
    free(at);
    return status;
}
