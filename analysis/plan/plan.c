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
    free(self->factors);
    free(self->linked);
    free(self->text);
    *self = (struct Plan){0};
}

unsigned plan_output_tables(const struct Plan *self) {
    unsigned tables = 0;
    for (size_t i = 0; i < self->output_count; i++)
        tables |= 1u << outcome_row(self->outputs[i])->table;
    return tables;
}
