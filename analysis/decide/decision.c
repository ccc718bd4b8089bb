#include "decide/decision.h"

#include <math.h>
#include <stdlib.h>

struct Deciding {
    struct Decision *decision;
    const struct DecisionQuestion *question;
    const struct Scores *scores;
    double *room; /* room[points] */
    double *told; /* told[mixes][points]: differences to the best mix of a budget, without noise */
};

static double sign_of(const struct DecisionAim *aim) {
    return (double)aim->direction;
}

/* Share of points where the difference is on the worse side. */
static double share_worse(const double difference[], size_t points, double direction) {
    double worse = 0.0, count = 0.0;
    for (size_t p = 0; p < points; p++) {
        worse += difference[p] * direction < 0.0;
        count += !isnan(difference[p]);
    }
    return worse / count; /* 0/0: not available */
}

static bool meets(const struct DecisionAim *aim, double value) {
    return !(value < aim->at_least) && !(value > aim->at_most);
}

static bool is_constraint(const struct DecisionAim *aim) {
    return !isnan(aim->at_least) || !isnan(aim->at_most);
}

/* Constraints are of levels, not of differences. */
static void look_at_constraints(struct Deciding *self, size_t mix, struct Standing *standing) {
    const struct Scores *scores = self->scores;
    double met = 0.0, count = 0.0;
    bool any = false;
    standing->admissible = true;
    for (size_t i = 0; i < scores->aims; i++) {
        const struct DecisionAim *aim = &self->question->aims[i];
        const double *outcome = scores_aim(scores, i, mix);
        if (!is_constraint(aim))
            continue;
        any = true;
        const struct PairedMean mean = paired_mean(outcome, NULL, scores->points, self->question->confidence);
        standing->admissible = standing->admissible && meets(aim, mean.effect.value) && mean.effect.count > 0;
    }
    for (size_t p = 0; p < scores->points && any; p++) {
        bool all = true, known = true;
        for (size_t i = 0; i < scores->aims; i++) {
            double value = scores_aim(scores, i, mix)[p];
            known = known && (!is_constraint(&self->question->aims[i]) || !isnan(value));
            all = all && meets(&self->question->aims[i], value);
        }
        met += known && all;
        count += known;
    }
    standing->admissible_share = met / count; /* 0/0: no constraint */
}

static bool is_told_from_zero(const struct Estimate *effect) {
    return effect->low > 0.0 || effect->high < 0.0;
}

/* Cost is certain: it is what the option is said to cost. */
static struct Estimate per_money(const struct Estimate *effect, double cost) {
    if (!(cost > 0.0) || !is_told_from_zero(effect))
        return estimate_none();
    return (struct Estimate){effect->value / cost, effect->low / cost, effect->high / cost, effect->count};
}

static void stand(struct Deciding *self, size_t mix) {
    struct Standing *standing = &self->decision->mixes[mix];
    const struct Scores *scores = self->scores;
    double confidence = self->question->confidence;
    standing->score = scores_difference(scores_of(scores, mix), scores_of(scores, 0), scores->points,
                                        self->room, confidence);
    standing->score_worse = share_worse(self->room, scores->points, 1.0);
    for (size_t i = 0; i < scores->aims; i++) {
        const struct DecisionAim *aim = &self->question->aims[i];
        standing->aims[i] = scores_difference(scores_aim(scores, i, mix), scores_aim(scores, i, 0),
                                              scores->points, self->room, confidence);
        standing->worse[i] = share_worse(self->room, scores->points, sign_of(aim));
        const struct Estimate *effect = &standing->aims[i].effect;
        bool harm = aim->direction > 0 ? effect->high < 0.0 : effect->low > 0.0;
        standing->harms |= mix > 0 && harm ? 1u << i : 0;
    }
    look_at_constraints(self, mix, standing);
    standing->per_money = per_money(&standing->score.effect, self->question->mixes[mix].cost);
}

