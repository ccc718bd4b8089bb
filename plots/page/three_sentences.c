#include "plots/page/three_sentences.h"

#include <stdbool.h>

#include "base/translate.h"
#include "plots/page/html.h"
#include "plots/page/html_page.h"
#include "plots/page/report_assumptions.h"

void three_sentences_write(const struct Sentences *answer, FILE *stream) {
    for (int i = 0; i < SENTENCE_COUNT; i++)
        if (answer->text[i][0] != '\0')
            html_element(stream, "p class='lead'", answer->text[i]);
}

static bool is_empty(const struct Sentences *answer) {
    for (int i = 0; i < SENTENCE_COUNT; i++)
        if (answer->text[i][0] != '\0')
            return false;
    return true;
}

void three_sentences_open(const struct PageHead *head, FILE *stream) {
    html_page_open(stream, head->language, head->title);
    if (head->question[0] != '\0') {
        html_element(stream, "h2", _("The question"));
        html_element(stream, "p", head->question);
    }
    if (head->answer == NULL)
        return;
    html_page_answer_open(stream);
    if (is_empty(head->answer))
        html_element(stream, "p class='lead'",
                     _("These runs are too short, or recorded too little, for an answer."));
    three_sentences_write(head->answer, stream);
    html_page_part_close(stream);
}

void three_sentences_close(const struct ReportOrigin *origin, FILE *stream) {
    report_reproduction(origin, stream);
    html_page_close(stream);
}
