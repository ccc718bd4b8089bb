#include "cli/trace_output.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "base/version.h"
#include "cli/terminal.h"
#include "params/case_types.h"
#include "run/replicate.h"
#include "story/sentence.h"
#include "tables/table_json.h"

enum { WEEK_INDENT = 12 };

/* ---- For people. */

/* `same_week`, `same_mechanism`: as the step before, so that they need not be said again. */
static void print_step(const struct StoryStep *step, bool same_week, bool same_mechanism) {
    char text[STEP_TEXT_SIZE + 128], week[64] = "";
    if (!same_week)
        snprintf(week, sizeof week, _("week %lld"), (long long)step->week);
    int at = text_columns(week);
    snprintf(text, sizeof text, same_mechanism ? "%s" : "%s [%s]", step->text, _(step->mechanism->title));
    printf("  %s%*s", week, WEEK_INDENT - 2 - at > 0 ? WEEK_INDENT - 2 - at : 1, "");
    print_wrapped(stdout, WEEK_INDENT, WEEK_INDENT, text);
}

/* What chance had to do with it: of each person or decision on a line of its own. */
static void print_chances(const struct StoryStep *step) {
    char chance[256], line[512], name[128];
    for (size_t i = 0; i < step->count; i++) {
        const struct MomentRow *row = moment_row(step->told[i].moment);
        story_chance(&step->told[i], chance, sizeof chance);
        bool waits_on = row == moment_row(MOMENT_REVIEW_WAITED) && i + 1 < step->count;
        if (chance[0] == '\0' || waits_on) /* of weeks that are alike the last */
            continue;
        if (row->who != WHO_NOBODY)
            sentence_person(name, sizeof name, row->who, step->told[i].person);
        else
            snprintf(name, sizeof name, _("week %lld"), (long long)step->told[i].week);
        snprintf(line, sizeof line, _("%s: %s"), name, chance);
        printf("%*s", WEEK_INDENT + 2, "");
        print_wrapped(stdout, WEEK_INDENT + 2, WEEK_INDENT + 2, line);
    }
}

/* Below a chapter the passages of the study on which mechanisms rest that come up for the first time. */
static void print_passages(const struct StoryStep *all, const struct StoryStep *first,
                           const struct StoryStep *end) {
    char text[512];
    for (const struct StoryStep *step = first; step < end; step++) {
        bool repeated = false;
        for (const struct StoryStep *before = all; before < step; before++)
            repeated = repeated || before->mechanism == step->mechanism;
        if (repeated)
            continue;
        mechanism_source(step->mechanism, text, sizeof text);
        printf("%*s", WEEK_INDENT, "");
        print_wrapped(stdout, WEEK_INDENT, WEEK_INDENT, text);
    }
}

static void print_head(const struct Trace *self) {
    const struct EpisodeRecord *record = &self->story->record;
    char text[1024], title[256];
    story_title(self->story, title, sizeof title);
    print_bold(title);
    printf("\n");
    snprintf(text, sizeof text, _("%s; %s; %s"), scenario_title(self->scenario),
             _(programme_title((enum Programme)record->programme)),
             _(case_type_title((enum CaseType)record->case_type)));
    print_wrapped(stdout, 0, 0, text);
    snprintf(text, sizeof text,
             _("key %lld, replicate %llu, seed %llu; weeks count from the start of the run"),
             (long long)record->key, (unsigned long long)self->story->replicate,
             (unsigned long long)self->story->seed);
    print_wrapped(stdout, 0, 0, text);
}

void trace_print(const struct Trace *self, bool numbers) {
    const struct StoryStep *steps = self->words->steps.item;
    size_t count = self->words->steps.count;
    print_head(self);
    for (size_t first = 0, end; first < count; first = end) {
        printf("\n");
        print_bold(chapter_title(steps[first].chapter));
        printf("\n");
        for (end = first; end < count && steps[end].chapter == steps[first].chapter; end++) {
            print_step(&steps[end], end > first && steps[end].week == steps[end - 1].week,
                       end > first && steps[end].mechanism == steps[end - 1].mechanism);
            if (numbers)
                print_chances(&steps[end]);
        }
        print_passages(steps, steps + first, steps + end);
    }
}

/* ---- For programs. */

static json_t *week_json(int64_t week) {
    return week == RECORD_MISSING ? json_null() : json_integer(week);
}

