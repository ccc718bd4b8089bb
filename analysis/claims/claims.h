/* Claims of the study as data: each has tests, each of which says which arms are run, what is measured in
 * them and how these numbers are put together so that the claim says more than 0. Arms are shared by all
 * tests that have the same. */
#ifndef TANDEM_CLAIMS_H
#define TANDEM_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "claims/quantity.h"
#include "params/scenario_field.h"

enum {
    CONTRAST_ARMS_MOST = 6,
    CLAIM_WORD = 64,
    CLAIM_TEXT = 512,
    ARM_INTERVENTIONS_MOST = 4,
    CLAIM_FILES_MOST = 16,
    CLAIM_PATH = 1024,
    CLAIM_TESTS_MOST = 16
};

#define CONTRAST(symbol, ...) CONTRAST_##symbol,
enum ContrastKind {
#include "claims/contrasts.def"
    CONTRAST_COUNT
};
#undef CONTRAST

struct ContrastRow {
    const char *name, *sentence;
    size_t arms;
    double weights[CONTRAST_ARMS_MOST], over[CONTRAST_ARMS_MOST]; /* over: all 0 where it is no ratio */
};
const struct ContrastRow *contrast_row(enum ContrastKind kind);
bool contrast_is_ratio(enum ContrastKind kind);

/* A number of one run: a quantity or the sum of two, or that over another. */
struct Measurement {
    struct Quantity above, plus, below;
    bool has_plus, is_ratio;
    size_t output_above, output_plus, output_below; /* their places among the outputs */
};

/* What is run: the base of all, with settings and further interventions on top. */
struct Arm {
    char name[CLAIM_WORD];
    char *settings; /* "group.name=value", one a line; owned */
    struct Intervention interventions[ARM_INTERVENTIONS_MOST];
    int64_t intervention_count;
    char file[CLAIM_PATH]; /* where it stands, for messages */
    int line;
};

struct ClaimTest {
    char id[CLAIM_WORD];
    char title[CLAIM_TEXT], title_zh[CLAIM_TEXT];
    char why[CLAIM_TEXT]; /* why it cannot be represented; empty if it can */
    enum ContrastKind contrast;
    size_t arm[CONTRAST_ARMS_MOST];
    struct Measurement measure, less; /* less: taken off within each run */
    bool has_less;
    bool no_change; /* the claim says that there is none: `matters` is then the most that counts as none */
    double level;   /* that is taken off */
    double matters; /* the smallest effect that matters, in the unit of the measure … */
    bool of_level;  /* … or as a share of its mean over the arms */
    size_t claim;
};

struct Claim {
    char id[CLAIM_WORD], section[CLAIM_WORD];
    char says[CLAIM_TEXT], says_zh[CLAIM_TEXT]; /* in our words; of what is not the study's in Chinese too */
    char passage[CLAIM_TEXT];                   /* in the study's own, Chinese */
    bool core;
    size_t group, first_test, test_count;
};

/* Claims that answer one question; the four findings of the study are groups. One file each. */
struct ClaimGroup {
    char name[CLAIM_WORD], title[CLAIM_TEXT], title_zh[CLAIM_TEXT];
    char *text; /* of its file; owned */
    bool of_study;
};

/* Zero-initialise it. All arrays are owned. */
struct Claims {
    struct ClaimGroup groups[CLAIM_FILES_MOST];
    size_t group_count;
    struct Claim *claims;
    size_t claim_count, claim_room;
    struct ClaimTest *tests;
    size_t test_count, test_room;
    struct Arm *arms;
    size_t arm_count, arm_room;
    struct Quantity *outputs; /* all different quantities of all tests */
    char (*output_names)[QUANTITY_NAME_SIZE];
    size_t output_count, output_room;
    char space[CLAIM_PATH]; /* the plan whose scenario and factors they are tested over */
};

/* Adds an item and returns its place; SIZE_MAX if memory ran out. claims_arm gives the place of an equal arm
 * if there is one, and takes over `arm->settings`. */
size_t claims_claim(struct Claims *self, const struct Claim *claim);
size_t claims_test(struct Claims *self, const struct ClaimTest *test);
size_t claims_arm(struct Claims *self, const struct Arm *arm);

/* Makes the quantities of a measurement outputs of the claims; false if memory ran out. */
bool measurement_outputs(struct Claims *self, struct Measurement *measurement);

/* Leaves only the claims whose ids are among ids[count] (0: all stay), and the arms and outputs that they
 * need. Errors: STATUS_USAGE for an id that no claim has, with the nearest. */
enum Status claims_select(struct Claims *self, char *const ids[], size_t count,
                          struct Error *error) MUST_CHECK;

/* Puts an arm on top of a scenario, and marks which of field[fields] it sets itself: held[fields], which the
 * caller has cleared. Errors: STATUS_CONFIGURATION at the file and line of the arm. */
enum Status arm_apply(const struct Arm *self, struct Scenario *scenario, size_t fields,
                      const struct ScenarioField field[], unsigned char held[],
                      struct Error *error) MUST_CHECK;

/* Idempotent. */
void claims_free(struct Claims *self);

/* In the language of texts. */
const char *claim_group_title(const struct ClaimGroup *self);
const char *claim_test_title(const struct ClaimTest *self);

/* The record tables that the outputs are read from, and all outputs of one run: values[output_count]. Errors:
 * STATUS_OUT_OF_MEMORY. */
unsigned claims_tables(const struct Claims *self);
enum Status claims_read_run(const struct Claims *self, struct MeasuredRun *run, double values[],
                            struct Error *error) MUST_CHECK;

/* What a test measures in one run, from its outputs. */
double claim_test_value(const struct ClaimTest *self, const double outputs[]);

/* The same before anything is taken off: the level that a share of it is measured by. */
double claim_test_level(const struct ClaimTest *self, const double outputs[]);

/* The unit of its effect. Static storage. */
const char *claim_test_unit(const struct ClaimTest *self);

#endif
