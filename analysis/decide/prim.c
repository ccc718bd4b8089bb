#include "decide/prim.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const double peeled = 0.05, smallest = 0.1, quasi_limit = 0.05, false_alarm = 0.05;

/* One search among the points that are still there. */
struct Search {
    const struct PrimData *data;
    unsigned char *there; /* there[points]: 1 for the points to search in, 2 for those held back */
    size_t points, events;
    double base;
    double *column; /* column[points]: room for the values of a factor */
    double *low, *high, *best_low, *best_high;
};

struct Count {
    size_t points, events;
};

static bool is_inside(const struct PrimData *data, const double low[], const double high[], size_t point,
                      size_t except) {
    const double *x = data->x + point * data->factors;
    for (size_t f = 0; f < data->factors; f++)
        if (f != except && !(x[f] >= low[f] && x[f] <= high[f]))
            return false;
    return true;
}

/* Points with there[p] == kind inside a box, one factor of which may be free. */
static struct Count count_inside(const struct Search *self, const double low[], const double high[],
                                 unsigned char kind, size_t except) {
    struct Count count = {0, 0};
    for (size_t p = 0; p < self->data->points; p++)
        if (self->there[p] == kind && is_inside(self->data, low, high, p, except)) {
            count.points++;
            count.events += self->data->event[p];
        }
    return count;
}

static double strength(const struct Search *self, struct Count count) {
    if (count.points == 0)
        return -HUGE_VAL;
    return ((double)count.events / (double)count.points - self->base) * sqrt((double)count.points);
}

static int compare_doubles(const void *one, const void *other) {
    double first = *(const double *)one, second = *(const double *)other;
    return first < second ? -1 : first > second;
}

/* The values of a factor inside, ascending. */
static size_t take_column(struct Search *self, size_t factor) {
    size_t count = 0;
    for (size_t p = 0; p < self->data->points; p++)
        if (self->there[p] == 1 && is_inside(self->data, self->low, self->high, p, SIZE_MAX))
            self->column[count++] = self->data->x[p * self->data->factors + factor];
    qsort(self->column, count, sizeof *self->column, compare_doubles);
    return count;
}

/* A way to cut or to widen the box. */
struct Step {
    size_t factor;
    bool upper;
    double end, density;
    struct Count left;
};

/* The end of the box after about a twentieth of its points is taken off at one side; equal values go
 * together. */
static bool cut_end(const struct Search *self, size_t count, bool upper, double *end) {
    size_t off = (size_t)ceil(peeled * (double)count), place = upper ? count - 1 - off : off;
    const double *x = self->column;
    double edge = upper ? x[count - 1] : x[0];
    while (place > 0 && place < count - 1 && x[place] == edge)
        place += upper ? (size_t)-1 : 1;
    *end = x[place];
    return x[place] != edge;
}

static bool best_peel(struct Search *self, struct Step *best) {
    bool found = false;
    for (size_t f = 0; f < self->data->factors; f++) {
        size_t count = take_column(self, f);
        for (int upper = 0; upper < 2 && count > 1; upper++) {
            struct Step step = {.factor = f, .upper = upper == 1};
            double *end = upper ? &self->high[f] : &self->low[f], before = *end;
            if (!cut_end(self, count, upper == 1, &step.end))
                continue;
            *end = step.end;
            step.left = count_inside(self, self->low, self->high, 1, SIZE_MAX);
            *end = before;
            step.density = (double)step.left.events / (double)step.left.points;
            bool enough = (double)step.left.points >= smallest * (double)self->points;
            bool better = !found || step.density > best->density ||
                          (step.density == best->density && step.left.points > best->left.points);
            if (enough && better) {
                *best = step;
                found = true;
            }
        }
    }
    return found;
}

