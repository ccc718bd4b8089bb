#define _POSIX_C_SOURCE 200809L /* mkdtemp */
#include "plots/page/pictures.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/translate.h"
#include "plots/page/html.h"

enum { FOLDER_SIZE = 4096, FILE_SIZE = FOLDER_SIZE + 512 };

static enum Status make_folder(char folder[FOLDER_SIZE], struct Error *error) {
    snprintf(folder, FOLDER_SIZE, "%.4000s/tandem-page-XXXXXX", file_scratch_folder());
    if (mkdtemp(folder) == NULL)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be made: %s", folder,
                         file_cause(folder, errno));
    return STATUS_OK;
}

/* What cannot be removed stays below the folder for temporary files. */
static void remove_folder(const char *folder) {
    DIR *listing = opendir(folder);
    for (struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;) {
        char path[FILE_SIZE];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            remove(path);
    }
    if (listing != NULL)
        closedir(listing);
    rmdir(folder);
}

static enum Status show(FILE *stream, const char *folder, const struct DrawnFigure *drawn,
                        struct Error *error) {
    char path[FILE_SIZE];
    snprintf(path, sizeof path, "%s/%s.svg", folder, drawn->name);
    return html_picture(stream, path, "image/svg+xml", _(drawn->figure->alternative), _(drawn->figure->title),
                        error);
}

enum Status pictures_write(FILE *stream, const struct FigureSubject *subject, struct Fonts *fonts,
                           struct PageOutcome *outcome, struct Error *error) {
    char folder[FOLDER_SIZE];
    struct FigureOutcome figures = {0};
    enum Status status = make_folder(folder, error);
    if (status != STATUS_OK)
        return status;
    struct FigureRequest request = {.directory = folder,
                                    .format = FIGURE_SVG,
                                    .subject = *subject,
                                    .fonts = fonts,
                                    .caption_elsewhere = true};
    status = figures_write(&request, &figures, error);
    for (size_t i = 0; i < figures.drawn_count; i++) {
        enum Status shown = show(stream, folder, &figures.drawn[i], error);
        outcome->pictures += shown == STATUS_OK;
        status = status == STATUS_OK ? shown : status;
    }
    if (figures.gnuplot_missing)
        html_element(stream, "p class='note'",
                     _("Pictures are missing because gnuplot was not installed where this report was "
                       "written; everything they show is in the tables."));
    outcome->gnuplot_missing = outcome->gnuplot_missing || figures.gnuplot_missing;
    if (figures.warnings.text[0] != '\0')
        outcome->warnings = figures.warnings;
    figure_outcome_free(&figures);
    remove_folder(folder);
    return status;
}
