#include "plots/page/story_page.h"

#include "base/translate.h"
#include "base/version.h"
#include "params/case_types.h"
#include "plots/page/html.h"
#include "plots/page/html_page.h"
#include "plots/page/story_timeline.h"
#include "story/sentence.h"

/* What chance had to do with a chapter, folded away. */
static void write_chances(const struct StoryStep *first, const struct StoryStep *end, FILE *stream) {
    char chance[256], name[128];
    bool open = false;
    for (const struct StoryStep *step = first; step < end; step++)
        for (size_t i = 0; i < step->count; i++) {
            const struct Testimony *told = &step->told[i];
            enum Who who = moment_row(told->moment)->who;
            bool waits_on = told->moment == MOMENT_REVIEW_WAITED && i + 1 < step->count;
            story_chance(told, chance, sizeof chance);
            if (chance[0] == '\0' || waits_on) /* of weeks that are alike the last */
                continue;
            if (!open) {
                fputs("<details>", stream);
                html_element(stream, "summary", _("chances and draws"));
                fputs("<ul class='note'>\n", stream);
            }
            open = true;
            if (who != WHO_NOBODY)
                sentence_person(name, sizeof name, who, told->person);
            else
                snprintf(name, sizeof name, _("week %lld"), (long long)told->week);
            html_print(stream, "li", _("%s: %s"), name, chance);
        }
    if (open)
        fputs("</ul></details>\n", stream);
}

static void write_step(const struct StoryStep *step, bool same_week, FILE *stream) {
    fputs("<p>", stream);
    if (!same_week) {
        fputs("<b>", stream);
        if (step->until > step->week)
            fprintf(stream, _("weeks %lld to %lld"), (long long)step->week, (long long)step->until);
        else
            fprintf(stream, _("week %lld"), (long long)step->week);
        fputs("</b> ", stream);
    }
    html_text(stream, step->text);
    fputs("</p>\n", stream);
}

/* The steps of a chapter; below those of one mechanism its name and the passage that it rests on. */
static void write_chapter(const struct StoryStep *first, const struct StoryStep *end, FILE *stream) {
    char source[512];
    html_element(stream, "h2", chapter_title(first->chapter));
    fputs("<div class='option'>\n", stream);
    for (const struct StoryStep *step = first; step < end; step++) {
        bool same_week = step > first && step->week == step[-1].week && step->until == step[-1].until;
        write_step(step, same_week, stream);
        if (step + 1 < end && step[1].mechanism == step->mechanism)
            continue;
        mechanism_source(step->mechanism, source, sizeof source);
        html_element(stream, "p class='note'", source);
    }
    write_chances(first, end, stream);
    fputs("</div>\n", stream);
}

static void write_head(const struct StoryPage *page, FILE *stream) {
    const struct EpisodeRecord *record = &page->story->record;
    html_print(stream, "p class='lead'", _("%s; %s; %s"), scenario_title(page->scenario),
               _(programme_title((enum Programme)record->programme)),
               _(case_type_title((enum CaseType)record->case_type)));
}

static void write_origin(const struct StoryPage *page, FILE *stream) {
    const struct Story *story = page->story;
    html_element(stream, "h2", _("Where this comes from"));
    html_element(
        stream, "p",
        _("Everybody in this story is made up: it is one course of events that the model gives, with its "
          "chances and draws, and no account of a real project. The same command tells the same story:"));
    html_print(stream, "pre", "tandem trace %s --seed %llu --replicate %llu --weeks %lld --episode %llu",
               page->scenario->name, (unsigned long long)story->seed, (unsigned long long)story->replicate,
               (long long)page->weeks, (unsigned long long)story->number);
    html_print(stream, "p class='note'", "tandem %s (%s)", version_number(), version_revision());
}

void story_page_write(const struct StoryPage *page, FILE *stream) {
    const struct Narration *words = page->words;
    char title[256];
    story_title(page->story, title, sizeof title);
    html_page_open(stream, page->language, title);
    write_head(page, stream);
    story_timeline_write(page->story, page->weeks, stream);
    const struct StoryStep *steps = words->steps.item, *last = steps + words->steps.count;
    for (const struct StoryStep *first = steps, *end; first < last; first = end) {
        for (end = first; end < last && end->chapter == first->chapter;)
            end++;
        write_chapter(first, end, stream);
    }
    write_origin(page, stream);
    html_page_close(stream);
}
