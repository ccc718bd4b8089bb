#include "plots/figure/outcome_titles.h"

#include "base/translate.h"

/* One row a row of outcomes.def. */
static const struct {
    enum Outcome first;
    const char *title;
} titles[] = {
    {OUTCOME_COMPLETED_52, N_("Completed within 52 weeks")},
    {OUTCOME_COMPLETED_OR_PARTIAL_52, N_("Completed, or a stage goal met, within 52 weeks")},
    {OUTCOME_COMPLETED_EPISODES, N_("Collaborations completed in a run")},
    {OUTCOME_STARTED_EPISODES, N_("Collaborations started in a run")},
    {OUTCOME_REFUSED_52, N_("Data refused within 52 weeks")},
    {OUTCOME_EVER_TRIED_5_YEARS, N_("Agencies that have ever tried, after 5 years")},
    {OUTCOME_EVER_TRIED_HORIZON, N_("Agencies that have ever tried, at the horizon")},
    {OUTCOME_ROUTINE_HORIZON, N_("Agencies where it is routine, at the horizon")},
    {OUTCOME_ADOPTING_UNITS, N_("Number of agencies that have ever tried")},
    {OUTCOME_ADOPTION_WEEKS, N_("Mean time to the first trial")},
    {OUTCOME_HALF_ADOPTION_WEEK, N_("Week in which half of the agencies have tried")},
    {OUTCOME_TRUST_CITIZEN, N_("Trust of citizens")},
    {OUTCOME_TRUST_ADMINISTRATOR, N_("Trust of administrators")},
    {OUTCOME_DATA_QUALITY, N_("Data quality")},
    {OUTCOME_MANAGER_SUPPORT, N_("Manager support")},
    {OUTCOME_CONSERVATISM, N_("Legal conservatism")},
    {OUTCOME_OUTSOURCED_LAST_YEAR, N_("Issues outsourced in the last year")},
    {OUTCOME_BURDEN, N_("Burden of data work")},
    {OUTCOME_PUBLIC_VALUE, N_("Public value")},
    {OUTCOME_COLLABORATION_COST, N_("Cost of collaborations")},
    {OUTCOME_INTERVENTION_COST, N_("Cost of interventions")},
    {OUTCOME_PUBLICATION_COST, N_("Cost of opening datasets")},
    {OUTCOME_TOTAL_COST, N_("Total cost")},
};

const char *outcome_title(enum Outcome outcome) {
    const struct OutcomeRow *row = outcome_row(outcome);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (titles[i].first == row->first)
            return _(titles[i].title);
    return row->name;
}

const char *outcome_unit_title(enum Outcome outcome) {
    return _(outcome_display_unit(outcome));
}

const char *verdict_title(enum Verdict verdict) {
    static const char *const words[VERDICT_COUNT] = {
        [VERDICT_NONE] = N_("no verdict"), [VERDICT_UNCLEAR] = N_("unclear"), [VERDICT_BETTER] = N_("better"),
        [VERDICT_WORSE] = N_("worse"),     [VERDICT_HIGHER] = N_("higher"),   [VERDICT_LOWER] = N_("lower")};
    return _(words[verdict]);
}

const char *synergy_title(enum SynergyKind kind) {
    static const char *const words[] = {[SYNERGY_NONE] = N_("not available"),
                                        [SYNERGY_ADDITIVE] = N_("not told from the sum"),
                                        [SYNERGY_MORE] = N_("synergy"),
                                        [SYNERGY_LESS] = N_("crowding-out")};
    return _(words[kind]);
}
