/* The study's constructs over time: how far agencies differ, and what moved their mean, year by year. */
#include <math.h>

#include "base/translate.h"
#include "plots/figure/numbers.h"
#include "plots/figure/script.h"
#include "world/world.h"

enum {
    ROW_TOP = SCRIPT_TOP + 45,
    ROW_STEP = 200,
    ROW_HEIGHT = 132,
    LEVELS_LEFT = 75,
    LEVELS_RIGHT = 480,
    MOVES_LEFT = 745,
    MOVES_RIGHT = 1180
};

/* One row a construct: its weekly column, whose name begins those of its levels and causes, and what is shown
 * beside it. */
static const struct Theme {
    const char *column, *title, *beside, *beside_name;
} THEMES[CONSTRUCT_COUNT] = {
    [CONSTRUCT_TRUST_CITIZEN] = {"trust_citizen", N_("Trust of citizens in agencies"), NULL, NULL},
    [CONSTRUCT_TRUST_ADMINISTRATOR] = {"trust_administrator", N_("Trust of administrators"), NULL, NULL},
    [CONSTRUCT_DATA_QUALITY] = {"data_quality", N_("Data quality"), "expectation", N_("expected")},
    [CONSTRUCT_MANAGER_SUPPORT] = {"manager_support", N_("Manager support"), NULL, NULL},
    [CONSTRUCT_CONSERVATISM] = {"conservatism", N_("Legal conservatism"), "ambiguity", N_("ambiguity")},
};

/* Lines of a panel of levels, from the top; the last stands beside. */
enum { LEVEL_90, LEVEL_50, LEVEL_MEAN, LEVEL_10, LEVEL_BESIDE, LEVEL_COUNT };
static const struct Level {
    const char *suffix, *name;
    struct Pen pen;
} LEVELS[LEVEL_COUNT] = {
    [LEVEL_90] = {"_p90", N_("90 % below"), {SKY_BLUE, SOLID}},
    [LEVEL_50] = {"_p50", N_("50 % below"), {BLUE, DOTTED}},
    [LEVEL_MEAN] = {"", N_("mean"), {BLUE, SOLID}},
    [LEVEL_10] = {"_p10", N_("10 % below"), {SKY_BLUE, SOLID}},
    [LEVEL_BESIDE] = {NULL, NULL, {VERMILION, DASHED}},
};

/* What moves a mean: the causes that are recorded, and the rest. */
enum { OWN_COURSE = CAUSE_COUNT, MOVE_COUNT };
static const struct Move {
    const char *suffix, *name, *colour;
} MOVES[MOVE_COUNT] = {
    [CAUSE_ENDS] = {"_by_ends", N_("ends"), BLUE},
    [CAUSE_INCIDENTS] = {"_by_incidents", N_("incidents"), VERMILION},
    [CAUSE_INTERVENTIONS] = {"_by_interventions", N_("interventions"), GREEN},
    [OWN_COURSE] = {NULL, N_("own course"), "#BBBBBB"},
};

static const struct Series *column_of(const struct Sheet *sheet, const char *name, const char *suffix) {
    char column[96];
    snprintf(column, sizeof column, "%s%s", name, suffix);
    const struct Series *series = summary_series(sheet->picture->subject->summaries, column);
    return series != NULL && data_is_known(series->value, series->length) ? series : NULL;
}

static const struct Series *level_of(const struct Sheet *sheet, const struct Theme *construct, int level) {
    if (level == LEVEL_BESIDE)
        return construct->beside == NULL ? NULL : column_of(sheet, construct->beside, "");
    return column_of(sheet, construct->column, LEVELS[level].suffix);
}

static double value_at(const struct Series *series, size_t place) {
    return series == NULL || place >= series->length ? NAN : series->value[place];
}

/* How much each cause moved the mean in a year, in hundredths: means over runs, which add up as the runs' own
 * do. Before the end of week 0 no level is known. */
static void moves_of_year(const struct Sheet *sheet, const struct Theme *construct, size_t year,
                          double move[MOVE_COUNT]) {
    const struct Series *mean = column_of(sheet, construct->column, "");
    int64_t week = (int64_t)year * SUMMARY_YEAR_WEEKS;
    size_t before = year > 0 ? series_place(mean, week - 1) : 0,
           last = series_place(mean, week + SUMMARY_YEAR_WEEKS - 1);
    move[OWN_COURSE] = 100.0 * (value_at(mean, last) - value_at(mean, before));
    for (int cause = 0; cause < CAUSE_COUNT; cause++) {
        const struct Series *moved = column_of(sheet, construct->column, MOVES[cause].suffix);
        move[cause] = 0.0;
        for (size_t place = before + 1; place <= last; place++)
            move[cause] += 100.0 * value_at(moved, place);
        move[OWN_COURSE] -= move[cause];
    }
}

static size_t year_count(const struct Sheet *sheet) {
    return (size_t)(sheet->picture->subject->summaries->weeks / SUMMARY_YEAR_WEEKS);
}

