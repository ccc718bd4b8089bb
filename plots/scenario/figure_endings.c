/* Ways of ending by case type as stacked cumulative incidence. */
#include <math.h>

#include "base/translate.h"
#include "plots/figure/caption.h"
#include "plots/figure/script.h"

static const char *const EXIT_COLOURS[EXIT_COUNT] = {
    [EXIT_COMPLETED] = GREEN,     [EXIT_PARTIAL] = SKY_BLUE, [EXIT_REFUSED] = VERMILION,
    [EXIT_NO_AGREEMENT] = ORANGE, [EXIT_DROPOUT] = PURPLE,   [EXIT_INITIATOR_STOPPED] = YELLOW,
    [EXIT_SPONSOR_ENDED] = BLUE,  [EXIT_DEADLINE] = GREY};

enum { TERM_HEIGHT = 24 }; /* pixels between axes and title for what is said of the term */

static const struct EpisodeSummary *episodes_of(const struct Sheet *sheet, int type) {
    return &sheet->picture->subject->summaries->episodes[GROUP_CASE_TYPE + type];
}

/* Weeks over which all curves of a type are known. */
static size_t known_weeks(const struct EpisodeSummary *episodes) {
    size_t length = data_known_length(episodes->in_progress.value, episodes->in_progress.length);
    for (size_t i = 0; i < EXIT_COUNT && length > 0; i++) {
        size_t known = data_known_length(episodes->incidence[i].value, episodes->incidence[i].length);
        length = known < length ? known : length;
    }
    return length;
}

/* Each exit's column is the height of the stack up to and with it. */
static void write_stack(struct Sheet *sheet, int type) {
    const struct EpisodeSummary *episodes = episodes_of(sheet, type);
    size_t length = known_weeks(episodes);
    if (length == 0)
        return;
    sheet_print(sheet, "# %s\n# columns: week", case_type_name((enum CaseType)type));
    for (int exit = 0; exit < EXIT_COUNT; exit++)
        sheet_print(sheet, " %s%s", exit > 0 ? "to_" : "", exit_name((enum Exit)exit));
    sheet_print(sheet, " at_risk\n");
    for (size_t i = 0; i < length; i++) {
        double height = 0.0;
        data_number(sheet, episodes->in_progress.time[i], ' ');
        for (int exit = 0; exit < EXIT_COUNT; exit++)
            data_number(sheet, height += episodes->incidence[exit].value[i], ' ');
        data_number(sheet, episodes->in_progress.at_risk[i], '\n');
    }
    data_block_end(sheet);
}

static bool has_interval(const struct EpisodeSummary *episodes) {
    for (int i = 0; i < COMPLETION_COUNT; i++)
        if (!isnan(episodes->completed[i].low))
            return true;
    return false;
}

static void write_intervals(struct Sheet *sheet, int type) {
    const struct EpisodeSummary *episodes = episodes_of(sheet, type);
    char name[96];
    if (!has_interval(episodes))
        return;
    snprintf(name, sizeof name, "completed_%s", case_type_name((enum CaseType)type));
    data_block(sheet, name, "week completed low high");
    for (int i = 0; i < COMPLETION_COUNT; i++) {
        data_number(sheet, (double)summary_completion_week(i), ' ');
        data_number(sheet, episodes->completed[i].value, ' ');
        data_number(sheet, episodes->completed[i].low, ' ');
        data_number(sheet, episodes->completed[i].high, '\n');
    }
    data_block_end(sheet);
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        write_stack(sheet, type);
        write_intervals(sheet, type);
    }
}

/* What an exit has reached in the last week that is known, beside its area. */
static void label_exits(struct Sheet *sheet, const struct EpisodeSummary *episodes, size_t last) {
    struct SideLabels labels = {0};
    double height = 0.0;
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        double share = episodes->incidence[exit].value[last];
        char name[48];
        snprintf(name, sizeof name, "%s", _(exit_row((enum Exit)exit)->title));
        if (share >= 0.005)
            side_label_add(&labels, height + 0.5 * share, EXIT_COLOURS[exit], "%s %.0f %%", name,
                           100.0 * share);
        height += share;
    }
    script_side_labels(sheet, &labels);
}

/* A term begins with the work, which begins after alignment and review, so that it has no place on the axis.
 */
static void describe_term(const struct Sheet *sheet, int type, char *text, size_t size) {
    double term = sheet->picture->subject->scenarios[0].params.case_term_weeks[type];
    if (term > 0.0)
        snprintf(text, size, _("the work has %g weeks, after alignment and review"), term);
    else
        snprintf(text, size, "%s", _("the work has no term"));
}

