#define _GNU_SOURCE /* newlocale, uselocale */
#include "figures.h"

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "figure_parts.h"
#include "gnuplot.h"
#include "sheet.h"

const struct Figure *figure_row(enum FigureId id) {
#define FIGURE_ROW(code, name, title, alternative)                                                           \
    {#name, title, alternative, figure_##name##_data, figure_##name##_script},
    static const struct Figure rows[FIGURE_COUNT] = {FIGURE_TABLE(FIGURE_ROW)};
#undef FIGURE_ROW
    return &rows[id];
}

const char *figure_format_name(enum FigureFormat format) {
#define FIGURE_FORMAT_NAME(code, name) name,
    static const char *const names[FIGURE_FORMAT_COUNT] = {FIGURE_FORMAT_TABLE(FIGURE_FORMAT_NAME)};
#undef FIGURE_FORMAT_NAME
    return names[format];
}

bool figure_format_find(const char *name, enum FigureFormat *format) {
    for (int i = 0; i < FIGURE_FORMAT_COUNT; i++)
        if (strcmp(name, figure_format_name((enum FigureFormat)i)) == 0) {
            *format = (enum FigureFormat)i;
            return true;
        }
    return false;
}

static enum Status make_directory(const char *path, struct Error *error) {
    struct stat found;
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &found) == 0 && S_ISDIR(found.st_mode)))
        return STATUS_OK;
    return error_set(error, STATUS_INPUT_OUTPUT, "%s: the folder for figures cannot be made: %s", path,
                     strerror(errno));
}

static enum Status write_sheet(const struct FigureRequest *request, const struct Figure *figure,
                               const char *suffix, void (*write)(struct Sheet *), struct Error *error) {
    struct Sheet sheet;
    enum Status status = sheet_open(&sheet, request, figure, suffix, error);
    if (status != STATUS_OK)
        return status;
    write(&sheet);
    return sheet_close(&sheet, error);
}

/* gnuplot draws under a temporary name, so that a picture is whole or not there. */
static enum Status draw(const struct FigureRequest *request, enum FigureId id, struct FigureOutcome *outcome,
                        struct Error *error) {
    const struct Figure *figure = figure_row(id);
    char script[64], suffix[32], picture[64], temporary[SHEET_PATH_SIZE], path[SHEET_PATH_SIZE];
    snprintf(script, sizeof script, "%s.gp", figure->name);
    snprintf(suffix, sizeof suffix, "%s.tmp", figure_format_name(request->format));
    snprintf(picture, sizeof picture, "%s.%s", figure->name, suffix);
    enum Status status = sheet_path(request, figure, suffix, temporary, error);
    if (status == STATUS_OK)
        status = sheet_path(request, figure, figure_format_name(request->format), path, error);
    struct GnuplotRun run = {0};
    if (status == STATUS_OK) {
        unlink(path); /* a picture of older data must not stay beside the new ones */
        status = gnuplot_draw(&run, request->directory, script, picture, GNUPLOT_SECONDS, error);
    }
    outcome->gnuplot_missing = run.missing;
    if (status == STATUS_OK && !run.missing && rename(temporary, path) != 0)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be written: %s", path, strerror(errno));
    if (status != STATUS_OK) {
        unlink(temporary);
        return status;
    }
    if (run.message[0] != '\0')
        error_set(&outcome->warnings, STATUS_OK, "%s/%s: gnuplot says: %s", request->directory, script,
                  run.message);
    outcome->drawn[id] = !run.missing;
    outcome->drawn_count += run.missing ? 0 : 1;
    return STATUS_OK;
}

static enum Status write_all(const struct FigureRequest *request, struct FigureOutcome *outcome,
                             struct Error *error) {
    enum Status drawn = STATUS_OK;
    for (int i = 0; i < FIGURE_COUNT; i++) {
        const struct Figure *figure = figure_row((enum FigureId)i);
        enum Status status = write_sheet(request, figure, "dat", figure->write_data, error);
        if (status == STATUS_OK)
            status = write_sheet(request, figure, "gp", figure->write_script, error);
        if (status != STATUS_OK)
            return status;
        status = draw(request, (enum FigureId)i, outcome, error);
        drawn = drawn == STATUS_OK ? status : drawn;
    }
    return drawn;
}

enum Status figures_write(const struct FigureRequest *request, struct FigureOutcome *outcome,
                          struct Error *error) {
    memset(outcome, 0, sizeof *outcome);
    enum Status status = make_directory(request->directory, error);
    if (status != STATUS_OK)
        return status;
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0); /* points as decimal marks */
    if (c_locale == (locale_t)0)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out before the figures were written");
    locale_t previous = uselocale(c_locale);
    status = write_all(request, outcome, error);
    uselocale(previous);
    freelocale(c_locale);
    return status;
}
