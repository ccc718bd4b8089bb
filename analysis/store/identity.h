/* What identifies the results of a study: the same identity gives the same bytes, so that a directory may be
 * resumed, extended by replicates, or merged. Threads, format, quiet, titles, the number of replicates and
 * which rows of runs are stored are not part of it. */
#ifndef TANDEM_IDENTITY_H
#define TANDEM_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "params/scenario_field.h"

/* Everything that decides what a run of the study gives, and what is stored of it. Constant while it runs;
 * arrays owned by the caller.
 */
struct Study {
    const struct Scenario *scenarios; /* scenarios[scenario_count]; 0 is the baseline */
    size_t scenario_count;
    struct ScenarioPoints points;
    const char *points_rule; /* NULL: the points are given. Else they are found while runs come in, by this
                                rule (one line), which stands for them in the identity */
    int64_t weeks;           /* horizon after the burn-in */
    uint64_t seed;
    unsigned tables; /* bit mask of 1u << enum RecordTable: what rows are stored of */
    int64_t rows;    /* of replicates below it rows are stored, of others only their own; 0: of all */
    const char *const
        *outputs;        /* outputs[output_count]: names of the numbers kept of each run, see outputs_check */
    size_t output_count; /* 0: none */
    bool own_streams;    /* points have random numbers of their own; else all share those of a replicate */
};

enum { HASH_TEXT_SIZE = 65 }; /* SHA-256 in hexadecimal and the final zero */

/* The canonical text, one item a line ("key value"), and its SHA-256. */
struct Identity {
    char *text; /* owned */
    char hash[HASH_TEXT_SIZE];
};

/* How many points are run: at least one. */
int64_t study_points(const struct Study *self);

/* The tables of which rows are stored of a replicate: those of runs at least. */
unsigned study_kept(const struct Study *self, int64_t replicate);

/* The number of the stream of random numbers of a point and replicate; scenarios share it. */
uint64_t study_stream(const struct Study *self, int64_t point, int64_t replicate);

/* Writes the canonical text and hashes it; a network file counts by its content. Errors: STATUS_INPUT_OUTPUT
 * if a network file cannot be read, STATUS_OUT_OF_MEMORY. The caller frees with identity_free, also after
 * failure. */
enum Status identity_init(struct Identity *self, const struct Study *study, struct Error *error) MUST_CHECK;
void identity_free(struct Identity *self);

#endif
