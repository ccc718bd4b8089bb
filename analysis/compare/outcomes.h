/* What scenarios are compared by: one row an outcome, each read from one run as one number. */
#ifndef TANDEM_OUTCOMES_H
#define TANDEM_OUTCOMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "params/suggest.h"
#include "world/records.h"
#include "world/units.h"

enum { OUTCOME_GROUPS_ALL = 1, OUTCOME_GROUPS_BY_CASE_TYPE = 1 + CASE_TYPE_COUNT };

/* One number an outcome and group: a row by case type takes 1 + CASE_TYPE_COUNT places, all first, so that
 * OUTCOME_COMPLETED_52 + 1 + CASE_PUBLIC_OPEN is completion of that type. */
#define OUTCOME(symbol, grouping, ...)                                                                       \
    OUTCOME_##symbol, OUTCOME_##symbol##_LAST = OUTCOME_##symbol + OUTCOME_GROUPS_##grouping - 1,
enum Outcome {
#include "compare/outcomes.def"
    OUTCOME_COUNT
};
#undef OUTCOME

enum Direction { DIRECTION_LOWER = -1, DIRECTION_NEUTRAL = 0, DIRECTION_HIGHER = 1 };
enum OutcomeRole { OUTCOME_ROLE_SHOWN, OUTCOME_ROLE_SECONDARY, OUTCOME_ROLE_OVERALL, OUTCOME_ROLE_PRIMARY };

struct Tally;      /* what one run left: see tally.h */
struct OutcomeRow; /* below */

/* Reads an outcome from one run for all episodes (group 0) or a case type (1 + enum CaseType); NaN: not
 * available. */
typedef double (*OutcomeRead)(const struct OutcomeRow *row, const struct Tally *run, int group);

struct OutcomeRow {
    enum Outcome first;
    int groups;               /* places from `first` on */
    const char *name, *title; /* title for people, marked for translation; NULL for that of the column */
    const char *unit;
    enum Direction direction; /* which way is better */
    enum OutcomeRole role;    /* see outcome_is_primary */
    enum RecordTable table;   /* not available in runs that come without it */
    OutcomeRead read;
    const char *column;  /* for `read`, NULL if it needs none */
    int64_t least_weeks; /* a run of fewer never has it */
    bool limited;        /* what does not happen within a run counts with the horizon, so that a mean is a
                            restricted one (Irwin 1949) */
    const char *sentence;
};

/* The row that an outcome belongs to. */
const struct OutcomeRow *outcome_row(enum Outcome outcome);

/* Whether verdicts are given on it: the primary outcomes make the family of a comparison (multiplicity.h). */
bool outcome_is_primary(enum Outcome outcome);

/* "primary", "secondary" or "shown": what the files say of it. */
const char *outcome_role_name(enum Outcome outcome);

/* The outcome's value in one run; NaN: not available. */
double outcome_read(enum Outcome outcome, const struct Tally *run);

/* Of values[n] that are available the share at the limit that runs of so many weeks have; 0 for an outcome
 * without one. From OUTCOME_LIMITED on it is to be said, and no verdict is given unasked. */
#define OUTCOME_LIMITED 0.1
double outcome_limited_share(enum Outcome outcome, size_t n, const double values[], int64_t weeks);

/* Its name, "completed_52_weeks", or with a case type "completed_52_weeks.public_open". */
enum { OUTCOME_NAME_SIZE = 96 };
void outcome_name(enum Outcome outcome, char name[OUTCOME_NAME_SIZE]);

/* The outcome of that name; OUTCOME_COUNT if there is none. */
enum Outcome outcome_find(const char *name);

/* For a word that is none of them: ", you may have meant completed_52_weeks". */
void outcome_suggest(char text[SUGGESTION_SIZE], const char *word);

/* "all", or the name of the case type. */
const char *outcome_case_type(enum Outcome outcome);

/* For people, in their language: "Completed within 52 weeks" without its case type, and this: "all", or the
 * title of the case type. */
const char *outcome_title(enum Outcome outcome);
const char *outcome_case_type_title(enum Outcome outcome);

/* Both in one: "Completed within 52 weeks (public start, open data)". */
enum { OUTCOME_LABEL_SIZE = 256 };
void outcome_label(enum Outcome outcome, char label[OUTCOME_LABEL_SIZE]);

/* How people read it; the unit of its differences, and a value or difference in that unit. */
struct UnitRow outcome_unit(enum Outcome outcome);
const char *outcome_display_unit(enum Outcome outcome);
double outcome_display(enum Outcome outcome, double value);

#endif
