/* What the runs say of each test and each claim, and the verdict by the rule of sim/ODD.md, section 1.2. */
#ifndef TANDEM_FINDING_H
#define TANDEM_FINDING_H

#include "claims/claims.h"
#include "compare/paired_design.h"
#include "estimate/interval.h"

/* VERDICT(symbol, name in files, title for people): one row each, the best first. */
#define FINDING_VERDICTS(ROW)                                                                                \
    ROW(HOLDS, "holds", N_("holds"))                                                                         \
    ROW(PARTLY, "partly", N_("partly"))                                                                      \
    ROW(WEAK, "weak", N_("weak"))                                                                            \
    ROW(WRONG_SIGN, "wrong_sign", N_("wrong sign"))                                                          \
    ROW(NOT_REPRESENTED, "not_represented", N_("not represented"))                                           \
    ROW(NOT_RUN, "not_run", N_("no result"))
#define FINDING_VERDICT(symbol, name, title) FINDING_##symbol,
enum FindingVerdict { FINDING_VERDICTS(FINDING_VERDICT) FINDING_VERDICT_COUNT };
#undef FINDING_VERDICT
const char *finding_verdict_name(enum FindingVerdict verdict);
const char *finding_verdict_title(enum FindingVerdict verdict);

/* A test. Effects are in the unit of the test; NaN: not available. */
struct Finding {
    struct Estimate defaults; /* at the defaults; count: replicates */
    struct Estimate null;     /* the same with the null model */
    struct Estimate pooled;   /* over the points of the space; count: points */
    double p_holm;            /* of no pooled effect, adjusted over all tests */
    double level;             /* mean of the measure over arms and points */
    double matters;           /* the smallest effect that matters, in the unit of the test */
    struct Estimate
        sign; /* share of points where the effect has the sign that the claim says; count: points */
    struct Estimate enough; /* share of points where it is at least as large as matters */
    enum FindingVerdict verdict;
};

/* Zero-initialise it. Arrays are owned. */
struct Findings {
    const struct Claims *claims;
    double confidence;
    struct Finding *tests;               /* tests[claims->test_count] */
    enum FindingVerdict *claims_verdict; /* claims_verdict[claims->claim_count] */
};

/* Scenario i < arm_count of `runs` is arm i and, if it has twice as many, arm_count + i the same with the
 * null model; point 0 the defaults, the others the space. Errors: STATUS_OUT_OF_MEMORY. Free with
 * findings_free, also after failure.
 */
enum Status findings_init(struct Findings *self, const struct Claims *claims, const struct PairedDesign *runs,
                          double confidence, struct Error *error) MUST_CHECK;
void findings_free(struct Findings *self);

/* The verdict on one test by what was found: the rule. */
enum FindingVerdict finding_verdict(const struct ClaimTest *test, const struct Finding *found,
                                    double confidence);

/* The verdict on a claim whose tests have these. */
enum FindingVerdict finding_claim_verdict(const enum FindingVerdict tests[], size_t count);

/* How many claims of a group (core ones only, if asked for) have a verdict. */
size_t findings_count(const struct Findings *self, size_t group, bool core, enum FindingVerdict verdict);

#endif
