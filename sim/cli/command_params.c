/* tandem params: the parameter table for people, as Markdown and as JSON. */
#include <stdio.h>
#include <string.h>

#include "cli/describe.h"
#include "cli/options.h"
#include "params/params.h"
#include "params/suggest.h"
#include "tables/table_json.h"
#include "json/json_write.h"

static bool is_wanted(size_t index, const char *name) {
    return name == NULL || strcmp(params_row(index)->group, name) == 0 || describe_param_is(index, name);
}

static json_t *param_json(size_t index) {
    static const char *const kinds[] = {"real", "integer", "switch"};
    const struct ParamRow *row = params_row(index);
    return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:s, s:s, s:s, s:s?, s:s?, s:s}", "group",
                     row->group, "name", row->name, "kind", kinds[row->kind], "default",
                     json_number(row->value), "low", json_number(row->low), "high", json_number(row->high),
                     "sweep_low", json_number(row->sweep_low), "sweep_high", json_number(row->sweep_high),
                     "unit", row->unit, "scale", row->scale == SCALE_LOG ? "log" : "linear", "status",
                     params_status_name(row->status), "informed_by", row->informed_by, "source", row->source,
                     "sentence", row->sentence);
}

static enum Status print_json(const char *name, struct Error *error) {
    json_t *all = json_array();
    for (size_t i = 0; i < params_count(); i++)
        if (is_wanted(i, name))
            json_array_append_new(all, param_json(i));
    return json_write(all, stdout, error);
}

static void print_named(const char *name) {
    size_t group = describe_group_find(name);
    if (group < params_group_count())
        describe_group(group);
    for (size_t i = 0; i < params_count(); i++)
        if (describe_param_is(i, name))
            describe_param(i);
}

static enum Status check_name(const char *name, struct Error *error) {
    size_t found = 0;
    for (size_t i = 0; i < params_count(); i++)
        found += is_wanted(i, name);
    if (found > 0)
        return STATUS_OK;
    char suggestion[SUGGESTION_SIZE];
    suggest_key(suggestion, name);
    return error_set(error, STATUS_USAGE, "%s: no parameter and no group%s", name, suggestion);
}

enum Status command_params(const struct Options *options, struct Error *error) {
    const char *name = options->argument_count > 0 ? options->arguments[0] : NULL;
    if (options->markdown && name != NULL)
        return error_set(error, STATUS_USAGE, "--markdown prints all parameters: it goes without %s", name);
    if (name != NULL && check_name(name, error) != STATUS_OK)
        return STATUS_USAGE;
    if (options->markdown)
        params_write_markdown(stdout);
    else if (options->json)
        return print_json(name, error);
    else if (name != NULL)
        print_named(name);
    else
        for (size_t group = 0; group < params_group_count(); group++)
            describe_group(group);
    return STATUS_OK;
}
