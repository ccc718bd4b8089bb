/* tandem watch: one run as it unfolds. */
#include <stdlib.h>
#include <string.h>

#include "base/signals.h"
#include "cli/input.h"
#include "cli/watch_json.h"
#include "watch/console.h"
#include "watch/lines.h"
#include "watch/session.h"
#include "json/json_write.h"

/* The first of these that is set decides (POSIX, 8.2). */
static bool locale_is_unicode(void) {
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < sizeof variables / sizeof *variables && (locale == NULL || locale[0] == '\0'); i++)
        locale = getenv(variables[i]);
    return locale != NULL && (strstr(locale, "UTF-8") != NULL || strstr(locale, "utf8") != NULL);
}

static enum Status show(struct Watch *watch, const struct Scenario *scenario, const struct Options *options,
                        struct Error *error) {
    if (options->json) {
        json_t *value = NULL;
        enum Status status = watch_json(watch, &value, error);
        if (status == STATUS_OK)
            return json_write(value, stdout, error);
        json_decref(value);
        return status;
    }
    if (!console_is_there())
        return lines_print(watch, stdout, error);
    /* Chinese cannot be shown without its characters. */
    bool unicode = locale_is_unicode() || (options->language != NULL && strcmp(options->language, "en") != 0);
    enum Status status =
        session_show(watch, scenario_title(scenario), (double)options->speed, unicode, error);
    if (status == STATUS_OK)
        lines_print_end(watch, stdout);
    return status;
}

enum Status command_watch(const struct Options *options, struct Error *error) {
    struct Scenario scenario;
    struct Network network = {0};
    struct Watch watch = {0};
    enum Status status =
        input_scenario(&scenario, options->arguments[0], &options->set, options->quiet, error);
    if (status == STATUS_OK)
        status = input_network(&network, &scenario, options->quiet, error);
    if (status == STATUS_OK) {
        const struct ReplicateInput input = {.scenario = &scenario,
                                             .network = network.agencies > 0 ? &network : NULL,
                                             .seed = options->seed,
                                             .weeks = options->weeks,
                                             .stop = signals_stop()};
        status = watch_begin(&watch, &input, (uint64_t)options->replicate, error);
    }
    if (status == STATUS_OK)
        status = show(&watch, &scenario, options, error);
    if (status == STATUS_STOPPED && error->count == 0)
        error_set(error, status, "stopped");
    watch_free(&watch);
    network_free(&network);
    scenario_free(&scenario);
    return status;
}
