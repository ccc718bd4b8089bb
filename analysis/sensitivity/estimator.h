/* What estimates sensitivity: one constant descriptor each, named in estimators.def and defined in a file of
 * its own. Tables and pictures are made from the descriptor and the rows. */
#ifndef TANDEM_ESTIMATOR_H
#define TANDEM_ESTIMATOR_H

#include "sensitivity/sensitivity.h"

/* A column of the table with a row a factor: the result of a measure, or where a measure has a row a level,
 * that of the lowest or the highest. */
enum ColumnLevel { COLUMN_WHOLE, COLUMN_LOWEST, COLUMN_HIGHEST };
struct EstimatorColumn {
    const char *key, *title; /* in JSON; for people, marked for translation */
    const struct SensitivityMeasure *measure;
    enum ColumnLevel level;
    bool interval; /* is shown with it */
};

struct Estimator {
    const char *key;        /* of its table */
    enum DesignKind design; /* that it needs; DESIGN_COUNT: it is asked for by itself */
    const char *title;      /* in a list of what is allowed */
    const char *heading;    /* of its table where that is not the first about an output, marked; else NULL */
    const char *sentence;   /* what the table's numbers are, with %s for the unit of differences; marked */
    const char *headline; /* what is said of the factor that matters most, with %s for the output, the factor,
                             its number and the unit of that; marked */
    const char *intervals; /* what their intervals are, with %d for how sure in per cent; marked */
    const struct EstimatorColumn *columns;
    size_t column_count;
    const struct SensitivityMeasure *ranking; /* by which factors are ordered: see sensitivity_size */
    enum Status (*estimate)(struct Sensitivity *self, const struct SensitivityData *data,
                            struct Error *error); /* adds its rows; errors as sensitivity_init */
    bool (*remark)(
        const struct Sensitivity *self, char *buffer,
        size_t size); /* what its numbers alone do not say, translated; false: nothing; may be NULL */
};

/* The estimator of a design, NULL if it has none. */
const struct Estimator *estimator_of(enum DesignKind kind);

/* All of them, in the order of estimators.def. */
size_t estimator_count(void);
const struct Estimator *estimator_at(size_t index);

/* "morris (elementary effects), saltelli (Sobol indices)": the designs that have one. */
enum { ESTIMATOR_LIST_SIZE = 256 };
void estimator_list(char text[ESTIMATOR_LIST_SIZE]);

#endif
