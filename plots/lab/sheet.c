#include "plots/lab/sheet.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/lab/json_text.h"
#include "world/list.h"

enum Status sheet_init(struct Sheet *self, int64_t weeks, bool wide, struct Error *error) {
    *self = (struct Sheet){.weeks = weeks, .wide = wide};
    for (int64_t week = 0; week < weeks; week++)
        self->most += week_is_kept(week, weeks);
    self->weekly = calloc(record_table(TABLE_WEEKLY)->column_count * self->most, sizeof *self->weekly);
    return self->weekly == NULL
               ? error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %lld weeks", (long long)weeks)
               : STATUS_OK;
}

void sheet_free(struct Sheet *self) {
    free(self->weekly);
    free(self->agencies.item);
    free(self->episodes.item);
    *self = (struct Sheet){0};
}

/* A level is the last that was seen when a week is kept; what happens is added up until then. */
static void add_week(struct Sheet *self, const struct WeekRecord *week) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    for (size_t c = 0; c < table->column_count; c++) {
        double *place = &self->weekly[c * self->most + self->kept];
        double value = column_number(&table->columns[c], week);
        *place = table->columns[c].keep == KEEP_SUM ? *place + value : value;
    }
    self->kept += week_is_kept(week->week, self->weeks);
}

static bool add_row(struct SheetRows *rows, enum RecordTable table, const void *record) {
    size_t size = record_table(table)->record_size;
    if (!list_reserve(&rows->item, &rows->room, rows->count, size))
        return false;
    memcpy((char *)rows->item + size * rows->count++, record, size);
    return true;
}

static enum Status add(void *context, enum RecordTable table, const void *record, struct Error *error) {
    struct Sheet *self = context;
    const struct EpisodeRecord *episode = record;
    const struct ProposalRecord *proposals = record;
    bool room = true;
    switch (table) {
    case TABLE_RUNS:
        self->run = *(const struct RunRecord *)record;
        break;
    case TABLE_WEEKLY:
        add_week(self, record);
        break;
    case TABLE_EPISODES:
        self->endings[episode->programme][episode->case_type]
                     [episode->exit == RECORD_MISSING ? EXIT_COUNT : episode->exit]++;
        room = !self->wide || add_row(&self->episodes, table, record);
        break;
    case TABLE_PROPOSALS:
        self->proposals[proposals->programme][proposals->case_type][proposals->fate]
                       [proposals->refusal == RECORD_MISSING ? REFUSAL_COUNT : proposals->refusal] =
            proposals->proposals;
        break;
    case TABLE_AGENCIES:
        room = add_row(&self->agencies, table, record);
        break;
    case TABLE_SERVICES:
    case TABLE_COUNT:
        break;
    }
    return room ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the records of a run");
}

struct Recorder sheet_recorder(struct Sheet *self) {
    unsigned wanted = 1u << TABLE_RUNS | 1u << TABLE_WEEKLY | 1u << TABLE_EPISODES | 1u << TABLE_PROPOSALS;
    return (struct Recorder){self, add, self->wide ? wanted | 1u << TABLE_AGENCIES : wanted};
}

/* A key is text: it may be above 2^53, where numbers of JavaScript end. */
static void write_cell(FILE *stream, const struct Column *column, const void *record) {
    double number = column_number(column, record);
    const char *field = (const char *)record + column->offset;
    int64_t integer = RECORD_MISSING;
    if (column->kind != COLUMN_REAL)
        memcpy(&integer, field, sizeof integer);
    size_t length = strlen(column->name);
    bool is_key = length >= 3 && strcmp(column->name + length - 3, "key") == 0;
    if (column_code(column->kind, integer) != NULL)
        json_text_string(stream, column_code(column->kind, integer));
    else if (is_key && integer != RECORD_MISSING)
        fprintf(stream, "\"%" PRId64 "\"", integer);
    else
        json_text_number(stream, number);
}

static void write_columns(FILE *stream, const char *name, enum RecordTable table,
                          const struct SheetRows *rows) {
    const struct TableRow *row = record_table(table);
    json_text_name(stream, false, name);
    for (size_t c = 0; c < row->column_count; c++) {
        fputc(c == 0 ? '{' : ',', stream);
        json_text_name(stream, true, row->columns[c].name);
        for (size_t i = 0; i < rows->count; i++) {
            fputc(i == 0 ? '[' : ',', stream);
            write_cell(stream, &row->columns[c], (const char *)rows->item + row->record_size * i);
        }
        fputs(rows->count == 0 ? "[]" : "]", stream);
    }
    fputc('}', stream);
}

static void write_run(const struct Sheet *self, FILE *stream) {
    const struct TableRow *table = record_table(TABLE_RUNS);
    json_text_name(stream, false, "run");
    for (size_t c = 0; c < table->column_count; c++) {
        fputc(c == 0 ? '{' : ',', stream);
        json_text_named_number(stream, true, table->columns[c].name,
                               column_number(&table->columns[c], &self->run));
    }
    fputc('}', stream);
}

static void write_weekly(const struct Sheet *self, FILE *stream) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    json_text_name(stream, false, "weekly");
    for (size_t c = 0; c < table->column_count; c++) {
        fputc(c == 0 ? '{' : ',', stream);
        json_text_name(stream, true, table->columns[c].name);
        for (size_t k = 0; k < self->kept; k++) {
            fputc(k == 0 ? '[' : ',', stream);
            json_text_number(stream, self->weekly[c * self->most + k]);
        }
        fputc(']', stream);
    }
    fputc('}', stream);
}

static void write_endings(const struct Sheet *self, FILE *stream) {
    const char *between = "";
    json_text_name(stream, false, "endings");
    fputc('[', stream);
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        for (int type = 0; type < CASE_TYPE_COUNT; type++)
            for (int exit = 0; exit <= EXIT_COUNT; exit++) {
                int64_t count = self->endings[programme][type][exit];
                if (count == 0)
                    continue;
                fprintf(stream, "%s[\"%s\",\"%s\",\"%s\",%" PRId64 "]", between,
                        programme_name((enum Programme)programme), case_type_name((enum CaseType)type),
                        exit == EXIT_COUNT ? "open" : exit_name((enum Exit)exit), count);
                between = ",";
            }
    fputc(']', stream);
}

static void write_proposals(const struct Sheet *self, FILE *stream) {
    const char *between = "";
    json_text_name(stream, false, "proposals");
    fputc('[', stream);
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        for (int type = 0; type < CASE_TYPE_COUNT; type++)
            for (int fate = 0; fate < FATE_COUNT; fate++)
                for (int reason = 0; reason <= REFUSAL_COUNT; reason++) {
                    int64_t count = self->proposals[programme][type][fate][reason];
                    if (count == 0)
                        continue;
                    fprintf(stream, "%s[\"%s\",\"%s\",\"%s\",", between,
                            programme_name((enum Programme)programme), case_type_name((enum CaseType)type),
                            fate_name((enum Fate)fate));
                    json_text_string(stream,
                                     reason == REFUSAL_COUNT ? NULL : refusal_name((enum Refusal)reason));
                    fprintf(stream, ",%" PRId64 "]", count);
                    between = ",";
                }
    fputc(']', stream);
}

void sheet_write(const struct Sheet *self, FILE *stream) {
    write_run(self, stream);
    write_weekly(self, stream);
    write_endings(self, stream);
    write_proposals(self, stream);
    if (self->wide) {
        write_columns(stream, "agencies", TABLE_AGENCIES, &self->agencies);
        write_columns(stream, "episodes", TABLE_EPISODES, &self->episodes);
    }
}
