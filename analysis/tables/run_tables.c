#include "tables/run_tables.h"

#include "base/translate.h"
#include "tables/collaborations.h"
#include "tables/practice.h"

enum Status run_tables(struct Tables *tables, const struct Summary *summary, int focus, struct Error *error) {
    void (*const add[])(struct Tables *, const struct Summary *, int) = {
        table_completion, table_durations,  table_endings,  table_proposals,
        table_refusals,   table_services,   table_adoption, table_reach,
        table_bass,       table_constructs, table_sourcing, table_value_and_cost,
    };
    for (size_t i = 0; i < sizeof add / sizeof add[0]; i++)
        add[i](tables, summary, focus);
    return tables_status(tables, error);
}

const char *run_tables_legend(const struct Summary *summary) {
    if (summary->runs < 2)
        return _("One replicate has no interval over runs: ask for more (--replicates).");
    return _("In brackets a 95 % interval with runs as the units; 5–95 % is where nine runs in ten lie.");
}
