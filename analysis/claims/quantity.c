#define _GNU_SOURCE /* qsort_r */
#include "claims/quantity.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "estimate/interval.h"

enum { FOLLOWED_WEEKS = 52 };

static bool ended(const struct EpisodeRecord *episode) {
    return episode->exit != RECORD_MISSING;
}

static bool ended_by(const struct EpisodeRecord *episode, int64_t weeks) {
    return ended(episode) && episode->end_week - episode->start_week <= weeks;
}

static bool followed(const struct MeasuredRun *run, const struct EpisodeRecord *episode) {
    return episode->start_week + FOLLOWED_WEEKS <= run->weeks - 1;
}

static bool reviewed(const struct EpisodeRecord *episode) {
    return episode->work_week != RECORD_MISSING || episode->exit == EXIT_REFUSED;
}

static bool dropped_between(const struct EpisodeRecord *episode, int64_t first, int64_t last) {
    int64_t week = episode->end_week - episode->start_week;
    return episode->exit == EXIT_DROPOUT && week >= first && week <= last;
}

static double weeks_between(const struct MeasuredRun *run, const struct EpisodeRecord *episode, int64_t first,
                            int64_t last) {
    int64_t end = ended(episode) ? episode->end_week : run->weeks - 1, length = end - episode->start_week;
    int64_t upto = length < last ? length : last;
    return upto < first ? 0.0 : (double)(upto - first + 1);
}

/* NOLINTBEGIN(bugprone-macro-parentheses): a type and the name of a variable cannot stand in them */
#define READ(symbol, record_struct, record_name, included, amount)                                           \
    static bool read_##symbol(const struct MeasuredRun *run, const void *record, double *value) {            \
        const struct record_struct *record_name = record;                                                    \
        (void)run;                                                                                           \
        (void)record_name;                                                                                   \
        bool counts = (included);                                                                            \
        *value = counts ? (double)(amount) : 0.0;                                                            \
        return counts;                                                                                       \
    }
/* NOLINTEND(bugprone-macro-parentheses) */
#define EPISODE_MEASURE(symbol, included, amount, ...) READ(symbol, EpisodeRecord, episode, included, amount)
#define SERVICE_MEASURE(symbol, included, amount, ...) READ(symbol, ServiceRecord, service, included, amount)
#define PROPOSAL_MEASURE(symbol, included, amount, ...)                                                      \
    READ(symbol, ProposalRecord, proposal, included, amount)
#define AGENCY_MEASURE(symbol, included, amount, ...) READ(symbol, AgencyRecord, agency, included, amount)
#define WEEK_MEASURE(symbol, included, amount, ...) READ(symbol, WeekRecord, week, included, amount)
#include "claims/measures.def"
#undef EPISODE_MEASURE
#undef SERVICE_MEASURE
#undef PROPOSAL_MEASURE
#undef AGENCY_MEASURE
#undef WEEK_MEASURE

