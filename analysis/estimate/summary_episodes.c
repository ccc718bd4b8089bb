#include "estimate/summary_episodes.h"

#include <math.h>
#include <stdlib.h>

#include "estimate/pooled.h"
#include "estimate/summary_parts.h"
#include "estimate/survival.h"
#include "estimate/tally.h"

/* Curves of episodes: one for each exit, then these. */
enum { WISH_PARTIAL_OR_BETTER = EXIT_COUNT, WISH_IN_PROGRESS, WISH_COUNT };

static void wish_episode_curves(struct CurveWish wishes[WISH_COUNT]) {
    for (int k = 0; k < WISH_COUNT; k++)
        for (int exit = 0; exit < EXIT_COUNT; exit++)
            wishes[k].chosen[exit] = exit == k || k == WISH_IN_PROGRESS;
    wishes[WISH_PARTIAL_OR_BETTER].chosen[EXIT_COMPLETED] = true;
    wishes[WISH_PARTIAL_OR_BETTER].chosen[EXIT_PARTIAL] = true;
    wishes[WISH_IN_PROGRESS].complement = true;
}

static struct Estimate curve_at(const struct Curve *curve, int64_t week, int64_t count) {
    if (curve->length == 0 || isnan(curve->value[week]))
        return estimate_none();
    return (struct Estimate){curve->value[week], curve->low[week], curve->high[week], count};
}

static struct Estimate curve_median(const struct Curve *curve, int64_t count) {
    struct Estimate median =
        survival_median(curve->length, curve->time, curve->value, curve->low, curve->high, count);
    return isnan(median.value) ? estimate_none() : median;
}

static void read_episode_curves(struct EpisodeSummary *episodes, struct Curve curves[WISH_COUNT]) {
    episodes->in_progress = curves[WISH_IN_PROGRESS];
    episodes->cohort = episodes->in_progress.length > 0 ? (int64_t)episodes->in_progress.at_risk[0] : 0;
    for (int i = 0; i < COMPLETION_COUNT; i++) {
        int64_t week = summary_completion_week(i);
        episodes->completed[i] = curve_at(&curves[EXIT_COMPLETED], week, episodes->cohort);
        episodes->completed_or_partial[i] = curve_at(&curves[WISH_PARTIAL_OR_BETTER], week, episodes->cohort);
    }
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        episodes->incidence[exit] = curves[exit];
        episodes->ended[exit] = curve_at(&curves[exit], SUMMARY_FOLLOW_WEEKS, episodes->cohort);
    }
    episodes->median_weeks = curve_median(&episodes->in_progress, episodes->cohort);
    curve_free(&curves[WISH_PARTIAL_OR_BETTER]);
}

static enum Status fill_episode_group(struct Summary *self, int group, const struct CurveWish wishes[],
                                      const uint32_t *counts[], struct Error *error) {
    struct EpisodeSummary *episodes = &self->episodes[group];
    struct Curve curves[WISH_COUNT];
    for (size_t r = 0; r < self->runs; r++) {
        counts[r] = &self->tallies[r]->episode_counts[group][0][0];
        episodes->episodes += self->tallies[r]->episodes[group];
    }
    struct RunCounts runs = {self->runs, EPISODE_ROWS, EXIT_COUNT, counts};
    enum Status status = pooled_curves(&runs, WISH_COUNT, wishes, self->confidence, curves, NULL, error);
    read_episode_curves(episodes, curves);
    return status;
}

enum Status summary_fill_episodes(struct Summary *self, struct Error *error) {
    struct CurveWish wishes[WISH_COUNT] = {{0}};
    wish_episode_curves(wishes);
    const uint32_t **counts = summary_room(self->runs, sizeof *counts, error);
    enum Status status = counts == NULL ? STATUS_OUT_OF_MEMORY : STATUS_OK;
    for (int group = 0; group < GROUP_COUNT && status == STATUS_OK; group++)
        status = fill_episode_group(self, group, wishes, counts, error);
    free(counts);
    return status;
}

enum Status summary_fill_services(struct Summary *self, struct Error *error) {
    const struct CurveWish alive = {.complement = true, .chosen = {true}};
    const uint32_t **counts = summary_room(self->runs, sizeof *counts, error);
    enum Status status = counts == NULL ? STATUS_OUT_OF_MEMORY : STATUS_OK;
    for (int group = 0; group < SERVICE_GROUP_COUNT && status == STATUS_OK; group++) {
        struct ServiceSummary *services = &self->services[group];
        for (size_t r = 0; r < self->runs; r++) {
            counts[r] = &self->tallies[r]->service_counts[group][0][0];
            services->services += self->tallies[r]->services[group];
        }
        struct RunCounts runs = {self->runs, SERVICE_ROWS, 1, counts};
        status = pooled_curves(&runs, 1, &alive, self->confidence, &services->alive,
                               &services->restricted_mean_weeks, error);
        services->median_weeks = curve_median(&services->alive, services->services);
    }
    free(counts);
    return status;
}

/* Where in a tally the successes and trials of a share stand. */
typedef const int64_t *(*TallyCell)(const struct Tally *tally, int group, int index);

static const int64_t *cell_proposals(const struct Tally *tally, int group, int index) {
    (void)index;
    return &tally->proposals[group];
}
static const int64_t *cell_completed(const struct Tally *tally, int group, int index) {
    (void)index;
    return &tally->completed[group];
}
static const int64_t *cell_fate(const struct Tally *tally, int group, int index) {
    return &tally->fate[group][index];
}
static const int64_t *cell_refusal(const struct Tally *tally, int group, int index) {
    return &tally->refusal[group][index];
}
static const int64_t *cell_refused(const struct Tally *tally, int group, int index) {
    (void)index;
    return &tally->fate[group][FATE_REFUSED];
}

/* The share of successes among trials over all runs; room[2 * runs]. */
static struct Estimate tally_share(const struct Summary *self, int group, int index, TallyCell successes,
                                   TallyCell trials, int64_t room[]) {
    for (size_t r = 0; r < self->runs; r++) {
        room[r] = *successes(self->tallies[r], group, index);
        room[self->runs + r] = *trials(self->tallies[r], group, index);
    }
    return pooled_share(self->runs, room, room + self->runs, self->confidence);
}

enum Status summary_fill_proposals(struct Summary *self, struct Error *error) {
    int64_t *room = summary_room(2 * self->runs, sizeof *room, error);
    if (room == NULL)
        return STATUS_OUT_OF_MEMORY;
    for (int group = 0; group < GROUP_COUNT; group++) {
        struct ProposalSummary *proposals = &self->proposals[group];
        for (size_t r = 0; r < self->runs; r++)
            proposals->proposals += self->tallies[r]->proposals[group];
        for (int fate = 0; fate < FATE_COUNT; fate++)
            proposals->fate[fate] = tally_share(self, group, fate, cell_fate, cell_proposals, room);
        for (int reason = 0; reason < REFUSAL_COUNT; reason++)
            proposals->refusal[reason] = tally_share(self, group, reason, cell_refusal, cell_refused, room);
        self->episodes[group].completed_per_proposal =
            tally_share(self, group, 0, cell_completed, cell_proposals, room);
    }
    free(room);
    return STATUS_OK;
}
