/* Reads plans from their files. */
#ifndef TANDEM_PLAN_READER_H
#define TANDEM_PLAN_READER_H

#include "plan/plan.h"

/* Reads the plan at `path` with its scenario; paths in a file are relative to it. Every fault of the plan is
 * reported at once, with file and line. What depends on the whole scenario is left to scenario_check, what
 * depends on the size of the design to experiment_init. Errors: STATUS_INPUT_OUTPUT, STATUS_CONFIGURATION,
 * STATUS_OUT_OF_MEMORY. Free with plan_free, also after failure. */
enum Status plan_read(struct Plan *self, const char *path, struct Error *error) MUST_CHECK;

/* The same for text[length] in memory, which messages call `name`. `folder` is where paths in it begin; NULL:
 * it may name no file, and its scenario is the default one. */
enum Status plan_read_text(struct Plan *self, const char *text, size_t length, const char *name,
                           const char *folder, struct Error *error) MUST_CHECK;

/* What a store has kept of a plan: texts and name are borrowed, the rest is owned. */
struct PlanKept {
    const char *text, *name;
    char *points; /* of its file of points; NULL for none */
    struct Scenario scenario, *others;
    size_t other_count;
};

/* What has not been taken over. Idempotent. */
void plan_kept_free(struct PlanKept *self);

/* A plan again from what was kept of it, which it takes over, also after failure; files that the text names
 * are not read. Errors: as plan_read_text. */
enum Status plan_restore(struct Plan *self, struct PlanKept *kept, struct Error *error) MUST_CHECK;

/* Whether a file is a plan and no scenario: it has a design or calibrate at its top level. False for what
 * cannot be read.
 */
bool plan_is_plan(const char *path);

/* Whether it is the plan of a calibration; one with options to decide between. */
bool plan_is_calibration(const char *path);
bool plan_is_decision(const char *path);

/* Whether a text is a plan. */
bool plan_text_is_plan(const char *text, size_t length);

#endif
