#include "world/support.h"

#include <math.h>

#include "world/draws.h"
#include "world/people.h"
#include "world/scales.h"

void support_start(struct World *world, double kept_per_week, double deviation) {
    world->support_kept = kept_per_week;
    for (int weeks = 0; weeks <= QUARTER_WEEKS; weeks++)
        world->support_after[weeks] = pow(kept_per_week, weeks);
    world->mood_deviation = deviation;
}

/* Without moods. */
static double support_drawn(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    double mean = all->support_mean[a], from = all->support_latent[a];
    uint32_t weeks = world->week - all->support_since[a];
    if (weeks == 0 || from == mean)
        return from;
    double kept = weeks <= QUARTER_WEEKS ? world->support_after[weeks] : pow(world->support_kept, weeks);
    return mean + kept * (from - mean);
}

void support_moods(struct World *world) {
    struct Agencies *all = &world->agencies;
    struct World ahead = {.week = world->week, .first_week = world->first_week};
    do
        ahead.week++;
    while (!world_quarter_ends(&ahead));
    world->moods_since = world->week;
    world->moods_until = ahead.week;
    double kept = pow(world->support_kept, ahead.week - world->week);
    double noise = world->mood_deviation * sqrt(1.0 - kept * kept);
    struct RandomRow row = random_row(&world->key, PURPOSE_SUPPORT_NOISE, world->week, 0);
    for (size_t a = 0; a < all->count; a++) {
        double normal = normal_of_bits(random_row_bits(&row, a));
        all->mood_first[a] = all->mood_last[a];
        all->mood_last[a] = kept * all->mood_first[a] + noise * normal;
        all->mood_known[a] = false;
    }
}

/* The path of a quarter, of weekly steps from its first mood; then what it misses of its last, n weeks later,
 * in proportion to the covariance with it: phi^(n - k) (1 - phi^2k)/(1 - phi^2n) at week k. */
static void path_draw(const struct World *world, size_t a, double path[QUARTER_WEEKS]) {
    const struct Agencies *all = &world->agencies;
    uint32_t weeks = world->moods_until - world->moods_since;
    double phi = world->support_kept, noise = world->mood_deviation * sqrt(1.0 - phi * phi);
    double kept[QUARTER_WEEKS + 1] = {1.0}, normal[4], mood = all->mood_first[a];
    for (uint32_t k = 1; k <= weeks; k++) {
        if (k % 4 == 1)
            random_normal4(&world->key, (struct DrawId){PURPOSE_SUPPORT_PATH, a, world->moods_since, k / 4},
                           normal);
        mood = phi * mood + noise * normal[(k - 1) % 4];
        kept[k] = phi * kept[k - 1];
        path[k - 1] = mood;
    }
    double missed = (all->mood_last[a] - mood) / (1.0 - kept[weeks] * kept[weeks]);
    for (uint32_t k = 1; k < weeks; k++)
        path[k - 1] += missed * kept[weeks - k] * (1.0 - kept[k] * kept[k]);
}

/* Without noise moods stay as they were at the start, all 0 or, without reversion, as drawn. */
static double mood(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    if (world->week == world->moods_since || world->mood_deviation == 0.0 || world->support_kept == 1.0)
        return all->mood_first[a];
    if (world->week == world->moods_until)
        return all->mood_last[a];
    if (!all->mood_known[a])
        path_draw(world, a, all->mood[a].of);
    all->mood_known[a] = true;
    return all->mood[a].of[world->week - world->moods_since - 1];
}

double support_latent(const struct World *world, size_t a) {
    return support_drawn(world, a) + mood(world, a);
}

double agency_support(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    if (all->support_seen[a] != world->week && world->params->mechanism_manager_support != 0.0) {
        all->support[a] = logistic(support_latent(world, a));
        all->support_seen[a] = world->week;
    }
    return level_pushed(world, all->support[a], LEVER_PUSH_MANAGER_SUPPORT, a);
}

void support_change(struct World *world, size_t a, double jump, double mean) {
    struct Agencies *all = &world->agencies;
    all->support_latent[a] = support_drawn(world, a) + jump;
    all->support_mean[a] = mean;
    all->support_since[a] = world->week;
    all->support_seen[a] = UINT32_MAX; /* nobody has seen the new one */
}
