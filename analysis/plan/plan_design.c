#include "plan/plan_design.h"

#include <string.h>

#include "design/points_file.h"
#include "params/suggest.h"

enum { GRID_MOST = 64, WORD = 128 };

static bool find_design(const struct PlanReading *self, const config_setting_t *group) {
    const char *known[DESIGN_COUNT];
    char word[WORD], suggestion[SUGGESTION_SIZE];
    const config_setting_t *kind = config_setting_get_member(group, "kind");
    if (kind == NULL) {
        reading_fault(&self->reading, group, "design: needs a kind");
        return false;
    }
    if (!reading_text(&self->reading, kind, "kind", word, sizeof word))
        return false;
    for (int i = 0; i < DESIGN_COUNT; i++) {
        known[i] = design_row((enum DesignKind)i)->name;
        self->plan->design.kind = (enum DesignKind)i;
        if (strcmp(word, known[i]) == 0)
            return true;
    }
    suggest_word(suggestion, word, known, DESIGN_COUNT);
    reading_fault(&self->reading, kind, "design \"%s\": unknown%s", word, suggestion);
    return false;
}

static void read_second_order(const struct PlanReading *self, const config_setting_t *setting) {
    if (config_setting_type(setting) == CONFIG_TYPE_BOOL)
        self->plan->design.second_order = config_setting_get_bool(setting) != 0;
    else
        reading_type_fault(&self->reading, setting, "second_order", "true or false");
}

static void read_design_seed(const struct PlanReading *self, const config_setting_t *setting) {
    int64_t seed = 0;
    self->plan->has_design_seed = plan_reading_whole(self, setting, 0, INT64_MAX, &seed);
    self->plan->design.seed = (uint64_t)seed;
}

/* Its columns are the factors. */
static void take_points(const struct PlanReading *self, const char *name) {
    struct Plan *plan = self->plan;
    struct PointsFile file;
    if (points_file_read(&file, plan->points_text, plan->points_length, name, &plan->scenario,
                         self->reading.error) == STATUS_OK) {
        plan->factors = file.factor;
        plan->factor_count = plan->factor_capacity = file.factors;
        plan->file_value = file.value;
        plan->design.size = (int64_t)file.points;
        file.factor = NULL;
        file.value = NULL;
    }
    points_file_free(&file);
}

static void read_design_path(const struct PlanReading *self, const config_setting_t *setting) {
    char written[SCENARIO_PATH], path[SCENARIO_PATH];
    struct Plan *plan = self->plan;
    if (!reading_text(&self->reading, setting, "path", written, sizeof written))
        return;
    if (self->restored) {
        if (plan->points_text != NULL)
            take_points(self, written);
        return;
    }
    if (self->reading.folder == NULL)
        reading_fault(&self->reading, setting, "path: \"%s\": no other file may be named here", written);
    else if (reading_path(&self->reading, setting, written, path) &&
             points_file_load(path, &plan->points_text, &plan->points_length, self->reading.error) ==
                 STATUS_OK)
        take_points(self, path);
}

/* The keys that a design of this kind knows, one of them its size. */
static void read_design_key(const struct PlanReading *self, const config_setting_t *setting) {
    struct Design *design = &self->plan->design;
    const char *known[5] = {"kind"}, *name = config_setting_name(setting),
               *size = design_row(design->kind)->size;
    size_t count = 1;
    if (size[0] != '\0') {
        known[count++] = size;
        known[count++] = "seed";
    }
    if (design->kind == DESIGN_FILE)
        known[count++] = "path";
    if (design->kind == DESIGN_MORRIS)
        known[count++] = "grid";
    if (design->kind == DESIGN_SALTELLI)
        known[count++] = "second_order";
    size_t place = 0;
    while (place < count && strcmp(known[place], name) != 0)
        place++;
    if (place == count)
        plan_reading_unknown(self, setting, known, count);
    else if (strcmp(name, size) == 0)
        (void)plan_reading_whole(self, setting, 1, DESIGN_POINTS_MOST, &design->size);
    else if (strcmp(name, "path") == 0)
        read_design_path(self, setting);
    else if (strcmp(name, "seed") == 0)
        read_design_seed(self, setting);
    else if (strcmp(name, "grid") == 0)
        (void)plan_reading_whole(self, setting, 2, GRID_MOST, &design->grid);
    else if (strcmp(name, "second_order") == 0)
        read_second_order(self, setting);
}

void plan_design_read(const struct PlanReading *self, const config_setting_t *group) {
    if (!config_setting_is_group(group)) {
        reading_type_fault(&self->reading, group, "design", "a group { } with a kind");
        return;
    }
    if (!find_design(self, group))
        return;
    for (int i = 0; i < config_setting_length(group); i++)
        read_design_key(self, config_setting_get_elem(group, (unsigned)i));
    const char *size = design_row(self->plan->design.kind)->size;
    if (self->plan->design.kind == DESIGN_FILE && config_setting_get_member(group, "path") == NULL)
        reading_fault(&self->reading, group, "design: file needs a path, \"points.csv\" for example");
    if (size[0] != '\0' && config_setting_get_member(group, size) == NULL)
        reading_fault(&self->reading, group, "design: %s needs a number of %s",
                      design_row(self->plan->design.kind)->name, size);
}
