/* The kinds of studies, each beside its command. */
#ifndef TANDEM_STUDY_KINDS_H
#define TANDEM_STUDY_KINDS_H

#include "cli/pipeline.h"

extern const struct StudyKind run_study, comparison_study, sweep_study, sensitivity_study, replicates_study,
    decide_study, findings_study, calibrate_study;

#endif
