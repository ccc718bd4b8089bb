#include "plots/figure/subject.h"

#include <math.h>
#include <stdio.h>

#include "base/translate.h"

struct OutputFindings output_findings(enum Outcome outcome) {
    const struct OutcomeRow *row = outcome_row(outcome);
    const int group = (int)outcome - (int)row->first;
    struct OutputFindings self = {.factor = outcome_display(outcome, 1.0),
                                  .difference_unit = _(outcome_display_unit(outcome)),
                                  .wanted = {NAN, NAN, NAN, 0, 0, false}};
    self.unit = _(outcome_unit(outcome).shown);
    outcome_name(outcome, self.name);
    if (group == 0)
        snprintf(self.title, sizeof self.title, "%s", outcome_title(outcome));
    else
        snprintf(self.title, sizeof self.title, _("%s: %s"), outcome_title(outcome),
                 outcome_case_type_title(outcome));
    return self;
}

struct FigureSubject figure_subject_scenario(const char *title, const struct Summary *summary,
                                             const struct Params *params) {
    return (struct FigureSubject){.kind = SUBJECT_SCENARIO,
                                  .title = title,
                                  .confidence = summary->confidence,
                                  .replicates = (int64_t)summary->runs,
                                  .summaries = summary,
                                  .params = params};
}

struct FigureSubject figure_subject_comparison(const struct Comparison *comparison,
                                               const struct Summary *summaries, const char *const *titles) {
    return (struct FigureSubject){.kind = SUBJECT_COMPARISON,
                                  .confidence = summaries[0].confidence,
                                  .replicates = (int64_t)summaries[0].runs,
                                  .summaries = summaries,
                                  .comparison = comparison,
                                  .titles = titles};
}

struct FigureSubject figure_subject_output(const struct PlanSubject *plan,
                                           const struct OutputFindings *output) {
    return (struct FigureSubject){.kind = SUBJECT_OUTPUT,
                                  .title = plan->title,
                                  .confidence = plan->confidence,
                                  .replicates = plan->replicates,
                                  .plan = plan,
                                  .output = output};
}
