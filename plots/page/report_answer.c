#include "plots/page/report_answer.h"

#include <math.h>
#include <string.h>

#include "base/translate.h"
#include "compare/money.h"
#include "plots/page/html.h"
#include "plots/page/html_table.h"
#include "tables/answer.h"
#include "tables/answer_tables.h"

/* What an option is told as stands in words before it, and not in colour alone. */
static const char *mark_of(enum AnswerKind kind) {
    switch (kind) {
    case ANSWER_HARMS:
        return _("makes things worse");
    case ANSWER_MIXED:
        return _("makes some things worse");
    case ANSWER_HELPS:
        return _("makes things better");
    default:
        return NULL;
    }
}

static void write_part(FILE *stream, const struct AnswerPart *part) {
    const char *mark = mark_of(part->kind);
    if (mark == NULL && part->kind != ANSWER_SUMMARY)
        html_element(stream, "h3", part->heading);
    if (mark == NULL) {
        html_element(stream, part->kind == ANSWER_SUMMARY ? "p class='lead'" : "p", part->text);
        return;
    }
    fprintf(stream, "<div class='option %s'>\n", answer_kind_name(part->kind));
    fputs("<h3>", stream);
    html_text(stream, part->heading);
    html_element(stream, "span class='mark'", mark);
    fputs("</h3>\n", stream);
    html_element(stream, "p", part->text);
    fputs("</div>\n", stream);
}

static enum Status answer_comparison(const struct ReportRequest *request, FILE *stream, struct Error *error) {
    struct Answer answer = {0};
    struct Tables tables = {0};
    enum Status status = answer_make(&answer, request->comparison, request->scenarios, FORMAT_TYPESET, error);
    if (status == STATUS_OK)
        status = answer_tables(&tables, request->comparison, request->scenarios, error);
    for (size_t i = 0; i < answer.count; i++) {
        if (answer.parts[i].kind == ANSWER_SURE)
            html_tables(stream, &tables);
        write_part(stream, &answer.parts[i]);
    }
    tables_free(&tables);
    answer_free(&answer);
    return status;
}

static void write_share(FILE *stream, const char *sentence, const struct Estimate *share) {
    char text[FORMAT_SIZE];
    if (isnan(share->value))
        return;
    format_estimate(text, share, FORMAT_AS_SHARE, FORMAT_TYPESET);
    html_print(stream, "p class='lead'", sentence, text);
}

static const struct Estimate *run_mean(const struct Summary *summary, const char *column) {
    const struct TableRow *table = record_table(TABLE_RUNS);
    for (size_t i = 0; i < table->column_count && i < summary->run_column_count; i++)
        if (strcmp(table->columns[i].name, column) == 0)
            return &summary->run_columns[i].mean;
    return NULL;
}

/* Parts that add up to the total, as shown. */
static void write_money(const struct Summary *summary, FILE *stream) {
    struct Money money = {.total = 0.0};
    char part[MONEY_PARTS][FORMAT_SIZE], total[FORMAT_SIZE];
    for (int k = 0; k < MONEY_PARTS; k++) {
        enum Outcome outcome = money_outcome((enum MoneyPart)k);
        const struct Estimate *mean = run_mean(summary, outcome_row(outcome)->column);
        money.part[k] = mean != NULL ? outcome_display(outcome, mean->value) : (double)NAN;
        money.total += money.part[k];
    }
    if (isnan(money.total))
        return;
    int digits = money_digits(money.total);
    money = money_rounded(&money, digits);
    for (int k = 0; k < MONEY_PARTS; k++)
        format_amount(part[k], money.part[k], digits, false, FORMAT_TYPESET);
    format_amount(total, money.total, digits, false, FORMAT_TYPESET);
    html_print(stream, "p class='lead'",
               _("A run spends %s million NTD: interventions %s, collaborations %s, opening of datasets %s."),
               total, part[MONEY_INTERVENTIONS], part[MONEY_COLLABORATIONS], part[MONEY_PUBLICATION]);
}

static void answer_single(const struct ReportRequest *request, FILE *stream) {
    const struct Summary *summary = &request->summaries[0];
    const struct EpisodeSummary *episodes = &summary->episodes[request->focus];
    const struct Estimate *tried = &summary->adoption.at[CURVE_TRIED][ADOPTION_HORIZON].mean;
    if (scenario_description(&request->scenarios[0])[0] != '\0')
        html_element(stream, "p", scenario_description(&request->scenarios[0]));
    write_share(
        stream,
        _("Of the collaborations that start, %s per cent are completed within 52 weeks: a result is handed "
          "over or published."),
        &episodes->completed[COMPLETION_52]);
    write_share(stream, _("Of the agencies, %s per cent have tried the practice at least once by the end."),
                tried);
    write_money(summary, stream);
    if (isnan(episodes->completed[COMPLETION_52].value) && isnan(tried->value))
        html_element(stream, "p class='lead'",
                     _("These runs are too short, or recorded too little, for an answer."));
    if (request->focus != GROUP_ALL)
        html_print(stream, "p class='note'", _("Collaborations here are those of: %s."),
                   request->focus >= GROUP_PROGRAMME
                       ? _(programme_title((enum Programme)(request->focus - GROUP_PROGRAMME)))
                       : _(case_type_title((enum CaseType)(request->focus - GROUP_CASE_TYPE))));
    html_print(stream, "p class='note'",
               summary->runs < 2 ? _("From %zu run of %lld weeks, which gives no interval.")
                                 : _("From %zu runs of %lld weeks; in brackets 95 %% intervals, with runs as "
                                     "the units."),
               summary->runs, (long long)request->origin.weeks);
}

enum Status report_answer(const struct ReportRequest *request, FILE *stream, struct Error *error) {
    if (request->comparison != NULL)
        return answer_comparison(request, stream, error);
    answer_single(request, stream);
    return STATUS_OK;
}
