/* What one run of the baseline would have told to those who counted the public figures. */
#ifndef TANDEM_MEASURE_H
#define TANDEM_MEASURE_H

#include "params/case_types.h"
#include "targets/sampling.h"
#include "world/records.h"

/* The world starts in April 2013; public figures end in December 2018. */
enum { VALIDATION_WEEKS = 299, OFFICES_MOST = 2000 };

/* What is counted in classes. */
enum Counted {
    COUNTED_PITCHES,  /* of new projects, of projects pitched before (N8) */
    COUNTED_BETA,     /* registered projects without, with a release (N9) */
    COUNTED_STABLE,   /* registered projects without, with a service that has been kept up for a year (N9) */
    COUNTED_REQUESTS, /* refused, unanswered, granted (N13) */
    COUNTED_PROJECTS, /* pitched 1, 2, 3, 4, 5, 6 times or more (N27) */
    COUNTED_KINDS
};
size_t counted_classes(enum Counted kind);

struct Measured {
    double counts[COUNTED_KINDS][CLASSES_MOST];
    struct LifeTable
        lives; /* of civic projects begun to the end of 2015 and followed to the end of 2017 (N10) */
    double open_datasets[VALIDATION_WEEKS];    /* N14 */
    double government_median, government_gini; /* at 260 weeks (N15) */
    size_t offices;                            /* of local governments with at least ten (N16) */
    double office[OFFICES_MOST];               /* open datasets over their government's mean */
    double peak_weeks[CASE_TYPE_COUNT];        /* most frequent time from work to completion (N1 N2) */
    double in_time_share[CASE_TYPE_COUNT];     /* ended by 1.5 terms */
    double registered_share, unused_share, crises_a_year;
};

/* Follows the records of one run. measured is zeroed first and complete after watch_close, which frees the
 * rest and accepts NULL. NULL without memory. */
struct Watch;
struct Watch *watch_new(struct Measured *measured);
struct Recorder watch_recorder(struct Watch *self);
void watch_close(struct Watch *self);

#endif
