/* Who has decided for the practice, tried it, of their own choice or through a programme, and where it is
 * routine, with Bass's curve. */
#include <math.h>

#include "base/translate.h"
#include "plots/figure/script.h"

static const struct Pen BASS = {BLACK, DASH_DOTTED};

static const struct {
    struct Pen pen;
    const char *name, *label;
} curves[CURVE_COUNT] = {[CURVE_TRIED] = {{BLUE, SOLID}, "ever_tried", N_("ever tried")},
                         [CURVE_PROGRAMME] = {{ORANGE, DOTTED}, "tried_programme", N_("by programme")},
                         [CURVE_DECIDED] = {{SKY_BLUE, DASHED}, "decided", N_("decided now")},
                         [CURVE_ROUTINE] = {{VERMILION, DASHED}, "routine", N_("routine now")}};

/* Whether the curve is of the runs that the lines are of. */
static bool fits_all_runs(const struct BassSummary *bass) {
    return bass->runs > 0 && bass->p.count == bass->runs;
}

/* The mean of the fitted parameters as a curve from where the mean of the runs starts. */
static void write_bass(struct Sheet *sheet) {
    const struct AdoptionSummary *adoption = &sheet->picture->subject->summaries->adoption;
    const struct Series *tried = adoption->curve[CURVE_TRIED];
    if (!fits_all_runs(&adoption->bass) || tried == NULL)
        return;
    data_block(sheet, "bass", "years share");
    for (size_t i = 0; i < tried->length; i++) {
        data_number(sheet, (tried->time[i] + 1.0) / SUMMARY_YEAR_WEEKS, ' ');
        data_number(sheet,
                    bass_share(tried->time[i] / SUMMARY_YEAR_WEEKS, adoption->bass.p.value,
                               adoption->bass.q.value, tried->value[0]),
                    '\n');
    }
    data_block_end(sheet);
}

static void write_data(struct Sheet *sheet) {
    const struct AdoptionSummary *adoption = &sheet->picture->subject->summaries->adoption;
    data_open(sheet);
    for (int k = 0; k < CURVE_COUNT; k++)
        data_series(sheet, curves[k].name, adoption->curve[k], data_years());
    write_bass(sheet);
}

static void add_label(struct SideLabels *labels, const struct Spread *at_horizon, const char *colour,
                      const char *name) {
    const struct Estimate *mean = &at_horizon->mean;
    if (isnan(mean->low))
        side_label_add(labels, mean->value, colour, "%s: %.0f %%", name, 100.0 * mean->value);
    else
        side_label_add(labels, mean->value, colour, "%s: %.0f %% (%.0f–%.0f)", name, 100.0 * mean->value,
                       100.0 * mean->low, 100.0 * mean->high);
}

/* The standard error behind an interval of the summary: Student's t over runs, normal for a single fit. */
static double standard_error(const struct Estimate *estimate, double confidence) {
    double freedom = estimate->count > 1 ? (double)(estimate->count - 1) : INFINITY;
    return estimate_half_width(estimate) / interval_critical(confidence, freedom);
}

/* Above the axes, so that it hides nothing. */
static void label_bass(struct Sheet *sheet) {
    const struct BassSummary *bass = &sheet->picture->subject->summaries->adoption.bass;
    double confidence = sheet->picture->subject->confidence;
    char text[320], look[64];
    if (!fits_all_runs(bass)) {
        snprintf(text, sizeof text, _("no curve of Bass (1969): it fits %lld of %lld runs"),
                 (long long)bass->p.count, (long long)bass->runs);
        script_label(sheet, text, "graph 0, graph 1.05", "left tc rgb '#444444'");
        return;
    }
    snprintf(
        text, sizeof text,
        _("curve of Bass (1969): innovation %.3g (standard error %.2g), imitation %.3g (%.2g) a year; mean "
          "of the fits to each of %lld runs"),
        bass->p.value, standard_error(&bass->p, confidence), bass->q.value,
        standard_error(&bass->q, confidence), (long long)bass->runs);
    snprintf(look, sizeof look, "left font ',%g' tc rgb '#444444'", script_points(sheet, 0.9));
    script_label(sheet, text, "graph 0.06, graph 1.05", look);
    sheet_print(
        sheet,
        "set arrow from graph 0, graph 1.05 to graph 0.05, graph 1.05 nohead lw 1.5 dt %s lc rgb '%s'\n",
        BASS.dash, BASS.colour);
}

static void write_script(struct Sheet *sheet) {
    const struct Summary *summary = sheet->picture->subject->summaries;
    const struct AdoptionSummary *adoption = &summary->adoption;
    bool known = adoption->curve[CURVE_TRIED] != NULL &&
                 data_is_known(adoption->curve[CURVE_TRIED]->value, adoption->curve[CURVE_TRIED]->length);
    struct SideLabels labels = {0};
    char footer[256];
    script_run_footer(sheet, footer, sizeof footer);
    script_open(sheet, 750.0, footer);
    script_panel(sheet, (struct Panel){100.0, SCRIPT_TOP + 35.0, 925.0, 635.0}, NULL);
    script_axis_percent(sheet, _("share of agencies"));
    script_axis_years(sheet, (double)summary->weeks / SUMMARY_YEAR_WEEKS);
    if (known) {
        label_bass(sheet);
        for (int k = 0; k < CURVE_COUNT; k++)
            add_label(&labels, &adoption->at[k][ADOPTION_HORIZON], curves[k].pen.colour, _(curves[k].label));
        script_side_labels(sheet, &labels);
    } else
        script_nothing(sheet, _("no weekly records"));
    for (int k = 0; k < CURVE_COUNT; k++)
        script_series(sheet, curves[k].name, adoption->curve[k], curves[k].pen);
    if (known && fits_all_runs(&adoption->bass))
        script_clause(sheet,
                      "'adoption.dat' index 'bass' using 1:2 with lines lw 1.5 dt %s lc rgb '%s' notitle",
                      BASS.dash, BASS.colour);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_adoption = {
    .name = "adoption",
    .title = N_("How the practice spreads among agencies"),
    .alternative = N_(
        "Lines over the years: the shares of agencies that have ever tried the practice of their own choice, "
        "that did so through a programme, that have decided for it and where it is routine now, each with "
        "its "
        "interval and the spread of runs, and Bass's curve of those who tried where one fits."),
    .kind = SUBJECT_SCENARIO,
    .data = write_data,
    .script = write_script,
};
