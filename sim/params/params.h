/* The values of all parameters. The struct comes from the rows of parameters.def. */
#ifndef TANDEM_PARAMS_H
#define TANDEM_PARAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "params/case_types.h"
#include "params/params_table.h"

/* Every parameter is a double; integers and switches (0 or 1) are held exactly and checked as such. */
struct Params {
#define GROUP(group, title)
#define PARAM(group, name, ...) double group##_##name;
#define CASE_PARAM(name, kind, a, b, c, d, low, high, unit, status, informed_by, source, sentence)           \
    double case_##name[CASE_TYPE_COUNT];
#define PROGRAMME_PARAM(name, kind, values, low, high, unit, status, informed_by, source, sentence)          \
    double programme_##name[PROGRAMME_COUNT];
#include "params/parameters.def"
#undef GROUP
#undef PARAM
#undef CASE_PARAM
#undef PROGRAMME_PARAM
};

/* Sets every parameter to its default. */
void params_default(struct Params *self);

/* The index of "group.name", or params_count() if there is none. */
size_t params_find(const char *key);

/* The keys nearest to a misspelt one, best first, at most `wanted` of them; returns how many were found. */
size_t params_nearest(const char *key, const char *found[], size_t wanted);

double params_get(const struct Params *self, size_t index);

/* Sets one parameter. Errors: STATUS_CONFIGURATION if the value is not finite, not integer or 0/1 where the
 * row wants that, or out of the hard limits; the message says what is allowed and nothing is changed. `file`
 * and `line` place the message (NULL: no place). */
enum Status params_set(struct Params *self, size_t index, double value, const char *file, int line,
                       struct Error *error) MUST_CHECK;

/* Writes a table of the parameters as Markdown, one row each: the appendix of the ODD document. */
void params_write_markdown(FILE *stream);

#endif
