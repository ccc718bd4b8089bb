#include "params/params.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

static void params_store(struct Params *self, size_t index, double value) {
    memcpy((char *)self + params_row(index)->offset, &value, sizeof value);
}

static void params_fix(struct Params *self, const struct FixedRow *fixed, int place) {
    for (; fixed->name != NULL; fixed++)
        memcpy((char *)self + fixed->offset + (size_t)place * sizeof(double), &fixed->value, sizeof(double));
}

void params_default(struct Params *self) {
    memset(self, 0, sizeof *self);
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        params_fix(self, params_fixed_case((enum CaseType)type), type);
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        params_fix(self, params_fixed_programme((enum Programme)programme), programme);
    for (size_t i = 0; i < params_count(); i++)
        params_store(self, i, params_row(i)->value);
}

double params_get(const struct Params *self, size_t index) {
    double value;
    memcpy(&value, (const char *)self + params_row(index)->offset, sizeof value);
    return value;
}

size_t params_find(const char *key) {
    const char *point = strchr(key, '.'), *group = NULL;
    size_t i = 0, length = point != NULL ? (size_t)(point - key) : 0;
    bool ours = false; /* the group that we are in: its rows stand together */
    for (; i < params_count() && point != NULL; i++) {
        const struct ParamRow *row = params_row(i);
        if (row->group != group)
            ours = strlen(row->group) == length && memcmp(row->group, key, length) == 0;
        group = row->group;
        if (ours && strcmp(row->name, point + 1) == 0)
            return i;
    }
    return params_count();
}

static size_t smaller(size_t one, size_t other) {
    return one < other ? one : other;
}

static const char *after_point(const char *key) {
    const char *point = strrchr(key, '.');
    return point != NULL ? point + 1 : key;
}

/* Distance between what was written and a key: by the whole, by the name alone (a wrong group counts one), or
 * as the beginning of either. */
static size_t key_distance(const char *written, size_t index, size_t limit) {
    const char *name = after_point(written);
    const struct ParamRow *row = params_row(index);
    size_t whole = text_distance(written, params_key(index), limit);
    size_t by_name = text_distance(name, row->name, limit) + 1;
    bool begins = strlen(name) >= 3 && strncmp(name, row->name, strlen(name)) == 0;
    return smaller(whole, begins ? smaller(by_name, 2) : by_name);
}

size_t params_nearest(const char *key, const char *found[], size_t wanted) {
    enum { MOST = 8 };
    size_t limit = 2 + strlen(key) / 6, distances[MOST], count = 0;
    wanted = wanted < MOST ? wanted : MOST;
    for (size_t i = 0; i < params_count() && wanted > 0; i++) {
        size_t distance = key_distance(key, i, limit + 1), place = count;
        while (place > 0 && distances[place - 1] > distance)
            place--;
        if (distance > limit || place >= wanted)
            continue;
        count += count < wanted ? 1 : 0;
        for (size_t k = count - 1; k > place; k--) {
            distances[k] = distances[k - 1];
            found[k] = found[k - 1];
        }
        distances[place] = distance;
        found[place] = params_key(i);
        /* What is much farther than the best is noise. */
        limit = distances[0] + 1 < limit ? distances[0] + 1 : limit;
    }
    while (count > 0 && distances[count - 1] > limit)
        count--;
    return count;
}

/* What is wrong with a value, NULL if nothing is. */
static const char *value_fault(const struct ParamRow *row, double value) {
    if (!isfinite(value))
        return _("not a finite number");
    if (row->kind == KIND_SWITCH && value != 0.0 && value != 1.0)
        return _("not a switch");
    if (row->kind == KIND_INTEGER && value != floor(value))
        return _("not a whole number");
    if (value < row->low || value > row->high)
        return _("out of range");
    return NULL;
}

