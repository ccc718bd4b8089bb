/* The values of all parameters. The struct comes from the rows of parameters.def. */
#ifndef TANDEM_PARAMS_H
#define TANDEM_PARAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "params/case_types.h"
#include "params/params_table.h"

/* Every parameter is a double; integers and switches (0 or 1) are held exactly and checked as such. A field
 * of case types or programmes has a place for each, of which some are parameters and the others hold what the
 * type is by definition. */
struct Params {
#define GROUP(...)
#define PARAM(group, name, ...) double group##_##name;
#define CASE_FIELD(name) double case_##name[CASE_TYPE_COUNT];
#define CASE_PARAM(...)
#define PROGRAMME_FIELD(name) double programme_##name[PROGRAMME_COUNT];
#define PROGRAMME_PARAM(...)
#include "params/parameters.def"
#undef GROUP
#undef PARAM
#undef CASE_FIELD
#undef CASE_PARAM
#undef PROGRAMME_FIELD
#undef PROGRAMME_PARAM
};

/* Sets every parameter to its default, and what types are by definition. */
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
