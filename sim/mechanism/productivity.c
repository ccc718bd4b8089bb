#include "mechanism/productivity.h"

#include <math.h>

#include "mechanism/office.h"
#include "mechanism/team.h"
#include "world/scales.h"
#include "world/support.h"

/* The harmonic mean is the default: no power is taken for it. */
static double power(double x, double exponent) {
    return exponent == -1.0 ? 1.0 / x : pow(x, exponent);
}

double ces_mean(const double x[], const double weight[], size_t n, double rho) {
    double sum = 0.0, weights = 0.0;
    for (size_t i = 0; i < n; i++)
        weights += weight[i];
    for (size_t i = 0; i < n; i++)
        sum += weight[i] / weights * (fabs(rho) < 1e-9 ? log(x[i]) : power(x[i], rho));
    return fabs(rho) < 1e-9 ? exp(sum) : power(sum, 1.0 / rho);
}

double productivity(const struct World *world, const struct Episode *episode) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    uint32_t a = episode->agency;
    double link = p->case_staff_link[episode->type];
    double apart = 1.0 - 1.0 / episode->owner_count;
    const double x[] = {fmax(episode->quality, 1e-3), fmax(agency_support(world, a), 1e-3),
                        fmax(1.0 - p->legal_parochialism * apart, 1e-3), fmax(all->literacy[a], 1e-3)};
    const double weight[] = {1.0, link, link, link};
    double joint = team_has_both_roles(world, episode) ? 1.0 + p->work_joint_roles : 1.0;
    double helped = 1.0 + office_help(world, episode);
    return joint * helped * ces_mean(x, weight, 4, p->work_weakest_link);
}

double staff_time(const struct World *world, const struct Member *member) {
    const struct Agencies *all = &world->agencies;
    uint32_t a = member->agency;
    double freed = agency_support(world, a) / REFERENCE * (1.0 - all->load[a]) / (1.0 - REFERENCE);
    return (double)member->time * freed * fmax(0.0, 1.0 + all->emphasis_net[a]);
}
