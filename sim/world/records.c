#include "world/records.h"

#include <math.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"

#define RUN_COLUMN(kind, name, title, unit, sentence)                                                        \
    {COLUMN_##kind, #name, title, unit, sentence, offsetof(struct RunRecord, name), KEEP_LEVEL},
static const struct Column run_columns[] = {
#include "world/records.def"
};
#undef RUN_COLUMN
#define KEEP_OF_WORLD KEEP_LEVEL
#define KEEP_OF_HAPPENINGS KEEP_SUM
#define KEEP_OF_AGENCIES KEEP_LEVEL
#define KEEP_OF_PRACTISERS KEEP_WEEKS
#define KEEP_OF_CITIZENS KEEP_LEVEL
#define KEEP_OF_LEVELS KEEP_LEVEL
#define KEEP_OF_MOVED KEEP_SUM
#define WEEK_COLUMN(kind, name, title, unit, over, value, sentence)                                          \
    {COLUMN_##kind, #name, title, unit, sentence, offsetof(struct WeekRecord, name), KEEP_OF_##over},
static const struct Column week_columns[] = {
    {COLUMN_INTEGER, "week", NULL, N_("week"), N_("week, 0-based, end of the week"),
     offsetof(struct WeekRecord, week), KEEP_LEVEL},
#include "world/records.def"
};
#undef WEEK_COLUMN
#define EPISODE_COLUMN(kind, name, unit, sentence)                                                           \
    {COLUMN_##kind, #name, NULL, unit, sentence, offsetof(struct EpisodeRecord, name), KEEP_LEVEL},
static const struct Column episode_columns[] = {
#include "world/records.def"
};
#undef EPISODE_COLUMN
#define SERVICE_COLUMN(kind, name, unit, sentence)                                                           \
    {COLUMN_##kind, #name, NULL, unit, sentence, offsetof(struct ServiceRecord, name), KEEP_LEVEL},
static const struct Column service_columns[] = {
#include "world/records.def"
};
#undef SERVICE_COLUMN
#define PROPOSAL_COLUMN(kind, name, unit, sentence)                                                          \
    {COLUMN_##kind, #name, NULL, unit, sentence, offsetof(struct ProposalRecord, name), KEEP_LEVEL},
static const struct Column proposal_columns[] = {
#include "world/records.def"
};
#undef PROPOSAL_COLUMN
#define AGENCY_COLUMN(kind, name, unit, sentence)                                                            \
    {COLUMN_##kind, #name, NULL, unit, sentence, offsetof(struct AgencyRecord, name), KEEP_LEVEL},
static const struct Column agency_columns[] = {
#include "world/records.def"
};
#undef AGENCY_COLUMN

int64_t weeks_step(int64_t weeks) {
    static const int64_t steps[] = {1, 2, 4, 13, 26, 52};
    enum { KEPT_MOST = 52, LAST = sizeof steps / sizeof steps[0] - 1 };
    size_t i = 0;
    while (i < LAST && steps[i] * KEPT_MOST < weeks)
        i++;
    return steps[i];
}

bool week_is_kept(int64_t week, int64_t weeks) {
    return week == 0 || (week + 1) % weeks_step(weeks) == 0 || week + 1 == weeks;
}

const struct TableRow *record_table(enum RecordTable table) {
    static const struct TableRow tables[TABLE_COUNT] = {
        {"runs", N_("one row a replicate"), run_columns, COUNT_OF(run_columns), sizeof(struct RunRecord)},
        {"weekly", N_("one row a week"), week_columns, COUNT_OF(week_columns), sizeof(struct WeekRecord)},
        {"episodes", N_("one row an episode"), episode_columns, COUNT_OF(episode_columns),
         sizeof(struct EpisodeRecord)},
        {"services", N_("one row a service"), service_columns, COUNT_OF(service_columns),
         sizeof(struct ServiceRecord)},
        {"proposals", N_("one row a programme, case type, fate and reason"), proposal_columns,
         COUNT_OF(proposal_columns), sizeof(struct ProposalRecord)},
        {"agencies", N_("one row an agency"), agency_columns, COUNT_OF(agency_columns),
         sizeof(struct AgencyRecord)},
    };
    return &tables[table];
}

const struct Column *record_column(enum RecordTable table, const char *name) {
    const struct TableRow *row = record_table(table);
    for (size_t i = 0; i < row->column_count; i++)
        if (strcmp(row->columns[i].name, name) == 0)
            return &row->columns[i];
    return NULL;
}

double column_number(const struct Column *column, const void *record) {
    const char *field = (const char *)record + column->offset;
    if (column->kind == COLUMN_REAL) {
        double number;
        memcpy(&number, field, sizeof number);
        return number;
    }
    int64_t integer;
    memcpy(&integer, field, sizeof integer);
    return integer == RECORD_MISSING ? NAN : (double)integer;
}

static bool is_unit(const struct Column *column, const char *unit) {
    return strcmp(column->unit, unit) == 0;
}

bool column_allows(const struct Column *column, double number) {
    const double counts = 1e9, amounts = 1e15, one = 1.0 + 1e-9; /* means of many ones are rounded */
    if (isnan(number) || column->unit[0] == '\0')
        return true;
    if (is_unit(column, "share") || is_unit(column, "probability") || is_unit(column, "Gini"))
        return fabs(number) <= one;
    if (is_unit(column, "switch"))
        return number == 0.0 || number == 1.0;
    if (column->kind == COLUMN_REAL)
        return fabs(number) < amounts;
    return number < counts && number >= (is_unit(column, "week") ? -counts : 0.0);
}

const char *column_code(enum ColumnKind kind, int64_t value) {
    if (value == RECORD_MISSING)
        return NULL;
    switch (kind) {
    case COLUMN_CASE_TYPE:
        return case_type_name((enum CaseType)value);
    case COLUMN_PROGRAMME:
        return programme_name((enum Programme)value);
    case COLUMN_EXIT:
        return exit_name((enum Exit)value);
    case COLUMN_STAGE:
        return stage_name((enum Stage)value);
    case COLUMN_REFUSAL:
        return refusal_name((enum Refusal)value);
    case COLUMN_FATE:
        return fate_name((enum Fate)value);
    case COLUMN_INTEGER:
    case COLUMN_REAL:
        return NULL;
    }
    return NULL;
}
