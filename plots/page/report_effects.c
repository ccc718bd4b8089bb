#include "plots/page/report_effects.h"

#include <math.h>

#include "base/translate.h"
#include "plots/page/html.h"
#include "tables/format.h"

static void write_effect(FILE *stream, enum Outcome outcome, const struct ComparedEffect *effect,
                         bool by_type) {
    char text[FORMAT_SIZE], name[256];
    double scale = outcome_display(outcome, 1.0),
           baseline = outcome_display(outcome, effect->paired.baseline_mean);
    struct Estimate difference = estimate_scaled(&effect->difference, scale);
    if (by_type)
        snprintf(name, sizeof name, "%s: %s", outcome_title(outcome), outcome_case_type_title(outcome));
    else
        snprintf(name, sizeof name, "%s", outcome_title(outcome));
    html_row_open(stream, name);
    format_number(text, baseline, baseline, FORMAT_TYPESET);
    html_number(stream, "%s", text);
    format_estimate(text, &difference, FORMAT_AS_DIFFERENCE, FORMAT_TYPESET);
    html_number(stream, "%s", text);
    html_short(stream, _(outcome_display_unit(outcome)));
    html_short(stream, effect->verdict != VERDICT_NONE ? verdict_title(effect->verdict) : FORMAT_NONE);
    html_row_close(stream);
}

static bool is_of_type(enum Outcome outcome) {
    return outcome != outcome_row(outcome)->first;
}

static void write_effects(const struct ReportRequest *request, FILE *stream, size_t scenario, bool by_type) {
    const char *const columns[] = {_("outcome"), _("baseline"), _("difference"), _("unit"), _("verdict")};
    html_table_open(stream, by_type ? _("By case type") : _("Over all collaborations and agencies"),
                    sizeof columns / sizeof *columns, columns);
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        const struct ComparedEffect *effect = &request->comparison->effects[scenario][i];
        if (is_of_type((enum Outcome)i) == by_type && !isnan(effect->paired.difference.value))
            write_effect(stream, (enum Outcome)i, effect, by_type);
    }
    html_table_close(stream);
}

static void write_outcomes(const struct ReportRequest *request, FILE *stream) {
    html_element(stream, "h2", _("Effects in numbers"));
    html_print(
        stream, "p class='note'",
        _("Differences to the baseline, scenario minus baseline. The %zu intervals with a verdict hold "
          "together: with %g %% confidence none of them is wrong, and a verdict stands where its "
          "interval leaves out 0. The other intervals hold one by one and give no verdict."),
        request->comparison->members, 100.0 * request->comparison->confidence);
    for (size_t i = 1; i < request->count; i++) {
        html_element(stream, "h3", scenario_title(&request->scenarios[i]));
        write_effects(request, stream, i, false);
        write_effects(request, stream, i, true);
    }
}

/* The share of bootstrap samples in which a scenario holds the rank that its mean gives it. */
static double rank_of(const struct Ranking *ranking, size_t scenario, size_t *rank) {
    for (*rank = 0; *rank < ranking->scenarios && ranking_at(ranking, *rank) != scenario;)
        ++*rank;
    return *rank < ranking->scenarios ? ranking_held(ranking, *rank) : (double)NAN;
}

static void write_rank(FILE *stream, const struct Ranking *ranking, size_t scenario) {
    size_t rank;
    double share = rank_of(ranking, scenario, &rank);
    if (!ranking_is_known(ranking) || isnan(share))
        html_number(stream, "–");
    else
        html_number(stream, _("%zu (in %.0f %%)"), rank + 1, 100.0 * share);
}

static void write_ranking(const struct ReportRequest *request, FILE *stream, enum ComparisonRanked ranked,
                          const char *caption) {
    const struct Ranking *rankings = request->comparison->rankings[ranked];
    const char *columns[1 + RANKING_COUNT] = {_("scenario")};
    for (int k = 0; k < RANKING_COUNT; k++)
        columns[1 + k] = outcome_title(comparison_ranking_outcome(k));
    html_table_open(stream, caption, sizeof columns / sizeof *columns, columns);
    for (size_t i = 0; i < rankings[0].scenarios; i++) {
        size_t scenario = rankings[0].who[i];
        html_row_open(stream, scenario_title(&request->scenarios[scenario]));
        for (int k = 0; k < RANKING_COUNT; k++)
            write_rank(stream, &rankings[k], scenario);
        html_row_close(stream);
    }
    html_row_open(stream, _("the whole order holds in"));
    for (int k = 0; k < RANKING_COUNT; k++)
        html_number(stream, ranking_is_known(&rankings[k]) ? "%.0f %%" : "–",
                    100.0 * rankings[k].order_share);
    html_row_close(stream);
    html_table_close(stream);
}

static void write_rankings(const struct ReportRequest *request, FILE *stream) {
    const struct Comparison *comparison = request->comparison;
    html_element(stream, "h2", _("How sure the ranking is"));
    write_ranking(request, stream, RANKED_SINGLES,
                  _("Place of each scenario, and the share of bootstrap samples in which it holds it"));
    if (comparison->rankings[RANKED_PAIRS][0].scenarios > 1)
        write_ranking(request, stream, RANKED_PAIRS, _("The same of pairs, beside the baseline"));
}

static void write_synergy(FILE *stream, enum Outcome outcome, const struct Synergy *synergy) {
    char text[2 * FORMAT_SIZE], excess[FORMAT_SIZE];
    struct Estimate shown = estimate_scaled(&synergy->excess, outcome_display(outcome, 1.0));
    format_estimate(excess, &shown, FORMAT_AS_DIFFERENCE, FORMAT_TYPESET);
    snprintf(text, sizeof text, _("%s, %s"), excess, synergy_title(synergy->kind));
    html_words(stream, text);
}

static void write_synergies(const struct ReportRequest *request, FILE *stream) {
    static const enum Outcome shown[] = {OUTCOME_COMPLETED_52, OUTCOME_EVER_TRIED_HORIZON,
                                         OUTCOME_PUBLIC_VALUE};
    enum { SHOWN = sizeof shown / sizeof *shown };
    const struct Comparison *comparison = request->comparison;
    const char *columns[1 + SHOWN] = {_("scenario")};
    if (comparison->combination_count == 0)
        return;
    for (size_t k = 0; k < SHOWN; k++)
        columns[1 + k] = outcome_title(shown[k]);
    html_element(stream, "h2", _("Together against the sum of single effects"));
    html_table_open(stream, _("What the two do together beyond the sum of what each does alone"), 1 + SHOWN,
                    columns);
    for (size_t c = 0; c < comparison->combination_count; c++) {
        html_row_open(stream, scenario_title(&request->scenarios[comparison->combinations[c].both]));
        for (size_t k = 0; k < SHOWN; k++)
            write_synergy(stream, shown[k], &comparison->synergies[c][shown[k]]);
        html_row_close(stream);
    }
    html_table_close(stream);
}

void report_effects(const struct ReportRequest *request, FILE *stream) {
    write_outcomes(request, stream);
    write_rankings(request, stream);
    write_synergies(request, stream);
}