/* Numbers at risk below the marks of the axis. */
static void label_at_risk(struct Sheet *sheet, const struct EpisodeSummary *episodes) {
    const struct Panel *panel = &sheet->panel;
    double below = -86.0 / (panel->bottom - panel->top);
    char place[64], text[32];
    for (size_t week = 0; week <= SUMMARY_EPISODE_WEEKS; week += 26) {
        double at_risk =
            week < episodes->in_progress.length ? fmax(episodes->in_progress.at_risk[week], 0.0) : 0.0;
        snprintf(place, sizeof place, "first %zu, graph %.4f", week, below);
        caption_from_count(text, sizeof text, llround(at_risk));
        script_label(sheet, text, place, "center tc rgb '#444444'");
    }
    snprintf(place, sizeof place, "graph %.4f, graph %.4f", -45.0 / (panel->right - panel->left), below);
    script_label(sheet, _("at risk"), place, "right tc rgb '#444444'");
}

static void plot_stack(struct Sheet *sheet, int type) {
    const char *name = case_type_name((enum CaseType)type);
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        char below[16] = "(0)";
        if (exit > 0)
            snprintf(below, sizeof below, "%d", exit + 1);
        script_clause(
            sheet,
            "'endings.dat' index '%s' using 1:%s:%d with filledcurves fc rgb '%s' fs solid 0.85 noborder "
            "notitle",
            name, below, exit + 2, EXIT_COLOURS[exit]);
    }
    for (int exit = 0; exit < EXIT_COUNT; exit++)
        script_clause(sheet, "'endings.dat' index '%s' using 1:%d with lines lw 0.7 lc rgb '%s' notitle",
                      name, exit + 2, BLACK);
    if (has_interval(episodes_of(sheet, type)))
        script_clause(sheet,
                      "'endings.dat' index 'completed_%s' using 1:2:($3<0?0:$3):($4>1?1:$4) with yerrorbars "
                      "pt 7 ps 0.5*marker lw 2 lc rgb '%s' "
                      "notitle",
                      name, BLACK);
}

static void label_panel(struct Sheet *sheet, const char *title, const char *term) {
    const double pixel = 1.0 / (sheet->panel.bottom - sheet->panel.top);
    char place[64], look[96];
    snprintf(place, sizeof place, "graph 0, graph %.4f", 1.0 + (TERM_HEIGHT + 14.0) * pixel);
    script_label(sheet, title, place, "left");
    snprintf(place, sizeof place, "graph 0, graph %.4f", 1.0 + 16.0 * pixel);
    snprintf(look, sizeof look, "left font ',%g' tc rgb '#444444'", script_points(sheet, 0.9));
    script_label(sheet, term, place, look);
}

static void write_panel(struct Sheet *sheet, int type) {
    const struct EpisodeSummary *episodes = episodes_of(sheet, type);
    double left = 100.0 + 580.0 * (type % 2), top = SCRIPT_TOP + 45.0 + 440.0 * (double)(type / 2);
    char title[128], term[128], count[32];
    caption_from_count(count, sizeof count, episodes->cohort);
    snprintf(title, sizeof title, _("%s: %s episodes"), _(case_type_title((enum CaseType)type)), count);
    script_panel(sheet, (struct Panel){left, top, left + 320.0, top + 280.0}, NULL);
    describe_term(sheet, type, term, sizeof term);
    label_panel(sheet, title, term);
    script_axis_percent(sheet, type % 2 == 0 ? _("share of episodes") : "");
    script_axis_weeks(sheet, SUMMARY_EPISODE_WEEKS, 26.0, _("weeks since the start"));
    size_t length = known_weeks(episodes);
    if (length == 0)
        script_nothing(sheet, episodes->episodes > 0 ? _("no episodes were followed long enough")
                                                     : _("no episodes"));
    else {
        label_exits(sheet, episodes, length - 1);
        label_at_risk(sheet, episodes);
        plot_stack(sheet, type);
    }
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    char footer[512], replicates[32];
    script_replicates(sheet, replicates, sizeof replicates);
    snprintf(
        footer, sizeof footer,
        _("%s; areas: the share that has ended so by then (cumulative incidence), of episodes that started "
          "at "
          "least %d weeks before the horizon; points: completed after 26 and 52 weeks with %g %% interval"),
        replicates, SUMMARY_FOLLOW_WEEKS, script_confidence(sheet));
    script_open(sheet, 1050.0, footer);
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        write_panel(sheet, type);
    script_close(sheet);
}

const struct Figure figure_endings = {
    .name = "endings",
    .title = N_("How collaborations end, week by week"),
    .alternative =
        N_("Four panels, one a case type: the cumulative share of episodes that ended in each way over the "
           "104 weeks after their start, with the term as a vertical line and the numbers at risk below."),
    .kind = SUBJECT_SCENARIO,
    .data = write_data,
    .script = write_script,
};
