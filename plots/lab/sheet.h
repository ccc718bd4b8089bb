/* What the laboratory tells of one replicate: its records, added up and put side by side. */
#ifndef TANDEM_LAB_SHEET_H
#define TANDEM_LAB_SHEET_H

#include <stdbool.h>
#include <stdio.h>

#include "world/records.h"

struct SheetRows {
    void *item; /* [count] records of one table */
    size_t count, room;
};

struct Sheet {
    int64_t weeks;
    size_t kept, most; /* weeks kept so far, and at the end */
    double *weekly;    /* [columns of TABLE_WEEKLY][most] */
    /* Collaborations by how they ended, the last in progress at the horizon; proposals by fate and reason of
     * a refusal, the last without one. */
    int64_t endings[PROGRAMME_COUNT][CASE_TYPE_COUNT][EXIT_COUNT + 1];
    int64_t proposals[PROGRAMME_COUNT][CASE_TYPE_COUNT][FATE_COUNT][REFUSAL_COUNT + 1];
    struct RunRecord run;
    bool wide; /* these rows are kept as well: */
    struct SheetRows agencies, episodes;
};

/* An empty sheet of a run of `weeks` weeks. Errors: STATUS_OUT_OF_MEMORY. The caller frees, also after
 * failure. */
enum Status sheet_init(struct Sheet *self, int64_t weeks, bool wide, struct Error *error) MUST_CHECK;
void sheet_free(struct Sheet *self);

/* The recorder of a run that fills `self`. */
struct Recorder sheet_recorder(struct Sheet *self);

/* Writes the items of the JSON object of laboratory.h, from `run` on, with a comma before each; `agencies`
 * and `episodes` if it is wide. */
void sheet_write(const struct Sheet *self, FILE *stream);

#endif
