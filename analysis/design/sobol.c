#include "design/design_generators.h"
#include "design/sobol_sequence.h"

enum Status design_generate_sobol(const struct DesignRequest *request, struct Design *design,
                                  struct Error *error) {
    (void)error;
    struct RandomKey key = {request->seed, 0};
    for (size_t f = 0; f < request->factors; f++)
        sobol_column(&key, f, (size_t)design->points, design->unit + f, request->factors);
    return STATUS_OK;
}
