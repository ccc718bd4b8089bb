#include "watch/panels.h"

#include <string.h>

#include "base/terminal.h"
#include "base/translate.h"
#include "story/sentence.h"
#include "world/constructs.h"

enum { TEXT_SIZE = 1024 };
enum { TYPE_COLUMNS = 5, ALL_COLUMNS = 5, DIFFERENCE_COLUMNS = 6 };

const char *panel_kind_title(enum InterventionKind kind, char title[KIND_TITLE_SIZE]) {
    snprintf(title, KIND_TITLE_SIZE, "%s", _(intervention_row(kind)->name));
    for (char *mark = strchr(title, '_'); mark != NULL; mark = strchr(mark, '_'))
        *mark = ' ';
    return title;
}

void panel_put(struct Screen *screen, int row, int column, int columns, enum Style style, const char *text) {
    const char *more = screen->unicode ? "…" : "...";
    char line[TEXT_SIZE];
    bool whole = text_columns(text) <= columns;
    size_t bytes = whole ? strlen(text) : text_fitting(text, columns - text_columns(more));
    snprintf(line, sizeof line, "%.*s%s", (int)bytes, text, whole ? "" : more);
    screen_put(screen, row, column, columns, style, line);
}

int panel_wrap(struct Screen *screen, int row, int column, enum Style style, const char *text) {
    int rows = 0, columns = screen->width - column;
    for (; *text != '\0' && columns > 0; rows++) {
        char line[TEXT_SIZE];
        size_t bytes = text_fitting(text, columns);
        if (bytes == 0)
            break;
        snprintf(line, sizeof line, "%.*s", (int)bytes, text);
        screen_put(screen, row + rows, column, columns, style, line);
        for (text += bytes; *text == ' '; text++) {
        }
    }
    return rows;
}

/* A number whose last column is the one before `end`. */
static void put_right(struct Screen *screen, int row, int end, enum Style style, const char *text) {
    int columns = (int)strlen(text);
    screen_put(screen, row, end - columns, columns, style, text);
}

static void put_count(struct Screen *screen, int row, int end, enum Style style, uint64_t count) {
    char text[32];
    snprintf(text, sizeof text, "%llu", (unsigned long long)count);
    put_right(screen, row, end, style, text);
}

/* Nothing where the two do not differ, so that what differs is seen. */
static void put_difference(struct Screen *screen, int row, int end, int decimals, double difference) {
    char text[32], none[32];
    snprintf(text, sizeof text, "%+.*f", decimals, difference);
    snprintf(none, sizeof none, "%+.*f", decimals, 0.0);
    if (strcmp(text + 1, none + 1) != 0)
        put_right(screen, row, end, STYLE_OTHER, text);
}

/* The four types are the corners of a square: data from inside or open, begun by the public or the private
 * side. */
static void endings_head(struct Screen *screen, struct Place place, int first) {
    const int pair = 2 * TYPE_COLUMNS;
    screen_put(screen, place.row, place.column, place.width, STYLE_STRONG, _("Endings"));
    screen_put(screen, place.row, first + 1, pair - 1, STYLE_FAINT, _("internal"));
    screen_put(screen, place.row, first + pair + 1, pair - 1, STYLE_FAINT, _("open data"));
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        screen_put(screen, place.row + 1, first + type * TYPE_COLUMNS + 1, TYPE_COLUMNS - 1, STYLE_FAINT,
                   type % 2 == 0 ? _("pub.") : _("priv"));
    screen_put(screen, place.row + 1, first + 2 * pair + 2, ALL_COLUMNS - 2, STYLE_FAINT, _("all"));
}

void panel_endings(const struct Watch *watch, struct Screen *screen, struct Place place) {
    int first =
        place.column + place.width - CASE_TYPE_COUNT * TYPE_COLUMNS - ALL_COLUMNS - DIFFERENCE_COLUMNS;
    int all = first + CASE_TYPE_COUNT * TYPE_COLUMNS + ALL_COLUMNS;
    endings_head(screen, place, first);
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        int row = place.row + 2 + exit;
        screen_put(screen, row, place.column, first - place.column, STYLE_PLAIN,
                   _(exit_row((enum Exit)exit)->title));
        for (int type = 0; type < CASE_TYPE_COUNT; type++)
            put_count(screen, row, first + (type + 1) * TYPE_COLUMNS, STYLE_PLAIN,
                      watch->shown->ended[type][exit]);
        put_count(screen, row, all, STYLE_SHOWN, future_ended(watch->shown, (enum Exit)exit));
        if (watch->other != NULL)
            put_difference(screen, row, all + DIFFERENCE_COLUMNS, 0,
                           (double)future_ended(watch->shown, (enum Exit)exit) -
                               (double)future_ended(watch->other, (enum Exit)exit));
    }
}

