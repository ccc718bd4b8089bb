/* The explanation of one outcome, which may be of a case type; the kinds of results are in subjects.h. */
#ifndef TANDEM_SUBJECTS_RESULTS_H
#define TANDEM_SUBJECTS_RESULTS_H

#include "compare/outcomes.h"

void subject_print_outcome(enum Outcome outcome);

#endif
