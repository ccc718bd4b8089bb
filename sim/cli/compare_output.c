#include "cli/compare_output.h"

#include <jansson.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/translate.h"
#include "cli/section.h"
#include "cli/terminal.h"

/* Digits after the point that suit a number of this size. */
static int places(double value) {
    double size = fabs(value);
    return size >= 1000.0 ? 0 : size >= 10.0 ? 1 : size >= 0.1 ? 2 : 4;
}

static void print_number(int width, double value, double like) {
    if (isnan(value))
        printf("%*s", width + 2, "–"); /* two bytes more than columns */
    else
        printf("%*.*f", width, places(like), value);
}

/* "completed_52_weeks, public_open": the name of a row in the files as well. */
static void outcome_label(char *text, size_t size, enum Outcome outcome) {
    const struct OutcomeRow *row = outcome_row(outcome);
    if (row->groups > 1)
        snprintf(text, size, "%s, %s", row->name, outcome_case_type(outcome));
    else
        snprintf(text, size, "%s", row->name);
}

static void print_effect(enum Outcome outcome, const struct ComparedEffect *effect) {
    char label[96], interval[64];
    const struct PairedEffect *paired = &effect->paired;
    double difference = outcome_display(outcome, effect->difference.value);
    double like = fmax(fabs(outcome_display(outcome, effect->difference.low)),
                       fabs(outcome_display(outcome, effect->difference.high)));
    outcome_label(label, sizeof label, outcome);
    printf("  %s (%s)\n    ", label, _(outcome_display_unit(outcome)));
    print_number(9, outcome_display(outcome, paired->baseline_mean),
                 outcome_display(outcome, paired->baseline_mean));
    print_number(10, difference, like);
    snprintf(interval, sizeof interval, "[%.*f, %.*f]", places(like),
             outcome_display(outcome, effect->difference.low), places(like),
             outcome_display(outcome, effect->difference.high));
    printf("  %-20s", isnan(like) ? "–" : interval);
    print_number(6, effect->p_adjusted, 0.5);
    print_number(6, paired->correlation, 0.5);
    print_number(8, paired->variance_reduction, 100.0);
    printf("  %s\n", effect->verdict == VERDICT_NONE ? _("no verdict") : _(verdict_name(effect->verdict)));
}

static void print_scenario(const struct Comparison *comparison, const struct Scenario *scenario,
                           size_t index) {
    printf("\n");
    print_bold(scenario->name);
    printf("\n");
    print_wrapped(stdout, 0, 0, scenario_title(scenario));
    printf("\n%s\n", _("     baseline  difference  [95 % interval]          p  corr.     cut  verdict"));
    for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++)
        if (!isnan(comparison->effects[index][outcome].paired.difference.value))
            print_effect((enum Outcome)outcome, &comparison->effects[index][outcome]);
}

/* Without a ratio: in which quadrants of the plane the samples lie. */
static void print_plane(const struct CostEffect *cost) {
    char text[320];
    snprintf(text, sizeof text,
             _("no ratio: the effect may be nothing. Of the bootstrap samples %.0f %% lie at more and "
               "dearer, %.0f %% at "
               "more and cheaper, %.0f %% at fewer and dearer, %.0f %% at fewer and cheaper"),
             100.0 * cost->quadrant[QUADRANT_MORE_COSTLIER], 100.0 * cost->quadrant[QUADRANT_MORE_CHEAPER],
             100.0 * cost->quadrant[QUADRANT_FEWER_COSTLIER], 100.0 * cost->quadrant[QUADRANT_FEWER_CHEAPER]);
    printf("\n    ");
    print_wrapped(stdout, 4, 4, text);
}

static void print_cost(const struct CostEffect *cost, const char *of_what) {
    printf("  %s: ", _(of_what));
    if (cost->kind == COST_EFFECT_NONE)
        printf("%s\n", _("not known, too few replicates"));
    else if (cost->kind == COST_EFFECT_PLANE)
        print_plane(cost);
    else
        printf(_("%.3g million NTD [%.3g, %.3g]%s\n"), cost->fieller.value / 1000.0,
               cost->fieller.low / 1000.0, cost->fieller.high / 1000.0,
               cost->kind == COST_EFFECT_PER_LOSS ? _(", saved by one fewer") : "");
}

static void print_costs(const struct Comparison *comparison, const struct Scenario *scenarios) {
    printf("\n");
    print_bold(_("Cost of effects"));
    printf("\n");
    for (size_t i = 1; i < comparison->scenarios; i++) {
        printf("%s\n", scenarios[i].name);
        print_cost(&comparison->cost_effects[i][COST_PER_COMPLETION],
                   N_("a further completed collaboration"));
        print_cost(&comparison->cost_effects[i][COST_PER_UNIT], N_("a further adopting unit"));
    }
}

static void print_ranking(const struct Comparison *comparison, const struct Scenario *scenarios,
                          enum ComparisonRanked ranked, int index) {
    const struct Ranking *ranking = &comparison->rankings[ranked][index];
    char label[96];
    outcome_label(label, sizeof label, comparison_ranking_outcome(index));
    printf(_("  by %s:"), label);
    if (!ranking_is_known(ranking)) {
        printf(" %s\n", _("not known"));
        return;
    }
    printf(_(" the order holds in %.0f %% of bootstrap samples\n"), 100.0 * ranking->order_share);
    for (size_t rank = 0; rank < ranking->scenarios; rank++)
        printf(_("    %zu. %s (here in %.0f %%)\n"), rank + 1, scenarios[ranking_at(ranking, rank)].name,
               100.0 * ranking_held(ranking, rank));
}

