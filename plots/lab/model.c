#include "plots/lab/model.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"
#include "base/version.h"
#include "params/intervention.h"
#include "plots/lab/json_text.h"
#include "plots/lab/laboratory.h"
#include "run/replicate.h"
#include "scenario/reader.h"
#include "world/records.h"

enum { PRESETS_MOST = 128 };

/* Begins the list `name`, and each of its objects. */
static void list_begin(FILE *stream, const char *name) {
    json_text_name(stream, false, name);
    fputc('[', stream);
}

/* A text in the language chosen. */
static void named_text(FILE *stream, bool first, const char *name, const char *text) {
    json_text_named_string(stream, first, name, text == NULL ? NULL : translate(text));
}

static void item_begin(FILE *stream, size_t index) {
    fputs(index == 0 ? "{" : ",{", stream);
}

static void write_groups(FILE *stream) {
    list_begin(stream, "groups");
    for (size_t i = 0; i < params_group_count(); i++) {
        item_begin(stream, i);
        json_text_named_string(stream, true, "name", params_group(i)->name);
        named_text(stream, false, "title", params_group(i)->title);
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_parameter(FILE *stream, size_t index) {
    static const char *const kinds[] = {
        [KIND_REAL] = "real", [KIND_INTEGER] = "integer", [KIND_SWITCH] = "switch"};
    char title[PARAMS_TITLE_SIZE], basis[512];
    const struct ParamRow *row = params_row(index);
    json_text_named_string(stream, true, "key", params_key(index));
    json_text_named_string(stream, false, "group", row->group);
    params_title(index, title);
    json_text_named_string(stream, false, "title", title);
    named_text(stream, false, "sentence", row->sentence);
    named_text(stream, false, "unit", row->unit);
    json_text_named_string(stream, false, "kind", kinds[row->kind]);
    json_text_named_number(stream, false, "default", row->value);
    json_text_named_number(stream, false, "low", row->low);
    json_text_named_number(stream, false, "high", row->high);
    json_text_named_number(stream, false, "sweep_low", row->sweep_low);
    json_text_named_number(stream, false, "sweep_high", row->sweep_high);
    json_text_named_string(stream, false, "scale", row->scale == SCALE_LOG ? "log" : "linear");
    json_text_named_string(stream, false, "status", params_status_name(row->status));
    params_describe_basis(row, basis, sizeof basis);
    json_text_named_string(stream, false, "basis", basis);
}

static void write_parameters(FILE *stream) {
    list_begin(stream, "parameters");
    for (size_t i = 0; i < params_count(); i++) {
        item_begin(stream, i);
        write_parameter(stream, i);
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_constructs(FILE *stream) {
    static const struct {
        const char *title, *key;
    } sliders[] = {
#define SLIDER(title, key) {title, key},
#include "plots/lab/sliders.def"
#undef SLIDER
    };
    list_begin(stream, "constructs");
    for (size_t i = 0; i < COUNT_OF(sliders); i++) {
        bool other_side = i > 0 && strcmp(sliders[i].title, sliders[i - 1].title) == 0;
        if (!other_side) {
            fputs(i == 0 ? "{" : "]},{", stream);
            named_text(stream, true, "title", sliders[i].title);
            json_text_name(stream, false, "keys");
        }
        fputc(other_side ? ',' : '[', stream);
        json_text_string(stream, sliders[i].key);
    }
    fputs("]}]", stream);
}

/* The title of an intervention: its name in words, where the catalogue has no other. */
static void write_title(FILE *stream, const char *name) {
    char words[64];
    snprintf(words, sizeof words, "%s", translate(name));
    for (char *at = words; (at = strchr(at, '_')) != NULL;)
        *at = ' ';
    json_text_named_string(stream, false, "title", words);
}

static void write_interventions(FILE *stream) {
    list_begin(stream, "interventions");
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++) {
        const struct InterventionRow *row = intervention_row((enum InterventionKind)kind);
        item_begin(stream, (size_t)kind);
        json_text_named_string(stream, true, "name", row->name);
        write_title(stream, row->name);
        named_text(stream, false, "unit", row->unit);
        json_text_named_number(stream, false, "cost", row->cost);
        fprintf(stream, ",\"probe\":%s", row->probe ? "true" : "false");
        json_text_named_string(stream, false, "claims", row->claims);
        named_text(stream, false, "sentence", row->sentence);
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_codes(FILE *stream) {
    list_begin(stream, "case_types");
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        item_begin(stream, (size_t)type);
        json_text_named_string(stream, true, "name", case_type_name((enum CaseType)type));
        named_text(stream, false, "title", case_type_title((enum CaseType)type));
        fputc('}', stream);
    }
    fputc(']', stream);
    list_begin(stream, "programmes");
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++) {
        item_begin(stream, (size_t)programme);
        json_text_named_string(stream, true, "name", programme_name((enum Programme)programme));
        named_text(stream, false, "title", programme_title((enum Programme)programme));
        named_text(stream, false, "label", programme_label((enum Programme)programme));
        fputc('}', stream);
    }
    fputc(']', stream);
    list_begin(stream, "exits");
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        const struct CodeRow *row = exit_row((enum Exit)exit);
        item_begin(stream, (size_t)exit);
        json_text_named_string(stream, true, "name", row->name);
        named_text(stream, false, "title", row->title);
        named_text(stream, false, "sentence", row->sentence);
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_weekly(FILE *stream) {
    const struct TableRow *row = record_table(TABLE_WEEKLY);
    list_begin(stream, row->name);
    for (size_t c = 0; c < row->column_count; c++) {
        const struct Column *column = &row->columns[c];
        item_begin(stream, c);
        json_text_named_string(stream, true, "name", column->name);
        named_text(stream, false, "title", column->title);
        named_text(stream, false, "unit", column->unit);
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_intervention(FILE *stream, const struct Intervention *it) {
    json_text_named_string(stream, true, "kind", intervention_row(it->kind)->name);
    for (size_t i = 0; i < intervention_field_count(); i++)
        json_text_named_number(stream, false, intervention_field(i)->name,
                               intervention_get(it, intervention_field(i)));
    json_text_named_string(stream, false, "target", target_name(it->target));
    if (it->target == TARGET_GOVERNMENT)
        json_text_named_number(stream, false, "government", (double)it->government);
    if (it->target == TARGET_BEST_CONNECTED)
        json_text_named_number(stream, false, "agency_count", (double)it->agency_count);
    if (it->target == TARGET_RANDOM)
        json_text_named_number(stream, false, "share", it->share);
    if (it->target == TARGET_AGENCIES) {
        list_begin(stream, "agencies");
        for (int64_t i = 0; i < it->agency_count; i++)
            fprintf(stream, "%s%" PRId64, i == 0 ? "" : ",", it->agencies[i]);
        fputc(']', stream);
    }
}

/* What scenarios/effects.tsv says of a scenario: its section, its name, what it is compared with. */
struct Preset {
    char section[32], name[128], against[128];
};
struct Presets {
    struct Preset item[PRESETS_MOST];
    size_t count;
};

static void write_preset(FILE *stream, const struct Preset *preset, const struct Scenario *scenario) {
    json_text_named_string(stream, true, "group", preset->section);
    json_text_named_string(stream, false, "against", preset->against[0] == '\0' ? NULL : preset->against);
    json_text_named_string(stream, false, "name", scenario->name);
    json_text_named_string(stream, false, "title", scenario->title);
    json_text_named_string(stream, false, "description", scenario->description);
    json_text_named_string(stream, false, "title_zh", scenario->title_zh);
    json_text_named_string(stream, false, "description_zh", scenario->description_zh);
    fputs(",\"set\":{", stream);
    bool first = true;
    for (size_t i = 0; i < params_count(); i++) {
        double value = params_get(&scenario->params, i);
        if (value == params_row(i)->value)
            continue;
        json_text_named_number(stream, first, params_key(i), value);
        first = false;
    }
    fputc('}', stream);
    list_begin(stream, "interventions");
    for (int64_t i = 0; i < scenario->intervention_count; i++) {
        item_begin(stream, (size_t)i);
        write_intervention(stream, &scenario->interventions[i]);
        fputc('}', stream);
    }
    fputc(']', stream);
}

static bool is_there(const struct Presets *self, const char *name) {
    for (size_t i = 0; i < self->count; i++)
        if (strcmp(self->item[i].name, name) == 0)
            return true;
    return false;
}

/* What a preset is compared with comes before it. */
static bool add_preset(struct Presets *self, const struct Preset *preset) {
    struct Preset against = {.against = ""};
    memcpy(against.section, preset->section, sizeof against.section);
    memcpy(against.name, preset->against, sizeof against.name);
    const struct Preset *both[] = {&against, preset};
    for (size_t i = 0; i < COUNT_OF(both); i++) {
        if (is_there(self, both[i]->name))
            continue;
        if (self->count == PRESETS_MOST)
            return false;
        self->item[self->count++] = *both[i];
    }
    return true;
}

static enum Status read_presets(struct Presets *self, const char *folder, struct Error *error) {
    static const char *const sections[] = {"cases", "programmes", "rivals", "interventions"};
    char path[SCENARIO_PATH], line[4096];
    snprintf(path, sizeof path, "%s/effects.tsv", folder);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", path, strerror(errno));
    bool room = true;
    while (room && fgets(line, sizeof line, file) != NULL) {
        struct Preset preset;
        if (sscanf(line, "%31[^\t]\t%127[^\t]\t%127[^\t]", preset.section, preset.name, preset.against) != 3)
            continue;
        for (size_t i = 0; i < COUNT_OF(sections); i++)
            if (strcmp(preset.section, sections[i]) == 0)
                room = room && add_preset(self, &preset);
    }
    fclose(file);
    return room ? STATUS_OK
                : error_set(error, STATUS_CONFIGURATION, "%s: more than %d scenarios", path, PRESETS_MOST);
}

static enum Status read_scenario(struct Scenario *scenario, const char *folder, const char *name,
                                 struct Error *error) {
    char path[SCENARIO_PATH];
    snprintf(path, sizeof path, "%s/%s.cfg", folder, name);
    enum Status status = scenario_init(scenario, error);
    if (status == STATUS_OK)
        status = scenario_read(scenario, path, error);
    if (status == STATUS_OK)
        status = scenario_check(scenario, error);
    if (status == STATUS_OK && scenario->network_file[0] != '\0')
        status = error_set(error, STATUS_CONFIGURATION, "%s: the laboratory makes its own network", path);
    return status;
}

static enum Status write_presets(FILE *stream, const char *folder, struct Error *error) {
    struct Presets presets = {.count = 0};
    enum Status status = read_presets(&presets, folder, error);
    list_begin(stream, "presets");
    for (size_t i = 0; i < presets.count && status == STATUS_OK; i++) {
        struct Scenario scenario;
        status = read_scenario(&scenario, folder, presets.item[i].name, error);
        item_begin(stream, i);
        write_preset(stream, &presets.item[i], &scenario);
        fputc('}', stream);
        scenario_free(&scenario);
    }
    fputc(']', stream);
    return status;
}

enum Status lab_model_write(FILE *stream, const char *scenarios, struct Error *error) {
    enum { TEN_YEARS = 520 };
    fputc('{', stream);
    json_text_named_string(stream, true, "version", version_number());
    json_text_named_string(stream, false, "model_version", model_version());
    json_text_named_number(stream, false, "weeks", TEN_YEARS);
    json_text_named_number(stream, false, "weeks_most", LAB_WEEKS_MOST);
    json_text_named_number(stream, false, "agencies_most", LAB_AGENCIES_MOST);
    write_groups(stream);
    write_parameters(stream);
    write_constructs(stream);
    write_interventions(stream);
    write_codes(stream);
    write_weekly(stream);
    enum Status status = write_presets(stream, scenarios, error);
    fputs("}\n", stream);
    return status;
}
