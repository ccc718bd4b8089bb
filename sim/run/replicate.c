#include "run/replicate.h"

#include "run/world_run.h"

const char *model_version(void) {
    return "5";
}

enum Status replicate_run(const struct ReplicateInput *input, uint64_t replicate,
                          const struct Recorder *recorder, struct Error *error) {
    struct World world = {0};
    enum Status status = world_burn_in(&world, input, replicate, error);
    if (status == STATUS_OK)
        status = world_report(&world, input, recorder, error);
    world_free(&world);
    return status;
}

/* Measured shares of the state that grows with agencies, staff and network; the rest grows with what happens.
 */
size_t replicate_memory(const struct ReplicateInput *input) {
    const struct Params *p = &input->scenario->params;
    double agency =
        700.0 + 40.0 * (p->network_peers_within + p->network_peers_between) + p->world_staff_mean * 32.0;
    double years = (double)input->weeks / WEEKS_PER_YEAR;
    double episode = 1500.0 * years * (2.0 + 1.0) * p->world_agencies / 3.0;
    return (size_t)(8e6 + p->world_agencies * agency + episode + 400.0 * (double)input->weeks);
}