/* By how much one mix is ahead of another at the points where both have values: those that were stopped have
 * fewer. */
static double mean_lead(const struct Scores *scores, size_t one, size_t other) {
    const double *first = scores_of(scores, one), *second = scores_of(scores, other);
    double sum = 0.0, count = 0.0;
    for (size_t p = 0; p < scores->points; p++) {
        double lead = first[p] - second[p];
        sum += isnan(lead) ? 0.0 : lead;
        count += isnan(lead) ? 0.0 : 1.0;
    }
    return sum / count; /* 0/0: never met */
}

static void find_frontier(const struct Decision *self, const struct Scores *scores) {
    const struct DecisionQuestion *question = self->question;
    for (size_t m = 0; m < question->mix_count; m++) {
        struct Standing *standing = &self->mixes[m];
        standing->on_frontier = standing->admissible && !isnan(standing->score.effect.value);
        for (size_t other = 0; other < question->mix_count && standing->on_frontier; other++) {
            double cost = question->mixes[other].cost, own = question->mixes[m].cost;
            if (other == m || !self->mixes[other].admissible || cost > own)
                continue;
            double lead = mean_lead(scores, other, m);
            standing->on_frontier = !(lead > 0.0 || (lead == 0.0 && (cost < own || other < m)));
        }
    }
}

bool decision_competes(const struct Decision *self, size_t budget, size_t mix) {
    return !self->race.stopped[mix] && question_affords(self->question, budget, mix);
}

/* The highest of values[mixes][points] at a point among those that compete; NaN unless all have one. */
static double highest(const struct Deciding *self, size_t budget, const double values[], size_t point,
                      size_t *where) {
    double best = -HUGE_VAL;
    for (size_t m = 0; m < self->scores->mixes; m++) {
        if (!decision_competes(self->decision, budget, m))
            continue;
        double value = values[m * self->scores->points + point];
        if (isnan(value))
            return (double)NAN;
        *where = value > best ? m : *where;
        best = value > best ? value : best;
    }
    return best;
}

static void share_best(struct Deciding *self, size_t budget, size_t point, double best) {
    struct BudgetStanding *standing = &self->decision->budgets[budget];
    const size_t points = self->scores->points;
    double equal = 0.0;
    for (size_t m = 0; m < self->scores->mixes; m++)
        equal += decision_competes(self->decision, budget, m) && self->told[m * points + point] == best;
    for (size_t m = 0; m < self->scores->mixes; m++)
        if (decision_competes(self->decision, budget, m) && self->told[m * points + point] == best)
            standing->best_share[m] += 1.0 / equal;
}

/* What is chosen by one half of the replicates and scored by the other, both ways round; NaN without halves.
 */
static double chosen_score(const struct Deciding *self, size_t budget, size_t point) {
    size_t of_even = 0, of_odd = 0;
    const size_t points = self->scores->points;
    double *const *half = (double *const *)self->scores->half;
    double even = highest(self, budget, half[0], point, &of_even),
           odd = highest(self, budget, half[1], point, &of_odd);
    return isnan(even) || isnan(odd)
               ? (double)NAN
               : 0.5 * (half[1][of_even * points + point] + half[0][of_odd * points + point]);
}

static double own_halves(const struct Deciding *self, size_t mix, size_t point) {
    size_t place = mix * self->scores->points + point;
    return 0.5 * (self->scores->half[0][place] + self->scores->half[1][place]);
}

static int compare_doubles(const void *one, const void *other) {
    double first = *(const double *)one, second = *(const double *)other;
    return first < second ? -1 : first > second;
}

/* What is found at each point of a budget: best of means over replicates, what one half of them chooses
 * scored by the other, best without noise. */
struct Heights {
    double *best, *chosen, *told; /* [points] */
};

