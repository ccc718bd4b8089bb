#include "compare/multiplicity.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/translate.h"

double multiplicity_confidence(double confidence, size_t members) {
    return members > 0 ? 1.0 - (1.0 - confidence) / (double)members : confidence;
}

double multiplicity_p(double p, size_t members) {
    return isnan(p) ? NAN : fmin(1.0, (double)members * p);
}

struct Member {
    double p;
    size_t index;
};

static int member_compare(const void *one, const void *other) {
    double a = ((const struct Member *)one)->p, b = ((const struct Member *)other)->p;
    return (a > b) - (a < b);
}

enum Status multiplicity_holm(size_t n, const double p[], double adjusted[], struct Error *error) {
    struct Member *members = calloc(n > 0 ? n : 1, sizeof *members);
    if (members == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to adjust %zu p-values", n);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        adjusted[i] = p[i];
        if (!isnan(p[i]))
            members[count++] = (struct Member){p[i], i};
    }
    qsort(members, count, sizeof *members, member_compare);
    double largest = 0.0;
    for (size_t i = 0; i < count; i++) {
        largest = fmax(largest, fmin((double)(count - i) * members[i].p, 1.0));
        adjusted[members[i].index] = largest;
    }
    free(members);
    return STATUS_OK;
}

const char *verdict_name(enum Verdict verdict) {
    static const char *const names[VERDICT_COUNT] = {"none", "unclear", "better", "worse", "higher", "lower"};
    return names[verdict];
}

const char *verdict_title(enum Verdict verdict) {
    static const char *const titles[VERDICT_COUNT] = {N_("no verdict"), N_("unclear"), N_("better"),
                                                      N_("worse"),      N_("higher"),  N_("lower")};
    return _(titles[verdict]);
}

enum Verdict multiplicity_verdict(const struct Estimate *difference, int direction) {
    if (isnan(difference->low) || isnan(difference->high))
        return VERDICT_NONE;
    if (difference->low <= 0.0 && difference->high >= 0.0)
        return VERDICT_UNCLEAR;
    bool higher = difference->low > 0.0;
    if (direction == 0)
        return higher ? VERDICT_HIGHER : VERDICT_LOWER;
    return higher == (direction > 0) ? VERDICT_BETTER : VERDICT_WORSE;
}
