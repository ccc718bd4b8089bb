/* Pictures with a row a factor: names at the left, a panel in the middle, two columns of numbers at the
 * right. Private to plots. */
#ifndef TANDEM_SENSITIVITY_ROWS_H
#define TANDEM_SENSITIVITY_ROWS_H

#include "plots/sensitivity/sensitivity_parts.h"

enum { ROWS_LEFT = 20, ROWS_AXIS_LEFT = 325, ROWS_AXIS_RIGHT = 815, ROW_HEIGHT = 46, ROWS_HEAD = 62 };
enum { ROW_COLUMNS = 2 };

/* Pixels of all rows. */
double rows_height(const struct TopFactors *top);

/* The panel below a head of two lines: rows 1, 2, … downwards on its y axis. */
void rows_panel(struct Sheet *sheet, const struct TopFactors *top, const struct Extent *axis);

/* What the panel shows: the second line grey. */
void rows_head(struct Sheet *sheet, const char *first, const char *second);

/* Shades, and names with units. */
void rows_names(struct Sheet *sheet, const struct TopFactors *top);

/* The head of a column of numbers with the mark (gnuplot's point type) and colour of what it counts. */
void rows_column_head(struct Sheet *sheet, int column, int point, const char *colour, const char *text);
void rows_number(struct Sheet *sheet, size_t row, int column, const char *text);

/* A clause of intervals as thick lines: columns `low` and `high` of the block at row + shift. */
void rows_intervals(struct Sheet *sheet, const char *block, int low, int high, double shift,
                    const char *colour);

/* A clause of points at column `value`: where `low` is NaN, hollow. */
void rows_points(struct Sheet *sheet, const char *block, int value, int low, double shift, int filled,
                 const char *colour, bool hollow);

#endif
