/* Figures of a design made by hand, drawn into a folder of their own, and what is asked of them. */
#ifndef TANDEM_TEST_SENSITIVITY_PICTURES_H
#define TANDEM_TEST_SENSITIVITY_PICTURES_H

#include "small_sensitivity.h"

/* What a test draws and what came of it; large, so that it is static. */
struct SensitivityPictures {
    char directory[64], figures[96];
    struct SmallSensitivity small;
    struct OutputFindings output;
    const char *title;
    struct PlanSubject plan;
    struct FigureOutcome outcome;
    struct Error error;
};

/* What a test draws: a design and what it gives. */
struct DesignCase {
    enum DesignKind kind;
    size_t factors;
    int64_t points; /* 0: no responses */
    double scale;   /* of the output: 0 never changes */
    bool intervals;
};

/* A folder and an output; the other empties both. */
void pictures_set_up(struct SensitivityPictures *self);
void pictures_tear_down(struct SensitivityPictures *self);

/* What is drawn next: a design, or replicates of one point. */
void make_design(struct SensitivityPictures *self, struct DesignCase made);
void make_replicates(struct SensitivityPictures *self, int64_t replicates, double deviation);

/* Draws all figures of it; the outcome is that of this time alone. The other expects that it works. */
enum Status write_figures(struct SensitivityPictures *self, enum FigureFormat format);
void draw_without_gnuplot(struct SensitivityPictures *self, struct DesignCase made);

/* The request itself, whether it has a figure, and the name of that one's files. */
struct FigureRequest request_for(struct SensitivityPictures *self, enum FigureFormat format);
bool has_figure(struct SensitivityPictures *self, enum FigureId id);
void name_of(struct SensitivityPictures *self, enum FigureId id, char name[FIGURE_NAME_SIZE]);

/* Whether a file is there and not empty; the whole of a figure's file, which the caller frees. */
bool is_there(const struct SensitivityPictures *self, const char *name, const char *suffix);
char *file_of(struct SensitivityPictures *self, enum FigureId id, const char *suffix);

/* Fails unless a figure's file has that part, or has it not. */
void assert_contains(struct SensitivityPictures *self, enum FigureId id, const char *suffix, const char *part,
                     bool expected);

/* Of a drawn request: as many pictures as figures, no complaint of gnuplot, and no footer that is cut. */
void assert_all_drawn(struct SensitivityPictures *self, enum FigureFormat format, size_t count);
void assert_golden_figure(struct SensitivityPictures *self, enum FigureId id);

#endif
