#define _POSIX_C_SOURCE 200809L /* mkdir */
#include "plots/figure/figure_files.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plots/figure/gnuplot.h"

enum Status figure_folder_make(const char *path, struct Error *error) {
    struct stat found;
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &found) == 0 && S_ISDIR(found.st_mode)))
        return STATUS_OK;
    return error_set(error, STATUS_INPUT_OUTPUT, "%s: the folder for figures cannot be made: %s", path,
                     strerror(errno));
}

static enum Status write_sheet(const struct Picture *picture, const char *suffix,
                               void (*write)(struct Sheet *), struct Error *error) {
    struct Sheet sheet;
    enum Status status = sheet_open(&sheet, picture, suffix, error);
    if (status != STATUS_OK)
        return status;
    write(&sheet);
    return sheet_close(&sheet, error);
}

/* gnuplot draws under a temporary name, so that a picture is whole or not there. */
static enum Status draw(const struct Picture *picture, struct FigureDrawing *drawing, struct Error *warnings,
                        struct Error *error) {
    char script[SHEET_NAME_SIZE], suffix[32], output[SHEET_NAME_SIZE], temporary[SHEET_PATH_SIZE],
        path[SHEET_PATH_SIZE];
    snprintf(script, sizeof script, "%s.gp", picture->name);
    snprintf(suffix, sizeof suffix, "%s.tmp", figure_format_name(picture->format));
    snprintf(output, sizeof output, "%s.%s", picture->name, suffix);
    enum Status status = sheet_path(picture, suffix, temporary, error);
    if (status == STATUS_OK)
        status = sheet_path(picture, figure_format_name(picture->format), path, error);
    struct GnuplotRun run = {0};
    if (status == STATUS_OK) {
        unlink(path); /* a picture of older data must not stay beside the new ones */
        status = gnuplot_draw(&run, picture->directory, script, output, GNUPLOT_SECONDS, error);
    }
    drawing->gnuplot_missing = run.missing;
    if (status == STATUS_OK && !run.missing && rename(temporary, path) != 0)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be written: %s", path, strerror(errno));
    if (status != STATUS_OK) {
        unlink(temporary);
        return status;
    }
    if (run.message[0] != '\0')
        error_set(warnings, STATUS_OK, "%s/%s: gnuplot says: %s", picture->directory, script, run.message);
    drawing->drawn = !run.missing;
    return STATUS_OK;
}

static enum Status write_sheets(const struct Picture *picture, struct Error *error) {
    enum Status status = write_sheet(picture, "dat", picture->figure->data, error);
    if (status == STATUS_OK)
        status = write_sheet(picture, "gp", picture->figure->script, error);
    return status;
}

enum Status figure_files_write(const struct Picture *picture, struct FigureDrawing *drawing,
                               struct Error *warnings, struct Error *error) {
    *drawing = (struct FigureDrawing){0};
    enum Status status = write_sheets(picture, error);
    if (status != STATUS_OK)
        return status;
    drawing->written = true;
    return draw(picture, drawing, warnings, error);
}