/* Regret of a mix over points; room keeps that of each, without noise. */
static void find_regret(struct Deciding *self, size_t budget, size_t mix, const struct Heights *heights) {
    struct BudgetStanding *standing = &self->decision->budgets[budget];
    const double *score = scores_of(self->scores, mix);
    double sum = 0.0, least = 0.0;
    size_t count = 0;
    for (size_t p = 0; p < self->scores->points; p++) {
        if (isnan(heights->best[p]))
            continue;
        self->room[count++] = heights->told[p] - self->told[mix * self->scores->points + p];
        sum += heights->best[p] - score[p];
        least += heights->chosen[p] - own_halves(self, mix, p);
    }
    qsort(self->room, count, sizeof *self->room, compare_doubles);
    standing->regret[mix] = sum / (double)count; /* 0/0: no point */
    standing->regret_least[mix] = fmax(least / (double)count, 0.0);
    if (isnan(least))
        standing->regret_least[mix] = (double)NAN;
    standing->regret_90[mix] = interval_quantile(self->room, count, 0.9);
}

static bool can_win(const struct Decision *self, size_t budget, size_t mix) {
    return decision_competes(self, budget, mix) && self->mixes[mix].admissible &&
           !isnan(self->mixes[mix].score.effect.value);
}

static size_t find_best(const struct Decision *self, size_t budget, size_t except) {
    size_t best = SIZE_MAX;
    for (size_t m = 0; m < self->question->mix_count; m++)
        if (m != except && can_win(self, budget, m) &&
            (best == SIZE_MAX || self->mixes[m].score.effect.value > self->mixes[best].score.effect.value))
            best = m;
    return best;
}

/* The frontier's next mix beyond the best, and what a further million gives on the way to it. */
static void find_next(struct Deciding *self, struct BudgetStanding *standing) {
    const struct Decision *decision = self->decision;
    const struct DecisionMix *mixes = self->question->mixes;
    standing->next = SIZE_MAX;
    standing->further = estimate_none();
    for (size_t m = 0; m < self->question->mix_count && standing->best != SIZE_MAX; m++)
        if (decision->mixes[m].on_frontier && mixes[m].cost > mixes[standing->best].cost &&
            (standing->next == SIZE_MAX || mixes[m].cost < mixes[standing->next].cost))
            standing->next = m;
    if (standing->next == SIZE_MAX)
        return;
    double cost = mixes[standing->next].cost - mixes[standing->best].cost;
    const struct PairedMean gain =
        scores_difference(scores_of(self->scores, standing->next), scores_of(self->scores, standing->best),
                          self->scores->points, self->room, self->question->confidence);
    standing->further = (struct Estimate){gain.effect.value / cost, gain.effect.low / cost,
                                          gain.effect.high / cost, gain.effect.count};
}

/* A stopped mix loses at least what the best has more where both were run. */
static double least_of_stopped(const struct Deciding *self, size_t budget, size_t mix) {
    size_t best = self->decision->budgets[budget].best;
    return best == SIZE_MAX || !question_affords(self->question, budget, mix)
               ? (double)NAN
               : fmax(0.0, mean_lead(self->scores, best, mix));
}

