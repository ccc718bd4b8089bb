#include "mechanism/office.h"

#include <math.h>

/* Share of an office at which a case has half of the help there can be. */
#define HALF_HELP 0.1

double office_help_of(double share) {
    return share * share / (share * share + HALF_HELP * HALF_HELP);
}

static double weight(const struct World *world, const struct Episode *episode) {
    return world->params->programme_office_help[episode->programme];
}

static struct Government *government(const struct World *world, const struct Episode *episode) {
    return &world->governments[world->agencies.government[episode->agency]];
}

void office_takes(struct World *world, const struct Episode *episode) {
    government(world, episode)->supported += weight(world, episode);
}

void office_leaves(struct World *world, const struct Episode *episode) {
    government(world, episode)->supported -= weight(world, episode);
}

double office_help(const struct World *world, const struct Episode *episode) {
    double own = weight(world, episode);
    if (own <= 0.0)
        return 0.0;
    const struct Government *home = government(world, episode);
    return office_help_of(home->office * own / fmax(home->supported, own));
}
