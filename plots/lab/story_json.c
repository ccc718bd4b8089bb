#include "plots/lab/story_json.h"

#include "base/translate.h"
#include "plots/lab/json_text.h"
#include "story/sentence.h"

/* "citizen 214: chance of joining 34 %, drawn 0.71" of each testimony that chance decided; of weeks that a
 * reply was waited for, the last. */
static void write_chances(FILE *stream, const struct StoryStep *step) {
    const char *between = "";
    for (size_t i = 0; i < step->count; i++) {
        const struct Testimony *told = &step->told[i];
        char chance[256], name[128] = "", line[512];
        story_chance(told, chance, sizeof chance);
        bool waits_on = told->moment == MOMENT_REVIEW_WAITED && i + 1 < step->count;
        if (chance[0] == '\0' || waits_on)
            continue;
        if (moment_row(told->moment)->who != WHO_NOBODY)
            sentence_person(name, sizeof name, moment_row(told->moment)->who, told->person);
        snprintf(line, sizeof line, name[0] == '\0' ? "%s%s" : _("%s: %s"), name, chance);
        fputs(between, stream);
        json_text_string(stream, line);
        between = ",";
    }
}

static void write_step(FILE *stream, const struct StoryStep *step, bool numbers) {
    json_text_named_string(stream, true, "chapter", chapter_name(step->chapter));
    json_text_named_string(stream, false, "heading", chapter_title(step->chapter));
    json_text_named_number(stream, false, "week", (double)step->week);
    json_text_named_number(stream, false, "until", (double)step->until);
    json_text_named_string(stream, false, "mechanism", _(step->mechanism->title));
    json_text_named_string(stream, false, "passage", step->mechanism->passage);
    json_text_named_string(stream, false, "text", step->text);
    json_text_name(stream, false, "chances");
    fputc('[', stream);
    if (numbers)
        write_chances(stream, step);
    fputc(']', stream);
}

void story_json_write(FILE *stream, const struct Story *story, const struct Narration *words, bool numbers) {
    char title[256];
    story_title(story, title, sizeof title);
    fputc('{', stream);
    json_text_named_string(stream, true, "title", title);
    json_text_named_number(stream, false, "number", (double)story->number);
    json_text_name(stream, false, "steps");
    for (size_t i = 0; i < words->steps.count; i++) {
        fputs(i == 0 ? "[{" : ",{", stream);
        write_step(stream, &words->steps.item[i], numbers);
        fputc('}', stream);
    }
    fputs(words->steps.count == 0 ? "[]}" : "]}", stream);
}
