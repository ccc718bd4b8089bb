#include "cli/scenarios_csv.h"

#include <inttypes.h>

#include "base/csv.h"
#include "base/translate.h"
#include "cli/results.h"
#include "store/store_read.h"

static const struct SummaryColumn columns[] = {
    SUMMARY_COLUMN("scenario", "", "number of the scenario, 0 the baseline"),
    SUMMARY_COLUMN("name", "", "name of the scenario, that of its file without a title"),
    SUMMARY_COLUMN("title", "", "title of the scenario in English"),
    SUMMARY_COLUMN("title_zh", "", "title of the scenario in Traditional Chinese"),
};

const struct SummaryTableRow *scenarios_table(void) {
    static const struct SummaryTableRow table = {
        "scenarios.csv", N_("one row a scenario: what its number stands for in the other tables"), columns,
        sizeof columns / sizeof columns[0]};
    return &table;
}

static enum Status write_rows(const void *context, FILE *stream, struct Error *error) {
    struct Store *store = *(struct Store *const *)context;
    int64_t count = 0;
    enum Status status = store_scenario_count(store, &count, error);
    fputs("scenario,name,title,title_zh\n", stream);
    for (int64_t i = 0; i < count && status == STATUS_OK; i++) {
        struct StoredScenario scenario;
        status = store_scenario(store, i, &scenario, error);
        if (status != STATUS_OK)
            break;
        fprintf(stream, "%" PRId64 ",", i);
        csv_text(stream, scenario.name, ',');
        csv_text(stream, scenario.title, ',');
        csv_text(stream, scenario.title_zh, '\n');
    }
    return status;
}

enum Status scenarios_csv_write(struct Store *store, const char *directory, struct Error *error) {
    return results_write_file(directory, "scenarios.csv", write_rows, &store, error);
}
