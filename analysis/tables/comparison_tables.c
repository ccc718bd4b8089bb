#include "tables/comparison_tables.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "compare/comparison_csv.h"

enum { LABEL_SIZE = 256, NAMED_SIZE = SCENARIO_TEXT + LABEL_SIZE + 8, MOST_BESIDE = 4, LONGEST_HEAD = 12 };

/* "Completed within 52 weeks (%)"; of a case type, which follows the row of all, "· public start, open data".
 */
static void label_of(char label[LABEL_SIZE], enum Outcome outcome) {
    const struct UnitRow unit = outcome_unit(outcome);
    if (outcome != outcome_row(outcome)->first)
        snprintf(label, LABEL_SIZE, "· %s", outcome_case_type_title(outcome));
    else
        snprintf(label, LABEL_SIZE, _("%s (%s)"), outcome_title(outcome), _(unit.shown));
}

/* Outcomes that the runs do not have, since they did not record them or are too short, are left out. */
static void add_primary(struct Tables *tables, const struct Comparison *comparison,
                        const struct Scenario *scenario, size_t index) {
    char key[NAMED_SIZE], label[LABEL_SIZE], name[OUTCOME_NAME_SIZE];
    snprintf(key, sizeof key, "primary.%s", scenario->name);
    struct Table *table = tables_add(tables, key, scenario_title(scenario));
    table_column(table, "baseline", _("baseline"), CELL_VALUE);
    table_column(table, "difference", _("difference"), CELL_DIFFERENCE);
    table_column(table, "verdict", _("verdict"), CELL_TEXT);
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        const enum Outcome outcome = (enum Outcome)i;
        const struct ComparedEffect *effect = &comparison->effects[index][i];
        if (!comparison_is_primary(comparison, outcome) || isnan(effect->difference.value))
            continue;
        label_of(label, outcome);
        outcome_name(outcome, name);
        table_line(table, name, label);
        table_scale(table, outcome_unit(outcome).scale);
        table_value(table, "baseline", effect->paired.baseline_mean);
        table_estimate(table, "difference", &effect->difference);
        table_text(table, "verdict", verdict_name(effect->verdict), verdict_title(effect->verdict));
    }
    table_empty(table, _("Not available: these runs did not record what it takes, or are too short."));
    table_missing(table, _("–: not available in these runs."));
}

/* Which means are restricted ones, since too many runs are at the limit. */
static void note_limited(struct Table *table, const struct Comparison *comparison, size_t first,
                         size_t last) {
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        double limited = 0.0;
        for (size_t s = first; s <= last; s++)
            limited = fmax(limited, comparison->effects[s][i].limited);
        if (limited > OUTCOME_LIMITED)
            table_note(table,
                       _("“%s” is the horizon in up to %.0f %% of runs: its means are restricted ones."),
                       outcome_title((enum Outcome)i), 100.0 * limited);
    }
}

static void add_secondary(struct Tables *tables, const struct Comparison *comparison,
                          const struct Scenario scenarios[]) {
    struct Table *table = tables_add(tables, "secondary", _("Other outcomes, without verdict"));
    size_t shown = comparison->scenarios - 1 < MOST_BESIDE ? comparison->scenarios - 1 : MOST_BESIDE;
    bool numbered = false; /* names that are too long for heads stand below */
    for (size_t s = 1; s <= shown; s++)
        numbered = numbered || strlen(scenarios[s].name) > LONGEST_HEAD;
    table_column(table, "baseline", _("baseline"), CELL_VALUE);
    for (size_t s = 1; s <= shown; s++) {
        char number[32];
        snprintf(number, sizeof number, "(%zu)", s);
        table_column(table, scenarios[s].name, numbered ? number : scenarios[s].name, CELL_DIFFERENCE);
    }
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        const enum Outcome outcome = (enum Outcome)i;
        char label[LABEL_SIZE];
        if (comparison_is_primary(comparison, outcome) || outcome != outcome_row(outcome)->first ||
            isnan(comparison->effects[0][i].paired.baseline_mean))
            continue;
        label_of(label, outcome);
        table_line(table, outcome_row(outcome)->name, label);
        table_scale(table, outcome_unit(outcome).scale);
        table_value(table, "baseline", comparison->effects[0][i].paired.baseline_mean);
        for (size_t s = 1; s <= shown; s++)
            table_value(table, scenarios[s].name, comparison->effects[s][i].difference.value);
    }
    for (size_t s = 1; s <= shown && numbered; s++)
        table_note(table, "(%zu) %s%s", s, scenarios[s].name, s < shown ? ";" : ".");
    table_note(table, "%s", _("Differences to the baseline; their intervals are in comparison.csv."));
    note_limited(table, comparison, 1, comparison->scenarios - 1);
    if (shown + 1 < comparison->scenarios)
        table_note(table, _("The first %zu of %zu scenarios; the file has all."), shown,
                   comparison->scenarios - 1);
    table_missing(table, _("–: not available in these runs."));
}

