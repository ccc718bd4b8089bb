/* The rows of every table of this room, flattened at compile time. */
#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"
#include "params/params.h"
#include "params/params_table.h"

/* A row and its whole key, which only a literal can join at compile time. */
struct KeyedRow {
    struct ParamRow row;
    const char *key;
};

/* Rows of types and programmes are swept over 0.5 to 1.5 times their default, inside the limits, in whole
 * numbers where the row wants them; zeros and switches are not swept. */
#define CLIPPED(x, low, high) ((x) < (low) ? (low) : (x) > (high) ? (high) : (x))
#define WHOLE(kind, x) (KIND_##kind == KIND_INTEGER ? (double)(int64_t)(x) : (x))
#define SWEEP_END(kind, value, factor, low, high)                                                            \
    (KIND_##kind == KIND_SWITCH ? (value) : WHOLE(kind, CLIPPED((factor) * (value), low, high)))
#define SWEEP_LOW(kind, value, low, high) SWEEP_END(kind, value, (value) < 0 ? 1.5 : 0.5, low, high)
#define SWEEP_HIGH(kind, value, low, high) SWEEP_END(kind, value, (value) < 0 ? 0.5 : 1.5, low, high)

/* The row of one place, a type or a programme, in a table of them. */
#define TYPED_ROW(group, place, field, name, kind, value, low, high, unit, status, informed_by, source,      \
                  sentence)                                                                                  \
    {{group, #name, KIND_##kind, value, low, high, SWEEP_LOW(kind, value, low, high),                        \
      SWEEP_HIGH(kind, value, low, high), unit, SCALE_LINEAR, status, informed_by, source, sentence,         \
      offsetof(struct Params, field##_##name) + (place) * sizeof(double)},                                   \
     group "." #name},

_Static_assert(CASE_TYPE_COUNT == 4, "CASE_ROWS names four case types");
#define CASE_ROWS(name, kind, a, b, c, d, ...)                                                               \
    TYPED_ROW("public_internal", CASE_PUBLIC_INTERNAL, case, name, kind, a, __VA_ARGS__)                     \
    TYPED_ROW("private_internal", CASE_PRIVATE_INTERNAL, case, name, kind, b, __VA_ARGS__)                   \
    TYPED_ROW("public_open", CASE_PUBLIC_OPEN, case, name, kind, c, __VA_ARGS__)                             \
    TYPED_ROW("private_open", CASE_PRIVATE_OPEN, case, name, kind, d, __VA_ARGS__)

_Static_assert(PROGRAMME_COUNT == 10, "PROGRAMME_ROWS names ten programmes");
#define PROGRAMME_ROWS(...) PROGRAMME_ROWS_(__VA_ARGS__)
#define PROGRAMME_ROWS_(name, kind, a, b, c, d, e, f, g, h, i, j, ...)                                       \
    TYPED_ROW("agency", PROGRAMME_AGENCY, programme, name, kind, a, __VA_ARGS__)                             \
    TYPED_ROW("task_force", PROGRAMME_TASK_FORCE, programme, name, kind, b, __VA_ARGS__)                     \
    TYPED_ROW("data_heroes", PROGRAMME_DATA_HEROES, programme, name, kind, c, __VA_ARGS__)                   \
    TYPED_ROW("g0v", PROGRAMME_G0V, programme, name, kind, d, __VA_ARGS__)                                   \
    TYPED_ROW("civic_request", PROGRAMME_CIVIC_REQUEST, programme, name, kind, e, __VA_ARGS__)               \
    TYPED_ROW("competition", PROGRAMME_COMPETITION, programme, name, kind, f, __VA_ARGS__)                   \
    TYPED_ROW("enterprise", PROGRAMME_ENTERPRISE, programme, name, kind, g, __VA_ARGS__)                     \
    TYPED_ROW("crisis", PROGRAMME_CRISIS, programme, name, kind, h, __VA_ARGS__)                             \
    TYPED_ROW("descendant", PROGRAMME_DESCENDANT, programme, name, kind, i, __VA_ARGS__)                     \
    TYPED_ROW("demonstration", PROGRAMME_DEMONSTRATION, programme, name, kind, j, __VA_ARGS__)

/* Three tables from one, each from the rows of its own macro. */
#define NO_ROW(...)
#define PLAIN_ROW(group_of, name_of, ...)                                                                    \
    {{.group = #group_of,                                                                                    \
      .name = #name_of,                                                                                      \
      .offset = offsetof(struct Params, group_of##_##name_of),                                               \
      __VA_ARGS__},                                                                                          \
     #group_of "." #name_of},

static const struct KeyedRow plain_rows[] = {
#define GROUP NO_ROW
#define PARAM PLAIN_ROW
#define CASE_PARAM NO_ROW
#define PROGRAMME_PARAM NO_ROW
#include "params/parameters.def"
#undef PARAM
#undef CASE_PARAM
};
static const struct KeyedRow case_rows[] = {
#define PARAM NO_ROW
#define CASE_PARAM CASE_ROWS
#include "params/parameters.def"
#undef CASE_PARAM
#undef PROGRAMME_PARAM
};
static const struct KeyedRow programme_rows[] = {
#define CASE_PARAM NO_ROW
#define PROGRAMME_PARAM PROGRAMME_ROWS
#include "params/parameters.def"
#undef GROUP
#undef PROGRAMME_PARAM
};

enum { ROW_COUNT = COUNT_OF(plain_rows) + COUNT_OF(case_rows) + COUNT_OF(programme_rows) };
_Static_assert(sizeof(struct Params) == ROW_COUNT * sizeof(double), "one row a field of struct Params");

/* The tables of types have all places of a parameter one after the other; in the order of the index all
 * parameters of a place follow one another. */
static const struct KeyedRow *typed_row(const struct KeyedRow rows[], size_t count, size_t places,
                                        size_t index) {
    size_t params = count / places;
    return &rows[index % params * places + index / params];
}

static const struct KeyedRow *row_at(size_t index) {
    if (index < COUNT_OF(plain_rows))
        return &plain_rows[index];
    index -= COUNT_OF(plain_rows);
    if (index < COUNT_OF(case_rows))
        return typed_row(case_rows, COUNT_OF(case_rows), CASE_TYPE_COUNT, index);
    return typed_row(programme_rows, COUNT_OF(programme_rows), PROGRAMME_COUNT, index - COUNT_OF(case_rows));
}

size_t params_count(void) {
    return ROW_COUNT;
}

size_t params_assumed(void) {
    size_t assumed = 0;
    for (size_t i = 0; i < params_count(); i++)
        assumed += params_row(i)->status == STATUS_ASSUMED;
    return assumed;
}

const char *params_status_name(enum ParamStatus status) {
    static const char *const names[] = {"not said", "informed", "assumed", "definition"};
    return names[status];
}

void params_describe_basis(const struct ParamRow *row, char *text, size_t size) {
    snprintf(text, size, "%s%s%s%s%s", params_status_name(row->status),
             row->informed_by != NULL ? " by " : "", row->informed_by != NULL ? row->informed_by : "",
             row->source != NULL ? "; " : "", row->source != NULL ? row->source : "");
}

const struct ParamRow *params_row(size_t index) {
    return index < ROW_COUNT ? &row_at(index)->row : NULL;
}

const char *params_key(size_t index) {
    return index < ROW_COUNT ? row_at(index)->key : NULL;
}

/* Every name that may stand before the point of a key; only those of which a key exists are groups, once
 * each. */
static const struct ParamGroup groups[] = {
#define GROUP(group, title) {#group, title},
#define PROGRAMME_PARAM NO_ROW
#include "params/parameters.def"
#undef GROUP
#undef PARAM
#undef CASE_PARAM
#undef PROGRAMME_PARAM
#define CASE_TYPE(symbol, name, title) {name, title},
#include "params/case_types.def"
#undef CASE_TYPE
#define PROGRAMME(symbol, name, label, title) {name, title},
#include "params/programmes.def"
#undef PROGRAMME
};

static bool group_is_repeated(size_t place) {
    for (size_t i = 0; i < place; i++)
        if (strcmp(groups[i].name, groups[place].name) == 0)
            return true;
    return false;
}

static bool group_is_used(size_t place) {
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (strcmp(row_at(i)->row.group, groups[place].name) == 0)
            return true;
    return false;
}

const struct ParamGroup *params_group(size_t index) {
    for (size_t i = 0, listed = 0; i < COUNT_OF(groups); i++)
        if (group_is_used(i) && !group_is_repeated(i) && listed++ == index)
            return &groups[i];
    return NULL;
}

size_t params_group_count(void) {
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(groups); i++)
        count += group_is_used(i) && !group_is_repeated(i);
    return count;
}
