/* One file of a figure while it is written: the data or the script. Private to plots. */
#ifndef TANDEM_SHEET_H
#define TANDEM_SHEET_H

#include <stdio.h>

#include "base/error.h"
#include "plots/figure/figure.h"
#include "plots/figure/fonts.h"

enum { SHEET_PATH_SIZE = 4096, SHEET_NAME_SIZE = 160 /* of a file in its folder */ };

/* A panel's axes in pixels of a picture 1200 wide, from its upper left corner. */
struct Panel {
    double left, top, right, bottom;
};

/* A picture that is asked for. All pointers are borrowed. */
struct Picture {
    const struct Figure *figure;
    const struct FigureSubject *subject;
    const char *directory;            /* of its files */
    const char *name;                 /* of its files without their suffix */
    const char *subtitle;             /* any text, shown as text */
    const struct OutputTexts *output; /* of an output of a plan */
    struct Fonts *fonts;              /* that it is drawn with; NULL has every character */
    enum FigureFormat format;
    bool without_title; /* neither title nor subtitle */
};

struct Sheet {
    const struct Picture *picture;
    FILE *stream; /* of `text` */
    char *text;
    size_t size;
    double height;      /* of the picture in pixels, after script_open */
    struct Panel panel; /* that is being written */
    size_t clauses;     /* of its plot command so far */
    char path[SHEET_PATH_SIZE];
};

/* Writes directory/name.suffix to `path[SHEET_PATH_SIZE]`. Errors: STATUS_INPUT_OUTPUT if it
 * is too long. */
enum Status sheet_path(const struct Picture *picture, const char *suffix, char path[],
                       struct Error *error) MUST_CHECK;

/* Begins a file. Errors: STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY. After success call sheet_close. */
enum Status sheet_open(struct Sheet *self, const struct Picture *picture, const char *suffix,
                       struct Error *error) MUST_CHECK;

/* Writes the file, whole or not at all, without the characters that its fonts have not. Errors:
 * STATUS_INPUT_OUTPUT. Closes in any case. */
enum Status sheet_close(struct Sheet *self, struct Error *error) MUST_CHECK;

/* A failure is found by sheet_close. */
void sheet_print(struct Sheet *self, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
