/* Survival: episodes still in progress by case type, services still alive by who keeps them. */
#include <math.h>

#include "base/translate.h"
#include "plots/figure/caption.h"
#include "plots/figure/script.h"

static const struct Pen TYPE_PENS[CASE_TYPE_COUNT] = {
    {BLUE, SOLID}, {VERMILION, DASHED}, {GREEN, DASH_DOTTED}, {PURPLE, DOTTED}};
static const struct Pen SERVICE_PENS[SERVICE_GROUP_COUNT] = {
    {BLACK, SOLID}, {BLUE, DASHED}, {VERMILION, DASH_DOTTED}};
static const char *const SERVICE_TITLES[SERVICE_GROUP_COUNT] = {N_("all"), N_("handed over"),
                                                                N_("kept by its makers")};

/* One curve of a panel and what its legend says. */
struct Life {
    const struct Curve *curve;
    const char *block, *title;
    struct Pen pen;
    int64_t count;
    const struct Estimate *median;
};

static struct Life episode_life(const struct Sheet *sheet, int type) {
    const struct EpisodeSummary *episodes =
        &sheet->picture->subject->summaries->episodes[GROUP_CASE_TYPE + type];
    return (struct Life){&episodes->in_progress,
                         case_type_name((enum CaseType)type),
                         case_type_title((enum CaseType)type),
                         TYPE_PENS[type],
                         episodes->cohort,
                         &episodes->median_weeks};
}

static struct Life service_life(const struct Sheet *sheet, int group) {
    static const char *const blocks[SERVICE_GROUP_COUNT] = {"services_all", "services_handed_over",
                                                            "services_kept"};
    const struct ServiceSummary *services = &sheet->picture->subject->summaries->services[group];
    return (struct Life){&services->alive,    blocks[group],      SERVICE_TITLES[group],
                         SERVICE_PENS[group], services->services, &services->median_weeks};
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        struct Life life = episode_life(sheet, type);
        data_curve(sheet, life.block, life.curve);
    }
    for (int group = 0; group < SERVICE_GROUP_COUNT; group++) {
        struct Life life = service_life(sheet, group);
        data_curve(sheet, life.block, life.curve);
    }
}

static bool is_known(const struct Life *life) {
    return data_is_known(life->curve->value, life->curve->length);
}

/* ", median 30 weeks (28–33)" */
static void describe_median(const struct Life *life, char *text, size_t size) {
    const struct Estimate *median = life->median;
    char high[32];
    text[0] = '\0';
    if (isnan(median->high))
        snprintf(high, sizeof high, "%s", _(" or more"));
    else
        snprintf(high, sizeof high, "–%.0f", median->high);
    if (isnan(median->value))
        snprintf(text, size, "%s", is_known(life) ? _(", median not reached") : "");
    else if (isnan(median->low))
        snprintf(text, size, _(", median %.0f weeks"), median->value);
    else
        snprintf(text, size, _(", median %.0f weeks (%.0f%s)"), median->value, median->low, high);
}

/* "handed over: 1,234, median 30 weeks (28–33)" */
static void describe(const struct Life *life, char *text, size_t size) {
    char count[32], median[96];
    caption_from_count(count, sizeof count, life->count);
    describe_median(life, median, sizeof median);
    snprintf(text, size, "%s: %s%s", _(life->title), count, median);
}

/* A legend below the panel, a line each, with a piece of the curve's line. */
static void write_legend(struct Sheet *sheet, const struct Life *life, int row) {
    const struct Panel *panel = &sheet->panel;
    double y = -(78.0 + 24.0 * row) / (panel->bottom - panel->top), width = panel->right - panel->left;
    char place[64], look[48], text[256];
    describe(life, text, sizeof text);
    snprintf(place, sizeof place, "graph %.4f, graph %.4f", 30.0 / width, y);
    snprintf(look, sizeof look, "left font ',%g'", script_points(sheet, 0.9));
    script_label(sheet, text, place, look);
    sheet_print(
        sheet,
        "set arrow from graph %.4f, graph %.4f to graph %.4f, graph %.4f nohead lw 2.5 dt %s lc rgb '%s'\n",
        -30.0 / width, y, 20.0 / width, y, life->pen.dash, life->pen.colour);
}

static void write_lives(struct Sheet *sheet, const struct Life lives[], int n, const char *nothing) {
    bool known = false;
    for (int i = 0; i < n; i++) {
        write_legend(sheet, &lives[i], i);
        known = known || is_known(&lives[i]);
    }
    if (!known)
        script_nothing(sheet, nothing);
    for (int i = 0; i < n; i++)
        script_curve(sheet, lives[i].block, lives[i].curve, lives[i].pen);
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    struct Life episodes[CASE_TYPE_COUNT], services[SERVICE_GROUP_COUNT];
    char footer[256], replicates[32];
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        episodes[type] = episode_life(sheet, type);
    for (int group = 0; group < SERVICE_GROUP_COUNT; group++)
        services[group] = service_life(sheet, group);
    script_replicates(sheet, replicates, sizeof replicates);
    snprintf(footer, sizeof footer,
             _("%s; lines: Kaplan-Meier estimates; legend: their number, median with interval; bands and "
               "brackets: %g %% interval; handed over: from the takeover "
               "on, with the age of then; kept by its makers: until a takeover, where it is censored"),
             replicates, script_confidence(sheet));
    script_open(sheet, 775.0, footer);
    script_panel(sheet, (struct Panel){100.0, SCRIPT_TOP + 30.0, 575.0, 535.0},
                 _("episodes still in progress"));
    script_axis_percent(sheet, _("share of episodes"));
    script_axis_weeks(sheet, SUMMARY_EPISODE_WEEKS, 26.0, _("weeks since the start"));
    write_lives(sheet, episodes, CASE_TYPE_COUNT, _("no episodes"));
    script_panel(sheet, (struct Panel){690.0, SCRIPT_TOP + 30.0, 1165.0, 535.0}, _("services still alive"));
    script_axis_percent(sheet, _("share of services"));
    script_axis_weeks(sheet, SUMMARY_SERVICE_WEEKS, 52.0, _("weeks since the first release"));
    write_lives(sheet, services, SERVICE_GROUP_COUNT, _("no services"));
    script_close(sheet);
}

const struct Figure figure_durations = {
    .name = "durations",
    .title = N_("How long collaborations run and how long their services live"),
    .alternative =
        N_("Two panels of survival curves with intervals: the share of episodes still in progress by case "
           "type, and the share of services still alive, handed over or kept by volunteers."),
    .kind = SUBJECT_SCENARIO,
    .data = write_data,
    .script = write_script,
};
