#include "sensitivity/sensitivity_csv.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/array.h"
#include "base/csv.h"
#include "base/translate.h"
#include "sensitivity/estimator.h"

static const struct SummaryColumn columns[] = {
    SUMMARY_COLUMN("output", "", "output of the runs"),
    SUMMARY_COLUMN("design", "", "of the points: morris, saltelli, one_at_a_time; of given data any other"),
    SUMMARY_COLUMN("factor", "", "factor of the design; empty for what is about all of them"),
    SUMMARY_COLUMN("other_factor", "", "the other factor of a second-order index"),
    SUMMARY_COLUMN("level", "as the factor", "value of the factor, one_at_a_time"),
    SUMMARY_COLUMN("measure", "",
                   "what is estimated, which `tandem explain` tells by its name; output_mean: at the level, "
                   "without a factor over the design or, one_at_a_time, at the scenario's own values; "
                   "noise_share_of_runs and noise_share_of_means: noise between replicates"),
    SUMMARY_COLUMN(
        "count", "as the measure",
        "what the estimate rests on: trajectories, base samples, replicates, points or, of shares of noise, "
        "runs; "
        "rows with smaller counts than the last of a measure show its convergence"),
    SUMMARY_COLUMN("estimate", "as the column unit says", "estimate"),
    SUMMARY_COLUMN("low", "as the column unit says", "lower end of its interval"),
    SUMMARY_COLUMN("high", "as the column unit says", "upper end of its interval"),
    SUMMARY_COLUMN("unit", "", "unit of estimate, low and high"),
};

const struct SummaryTableRow *sensitivity_table(void) {
    static const struct SummaryTableRow table = {
        "sensitivity.csv", N_("one row an output, factor and measure; of convergence, one a count"), columns,
        COUNT_OF(columns)};
    return &table;
}

const struct SummaryTableRow *given_data_table(void) {
    static const struct SummaryTableRow table = {
        "given_data.csv", N_("one row an output, factor and measure"), columns, COUNT_OF(columns)};
    return &table;
}

void sensitivity_write_header(FILE *stream) {
    const struct SummaryTableRow *table = sensitivity_table();
    for (size_t i = 0; i < table->column_count; i++)
        fprintf(stream, "%s%c", table->columns[i].name, i + 1 < table->column_count ? ',' : '\n');
}

static const char *key_of(const struct SensitivityNames *names, size_t factor) {
    return factor == SENSITIVITY_OF_ALL ? "" : names->factors[factor];
}

static void write_row(const struct Sensitivity *self, const struct SensitivityRow *row,
                      const struct SensitivityNames *names, FILE *stream) {
    const char *unit = measure_unit_name(row->measure->unit);
    double level = isnan(row->unit) ? NAN : names->level(names->context, row->factor, row->unit);
    csv_text(stream, names->output, ',');
    csv_text(stream, design_row(self->design)->name, ',');
    csv_text(stream, key_of(names, row->factor), ',');
    csv_text(stream, key_of(names, row->other), ',');
    csv_number(stream, level, ',');
    csv_text(stream, row->measure->name, ',');
    fprintf(stream, "%" PRId64 ",", row->estimate.count);
    csv_number(stream, row->estimate.value, ',');
    csv_number(stream, row->estimate.low, ',');
    csv_number(stream, row->estimate.high, ',');
    csv_text(stream, unit[0] != '\0' ? unit : names->unit, '\n');
}

void sensitivity_write_csv(const struct Sensitivity *self, const struct SensitivityNames *names,
                           FILE *stream) {
    for (size_t i = 0; i < self->row_count; i++)
        write_row(self, &self->rows[i], names, stream);
}