/* The place of a scenario by its mean; past the last if it is not ranked. */
static size_t place_of(const struct Ranking *ranking, size_t scenario) {
    size_t place = 0;
    while (place < ranking->scenarios && ranking_at(ranking, place) != scenario)
        place++;
    return place;
}

static void set_place(struct Table *table, int index, const struct Ranking *ranking, size_t scenario) {
    const char *column = outcome_row(comparison_ranking_outcome(index))->name;
    size_t place = place_of(ranking, scenario);
    char code[32], text[64];
    if (!ranking_is_known(ranking) || place == ranking->scenarios)
        return;
    snprintf(code, sizeof code, "%zu", place + 1);
    snprintf(text, sizeof text, "%zu (%.0f %%)", place + 1, 100.0 * ranking_held(ranking, place));
    table_text(table, column, code, text);
}

static void add_ranking(struct Tables *tables, const struct Comparison *comparison,
                        const struct Scenario scenarios[], enum ComparisonRanked ranked, const char *key,
                        const char *title) {
    const struct Ranking *rankings = comparison->rankings[ranked];
    struct Table *table = tables_add(tables, key, title);
    for (int k = 0; k < RANKING_COUNT; k++) {
        enum Outcome outcome = comparison_ranking_outcome(k);
        table_column(table, outcome_row(outcome)->name, outcome_title(outcome), CELL_TEXT);
    }
    for (size_t i = 0; i < rankings[0].scenarios; i++) {
        size_t scenario = rankings[0].who[i];
        table_line(table, scenarios[scenario].name, scenarios[scenario].name);
        for (int k = 0; k < RANKING_COUNT; k++)
            set_place(table, k, &rankings[k], scenario);
    }
    table_line(table, "order", _("the whole order holds in"));
    for (int k = 0; k < RANKING_COUNT; k++) {
        char text[32];
        snprintf(text, sizeof text, "%.0f %%", 100.0 * rankings[k].order_share);
        if (ranking_is_known(&rankings[k]))
            table_text(table, outcome_row(comparison_ranking_outcome(k))->name, text, text);
    }
    table_note(
        table, "%s",
        _("Place by the mean, and in how many of the samples of a bootstrap over replicates it holds."));
    table_missing(table, _("–: not known; a ranking takes two replicates that have the outcome."));
}

static void add_combinations(struct Tables *tables, const struct Comparison *comparison,
                             const struct Scenario scenarios[]) {
    static const enum Outcome shown[] = {OUTCOME_COMPLETED_52, OUTCOME_EVER_TRIED_HORIZON,
                                         OUTCOME_PUBLIC_VALUE};
    struct Table *table = tables_add(tables, "combinations", _("Together against the sum of single effects"));
    table_column(table, "excess", _("beyond the sum"), CELL_DIFFERENCE);
    table_column(table, "kind", _("which is"), CELL_TEXT);
    for (size_t c = 0; c < comparison->combination_count; c++)
        for (size_t k = 0; k < sizeof shown / sizeof *shown; k++) {
            const struct Synergy *synergy = &comparison->synergies[c][shown[k]];
            const char *name = scenarios[comparison->combinations[c].both].name;
            char key[NAMED_SIZE], label[NAMED_SIZE], outcome[LABEL_SIZE];
            label_of(outcome, shown[k]);
            snprintf(key, sizeof key, "%s.%s", name, outcome_row(shown[k])->name);
            snprintf(label, sizeof label, "%s: %s", name, outcome);
            table_line(table, key, label);
            table_scale(table, outcome_unit(shown[k]).scale);
            table_estimate(table, "excess", &synergy->excess);
            table_text(table, "kind", synergy_name(synergy->kind), synergy_title(synergy->kind));
        }
    table_missing(table, _("–: not available in these runs."));
}

enum Status comparison_tables(struct Tables *tables, const struct Comparison *comparison,
                              const struct Scenario scenarios[], struct Error *error) {
    for (size_t i = 1; i < comparison->scenarios; i++)
        add_primary(tables, comparison, &scenarios[i], i);
    add_secondary(tables, comparison, scenarios);
    add_ranking(tables, comparison, scenarios, RANKED_SINGLES, "ranking", _("How sure the ranking is"));
    if (comparison->rankings[RANKED_PAIRS][0].scenarios > 1)
        add_ranking(tables, comparison, scenarios, RANKED_PAIRS, "ranking_pairs",
                    _("Pairs, beside the baseline"));
    if (comparison->combination_count > 0)
        add_combinations(tables, comparison, scenarios);
    return tables_status(tables, error);
}

