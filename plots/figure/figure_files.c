#define _GNU_SOURCE /* mkdir, open, memmem */
#include "plots/figure/figure_files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "base/translate.h"
#include "plots/figure/gnuplot.h"

enum Status figure_folder_make(const char *path, struct Error *error) {
    struct stat found;
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &found) == 0 && S_ISDIR(found.st_mode)))
        return STATUS_OK;
    return error_set(error, STATUS_INPUT_OUTPUT, "%s: the folder for figures cannot be made: %s", path,
                     file_cause(path, errno));
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

/* gnuplot does not look whether what it writes arrives: on a full disk a picture ends before its end. */
static const char *last_word(enum FigureFormat format) {
    switch (format) {
    case FIGURE_PNG:
        return "IEND";
    case FIGURE_SVG:
        return "</svg>";
    case FIGURE_PDF:
        return "%%EOF";
    case FIGURE_FORMAT_COUNT:
        break;
    }
    return "";
}

/* Syncs a picture that is whole; 0, or an errno: ENOSPC, as the nearest, where its end is missing. */
static int finish(const char *path, enum FigureFormat format) {
    enum { END = 16 };
    const char *wanted = last_word(format);
    char found[END + 1] = "";
    int descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC), cause = 0;
    if (descriptor < 0)
        return errno;
    off_t size = lseek(descriptor, 0, SEEK_END);
    ssize_t length = pread(descriptor, found, END, size > END ? size - END : 0);
    bool whole = length > 0 && memmem(found, (size_t)length, wanted, strlen(wanted)) != NULL;
    if (!whole)
        cause = length < 0 ? errno : ENOSPC;
    else if (fsync(descriptor) != 0)
        cause = errno;
    close(descriptor);
    return cause;
}

/* gnuplot draws under a temporary name, so that a picture is whole or not there; that it stands in the folder
 * of its script keeps the paths of both apart from ours. */
static enum Status draw(const struct Picture *picture, struct FigureDrawing *drawing, struct Error *warnings,
                        struct Error *error) {
    char script[SHEET_NAME_SIZE], temporary[FILE_PATH_SIZE], path[SHEET_PATH_SIZE];
    const char *format = figure_format_name(picture->format);
    snprintf(script, sizeof script, "%s.gp", picture->name);
    enum Status status = sheet_path(picture, format, path, error);
    if (status == STATUS_OK && !file_temporary(temporary, path))
        status = error_set(error, STATUS_INPUT_OUTPUT, "%.*s…: the path is too long", text_prefix(path, 200),
                           path);
    /* A picture of older data must not stay beside the new ones. */
    if (status == STATUS_OK && unlink(path) != 0 && errno != ENOENT)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be deleted: %s", path, strerror(errno));
    if (status != STATUS_OK)
        return status;
    struct GnuplotRun run = {0};
    status = gnuplot_draw(&run, picture->directory, script, temporary + strlen(picture->directory) + 1,
                          GNUPLOT_SECONDS, error);
    drawing->gnuplot_missing = run.missing;
    int cause = status == STATUS_OK && !run.missing ? finish(temporary, picture->format) : 0;
    if (cause != 0)
        status =
            error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot write: %s%s%s", path, file_cause(path, cause),
                      run.message[0] != '\0' ? _("; gnuplot says: ") : "", run.message);
    if (status == STATUS_OK && !run.missing)
        status = file_place(temporary, path, error);
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
