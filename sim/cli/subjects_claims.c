/* Explanations of what files of claims are written with: measures and contrasts. */
#include <stdio.h>

#include "base/translate.h"
#include "claims/claims.h"
#include "cli/subjects.h"
#include "cli/terminal.h"

static const char *measure_at(size_t index) {
    return claim_measure_row(index)->name;
}

static void measure_print(size_t index) {
    const struct MeasureRow *row = claim_measure_row(index);
    char text[128];
    subject_print_title(&claim_measure_subjects, index);
    print_labelled("meaning", _(row->sentence));
    print_labelled("unit", _(row->unit));
    snprintf(text, sizeof text, _("%s over rows of %s, unless another reduction stands before it"),
             reduction_name(row->reduction), record_table(row->table)->name);
    print_labelled("read as", text);
    printf("\n");
}
const struct SubjectKind claim_measure_subjects = {N_("measure of claims"), N_("measures of claims"),
                                                   claim_measure_count, measure_at, measure_print};

static size_t contrast_count(void) {
    return CONTRAST_COUNT;
}

static const char *contrast_at(size_t index) {
    return contrast_row((enum ContrastKind)index)->name;
}

static void contrast_print(size_t index) {
    const struct ContrastRow *row = contrast_row((enum ContrastKind)index);
    char text[32];
    subject_print_title(&contrast_subjects, index);
    print_labelled("effect", _(row->sentence));
    snprintf(text, sizeof text, "%zu", row->arms);
    print_labelled("arms", text);
    printf("\n");
}
const struct SubjectKind contrast_subjects = {N_("contrast of claims"), N_("contrasts of claims"),
                                              contrast_count, contrast_at, contrast_print};
