#include "plots/page/decision_page.h"

#include "base/translate.h"
#include "plots/page/html.h"
#include "plots/page/html_table.h"
#include "plots/page/three_sentences.h"

static void write_table(const struct DecisionPage *page, const char *key, FILE *stream) {
    const struct Table *table = tables_find(page->tables, key);
    if (table != NULL)
        html_table(stream, table);
}

/* What is uncertain and over which range, with what each means. */
static void write_uncertainty(const struct DecisionView *view, FILE *stream) {
    fputs("<ul>\n", stream);
    for (size_t f = 0; f < view->factor_count; f++) {
        const struct Factor *factor = &view->factors[f];
        bool parameter = factor->field.intervention == SCENARIO_FIELD_PARAMETER;
        html_print(stream, "li", _("%s, from %.4g to %.4g: %s"), factor->key, factor->low, factor->high,
                   parameter ? _(params_row(factor->field.index)->sentence) : "");
    }
    fputs("</ul>\n", stream);
}

static void write_assumptions(const struct DecisionPage *page, FILE *stream) {
    const struct DecisionQuestion *question = page->view->decision->question;
    html_element(stream, "h2", _("Assumptions"));
    html_print(
        stream, "p",
        _("All numbers are means over %zu points of what is uncertain, each run %lld times; options and "
          "doing nothing "
          "share their chances at each. What costs what is as the plan says, or as the model books it."),
        page->view->decision->points, (long long)page->view->replicates);
    write_uncertainty(page->view, stream);
    html_print(stream, "p",
               _("The model has %zu parameters; the values of %zu of them are assumed and have a plausible "
                 "range instead of a "
                 "measurement. What the plan does not vary stays at its value in the scenario."),
               page->parameters, page->assumed);
    if (question->race)
        html_print(stream, "p",
                   _("Mixes that were clearly behind were run at fewer points; the best one of a budget is "
                     "among them with "
                     "probability at most %g."),
                   question->race_error);
}

enum Status decision_page_write(const struct DecisionPage *page, FILE *stream, struct PageOutcome *outcome,
                                struct Error *error) {
    const struct FigureSubject subject = figure_subject_decision(page->view);
    const struct PageHead head = {page->language, page->title, page->question, page->answer};
    three_sentences_open(&head, stream);
    write_table(page, "harm", stream);
    write_table(page, "decision", stream);
    html_element(stream, "h2", _("Money, regret, circumstances"));
    enum Status status = pictures_write(stream, &subject, page->fonts, outcome, error);
    for (size_t i = 0; i < page->tables->count; i++) {
        const struct Table *table = &page->tables->tables[i];
        if (table != tables_find(page->tables, "harm") && table != tables_find(page->tables, "decision"))
            html_table(stream, table);
    }
    write_assumptions(page, stream);
    three_sentences_close(page->origin, stream);
    return status;
}
