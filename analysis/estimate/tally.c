#include "estimate/tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t weekly_columns(void) {
    return record_table(TABLE_WEEKLY)->column_count - 1;
}

struct Tally *tally_new(int64_t weeks) {
    size_t cells = (size_t)weeks * weekly_columns(), columns = record_table(TABLE_RUNS)->column_count;
    struct Tally *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->weeks = weeks;
    self->weekly = calloc(cells, sizeof *self->weekly);
    self->run = calloc(columns, sizeof *self->run);
    if (self->weekly == NULL || self->run == NULL) {
        tally_free(self);
        return NULL;
    }
    for (size_t i = 0; i < cells; i++)
        self->weekly[i] = NAN;
    for (size_t i = 0; i < columns; i++)
        self->run[i] = NAN;
    return self;
}

void tally_free(struct Tally *self) {
    if (self == NULL)
        return;
    free(self->weekly);
    free(self->run);
    free(self);
}

double tally_weekly(const struct Tally *self, size_t column, size_t week) {
    return self->weekly[column * (size_t)self->weeks + week];
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
        self->episodes[groups[i]]++;
        self->completed[groups[i]] += record->exit == EXIT_COMPLETED ? 1 : 0;
        self->episode_counts[groups[i]][stay.row][column] += in_cohort ? 1 : 0;
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
    self->services[group]++;
    self->service_counts[group][stay.row][stay.ended && ended ? 0 : 1]++;
    self->service_counts[group][before.row][2] += before.row > 0 ? 1 : 0;
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
        self->proposals[groups[i]] += record->proposals;
        if (record->fate >= 0 && record->fate < FATE_COUNT)
            self->fate[groups[i]][record->fate] += record->proposals;
        if (record->fate == FATE_REFUSED && record->refusal >= 0 && record->refusal < REFUSAL_COUNT)
            self->refusal[groups[i]][record->refusal] += record->proposals;
    }
}

static void add_agency(struct Tally *self, const struct AgencyRecord *record) {
    bool never = record->tried_week == RECORD_MISSING || record->tried_week > self->weeks;
    int64_t waited = record->tried_week > 0 ? record->tried_week : 0;
    self->agencies++;
    self->waited_weeks += (double)(never ? self->weeks : waited);
}

static enum Status add_week(struct Tally *self, const struct WeekRecord *record, struct Error *error) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    if (record->week < 0 || record->week >= self->weeks)
        return error_set(error, STATUS_INTERNAL, "week %lld is not within the %lld weeks of the run",
                         (long long)record->week, (long long)self->weeks);
    for (size_t i = 1; i < table->column_count; i++)
        self->weekly[(i - 1) * (size_t)self->weeks + (size_t)record->week] =
            column_number(&table->columns[i], record);
    return STATUS_OK;
}

static void add_run(struct Tally *self, const void *record) {
    const struct TableRow *table = record_table(TABLE_RUNS);
    for (size_t i = 0; i < table->column_count; i++)
        self->run[i] = column_number(&table->columns[i], record);
}

enum Status tally_add(struct Tally *self, enum RecordTable table, const void *record, struct Error *error) {
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
