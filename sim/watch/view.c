#include "watch/view.h"

#include <stddef.h>

#include "base/terminal.h"
#include "base/translate.h"
#include "watch/chart.h"
#include "watch/panels.h"

const struct KeyRow *key_row(enum Key key) {
#define KEY(symbol, ...) {__VA_ARGS__},
    static const struct KeyRow rows[KEY_COUNT] = {
#include "watch/keys.def"
    };
#undef KEY
    return &rows[key];
}

size_t view_kinds(void) {
    size_t count = 0;
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++)
        count += !intervention_row((enum InterventionKind)kind)->probe;
    return count;
}

enum InterventionKind view_kind(size_t index) {
    int kind = 0;
    for (;; kind++)
        if (!intervention_row((enum InterventionKind)kind)->probe && index-- == 0)
            return (enum InterventionKind)kind;
}

enum { SIDE_COLUMNS = 31, ENDINGS_ROWS = EXIT_COUNT + 2, CHART_ROWS = 7, TALE_ROWS = 4, FOOT_ROWS = 2 };

static void draw_head(const struct View *self, struct Screen *screen) {
    const struct Watch *watch = self->watch;
    char key[96];
    for (int column = 0; column < screen->width; column++)
        screen_put(screen, 0, column, 1, STYLE_BAR, " ");
    snprintf(key, sizeof key, _("seed %llu, replicate %llu"), (unsigned long long)watch->input.seed,
             (unsigned long long)watch->start.key.replicate);
    int columns = screen->width - text_columns(key) - 2;
    screen_put(screen, 0, 1, columns - 2, STYLE_BAR, self->title);
    screen_put(screen, 0, columns + 1, text_columns(key), STYLE_BAR, key);
}

static void draw_state(const struct View *self, struct Screen *screen, int row) {
    const struct Watch *watch = self->watch;
    char speed[64];
    snprintf(speed, sizeof speed, _("%g weeks a second"), self->speed);
    const char *state = watch_is_behind(watch)   ? _("living it again with the switches")
                        : watch_has_ended(watch) ? _("the end")
                        : self->paused           ? _("paused")
                                                 : speed;
    int at = screen_say(screen, row, 0, STYLE_STRONG, _("Week %lld of %lld, year %lld"),
                        (long long)watch->week, (long long)watch->input.weeks,
                        (long long)((watch->week > 0 ? watch->week - 1 : 0) / WEEKS_PER_YEAR + 1));
    screen_say(screen, row, at + 3, STYLE_PLAIN, "%s", state);
}

static void draw_keys(struct Screen *screen, int row) {
    static const struct {
        enum Key key;
        const char *what;
    } brief[] = {{KEY_PAUSE, N_("pause")},
                 {KEY_STEP, N_("step")},
                 {KEY_FASTER, N_("faster")},
                 {KEY_SLOWER, N_("slower")},
                 {KEY_INTERVENTIONS, N_("interventions")},
                 {KEY_HELP, N_("help")},
                 {KEY_QUIT, N_("quit")}};
    int at = 0;
    for (size_t i = 0; i < sizeof brief / sizeof *brief; i++) {
        at = screen_put(screen, row, at, screen->width, STYLE_STRONG, _(key_row(brief[i].key)->label));
        at = screen_put(screen, row, at + 1, screen->width, STYLE_FAINT, _(brief[i].what)) + 2;
    }
}

static struct Curve adoption_of(const struct Future *future) {
    if (future == NULL)
        return (struct Curve){0};
    return (struct Curve){future->weeks, offsetof(struct WeekRecord, ever_tried_share), future->lived};
}

static void draw_adoption(const struct View *self, struct Screen *screen, struct Place place) {
    const struct Watch *watch = self->watch;
    const struct WeekRecord *shown = future_now(watch->shown), *other = future_now(watch->other);
    int at = screen_put(screen, place.row, place.column, place.width, STYLE_STRONG,
                        _(record_column(TABLE_WEEKLY, "ever_tried_share")->title));
    at = screen_say(screen, place.row, at + 1, STYLE_SHOWN, "%.1f %%", 100.0 * shown->ever_tried_share);
    place.row++;
    place.height--;
    chart_draw(screen, place, adoption_of(watch->shown), adoption_of(watch->other), watch->input.weeks);
    if (watch->other == NULL)
        return;
    screen_say(screen, place.row - 1, at + 1, STYLE_OTHER, "%+.1f",
               100.0 * (shown->ever_tried_share - other->ever_tried_share));
    at = screen_say(screen, place.row, place.column + 7, STYLE_SHOWN, "%s %s", screen->unicode ? "█" : "#",
                    _("with the switches"));
    screen_say(screen, place.row, at + 2, STYLE_OTHER, "%s %s", screen->unicode ? "─" : "-", _("without"));
}

