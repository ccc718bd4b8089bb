/* What the fields of one intervention allow, for the reader of files and for scenarios filled by hand. */
#ifndef TANDEM_INTERVENTION_H
#define TANDEM_INTERVENTION_H

#include "params/scenario.h"

/* One number of struct Intervention: from 0 to `high`, beyond which products of such numbers would not be
 * finite. */
struct InterventionField {
    const char *name, *unit;
    size_t offset; /* in struct Intervention */
    bool required; /* must be written in a file */
    double value;  /* if it is not; NaN: the intervention table's */
    double high;
};

size_t intervention_field_count(void);
const struct InterventionField *intervention_field(size_t index); /* NULL past the end */

/* The value of such a number, and sets it, without a check. */
double intervention_get(const struct Intervention *self, const struct InterventionField *field);
void intervention_set(struct Intervention *self, const struct InterventionField *field, double value);

/* Million NTD a unit of intensity, agency and week: its own, or the table's. */
double intervention_cost(const struct Intervention *self);

/* English name of a kind of target. */
const char *target_name(enum TargetKind target);

/* Whom it reaches, in the words of the user's language: "the 10 best connected agencies". */
void intervention_describe_target(const struct Intervention *self, char *text, size_t size);

/* An intervention of the kind with every other field at its default: no weeks, intensity 1, all agencies. */
void intervention_default(struct Intervention *self, enum InterventionKind kind);

/* Everything that is wrong with one intervention by itself, one message each; what depends on the world is
 * left to scenario_check. `label` begins each message; `file` and `line` place it (NULL: no place). Errors:
 * STATUS_CONFIGURATION. */
enum Status intervention_check(const struct Intervention *self, const char *label, const char *file, int line,
                               struct Error *error) MUST_CHECK;

#endif
