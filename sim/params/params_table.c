/* The rows of every table of this room, flattened at compile time. */
#include "params/params_table.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"
#include "params/params.h"

/* A row and its whole key, which only a literal can join at compile time. */
struct KeyedRow {
    struct ParamRow row;
    const char *key;
};

/* The place of each type and programme by its name. */
enum {
#define CASE_TYPE(symbol, name, ...) PLACE_##name = CASE_##symbol,
#include "params/case_types.def"
#undef CASE_TYPE
#define PROGRAMME(symbol, name, ...) PLACE_##name = PROGRAMME_##symbol,
#include "params/programmes.def"
#undef PROGRAMME
};

static const struct KeyedRow rows[] = {
#define GROUP(...)
#define PARAM(group_of, name_of, ...)                                                                        \
    {{.group = #group_of,                                                                                    \
      .name = #name_of,                                                                                      \
      .offset = offsetof(struct Params, group_of##_##name_of),                                               \
      __VA_ARGS__},                                                                                          \
     #group_of "." #name_of},
#define TYPED_PARAM(array, type, name_of, ...)                                                               \
    {{.group = #type,                                                                                        \
      .name = #name_of,                                                                                      \
      .offset = offsetof(struct Params, array##_##name_of[PLACE_##type]),                                    \
      ABOUT_##name_of,                                                                                       \
      __VA_ARGS__},                                                                                          \
     #type "." #name_of},
#define CASE_FIELD(...)
#define CASE_PARAM(...) TYPED_PARAM(case, __VA_ARGS__)
#define PROGRAMME_FIELD(...)
#define PROGRAMME_PARAM(...) TYPED_PARAM(programme, __VA_ARGS__)
#include "params/parameters.def"
#undef GROUP
#undef PARAM
#undef CASE_PARAM
#undef PROGRAMME_PARAM
};

enum { ROW_COUNT = COUNT_OF(rows) };

static const struct FixedRow *const case_fixed[CASE_TYPE_COUNT] = {
#define FIXED(name, value) {#name, offsetof(struct Params, case_##name), value},
#define CASE_TYPE(symbol, name, title, ...) (const struct FixedRow[]){__VA_ARGS__{NULL, 0, 0.0}},
#include "params/case_types.def"
#undef CASE_TYPE
#undef FIXED
};

static const struct FixedRow *const programme_fixed[PROGRAMME_COUNT] = {
#define FIXED(name, value) {#name, offsetof(struct Params, programme_##name), value},
#define PROGRAMME(symbol, name, label, title, ...) (const struct FixedRow[]){__VA_ARGS__{NULL, 0, 0.0}},
#include "params/programmes.def"
#undef PROGRAMME
#undef FIXED
};

const struct FixedRow *params_fixed_case(enum CaseType type) {
    return case_fixed[type];
}

const struct FixedRow *params_fixed_programme(enum Programme programme) {
    return programme_fixed[programme];
}

void params_describe_fixed(const struct FixedRow *fixed, char *text, size_t size) {
    text[0] = '\0';
    for (size_t used = 0; fixed->name != NULL && used < size; fixed++)
        used += (size_t)snprintf(text + used, size - used, "%s%s %g", used > 0 ? ", " : "", fixed->name,
                                 fixed->value);
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
    static const char *const names[] = {"not said", N_("informed"), N_("assumed"), N_("definition")};
    return names[status];
}

void params_describe_basis(const struct ParamRow *row, char *text, size_t size) {
    snprintf(text, size, "%s%s%s%s%s", _(params_status_name(row->status)),
             row->informed_by != NULL ? _(" by ") : "", row->informed_by != NULL ? row->informed_by : "",
             row->source != NULL ? _("; ") : "", row->source != NULL ? _(row->source) : "");
}

const struct ParamRow *params_row(size_t index) {
    return index < ROW_COUNT ? &rows[index].row : NULL;
}

const char *params_key(size_t index) {
    return index < ROW_COUNT ? rows[index].key : NULL;
}

/* Every name that may stand before the point of a key; only those of which a key exists are groups, once
 * each. */
static const struct ParamGroup groups[] = {
#define GROUP(group, title) {#group, title, NULL},
#define PARAM(...)
#define CASE_PARAM(...)
#define PROGRAMME_PARAM(...)
#include "params/parameters.def"
#undef GROUP
#undef PARAM
#undef CASE_FIELD
#undef CASE_PARAM
#undef PROGRAMME_FIELD
#undef PROGRAMME_PARAM
#define CASE_TYPE(symbol, name, title, ...) {#name, title, title},
#include "params/case_types.def"
#undef CASE_TYPE
#define PROGRAMME(symbol, name, label, title, ...) {#name, title, label},
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
    const char *before = NULL; /* rows of a group stand together, and mostly share its name */
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (rows[i].row.group != before && strcmp(rows[i].row.group, groups[place].name) == 0)
            return true;
        before = rows[i].row.group;
    }
    return false;
}

const struct ParamGroup *params_group_after(const struct ParamGroup *last) {
    for (size_t i = last != NULL ? (size_t)(last - groups) + 1 : 0; i < COUNT_OF(groups); i++)
        if (!group_is_repeated(i) && group_is_used(i))
            return &groups[i];
    return NULL;
}

const struct ParamGroup *params_group(size_t index) {
    const struct ParamGroup *group = params_group_after(NULL);
    for (; group != NULL && index > 0; index--)
        group = params_group_after(group);
    return group;
}

size_t params_group_count(void) {
    size_t count = 0;
    for (const struct ParamGroup *group = NULL; (group = params_group_after(group)) != NULL;)
        count++;
    return count;
}

/* The two words of a key whose group is a case type or programme; NULL for other groups. */
static const char *group_about(const char *name) {
    const char *about = NULL;
    for (size_t i = 0; i < COUNT_OF(groups) && about == NULL; i++)
        if (strcmp(groups[i].name, name) == 0)
            about = groups[i].about;
    return about;
}

void params_title(size_t index, char title[PARAMS_TITLE_SIZE]) {
    char words[PARAMS_TITLE_SIZE];
    const struct ParamRow *row = params_row(index);
    const char *about = group_about(row->group);
    snprintf(words, sizeof words, "%s", about == NULL ? params_key(index) : row->name);
    for (char *at = words; (at = strpbrk(at, "._")) != NULL;)
        *at = ' ';
    if (about == NULL)
        snprintf(title, PARAMS_TITLE_SIZE, "%s", translate(words));
    else /* TRANSLATORS: a field of a case type or programme, and which */
        snprintf(title, PARAMS_TITLE_SIZE, _("%s (%s)"), translate(words), translate(about));
}
