/* Blocks of a figure's data file: a line with the block's name, by which scripts find it, a line with its
 * columns, rows of numbers. Private to plots. */
#ifndef TANDEM_DATA_H
#define TANDEM_DATA_H

#include "plots/figure/sheet.h"

/* First row past the last number in values[n]: 0 if there is none. */
size_t data_known_length(const double values[], size_t n);

/* Whether there is a number in values[n] (NULL for n = 0): what has none is not drawn. */
bool data_is_known(const double values[], size_t n);

/* The file's first lines. */
void data_open(struct Sheet *sheet);

/* Begins a block with the names of its columns; ends it. Between the two come rows. */
void data_block(struct Sheet *sheet, const char *name, const char *columns);
void data_block_end(struct Sheet *sheet);

/* One number and what comes after it: a blank or '\n'. NaN is printed as NaN, what is
 * below 1e-9 as 0. */
void data_number(struct Sheet *sheet, double value, char after);

/* How a series' time becomes its first column: (time + offset) / unit. */
struct TimeScale {
    const char *name;
    double offset, unit;
};

/* The end of week 0 is 1/52 of a year after the start. */
struct TimeScale data_years(void);

/* A block of time, mean, low, high, band_low, band_high, runs; nothing for a series without numbers. */
void data_series(struct Sheet *sheet, const char *name, const struct Series *series, struct TimeScale scale);

/* A block of week, value, low, high, at_risk, events as far as the curve is known; nothing if it is not. */
void data_curve(struct Sheet *sheet, const char *name, const struct Curve *curve);

#endif
