/* Records: what a run hands to a recorder. Structs and column tables come from records.def and codes.def. */
#ifndef TANDEM_RECORDS_H
#define TANDEM_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "params/params.h"
#include "world/codes.h"

#define RECORD_MISSING INT64_MIN

#define COLUMN_FIELD_INTEGER(name) int64_t name;
#define COLUMN_FIELD_REAL(name) double name;
#define COLUMN_FIELD_CASE_TYPE(name) int64_t name;
#define COLUMN_FIELD_PROGRAMME(name) int64_t name;
#define COLUMN_FIELD_EXIT(name) int64_t name;
#define COLUMN_FIELD_STAGE(name) int64_t name;
#define COLUMN_FIELD_REFUSAL(name) int64_t name;
#define COLUMN_FIELD_FATE(name) int64_t name;

#define RUN_COLUMN(kind, name, title, unit, sentence) COLUMN_FIELD_##kind(name)
struct RunRecord {
#include "world/records.def"
};
#undef RUN_COLUMN
#define WEEK_COLUMN(kind, name, title, unit, over, value, sentence) COLUMN_FIELD_##kind(name)
struct WeekRecord {
    int64_t week; /* 0-based, end of the week, from the end of the burn-in */
#include "world/records.def"
};
#undef WEEK_COLUMN
#define EPISODE_COLUMN(kind, name, unit, sentence) COLUMN_FIELD_##kind(name)
struct EpisodeRecord {
#include "world/records.def"
};
#undef EPISODE_COLUMN
#define SERVICE_COLUMN(kind, name, unit, sentence) COLUMN_FIELD_##kind(name)
struct ServiceRecord {
#include "world/records.def"
};
#undef SERVICE_COLUMN
#define PROPOSAL_COLUMN(kind, name, unit, sentence) COLUMN_FIELD_##kind(name)
struct ProposalRecord {
#include "world/records.def"
};
#undef PROPOSAL_COLUMN
#define AGENCY_COLUMN(kind, name, unit, sentence) COLUMN_FIELD_##kind(name)
struct AgencyRecord {
#include "world/records.def"
};
#undef AGENCY_COLUMN

/* Where a run stands in a study: scenario (0 the baseline), design point, replicate. */
struct RunKey {
    int64_t scenario, point, replicate;
};

enum ColumnKind {
    COLUMN_INTEGER,
    COLUMN_REAL,
    COLUMN_CASE_TYPE,
    COLUMN_PROGRAMME,
    COLUMN_EXIT,
    COLUMN_STAGE,
    COLUMN_REFUSAL,
    COLUMN_FATE
};

/* What stays of a weekly column without its rows: its level at some weeks, its sum between them, or every
 * week; see tally.h. */
enum ColumnKeep { KEEP_LEVEL, KEEP_SUM, KEEP_WEEKS };

struct Column {
    enum ColumnKind kind;
    const char *name, *title; /* title for people, of runs and weeks, marked with N_; NULL of the others */
    const char *unit, *sentence;
    size_t offset; /* in the record's struct */
    enum ColumnKeep keep;
};

enum RecordTable {
    TABLE_RUNS,
    TABLE_WEEKLY,
    TABLE_EPISODES,
    TABLE_SERVICES,
    TABLE_PROPOSALS,
    TABLE_AGENCIES,
    TABLE_COUNT
};

struct TableRow {
    const char *name, *sentence;
    const struct Column *columns;
    size_t column_count, record_size;
};

const struct TableRow *record_table(enum RecordTable table);

/* The column of that name; NULL if the table has none. */
const struct Column *record_column(enum RecordTable table, const char *name);

/* A column of a record as a number, whole numbers and codes as well; NaN for not available. */
double column_number(const struct Column *column, const void *record);

/* Whether a run can leave that number in a column, NaN for not available: shares, probabilities and Gini
 * coefficients, and changes of them, lie in -1 … 1, switches are 0 or 1, counts are below 10^9, weeks are so
 * to both sides, other numbers below 10^15 to both sides; keys are any. */
bool column_allows(const struct Column *column, double number);

/* The English name of a code column's value; NULL for RECORD_MISSING or a kind that is no code. */
const char *column_code(enum ColumnKind kind, int64_t value);

/* Weeks between those of which levels are kept of a run of so many weeks, at most 52 of them: 1, 2, 4, 13
 * (quarters, for ten years), 26 or 52. Kept are the first week, the last of each step, and the last of all.
 */
int64_t weeks_step(int64_t weeks);
bool week_is_kept(int64_t week, int64_t weeks);

/* Where a run sends its records; any function may be NULL. Each returns a status; anything but STATUS_OK
 * stops the run with that status. Records are valid during the call only. Order: weeks ascending while
 * running, then episodes and services in key order, proposals, agencies, and last the run. */
struct Recorder {
    void *context;
    enum Status (*record)(void *context, enum RecordTable table, const void *record, struct Error *error);
    unsigned wanted; /* bit mask of 1u << enum RecordTable: tables that are not wanted are not built */
};

#endif
