/* Explanations of the codes and columns of what a run leaves. */
#include <stdio.h>

#include "base/translate.h"
#include "cli/subjects.h"
#include "cli/terminal.h"
#include "world/codes.h"
#include "world/records.h"

static void print_code(const struct SubjectKind *kind, size_t index, const struct CodeRow *row) {
    subject_print_title(kind, index);
    print_labelled("meaning", _(row->sentence));
    print_labelled("activity", _(row->activity));
    printf("\n");
}

static size_t exit_count(void) {
    return EXIT_COUNT;
}
static const char *exit_at(size_t index) {
    return exit_name((enum Exit)index);
}
static void exit_print(size_t index) {
    print_code(&exit_subjects, index, exit_row((enum Exit)index));
}
const struct SubjectKind exit_subjects = {N_("way of ending"), N_("ways of ending"), exit_count, exit_at,
                                          exit_print};

static size_t stage_count(void) {
    return STAGE_COUNT;
}
static const char *stage_at(size_t index) {
    return stage_name((enum Stage)index);
}
static void stage_print(size_t index) {
    print_code(&stage_subjects, index, stage_row((enum Stage)index));
}
const struct SubjectKind stage_subjects = {N_("stage"), N_("stages"), stage_count, stage_at, stage_print};

static size_t fate_count(void) {
    return FATE_COUNT;
}
static const char *fate_at(size_t index) {
    return fate_name((enum Fate)index);
}
static void fate_print(size_t index) {
    print_code(&fate_subjects, index, fate_row((enum Fate)index));
}
const struct SubjectKind fate_subjects = {N_("fate of a proposal"), N_("fates of proposals"), fate_count,
                                          fate_at, fate_print};

static size_t refusal_count(void) {
    return REFUSAL_COUNT;
}
static const char *refusal_at(size_t index) {
    return refusal_name((enum Refusal)index);
}
static void refusal_print(size_t index) {
    print_code(&refusal_subjects, index, refusal_row((enum Refusal)index));
}
const struct SubjectKind refusal_subjects = {N_("reason of a refusal"), N_("reasons of refusals"),
                                             refusal_count, refusal_at, refusal_print};

static size_t column_count(void) {
    size_t count = 0;
    for (int table = 0; table < TABLE_COUNT; table++)
        count += record_table((enum RecordTable)table)->column_count;
    return count;
}

/* The column at a place in the sequence of all tables. */
static const struct Column *column_find(size_t index, const struct TableRow **table) {
    int number = 0;
    while (index >= record_table((enum RecordTable)number)->column_count)
        index -= record_table((enum RecordTable)number++)->column_count;
    *table = record_table((enum RecordTable)number);
    return &(*table)->columns[index];
}

static const char *column_at(size_t index) {
    const struct TableRow *table;
    return column_find(index, &table)->name;
}

static void column_print(size_t index) {
    const struct TableRow *table;
    const struct Column *column = column_find(index, &table);
    char text[256];
    subject_print_title(&column_subjects, index);
    print_labelled("meaning", _(column->sentence));
    print_labelled("unit", _(column->unit));
    snprintf(text, sizeof text, _("%s.csv, %s"), table->name, _(table->sentence));
    print_labelled("table", text);
    printf("\n");
}
const struct SubjectKind column_subjects = {N_("column"), N_("columns"), column_count, column_at,
                                            column_print};
