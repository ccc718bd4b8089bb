/* What `tandem explain` can explain: one row a kind of thing, each made from the table that the model itself
 * uses. */
#ifndef TANDEM_SUBJECTS_H
#define TANDEM_SUBJECTS_H

#include <stddef.h>

#include "cli/subject_title.h"

struct SubjectKind {
    const char *singular, *plural;
    size_t (*count)(void);
    const char *(*name)(size_t index);
    void (*print)(size_t index);
};

size_t subject_kind_count(void);
const struct SubjectKind *subject_kind(size_t index);

/* Kinds of the model, of what is recorded, and of what is made of it. */
extern const struct SubjectKind mechanism_subjects, intervention_subjects, probe_subjects, lever_subjects,
    case_type_subjects, programme_subjects, group_subjects;
extern const struct SubjectKind exit_subjects, stage_subjects, fate_subjects, refusal_subjects,
    column_subjects;
extern const struct SubjectKind outcome_subjects, file_column_subjects, design_subjects, measure_subjects,
    figure_subjects;
extern const struct SubjectKind claim_measure_subjects, contrast_subjects;

/* Of the files that a scenario names. */
extern const struct SubjectKind file_subjects;

#endif
