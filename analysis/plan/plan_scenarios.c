#include "plan/plan_scenarios.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "scenario/reader.h"

bool plan_scenarios_name(const struct PlanReading *self, const config_setting_t *setting,
                         const struct Scenario *named) {
    const struct Plan *plan = self->plan;
    for (size_t i = 0; i <= plan->other_count; i++) {
        const struct Scenario *other = plan_scenario(plan, i);
        if (other == named || strcmp(other->name, named->name) != 0)
            continue;
        reading_fault(&self->reading, setting, "two scenarios of the plan have the name %s", named->name);
        return false;
    }
    return true;
}

/* The folder in which `scenario` lies, where a name without folder and ending is looked for. */
static void folder_of_scenario(const struct PlanReading *self, const config_setting_t *setting,
                               char folder[SCENARIO_PATH]) {
    const config_setting_t *root = setting;
    for (; config_setting_parent(root) != NULL; root = config_setting_parent(root))
        continue;
    const config_setting_t *scenario = config_setting_get_member(root, "scenario");
    const char *path = scenario != NULL ? config_setting_get_string(scenario) : NULL;
    char joined[SCENARIO_PATH];
    folder[0] = '\0';
    if (path != NULL && reading_path(&self->reading, scenario, path, joined))
        reading_folder(joined, folder);
}

static bool find_path(const struct PlanReading *self, const config_setting_t *setting, const char *written,
                      char path[SCENARIO_PATH]) {
    size_t length = strlen(written);
    bool is_name = strchr(written, '/') == NULL && (length < 4 || strcmp(written + length - 4, ".cfg") != 0);
    if (!is_name)
        return reading_path(&self->reading, setting, written, path);
    char folder[SCENARIO_PATH];
    folder_of_scenario(self, setting, folder);
    bool fits = snprintf(path, SCENARIO_PATH, "%s%s%s.cfg", folder, folder[0] != '\0' ? "/" : "", written) <
                SCENARIO_PATH;
    if (!fits)
        reading_fault(&self->reading, setting, "\"%.*s…\": the path is too long", text_prefix(written, 40),
                      written);
    return fits;
}

struct Scenario *plan_scenarios_add(const struct PlanReading *self, const config_setting_t *setting) {
    char written[SCENARIO_PATH], path[SCENARIO_PATH];
    if (!reading_text(&self->reading, setting, "scenario", written, sizeof written) ||
        !find_path(self, setting, written, path))
        return NULL;
    if (self->reading.folder == NULL) {
        reading_fault(&self->reading, setting, "\"%s\": no other file may be named here", written);
        return NULL;
    }
    if (!reading_readable(&self->reading, setting, "scenario", path))
        return NULL;
    struct Scenario *scenario = plan_add_scenario(self->plan, self->reading.error);
    return scenario != NULL && scenario_read(scenario, path, self->reading.error) == STATUS_OK ? scenario
                                                                                               : NULL;
}

void plan_scenarios_read(const struct PlanReading *self, const config_setting_t *setting) {
    if (self->restored)
        return;
    if (!config_setting_is_array(setting) && !config_setting_is_list(setting)) {
        reading_type_fault(&self->reading, setting, "scenarios", "a list of names or paths in double quotes");
        return;
    }
    for (int i = 0; i < config_setting_length(setting); i++) {
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);
        const struct Scenario *scenario = plan_scenarios_add(self, element);
        if (scenario != NULL)
            (void)plan_scenarios_name(self, element, scenario); /* its message is counted */
    }
}
