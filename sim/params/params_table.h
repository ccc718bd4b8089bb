/* The parameter table: one row a parameter, from which the struct, defaults, parsing, checks, help,
 * documentation, sweeps and sensitivity designs come. The rows stand in parameters.def. */
#ifndef TANDEM_PARAMS_TABLE_H
#define TANDEM_PARAMS_TABLE_H

#include <stddef.h>

#include "params/case_types.h"

enum ParamKind { KIND_REAL, KIND_INTEGER, KIND_SWITCH };
/* What the default of a parameter rests on: figures of the data table that it was set or fitted to, a
 * judgement with a plausible range, or the meaning of the model (switches, sizes, dates, conventions). */
enum ParamStatus { STATUS_NOT_SAID, STATUS_INFORMED, STATUS_ASSUMED, STATUS_DEFINITION };
enum ParamScale { SCALE_LINEAR, SCALE_LOG };

/* One parameter. `group`.`name` is its key. Hard limits are inclusive; a sweep range with low == high means
 * that the parameter is not swept (switches, sizes, names of rows). */
struct ParamRow {
    const char *group, *name;
    enum ParamKind kind;
    double value; /* default */
    double low, high;
    double sweep_low, sweep_high;
    const char *unit;
    enum ParamScale scale;
    enum ParamStatus status;
    const char *informed_by; /* numbers of the data table, "N9 N10"; NULL unless STATUS_INFORMED */
    const char *source;      /* citation or claim behind its form or value; NULL: none */
    const char *sentence;
    size_t offset; /* in struct Params */
};

/* What a case type or a programme is by definition: no parameter, though it stands in struct Params. */
struct FixedRow {
    const char *name;
    size_t offset; /* of the place of the first type, in struct Params */
    double value;
};

/* `about`: what the parameters of a group of a type or programme are about, in two words; NULL for others. */
struct ParamGroup {
    const char *name, *title, *about;
};

size_t params_count(void);

/* How many have a value that is assumed. */
size_t params_assumed(void);

/* English name of a status: "informed", "assumed", "definition". */
const char *params_status_name(enum ParamStatus status);

/* Status and source in one line, in the language chosen: "informed by N13; C34". */
void params_describe_basis(const struct ParamRow *row, char *text, size_t size);

const struct ParamRow *params_row(size_t index); /* NULL past the end */

/* Lists that end with a row without a name. */
const struct FixedRow *params_fixed_case(enum CaseType type);
const struct FixedRow *params_fixed_programme(enum Programme programme);

/* Such a list in one line: "open_type 3, internal_type 1". */
void params_describe_fixed(const struct FixedRow *fixed, char *text, size_t size);

/* The first group for NULL, NULL after the last: in a loop, quicker than to count to each. */
const struct ParamGroup *params_group_after(const struct ParamGroup *last);
size_t params_group_count(void);
const struct ParamGroup *params_group(size_t index); /* in the order of files and documents */

/* The whole key "group.name" of a row, NULL past the end. Static storage. */
const char *params_key(size_t index);

/* Its title in the language chosen, which the key says in words: "legal ambiguity"; of a case type or
 * programme "effort (public start, open data)". */
enum { PARAMS_TITLE_SIZE = 192 };
void params_title(size_t index, char title[PARAMS_TITLE_SIZE]);

#endif
