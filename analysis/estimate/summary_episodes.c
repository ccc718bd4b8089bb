#include "estimate/summary_episodes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/pooled.h"
#include "estimate/summary_parts.h"
#include "estimate/tally_pack.h"

/* Curves of episodes: one for each exit, then these. */
enum { WISH_PARTIAL_OR_BETTER = EXIT_COUNT, WISH_IN_PROGRESS, WISH_COUNT };

/* The one curve of services. */
static const struct CurveWish ALIVE = {.complement = true, .chosen = {true}};

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

/* Shares of a group: of each fate, of each reason among the refused, of completed. */
enum { SHARE_REFUSAL = FATE_COUNT, SHARE_COMPLETED = SHARE_REFUSAL + REFUSAL_COUNT, SHARE_COUNT };

static void share_cells(const struct TallyCounts *counts, int group, int share, int64_t *successes,
                        int64_t *trials) {
    *trials = counts->proposals[group];
    if (share == SHARE_COMPLETED)
        *successes = counts->completed[group];
    else if (share < SHARE_REFUSAL)
        *successes = counts->fate[group][share];
    else {
        *successes = counts->refusal[group][share - SHARE_REFUSAL];
        *trials = counts->fate[group][FATE_REFUSED];
    }
}

/* All that is pooled over runs. */
struct Pools {
    struct CurveWish wishes[WISH_COUNT];
    struct Pooled episodes[GROUP_COUNT], services[SERVICE_GROUP_COUNT];
    struct PooledShare shares[GROUP_COUNT][SHARE_COUNT];
};

static void pools_free(struct Pools *self) {
    for (int group = 0; group < GROUP_COUNT; group++)
        pooled_free(&self->episodes[group]);
    for (int group = 0; group < SERVICE_GROUP_COUNT; group++)
        pooled_free(&self->services[group]);
}

static enum Status pools_init(struct Pools *self, const struct TallyCounts *total, struct Error *error) {
    enum Status status = STATUS_OK;
    wish_episode_curves(self->wishes);
    for (int group = 0; group < GROUP_COUNT && status == STATUS_OK; group++) {
        status = pooled_init(&self->episodes[group], EPISODE_ROWS, EXIT_COUNT,
                             &total->episode_counts[group][0][0], WISH_COUNT, self->wishes, error);
        for (int share = 0; share < SHARE_COUNT; share++) {
            struct PooledShare *pooled = &self->shares[group][share];
            share_cells(total, group, share, &pooled->successes, &pooled->trials);
        }
    }
    for (int group = 0; group < SERVICE_GROUP_COUNT && status == STATUS_OK; group++)
        status = pooled_init(&self->services[group], SERVICE_ROWS, 1, &total->service_counts[group][0][0], 1,
                             &ALIVE, error);
    return status;
}

static enum Status pools_leave_out(struct Pools *self, const struct TallyCounts *counts,
                                   struct Error *error) {
    enum Status status = STATUS_OK;
    for (int group = 0; group < GROUP_COUNT && status == STATUS_OK; group++) {
        status = pooled_leave_out(&self->episodes[group], &counts->episode_counts[group][0][0], error);
        for (int share = 0; share < SHARE_COUNT; share++) {
            int64_t successes, trials;
            share_cells(counts, group, share, &successes, &trials);
            pooled_share_leave_out(&self->shares[group][share], successes, trials);
        }
    }
    for (int group = 0; group < SERVICE_GROUP_COUNT && status == STATUS_OK; group++)
        status = pooled_leave_out(&self->services[group], &counts->service_counts[group][0][0], error);
    return status;
}

/* The counts of one run after the other, from the place that moves on. */
static enum Status read_counts(const struct Summary *self, uint64_t *place, struct TallyCounts *counts,
                               struct Error *error) {
    uint64_t size = 0;
    enum Status status = spill_read(&self->counts, *place, &size, sizeof size, error);
    unsigned char *bytes = status == STATUS_OK ? summary_room((size_t)size, 1, error) : NULL;
    if (bytes == NULL)
        return status == STATUS_OK ? STATUS_OUT_OF_MEMORY : status;
    status = spill_read(&self->counts, *place + sizeof size, bytes, (size_t)size, error);
    if (status == STATUS_OK) {
        struct Unpacking packing = {bytes, bytes + size, false};
        memset(counts, 0, sizeof *counts);
        tally_unpack_counts(counts, &packing);
        *place += sizeof size + size;
    }
    free(bytes);
    return status;
}

static enum Status leave_each_out(const struct Summary *self, struct Pools *pools, struct Error *error) {
    uint64_t place = 0;
    struct TallyCounts *counts = summary_room(1, sizeof *counts, error);
    enum Status status = counts == NULL ? STATUS_OUT_OF_MEMORY : STATUS_OK;
    for (size_t r = 0; r < self->runs && status == STATUS_OK; r++) {
        status = read_counts(self, &place, counts, error);
        if (status == STATUS_OK)
            status = pools_leave_out(pools, counts, error);
    }
    free(counts);
    return status;
}

static void read_shares(struct Summary *self, const struct Pools *pools, int group) {
    const struct PooledShare *shares = pools->shares[group];
    struct ProposalSummary *proposals = &self->proposals[group];
    proposals->proposals = self->total->proposals[group];
    for (int fate = 0; fate < FATE_COUNT; fate++)
        proposals->fate[fate] = pooled_share(&shares[fate], self->confidence);
    for (int reason = 0; reason < REFUSAL_COUNT; reason++)
        proposals->refusal[reason] = pooled_share(&shares[SHARE_REFUSAL + reason], self->confidence);
    self->episodes[group].completed_per_proposal = pooled_share(&shares[SHARE_COMPLETED], self->confidence);
}

static enum Status read_pools(struct Summary *self, const struct Pools *pools, struct Error *error) {
    enum Status status = STATUS_OK;
    for (int group = 0; group < GROUP_COUNT && status == STATUS_OK; group++) {
        struct Curve curves[WISH_COUNT];
        self->episodes[group].episodes = self->total->episodes[group];
        status = pooled_read(&pools->episodes[group], self->confidence, curves, NULL, error);
        read_episode_curves(&self->episodes[group], curves);
        read_shares(self, pools, group);
    }
    for (int group = 0; group < SERVICE_GROUP_COUNT && status == STATUS_OK; group++) {
        struct ServiceSummary *services = &self->services[group];
        services->services = self->total->services[group];
        status = pooled_read(&pools->services[group], self->confidence, &services->alive,
                             &services->restricted_mean_weeks, error);
        services->median_weeks = curve_median(&services->alive, services->services);
    }
    return status;
}

enum Status summary_fill_counts(struct Summary *self, struct Error *error) {
    struct Pools *pools = summary_room(1, sizeof *pools, error);
    if (pools == NULL)
        return STATUS_OUT_OF_MEMORY;
    enum Status status = pools_init(pools, self->total, error);
    if (status == STATUS_OK)
        status = leave_each_out(self, pools, error);
    if (status == STATUS_OK)
        status = read_pools(self, pools, error);
    pools_free(pools);
    free(pools);
    return status;
}
