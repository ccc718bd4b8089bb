/* Explanations of what results are called: outcomes, columns of the files made from runs, designs, figures.
 */
#include "cli/subjects_results.h"

#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "cli/schema.h"
#include "cli/subjects.h"
#include "cli/terminal.h"
#include "compare/comparison.h"
#include "design/design.h"
#include "plots/figures.h"
#include "sensitivity/estimator.h"

/* The first outcome of a row; its case types follow it. */
static enum Outcome outcome_of_row(size_t index) {
    int outcome = 0;
    while (index-- > 0)
        outcome += outcome_row((enum Outcome)outcome)->groups;
    return (enum Outcome)outcome;
}

static size_t outcome_count(void) {
    size_t count = 0;
    for (int i = 0; i < OUTCOME_COUNT; i += outcome_row((enum Outcome)i)->groups)
        count++;
    return count;
}

static const char *outcome_at(size_t index) {
    return outcome_row(outcome_of_row(index))->name;
}

void subject_print_outcome(enum Outcome outcome) {
    static const char *const better[] = {N_("lower is better"), N_("neither way is better"),
                                         N_("higher is better")};
    const struct OutcomeRow *row = outcome_row(outcome);
    const struct UnitRow unit = outcome_unit(outcome);
    char name[OUTCOME_NAME_SIZE], text[256];
    outcome_name(outcome, name);
    print_bold(name);
    printf(_(", %s\n"), _(outcome_subjects.singular));
    print_labelled("title", outcome_title(outcome));
    if (outcome != row->first)
        print_labelled("case type", _(outcome_case_type_title(outcome)));
    print_labelled("meaning", _(row->sentence));
    snprintf(text, sizeof text, _("%s; people read %s, of differences %s"), _(row->unit), _(unit.shown),
             _(unit.difference));
    print_labelled("unit", text);
    print_labelled("direction", _(better[1 + row->direction]));
    print_labelled("role", _(outcome_role_name(outcome)));
    int used = snprintf(text, sizeof text, _("records of %s"), record_table(row->table)->name);
    if (row->least_weeks > 1)
        snprintf(text + used, sizeof text - (size_t)used, _("; runs of %lld weeks at least"),
                 (long long)row->least_weeks);
    print_labelled("needs", text);
    if (outcome == row->first && row->groups > 1)
        print_labelled("by case type", _("with a point and the case type behind the name, NAME.public_open"));
    printf("\n");
}

static void outcome_print(size_t index) {
    subject_print_outcome(outcome_of_row(index));
}
const struct SubjectKind outcome_subjects = {N_("outcome"), N_("outcomes"), outcome_count, outcome_at,
                                             outcome_print};

/* The file of a place among the columns of all files that are made from runs, and its column. */
static const struct SummaryColumn *file_column(size_t index, const struct SummaryTableRow **file) {
    const struct SummaryTableRow *files[SCHEMA_TABLES_MOST];
    size_t count = schema_made_tables(files);
    for (size_t i = 0; i < count; i++) {
        *file = files[i];
        if (index < files[i]->column_count)
            return &files[i]->columns[index];
        index -= files[i]->column_count;
    }
    return NULL;
}

static size_t file_column_count(void) {
    const struct SummaryTableRow *file;
    size_t count = 0;
    while (file_column(count, &file) != NULL)
        count++;
    return count;
}

static const char *file_column_at(size_t index) {
    const struct SummaryTableRow *file;
    return file_column(index, &file)->name;
}

static void file_column_print(size_t index) {
    const struct SummaryTableRow *file;
    const struct SummaryColumn *column = file_column(index, &file);
    char text[256];
    subject_print_title(&file_column_subjects, index);
    print_labelled("meaning", _(column->sentence));
    print_labelled("unit", _(column->unit));
    snprintf(text, sizeof text, _("%s, %s"), file->file, _(file->sentence));
    print_labelled("file", text);
    printf("\n");
}
const struct SubjectKind file_column_subjects = {N_("column of results"), N_("columns of results"),
                                                 file_column_count, file_column_at, file_column_print};

static size_t design_count(void) {
    return DESIGN_COUNT;
}

static const char *design_at(size_t index) {
    return design_row((enum DesignKind)index)->name;
}

static void design_print(size_t index) {
    const struct DesignRow *row = design_row((enum DesignKind)index);
    const struct Estimator *estimator = estimator_of((enum DesignKind)index);
    char text[256] = "";
    subject_print_title(&design_subjects, index);
    print_labelled("meaning", _(row->sentence));
    print_labelled("size", row->size);
    for (size_t k = 0; estimator != NULL && k < estimator->column_count; k++) {
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%s", used > 0 ? ", " : "", estimator->columns[k].key);
    }
    print_labelled("estimates", estimator != NULL ? _(estimator->title) : NULL);
    print_labelled("measures", text);
    printf("\n");
}
const struct SubjectKind design_subjects = {N_("design of a plan"), N_("designs of plans"), design_count,
                                            design_at, design_print};

static size_t figure_count(void) {
    return FIGURE_COUNT;
}

static const char *figure_at(size_t index) {
    return figure_row((enum FigureId)index)->name;
}

static void figure_print(size_t index) {
    const struct Figure *figure = figure_row((enum FigureId)index);
    subject_print_title(&figure_subjects, index);
    print_labelled("title", _(figure->title));
    print_labelled("shows", _(figure->alternative));
    printf("\n");
}
const struct SubjectKind figure_subjects = {N_("figure"), N_("figures"), figure_count, figure_at,
                                            figure_print};

/* Measures of all estimators, each the key of a column. */
static const struct Estimator *measure_of(size_t index, size_t *column) {
    for (size_t i = 0; i < estimator_count(); i++) {
        const struct Estimator *estimator = estimator_at(i);
        *column = index;
        if (index < estimator->column_count)
            return estimator;
        index -= estimator->column_count;
    }
    return NULL;
}

static size_t measure_count(void) {
    size_t count = 0, column;
    while (measure_of(count, &column) != NULL)
        count++;
    return count;
}

static const char *measure_at(size_t index) {
    size_t column;
    return measure_of(index, &column)->columns[column].key;
}

static void measure_print(size_t index) {
    size_t column;
    const struct Estimator *estimator = measure_of(index, &column);
    const struct EstimatorColumn *row = &estimator->columns[column];
    subject_print_title(&measure_subjects, index);
    print_labelled("title", _(row->title));
    print_labelled("estimator", _(estimator->title));
    print_labelled("unit", row->measure->unit == MEASURE_OUTPUT ? _("that of the output")
                                                                : _(measure_unit_name(row->measure->unit)));
    printf("\n");
}
const struct SubjectKind measure_subjects = {N_("measure of sensitivity"), N_("measures of sensitivity"),
                                             measure_count, measure_at, measure_print};
