#include "decide/circumstances.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What happens at a point with the best mix; -1: not known. */
static int event_at(const struct Decision *decision, size_t budget, const struct Scores *scores, size_t point,
                    enum Circumstance circumstance) {
    size_t best = decision->budgets[budget].best;
    double own = scores_of(scores, best)[point], nothing = scores_of(scores, 0)[point];
    if (circumstance == CIRCUMSTANCE_HARM)
        return isnan(own) || isnan(nothing) ? -1 : own < nothing;
    int better = 0;
    for (size_t m = 0; m < scores->mixes; m++) {
        if (!decision_competes(decision, budget, m))
            continue;
        double other = scores_of(scores, m)[point];
        if (isnan(other) || isnan(own))
            return -1;
        better = better || other > own;
    }
    return better;
}

enum Status circumstances_find(struct Circumstances *self, const struct Decision *decision, size_t budget,
                               const struct Scores *scores, const double x[], size_t factors,
                               struct Error *error) {
    *self = (struct Circumstances){.share = {(double)NAN, (double)NAN}};
    size_t best = decision->budgets[budget].best;
    double *known = malloc((scores->points * factors + 1) * sizeof *known);
    unsigned char *event = malloc(scores->points + 1);
    enum Status status = STATUS_OK;
    if (known == NULL || event == NULL) {
        free(known);
        free(event);
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out to look for circumstances");
    }
    for (int c = 0; c < CIRCUMSTANCE_COUNT && status == STATUS_OK && best != SIZE_MAX && best != 0; c++) {
        struct PrimData data = {.factors = factors, .x = known, .event = event};
        double events = 0.0;
        for (size_t p = 0; p < scores->points; p++) {
            int happens = event_at(decision, budget, scores, p, (enum Circumstance)c);
            if (happens < 0)
                continue;
            memcpy(known + data.points * factors, x + p * factors, factors * sizeof *x);
            event[data.points++] = (unsigned char)happens;
            events += happens;
        }
        self->share[c] = events / (double)data.points; /* 0/0: no point */
        status = prim_find(&self->boxes[c], &data, error);
    }
    free(known);
    free(event);
    return status;
}

void circumstances_free(struct Circumstances *self) {
    for (int c = 0; c < CIRCUMSTANCE_COUNT; c++)
        prim_free(&self->boxes[c]);
}
