/* How the page on a study begins and ends: the question, the answer in three sentences, what follows from it
 * in sections of the caller's own, and how to reproduce it. */
#ifndef TANDEM_THREE_SENTENCES_H
#define TANDEM_THREE_SENTENCES_H

#include <stdio.h>

#include "plots/page/report_request.h"
#include "tables/sentences.h"

/* All pointers are borrowed; texts are shown as text. */
struct PageHead {
    const char *language; /* as HTML names it: "en", "zh-TW" */
    const char *title;
    const char *question;           /* what was asked, a sentence or more; "" for none */
    const struct Sentences *answer; /* NULL: the study gives none, and there is no section for it */
};

/* Opens the page and writes title, question and answer; sections of the caller follow, with what carries the
 * answer (frontier, tables, pictures) first. Without a sentence it says that there is no answer yet. */
void three_sentences_open(const struct PageHead *head, FILE *stream);

/* How to get the same numbers, and the end of the page. */
void three_sentences_close(const struct ReportOrigin *origin, FILE *stream);

/* The sentences alone, for a part that has an answer of its own. */
void three_sentences_write(const struct Sentences *answer, FILE *stream);

#endif