static void peel(struct Search *self) {
    size_t size = self->data->factors * sizeof *self->low;
    struct Step step;
    double best = strength(self, (struct Count){self->points, self->events});
    while (best_peel(self, &step)) {
        *(step.upper ? &self->high[step.factor] : &self->low[step.factor]) = step.end;
        if (strength(self, step.left) <= best)
            continue;
        best = strength(self, step.left);
        memcpy(self->best_low, self->low, size);
        memcpy(self->best_high, self->high, size);
    }
    memcpy(self->low, self->best_low, size);
    memcpy(self->high, self->best_high, size);
}

/* The nearest value of a factor beyond an end, among points that the other restrictions let in; infinite if
 * there is none. */
static double next_value(const struct Search *self, size_t factor, bool upper) {
    double at = upper ? self->high[factor] : self->low[factor], found = upper ? HUGE_VAL : -HUGE_VAL;
    for (size_t p = 0; p < self->data->points; p++) {
        double x = self->data->x[p * self->data->factors + factor];
        bool beyond = upper ? x > at && x < found : x < at && x > found;
        if (beyond && self->there[p] == 1 && is_inside(self->data, self->low, self->high, p, factor))
            found = x;
    }
    return found;
}

/* Point by point, as long as events stay as far from chance; an end that reaches the last point is free. */
static void paste(struct Search *self) {
    bool widened = true;
    while (widened) {
        widened = false;
        for (size_t f = 0; f < self->data->factors; f++)
            for (int upper = 0; upper < 2; upper++) {
                double *end = upper ? &self->high[f] : &self->low[f], before = *end;
                if (isinf(before))
                    continue;
                double now = strength(self, count_inside(self, self->low, self->high, 1, SIZE_MAX));
                *end = next_value(self, f, upper == 1);
                bool keep = strength(self, count_inside(self, self->low, self->high, 1, SIZE_MAX)) >= now;
                *end = keep ? *end : before;
                widened = widened || keep;
            }
    }
}

static bool is_restricted(const struct Search *self, size_t factor) {
    return !isinf(self->low[factor]) || !isinf(self->high[factor]);
}

static double quasi_p(const struct Search *self, size_t factor) {
    struct Count box = count_inside(self, self->low, self->high, 1, SIZE_MAX);
    struct Count wider = count_inside(self, self->low, self->high, 1, factor);
    if (box.events == 0)
        return 1.0;
    double share = (double)wider.events / (double)wider.points;
    return gsl_cdf_binomial_Q((unsigned)box.events - 1, share, (unsigned)box.points);
}

static void drop_what_is_chance(struct Search *self) {
    for (;;) {
        size_t weakest = SIZE_MAX;
        double highest = quasi_limit;
        for (size_t f = 0; f < self->data->factors; f++) {
            double p = is_restricted(self, f) ? quasi_p(self, f) : 0.0;
            if (p > highest) {
                highest = p;
                weakest = f;
            }
        }
        if (weakest == SIZE_MAX)
            return;
        self->low[weakest] = -HUGE_VAL;
        self->high[weakest] = HUGE_VAL;
    }
}

/* On the points that were held back: there[p] == 2. */
static void check_held(const struct Search *self, struct PrimBox *box) {
    struct Count all = {0, 0}, inside = count_inside(self, box->low, box->high, 2, SIZE_MAX);
    for (size_t p = 0; p < self->data->points; p++)
        if (self->there[p] == 2) {
            all.points++;
            all.events += self->data->event[p];
        }
    box->held_points = inside.points;
    box->held_events = inside.events;
    box->held_base = (double)all.events / (double)all.points;
    box->p = inside.events == 0
                 ? 1.0
                 : gsl_cdf_hypergeometric_Q((unsigned)inside.events - 1, (unsigned)all.events,
                                            (unsigned)(all.points - all.events), (unsigned)inside.points);
    box->holds = box->p < false_alarm / PRIM_BOXES_MOST;
}

