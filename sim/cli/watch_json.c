#include "cli/watch_json.h"

#include "tables/table_json.h"

static json_t *open_json(const struct Future *future) {
    json_t *open = json_object();
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        json_object_set_new(open, stage_name((enum Stage)stage),
                            json_integer((json_int_t)future_open(future, (enum Stage)stage)));
    return open;
}

static json_t *endings_json(const struct Future *future) {
    json_t *types = json_object();
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        json_t *exits = json_object();
        for (int exit = 0; exit < EXIT_COUNT; exit++)
            json_object_set_new(exits, exit_name((enum Exit)exit),
                                json_integer((json_int_t)future->ended[type][exit]));
        json_object_set_new(types, case_type_name((enum CaseType)type), exits);
    }
    return types;
}

static json_t *quarter_json(const struct Future *future) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    json_t *quarter = json_object();
    for (size_t i = 0; i < table->column_count; i++) {
        const struct Column *column = &table->columns[i];
        double number = column_number(column, future_now(future));
        json_object_set_new(quarter, column->name,
                            column->kind == COLUMN_INTEGER ? json_integer((json_int_t)number)
                                                           : json_number(number));
    }
    json_object_set_new(quarter, "open", open_json(future));
    json_object_set_new(quarter, "endings", endings_json(future));
    return quarter;
}

enum Status watch_json(struct Watch *watch, json_t **value, struct Error *error) {
    const struct Scenario *scenario = watch->input.scenario;
    json_t *quarters = json_array();
    char seed[32];
    enum Status status = STATUS_OK;
    while (!watch_has_ended(watch) && status == STATUS_OK) {
        status = watch_live_quarter(watch, error);
        if (status == STATUS_OK)
            json_array_append_new(quarters, quarter_json(watch->shown));
    }
    /* a whole number of 64 bits is none in JavaScript */
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)watch->input.seed);
    *value = json_pack("{s:s, s:s, s:s, s:s, s:I, s:I, s:o}", "scenario", scenario->name, "title",
                       scenario_title(scenario), "model", model_version(), "seed", seed, "replicate",
                       (json_int_t)watch->start.key.replicate, "weeks", (json_int_t)watch->input.weeks,
                       "quarters", quarters);
    return status;
}
