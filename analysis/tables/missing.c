#include "tables/missing.h"

#include <stdio.h>

#include "base/translate.h"

void run_table_missing(struct Table *table, const struct Summary *summary, int64_t weeks) {
    char text[256];
    if (summary->weeks < weeks)
        snprintf(text, sizeof text,
                 _("–: not available; runs of %lld weeks are shorter than the %lld that it takes."),
                 (long long)summary->weeks, (long long)weeks);
    else
        snprintf(text, sizeof text, "%s",
                 _("–: not available; nothing of the kind was observed, or by too few."));
    table_missing(table, text);
}
