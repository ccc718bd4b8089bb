#include "plan/plan.h"

#include <math.h>
#include <stdlib.h>

#include "base/translate.h"
#include "scenario/reading.h"

enum { GRID_USUAL = 4 };

enum Status plan_init(struct Plan *self, const char *path, struct Error *error) {
    *self = (struct Plan){.tables = 1u << TABLE_RUNS,
                          .half_width = (double)NAN,
                          .effect = (double)NAN,
                          .power = (double)NAN,
                          .decision = {.at_once = 1, .race = true, .race_error = 0.05},
                          .design = {.grid = GRID_USUAL}};
    reading_name(path, self->name);
    return scenario_init(&self->scenario, error);
}

const char *plan_title(const struct Plan *self) {
    const char *title = translate_choose(self->title, self->title_zh);
    return title[0] != '\0' ? title : self->name;
}

void plan_free(struct Plan *self) {
    scenario_free(&self->scenario);
    for (size_t i = 0; i < self->other_count; i++)
        scenario_free(&self->others[i]);
    free(self->others);
    free(self->factors);
    free(self->linked);
    free(self->file_value);
    free(self->points_text);
    free(self->text);
    *self = (struct Plan){0};
}

const struct Scenario *plan_scenario(const struct Plan *self, size_t index) {
    return index == 0 ? &self->scenario : &self->others[index - 1];
}

struct Scenario *plan_add_scenario(struct Plan *self, struct Error *error) {
    if (self->other_count == self->other_capacity) {
        size_t capacity = self->other_capacity > 0 ? 2 * self->other_capacity : 8;
        struct Scenario *others = realloc(self->others, capacity * sizeof *others);
        if (others == NULL) {
            error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %zu scenarios", capacity);
            return NULL;
        }
        self->others = others;
        self->other_capacity = capacity;
    }
    struct Scenario *added = &self->others[self->other_count++];
    return scenario_init(added, error) == STATUS_OK ? added : NULL;
}

unsigned plan_output_tables(const struct Plan *self) {
    unsigned tables = 0;
    for (size_t i = 0; i < self->output_count; i++)
        tables |= 1u << outcome_row(self->outputs[i])->table;
    return tables;
}
