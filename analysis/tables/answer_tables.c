#include "tables/answer_tables.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/translate.h"
#include "compare/judgement.h"
#include "compare/money.h"

static void set_difference(struct Table *table, const char *column, const struct Comparison *comparison,
                           size_t scenario, enum Outcome outcome) {
    struct Estimate shown =
        estimate_scaled(&comparison->effects[scenario][outcome].difference, outcome_display(outcome, 1.0));
    table_estimate(table, column, &shown);
}

static void set_price(struct Table *table, const char *column, const struct CostEffect *cost) {
    if (cost->kind == COST_EFFECT_PER_GAIN)
        table_estimate(table, column, &cost->fieller);
}

static void add_option(struct Table *table, const struct Comparison *comparison,
                       const struct Scenario *scenario, size_t index) {
    static const struct {
        const char *code, *text;
    } kinds[JUDGEMENT_COUNT] = {[JUDGEMENT_HARMS] = {"harms", N_("worse")},
                                [JUDGEMENT_MIXED] = {"mixed", N_("some worse, some better")},
                                [JUDGEMENT_HELPS] = {"helps", N_("better")},
                                [JUDGEMENT_UNCLEAR] = {"unclear", N_("no difference shown")},
                                [JUDGEMENT_UNKNOWN] = {"unknown", ""}};
    enum JudgementKind kind = judgement_of(comparison, index).kind;
    table_line(table, scenario->name, scenario_title(scenario));
    set_difference(table, "completed_episodes", comparison, index, OUTCOME_COMPLETED_EPISODES);
    set_difference(table, "ever_tried_horizon", comparison, index, OUTCOME_EVER_TRIED_HORIZON);
    set_difference(table, "total_cost", comparison, index, OUTCOME_TOTAL_COST);
    set_price(table, "per_completion", &comparison->cost_effects[index][COST_PER_COMPLETION]);
    set_price(table, "per_unit", &comparison->cost_effects[index][COST_PER_UNIT]);
    table_text(table, "shown", kinds[kind].code, _(kinds[kind].text));
}

static void add_options(struct Tables *tables, const struct Comparison *comparison,
                        const struct Scenario scenarios[], size_t count, const size_t order[],
                        const char *key, const char *title) {
    struct Table *table = tables_add(tables, key, title);
    table_column(table, "completed_episodes", _("completed collaborations more"), CELL_DIFFERENCE);
    table_column(table, "ever_tried_horizon", _("agencies that ever tried, points more"), CELL_DIFFERENCE);
    table_column(table, "total_cost", _("million NTD more"), CELL_DIFFERENCE);
    table_column(table, "per_completion", _("million NTD for one more completed"), CELL_ESTIMATE);
    table_column(table, "per_unit", _("million NTD for one more agency"), CELL_ESTIMATE);
    table_column(table, "shown", _("what is shown"), CELL_TEXT);
    for (size_t i = 0; i < count; i++)
        add_option(table, comparison, &scenarios[order[i]], order[i]);
    table_note(table, "%s",
               comparison->members > 0 ? _("Differences to the baseline in a run, with intervals.")
                                       : _("Differences to the baseline in a run."));
    table_note(table, "%s",
               _("What one more costs is told only where there is more beyond chance; less money is no gain "
                 "where less is done."));
}

/* Parts and total of a row of money with the same digits, so that what is read adds up. */
static void set_money(struct Table *table, const char *const columns[MONEY_PARTS + 1],
                      const struct Money *money, int digits) {
    struct Money rounded = money_rounded(money, digits);
    for (int k = 0; k <= MONEY_PARTS; k++) {
        double exact = k < MONEY_PARTS ? money->part[k] : money->total,
               shown = k < MONEY_PARTS ? rounded.part[k] : rounded.total;
        char code[64], text[FORMAT_SIZE];
        text_from_number(code, sizeof code, exact);
        format_amount(text, shown, digits, false, FORMAT_PLAIN);
        if (!isnan(exact))
            table_text(table, columns[k], code, text);
    }
}

static void add_money(struct Tables *tables, const struct Comparison *comparison,
                      const struct Scenario scenarios[], size_t singles, const size_t order[]) {
    static const char *const spent[] = {"interventions", "collaborations", "publication", "total"};
    struct Table *table = tables_add(tables, "money", _("What is spent in a run, million NTD"));
    struct Money baseline = money_spent(comparison, 0);
    int digits = money_digits(baseline.total);
    for (int k = 0; k < MONEY_PARTS; k++)
        table_column(table, spent[k], outcome_title(money_outcome((enum MoneyPart)k)), CELL_TEXT);
    table_column(table, spent[MONEY_PARTS], outcome_title(OUTCOME_TOTAL_COST), CELL_TEXT);
    for (size_t i = 0; i <= singles; i++) {
        size_t scenario = i == 0 ? 0 : order[i - 1];
        struct Money money = money_spent(comparison, scenario);
        table_line(table, scenarios[scenario].name, scenario_title(&scenarios[scenario]));
        set_money(table, spent, &money, digits);
    }
    table_note(
        table, "%s",
        _("Mean of the runs. Collaborations include the time of staff; the time of citizens is not paid "
          "and not counted."));
}

enum Status answer_tables(struct Tables *tables, const struct Comparison *comparison,
                          const struct Scenario scenarios[], struct Error *error) {
    size_t *order = calloc(comparison->scenarios, sizeof *order);
    if (order == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the answer");
    size_t singles = judgement_order(comparison, RANKED_SINGLES, order);
    add_options(tables, comparison, scenarios, singles, order, "options", _("Options, against the baseline"));
    add_money(tables, comparison, scenarios, singles, order);
    size_t pairs = judgement_order(comparison, RANKED_PAIRS, order);
    if (pairs > 0)
        add_options(tables, comparison, scenarios, pairs, order, "pairs", _("Two options together"));
    free(order);
    return tables_status(tables, error);
}
