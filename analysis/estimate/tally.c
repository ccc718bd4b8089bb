#include "estimate/tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(struct TallyCounts) == sizeof(int64_t) * TALLY_CELLS, "counts lie without gaps");

size_t tally_weekly_columns(void) {
    return record_table(TABLE_WEEKLY)->column_count - 1;
}

size_t tally_weekly_column(const char *name) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    size_t i = 1;
    while (i < table->column_count && strcmp(table->columns[i].name, name) != 0)
        i++;
    return i - 1;
}

struct WeekGrid tally_grid(size_t column, int64_t weeks) {
    return week_grid(weeks, record_table(TABLE_WEEKLY)->columns[column + 1].keep);
}

size_t tally_sourcing_column(int way) {
    static const char *const names[SOURCING_COUNT] = {"chosen_in_house", "chosen_outsourced",
                                                      "chosen_collaboration"};
    return tally_weekly_column(names[way]);
}

static double *missing(size_t count) {
    double *values = malloc((count > 0 ? count : 1) * sizeof *values);
    for (size_t i = 0; values != NULL && i < count; i++)
        values[i] = NAN;
    return values;
}

struct Tally *tally_new(int64_t weeks) {
    size_t columns = tally_weekly_columns();
    struct Tally *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->weeks = weeks;
    self->run = missing(record_table(TABLE_RUNS)->column_count);
    self->weekly = calloc(columns, sizeof *self->weekly);
    bool complete = self->run != NULL && self->weekly != NULL;
    for (size_t i = 0; i < columns && complete; i++) {
        struct WeekGrid grid = tally_grid(i, weeks);
        self->weekly[i] = missing(week_grid_places(&grid));
        complete = self->weekly[i] != NULL;
    }
    if (complete)
        return self;
    tally_free(self);
    return NULL;
}

void tally_free(struct Tally *self) {
    if (self == NULL)
        return;
    for (size_t i = 0; self->weekly != NULL && i < tally_weekly_columns(); i++)
        free(self->weekly[i]);
    free(self->weekly);
    free(self->run);
    free(self);
}

/* The groups that something of a case type and programme belongs to; returns how many. */
static size_t groups_of(int64_t case_type, int64_t programme, int groups[3]) {
    size_t count = 0;
    groups[count++] = GROUP_ALL;
    if (case_type >= 0 && case_type < CASE_TYPE_COUNT)
        groups[count++] = GROUP_CASE_TYPE + (int)case_type;
    if (programme >= 0 && programme < PROGRAMME_COUNT)
        groups[count++] = GROUP_PROGRAMME + (int)programme;
    return count;
}

/* Where a stay goes in a table of counts: its row, and whether it ended within the rows. */
struct Stay {
    size_t row;
    bool ended;
};

static enum Status stay_of(int64_t start, int64_t end, int64_t horizon, size_t rows, struct Stay *stay,
                           struct Error *error) {
    bool runs_on = end == RECORD_MISSING;
    int64_t weeks = (runs_on ? horizon : end) - start;
    if (weeks < 0 || start > horizon || (!runs_on && end > horizon))
        return error_set(error, STATUS_INTERNAL,
                         "a record from week %lld to week %lld with a horizon of week %lld", (long long)start,
                         (long long)(runs_on ? horizon : end), (long long)horizon);
    bool beyond = weeks >= (int64_t)rows;
    *stay = (struct Stay){beyond ? rows - 1 : (size_t)weeks, !runs_on && !beyond};
    return STATUS_OK;
}

static enum Status add_episode(struct Tally *self, const struct EpisodeRecord *record, struct Error *error) {
    struct Stay stay = {0, false};
    if (record->start_week < 0)
        return STATUS_OK;
    enum Status status =
        stay_of(record->start_week, record->end_week, self->weeks - 1, EPISODE_ROWS, &stay, error);
    if (status != STATUS_OK)
        return status;
    bool exit_known = record->exit >= 0 && record->exit < EXIT_COUNT;
    if (stay.ended && !exit_known)
        return error_set(error, STATUS_INTERNAL, "an episode ended in week %lld without an exit",
                         (long long)record->end_week);
    size_t column = stay.ended ? (size_t)record->exit : EXIT_COUNT;
    bool in_cohort = record->start_week + SUMMARY_FOLLOW_WEEKS <= self->weeks - 1;
    int groups[3];
    size_t count = groups_of(record->case_type, record->programme, groups);
    for (size_t i = 0; i < count; i++) {
        self->counts.episodes[groups[i]]++;
        self->counts.completed[groups[i]] += record->exit == EXIT_COMPLETED ? 1 : 0;
        self->counts.episode_counts[groups[i]][stay.row][column] += in_cohort ? 1 : 0;
    }
    return STATUS_OK;
}

