#include "tables/findings_tables.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/csv.h"
#include "base/translate.h"
#include "world/units.h"

enum { LABEL_SIZE = CLAIM_TEXT + CLAIM_WORD };

/* "C2 title", with the unit of its effect where that is no plain number. */
static void label_of(char label[LABEL_SIZE], const struct ClaimTest *test) {
    const struct UnitRow unit = unit_row(claim_test_unit(test));
    bool plain = test->why[0] != '\0' || strcmp(unit.difference, "ratio") == 0;
    if (plain)
        snprintf(label, LABEL_SIZE, "%s %s", test->id, claim_test_title(test));
    else
        snprintf(label, LABEL_SIZE, _("%s %s (%s)"), test->id, claim_test_title(test), _(unit.difference));
}

static void verdict_cell(struct Table *table, enum FindingVerdict verdict) {
    table_text(table, "verdict", finding_verdict_name(verdict), finding_verdict_title(verdict));
}

static bool has_null(const struct Findings *findings) {
    for (size_t t = 0; t < findings->claims->test_count; t++)
        if (!isnan(findings->tests[t].null.value))
            return true;
    return false;
}

static size_t claims_of(const struct Findings *findings, size_t group) {
    size_t count = 0;
    for (size_t c = 0; c < findings->claims->claim_count; c++)
        count += findings->claims->claims[c].group == group;
    return count;
}

static void add_group(struct Tables *tables, const struct Findings *findings, size_t group) {
    const struct Claims *claims = findings->claims;
    struct Table *table =
        tables_add(tables, claims->groups[group].name, claim_group_title(&claims->groups[group]));
    table_column(table, "verdict", _("verdict"), CELL_TEXT);
    table_column(table, "defaults", _("at the defaults"), CELL_DIFFERENCE);
    table_column(table, "pooled", _("over the space"), CELL_DIFFERENCE);
    table_column(table, "sign", _("sign, % of points"), CELL_SHARE);
    table_column(table, "enough", _("matters, % of points"), CELL_SHARE);
    if (has_null(findings))
        table_column(table, "null", _("null model"), CELL_DIFFERENCE);
    for (size_t t = 0; t < claims->test_count; t++) {
        const struct ClaimTest *test = &claims->tests[t];
        const struct Finding *found = &findings->tests[t];
        char label[LABEL_SIZE];
        if (claims->claims[test->claim].group != group)
            continue;
        label_of(label, test);
        table_line(table, test->id, label);
        table_scale(table, unit_row(claim_test_unit(test)).scale);
        table_estimate(table, "defaults", &found->defaults);
        table_estimate(table, "pooled", &found->pooled);
        table_value(table, "sign", found->sign.value);
        table_value(table, "enough", found->enough.value);
        if (has_null(findings))
            table_estimate(table, "null", &found->null);
        verdict_cell(table, found->verdict);
    }
    table_missing(table, _("–: not available."));
}

static void add_counts(struct Tables *tables, const struct Findings *findings) {
    const struct Claims *claims = findings->claims;
    struct Table *table = tables_add(tables, "claims", _("How many claims hold"));
    for (int v = 0; v < FINDING_NOT_RUN; v++)
        table_column(table, finding_verdict_name((enum FindingVerdict)v),
                     finding_verdict_title((enum FindingVerdict)v), CELL_COUNT);
    for (size_t g = 0; g < claims->group_count; g++) {
        if (claims_of(findings, g) == 0)
            continue;
        table_line(table, claims->groups[g].name, claim_group_title(&claims->groups[g]));
        for (int v = 0; v < FINDING_NOT_RUN; v++)
            table_value(
                table, finding_verdict_name((enum FindingVerdict)v),
                (double)findings_count(findings, g, claims->groups[g].of_study, (enum FindingVerdict)v));
    }
    table_note(
        table, "%s",
        _("Of the study the core claims. Effects are signed so that the claim says more than 0; in points of "
          "shares, with 95 % intervals by paired differences. A test holds if its effect over the space "
          "differs "
          "from 0 (adjusted over all tests), has the sign of the claim in three points of four and is large "
          "enough to matter; a claim, if all its tests hold."));
}

void findings_tables(struct Tables *tables, const struct Findings *findings) {
    for (size_t g = 0; g < findings->claims->group_count; g++)
        if (claims_of(findings, g) > 0)
            add_group(tables, findings, g);
    add_counts(tables, findings);
}

