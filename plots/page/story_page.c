#include "plots/page/story_page.h"

#include "base/translate.h"
#include "base/version.h"
#include "params/case_types.h"
#include "plots/page/html.h"
#include "plots/page/html_page.h"
#include "plots/page/story_timeline.h"
#include "story/sentence.h"

/* What chance had to do with it, folded away; readers on paper get it unfolded by nobody and miss little. */
static void write_chances(const struct StoryStep *step, FILE *stream) {
    char chance[256], name[128];
    bool open = false;
    for (size_t i = 0; i < step->count; i++) {
        const struct MomentRow *row = moment_row(step->told[i].moment);
        story_chance(&step->told[i], chance, sizeof chance);
        bool waits_on = row == moment_row(MOMENT_REVIEW_WAITED) && i + 1 < step->count;
        if (chance[0] == '\0' || waits_on) /* of weeks that are alike the last */
            continue;
        if (!open) {
            fputs("<details>", stream);
            html_element(stream, "summary", _("chances and draws"));
            fputs("<ul class='note'>\n", stream);
        }
        open = true;
        if (row->who != WHO_NOBODY)
            sentence_person(name, sizeof name, row->who, step->told[i].person);
        else
            snprintf(name, sizeof name, _("week %lld"), (long long)step->told[i].week);
        html_print(stream, "li", _("%s: %s"), name, chance);
    }
    if (open)
        fputs("</ul></details>\n", stream);
}

static void write_step(const struct StoryStep *step, FILE *stream) {
    fprintf(stream, "<div class='option' id='step-week-%lld'>\n", (long long)step->week);
    if (step->until > step->week)
        html_print(stream, "h3", _("weeks %lld to %lld"), (long long)step->week, (long long)step->until);
    else
        html_print(stream, "h3", _("week %lld"), (long long)step->week);
    html_element(stream, "p", step->text);
    html_print(stream, "p class='note'", _("%s, in the study: %s"), _(step->mechanism->title),
               step->mechanism->passage);
    write_chances(step, stream);
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
    for (size_t i = 0; i < words->steps.count; i++) {
        const struct StoryStep *step = &words->steps.item[i];
        if (i == 0 || step->chapter != words->steps.item[i - 1].chapter)
            html_element(stream, "h2", chapter_title(step->chapter));
        write_step(step, stream);
    }
    write_origin(page, stream);
    html_page_close(stream);
}
