/* The rows of every table of this room, flattened at compile time. */
#include <stdint.h>
#include <string.h>

#include "params/params_table.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* A row and its whole key, which only a literal can join at compile time. */
struct KeyedRow {
    struct ParamRow row;
    const char *key;
};

#define ROW(group, name, kind, value, low, high, sweep_low, sweep_high, unit, scale, source, sentence,       \
            offset)                                                                                          \
    {{group, name, KIND_##kind, value, low, high, sweep_low, sweep_high, unit, SCALE_##scale, source,        \
      sentence, offset},                                                                                     \
     group "." name},

/* Rows of types and programmes are swept over 0.5 to 1.5 times their default, inside the limits, in whole
 * numbers where the row wants them; zeros and switches are not swept. */
#define CLIPPED(x, low, high) ((x) < (low) ? (low) : (x) > (high) ? (high) : (x))
#define WHOLE(kind, x) (KIND_##kind == KIND_INTEGER ? (double)(int64_t)(x) : (x))
#define SWEEP_END(kind, value, factor, low, high)                                                            \
    (KIND_##kind == KIND_SWITCH ? (value) : WHOLE(kind, CLIPPED((factor) * (value), low, high)))
#define SWEEP_LOW(kind, value, low, high) SWEEP_END(kind, value, (value) < 0 ? 1.5 : 0.5, low, high)
#define SWEEP_HIGH(kind, value, low, high) SWEEP_END(kind, value, (value) < 0 ? 0.5 : 1.5, low, high)

#define TYPED_ROW(...) TYPED_ROW_(__VA_ARGS__)
#define TYPED_ROW_(group, place, field, name, kind, value, low, high, unit, source, sentence)                \
    ROW(group, #name, kind, value, low, high, SWEEP_LOW(kind, value, low, high),                             \
        SWEEP_HIGH(kind, value, low, high), unit, LINEAR, source, sentence,                                  \
        offsetof(struct Params, field##name) + (place) * sizeof(double))

#define PICK_4(place, a, b, c, d) ((place) == 0 ? (a) : (place) == 1 ? (b) : (place) == 2 ? (c) : (d))
#define PICK_10(...) PICK_10_(__VA_ARGS__)
#define PICK_10_(place, a, b, c, d, e, f, g, h, i, j)                                                        \
    ((place) < 4    ? PICK_4(place, a, b, c, d)                                                              \
     : (place) < 8  ? PICK_4((place)-4, e, f, g, h)                                                          \
     : (place) == 8 ? (i)                                                                                    \
                    : (j))

_Static_assert(CASE_TYPE_COUNT == 4, "the table below and CASE_PARAM hold four case types");
_Static_assert(PROGRAMME_COUNT == 10, "the table below and PROGRAMME_PARAM hold ten programmes");

static const struct KeyedRow rows[] = {
#define GROUP(group, title)
#define PARAM(group, name, kind, value, low, high, sweep_low, sweep_high, unit, scale, source, sentence)     \
    ROW(#group, #name, kind, value, low, high, sweep_low, sweep_high, unit, scale, source, sentence,         \
        offsetof(struct Params, group##_##name))
#define CASE_PARAM(name, kind, a, b, c, d, low, high, unit, source, sentence)
#define PROGRAMME_PARAM(name, kind, values, low, high, unit, source, sentence)
#include "params/parameters.def"
#undef PARAM
#undef CASE_PARAM

#define PARAM(group, name, kind, value, low, high, sweep_low, sweep_high, unit, scale, source, sentence)
#define CASE_PARAM(name, kind, a, b, c, d, low, high, unit, source, sentence)                                \
    TYPED_ROW(NAME, PLACE, case_, name, kind, PICK_4(PLACE, a, b, c, d), low, high, unit, source, sentence)
#define NAME "public_internal"
#define PLACE CASE_PUBLIC_INTERNAL
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "private_internal"
#define PLACE CASE_PRIVATE_INTERNAL
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "public_open"
#define PLACE CASE_PUBLIC_OPEN
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "private_open"
#define PLACE CASE_PRIVATE_OPEN
#include "params/parameters.def"
#undef NAME
#undef PLACE
#undef CASE_PARAM
#undef PROGRAMME_PARAM

#define CASE_PARAM(name, kind, a, b, c, d, low, high, unit, source, sentence)
#define PROGRAMME_PARAM(name, kind, values, low, high, unit, source, sentence)                               \
    TYPED_ROW(NAME, PLACE, programme_, name, kind, PICK_10(PLACE, values), low, high, unit, source, sentence)
#define NAME "agency"
#define PLACE PROGRAMME_AGENCY
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "task_force"
#define PLACE PROGRAMME_TASK_FORCE
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "data_heroes"
#define PLACE PROGRAMME_DATA_HEROES
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "g0v"
#define PLACE PROGRAMME_G0V
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "civic_request"
#define PLACE PROGRAMME_CIVIC_REQUEST
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "competition"
#define PLACE PROGRAMME_COMPETITION
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "enterprise"
#define PLACE PROGRAMME_ENTERPRISE
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "crisis"
#define PLACE PROGRAMME_CRISIS
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "descendant"
#define PLACE PROGRAMME_DESCENDANT
#include "params/parameters.def"
#undef NAME
#undef PLACE
#define NAME "demonstration"
#define PLACE PROGRAMME_DEMONSTRATION
#include "params/parameters.def"
#undef NAME
#undef PLACE
#undef GROUP
#undef PARAM
#undef CASE_PARAM
#undef PROGRAMME_PARAM
};

_Static_assert(sizeof(struct Params) == COUNT_OF(rows) * sizeof(double), "one row a field of struct Params");

size_t params_count(void) {
    return COUNT_OF(rows);
}

const struct ParamRow *params_row(size_t index) {
    return index < COUNT_OF(rows) ? &rows[index].row : NULL;
}

const char *params_key(size_t index) {
    return index < COUNT_OF(rows) ? rows[index].key : NULL;
}

/* Every name that may stand before the point of a key; only those of which a key exists are groups, once
 * each. */
static const struct ParamGroup groups[] = {
#define GROUP(group, title) {#group, title},
#define PARAM(group, name, kind, value, low, high, sweep_low, sweep_high, unit, scale, source, sentence)
#define CASE_PARAM(name, kind, a, b, c, d, low, high, unit, source, sentence)
#define PROGRAMME_PARAM(name, kind, values, low, high, unit, source, sentence)
#include "params/parameters.def"
#undef GROUP
#undef PARAM
#undef CASE_PARAM
#undef PROGRAMME_PARAM
#define CASE_TYPE(symbol, name, number, title) {name, title},
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
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (strcmp(rows[i].row.group, groups[place].name) == 0)
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

static const struct ParamGroup case_types[CASE_TYPE_COUNT] = {
#define CASE_TYPE(symbol, name, number, title) {name, title},
#include "params/case_types.def"
#undef CASE_TYPE
};

static const struct ParamGroup programmes[PROGRAMME_COUNT] = {
#define PROGRAMME(symbol, name, label, title) {name, title},
#include "params/programmes.def"
#undef PROGRAMME
};

const char *case_type_name(enum CaseType type) {
    return case_types[type].name;
}

const char *case_type_title(enum CaseType type) {
    return case_types[type].title;
}

const char *programme_name(enum Programme programme) {
    return programmes[programme].name;
}

const char *programme_title(enum Programme programme) {
    return programmes[programme].title;
}

const char *programme_label(enum Programme programme) {
#define PROGRAMME(symbol, name, label, title) label,
    static const char *const labels[PROGRAMME_COUNT] = {
#include "params/programmes.def"
    };
#undef PROGRAMME
    return labels[programme];
}