/* A value as its code or number. */
static json_t *value_json(enum ValueKind kind, double value) {
    if (isnan(value))
        return json_null();
    const char *name = value_code(kind, (int)value);
    return name != NULL ? json_string(name) : json_number(value);
}

static json_t *testimony_json(const struct Testimony *testimony) {
    const struct MomentRow *row = moment_row(testimony->moment);
    char sentence[PLACE_SIZE];
    story_sentence(testimony, true, sentence, sizeof sentence);
    json_t *all = json_pack("{s:s, s:s, s:I, s:I, s:I, s:I}", "moment", row->name, "sentence", sentence,
                            "week", (json_int_t)testimony->week, "key", (json_int_t)testimony->key, "agency",
                            (json_int_t)testimony->agency, "government", (json_int_t)testimony->government);
    if (row->who != WHO_NOBODY)
        json_object_set_new(all, row->who == WHO_CITIZEN ? "citizen" : "administrator",
                            json_integer((json_int_t)testimony->person));
    if (row->chance != NULL) {
        json_object_set_new(all, "chance", json_string(row->chance));
        json_object_set_new(all, "probability", json_number(testimony->probability));
        json_object_set_new(all, "draw", json_number(testimony->draw));
    }
    for (int i = 0; i < TESTIMONY_VALUES && row->value[i].name != NULL; i++)
        json_object_set_new(all, row->value[i].name, value_json(row->value[i].kind, testimony->value[i]));
    return all;
}

static json_t *step_json(const struct StoryStep *step) {
    json_t *told = json_array();
    for (size_t i = 0; i < step->count; i++)
        json_array_append_new(told, testimony_json(&step->told[i]));
    return json_pack("{s:s, s:I, s:I, s:s, s:s, s:s, s:s, s:s, s:o}", "chapter", chapter_name(step->chapter),
                     "week", (json_int_t)step->week, "until", (json_int_t)step->until, "mechanism",
                     step->mechanism->name, "claims", step->mechanism->claims, "passage",
                     step->mechanism->passage, "passage_english", step->mechanism->passage_english, "text",
                     step->text, "told", told);
}

static json_t *facts_json(const struct StoryFacts *facts) {
    json_t *all = json_pack(
        "{s:o, s:o, s:o, s:s?, s:s?, s:I, s:I, s:I, s:I, s:I, s:o}", "proposed_week",
        week_json(facts->proposed), "start_week", week_json(facts->start), "end_week", week_json(facts->end),
        "exit", facts->exit == RECORD_MISSING ? NULL : exit_name((enum Exit)facts->exit), "refusal",
        facts->refusal == RECORD_MISSING ? NULL : refusal_name((enum Refusal)facts->refusal), "citizens",
        (json_int_t)facts->citizens, "administrators", (json_int_t)facts->administrators, "citizens_end",
        (json_int_t)facts->citizens_end, "conditions", (json_int_t)facts->conditions, "referred",
        (json_int_t)facts->referred, "scope", json_number(facts->scope));
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        char name[64];
        snprintf(name, sizeof name, "%s_weeks", stage_name((enum Stage)stage));
        json_object_set_new(all, name, json_integer((json_int_t)facts->stage_weeks[stage]));
    }
    return all;
}

json_t *trace_json(const struct Trace *self) {
    const struct Story *story = self->story;
    const struct EpisodeRecord *record = &story->record;
    const struct StoryFacts facts = story_facts(story);
    char seed[32], title[256];
    json_t *steps = json_array();
    for (size_t i = 0; i < self->words->steps.count; i++)
        json_array_append_new(steps, step_json(&self->words->steps.item[i]));
    snprintf(seed, sizeof seed, "%" PRIu64, story->seed);
    story_title(story, title, sizeof title);
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:s, s:I, s:I, s:I, s:I, s:s, s:s, s:I, s:I, s:o, s:o}", "title",
        title, "scenario", self->scenario->name, "version", version_number(), "revision", version_revision(),
        "model", model_version(), "weeks", (json_int_t)self->weeks, "replicate", (json_int_t)story->replicate,
        "seed", seed, "episode", (json_int_t)story->number, "episodes", (json_int_t)story->episodes, "alike",
        (json_int_t)story->alike, "key", (json_int_t)record->key, "case_type",
        case_type_name((enum CaseType)record->case_type), "programme",
        programme_name((enum Programme)record->programme), "agency", (json_int_t)record->agency, "government",
        (json_int_t)record->government, "facts", facts_json(&facts), "steps", steps);
}
