#include "plots/sensitivity/sensitivity_figures.h"

#include <math.h>
#include <string.h>

#include "plots/figure/outcome_titles.h"
#include "plots/sensitivity/sensitivity_parts.h"

const struct Figure *sensitivity_figure_row(enum SensitivityFigureId id) {
#define SENSITIVITY_FIGURE_ROW(code, name, title, alternative)                                               \
    {#name, title, alternative, sensitivity_figure_##name##_data, sensitivity_figure_##name##_script},
    static const struct Figure rows[SENSITIVITY_FIGURE_COUNT] = {
        SENSITIVITY_FIGURE_TABLE(SENSITIVITY_FIGURE_ROW)};
#undef SENSITIVITY_FIGURE_ROW
    return &rows[id];
}

bool sensitivity_figure_applies(const struct SensitivityFigureOutput *output, enum SensitivityFigureId id) {
#define SENSITIVITY_FIGURE_APPLIES(code, name, title, alternative) sensitivity_figure_##name##_applies,
    static bool (*const applies[SENSITIVITY_FIGURE_COUNT])(const struct SensitivityFigureOutput *) = {
        SENSITIVITY_FIGURE_TABLE(SENSITIVITY_FIGURE_APPLIES)};
#undef SENSITIVITY_FIGURE_APPLIES
    return applies[id](output);
}

struct SensitivityFigureOutput sensitivity_figure_output(enum Outcome outcome) {
    const struct OutcomeRow *row = outcome_row(outcome);
    const int group = (int)outcome - (int)row->first;
    struct SensitivityFigureOutput self = {.factor = outcome_display(outcome, 1.0),
                                           .difference_unit = outcome_unit_title(outcome),
                                           .wanted = {NAN, NAN, NAN, 0, 0, false}};
    self.unit = self.factor == 100.0 ? "%" : self.difference_unit;
    outcome_name(outcome, self.name);
    if (group == 0)
        snprintf(self.title, sizeof self.title, "%s", outcome_title(outcome));
    else
        snprintf(self.title, sizeof self.title, _("%s: %s"), outcome_title(outcome),
                 _(case_type_title((enum CaseType)(group - 1))));
    return self;
}

/* Letters, digits, "-" and "_" are the same in any file system and locale. */
static void make_safe(char *name) {
    static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (char *c = name + strspn(name, safe); *c != '\0'; c += strspn(c, safe))
        *c = '_';
}

static void write_name(const struct SensitivityFigureRequest *request, size_t output,
                       enum SensitivityFigureId id, char name[SENSITIVITY_FILE_NAME_SIZE]) {
    int length = snprintf(name, SENSITIVITY_FILE_NAME_SIZE, "%s-", sensitivity_figure_row(id)->name);
    strncat(name, request->outputs[output].name, SENSITIVITY_FILE_NAME_SIZE - 1 - (size_t)length);
    make_safe(name);
}

/* A safe name has no point of its own. */
static void number_name(char name[SENSITIVITY_FILE_NAME_SIZE], size_t number) {
    char suffix[24];
    size_t size = (size_t)snprintf(suffix, sizeof suffix, ".%zu", number) + 1, length = strlen(name),
           most = SENSITIVITY_FILE_NAME_SIZE - size;
    memcpy(name + (length < most ? length : most), suffix, size);
}

void sensitivity_figure_name(const struct SensitivityFigureRequest *request, size_t output,
                             enum SensitivityFigureId id, char name[SENSITIVITY_FILE_NAME_SIZE]) {
    char other[SENSITIVITY_FILE_NAME_SIZE];
    size_t same = 1;
    write_name(request, output, id, name);
    for (size_t i = 0; i < output; i++) {
        write_name(request, i, id, other);
        same += strcmp(name, other) == 0 ? 1 : 0;
    }
    if (same > 1)
        number_name(name, same);
}

/* Title of the output, then of the plan. */
static void write_subtitle(const struct SensitivityFigureRequest *request,
                           const struct SensitivityFigureOutput *output, char *subtitle, size_t size) {
    const char *title = output->title[0] != '\0' ? output->title : output->name;
    if (request->title == NULL || request->title[0] == '\0')
        snprintf(subtitle, size, "%s", title);
    else
        snprintf(subtitle, size, "%s · %s", title, request->title);
}

static enum Status write_one(const struct SensitivityFigureRequest *request, size_t output,
                             enum SensitivityFigureId id, struct FigureDrawing *drawing,
                             struct Error *warnings, struct Error *error) {
    enum { SUBTITLE_SIZE = 1024 }; /* long enough for two lines of any script */
    char name[SENSITIVITY_FILE_NAME_SIZE], subtitle[SUBTITLE_SIZE];
    struct Figure figure = *sensitivity_figure_row(id);
    sensitivity_figure_name(request, output, id, name);
    write_subtitle(request, &request->outputs[output], subtitle, sizeof subtitle);
    figure.name = name;
    const struct SensitivitySource source = {
        {{request->directory, request->format, subtitle, NULL, NULL}, NULL},
        request,
        &request->outputs[output]};
    return figure_files_write(&source.base, &figure, drawing, warnings, error);
}

/* As in figures_write. */
static enum Status write_all(const struct SensitivityFigureRequest *request,
                             struct SensitivityFigureOutcome *outcome, struct Error *error) {
    enum Status drawn = STATUS_OK;
    for (size_t output = 0; output < request->output_count; output++)
        for (int i = 0; i < SENSITIVITY_FIGURE_COUNT; i++) {
            const enum SensitivityFigureId id = (enum SensitivityFigureId)i;
            struct FigureDrawing drawing;
            if (!sensitivity_figure_applies(&request->outputs[output], id))
                continue;
            enum Status status = write_one(request, output, id, &drawing, &outcome->warnings, error);
            if (!drawing.written)
                return status;
            outcome->written_count++;
            outcome->drawn[output][i] = drawing.drawn;
            outcome->drawn_count += drawing.drawn ? 1 : 0;
            outcome->gnuplot_missing = drawing.gnuplot_missing;
            drawn = drawn == STATUS_OK ? status : drawn;
        }
    return drawn;
}

static enum Status check(const struct SensitivityFigureRequest *request, struct Error *error) {
    if (request->output_count > SENSITIVITY_FIGURE_OUTPUTS)
        return error_set(error, STATUS_INTERNAL, "%zu outputs are more than figures can hold, %d",
                         request->output_count, (int)SENSITIVITY_FIGURE_OUTPUTS);
    for (size_t i = 0; i < request->output_count; i++) {
        const struct SensitivityFigureOutput *output = &request->outputs[i];
        if ((output->sensitivity != NULL && output->sensitivity->factors != request->factor_count) ||
            (output->response != NULL && output->response->factors != request->factor_count))
            return error_set(error, STATUS_INTERNAL,
                             "%s: its results have not the %zu factors of the figures", output->name,
                             request->factor_count);
    }
    return STATUS_OK;
}

enum Status sensitivity_figures_write(const struct SensitivityFigureRequest *request,
                                      struct SensitivityFigureOutcome *outcome, struct Error *error) {
    memset(outcome, 0, sizeof *outcome);
    enum Status status = check(request, error);
    if (status == STATUS_OK)
        status = figure_folder_make(request->directory, error);
    return status == STATUS_OK ? write_all(request, outcome, error) : status;
}