static void add_effect(struct Table *table, enum Outcome outcome, const struct ComparedEffect *effect) {
    char label[LABEL_SIZE], name[OUTCOME_NAME_SIZE];
    if (outcome != outcome_row(outcome)->first)
        snprintf(label, sizeof label, "%s: %s", outcome_title(outcome), outcome_case_type_title(outcome));
    else
        snprintf(label, sizeof label, "%s", outcome_title(outcome));
    outcome_name(outcome, name);
    table_line(table, name, label);
    table_scale(table, outcome_unit(outcome).scale);
    table_value(table, "baseline", effect->paired.baseline_mean);
    table_estimate(table, "difference", &effect->difference);
    table_text(table, "unit", outcome_row(outcome)->unit, _(outcome_display_unit(outcome)));
    if (effect->verdict != VERDICT_NONE)
        table_text(table, "verdict", verdict_name(effect->verdict), verdict_title(effect->verdict));
}

enum Status comparison_scenario(struct Tables *tables, const struct Comparison *comparison, size_t scenario,
                                struct Error *error) {
    const struct {
        const char *key, *title;
    } parts[] = {{"overall", _("Over all collaborations and agencies")}, {"by_type", _("By case type")}};
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        struct Table *table = tables_add(tables, parts[part].key, parts[part].title);
        table_column(table, "baseline", _("baseline"), CELL_VALUE);
        table_column(table, "difference", _("difference"), CELL_DIFFERENCE);
        table_column(table, "unit", _("unit"), CELL_TEXT);
        table_column(table, "verdict", _("verdict"), CELL_TEXT);
        for (int i = 0; i < OUTCOME_COUNT; i++) {
            const enum Outcome outcome = (enum Outcome)i;
            const bool by_type = outcome != outcome_row(outcome)->first;
            const struct ComparedEffect *effect = &comparison->effects[scenario][i];
            if (by_type == (part == 1) && !isnan(effect->difference.value))
                add_effect(table, outcome, effect);
        }
        table_empty(table, _("Not available: these runs did not record what it takes, or are too short."));
        if (part == 0)
            note_limited(table, comparison, scenario, scenario);
    }
    return tables_status(tables, error);
}

static void file_effect(struct Table *table, const struct Comparison *comparison, size_t scenario,
                        enum Outcome outcome) {
    const struct ComparedEffect *effect = &comparison->effects[scenario][outcome];
    const struct OutcomeRow *row = outcome_row(outcome);
    const struct PairedEffect *paired = &effect->paired;
    const bool primary = comparison_is_primary(comparison, outcome);
    const struct {
        const char *column;
        double value;
    } numbers[] = {{"scenario", (double)scenario},
                   {"baseline_mean", paired->baseline_mean},
                   {"difference", paired->difference.value},
                   {"low", paired->difference.low},
                   {"high", paired->difference.high},
                   {"p", paired->p},
                   {"p_holm", effect->p_holm},
                   {"correlation", paired->correlation},
                   {"variance_reduction", paired->variance_reduction},
                   {"unpaired_replicates", paired->unpaired_replicates},
                   {"n", (double)paired->difference.count},
                   {"adjusted_low", primary ? effect->difference.low : (double)NAN},
                   {"adjusted_high", primary ? effect->difference.high : (double)NAN},
                   {"p_adjusted", effect->p_adjusted},
                   {"limited_share", effect->limited}};
    const struct {
        const char *column, *code;
    } codes[] = {{"outcome", row->name},
                 {"case_type", outcome_case_type(outcome)},
                 {"unit", row->unit},
                 {"role", comparison_role_name(comparison->role[outcome])},
                 {"verdict", verdict_name(effect->verdict)}};
    table_line(table, row->name, "");
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        table_value(table, numbers[i].column, numbers[i].value);
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        table_text(table, codes[i].column, codes[i].code, codes[i].code);
}

enum Status comparison_effects(struct Table *self, const struct Comparison *comparison, struct Error *error) {
    static const char *const codes[] = {"outcome", "case_type", "unit", "role", "verdict"};
    const struct SummaryTableRow *file = comparison_table();
    table_init(self, "effects", "");
    for (size_t k = 0; k < file->column_count; k++) {
        enum CellKind kind = CELL_PLAIN;
        for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
            kind = strcmp(codes[i], file->columns[k].name) == 0 ? CELL_TEXT : kind;
        table_column(self, file->columns[k].name, "", kind);
    }
    for (size_t s = 1; s < comparison->scenarios; s++)
        for (int i = 0; i < OUTCOME_COUNT; i++)
            file_effect(self, comparison, s, (enum Outcome)i);
    return table_status(self, error);
}
