/* tandem trace: the story of one collaboration. */
#include <string.h>

#include "base/file.h"
#include "base/signals.h"
#include "cli/input.h"
#include "cli/terminal.h"
#include "cli/trace_output.h"
#include "params/case_types.h"
#include "params/suggest.h"
#include "plots/page/html_page.h"
#include "plots/page/story_page.h"
#include "world/network_read.h"
#include "json/json_write.h"

/* The code of a name in a table of `count`; -1 without a name. Errors: STATUS_USAGE. */
static enum Status code_find(const char *option, const char *name, int count,
                             const char *(*name_of)(int code), int *code, struct Error *error) {
    const char *names[64];
    char suggestion[SUGGESTION_SIZE];
    *code = -1;
    for (int i = 0; i < count && name != NULL; i++) {
        names[i] = name_of(i);
        if (strcmp(names[i], name) == 0)
            *code = i;
    }
    if (name == NULL || *code >= 0)
        return STATUS_OK;
    suggest_word(suggestion, name, names, (size_t)count);
    return error_set(error, STATUS_USAGE, "--%s %s: there is none of that name%s", option, name, suggestion);
}

static const char *type_at(int code) {
    return case_type_name((enum CaseType)code);
}
static const char *exit_at(int code) {
    return exit_name((enum Exit)code);
}
static const char *programme_at(int code) {
    return programme_name((enum Programme)code);
}

static enum Status wish_of(const struct Options *options, struct StoryWish *wish, struct Error *error) {
    *wish = (struct StoryWish){.number = (uint64_t)options->episode};
    enum Status status = code_find("type", options->type, CASE_TYPE_COUNT, type_at, &wish->type, error);
    if (code_find("exit", options->exit, EXIT_COUNT, exit_at, &wish->exit, error) != STATUS_OK)
        status = STATUS_USAGE;
    if (code_find("programme", options->programme, PROGRAMME_COUNT, programme_at, &wish->programme, error) !=
        STATUS_OK)
        status = STATUS_USAGE;
    bool kind = wish->type >= 0 || wish->exit >= 0 || wish->programme >= 0;
    if (status == STATUS_OK && wish->number != 0 && kind)
        status = error_set(error, STATUS_USAGE,
                           "--episode names one: it goes without --type, --exit, --programme");
    return status;
}

static enum Status write_page(const struct Trace *trace, const struct Options *options, struct Error *error) {
    struct AtomicFile file;
    enum Status status = atomic_file_open(&file, options->html, error);
    if (status != STATUS_OK)
        return status;
    const struct StoryPage page = {.language = options->language,
                                   .scenario = trace->scenario,
                                   .story = trace->story,
                                   .words = trace->words,
                                   .weeks = trace->weeks};
    story_page_write(&page, file.stream);
    status = atomic_file_commit(&file, error);
    if (status == STATUS_OK)
        note(options->quiet, "the page: %s", options->html);
    return status;
}

static enum Status tell(const struct Trace *trace, const struct Options *options, struct Error *error) {
    const struct Story *story = trace->story;
    if (options->json) {
        enum Status status = json_write(trace_json(trace), stdout, error);
        if (status != STATUS_OK)
            return status;
    } else
        trace_print(trace, options->numbers);
    note(options->quiet || options->episode != 0,
         "one of %llu that fit; --episode N tells number N of the %llu of this run",
         (unsigned long long)story->alike, (unsigned long long)story->episodes);
    return options->html != NULL ? write_page(trace, options, error) : STATUS_OK;
}

enum Status command_trace(const struct Options *options, struct Error *error) {
    struct Scenario scenario;
    struct Network network = {0};
    struct Story story = {.number = 0};
    struct Narration words = {.told = NULL};
    struct StoryWish wish;
    enum Status status = wish_of(options, &wish, error);
    if (status == STATUS_OK && options->html != NULL)
        status = html_page_check(options->html, error);
    if (status != STATUS_OK)
        return status;
    status = input_scenario(&scenario, options->arguments[0], &options->set, options->quiet, error);
    if (status == STATUS_OK)
        status = input_network(&network, &scenario, options->quiet, error);
    const struct ReplicateInput input = {.scenario = &scenario,
                                         .network = network.agencies > 0 ? &network : NULL,
                                         .seed = options->seed,
                                         .weeks = options->weeks,
                                         .stop = signals_stop()};
    uint64_t replicate = (uint64_t)options->replicate;
    if (status == STATUS_OK)
        status = story_find(&story, &input, replicate, &wish, error);
    if (status == STATUS_OK)
        status = story_replay(&story, &input, replicate, error);
    if (status == STATUS_OK)
        status = narration_make(&words, &story, options->numbers, error);
    const struct Trace trace = {&scenario, &story, &words, options->weeks};
    if (status == STATUS_OK)
        status = tell(&trace, options, error);
    if (status == STATUS_STOPPED && error->count == 0)
        error_set(error, status, "stopped");
    narration_free(&words);
    story_free(&story);
    network_free(&network);
    scenario_free(&scenario);
    return status;
}
