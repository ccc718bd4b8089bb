/* tandem plot: the figures of a result directory again. */
#include <inttypes.h>
#include <stdio.h>

#include "cli/options.h"
#include "cli/results.h"
#include "cli/terminal.h"
#include "store/file.h"

static void tell_drawn(const struct Options *options, const struct FigureOutcome *figures,
                       const char *directory) {
    for (size_t i = 0; i < figures->drawn_count; i++)
        printf("%s/figures/%s.%s\n", directory, figures->drawn[i].name, figure_format_name(options->format));
}

/* Draws scenario `scenario` below `directory`. */
static enum Status plot_scenario(const struct Options *options, struct Store *store, int64_t scenario,
                                 const char *directory, struct Error *error) {
    struct Scenario stored = {0};
    struct Summary summary = {0};
    struct FigureOutcome figures = {0};
    enum Status status = results_scenario(store, scenario, &stored, error);
    if (status == STATUS_OK)
        status = results_summarise(store, scenario, INT64_MAX, &summary, error);
    if (status == STATUS_OK && summary.runs == 0)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: holds no finished run", store->directory);
    if (status == STATUS_OK)
        status = results_draw(options, &stored, &summary, directory, &figures, error);
    tell_drawn(options, &figures, directory);
    figure_outcome_free(&figures);
    summary_free(&summary);
    scenario_free(&stored);
    return status;
}

enum Status command_plot(const struct Options *options, struct Error *error) {
    struct Store store;
    int64_t scenarios = 0;
    enum Status status = store_open_reading(&store, options->arguments[0], error);
    if (status == STATUS_OK)
        status = results_refuse_plan(&store, error);
    if (status == STATUS_OK)
        status = store_scenario_count(&store, &scenarios, error);
    for (int64_t i = 0; i < scenarios && status == STATUS_OK; i++) {
        struct StoredScenario stored;
        char directory[2 * STORE_PATH_SIZE];
        status = store_scenario(&store, i, &stored, error);
        if (scenarios == 1)
            snprintf(directory, sizeof directory, "%s", store.directory);
        else
            snprintf(directory, sizeof directory, "%s/%s", store.directory, stored.name);
        if (status == STATUS_OK)
            status = directory_create(directory, error);
        if (status == STATUS_OK)
            status = plot_scenario(options, &store, i, directory, error);
    }
    store_close(&store);
    return status;
}
