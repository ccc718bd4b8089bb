#include "plots/figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/figure/figure_files.h"

#define FIGURE(name) extern const struct Figure figure_##name;
#include "plots/figures.def"
#undef FIGURE

const struct Figure *figure_row(enum FigureId id) {
#define FIGURE(name) &figure_##name,
    static const struct Figure *const rows[FIGURE_COUNT] = {
#include "plots/figures.def"
    };
#undef FIGURE
    return rows[id];
}

bool figure_applies(const struct Figure *figure, const struct FigureSubject *subject) {
    return figure->kind == subject->kind && (figure->applies == NULL || figure->applies(subject));
}

/* Letters, digits, "-" and "_" are the same in any file system and locale. */
static void make_safe(char *name) {
    static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (char *c = name + strspn(name, safe); *c != '\0'; c += strspn(c, safe))
        *c = '_';
}

void figure_file_name(const struct Figure *figure, const struct FigureSubject *subject,
                      char name[FIGURE_NAME_SIZE]) {
    if (subject->kind == SUBJECT_OUTPUT)
        snprintf(name, FIGURE_NAME_SIZE, "%s-%s", figure->name, subject->output->name);
    else
        snprintf(name, FIGURE_NAME_SIZE, "%s", figure->name);
    make_safe(name);
}

/* Long enough for two lines of any script. */
enum { SUBTITLE_SIZE = 1024 };

static bool is_empty(const char *text) {
    return text == NULL || text[0] == '\0';
}

/* Which scenario or output of which plan it is. */
static void write_subtitle(const struct FigureSubject *subject, char subtitle[SUBTITLE_SIZE]) {
    const char *title = subject->title;
    subtitle[0] = '\0';
    switch (subject->kind) {
    case SUBJECT_SCENARIO:
        snprintf(subtitle, SUBTITLE_SIZE, "%s", is_empty(title) ? "" : title);
        break;
    case SUBJECT_COMPARISON:
        if (!is_empty(subject->titles[0]))
            snprintf(subtitle, SUBTITLE_SIZE, _("compared with: %s"), subject->titles[0]);
        break;
    case SUBJECT_OUTPUT:
        snprintf(subtitle, SUBTITLE_SIZE, is_empty(title) ? "%s" : "%s · %s",
                 is_empty(subject->output->title) ? subject->output->name : subject->output->title, title);
        break;
    }
}

static enum Status check(const struct FigureSubject *subject, struct Error *error) {
    if (subject->kind == SUBJECT_COMPARISON && subject->comparison->scenarios > SUBJECT_SCENARIOS)
        return error_set(error, STATUS_INTERNAL, "%zu scenarios are more than figures can hold, %d",
                         subject->comparison->scenarios, (int)SUBJECT_SCENARIOS);
    if (subject->kind != SUBJECT_OUTPUT)
        return STATUS_OK;
    const struct OutputFindings *output = subject->output;
    const size_t factors = subject->plan->factor_count;
    if ((output->sensitivity != NULL && output->sensitivity->factors != factors) ||
        (output->response != NULL && output->response->factors != factors))
        return error_set(error, STATUS_INTERNAL, "%s: its results have not the %zu factors of the figures",
                         output->name, factors);
    return STATUS_OK;
}

static enum Status add_drawn(struct FigureOutcome *self, const struct Picture *picture, struct Error *error) {
    struct DrawnFigure *grown = realloc(self->drawn, (self->drawn_count + 1) * sizeof *grown);
    if (grown == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the list of figures");
    self->drawn = grown;
    struct DrawnFigure *drawn = &grown[self->drawn_count++];
    drawn->figure = picture->figure;
    snprintf(drawn->name, sizeof drawn->name, "%s", picture->name);
    return STATUS_OK;
}

/* A file that cannot be written ends it; a picture that cannot be drawn does not. */
enum Status figures_write(const struct FigureRequest *request, struct FigureOutcome *outcome,
                          struct Error *error) {
    const struct FigureSubject *subject = &request->subject;
    char subtitle[SUBTITLE_SIZE];
    enum Status worst = STATUS_OK, status = check(subject, error);
    if (status == STATUS_OK)
        status = figure_folder_make(request->directory, error);
    if (status != STATUS_OK)
        return status;
    write_subtitle(subject, subtitle);
    for (int i = 0; i < FIGURE_COUNT; i++) {
        const struct Figure *figure = figure_row((enum FigureId)i);
        char name[FIGURE_NAME_SIZE];
        struct FigureDrawing drawing;
        if (!figure_applies(figure, subject))
            continue;
        figure_file_name(figure, subject, name);
        const struct Picture picture = {.figure = figure,
                                        .subject = subject,
                                        .directory = request->directory,
                                        .name = name,
                                        .subtitle = subtitle,
                                        .format = request->format,
                                        .without_title = request->caption_elsewhere};
        status = figure_files_write(&picture, &drawing, &outcome->warnings, error);
        if (!drawing.written)
            return status;
        outcome->written_count++;
        outcome->gnuplot_missing = drawing.gnuplot_missing;
        if (drawing.drawn && status == STATUS_OK)
            status = add_drawn(outcome, &picture, error);
        worst = worst == STATUS_OK ? status : worst;
    }
    return worst;
}

void figure_outcome_free(struct FigureOutcome *self) {
    free(self->drawn);
    self->drawn = NULL;
    self->drawn_count = 0;
}