/* Boxes of a year lie on each other from 0 on, up and down. */
static void write_year(struct Sheet *sheet, const struct Theme *construct, size_t year) {
    double move[MOVE_COUNT], end[2] = {0.0, 0.0}, total = 0.0;
    moves_of_year(sheet, construct, year, move);
    data_number(sheet, (double)year + 0.5, ' ');
    for (int cause = 0; cause < MOVE_COUNT; cause++) {
        double *edge = &end[move[cause] < 0.0], from = *edge;
        *edge += move[cause];
        total += move[cause];
        data_number(sheet, from, ' ');
        data_number(sheet, *edge, ' ');
    }
    data_number(sheet, total, '\n');
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (int c = 0; c < CONSTRUCT_COUNT; c++) {
        const struct Theme *construct = &THEMES[c];
        char block[96];
        if (column_of(sheet, construct->column, "") == NULL)
            continue;
        data_block(sheet, construct->column, "year p90 p50 mean p10 beside");
        const struct Series *mean = column_of(sheet, construct->column, "");
        for (size_t place = 0; place < mean->length; place++) {
            data_number(sheet, (mean->time[place] + 1.0) / SUMMARY_YEAR_WEEKS, ' ');
            for (int level = 0; level < LEVEL_COUNT; level++)
                data_number(sheet, value_at(level_of(sheet, construct, level), place),
                            level == LEVEL_BESIDE ? '\n' : ' ');
        }
        data_block_end(sheet);
        snprintf(block, sizeof block, "%s_moved", construct->column);
        if (year_count(sheet) == 0)
            continue;
        data_block(sheet, block,
                   "year ends_from ends_to incidents_from incidents_to interventions_from interventions_to "
                   "own_from own_to together");
        for (size_t year = 0; year < year_count(sheet); year++)
            write_year(sheet, construct, year);
        data_block_end(sheet);
    }
}

/* The part of the axis from 0 to 1 on which all lines lie, with some room. */
static struct Extent levels_extent(const struct Sheet *sheet, const struct Theme *construct) {
    const double least_range = 0.04;
    struct Extent extent = {1.0, 0.0};
    for (int level = 0; level < LEVEL_COUNT; level++) {
        const struct Series *series = level_of(sheet, construct, level);
        for (size_t i = 0; series != NULL && i < data_known_length(series->value, series->length); i++)
            if (!isnan(series->value[i])) {
                extent.low = fmin(extent.low, series->value[i]);
                extent.high = fmax(extent.high, series->value[i]);
            }
    }
    double room = fmax(0.08 * (extent.high - extent.low), 0.5 * (least_range - (extent.high - extent.low)));
    return (struct Extent){fmax(0.0, extent.low - room), fmin(1.0, extent.high + room)};
}

static void add_level_label(const struct Sheet *sheet, struct SideLabels *labels,
                            const struct Theme *construct, int level, const struct Extent *extent) {
    const struct Series *series = level_of(sheet, construct, level);
    struct Caption text = {.count = 1};
    if (series == NULL)
        return;
    double last = series->value[data_known_length(series->value, series->length) - 1];
    const char *name = level == LEVEL_BESIDE ? construct->beside_name : LEVELS[level].name;
    snprintf(text.lines[0], CAPTION_LINE_SIZE, "%s: %.2f", _(name), last);
    side_label_line(labels, (last - extent->low) / (extent->high - extent->low), LEVELS[level].pen, &text);
}

/* The panels of a column share their years: the last says what they are. */
static void write_years(struct Sheet *sheet, int row) {
    sheet_print(sheet, "set xrange [0:%.9g]\nset xtics autofreq format '%%g'\n",
                (double)sheet->picture->subject->summaries->weeks / SUMMARY_YEAR_WEEKS);
    if (row == CONSTRUCT_COUNT - 1)
        script_axis_label(sheet, 'x', _("years since the start of the simulation"));
}

