#include "sensitivity/response_csv.h"

#include <inttypes.h>

#include "base/array.h"
#include "base/csv.h"
#include "base/translate.h"
#include "estimate/summary_csv.h"

const struct SummaryTableRow *response_table(void) {
    static const struct SummaryColumn columns[] = {
        SUMMARY_COLUMN("output", "", "output of the runs"),
        SUMMARY_COLUMN("factor", "", "factor of the design"),
        SUMMARY_COLUMN(
            "measure", "",
            "mean of the output in a bin of the factor, or change from the lowest bin to the highest"),
        SUMMARY_COLUMN("value", "as the factor", "mean value of the factor in the bin; empty for the change"),
        SUMMARY_COLUMN("count", "points", "points of the bin, or of both bins"),
        SUMMARY_COLUMN("estimate", "as the output", "mean or change"),
        SUMMARY_COLUMN("low", "as the output", "lower end of its 95 % interval"),
        SUMMARY_COLUMN("high", "as the output", "upper end of its 95 % interval"),
    };
    static const struct SummaryTableRow table = {
        "responses.csv", N_("one row an output, factor and bin, and one for the change"), columns,
        COUNT_OF(columns)};
    return &table;
}

const struct SummaryTableRow *points_table(void) {
    static const struct SummaryColumn columns[] = {
        SUMMARY_COLUMN("point", "", "point of the design, as in design.csv"),
        SUMMARY_COLUMN("output", "", "output of the runs"),
        SUMMARY_COLUMN("replicates", "replicates", "replicates with a value"),
        SUMMARY_COLUMN("mean", "as the output", "mean over replicates"),
        SUMMARY_COLUMN("low", "as the output", "lower end of its 95 % interval (Student's t)"),
        SUMMARY_COLUMN("high", "as the output", "upper end of its 95 % interval"),
    };
    static const struct SummaryTableRow table = {"points.csv", N_("one row an output and point"), columns,
                                                 COUNT_OF(columns)};
    return &table;
}

const struct SummaryTableRow *replicates_table(void) {
    static const struct SummaryColumn columns[] = {
        SUMMARY_COLUMN("output", "", "output of the runs"),
        SUMMARY_COLUMN("replicates", "replicates", "replicates counted from the first"),
        SUMMARY_COLUMN("mean", "as the output", "mean over these"),
        SUMMARY_COLUMN("low", "as the output", "lower end of its 95 % interval (Student's t)"),
        SUMMARY_COLUMN("high", "as the output", "upper end of its 95 % interval"),
        SUMMARY_COLUMN("half_width", "as the output", "half the width of that interval"),
        SUMMARY_COLUMN("expected_half_width", "as the output",
                       "half-width expected there from the standard deviation of all replicates"),
    };
    static const struct SummaryTableRow table = {
        "replicates.csv", N_("one row an output and number of replicates"), columns, COUNT_OF(columns)};
    return &table;
}

void response_write_header(const struct SummaryTableRow *table, FILE *stream) {
    for (size_t i = 0; i < table->column_count; i++)
        fprintf(stream, "%s%c", table->columns[i].name, i + 1 < table->column_count ? ',' : '\n');
}

static void write_estimate(FILE *stream, const struct Estimate *estimate) {
    csv_number(stream, estimate->value, ',');
    csv_number(stream, estimate->low, ',');
    csv_number(stream, estimate->high, '\n');
}

static void write_factor(const struct FactorResponse *self, const struct SensitivityNames *names,
                         size_t factor, FILE *stream) {
    for (size_t b = 0; b < self->bins; b++) {
        fprintf(stream, "%s,%s,mean,", names->output, names->factors[factor]);
        csv_number(stream, names->level(names->context, factor, self->unit[b]), ',');
        fprintf(stream, "%" PRId64 ",", self->mean[b].count);
        write_estimate(stream, &self->mean[b]);
    }
    fprintf(stream, "%s,%s,change,,%" PRId64 ",", names->output, names->factors[factor], self->change.count);
    write_estimate(stream, &self->change);
}

void response_write_rows(const struct Response *self, const struct SensitivityNames *names, FILE *stream) {
    for (size_t f = 0; f < self->factors; f++)
        write_factor(&self->factor[f], names, f, stream);
}

void points_write_rows(const struct Response *self, int64_t points, const char *output, FILE *stream) {
    for (int64_t p = 0; p < points; p++) {
        fprintf(stream, "%" PRId64 ",%s,%" PRId64 ",", p, output, self->point[p].count);
        write_estimate(stream, &self->point[p]);
    }
}

void replicates_write_rows(const struct ReplicatesNeeded *self, const char *output, FILE *stream) {
    for (size_t i = 0; i < self->look_count; i++) {
        const struct WidthLook *look = &self->looks[i];
        fprintf(stream, "%s,%" PRId64 ",", output, look->replicates);
        csv_number(stream, look->mean.value, ',');
        csv_number(stream, look->mean.low, ',');
        csv_number(stream, look->mean.high, ',');
        csv_number(stream, estimate_half_width(&look->mean), ',');
        csv_number(stream, look->expected_half_width, '\n');
    }
}
