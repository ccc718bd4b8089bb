#include "mechanism/pushes.h"

#include <math.h>

#include "world/quality.h"
#include "world/scales.h"

double push_kept(const struct World *world, enum Lever lever, size_t agency) {
    const struct Params *p = world->params;
    switch (lever) {
    case LEVER_PUSH_TRUST_CITIZEN:
    case LEVER_PUSH_TRUST_ADMINISTRATOR:
    case LEVER_PUSH_CONSERVATISM:
        return world->memory[1];
    case LEVER_PUSH_MANAGER_SUPPORT:
        return 1.0 - weekly_share_of_month(p->manager_reversion_per_month);
    case LEVER_PUSH_DATA_QUALITY: {
        /* u + d = d/(1 - Q*) for the level Q* at which upkeep u balances decay d */
        double level[QUALITY_DIMENSIONS];
        quality_levels(world, agency, level);
        double rest = fmin(0.999, quality_score(level));
        return exp(-weekly_share_of_month(p->data_quality_decay_per_month) / (1.0 - rest));
    }
    default:
        return 0.0;
    }
}
