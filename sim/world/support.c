#include "world/support.h"

#include <math.h>

#include "world/draws.h"
#include "world/people.h"
#include "world/scales.h"

/* The step to the next week, of those who know where they will be in `left` weeks: phi N + K (M - phi^left N)
 * for the mood M then, with the gain K = phi^(left - 1) (1 - phi^2)/(1 - phi^(2 left)). */
static struct MoodStep mood_step(double kept, double deviation, int left) {
    double all_kept = pow(kept, left), later_kept = pow(kept, left - 1);
    double open = 1.0 - all_kept * all_kept, gain = later_kept * (1.0 - kept * kept) / open;
    double noise = sqrt((1.0 - kept * kept) * (1.0 - later_kept * later_kept) / open);
    return (struct MoodStep){kept - gain * all_kept, gain, deviation * noise};
}

void support_start(struct World *world, double kept_per_week, double deviation) {
    world->support_kept = kept_per_week;
    for (int weeks = 0; weeks <= QUARTER_WEEKS; weeks++)
        world->support_after[weeks] = pow(kept_per_week, weeks);
    for (int left = 1; left <= QUARTER_WEEKS; left++)
        world->mood_step[left] = mood_step(kept_per_week, deviation, left);
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
        all->moods_known[a] = 0;
    }
}

/* Four weeks further, of one block; weekly steps, each pulled to the end of the quarter. */
static void path_draw(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    double *path = all->mood[a].of, end = all->mood_last[a], normal[4];
    uint32_t from = all->moods_known[a], weeks = world->moods_until - world->moods_since;
    random_normal4(&world->key, (struct DrawId){PURPOSE_SUPPORT_PATH, a, world->moods_since, from / 4},
                   normal);
    double mood = from == 0 ? all->mood_first[a] : path[from - 1];
    for (uint32_t k = from; k < from + 4 && k + 1 < weeks; k++) {
        const struct MoodStep *step = &world->mood_step[weeks - k];
        path[k] = mood = step->kept * mood + step->gain * end + step->noise * normal[k - from];
    }
    all->moods_known[a] = from + 4;
}

/* Without noise moods stay as they were at the start, all 0 or, without reversion, as drawn. */
static double mood(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    if (world->week == world->moods_since || world->mood_deviation == 0.0 || world->support_kept == 1.0)
        return all->mood_first[a];
    if (world->week == world->moods_until)
        return all->mood_last[a];
    uint32_t weeks = world->week - world->moods_since;
    while (all->moods_known[a] < weeks)
        path_draw(world, a);
    return all->mood[a].of[weeks - 1];
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
