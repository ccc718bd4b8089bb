/* Effect against money: every mix as a point, the frontier through those that nothing cheaper beats, and
 * budgets. */
#include <math.h>
#include <stdint.h>

#include "base/translate.h"
#include "plots/figure/numbers.h"
#include "plots/figure/script.h"

enum {
    LEFT = 110,
    RIGHT = 740,
    LEGEND = 780,
    LEAST_HEIGHT = 460,
    LINE = 21,
    LEGEND_COLUMNS = 46,
    NAMED_MOST = 12
};

static const struct DecisionView *view_of(const struct Sheet *sheet) {
    return sheet->picture->subject->decision;
}

static struct Estimate effect_of(const struct Sheet *sheet, size_t mix) {
    const struct DecisionView *view = view_of(sheet);
    return estimate_times(&view->decision->mixes[mix].score.effect, decision_view_scale(view));
}

/* The frontier by cost. */
static size_t frontier(const struct DecisionView *view, size_t mix[NAMED_MOST]) {
    const struct DecisionQuestion *question = view->decision->question;
    double below = -1.0;
    size_t count = 0;
    for (;;) {
        size_t next = SIZE_MAX;
        for (size_t m = 0; m < question->mix_count; m++)
            if (view->decision->mixes[m].on_frontier && question->mixes[m].cost > below &&
                (next == SIZE_MAX || question->mixes[m].cost < question->mixes[next].cost))
                next = m;
        if (next == SIZE_MAX || count == NAMED_MOST)
            return count;
        below = question->mixes[next].cost;
        mix[count++] = next;
    }
}

/* After the frontier the other mixes, where there is room to name them all. */
static size_t name_others(const struct DecisionView *view, size_t mix[NAMED_MOST], size_t count) {
    const size_t mixes = view->decision->question->mix_count;
    for (size_t m = 0; m < mixes && mixes <= NAMED_MOST; m++)
        if (!view->decision->mixes[m].on_frontier && !isnan(view->decision->mixes[m].score.effect.value))
            mix[count++] = m;
    return count;
}

static void write_point(struct Sheet *sheet, size_t mix) {
    const struct Estimate effect = effect_of(sheet, mix);
    data_number(sheet, view_of(sheet)->decision->question->mixes[mix].cost, ' ');
    data_number(sheet, effect.value, ' ');
    data_number(sheet, effect.low, ' ');
    data_number(sheet, effect.high, '\n');
}

static void write_data(struct Sheet *sheet) {
    const struct DecisionView *view = view_of(sheet);
    static const char *const names[] = {"stopped", "left"};
    size_t named[NAMED_MOST], count = frontier(view, named);
    data_open(sheet);
    for (int left = 0; left < 2; left++) {
        data_block(sheet, names[left], "cost effect low high");
        for (size_t m = 0; m < view->decision->question->mix_count; m++)
            if (view->decision->race.stopped[m] == (left == 0) && !isnan(effect_of(sheet, m).value))
                write_point(sheet, m);
        data_block_end(sheet);
    }
    data_block(sheet, "frontier", "cost effect low high");
    for (size_t i = 0; i < count; i++)
        write_point(sheet, named[i]);
    data_block_end(sheet);
}

static void write_axes(struct Sheet *sheet) {
    const struct DecisionView *view = view_of(sheet);
    const struct DecisionQuestion *question = view->decision->question;
    double dearest = question->budgets[question->budget_count - 1];
    struct Extent extent = {0.0, 0.0};
    char label[256];
    for (size_t m = 0; m < question->mix_count; m++) {
        struct Estimate effect = effect_of(sheet, m);
        if (!view->decision->mixes[m].on_frontier) /* where it lies, not how far its interval goes */
            effect.low = effect.high = effect.value;
        extent_add(&extent, &effect);
    }
    extent = extent_with_margin(&extent);
    sheet_print(sheet, "set xrange [0:%.9g]\nset yrange [%.9g:%.9g]\n", 1.06 * fmax(dearest, 1e-9),
                extent.low, extent.high);
    signed_ticks(sheet, "y", &extent, 8);
    snprintf(label, sizeof label, _("effect against doing nothing, %s"), decision_view_unit(view));
    script_axis_label(sheet, 'y', label);
    script_axis_label(sheet, 'x', _("cost, million NTD"));
    sheet_print(sheet, "set xtics autofreq\nset grid lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    sheet_print(sheet, "set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1 lc rgb '%s'\n",
                BLACK);
    for (size_t b = 0; b < question->budget_count; b++) {
        char place[64], look[96];
        sheet_print(
            sheet,
            "set arrow from first %.9g, graph 0 to first %.9g, graph 1 nohead lw 1 dt (6,4) lc rgb '%s'\n",
            question->budgets[b], question->budgets[b], GREY);
        snprintf(place, sizeof place, "first %.9g, graph 1.03", question->budgets[b]);
        snprintf(look, sizeof look, "center font ',%g' tc rgb '#444444'", script_points(sheet, 0.85));
        snprintf(label, sizeof label, _("budget %g"), question->budgets[b]);
        script_label(sheet, label, place, look);
    }
}

