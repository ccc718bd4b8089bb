/* What a claim is read by: one number of one run, from its records. A quantity is the reduction of a measure
 * (a row of measures.def, or a column of a record table) over the rows of that table that a restriction lets
 * in. */
#ifndef TANDEM_QUANTITY_H
#define TANDEM_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "world/records.h"

enum Reduction {
    REDUCTION_MEAN,
    REDUCTION_SUM,
    REDUCTION_MEDIAN,
    REDUCTION_SPREAD, /* standard deviation */
    REDUCTION_TAIL,   /* 99 % quantile over the median */
    REDUCTION_COUNT
};

/* The records of one run; arrays borrowed. */
struct MeasuredRun {
    int64_t weeks;
    const void *rows[TABLE_COUNT]; /* rows[table][count[table]], as the structs of records.h */
    size_t count[TABLE_COUNT];
    const int64_t *ordinal; /* ordinal[episodes], see run_ordinals; NULL if no quantity asks for it */
};

struct MeasureRow {
    const char *name;
    enum RecordTable table;
    enum Reduction reduction; /* the usual one */
    bool by_parent;           /* the case type that a restriction looks at is that of the parent */
    int64_t least_weeks; /* a run of fewer cannot have it, or has another thing under its name; 0: any can */
    const char *unit, *sentence;
    /* Whether a row is counted, and its value. */
    bool (*read)(const struct MeasuredRun *run, const void *record, double *value);
};

enum { RESTRICTION_WORD = 32, QUANTITY_NAME_SIZE = 128 };

/* Which rows count. What restriction_none has lets all in. */
struct Restriction {
    unsigned case_types, programmes; /* bit masks */
    int64_t owners_least, owners_most, staff_least, staff_most;
    int64_t nth; /* of the episodes of its lead agency and kind of data, by start, from 1 */
    char with[RESTRICTION_WORD], without[RESTRICTION_WORD]; /* columns that are 1, and that are not */
    int tried;                              /* 1: only units that ever tried, -1: only the others */
    double from, until;                     /* weeks: from ≤ week < until; below 0: before the horizon */
    int64_t government, agency, but_agency; /* -1: any */
};

struct Quantity {
    const struct MeasureRow *measure; /* NULL: a column */
    enum RecordTable table;
    size_t column;
    enum Reduction reduction;
    struct Restriction where;
};

struct Restriction restriction_none(void);

/* The first word of `text` may be a reduction (mean, sum, median, spread, tail); then comes the name of a
 * measure or "table.column" of a numeric column. False if there is none of that name. */
bool quantity_find(const char *text, struct Quantity *quantity);

/* Which members of a restriction a table's rows can answer: false if none of those that `where` uses. */
bool quantity_answers(const struct Quantity *self, const struct Restriction *where);

/* Its name in files: what quantity_find takes, then its restriction. */
void quantity_name(const struct Quantity *self, char name[QUANTITY_NAME_SIZE]);
const char *quantity_unit(const struct Quantity *self);

/* The fewest weeks of a run that has all of it: those that its measure and its weeks need. */
int64_t quantity_least_weeks(const struct Quantity *self);

/* The record tables that a quantity reads, a bit mask. */
unsigned quantity_tables(const struct Quantity *self);

/* Its value in a run; NaN where no row counts (a sum is then 0). `room[rows]` holds the values of one table.
 */
double quantity_read(const struct Quantity *self, const struct MeasuredRun *run, double room[]);

/* ordinal[episodes]: the place of each among the episodes of its lead agency on the same kind of data
 * (internal or open), by week of the start and key, from 1. `order[episodes]` is room. */
void run_ordinals(const struct MeasuredRun *run, size_t order[], int64_t ordinal[]);

/* "mean", "sum", "median", "spread", "tail". */
const char *reduction_name(enum Reduction reduction);

/* All measures of measures.def, for messages and documents. */
size_t claim_measure_count(void);
const struct MeasureRow *claim_measure_row(size_t index);

#endif
