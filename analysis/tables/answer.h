/* The answer of a comparison in plain sentences and three small tables, for those who decide on money: harm
 * first, then what helps, what it costs and how sure it is. Built once; the terminal and the page write it.
 */
#ifndef TANDEM_ANSWER_H
#define TANDEM_ANSWER_H

#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "compare/comparison.h"
#include "params/scenario.h"
#include "tables/table.h"

/* What a part of the answer is: its code in files. */
enum AnswerKind {
    ANSWER_SUMMARY, /* how many options do what, and the best buy */
    ANSWER_HARMS,   /* an option that makes something worse */
    ANSWER_MIXED,   /* one that makes something worse and something better */
    ANSWER_HELPS,   /* one that only makes something better */
    ANSWER_UNCLEAR, /* all that show no difference */
    ANSWER_PAIRS,   /* what pairs do, apart from single options */
    ANSWER_SURE     /* what the certainty is, and what it is not */
};
const char *answer_kind_name(enum AnswerKind kind);

/* A paragraph: of an option its title and what is said of it; else a heading. Owned. */
struct AnswerPart {
    enum AnswerKind kind;
    char *heading, *text;
};

/* Zero-initialise it. */
struct Answer {
    struct AnswerPart *parts; /* parts[count], owned */
    size_t count;
};

/* Of a finished comparison of scenarios[comparison->scenarios], in the language of readers; numbers as
 * `style` writes them. Errors: STATUS_OUT_OF_MEMORY. Free in any case. */
enum Status answer_make(struct Answer *self, const struct Comparison *comparison,
                        const struct Scenario scenarios[], enum FormatStyle style,
                        struct Error *error) MUST_CHECK;
void answer_free(struct Answer *self);

/* Writes it for a terminal: each part with its heading, wrapped. */
void answer_print(const struct Answer *self, FILE *stream);

#endif
