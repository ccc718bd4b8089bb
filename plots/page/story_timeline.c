#include "plots/page/story_timeline.h"

#include "base/translate.h"
#include "plots/page/html.h"
#include "world/codes.h"

/* In units of the drawing, which its box scales. */
enum { WIDTH = 560, LEFT = 124, RIGHT = 16, TOP = 26, ROW = 32, BAR = 18 };

/* Rows from above: the search for a team, the four stages, people who come and go. */
enum { ROW_SEARCH, ROW_STAGES, ROW_PEOPLE = ROW_STAGES + STAGE_COUNT, ROW_COUNT };

/* Okabe & Ito 2008: told apart by those who do not see all colours. */
static const char *const colours[ROW_COUNT] = {"#999999", "#56b4e9", "#e69f00",
                                               "#009e73", "#0072b2", "#1a1a1a"};

struct Timeline {
    FILE *stream;
    int64_t from, to; /* weeks */
};

static double place(const struct Timeline *self, int64_t week) {
    return LEFT +
           (double)(WIDTH - LEFT - RIGHT) * (double)(week - self->from) / (double)(self->to - self->from);
}

static int middle(int row) {
    return TOP + row * ROW + ROW / 2;
}

static void write_label(const struct Timeline *self, double x, int y, const char *anchor, const char *text) {
    fprintf(self->stream, "<text x='%.1f' y='%d' text-anchor='%s'>", x, y, anchor);
    html_text(self->stream, text);
    fputs("</text>\n", self->stream);
}

/* A bar with its text for a pointer that rests on it. */
static void write_bar(const struct Timeline *self, int row, int64_t first, int64_t last, const char *title) {
    char text[256];
    double x = place(self, first), width = place(self, last) - x;
    snprintf(text, sizeof text, _("%s: week %lld to week %lld"), title, (long long)first, (long long)last);
    fprintf(self->stream, "<rect x='%.1f' y='%d' width='%.1f' height='%d' rx='3' fill='%s'>", x,
            middle(row) - BAR / 2, width > 3.0 ? width : 3.0, BAR, colours[row]);
    html_element(self->stream, "title", text);
    fputs("</rect>\n", self->stream);
}

/* Weeks between marks of the axis: about eight of them. */
static int64_t step_of_axis(int64_t weeks) {
    static const int64_t steps[] = {1, 2, 4, 13, 26, 52, 104};
    size_t i = 0;
    while (i + 1 < sizeof steps / sizeof *steps && weeks / steps[i] > 8)
        i++;
    return steps[i];
}

static void write_axis(const struct Timeline *self) {
    int64_t step = step_of_axis(self->to - self->from);
    int bottom = TOP + ROW_COUNT * ROW;
    for (int64_t week = self->from; week <= self->to; week++) {
        char text[32];
        if (((week % step) + step) % step != 0)
            continue;
        snprintf(text, sizeof text, "%lld", (long long)week);
        fprintf(self->stream, "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#ddd'/>\n",
                place(self, week), place(self, week), TOP, bottom);
        if (place(self, week) > LEFT + 16) /* beside the axis' own label */
            write_label(self, place(self, week), bottom + 16, "middle", text);
    }
    write_label(self, LEFT - 8, bottom + 16, "end", _("week"));
}

static bool comes(enum Moment moment) {
    return moment == MOMENT_CITIZEN_CAME_ALONG || moment == MOMENT_CITIZEN_JOINED ||
           moment == MOMENT_STAFF_JOINED;
}

/* Filled where somebody came, open where somebody left; of one week beside each other. */
static void write_people(const struct Timeline *self, const struct Story *story) {
    int64_t week = INT64_MIN;
    int beside = 0;
    for (size_t i = 0; i < story->told.count; i++) {
        const struct Testimony *testimony = &story->told.item[i];
        bool left = testimony->moment == MOMENT_CITIZEN_LEFT || testimony->moment == MOMENT_STAFF_LEFT;
        if (!left && !comes(testimony->moment))
            continue;
        beside = testimony->week == week ? beside + 1 : 0;
        week = testimony->week;
        fprintf(self->stream, "<circle cx='%.1f' cy='%d' r='4' stroke='#1a1a1a' fill='%s'/>\n",
                place(self, week) + 7.0 * (beside / 2), middle(ROW_PEOPLE) + (beside % 2 == 0 ? -5 : 5),
                left ? "#ffffff" : "#1a1a1a");
    }
}

static void write_end(const struct Timeline *self, const struct StoryFacts *facts) {
    if (facts->exit == RECORD_MISSING)
        return;
    double x = place(self, facts->end);
    fprintf(self->stream, "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#d55e00' stroke-width='2'/>\n",
            x, x, TOP - 4, TOP + ROW_COUNT * ROW);
    write_label(self, x, TOP - 10, x > WIDTH / 2.0 ? "end" : "start",
                _(exit_row((enum Exit)facts->exit)->title));
}

static void write_rows(const struct Timeline *self, const struct StoryFacts *facts, int64_t end) {
    write_label(self, LEFT - 8, middle(ROW_SEARCH) + 5, "end", _("finding a team"));
    write_bar(self, ROW_SEARCH, facts->proposed, facts->start, _("finding a team"));
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        const char *title = _(stage_row((enum Stage)stage)->title);
        int64_t first = facts->entered[stage];
        write_label(self, LEFT - 8, middle(ROW_STAGES + stage) + 5, "end", title);
        if (first == RECORD_MISSING)
            continue;
        bool over = facts->exit != RECORD_MISSING || facts->stage_weeks[stage] > 0;
        write_bar(self, ROW_STAGES + stage, first, over ? first + facts->stage_weeks[stage] : end, title);
    }
    write_label(self, LEFT - 8, middle(ROW_PEOPLE) + 5, "end", _("people"));
}

void story_timeline_write(const struct Story *story, int64_t weeks, FILE *stream) {
    const struct StoryFacts facts = story_facts(story);
    int64_t end = facts.exit == RECORD_MISSING ? weeks : facts.end;
    struct Timeline timeline = {stream, facts.proposed, end > facts.proposed ? end + 1 : facts.proposed + 1};
    char text[512];
    snprintf(
        text, sizeof text,
        _("Timeline: proposed in week %lld, started in week %lld, until week %lld. What happened in between "
          "stands below."),
        (long long)facts.proposed, (long long)facts.start, (long long)end);
    fprintf(stream,
            "<figure><div class='picture' tabindex='0'><svg role='img' viewBox='0 0 %d %d' width='100%%' "
            "style='min-width:19rem;max-width:42rem' font-size='16' font-family='inherit' fill='#1a1a1a' "
            "aria-label='",
            WIDTH, TOP + ROW_COUNT * ROW + 24);
    html_text(stream, text);
    fputs("'>\n", stream);
    write_axis(&timeline);
    write_rows(&timeline, &facts, end);
    write_people(&timeline, story);
    write_end(&timeline, &facts);
    fputs("</svg></div>\n", stream);
    html_element(
        stream, "figcaption",
        _("Bars: the weeks of each stage. Dots: filled, somebody joined; open, somebody left. The red line "
          "is the end."));
    fputs("</figure>\n", stream);
}