static void print_synergies(const struct Comparison *comparison, const struct Scenario *scenarios) {
    static const enum Outcome shown[] = {OUTCOME_COMPLETED_52, OUTCOME_EVER_TRIED_HORIZON,
                                         OUTCOME_PUBLIC_VALUE};
    if (comparison->combination_count == 0)
        return;
    printf("\n");
    print_bold(_("Together against the sum of single effects"));
    printf("\n");
    for (size_t c = 0; c < comparison->combination_count; c++) {
        printf("%s\n", scenarios[comparison->combinations[c].both].name);
        for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
            const struct Synergy *synergy = &comparison->synergies[c][shown[i]];
            char label[96];
            outcome_label(label, sizeof label, shown[i]);
            double excess = outcome_display(shown[i], synergy->excess.value);
            printf("  %s (%s): %+.*f", label, _(outcome_display_unit(shown[i])), places(excess), excess);
            printf(" [%.*f, %.*f], %s\n", places(excess), outcome_display(shown[i], synergy->excess.low),
                   places(excess), outcome_display(shown[i], synergy->excess.high),
                   synergy_title(synergy->kind));
        }
    }
}

void compare_output_print(const struct Comparison *comparison, const struct Scenario *scenarios,
                          const char *directory) {
    printf(_("%zu replicates; baseline: %s\n"), comparison->outcomes.scenario[0].runs,
           scenario_title(&scenarios[0]));
    for (size_t i = 1; i < comparison->scenarios; i++)
        print_scenario(comparison, &scenarios[i], i);
    printf("\n");
    print_wrapped(stdout, 0, 0,
                  _("Differences are paired: all scenarios share their random numbers, replicate by "
                    "replicate. The intervals of all outcomes with a verdict hold together; a verdict stands "
                    "where its interval leaves out 0, which is where p, adjusted in the same way, is below "
                    "0.05. The other intervals hold one by one. corr.: correlation "
                    "between scenario and baseline over replicates. cut: how many times smaller the variance "
                    "of the difference "
                    "is than with independent runs."));
    print_costs(comparison, scenarios);
    printf("\n");
    print_bold(_("How sure the ranking is"));
    printf("\n");
    for (int index = 0; index < RANKING_COUNT; index++)
        print_ranking(comparison, scenarios, RANKED_SINGLES, index);
    if (comparison->rankings[RANKED_PAIRS][0].scenarios > 1)
        printf("%s\n", _("Pairs, beside the baseline"));
    for (int index = 0; index < RANKING_COUNT && comparison->rankings[RANKED_PAIRS][0].scenarios > 1; index++)
        print_ranking(comparison, scenarios, RANKED_PAIRS, index);
    print_synergies(comparison, scenarios);
    printf("\nResults   %s: results.sqlite, comparison.csv, figures, manifest.json\n", directory);
    printf("Report    `tandem report %s` writes one page to hand round\n", directory);
}

static json_t *effect_json(enum Outcome outcome, const struct ComparedEffect *effect) {
    const struct PairedEffect *paired = &effect->paired;
    bool primary = outcome_is_primary(outcome);
    return json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:s}", "outcome",
                     outcome_row(outcome)->name, "case_type", outcome_case_type(outcome), "unit",
                     outcome_row(outcome)->unit, "role", outcome_role_name(outcome), "baseline_mean",
                     json_number(paired->baseline_mean), "difference", json_number(paired->difference.value),
                     "low", json_number(paired->difference.low), "high", json_number(paired->difference.high),
                     "adjusted_low", json_number(primary ? effect->difference.low : (double)NAN),
                     "adjusted_high", json_number(primary ? effect->difference.high : (double)NAN),
                     "p_adjusted", json_number(effect->p_adjusted), "p_holm", json_number(effect->p_holm),
                     "correlation", json_number(paired->correlation), "variance_reduction",
                     json_number(paired->variance_reduction), "verdict", verdict_name(effect->verdict));
}

enum Status compare_output_json(const struct Comparison *comparison, const struct Scenario *scenarios,
                                struct Error *error) {
    json_t *all = json_array();
    for (size_t i = 1; i < comparison->scenarios; i++) {
        json_t *effects = json_array();
        for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++)
            json_array_append_new(effects,
                                  effect_json((enum Outcome)outcome, &comparison->effects[i][outcome]));
        json_array_append_new(all, json_pack("{s:s, s:s, s:s, s:I, s:o}", "scenario", scenarios[i].name,
                                             "title", scenarios[i].title, "baseline", scenarios[0].name,
                                             "replicates", (json_int_t)comparison->outcomes.scenario[i].runs,
                                             "effects", effects));
    }
    bool written = all != NULL && json_dumpf(all, stdout, JSON_INDENT(2)) == 0;
    json_decref(all);
    printf("\n");
    if (!written && !ferror(stdout))
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for JSON");
    return STATUS_OK;
}
