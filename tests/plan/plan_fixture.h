/* What the suites of plans share: a plan read from a text, and its messages. */
#ifndef TANDEM_TEST_PLAN_FIXTURE_H
#define TANDEM_TEST_PLAN_FIXTURE_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "plan/experiment.h"
#include "plan/plan_reader.h"

/* The smallest plan with a place for more. */
#define PLAN_OF(design, factors)                                                                             \
    "design = { " design " }; factors = ( " factors " ); outputs = [\"public_value\"];"

static inline enum Status plan_of(struct Plan *plan, const char *text, struct Error *error) {
    *error = (struct Error){0};
    return plan_read_text(plan, text, strlen(text), "t.cfg", NULL, error);
}

static inline void plan_good(struct Plan *plan, const char *text) {
    struct Error error;
    ck_assert_msg(plan_of(plan, text, &error) == STATUS_OK, "%s gives %s", text, error.text);
}

/* Expects a refusal whose messages hold `message`. */
static inline void plan_bad(const char *text, const char *message) {
    struct Error error;
    struct Plan plan;
    enum Status status = plan_of(&plan, text, &error);
    ck_assert_msg(status == STATUS_CONFIGURATION, "%s is taken", text);
    ck_assert_msg(strstr(error.text, message) != NULL, "%s gives \"%s\", not \"%s\"", text, error.text,
                  message);
    plan_free(&plan);
}

#endif
