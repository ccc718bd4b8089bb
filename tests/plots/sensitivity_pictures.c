#define _GNU_SOURCE /* mkdtemp */
#include "sensitivity_pictures.h"

#include <gsl/gsl_errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "picture_folder.h"
#include "tests/suite.h"

void pictures_set_up(struct SensitivityPictures *self) {
    gsl_set_error_handler_off();
    memset(self, 0, sizeof *self);
    strcpy(self->directory, "/tmp/tandem-figures-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(self->directory));
    snprintf(self->figures, sizeof self->figures, "%s/figures", self->directory);
    self->title = "A small plan, made by hand";
    self->output = output_findings(OUTCOME_COMPLETED_52);
}

void pictures_tear_down(struct SensitivityPictures *self) {
    figure_outcome_free(&self->outcome);
    remove_folder(self->directory);
}

void make_design(struct SensitivityPictures *self, struct DesignCase made) {
    struct SmallSensitivity *small = &self->small;
    small_factors(small, made.factors, made.kind, made.points);
    self->output.sensitivity = NULL;
    self->output.response = NULL;
    self->output.replicates = NULL;
    switch (made.kind) {
    case DESIGN_ONE_AT_A_TIME:
        small_one_at_a_time(small, 3, made.scale, made.intervals);
        self->output.sensitivity = &small->sensitivity;
        break;
    case DESIGN_MORRIS:
        small_morris(small, made.scale, made.intervals);
        self->output.sensitivity = &small->sensitivity;
        break;
    case DESIGN_SALTELLI:
        small_saltelli(small, made.scale, made.intervals);
        self->output.sensitivity = &small->sensitivity;
        break;
    default:
        break;
    }
    if (made.points > 0) {
        small_response(small, made.scale, made.intervals);
        self->output.response = &small->response;
    }
}

void make_replicates(struct SensitivityPictures *self, int64_t replicates, double deviation) {
    small_factors(&self->small, 0, DESIGN_POINT, 1);
    small_replicates(&self->small, replicates, deviation);
    self->output.sensitivity = NULL;
    self->output.response = NULL;
    self->output.replicates = &self->small.replicates;
}

struct FigureRequest request_for(struct SensitivityPictures *self, enum FigureFormat format) {
    const struct SmallSensitivity *small = &self->small;
    self->plan = (struct PlanSubject){
        .title = self->title,
        .title_zh = "",
        .confidence = 0.95,
        .replicates = 10,
        .design = &small->design,
        .factors = small->factors,
        .units = small->units,
        .factor_count = small->factor_count,
    };
    return (struct FigureRequest){.directory = self->figures,
                                  .format = format,
                                  .subject = figure_subject_output(&self->plan, &self->output)};
}

enum Status write_figures(struct SensitivityPictures *self, enum FigureFormat format) {
    const struct FigureRequest request = request_for(self, format);
    figure_outcome_free(&self->outcome);
    memset(&self->outcome, 0, sizeof self->outcome);
    return figures_write(&request, &self->outcome, &self->error);
}

bool has_figure(struct SensitivityPictures *self, enum FigureId id) {
    const struct FigureRequest request = request_for(self, FIGURE_PNG);
    return figure_applies(figure_row(id), &request.subject);
}

void name_of(struct SensitivityPictures *self, enum FigureId id, char name[FIGURE_NAME_SIZE]) {
    const struct FigureRequest request = request_for(self, FIGURE_PNG);
    figure_file_name(figure_row(id), &request.subject, name);
}

static bool is_drawn(const struct SensitivityPictures *self, enum FigureId id) {
    for (size_t i = 0; i < self->outcome.drawn_count; i++)
        if (self->outcome.drawn[i].figure == figure_row(id))
            return true;
    return false;
}

bool is_there(const struct SensitivityPictures *self, const char *name, const char *suffix) {
    char path[256];
    struct stat found;
    snprintf(path, sizeof path, "%s/%s.%s", self->figures, name, suffix);
    return stat(path, &found) == 0 && found.st_size > 0;
}

char *file_of(struct SensitivityPictures *self, enum FigureId id, const char *suffix) {
    char name[FIGURE_NAME_SIZE], path[256];
    name_of(self, id, name);
    snprintf(path, sizeof path, "%s/%s.%s", self->figures, name, suffix);
    return contents(path);
}

void assert_contains(struct SensitivityPictures *self, enum FigureId id, const char *suffix, const char *part,
                     bool expected) {
    char *text = file_of(self, id, suffix);
    ck_assert_msg((strstr(text, part) != NULL) == expected, "figure %d, %s %s: %s", (int)id, suffix,
                  expected ? "lacks" : "contains", part);
    free(text);
}

void assert_all_drawn(struct SensitivityPictures *self, enum FigureFormat format, size_t count) {
    ck_assert_msg(self->error.count == 0, "%s", self->error.text);
    ck_assert_msg(self->outcome.warnings.count == 0, "%s", self->outcome.warnings.text);
    ck_assert_uint_eq(self->outcome.drawn_count, count);
    ck_assert_uint_eq(self->outcome.written_count, count);
    ck_assert(!self->outcome.gnuplot_missing);
    for (int i = 0; i < FIGURE_COUNT; i++) {
        const enum FigureId id = (enum FigureId)i;
        char name[FIGURE_NAME_SIZE];
        name_of(self, id, name);
        bool applies = has_figure(self, id);
        ck_assert(is_drawn(self, id) == applies);
        ck_assert(is_there(self, name, figure_format_name(format)) == applies);
    }
}

void assert_golden_figure(struct SensitivityPictures *self, enum FigureId id) {
    char name[FIGURE_NAME_SIZE];
    name_of(self, id, name);
    assert_golden(self->figures, name, "gp");
    assert_golden(self->figures, name, "dat");
}

void draw_without_gnuplot(struct SensitivityPictures *self, struct DesignCase made) {
    make_design(self, made);
    ck_assert_int_eq(write_figures(self, FIGURE_PNG), STATUS_OK);
}
