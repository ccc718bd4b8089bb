/* tandem sweep: a plan's design, run and resumed; how each output responds to each factor. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "cli/experiment_output.h"
#include "cli/results.h"
#include "cli/terminal.h"
#include "sensitivity/response.h"
#include "sensitivity/response_csv.h"

/* The responses of all outputs, owned. */
struct Responses {
    const struct Planned *planned;
    const struct Collected *collected;
    struct Response *response; /* response[outputs] */
    const char **keys;         /* keys[factors] */
};

static enum Status responses_init(struct Responses *self, const struct Planned *planned,
                                  const struct Collected *collected, struct Error *error) {
    *self = (struct Responses){.planned = planned, .collected = collected};
    self->response = calloc(collected->outputs, sizeof *self->response);
    self->keys = calloc(planned->plan.factor_count + 1, sizeof *self->keys);
    if (self->response == NULL || self->keys == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the responses");
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < collected->outputs && status == STATUS_OK; i++) {
        struct SensitivityData data = experiment_data(planned, collected, i);
        status = response_init(&self->response[i], &data, error);
    }
    return status;
}

static void responses_free(struct Responses *self) {
    for (size_t i = 0; self->response != NULL && i < self->collected->outputs; i++)
        response_free(&self->response[i]);
    free(self->response);
    free(self->keys);
}

static enum Status write_responses(const void *context, FILE *stream, struct Error *error) {
    const struct Responses *self = context;
    (void)error;
    response_write_header(response_table(), stream);
    for (size_t i = 0; i < self->collected->outputs; i++) {
        struct SensitivityNames names = experiment_names(self->planned, i, self->keys);
        response_write_rows(&self->response[i], &names, stream);
    }
    return STATUS_OK;
}

static enum Status write_points(const void *context, FILE *stream, struct Error *error) {
    const struct Responses *self = context;
    (void)error;
    response_write_header(points_table(), stream);
    for (size_t i = 0; i < self->collected->outputs; i++)
        points_write_rows(&self->response[i], self->collected->points, self->planned->experiment.output[i],
                          stream);
    return STATUS_OK;
}

static struct Section points_section(const struct Responses *self, size_t output) {
    const struct Response *response = &self->response[output];
    struct Section section = {.key = "points", .title = self->planned->experiment.output[output]};
    section_column(&section, "lowest", N_("lowest"), CELL_PLAIN);
    section_column(&section, "median", N_("median"), CELL_PLAIN);
    section_column(&section, "highest", N_("highest"), CELL_PLAIN);
    section_column(&section, "noise_share", N_("noise, %"), CELL_SHARE);
    struct SectionRow *row = section_row(&section, "point_means", N_("means of points"));
    row->scale = experiment_scale(self->planned, output);
    row->cells[0] = cell_value(response->lowest);
    row->cells[1] = cell_value(response->median);
    row->cells[2] = cell_value(response->highest);
    row->cells[3] = response->noise.of_runs;
    /* A share is printed in per cent by its column, whatever the row's scale. */
    row->cells[3].value /= row->scale;
    row->cells[3].low /= row->scale;
    row->cells[3].high /= row->scale;
    snprintf(
        section.note, sizeof section.note,
        _("In %s. Noise: what replicates of the same point differ by, as share of the variance of single "
          "runs."),
        _(experiment_unit(self->planned, output)));
    return section;
}

static struct Section response_section(const struct Responses *self, size_t output) {
    const struct Response *response = &self->response[output];
    struct Section section = {.key = "responses", .title = N_("from its lowest values to its highest")};
    size_t order[SECTION_ROWS];
    double size[response->factors + 1];
    section_column(&section, "lowest", N_("lowest"), CELL_PLAIN);
    section_column(&section, "highest", N_("highest"), CELL_PLAIN);
    section_column(&section, "change", N_("change"), CELL_NUMBER);
    for (size_t f = 0; f < response->factors; f++)
        size[f] = response->factor[f].change.value;
    size_t shown = experiment_largest(size, response->factors, order);
    for (size_t i = 0; i < shown; i++) {
        const struct FactorResponse *factor = &response->factor[order[i]];
        const char *key = self->planned->plan.factors[order[i]].key;
        struct SectionRow *row = section_row(&section, key, key);
        row->scale = experiment_scale(self->planned, output);
        row->cells[0] = cell_value(factor->mean[0].value);
        row->cells[1] = cell_value(factor->mean[factor->bins - 1].value);
        row->cells[2] = factor->change;
    }
    snprintf(section.note, sizeof section.note, _("Means in %s, change in %s with its 95 %% interval."),
             _(experiment_unit(self->planned, output)), _(experiment_difference_unit(self->planned, output)));
    experiment_note_shown(&section, shown, response->factors);
    size_t used = strlen(section.note);
    if (response->factors > SECTION_ROWS)
        snprintf(section.note + used, sizeof section.note - used,
                 _(" About %.0f intervals of %zu leave out 0 by chance."),
                 (1.0 - RESULTS_CONFIDENCE) * (double)response->factors, response->factors);
    return section;
}

static void fill_figure(const void *context, size_t output, struct SensitivityFigureOutput *figure) {
    const struct Responses *self = context;
    figure->response = &self->response[output];
}

static enum Status tell(const struct Responses *self, const struct Options *options, size_t drawn,
                        struct Error *error) {
    struct ExperimentOutput output;
    enum Status status = experiment_output_init(&output, self->planned, options, self->collected, error);
    for (size_t i = 0; i < self->collected->outputs && status == STATUS_OK; i++) {
        struct Section section = points_section(self, i);
        experiment_output_section(&output, i, &section);
        section = response_section(self, i);
        if (self->planned->plan.factor_count > 0)
            experiment_output_section(&output, i, &section);
    }
    return status == STATUS_OK
               ? experiment_output_finish(&output,
                                          "results.sqlite, manifest.json, runs.csv, outputs.csv, design.csv, "
                                          "points.csv, responses.csv",
                                          drawn, error)
               : status;
}

static enum Status publish(const struct Planned *planned, const struct Options *options,
                           const struct Collected *collected, struct Error *error) {
    struct Responses responses;
    size_t drawn = 0;
    enum Status status = responses_init(&responses, planned, collected, error);
    if (status == STATUS_OK)
        status = results_write_file(planned->directory, response_table()->file, write_responses, &responses,
                                    error);
    if (status == STATUS_OK)
        status =
            results_write_file(planned->directory, points_table()->file, write_points, &responses, error);
    if (status == STATUS_OK && planned->plan.factor_count > 0)
        status = experiment_draw(planned, options, collected, fill_figure, &responses, &drawn, error);
    if (status == STATUS_OK)
        status = tell(&responses, options, drawn, error);
    responses_free(&responses);
    return status;
}

enum Status command_sweep(const struct Options *options, struct Error *error) {
    return planned_command(options, NULL, publish, error);
}