static void write_levels(struct Sheet *sheet, int row) {
    const struct Theme *construct = &THEMES[row];
    double top = ROW_TOP + ROW_STEP * row;
    struct SideLabels labels = {0};
    script_panel(sheet, (struct Panel){LEVELS_LEFT, top, LEVELS_RIGHT, top + ROW_HEIGHT},
                 _(construct->title));
    write_years(sheet, row);
    if (column_of(sheet, construct->column, "") == NULL) {
        script_axis_fraction(sheet, "");
        script_nothing(sheet, _("no weekly records"));
        script_panel_close(sheet);
        return;
    }
    struct Extent extent = levels_extent(sheet, construct);
    sheet_print(sheet, "set yrange [%.9g:%.9g]\nset ytics %.9g format '%%.2f'\n", extent.low, extent.high,
                extent_step(&extent, 5));
    sheet_print(sheet, "set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    for (int level = 0; level < LEVEL_COUNT; level++)
        add_level_label(sheet, &labels, construct, level, &extent);
    script_side_labels(sheet, &labels);
    if (level_of(sheet, construct, LEVEL_10) != NULL)
        script_clause(sheet,
                      "'constructs.dat' index '%s' using 1:2:5 with filledcurves fc rgb '%s' fs solid 0.25 "
                      "noborder notitle",
                      construct->column, SKY_BLUE);
    for (int level = 0; level < LEVEL_COUNT; level++)
        if (level_of(sheet, construct, level) != NULL)
            script_clause(sheet,
                          "'constructs.dat' index '%s' using 1:%d with lines lw %g dt %s lc rgb '%s' notitle",
                          construct->column, level + 2, level == LEVEL_MEAN ? 2.5 : 1.5,
                          LEVELS[level].pen.dash, LEVELS[level].pen.colour);
    script_panel_close(sheet);
}

static struct Extent moves_extent(const struct Sheet *sheet, const struct Theme *construct) {
    struct Extent extent = {0};
    for (size_t year = 0; year < year_count(sheet); year++) {
        double move[MOVE_COUNT], up = 0.0, down = 0.0;
        moves_of_year(sheet, construct, year, move);
        for (int cause = 0; cause < MOVE_COUNT; cause++) {
            up += fmax(move[cause], 0.0);
            down += fmin(move[cause], 0.0);
        }
        extent.low = fmin(extent.low, down);
        extent.high = fmax(extent.high, up);
    }
    return extent_with_margin(&extent);
}

/* Above the first panel, up to its right end: what the colours are. */
static void write_key(struct Sheet *sheet) {
    const double width = MOVES_RIGHT - MOVES_LEFT, column = 8.6, mark = 38.0;
    double at = width;
    for (int cause = MOVE_COUNT; cause >= 0; cause--) {
        bool all = cause == MOVE_COUNT;
        const char *name = all ? _("together") : _(MOVES[cause].name);
        char place[64], look[96];
        at -= mark + column * (double)caption_columns(name);
        snprintf(place, sizeof place, "graph %.4f, graph %.4f", at / width, 1.0 + 46.0 / ROW_HEIGHT);
        snprintf(look, sizeof look, "left point pt %d ps 1.1*marker lc rgb '%s' offset 1,0", all ? 7 : 5,
                 all ? BLACK : MOVES[cause].colour);
        script_label(sheet, name, place, look);
    }
}

static void write_moves(struct Sheet *sheet, int row) {
    const struct Theme *construct = &THEMES[row];
    double top = ROW_TOP + ROW_STEP * row;
    bool known = column_of(sheet, construct->column, "") != NULL && year_count(sheet) > 0;
    script_panel(sheet, (struct Panel){MOVES_LEFT, top, MOVES_RIGHT, top + ROW_HEIGHT},
                 row == 0 ? _("what moved the mean, hundredths a year") : NULL);
    write_years(sheet, row);
    if (row == 0)
        write_key(sheet);
    if (!known) {
        sheet_print(sheet, "set yrange [-1:1]\nset ytics 1\n");
        script_nothing(sheet,
                       year_count(sheet) == 0 ? _("less than a year was simulated") : _("no weekly records"));
        script_panel_close(sheet);
        return;
    }
    struct Extent extent = moves_extent(sheet, construct);
    sheet_print(sheet, "set yrange [%.9g:%.9g]\n", extent.low, extent.high);
    signed_ticks(sheet, "y", &extent, 5);
    sheet_print(sheet, "set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    sheet_print(sheet, "set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '%s'\n",
                BLACK);
    for (int cause = 0; cause < MOVE_COUNT; cause++)
        script_clause(sheet,
                      "'constructs.dat' index '%s_moved' using 1:%d:($1-0.36):($1+0.36):%d:%d with "
                      "boxxyerror fc rgb '%s' fs solid "
                      "noborder notitle",
                      construct->column, 2 * cause + 2, 2 * cause + 2, 2 * cause + 3, MOVES[cause].colour);
    script_clause(
        sheet,
        "'constructs.dat' index '%s_moved' using 1:%d with points pt 7 ps 0.9*marker lc rgb '%s' notitle",
        construct->column, 2 * MOVE_COUNT + 2, BLACK);
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    char footer[512], replicates[32];
    script_replicates(sheet, replicates, sizeof replicates);
    snprintf(footer, sizeof footer,
             _("%s, means over them. Left: between agencies, 80 %% of which lie in the band. Right: ends of "
               "collaborations, privacy "
               "incidents, interventions; own course: forgetting, upkeep and ageing of data, managers' "
               "changes and moods, fading."),
             replicates);
    script_open(sheet, ROW_TOP + ROW_STEP * CONSTRUCT_COUNT + SCRIPT_BOTTOM, footer);
    for (int row = 0; row < CONSTRUCT_COUNT; row++) {
        write_levels(sheet, row);
        write_moves(sheet, row);
    }
    script_close(sheet);
}

const struct Figure figure_constructs = {
    .name = "constructs",
    .title = N_("Trust, data quality, manager support and law: spread between agencies, and what moved them"),
    .alternative = N_("Five rows over the years: trust of citizens, trust of administrators, data quality, "
                      "manager support and legal "
                      "conservatism. Left the mean over agencies with the levels below which 10, 50 and 90 % "
                      "of them lie, each on the part of the "
                      "scale where it moves; right, as stacked bars a year, how much ends of collaborations, "
                      "incidents, interventions and its own "
                      "course moved the mean."),
    .kind = SUBJECT_SCENARIO,
    .data = write_data,
    .script = write_script,
};
