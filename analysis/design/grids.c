#include <string.h>

#include "design/design_generators.h"

static double level_unit(size_t level, size_t levels) {
    return (double)level / (double)(levels - 1);
}

/* Its one point has no coordinates. */
enum Status design_generate_point(const struct DesignRequest *request, struct Design *design,
                                  struct Error *error) {
    (void)request;
    (void)design;
    (void)error;
    return STATUS_OK;
}

/* The number of a point is written in the mixed radix of the levels; the last factor is its last digit. */
enum Status design_generate_factorial(const struct DesignRequest *request, struct Design *design,
                                      struct Error *error) {
    (void)error;
    size_t factors = request->factors;
    for (size_t i = 0; i < (size_t)design->points; i++) {
        size_t rest = i;
        for (size_t f = factors; f-- > 0; rest /= request->levels[f])
            design->unit[i * factors + f] = level_unit(rest % request->levels[f], request->levels[f]);
    }
    return STATUS_OK;
}

enum Status design_generate_one_at_a_time(const struct DesignRequest *request, struct Design *design,
                                          struct Error *error) {
    (void)error;
    size_t factors = request->factors, point = 0;
    for (size_t i = 0; i < (size_t)design->points; i++)
        memcpy(design->unit + i * factors, request->centre, factors * sizeof *design->unit);
    for (size_t f = 0; f < factors; f++)
        for (size_t level = 0; level < request->levels[f]; level++)
            design->unit[++point * factors + f] = level_unit(level, request->levels[f]);
    return STATUS_OK;
}