static void draw_stages(const struct Watch *watch, struct Screen *screen, struct Place place) {
    enum { LABEL = 11, BAR = 8, COUNT = 5, DIFFERENCE = 7 };
    uint64_t open[STAGE_COUNT], most = 1;
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        open[stage] = future_open(watch->shown, (enum Stage)stage);
        most = open[stage] > most ? open[stage] : most;
    }
    screen_put(screen, place.row, place.column, place.width, STYLE_STRONG, _("Open collaborations"));
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        int row = place.row + 1 + stage, bar = place.column + LABEL;
        screen_put(screen, row, place.column, LABEL - 1, STYLE_PLAIN, _(stage_row((enum Stage)stage)->title));
        for (uint64_t part = 0; part < (open[stage] * BAR + most - 1) / most; part++)
            screen_put(screen, row, bar + (int)part, 1, STYLE_SHOWN, screen->unicode ? "▇" : "#");
        put_count(screen, row, bar + BAR + COUNT, STYLE_PLAIN, open[stage]);
        if (watch->other != NULL)
            put_difference(screen, row, bar + BAR + COUNT + DIFFERENCE, 0,
                           (double)open[stage] - (double)future_open(watch->other, (enum Stage)stage));
    }
}

static void draw_constructs(const struct Watch *watch, struct Screen *screen, struct Place place) {
    static const char *const labels[CONSTRUCT_COUNT] = {[CONSTRUCT_TRUST_CITIZEN] = N_("trust of citizens"),
                                                        [CONSTRUCT_TRUST_ADMINISTRATOR] =
                                                            N_("trust of staff"),
                                                        [CONSTRUCT_DATA_QUALITY] = N_("data quality"),
                                                        [CONSTRUCT_MANAGER_SUPPORT] = N_("manager support"),
                                                        [CONSTRUCT_CONSERVATISM] = N_("legal conservatism")};
    enum { VALUE_END = 24, DIFFERENCE = 7 };
    screen_put(screen, place.row, place.column, place.width, STYLE_STRONG, _("Means over agencies"));
    for (int construct = 0; construct < CONSTRUCT_COUNT; construct++) {
        const struct Column *column =
            record_column(TABLE_WEEKLY, construct_row((enum Construct)construct)->name);
        int row = place.row + 1 + construct;
        char text[32] = "";
        double shown = column_number(column, future_now(watch->shown));
        screen_put(screen, row, place.column, VALUE_END - 5, STYLE_PLAIN, _(labels[construct]));
        if (watch->shown->lived > 0)
            snprintf(text, sizeof text, "%.3f", shown);
        put_right(screen, row, place.column + VALUE_END, STYLE_PLAIN, text);
        if (watch->other != NULL)
            put_difference(screen, row, place.column + VALUE_END + DIFFERENCE, 3,
                           shown - column_number(column, future_now(watch->other)));
    }
}

static void draw_acting(const struct Watch *watch, struct Screen *screen, struct Place place) {
    int row = place.row + 1, end = place.row + place.height;
    for (int kind = 0; kind < INTERVENTION_COUNT && row < end; kind++) {
        const struct Intervention *acting = watch_acting(watch, (enum InterventionKind)kind);
        if (acting == NULL)
            continue;
        char since[32], title[KIND_TITLE_SIZE];
        snprintf(since, sizeof since, "%.0f", acting->start_week);
        screen_put(screen, place.row, place.column, place.width, STYLE_STRONG, _("Acting, since week"));
        screen_put(screen, row, place.column, place.width - 6, STYLE_SHOWN,
                   panel_kind_title((enum InterventionKind)kind, title));
        put_right(screen, row++, place.column + place.width, STYLE_SHOWN, since);
    }
}

void panel_state(const struct Watch *watch, struct Screen *screen, struct Place place) {
    draw_stages(watch, screen, place);
    place.row += STAGE_COUNT + 1;
    draw_constructs(watch, screen, place);
    place.row += CONSTRUCT_COUNT + 1;
    place.height -= STAGE_COUNT + CONSTRUCT_COUNT + 2;
    draw_acting(watch, screen, place);
}

/* Sentences of a collaboration that do not name its unit are told of it. */
static void write_news(const struct Testimony *testimony, char text[TEXT_SIZE]) {
    char unit[96] = "", sentence[TEXT_SIZE - 128];
    story_sentence(testimony, false, sentence, sizeof sentence);
    if (testimony->key != 0 && strstr(moment_row(testimony->moment)->sentence, "{unit}") == NULL)
        sentence_unit(unit, sizeof unit, testimony->agency, testimony->government, false);
    snprintf(text, TEXT_SIZE, "%s%s%s", unit, unit[0] != '\0' ? ": " : "", sentence);
}

void panel_news(const struct Watch *watch, struct Screen *screen, struct Place place) {
    enum { WEEK_COLUMNS = 5, ABOVE = -100 };
    int row = place.row + place.height, column = place.column + WEEK_COLUMNS;
    const struct Testimony *news;
    for (uint64_t back = 0; (news = future_news(watch->shown, back)) != NULL; back++) {
        char text[TEXT_SIZE], week[32];
        write_news(news, text);
        row -= panel_wrap(screen, ABOVE, column, STYLE_PLAIN, text);
        if (row < place.row)
            break;
        /* weeks are counted from 1 on where people read them */
        snprintf(week, sizeof week, "%lld", (long long)news->week + 1);
        put_right(screen, row, column - 1, STYLE_FAINT, week);
        panel_wrap(screen, row, column, STYLE_PLAIN, text);
    }
}