static void judge_budget(struct Deciding *self, size_t budget, const struct Heights *heights) {
    struct BudgetStanding *standing = &self->decision->budgets[budget];
    const struct Scores *scores = self->scores;
    size_t ignored = 0;
    standing->best = find_best(self->decision, budget, SIZE_MAX);
    standing->second =
        standing->best == SIZE_MAX ? SIZE_MAX : find_best(self->decision, budget, standing->best);
    for (size_t m = 0; m < scores->mixes; m++)
        scores_told(scores, m, standing->best == SIZE_MAX ? 0 : standing->best,
                    self->told + m * scores->points);
    for (size_t p = 0; p < scores->points; p++) {
        heights->best[p] = highest(self, budget, scores->score, p, &ignored);
        heights->told[p] = highest(self, budget, self->told, p, &ignored);
        heights->chosen[p] = chosen_score(self, budget, p);
        if (isnan(heights->best[p]))
            continue;
        standing->points++;
        share_best(self, budget, p, heights->told[p]);
    }
    for (size_t m = 0; m < scores->mixes; m++) {
        bool competes = decision_competes(self->decision, budget, m);
        standing->best_share[m] = competes ? standing->best_share[m] / (double)standing->points : (double)NAN;
        standing->regret[m] = standing->regret_90[m] = (double)NAN;
        standing->regret_least[m] = least_of_stopped(self, budget, m);
        if (competes)
            find_regret(self, budget, m, heights);
    }
    standing->lead = (struct PairedMean){estimate_none(), (double)NAN, (double)NAN};
    if (standing->second != SIZE_MAX)
        standing->lead =
            scores_difference(scores_of(scores, standing->best), scores_of(scores, standing->second),
                              scores->points, self->room, self->question->confidence);
    find_next(self, standing);
}

static bool make_room(struct Decision *self) {
    const struct DecisionQuestion *question = self->question;
    size_t mixes = question->mix_count;
    self->mixes = calloc(mixes + 1, sizeof *self->mixes);
    self->budgets = calloc(question->budget_count + 1, sizeof *self->budgets);
    bool there = self->mixes != NULL && self->budgets != NULL;
    for (size_t m = 0; m < mixes && there; m++) {
        self->mixes[m].aims = calloc(question->aim_count + 1, sizeof *self->mixes[m].aims);
        self->mixes[m].worse = calloc(question->aim_count + 1, sizeof *self->mixes[m].worse);
        there = self->mixes[m].aims != NULL && self->mixes[m].worse != NULL;
    }
    for (size_t b = 0; b < question->budget_count && there; b++) {
        double *numbers = calloc(4 * mixes + 1, sizeof *numbers);
        there = numbers != NULL;
        self->budgets[b] = (struct BudgetStanding){.best_share = numbers,
                                                   .regret = there ? numbers + mixes : NULL,
                                                   .regret_least = there ? numbers + 2 * mixes : NULL,
                                                   .regret_90 = there ? numbers + 3 * mixes : NULL};
    }
    return there;
}

enum Status decision_init(struct Decision *self, const struct DecisionQuestion *question,
                          const struct Scores *scores, struct Race *race, struct Error *error) {
    *self = (struct Decision){.question = question, .points = scores->points, .race = *race};
    *race = (struct Race){0};
    size_t points = scores->points;
    double *room = malloc((4 * points + 1) * sizeof *room);
    double *told = malloc((question->mix_count * points + 1) * sizeof *told);
    bool there = make_room(self) && room != NULL && told != NULL;
    if (there) {
        struct Deciding deciding = {self, question, scores, room, told};
        const struct Heights heights = {room + points, room + 2 * points, room + 3 * points};
        for (size_t m = 0; m < question->mix_count; m++)
            stand(&deciding, m);
        find_frontier(self, scores);
        for (size_t b = 0; b < question->budget_count; b++)
            judge_budget(&deciding, b, &heights);
    }
    free(room);
    free(told);
    return there ? STATUS_OK
                 : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a decision of %zu mixes",
                             question->mix_count);
}

void decision_free(struct Decision *self) {
    for (size_t m = 0; self->mixes != NULL && m < self->question->mix_count; m++) {
        free(self->mixes[m].aims);
        free(self->mixes[m].worse);
    }
    for (size_t b = 0; self->budgets != NULL && b < self->question->budget_count; b++)
        free(self->budgets[b].best_share);
    free(self->mixes);
    free(self->budgets);
    race_free(&self->race);
    *self = (struct Decision){0};
}

int64_t decision_runs_saved(const struct Decision *self, int64_t replicates) {
    int64_t saved = 0;
    for (size_t m = 0; m < self->question->mix_count; m++)
        saved += (int64_t)(self->points - self->race.until[m]) * replicates;
    return saved;
}
