#define _GNU_SOURCE /* duplocale */
#include "plots/figures.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/signals.h"
#include "plots/figure/figure_files.h"
#include "plots/figure/gnuplot.h"

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
        snprintf(name, FIGURE_NAME_SIZE, "%s-%s", figure->name, output_texts(subject->output->outcome).name);
    else if (subject->kind == SUBJECT_CLAIMS)
        snprintf(name, FIGURE_NAME_SIZE, "%s-%s", figure->name,
                 subject->findings->claims->groups[subject->group].name);
    else
        snprintf(name, FIGURE_NAME_SIZE, "%s", figure->name);
    make_safe(name);
}

enum { SUBTITLE_SIZE = SCENARIO_TEXT + OUTPUT_TITLE_SIZE + 64 };

/* Which scenario or output of which plan it is. */
static void write_subtitle(const struct FigureSubject *subject, const struct OutputTexts *output,
                           struct Fonts *fonts, char subtitle[SUBTITLE_SIZE]) {
    const struct PlanSubject *plan = subject->plan;
    const bool is_output = subject->kind == SUBJECT_OUTPUT;
    const char *title = is_output ? translate_choose(plan->title, plan->title_zh)
                        : subject->kind == SUBJECT_CLAIMS
                            ? claim_group_title(&subject->findings->claims->groups[subject->group])
                        : subject->kind == SUBJECT_CALIBRATION ? subject->calibration->title
                        : subject->kind == SUBJECT_DECISION
                            ? translate_choose(subject->decision->title, subject->decision->title_zh)
                            : scenario_title(subject->scenarios);
    char clean[SCENARIO_TEXT];
    fonts_clean(fonts, title, clean, sizeof clean);
    if (clean[0] == '\0')
        snprintf(subtitle, SUBTITLE_SIZE, "%s", output->title); /* of a scenario: nothing */
    else if (is_output)
        snprintf(subtitle, SUBTITLE_SIZE, "%s · %s", output->title, clean);
    else
        snprintf(subtitle, SUBTITLE_SIZE, subject->kind == SUBJECT_COMPARISON ? _("compared with: %s") : "%s",
                 clean);
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
        return error_set(error, STATUS_INTERNAL, "results have not the %zu factors of their plan", factors);
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
static enum Status write_all(const struct FigureRequest *request, struct FigureOutcome *outcome,
                             struct Error *error) {
    const struct FigureSubject *subject = &request->subject;
    struct OutputTexts output = {.factor = 1.0};
    char subtitle[SUBTITLE_SIZE];
    enum Status worst = STATUS_OK;
    if (subject->kind == SUBJECT_OUTPUT)
        output = output_texts(subject->output->outcome);
    write_subtitle(subject, &output, request->fonts, subtitle);
    for (int i = 0; i < FIGURE_COUNT; i++) {
        const struct Figure *figure = figure_row((enum FigureId)i);
        char name[FIGURE_NAME_SIZE];
        struct FigureDrawing drawing;
        if (!figure_applies(figure, subject))
            continue;
        if (signals_check(error) != STATUS_OK)
            return STATUS_STOPPED;
        figure_file_name(figure, subject, name);
        const struct Picture picture = {.figure = figure,
                                        .subject = subject,
                                        .directory = request->directory,
                                        .name = name,
                                        .subtitle = subtitle,
                                        .output = &output,
                                        .fonts = request->fonts,
                                        .format = request->format,
                                        .without_title = request->caption_elsewhere};
        enum Status status = figure_files_write(&picture, &drawing, &outcome->warnings, error);
        if (!drawing.written)
            return status;
        outcome->written_count++;
        outcome->gnuplot_missing = drawing.gnuplot_missing;
        if (drawing.drawn && status == STATUS_OK)
            status = add_drawn(outcome, &picture, error);
        if (status == STATUS_STOPPED)
            return status;
        worst = worst == STATUS_OK ? status : worst;
    }
    return worst;
}

/* Whether the fonts have the letters of the language: all figures say what they are. */
static bool have_letters(struct Fonts *fonts) {
    for (int i = 0; i < FIGURE_COUNT; i++)
        if (!fonts_have_all(fonts, _(figure_row((enum FigureId)i)->title)) ||
            !fonts_have_all(fonts, _(figure_row((enum FigureId)i)->alternative)))
            return false;
    return true;
}

/* The program's locale but for the marks of numbers; and for the language, where pictures are in English. */
static locale_t locale_of_pictures(bool english) {
    locale_t copy = duplocale(LC_GLOBAL_LOCALE);
    if (copy == (locale_t)0)
        return copy;
    locale_t changed = newlocale(LC_NUMERIC_MASK | (english ? LC_MESSAGES_MASK : 0), "C", copy);
    if (changed == (locale_t)0)
        freelocale(copy);
    return changed;
}

enum Status figures_write(const struct FigureRequest *request, struct FigureOutcome *outcome,
                          struct Error *error) {
    struct FigureRequest drawn = *request;
    enum Status status = check(&request->subject, error);
    if (status == STATUS_OK)
        status = figure_folder_make(request->directory, error);
    if (status != STATUS_OK)
        return status;
    if (!gnuplot_is_there()) /* what is drawn elsewhere has the fonts that are there */
        drawn.fonts = NULL;
    const bool english = drawn.fonts != NULL && !have_letters(drawn.fonts);
    if (english)
        drawn.fonts->english_instead = true;
    locale_t locale = locale_of_pictures(english);
    if (locale == (locale_t)0)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out before the figures were written");
    locale_t previous = uselocale(locale);
    status = write_all(&drawn, outcome, error);
    uselocale(previous);
    freelocale(locale);
    return status;
}

void figure_outcome_free(struct FigureOutcome *self) {
    free(self->drawn);
    self->drawn = NULL;
    self->drawn_count = 0;
}