const struct SummaryTableRow *findings_table(void) {
    static const struct SummaryColumn columns[] = {
        SUMMARY_COLUMN("group", "",
                       "the finding of the study that the claim belongs to, by the name of its file"),
        SUMMARY_COLUMN("claim", "", "claim"),
        SUMMARY_COLUMN("core", "switch", "1 if it is a core claim of the study"),
        SUMMARY_COLUMN("test", "", "test of the claim"),
        SUMMARY_COLUMN("contrast", "", "how the arms are put together"),
        SUMMARY_COLUMN("unit", "", "unit of the effects, their ends and matters"),
        SUMMARY_COLUMN("defaults", "as the column unit says",
                       "effect at the defaults, above 0 as the claim says"),
        SUMMARY_COLUMN("defaults_low", "as the column unit says",
                       "lower end of its interval (paired t over replicates)"),
        SUMMARY_COLUMN("defaults_high", "as the column unit says", "upper end of its interval"),
        SUMMARY_COLUMN("replicates", "replicates", "pairs that it rests on"),
        SUMMARY_COLUMN("pooled", "as the column unit says", "mean effect over the points of the space"),
        SUMMARY_COLUMN("pooled_low", "as the column unit says", "lower end of its interval (t over points)"),
        SUMMARY_COLUMN("pooled_high", "as the column unit says", "upper end of its interval"),
        SUMMARY_COLUMN("points", "points", "points that it rests on"),
        SUMMARY_COLUMN("p_holm", "probability",
                       "two-sided p of no mean effect, adjusted after Holm 1979 over all tests; empty where "
                       "the claim is that there is none"),
        SUMMARY_COLUMN("sign_share", "share", "points whose effect has the sign of the claim"),
        SUMMARY_COLUMN("sign_low", "share", "lower end of its interval (Wilson)"),
        SUMMARY_COLUMN("sign_high", "share", "upper end of its interval"),
        SUMMARY_COLUMN("matters", "as the column unit says", "the smallest effect that matters"),
        SUMMARY_COLUMN("matters_share", "share", "points whose effect is at least that large"),
        SUMMARY_COLUMN("null", "as the column unit says",
                       "effect at the defaults with the null model: feedbacks off, traits frozen"),
        SUMMARY_COLUMN("null_low", "as the column unit says", "lower end of its interval"),
        SUMMARY_COLUMN("null_high", "as the column unit says", "upper end of its interval"),
        SUMMARY_COLUMN("verdict", "", "verdict on the test"),
        SUMMARY_COLUMN("claim_verdict", "", "verdict on the claim"),
    };
    static const struct SummaryTableRow table = {"findings.csv", N_("one row a test of a claim"), columns,
                                                 sizeof columns / sizeof columns[0]};
    return &table;
}

static void write_estimate(FILE *stream, const struct Estimate *estimate) {
    csv_number(stream, estimate->value, ',');
    csv_number(stream, estimate->low, ',');
    csv_number(stream, estimate->high, ',');
}

void findings_csv(const struct Findings *findings, FILE *stream) {
    const struct SummaryTableRow *table = findings_table();
    const struct Claims *claims = findings->claims;
    for (size_t i = 0; i < table->column_count; i++)
        fprintf(stream, "%s%c", table->columns[i].name, i + 1 < table->column_count ? ',' : '\n');
    for (size_t t = 0; t < claims->test_count; t++) {
        const struct ClaimTest *test = &claims->tests[t];
        const struct Claim *claim = &claims->claims[test->claim];
        const struct Finding *found = &findings->tests[t];
        bool represented = test->why[0] == '\0';
        fprintf(stream, "%s,%s,%d,%s,%s,%s,", claims->groups[claim->group].name, claim->id, claim->core,
                test->id, represented ? contrast_row(test->contrast)->name : "",
                represented ? claim_test_unit(test) : "");
        write_estimate(stream, &found->defaults);
        csv_number(stream, (double)found->defaults.count, ',');
        write_estimate(stream, &found->pooled);
        csv_number(stream, (double)found->pooled.count, ',');
        csv_number(stream, found->p_holm, ',');
        write_estimate(stream, &found->sign);
        csv_number(stream, found->matters, ',');
        csv_number(stream, found->enough.value, ',');
        write_estimate(stream, &found->null);
        fprintf(stream, "%s,%s\n", finding_verdict_name(found->verdict),
                finding_verdict_name(findings->claims_verdict[test->claim]));
    }
}
