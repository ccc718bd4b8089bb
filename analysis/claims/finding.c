#include "claims/finding.h"

#include <math.h>
#include <stdlib.h>

#include "base/translate.h"
#include "compare/multiplicity.h"

/* Three points of four: with this the sign is no matter of where in the space one stands. */
static const double share_of_points = 0.75;

static const struct {
    const char *name, *title;
} verdicts[FINDING_VERDICT_COUNT] = {
#define FINDING_VERDICT(symbol, name, title) {name, title},
    FINDING_VERDICTS(FINDING_VERDICT)
#undef FINDING_VERDICT
};

const char *finding_verdict_name(enum FindingVerdict verdict) {
    return verdicts[verdict].name;
}

const char *finding_verdict_title(enum FindingVerdict verdict) {
    return _(verdicts[verdict].title);
}

/* One test on its way. */
struct Testing {
    const struct ClaimTest *test;
    const struct ContrastRow *contrast;
    const struct PairedDesign *runs;
    size_t first_scenario; /* of arm 0 */
    double *above, *over;  /* room for as many replicates or points as there are */
};

/* What one replicate of all arms gives: the contrast, its divisor, and the mean of the measure over arms. */
static void contrast_of_run(const struct Testing *self, size_t point, size_t replicate, double *above,
                            double *over, double *level) {
    const struct ContrastRow *contrast = self->contrast;
    *above = 0.0;
    *over = 0.0;
    *level = 0.0;
    for (size_t i = 0; i < contrast->arms; i++) {
        const double *outputs =
            paired_design_run(self->runs, self->first_scenario + self->test->arm[i], point, replicate);
        double value = outputs != NULL ? claim_test_value(self->test, outputs) : (double)NAN;
        *above += contrast->weights[i] != 0.0 || contrast->arms == 1 ? contrast->weights[i] * value : 0.0;
        *over += contrast->over[i] != 0.0 ? contrast->over[i] * value : 0.0;
        *level += fabs(outputs != NULL ? claim_test_level(self->test, outputs) : (double)NAN) /
                  (double)contrast->arms;
    }
}

static size_t replicates_at(const struct Testing *self, size_t point) {
    size_t most = 0;
    for (size_t i = 0; i < self->contrast->arms; i++) {
        size_t there = paired_design_replicates(self->runs, self->first_scenario + self->test->arm[i], point);
        most = there > most ? there : most;
    }
    return most;
}

/* Over the replicates of the defaults. */
static struct PairedMean at_defaults(const struct Testing *self, double confidence) {
    size_t count = replicates_at(self, 0);
    double level;
    for (size_t r = 0; r < count; r++)
        contrast_of_run(self, 0, r, &self->above[r], &self->over[r], &level);
    bool ratio = contrast_is_ratio(self->test->contrast);
    return paired_mean(self->above, ratio ? self->over : NULL, count, confidence);
}

/* The mean over the replicates of a point that have all arms; NaN if none has. */
static void mean_of_point(const struct Testing *self, size_t point, double *above, double *over,
                          double *level) {
    double sums[3] = {0.0}, count = 0.0;
    for (size_t r = 0; r < replicates_at(self, point); r++) {
        double one, divisor, at;
        contrast_of_run(self, point, r, &one, &divisor, &at);
        if (isnan(one) || isnan(divisor))
            continue;
        sums[0] += one;
        sums[1] += divisor;
        sums[2] += at;
        count += 1.0;
    }
    *above = sums[0] / count; /* 0/0: not available */
    *over = sums[1] / count;
    *level = sums[2] / count;
}

static void over_points(const struct Testing *self, double confidence, struct Finding *found, double *p) {
    bool ratio = contrast_is_ratio(self->test->contrast);
    size_t points = self->runs->points - 1;
    double levels = 0.0, count = 0.0;
    for (size_t i = 0; i < points; i++) {
        double level;
        mean_of_point(self, i + 1, &self->above[i], &self->over[i], &level);
        if (isnan(level))
            continue;
        levels += level;
        count += 1.0;
    }
    struct PairedMean pooled = paired_mean(self->above, ratio ? self->over : NULL, points, confidence);
    found->pooled = pooled.effect;
    found->level = levels / count;
    found->matters = self->test->of_level ? self->test->matters * found->level : self->test->matters;
    *p = pooled.p;
    int64_t there = 0, sign = 0, enough = 0;
    for (size_t i = 0; i < points; i++) {
        double effect = ratio ? self->above[i] / self->over[i] - 1.0 : self->above[i];
        if (isnan(effect))
            continue;
        there++;
        bool none = fabs(effect) < found->matters;
        sign += self->test->no_change ? none : effect > 0.0;
        enough += self->test->no_change ? none : effect >= found->matters;
    }
    found->sign = interval_share(sign, there, confidence);
    found->enough = interval_share(enough, there, confidence);
}

static void find_one(struct Testing *self, size_t arms, double confidence, struct Finding *found, double *p) {
    found->defaults = at_defaults(self, confidence).effect;
    if (self->runs->scenarios >= 2 * arms) {
        self->first_scenario = arms;
        found->null = at_defaults(self, confidence).effect;
        self->first_scenario = 0;
    }
    over_points(self, confidence, found, p);
}