static enum Status keep_box(const struct Search *self, struct PrimBox *box, size_t all_events,
                            struct Error *error) {
    size_t factors = self->data->factors, size = factors * sizeof *box->low;
    box->low = malloc(3 * size + 1);
    if (box->low == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a box of %zu factors", factors);
    box->high = box->low + factors;
    box->quasi_p = box->high + factors;
    memcpy(box->low, self->low, size);
    memcpy(box->high, self->high, size);
    for (size_t f = 0; f < factors; f++) {
        bool restricted = is_restricted(self, f);
        box->quasi_p[f] = restricted ? quasi_p(self, f) : (double)NAN;
        box->restricted += restricted;
    }
    struct Count inside = count_inside(self, self->low, self->high, 1, SIZE_MAX);
    box->points = inside.points;
    box->events = inside.events;
    box->density = (double)inside.events / (double)inside.points;
    box->coverage = (double)inside.events / (double)all_events;
    check_held(self, box);
    return STATUS_OK;
}

static bool make_room(struct Search *self) {
    size_t factors = self->data->factors;
    self->there = malloc(self->data->points + 1);
    self->column = malloc((self->data->points + 4 * factors + 1) * sizeof *self->column);
    if (self->there == NULL || self->column == NULL)
        return false;
    self->low = self->column + self->data->points;
    self->high = self->low + factors;
    self->best_low = self->high + factors;
    self->best_high = self->best_low + factors;
    return true;
}

/* Points are in an order of no meaning: every third is held back. */
static void split(struct Search *self, struct PrimBoxes *boxes) {
    size_t events = 0;
    for (size_t p = 0; p < self->data->points; p++) {
        self->there[p] = p % 3 == 2 ? 2 : 1;
        boxes->held += p % 3 == 2;
        events += self->data->event[p];
    }
    boxes->points = self->data->points - boxes->held;
    boxes->base = (double)events / (double)self->data->points; /* 0/0: no points */
}

static bool is_worth_a_search(struct Search *self) {
    self->points = self->events = 0;
    for (size_t p = 0; p < self->data->points; p++)
        if (self->there[p] == 1) {
            self->points++;
            self->events += self->data->event[p];
        }
    self->base = (double)self->events / (double)self->points;
    return self->points >= PRIM_POINTS_LEAST && self->events >= PRIM_EVENTS_LEAST &&
           self->points - self->events >= PRIM_EVENTS_LEAST;
}

enum Status prim_find(struct PrimBoxes *self, const struct PrimData *data, struct Error *error) {
    struct Search search = {.data = data};
    *self = (struct PrimBoxes){0};
    enum Status status = make_room(&search)
                             ? STATUS_OK
                             : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out to look for boxes");
    if (status == STATUS_OK)
        split(&search, self);
    size_t all_events = 0;
    while (status == STATUS_OK && self->count < PRIM_BOXES_MOST && is_worth_a_search(&search)) {
        all_events = self->count == 0 ? search.events : all_events;
        for (size_t f = 0; f < data->factors; f++) {
            search.low[f] = search.best_low[f] = -HUGE_VAL;
            search.high[f] = search.best_high[f] = HUGE_VAL;
        }
        peel(&search);
        paste(&search);
        drop_what_is_chance(&search);
        struct PrimBox box = {0};
        status = keep_box(&search, &box, all_events, error);
        self->box[self->count] = box;
        self->count += status == STATUS_OK && box.restricted > 0;
        if (status != STATUS_OK || box.restricted == 0) {
            free(box.low);
            break;
        }
        for (size_t p = 0; p < data->points; p++)
            if (is_inside(data, box.low, box.high, p, SIZE_MAX))
                search.there[p] = search.there[p] == 2 ? 3 : 0;
    }
    free(search.there);
    free(search.column);
    return status;
}

void prim_free(struct PrimBoxes *self) {
    for (size_t i = 0; i < self->count; i++)
        free(self->box[i].low);
    *self = (struct PrimBoxes){0};
}
