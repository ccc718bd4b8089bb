#include "cli/subjects.h"

static const struct SubjectKind *const kinds[] = {
    &mechanism_subjects, &intervention_subjects, &probe_subjects,         &lever_subjects,
    &case_type_subjects, &programme_subjects,    &group_subjects,         &exit_subjects,
    &stage_subjects,     &fate_subjects,         &refusal_subjects,       &column_subjects,
    &file_subjects,      &outcome_subjects,      &file_column_subjects,   &design_subjects,
    &measure_subjects,   &figure_subjects,       &claim_measure_subjects, &contrast_subjects,
};

size_t subject_kind_count(void) {
    return sizeof kinds / sizeof kinds[0];
}

const struct SubjectKind *subject_kind(size_t index) {
    return kinds[index];
}
