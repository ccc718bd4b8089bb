#include "plots/figure/data.h"

#include <math.h>

size_t data_known_length(const double values[], size_t n) {
    while (n > 0 && isnan(values[n - 1]))
        n--;
    return n;
}

bool data_is_known(const double values[], size_t n) {
    return data_known_length(values, n) > 0;
}

void data_open(struct Sheet *sheet) {
    sheet_print(sheet,
                "# Tandem: %s. Data of %s.gp: blocks between empty lines, NaN for not available.\n\n\n",
                sheet->picture->figure->title, sheet->picture->name);
}

void data_block(struct Sheet *sheet, const char *name, const char *columns) {
    sheet_print(sheet, "# %s\n# columns: %s\n", name, columns);
}

void data_block_end(struct Sheet *sheet) {
    sheet_print(sheet, "\n\n");
}

/* Rounding leaves 1e-16 where 0 is meant, and not the same on every machine; printf may print the sign of
 * NaN. */
void data_number(struct Sheet *sheet, double value, char after) {
    const double noise = 1e-9;
    if (isnan(value))
        sheet_print(sheet, "NaN%c", after);
    else
        sheet_print(sheet, "%.9g%c", fabs(value) < noise ? 0.0 : value, after);
}

struct TimeScale data_years(void) {
    return (struct TimeScale){"years", 1.0, SUMMARY_YEAR_WEEKS};
}

void data_series(struct Sheet *sheet, const char *name, const struct Series *series, struct TimeScale scale) {
    if (series == NULL || !data_is_known(series->value, series->length))
        return;
    char columns[96];
    snprintf(columns, sizeof columns, "%s mean low high band_low band_high runs", scale.name);
    data_block(sheet, name, columns);
    for (size_t i = 0; i < series->length; i++) {
        data_number(sheet, (series->time[i] + scale.offset) / scale.unit, ' ');
        data_number(sheet, series->value[i], ' ');
        data_number(sheet, series->low[i], ' ');
        data_number(sheet, series->high[i], ' ');
        data_number(sheet, series->band_low[i], ' ');
        data_number(sheet, series->band_high[i], ' ');
        data_number(sheet, series->count[i], '\n');
    }
    data_block_end(sheet);
}

void data_curve(struct Sheet *sheet, const char *name, const struct Curve *curve) {
    size_t length = data_known_length(curve->value, curve->length);
    if (length == 0)
        return;
    data_block(sheet, name, "week value low high at_risk events");
    for (size_t i = 0; i < length; i++) {
        data_number(sheet, curve->time[i], ' ');
        data_number(sheet, curve->value[i], ' ');
        data_number(sheet, curve->low[i], ' ');
        data_number(sheet, curve->high[i], ' ');
        data_number(sheet, curve->at_risk[i], ' ');
        data_number(sheet, curve->events[i], '\n');
    }
    data_block_end(sheet);
}