/* A service under risk from week `from` on, at the age that it then has since its release in `start`. */
static enum Status service_add(struct Tally *self, int group, int64_t start, int64_t from, int64_t end,
                               bool ended, struct Error *error) {
    struct Stay stay = {0, false}, before = {0, false};
    enum Status status = stay_of(start, end, self->weeks - 1, SERVICE_ROWS, &stay, error);
    if (status == STATUS_OK)
        status = stay_of(start, from, self->weeks - 1, SERVICE_ROWS, &before, error);
    if (status != STATUS_OK || before.row == SERVICE_ROWS - 1)
        return status;
    self->counts.services[group]++;
    self->counts.service_counts[group][stay.row][stay.ended && ended ? 0 : 1]++;
    self->counts.service_counts[group][before.row][2] += before.row > 0 ? 1 : 0;
    return STATUS_OK;
}

/* A service is its makers' until it is taken over, where it is censored, and the agency's from then on, with
 * the age that it has: it enters late (left truncation). To count it as taken over from its release would
 * give it the time that it had to survive first; to begin its clock anew would set old services beside new
 * ones. */
static enum Status add_service(struct Tally *self, const struct ServiceRecord *record, struct Error *error) {
    if (record->start_week < 0)
        return STATUS_OK;
    bool taken = record->handed_over == 1 && record->takeover_week != RECORD_MISSING;
    int64_t start = record->start_week, takeover = record->takeover_week, end = record->end_week;
    enum Status status = service_add(self, SERVICE_ALL, start, start, end, true, error);
    if (status == STATUS_OK)
        status = service_add(self, SERVICE_KEPT, start, start, taken ? takeover : end, !taken, error);
    if (status == STATUS_OK && taken)
        status = service_add(self, SERVICE_HANDED_OVER, start, takeover, end, true, error);
    return status;
}

static void add_proposals(struct Tally *self, const struct ProposalRecord *record) {
    int groups[3];
    size_t count = groups_of(record->case_type, record->programme, groups);
    for (size_t i = 0; i < count; i++) {
        self->counts.proposals[groups[i]] += record->proposals;
        if (record->fate >= 0 && record->fate < FATE_COUNT)
            self->counts.fate[groups[i]][record->fate] += record->proposals;
        if (record->fate == FATE_REFUSED && record->refusal >= 0 && record->refusal < REFUSAL_COUNT)
            self->counts.refusal[groups[i]][record->refusal] += record->proposals;
    }
}

static void add_agency(struct Tally *self, const struct AgencyRecord *record) {
    bool never = record->tried_week == RECORD_MISSING || record->tried_week > self->weeks;
    int64_t waited = record->tried_week > 0 ? record->tried_week : 0;
    self->agencies++;
    self->waited_weeks += (double)(never ? self->weeks : waited);
}

/* Levels of later weeks take the place of earlier ones; sums begin with the first week of a place. */
static void add_weekly(struct Tally *self, size_t column, int64_t week, double value) {
    struct WeekGrid grid = tally_grid(column, self->weeks);
    size_t place = week_grid_place(&grid, week);
    double *kept = &self->weekly[column][place];
    bool first = place == 0 || week == week_grid_week(&grid, place - 1) + 1;
    bool sum = record_table(TABLE_WEEKLY)->columns[column + 1].keep == KEEP_SUM;
    *kept = sum && !first ? *kept + value : value;
}

static enum Status add_week(struct Tally *self, const struct WeekRecord *record, struct Error *error) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    if (record->week < 0 || record->week >= self->weeks)
        return error_set(error, STATUS_INTERNAL, "week %lld is not within the %lld weeks of the run",
                         (long long)record->week, (long long)self->weeks);
    for (size_t i = 1; i < table->column_count; i++)
        add_weekly(self, i - 1, record->week, column_number(&table->columns[i], record));
    for (int way = 0; way < SOURCING_COUNT; way++)
        if (record->week >= self->weeks - SUMMARY_YEAR_WEEKS)
            self->last_year[way] += column_number(&table->columns[tally_sourcing_column(way) + 1], record);
    return STATUS_OK;
}

static void add_run(struct Tally *self, const void *record) {
    const struct TableRow *table = record_table(TABLE_RUNS);
    for (size_t i = 0; i < table->column_count; i++)
        self->run[i] = column_number(&table->columns[i], record);
}

enum Status tally_add(struct Tally *self, enum RecordTable table, const void *record, struct Error *error) {
    self->tables |= 1u << table;
    switch (table) {
    case TABLE_RUNS:
        add_run(self, record);
        return STATUS_OK;
    case TABLE_WEEKLY:
        return add_week(self, record, error);
    case TABLE_EPISODES:
        return add_episode(self, record, error);
    case TABLE_SERVICES:
        return add_service(self, record, error);
    case TABLE_PROPOSALS:
        add_proposals(self, record);
        return STATUS_OK;
    case TABLE_AGENCIES:
        add_agency(self, record);
        return STATUS_OK;
    case TABLE_COUNT:
        break;
    }
    return error_set(error, STATUS_INTERNAL, "no table number %d", (int)table);
}