#define EPISODE_MEASURE(symbol, included, amount, ...)                                                       \
    {.table = TABLE_EPISODES, .read = read_##symbol, __VA_ARGS__},
#define SERVICE_MEASURE(symbol, included, amount, ...)                                                       \
    {.table = TABLE_SERVICES, .read = read_##symbol, __VA_ARGS__},
#define PROPOSAL_MEASURE(symbol, included, amount, ...)                                                      \
    {.table = TABLE_PROPOSALS, .read = read_##symbol, __VA_ARGS__},
#define AGENCY_MEASURE(symbol, included, amount, ...)                                                        \
    {.table = TABLE_AGENCIES, .read = read_##symbol, __VA_ARGS__},
#define WEEK_MEASURE(symbol, included, amount, ...)                                                          \
    {.table = TABLE_WEEKLY, .read = read_##symbol, __VA_ARGS__},
static const struct MeasureRow measures[] = {
#include "claims/measures.def"
};

static const char *const reductions[REDUCTION_COUNT] = {"mean", "sum", "median", "spread", "tail"};

const char *reduction_name(enum Reduction reduction) {
    return reductions[reduction];
}

size_t claim_measure_count(void) {
    return COUNT_OF(measures);
}

const struct MeasureRow *claim_measure_row(size_t index) {
    return &measures[index];
}

struct Restriction restriction_none(void) {
    return (struct Restriction){
        .from = -INFINITY, .until = INFINITY, .government = -1, .agency = -1, .but_agency = -1};
}

static bool find_column(const char *text, struct Quantity *quantity) {
    const char *point = strchr(text, '.');
    if (point == NULL)
        return false;
    for (int table = 0; table < TABLE_COUNT; table++) {
        const struct TableRow *row = record_table((enum RecordTable)table);
        if (strlen(row->name) != (size_t)(point - text) || strncmp(row->name, text, strlen(row->name)) != 0)
            continue;
        for (size_t i = 0; i < row->column_count; i++)
            if (strcmp(row->columns[i].name, point + 1) == 0) {
                quantity->table = (enum RecordTable)table;
                quantity->column = i;
                return true;
            }
    }
    return false;
}

bool quantity_find(const char *text, struct Quantity *quantity) {
    const char *space = strchr(text, ' ');
    *quantity = (struct Quantity){.where = restriction_none()};
    bool said = false;
    for (size_t i = 0; space != NULL && i < COUNT_OF(reductions); i++)
        if (strncmp(text, reductions[i], (size_t)(space - text)) == 0 &&
            reductions[i][space - text] == '\0') {
            quantity->reduction = (enum Reduction)i;
            said = true;
        }
    const char *name = said ? space + 1 : text;
    for (size_t i = 0; i < COUNT_OF(measures); i++)
        if (strcmp(measures[i].name, name) == 0) {
            quantity->measure = &measures[i];
            quantity->table = measures[i].table;
            quantity->reduction = said ? quantity->reduction : measures[i].reduction;
            return true;
        }
    return find_column(name, quantity);
}

/* What the rows of each table can be restricted by. */
struct Traits {
    int64_t case_type, programme, week, government, agency;
};

static struct Traits traits_of(const struct Quantity *self, const void *record) {
    struct Traits traits = {RECORD_MISSING, RECORD_MISSING, RECORD_MISSING, RECORD_MISSING, RECORD_MISSING};
    if (self->table == TABLE_EPISODES) {
        const struct EpisodeRecord *episode = record;
        bool by_parent = self->measure != NULL && self->measure->by_parent;
        traits = (struct Traits){by_parent ? episode->parent_type : episode->case_type, episode->programme,
                                 episode->start_week, episode->government, episode->agency};
    } else if (self->table == TABLE_SERVICES) {
        const struct ServiceRecord *service = record;
        traits.case_type = service->case_type;
        traits.week = service->start_week;
    } else if (self->table == TABLE_PROPOSALS) {
        const struct ProposalRecord *proposal = record;
        traits.case_type = proposal->case_type;
        traits.programme = proposal->programme;
    } else if (self->table == TABLE_AGENCIES) {
        const struct AgencyRecord *agency = record;
        traits.government = agency->government;
        traits.agency = agency->agency;
    } else if (self->table == TABLE_WEEKLY)
        traits.week = ((const struct WeekRecord *)record)->week;
    return traits;
}

static bool in_mask(unsigned mask, int64_t code) {
    return mask == 0 || code == RECORD_MISSING || (code >= 0 && (mask >> code & 1u) != 0);
}

static bool is_one(int64_t wanted, int64_t code) {
    return wanted < 0 || code == RECORD_MISSING || code == wanted;
}

static bool in_window(const struct Restriction *where, int64_t weeks, int64_t week) {
    double from = where->from < 0.0 ? where->from + (double)weeks : where->from;
    double until = where->until < 0.0 ? where->until + (double)weeks : where->until;
    return week == RECORD_MISSING || ((double)week >= from && (double)week < until);
}

/* 0 is no limit. */
static bool is_between(int64_t value, int64_t least, int64_t most) {
    return (least == 0 || value >= least) && (most == 0 || value <= most);
}

/* Whether a column is 1. */
static bool is_set(enum RecordTable table, const char *name, const void *record) {
    const struct Column *column = record_column(table, name);
    return column != NULL && column_number(column, record) == 1.0;
}

static bool episode_fits(const struct Restriction *where, const struct MeasuredRun *run,
                         const struct EpisodeRecord *episode, size_t index) {
    if (episode->start_week < 0 || episode->start_week == RECORD_MISSING)
        return false;
    bool owners = is_between(episode->owners, where->owners_least, where->owners_most) &&
                  is_between(episode->administrators, where->staff_least, where->staff_most);
    bool nth = where->nth == 0 || (run->ordinal != NULL && run->ordinal[index] == where->nth);
    return owners && nth;
}

/* Rows of the burn-in are left out: their like that ended in it were never seen. */
static bool fits(const struct Quantity *self, const struct MeasuredRun *run, const void *record,
                 size_t index) {
    const struct Restriction *where = &self->where;
    struct Traits traits = traits_of(self, record);
    bool all = in_mask(where->case_types, traits.case_type) && in_mask(where->programmes, traits.programme) &&
               in_window(where, run->weeks, traits.week) && is_one(where->government, traits.government) &&
               is_one(where->agency, traits.agency) &&
               (where->but_agency < 0 || traits.agency != where->but_agency);
    all = all && (where->with[0] == '\0' || is_set(self->table, where->with, record)) &&
          (where->without[0] == '\0' || !is_set(self->table, where->without, record));
    if (all && self->table == TABLE_EPISODES)
        return episode_fits(where, run, record, index);
    if (all && self->table == TABLE_SERVICES)
        return ((const struct ServiceRecord *)record)->start_week >= 0;
    if (all && self->table == TABLE_AGENCIES && where->tried != 0)
        return (where->tried > 0) == (((const struct AgencyRecord *)record)->tried_week != RECORD_MISSING);
    return all;
}

static double reduce(enum Reduction reduction, double values[], size_t count) {
    double sum = 0.0, squares = 0.0, n = (double)count;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    if (reduction == REDUCTION_SUM)
        return sum;
    if (count == 0)
        return NAN;
    double mean = sum / n;
    if (reduction == REDUCTION_MEAN)
        return mean;
    if (reduction == REDUCTION_SPREAD) {
        for (size_t i = 0; i < count; i++)
            squares += (values[i] - mean) * (values[i] - mean);
        return count > 1 ? sqrt(squares / (n - 1.0)) : NAN;
    }
    gsl_sort(values, 1, count);
    double median = interval_quantile(values, count, 0.5);
    return reduction == REDUCTION_MEDIAN ? median : interval_quantile(values, count, 0.99) / median;
}

double quantity_read(const struct Quantity *self, const struct MeasuredRun *run, double room[]) {
    const struct TableRow *table = record_table(self->table);
    const unsigned char *record = run->rows[self->table];
    size_t count = 0;
    for (size_t i = 0; i < run->count[self->table]; i++, record += table->record_size) {
        double value = 0.0;
        if (!fits(self, run, record, i))
            continue;
        bool counts = true;
        if (self->measure != NULL)
            counts = self->measure->read(run, record, &value);
        else
            value = column_number(&table->columns[self->column], record);
        if (counts && !isnan(value))
            room[count++] = value;
    }
    return reduce(self->reduction, room, count);
}

int64_t quantity_least_weeks(const struct Quantity *self) {
    double least = self->measure != NULL ? (double)self->measure->least_weeks : 0.0;
    const double ends[] = {self->where.from, self->where.until};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (isfinite(ends[i]))
            least = fmax(least, fabs(ends[i]));
    return (int64_t)ceil(least);
}

unsigned quantity_tables(const struct Quantity *self) {
    return 1u << self->table;
}

const char *quantity_unit(const struct Quantity *self) {
    if (self->reduction == REDUCTION_TAIL)
        return "ratio";
    return self->measure != NULL ? self->measure->unit
                                 : record_table(self->table)->columns[self->column].unit;
}

bool quantity_answers(const struct Quantity *self, const struct Restriction *where) {
    bool episodes = self->table == TABLE_EPISODES, agencies = self->table == TABLE_AGENCIES;
    bool typed = episodes || self->table == TABLE_SERVICES || self->table == TABLE_PROPOSALS;
    bool placed = episodes || agencies;
    bool dated = episodes || self->table == TABLE_SERVICES || self->table == TABLE_WEEKLY;
    return (where->case_types == 0 || typed) &&
           (where->programmes == 0 || episodes || self->table == TABLE_PROPOSALS) &&
           ((where->owners_least == 0 && where->owners_most == 0 && where->staff_least == 0 &&
             where->staff_most == 0 && where->nth == 0) ||
            episodes) &&
           (where->with[0] == '\0' || record_column(self->table, where->with) != NULL) &&
           (where->without[0] == '\0' || record_column(self->table, where->without) != NULL) &&
           (where->tried == 0 || agencies) && ((isinf(where->from) && isinf(where->until)) || dated) &&
           ((where->government < 0 && where->agency < 0 && where->but_agency < 0) || placed);
}

static void add(char name[QUANTITY_NAME_SIZE], const char *format, ...) PRINTF_LIKE(2, 3);

static void add(char name[QUANTITY_NAME_SIZE], const char *format, ...) {
    size_t used = strlen(name);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(name + used, QUANTITY_NAME_SIZE - used, format, arguments);
    va_end(arguments);
}

void quantity_name(const struct Quantity *self, char name[QUANTITY_NAME_SIZE]) {
    const struct Restriction *where = &self->where;
    const struct TableRow *table = record_table(self->table);
    name[0] = '\0';
    if (self->reduction != (self->measure != NULL ? self->measure->reduction : REDUCTION_MEAN))
        add(name, "%s ", reductions[self->reduction]);
    if (self->measure != NULL)
        add(name, "%s", self->measure->name);
    else
        add(name, "%s.%s", table->name, table->columns[self->column].name);
    for (int i = 0, first = 1; i < CASE_TYPE_COUNT; i++)
        if (where->case_types >> i & 1u) {
            add(name, "%s%d", first ? " type=" : "+", i + 1);
            first = 0;
        }
    if (where->programmes != 0)
        add(name, " programmes=%x", where->programmes);
    if (where->owners_least > 0)
        add(name, " owners>=%lld", (long long)where->owners_least);
    if (where->owners_most > 0)
        add(name, " owners<=%lld", (long long)where->owners_most);
    if (where->staff_least > 0)
        add(name, " staff>=%lld", (long long)where->staff_least);
    if (where->staff_most > 0)
        add(name, " staff<=%lld", (long long)where->staff_most);
    if (where->nth > 0)
        add(name, " nth=%lld", (long long)where->nth);
    if (where->with[0] != '\0')
        add(name, " with=%s", where->with);
    if (where->without[0] != '\0')
        add(name, " without=%s", where->without);
    if (where->tried != 0)
        add(name, " tried=%d", where->tried);
    if (!isinf(where->from))
        add(name, " from=%g", where->from);
    if (!isinf(where->until))
        add(name, " until=%g", where->until);
    if (where->government >= 0)
        add(name, " government=%lld", (long long)where->government);
    if (where->agency >= 0)
        add(name, " agency=%lld", (long long)where->agency);
    if (where->but_agency >= 0)
        add(name, " agency!=%lld", (long long)where->but_agency);
}

static bool is_internal(int64_t type) {
    return type == CASE_PUBLIC_INTERNAL || type == CASE_PRIVATE_INTERNAL;
}

static int compare_starts(const void *one, const void *other, void *context) {
    const struct EpisodeRecord *episodes = context, *a = &episodes[*(const size_t *)one],
                               *b = &episodes[*(const size_t *)other];
    int64_t left[] = {a->agency, is_internal(a->case_type), a->start_week, a->key},
            right[] = {b->agency, is_internal(b->case_type), b->start_week, b->key};
    for (size_t i = 0; i < COUNT_OF(left); i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

void run_ordinals(const struct MeasuredRun *run, size_t order[], int64_t ordinal[]) {
    const struct EpisodeRecord *episodes = run->rows[TABLE_EPISODES];
    size_t count = run->count[TABLE_EPISODES];
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    qsort_r(order, count, sizeof *order, compare_starts, (void *)(uintptr_t)episodes); /* only read */
    for (size_t i = 0; i < count; i++) {
        const struct EpisodeRecord *now = &episodes[order[i]],
                                   *before = i > 0 ? &episodes[order[i - 1]] : NULL;
        bool goes_on = before != NULL && before->agency == now->agency &&
                       is_internal(before->case_type) == is_internal(now->case_type);
        ordinal[order[i]] = goes_on ? ordinal[order[i - 1]] + 1 : 1;
    }
}
