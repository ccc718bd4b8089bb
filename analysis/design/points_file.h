/* Points of a design from a file of another tool: CSV (RFC 4180) with a header. A column whose name has a
 * point
 * ("legal.ambiguity", "interventions.fellowship.start_week") is a factor; any other is kept as it stands. */
#ifndef TANDEM_POINTS_FILE_H
#define TANDEM_POINTS_FILE_H

#include <stdio.h>

#include "design/factor.h"

enum {
    POINTS_FILE_LARGEST = 1 << 28, /* bytes */
    POINTS_FILE_FIELD = 1024,      /* bytes of a field */
    POINTS_FILE_COLUMNS = 4096,
    POINTS_FILE_FAULTS = 20 /* after so many the rest is not looked at */
};

/* Zero-initialise it. Arrays are owned. */
struct PointsFile {
    size_t points, factors, columns; /* columns: all of the file, kept ones among them */
    struct Factor *factor; /* factor[factors] in the order of the columns; low and high are the ends of the
                              column's values (of a constant one, high is 1 more) */
    size_t *column;        /* column[factors]: the place of a factor in the file */
    double *value;         /* value[points][factors] */
};

/* The whole of a regular file; the caller frees *text, which ends with a zero that *length does not count.
 * Errors: STATUS_INPUT_OUTPUT; STATUS_CONFIGURATION for one that is too large; STATUS_OUT_OF_MEMORY. */
enum Status points_file_load(const char *path, char **text, size_t *length, struct Error *error) MUST_CHECK;

/* Reads text[length], which messages call `name`, a record at a time. `scenario` says what its factors may
 * be. Errors: STATUS_CONFIGURATION with file, line and column for each fault: a column that is no parameter
 * or there twice, a value that is no number or out of its limits, a row with too few or too many fields, no
 * row or no factor at all; STATUS_OUT_OF_MEMORY. Free with points_file_free, also after failure. */
enum Status points_file_read(struct PointsFile *self, const char *text, size_t length, const char *name,
                             const struct Scenario *scenario, struct Error *error) MUST_CHECK;
void points_file_free(struct PointsFile *self);

/* Whether text[length], which has been read, has other columns than factors; these as CSV with the number of
 * the point before them. */
bool points_file_keeps(const char *text, size_t length);
void points_file_write_kept(const char *text, size_t length, FILE *stream);

/* The numbers of the column of that name in value[points]; false if there is none, or one is no number. */
bool points_file_kept(const char *text, size_t length, const char *column, size_t points, double value[]);

#endif
