/* Results of designs made by hand, as if runs had been estimated from: any number of factors, with and
 * without intervals. */
#ifndef TANDEM_TEST_SMALL_SENSITIVITY_H
#define TANDEM_TEST_SMALL_SENSITIVITY_H

#include "plots/figures.h"

enum { SMALL_FACTORS = 40, SMALL_LEVELS = 4, SMALL_POINTS = 5000, SMALL_ROWS = 1000 };

/* Owns nothing but memory of its own; the members that a test needs are borrowed by a request. */
struct SmallSensitivity {
    struct Factor factors[SMALL_FACTORS];
    const char *units[SMALL_FACTORS];
    size_t levels[SMALL_FACTORS], factor_count;
    struct Design design;
    struct Sensitivity sensitivity;
    struct Response response;
    struct ReplicatesNeeded replicates;

    double unit[SMALL_POINTS * SMALL_FACTORS];
    struct Estimate point[SMALL_POINTS];
    struct FactorResponse factor_response[SMALL_FACTORS];
    struct SensitivityRow rows[SMALL_ROWS];
};

/* Factors with keys, units, scales and ranges like those of the model; points of a design of that kind. */
void small_factors(struct SmallSensitivity *self, size_t factors, enum DesignKind kind, int64_t points);

/* Results. Without intervals everything is a bare number; `scale` 0 makes an output that is always the same.
 */
void small_one_at_a_time(struct SmallSensitivity *self, size_t levels, double scale, bool intervals);
void small_morris(struct SmallSensitivity *self, double scale, bool intervals);
void small_saltelli(struct SmallSensitivity *self, double scale, bool intervals);
void small_given_data(struct SmallSensitivity *self, double scale, bool intervals);
void small_response(struct SmallSensitivity *self, double scale, bool intervals);
void small_replicates(struct SmallSensitivity *self, int64_t replicates, double deviation);

#endif