/* Numbers at the points, and beside the panel what they are. */
static void write_names(struct Sheet *sheet, const size_t named[], size_t count, double height) {
    const struct DecisionView *view = view_of(sheet);
    double top = 0.0;
    for (size_t i = 0; i < count; i++) {
        const struct Estimate effect = effect_of(sheet, named[i]);
        char place[96], look[96], text[SCENARIO_TEXT + 32], effects[SIGNED_INTERVAL_SIZE], number[32];
        struct Caption caption;
        bool best = false;
        for (size_t b = 0; b < view->decision->question->budget_count; b++)
            best = best || view->decision->budgets[b].best == named[i];
        snprintf(number, sizeof number, "%zu", i);
        snprintf(place, sizeof place, "first %.9g, first %.9g",
                 view->decision->question->mixes[named[i]].cost, effect.value);
        snprintf(look, sizeof look, "center offset character 0, character 0.9 front font ',%g'",
                 script_points(sheet, 0.85));
        script_label(sheet, number, place, look);
        snprintf(text, sizeof text, "%zu  %s", i, decision_view_title(view, named[i]));
        caption_wrap(&caption, text, LEGEND_COLUMNS, 2);
        snprintf(look, sizeof look, "left font ',%g' tc rgb '%s'", script_points(sheet, 0.85),
                 best ? BLUE : "#222222");
        for (size_t l = 0; l < caption.count; l++, top += LINE) {
            snprintf(place, sizeof place, "graph %.4f, graph %.4f", (LEGEND - LEFT) / (double)(RIGHT - LEFT),
                     1.0 - top / height);
            script_label(sheet, caption.lines[l], place, look);
        }
        signed_estimate(effects, &effect, signed_digits(fabs(effect.value)));
        snprintf(text, sizeof text, _("    %.4g million: %s"), view->decision->question->mixes[named[i]].cost,
                 effects);
        snprintf(place, sizeof place, "graph %.4f, graph %.4f", (LEGEND - LEFT) / (double)(RIGHT - LEFT),
                 1.0 - top / height);
        snprintf(look, sizeof look, "left font ',%g' tc rgb '#555555'", script_points(sheet, 0.8));
        script_label(sheet, text, place, look);
        top += 1.3 * LINE;
    }
}

static void write_script(struct Sheet *sheet) {
    const char *name = sheet->picture->name;
    size_t named[NAMED_MOST], count = name_others(view_of(sheet), named, frontier(view_of(sheet), named));
    double height = fmax(LEAST_HEIGHT, 3.4 * LINE * (double)count);
    char footer[512];
    snprintf(footer, sizeof footer,
             _("Points: mixes of options, mean over what is uncertain; grey: stopped early, since clearly "
               "behind. Line: the "
               "frontier, with %g %% intervals; blue names: best for a budget. Dashed: budgets."),
             script_confidence(sheet));
    script_open(sheet, SCRIPT_TOP + 20 + height + 50 + SCRIPT_BOTTOM, footer);
    script_panel(sheet, (struct Panel){LEFT, SCRIPT_TOP + 20, RIGHT, SCRIPT_TOP + 20 + height}, NULL);
    write_axes(sheet);
    write_names(sheet, named, count, height);
    script_clause(sheet,
                  "'%s.dat' index 'stopped' using 1:2 with points pt 7 ps 0.6*marker lc rgb '%s' notitle",
                  name, "#BBBBBB");
    script_clause(sheet, "'%s.dat' index 'left' using 1:2 with points pt 7 ps 0.9*marker lc rgb '%s' notitle",
                  name, SKY_BLUE);
    script_clause(sheet, "'%s.dat' index 'frontier' using 1:2 with steps lw 2 lc rgb '%s' notitle", name,
                  ORANGE);
    script_clause(
        sheet,
        "'%s.dat' index 'frontier' using 1:3:(0):($4-$3) with vectors nohead lw 1.5 lc rgb '%s' notitle",
        name, ORANGE);
    script_clause(sheet,
                  "'%s.dat' index 'frontier' using 1:2 with points pt 7 ps 1.3*marker lc rgb '%s' notitle",
                  name, VERMILION);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_frontier = {
    .name = "frontier",
    .title = N_("What more money buys"),
    .alternative = N_("A point a mix of options, its cost across and its effect against doing nothing "
                      "upwards; a line through "
                      "those that nothing as cheap beats, with their intervals and names, and dashed lines "
                      "at the budgets."),
    .kind = SUBJECT_DECISION,
    .data = write_data,
    .script = write_script,
};
