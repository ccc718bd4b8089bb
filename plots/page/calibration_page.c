#include "plots/page/calibration_page.h"

#include <string.h>

#include "base/translate.h"
#include "plots/page/html.h"
#include "plots/page/html_table.h"
#include "plots/page/report_assumptions.h"

static void write_table(const struct CalibrationPage *page, const char *key, FILE *stream) {
    const struct Table *table = tables_find(page->tables, key);
    if (table != NULL)
        html_table(stream, table);
}

/* What each number of the figures is, once a figure. */
static void write_figures(const struct Calibrated *found, FILE *stream) {
    html_element(stream, "h3", _("What was calibrated to"));
    fputs("<dl>\n", stream);
    for (size_t k = 0; k < found->number_count; k++) {
        bool again = k > 0 && found->number[k].what == found->number[k - 1].what;
        if (!again) {
            const char *id = found->number[k].id;
            html_element(stream, "dt", id[0] != '\0' ? id : found->number[k].name);
            html_element(stream, "dd", found->number[k].what);
        }
    }
    fputs("</dl>\n", stream);
}

enum Status calibration_page_write(const struct CalibrationPage *page, FILE *stream,
                                   struct PageOutcome *outcome, struct Error *error) {
    const struct FigureSubject subject = figure_subject_calibration(page->found);
    const struct ReportRequest request = {.count = 1, .scenarios = page->scenario};
    three_sentences_open(&page->head, stream);
    write_table(page, "factors", stream);
    write_table(page, "figures", stream);
    write_figures(page->found, stream);
    enum Status status = pictures_write(stream, &subject, page->fonts, outcome, error);
    html_element(stream, "h2", _("How it was found"));
    html_element(
        stream, "p",
        _("In waves: runs at points of the ranges, emulators (Gaussian processes) of what they give, and "
          "points ruled out where the figures are implausible by more than the cutoff. In what is left a "
          "sequential sampler moves particles to where single runs come near all figures at once, with a "
          "tolerance that falls from generation to generation."));
    write_table(page, "waves", stream);
    write_table(page, "emulators", stream);
    write_table(page, "generations", stream);
    report_assumptions(&request, stream);
    three_sentences_close(page->origin, stream);
    return status;
}
