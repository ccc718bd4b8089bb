/* A calibration with the names, units and scales of its factors and numbers: what tables, pictures, files and
 * pages read. */
#ifndef TANDEM_CALIBRATED_H
#define TANDEM_CALIBRATED_H

#include <stdint.h>
#include <stdio.h>

#include "calibrate/calibration.h"
#include "design/factor.h"
#include "targets/targets.h"

enum { CALIBRATED_NAME_SIZE = 96 };

struct CalibratedFactor {
    const struct Factor *factor;
    const char *unit; /* of its values */
    double own;       /* the scenario's value */
};

struct CalibratedNumber {
    char name[CALIBRATED_NAME_SIZE]; /* N9_beta, or the name of an outcome */
    const char *id;                  /* N9; "" for an outcome */
    const char *what;                /* a sentence of the figure that it belongs to */
    enum Scale scale;                /* on which it is compared */
};

struct Calibrated {
    const struct Calibration *calibration;
    struct CalibratedFactor factor[CALIBRATION_FACTORS_MOST];
    struct CalibratedNumber number[CALIBRATION_NUMBERS_MOST];
    size_t factor_count, number_count;
    const char *title; /* of the plan */
    int64_t runs;      /* that it rests on */
};

/* A factor's value at a place of the cube, and a number as people read it. */
double calibrated_value(const struct Calibrated *self, size_t factor, double unit);
double calibrated_shown(const struct Calibrated *self, size_t number, double on_scale);

/* What a factor is set to where all are set together: the centre of the posterior, rounded to three digits.
 */
double calibrated_point(const struct Calibrated *self, size_t factor);

/* 5, 50, 95 % of what the particles gave for a number, as people read it; NaN without any. */
void calibrated_predicted(const struct Calibrated *self, size_t number, double quantile[3]);

/* The same of the runs at the posterior's centre. */
void calibrated_confirmed(const struct Calibrated *self, size_t number, double quantile[3]);

/* posterior.csv: a row a particle, the columns of its factors by name, then weight, distance of its run
 * before it was adjusted, generation; a design file. */
void calibrated_write_posterior(const struct Calibrated *self, FILE *stream);

#endif