enum FindingVerdict finding_verdict(const struct ClaimTest *test, const struct Finding *found,
                                    double confidence) {
    const struct Estimate *pooled = &found->pooled;
    if (test->why[0] != '\0')
        return FINDING_NOT_REPRESENTED;
    if (isnan(pooled->value) || isnan(pooled->low) || isnan(found->matters))
        return FINDING_NOT_RUN;
    bool everywhere = found->sign.value >= share_of_points, decided = found->p_holm < 1.0 - confidence;
    if (test->no_change) {
        bool within = pooled->low > -found->matters && pooled->high < found->matters;
        bool beyond = pooled->low >= found->matters || pooled->high <= -found->matters;
        return within && everywhere ? FINDING_HOLDS : beyond ? FINDING_WRONG_SIGN : FINDING_WEAK;
    }
    if (decided && pooled->value < 0.0)
        return FINDING_WRONG_SIGN;
    return decided && everywhere && pooled->value >= found->matters ? FINDING_HOLDS : FINDING_WEAK;
}

enum FindingVerdict finding_claim_verdict(const enum FindingVerdict tests[], size_t count) {
    size_t of[FINDING_VERDICT_COUNT] = {0};
    for (size_t i = 0; i < count; i++)
        of[tests[i]]++;
    size_t said = count - of[FINDING_NOT_REPRESENTED] - of[FINDING_NOT_RUN];
    if (said == 0)
        return of[FINDING_NOT_RUN] > 0 ? FINDING_NOT_RUN : FINDING_NOT_REPRESENTED;
    if (of[FINDING_HOLDS] == count)
        return FINDING_HOLDS;
    if (of[FINDING_HOLDS] > 0)
        return FINDING_PARTLY;
    return of[FINDING_WRONG_SIGN] > 0 ? FINDING_WRONG_SIGN : FINDING_WEAK;
}

static void judge(struct Findings *self) {
    const struct Claims *claims = self->claims;
    for (size_t t = 0; t < claims->test_count; t++)
        self->tests[t].verdict = finding_verdict(&claims->tests[t], &self->tests[t], self->confidence);
    for (size_t c = 0; c < claims->claim_count; c++) {
        const struct Claim *claim = &claims->claims[c];
        enum FindingVerdict of_tests[CLAIM_TESTS_MOST];
        for (size_t t = 0; t < claim->test_count; t++)
            of_tests[t] = self->tests[claim->first_test + t].verdict;
        self->claims_verdict[c] = finding_claim_verdict(of_tests, claim->test_count);
    }
}

enum Status findings_init(struct Findings *self, const struct Claims *claims, const struct PairedDesign *runs,
                          double confidence, struct Error *error) {
    size_t most = runs->points;
    for (size_t s = 0; s < runs->scenarios; s++)
        for (size_t p = 0; p < runs->points; p++) {
            size_t there = paired_design_replicates(runs, s, p);
            most = there > most ? there : most;
        }
    *self = (struct Findings){.claims = claims, .confidence = confidence};
    self->tests = calloc(claims->test_count + 1, sizeof *self->tests);
    self->claims_verdict = calloc(claims->claim_count + 1, sizeof *self->claims_verdict);
    double *room = malloc((2 * most + 2) * sizeof *room), *p = malloc((claims->test_count + 1) * sizeof *p);
    bool there = self->tests != NULL && self->claims_verdict != NULL && room != NULL && p != NULL;
    enum Status status =
        there ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the findings");
    for (size_t t = 0; t < claims->test_count && status == STATUS_OK; t++) {
        const struct ClaimTest *test = &claims->tests[t];
        struct Testing testing = {test, contrast_row(test->contrast), runs, 0, room, room + most};
        struct Estimate none = estimate_none();
        self->tests[t] = (struct Finding){none,        none, none, (double)NAN,    (double)NAN,
                                          (double)NAN, none, none, FINDING_NOT_RUN};
        p[t] = (double)NAN;
        if (test->why[0] == '\0')
            find_one(&testing, claims->arm_count, confidence, &self->tests[t], &p[t]);
        if (test->no_change)
            p[t] = (double)NAN; /* decided by its interval, not by a test of none */
    }
    if (status == STATUS_OK)
        status = multiplicity_holm(claims->test_count, p, p, error);
    for (size_t t = 0; t < claims->test_count && status == STATUS_OK; t++)
        self->tests[t].p_holm = p[t];
    if (status == STATUS_OK)
        judge(self);
    free(room);
    free(p);
    return status;
}

void findings_free(struct Findings *self) {
    free(self->tests);
    free(self->claims_verdict);
    *self = (struct Findings){0};
}

size_t findings_count(const struct Findings *self, size_t group, bool core, enum FindingVerdict verdict) {
    size_t count = 0;
    for (size_t c = 0; c < self->claims->claim_count; c++) {
        const struct Claim *claim = &self->claims->claims[c];
        count += claim->group == group && (claim->core || !core) && self->claims_verdict[c] == verdict;
    }
    return count;
}