static void describe_allowed(char *text, size_t size, const struct ParamRow *row) {
    char low[32], high[32];
    text_from_number(low, sizeof low, row->low);
    text_from_number(high, sizeof high, row->high);
    if (row->kind == KIND_SWITCH)
        snprintf(text, size, "%s", _("0 or 1"));
    else if (row->unit[0] == '\0')
        snprintf(text, size, _("%s to %s"), low, high);
    else
        snprintf(text, size, _("%s to %s (%s)"), low, high, _(row->unit));
}

enum Status params_set(struct Params *self, size_t index, double value, const char *file, int line,
                       struct Error *error) {
    const struct ParamRow *row = params_row(index);
    if (row == NULL)
        return error_set(error, STATUS_INTERNAL, "parameter number %zu: there are %zu", index,
                         params_count());
    const char *fault = value_fault(row, value);
    if (fault == NULL) {
        params_store(self, index, value);
        return STATUS_OK;
    }
    char allowed[256], number[32] = "nan";
    describe_allowed(allowed, sizeof allowed, row);
    if (!isnan(value))
        text_from_number(number, sizeof number, value);
    if (file == NULL)
        return error_set(error, STATUS_CONFIGURATION, "%s = %s: %s, allowed %s", params_key(index), number,
                         fault, allowed);
    return error_set_at(error, STATUS_CONFIGURATION, file, line, "%s = %s: %s, allowed %s", params_key(index),
                        number, fault, allowed);
}

static void write_range(FILE *stream, double low, double high) {
    char low_text[32], high_text[32];
    text_from_number(low_text, sizeof low_text, low);
    text_from_number(high_text, sizeof high_text, high);
    if (low == high)
        fputs(" | –", stream);
    else {
        fputs(" | ", stream);
        fprintf(stream, _("%s to %s"), low_text, high_text);
    }
}

/* A bar would end the cell. */
static void write_cell(FILE *stream, const char *text) {
    fputs(" | ", stream);
    for (; *text != '\0'; text++) {
        if (*text == '|')
            fputc('\\', stream);
        fputc(*text, stream);
    }
}

static void write_row(FILE *stream, size_t index) {
    const struct ParamRow *row = params_row(index);
    char value[32], basis[256];
    text_from_number(value, sizeof value, row->value);
    params_describe_basis(row, basis, sizeof basis);
    fprintf(stream, "| `%s` | %s", params_key(index), value);
    write_range(stream, row->low, row->high);
    write_range(stream, row->sweep_low, row->sweep_high);
    write_cell(stream, _(row->unit));
    write_cell(stream, basis);
    write_cell(stream, _(row->sentence));
    fputs(" |\n", stream);
}

static void write_fixed(FILE *stream, const char *name, const struct FixedRow *fixed) {
    char text[256];
    params_describe_fixed(fixed, text, sizeof text);
    fprintf(stream, "| %s | %s |\n", name, text);
}

void params_write_markdown(FILE *stream) {
    for (size_t g = 0; g < params_group_count(); g++) {
        const struct ParamGroup *group = params_group(g);
        fprintf(stream, "%s### %s (`%s`)\n\n", g > 0 ? "\n" : "", _(group->title), group->name);
        fprintf(stream, "| %s |\n|---|---|---|---|---|---|---|\n",
                _("parameter | default | range | sweep | unit | basis | meaning"));
        for (size_t i = 0; i < params_count(); i++)
            if (strcmp(params_row(i)->group, group->name) == 0)
                write_row(stream, i);
    }
    fprintf(stream, "\n### %s\n\n%s\n\n| %s |\n|---|---|\n", _("By definition"),
            _("What a case type or a programme is; no scenario changes it, and what is not said is 0."),
            _("type or programme | is"));
    for (int i = 0; i < CASE_TYPE_COUNT; i++)
        write_fixed(stream, case_type_name((enum CaseType)i), params_fixed_case((enum CaseType)i));
    for (int i = 0; i < PROGRAMME_COUNT; i++)
        write_fixed(stream, programme_name((enum Programme)i), params_fixed_programme((enum Programme)i));
}
