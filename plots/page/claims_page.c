#include "plots/page/claims_page.h"

#include "base/translate.h"
#include "plots/page/html.h"
#include "plots/page/html_page.h"
#include "plots/page/html_table.h"
#include "plots/page/report_assumptions.h"

/* The passage is the study's own and stays as it is, and says it to readers of Chinese. */
static void write_claim(const struct Findings *findings, size_t index, FILE *stream) {
    const struct Claim *claim = &findings->claims->claims[index];
    const char *verdict = finding_verdict_title(findings->claims_verdict[index]);
    html_print(stream, "dt", claim->core ? _("%s: %s (core claim)") : _("%s: %s"), claim->id, verdict);
    if (claim->passage[0] != '\0')
        html_print(stream, "dd", _("“%s” (study, section %s). %s"), claim->passage, claim->section,
                   translate_choose(claim->says, " "));
    else
        html_element(stream, "dd", translate_choose(claim->says, claim->says_zh));
    for (size_t t = 0; t < claim->test_count; t++) {
        const struct ClaimTest *test = &findings->claims->tests[claim->first_test + t];
        if (test->why[0] != '\0')
            html_print(stream, "dd", "%s: %s", test->id, test->why);
    }
}

static enum Status write_group(const struct ClaimsPage *page, size_t group, FILE *stream,
                               struct PageOutcome *outcome, struct Error *error) {
    const struct Claims *claims = page->findings->claims;
    const struct FigureSubject subject = figure_subject_claims(page->findings, group);
    const struct Table *table = tables_find(page->tables, claims->groups[group].name);
    size_t count = 0;
    for (size_t c = 0; c < claims->claim_count; c++)
        count += claims->claims[c].group == group;
    if (count == 0)
        return STATUS_OK;
    html_element(stream, "h2", claim_group_title(&claims->groups[group]));
    enum Status status =
        outcome->gnuplot_missing ? STATUS_OK : pictures_write(stream, &subject, page->fonts, outcome, error);
    fputs("<dl>\n", stream);
    for (size_t c = 0; c < claims->claim_count; c++)
        if (claims->claims[c].group == group)
            write_claim(page->findings, c, stream);
    fputs("</dl>\n", stream);
    if (table != NULL)
        html_table(stream, table);
    return status;
}

enum Status claims_page_write(const struct ClaimsPage *page, FILE *stream, struct PageOutcome *outcome,
                              struct Error *error) {
    const struct Table *counts = tables_find(page->tables, "claims");
    enum Status worst = STATUS_OK;
    html_page_open(stream, page->language, _("Which claims of the study hold, and where"));
    if (counts != NULL)
        html_table(stream, counts);
    for (size_t g = 0; g < page->findings->claims->group_count; g++) {
        enum Status status = write_group(page, g, stream, outcome, error);
        worst = worst == STATUS_OK ? status : worst;
    }
    report_reproduction(page->origin, stream);
    html_page_close(stream);
    return worst;
}