static void draw_foot(const struct View *self, struct Screen *screen) {
    draw_state(self, screen, screen->height - FOOT_ROWS);
    draw_keys(screen, screen->height - 1);
}

/* A higher window gives half of its rows to the curve. */
static void draw_run(const struct View *self, struct Screen *screen) {
    int spare = screen->height - (1 + CHART_ROWS + ENDINGS_ROWS + TALE_ROWS + FOOT_ROWS);
    int chart = CHART_ROWS + (spare > 0 ? spare / 2 : 0), left = screen->width - SIDE_COLUMNS - 1;
    draw_adoption(self, screen, (struct Place){1, 0, left, chart});
    panel_endings(self->watch, screen, (struct Place){1 + chart, 0, left, ENDINGS_ROWS});
    panel_state(self->watch, screen, (struct Place){1, left + 1, SIDE_COLUMNS, chart + ENDINGS_ROWS});
    struct Place below = {1 + chart + ENDINGS_ROWS, 0, screen->width, 0};
    if (self->message != NULL)
        screen_put(screen, below.row++, 0, screen->width, STYLE_STRONG, self->message);
    below.height = screen->height - FOOT_ROWS - below.row;
    panel_news(self->watch, screen, below);
    draw_foot(self, screen);
}

static void draw_interventions(const struct View *self, struct Screen *screen) {
    char title[KIND_TITLE_SIZE];
    int name = 0;
    for (size_t i = 0; i < view_kinds(); i++) {
        int columns = text_columns(panel_kind_title(view_kind(i), title));
        name = columns > name ? columns : name;
    }
    for (size_t i = 0; i < view_kinds(); i++) {
        enum InterventionKind kind = view_kind(i);
        bool on = watch_acting(self->watch, kind) != NULL;
        enum Style style = on ? STYLE_SHOWN : STYLE_PLAIN;
        int row = (int)i + 1;
        screen_say(screen, row, 0, style, "%c %s", (char)('A' + i), on ? "[x]" : "[ ]");
        screen_put(screen, row, 6, name, style, panel_kind_title(kind, title));
        panel_put(screen, row, 8 + name, screen->width - 8 - name, STYLE_FAINT,
                  _(intervention_row(kind)->sentence));
    }
    screen_put(screen, screen->height - FOOT_ROWS - 1, 0, screen->width, STYLE_STRONG,
               self->message != NULL
                   ? self->message
                   : _("Capital letters switch them from the week to come on; i shows the run again."));
    draw_foot(self, screen);
}

static void draw_help(struct Screen *screen) {
    static const char *const what[] = {
        N_("One run of the scenario, from the first week to the last. Each week citizens and administrators "
           "propose, meet, agree or not, work and end; at the top is the share of agencies that have done so "
           "of their own choice."),
        N_("Endings stand by case type: data from inside the administration or open data, begun on the "
           "public "
           "or on the private side."),
        N_("A capital letter switches an intervention on or off from the week to come on. Then two futures "
           "go "
           "on beside each other, under the same luck: the run with your switches as an area, the run "
           "without "
           "them as a line, and the difference between them in numbers."),
        N_("One run is one story, not the answer: `tandem compare` says what an intervention does on "
           "average, "
           "and how sure that is."),
    };
    int row = 2;
    for (int key = 0; key < KEY_COUNT; key++, row++) {
        screen_put(screen, row, 0, 8, STYLE_STRONG, _(key_row((enum Key)key)->label));
        screen_put(screen, row, 9, screen->width, STYLE_PLAIN, _(key_row((enum Key)key)->sentence));
    }
    row++;
    for (size_t i = 0; i < sizeof what / sizeof *what; i++)
        row += panel_wrap(screen, row, 0, STYLE_PLAIN, _(what[i]));
    draw_keys(screen, screen->height - 1);
}

void view_draw(const struct View *self, struct Screen *screen) {
    draw_head(self, screen);
    switch (self->page) {
    case PAGE_RUN:
        draw_run(self, screen);
        break;
    case PAGE_INTERVENTIONS:
        draw_interventions(self, screen);
        break;
    case PAGE_HELP:
        draw_help(screen);
        break;
    }
}
