/* How often each mix is the best within the largest budget, and what it costs where it is not. */
#include <math.h>

#include "base/translate.h"
#include "plots/figure/numbers.h"
#include "plots/figure/script.h"

enum {
    ROWS_MOST = 14,
    ROW_HEIGHT = 30,
    HEAD = 34,
    FOOT = 46,
    SHARE_LEFT = 470,
    SHARE_RIGHT = 760,
    REGRET_LEFT = 810,
    REGRET_RIGHT = 1160,
    LABEL_COLUMNS = 54
};

static const struct DecisionView *view_of(const struct Sheet *sheet) {
    return sheet->picture->subject->decision;
}

static size_t largest(const struct Sheet *sheet) {
    return view_of(sheet)->decision->question->budget_count - 1;
}

static size_t rows(const struct Sheet *sheet, size_t mix[ROWS_MOST]) {
    size_t count = decision_view_ranking(view_of(sheet), largest(sheet), false, ROWS_MOST, mix);
    return count < ROWS_MOST ? count : ROWS_MOST;
}

static void write_data(struct Sheet *sheet) {
    const struct DecisionView *view = view_of(sheet);
    const struct BudgetStanding *standing = &view->decision->budgets[largest(sheet)];
    double scale = decision_view_scale(view);
    size_t mix[ROWS_MOST], count = rows(sheet, mix);
    data_open(sheet);
    data_block(sheet, "mixes", "row best_share regret_least regret regret_90 best");
    for (size_t i = 0; i < count; i++) {
        double most = standing->regret[mix[i]] * scale, least = standing->regret_least[mix[i]] * scale;
        data_number(sheet, (double)(i + 1), ' ');
        data_number(sheet, standing->best_share[mix[i]], ' ');
        data_number(sheet, isnan(least) ? most : fmin(least, most), ' ');
        data_number(sheet, most, ' ');
        data_number(sheet, standing->regret_90[mix[i]] * scale, ' ');
        sheet_print(sheet, "%d\n", mix[i] == standing->best);
    }
    data_block_end(sheet);
}

static void write_titles(struct Sheet *sheet, const size_t mix[], size_t count) {
    const double width = SHARE_RIGHT - SHARE_LEFT;
    for (size_t i = 0; i < count; i++) {
        struct Caption caption;
        char place[64], look[96];
        bool best = mix[i] == view_of(sheet)->decision->budgets[largest(sheet)].best;
        caption_wrap(&caption, decision_view_title(view_of(sheet), mix[i]), LABEL_COLUMNS, 1);
        snprintf(place, sizeof place, "graph %.4f, first %zu", (30.0 - SHARE_LEFT) / width, i + 1);
        snprintf(look, sizeof look, "left font ',%g' tc rgb '%s'", script_points(sheet, 0.85),
                 best ? BLUE : "#222222");
        script_label(sheet, caption.lines[0], place, look);
    }
}

static void open_panel(struct Sheet *sheet, double left, double right, size_t count, const char *title) {
    double height = ROW_HEIGHT * (double)count;
    char place[64], look[96];
    script_panel(sheet, (struct Panel){left, SCRIPT_TOP + HEAD, right, SCRIPT_TOP + HEAD + height}, NULL);
    sheet_print(sheet, "set yrange [%.1f:0.5]\nunset ytics\nset border 1 lc rgb '#555555'\n",
                (double)count + 0.5);
    sheet_print(sheet,
                "set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'\nset style fill solid noborder\n");
    snprintf(place, sizeof place, "graph 0, graph %.4f", 1.0 + 14.0 / height);
    snprintf(look, sizeof look, "left font ',%g' tc rgb '#444444'", script_points(sheet, 0.9));
    script_label(sheet, title, place, look);
}

static void write_regrets(struct Sheet *sheet, const size_t mix[], size_t count) {
    const struct BudgetStanding *standing = &view_of(sheet)->decision->budgets[largest(sheet)];
    const char *name = sheet->picture->name;
    struct Extent extent = {0.0, 0.0};
    char title[256];
    for (size_t i = 0; i < count; i++) {
        double most = fmax(standing->regret[mix[i]], standing->regret_90[mix[i]]);
        const struct Estimate end = {most, most, most, 2};
        const struct Estimate shown = estimate_times(&end, decision_view_scale(view_of(sheet)));
        extent_add(&extent, &shown);
    }
    snprintf(title, sizeof title, _("regret, %s"), decision_view_unit(view_of(sheet)));
    open_panel(sheet, REGRET_LEFT, REGRET_RIGHT, count, title);
    sheet_print(sheet, "set xrange [0:%.9g]\nset xtics autofreq nomirror\n",
                extent.high > 0.0 ? 1.08 * extent.high : 1.0);
    script_clause(sheet,
                  "'%s.dat' index 'mixes' using ($5/2):1:($5/2):(0.08) with boxxyerror fc rgb '%s' notitle",
                  name, LIGHT_GREY);
    script_clause(
        sheet,
        "'%s.dat' index 'mixes' using (($3+$4)/2):1:(($4-$3)/2):(0.26) with boxxyerror fc rgb '%s' notitle",
        name, ORANGE);
    script_clause(
        sheet,
        "'%s.dat' index 'mixes' using 5:1 with points pt 2 ps 1.1*marker lw 1.5 lc rgb '#222222' notitle",
        name);
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    size_t mix[ROWS_MOST], count = rows(sheet, mix);
    const char *name = sheet->picture->name;
    const struct DecisionQuestion *question = view_of(sheet)->decision->question;
    char footer[512];
    snprintf(footer, sizeof footer,
             _("Within %g million NTD, the highest mean first. Bars: points of what is uncertain where the "
               "mix is the best. "
               "Orange: mean regret lies between its ends, of which noise makes one too low and one too "
               "high; cross: 90 %% "
               "of points have less, noise taken away as from the shares."),
             question->budgets[largest(sheet)]);
    script_open(sheet, SCRIPT_TOP + HEAD + ROW_HEIGHT * fmax((double)count, 1.0) + FOOT + SCRIPT_BOTTOM,
                footer);
    open_panel(sheet, SHARE_LEFT, SHARE_RIGHT, count > 0 ? count : 1, _("best at so many points, %"));
    sheet_print(
        sheet,
        "set xrange [0:1]\nset xtics (\"0\" 0, \"25\" 0.25, \"50\" 0.5, \"75\" 0.75, \"100\" 1) nomirror\n");
    write_titles(sheet, mix, count);
    for (int best = 0; best < 2; best++)
        script_clause(sheet,
                      "'%s.dat' index 'mixes' using ($6==%d?$2/2:NaN):1:($2/2):(0.3) with boxxyerror fc rgb "
                      "'%s' notitle",
                      name, best, best ? BLUE : SKY_BLUE);
    script_panel_close(sheet);
    write_regrets(sheet, mix, count > 0 ? count : 0);
    script_close(sheet);
}

static bool applies(const struct FigureSubject *subject) {
    size_t mix[ROWS_MOST];
    return decision_view_ranking(subject->decision, subject->decision->decision->question->budget_count - 1,
                                 false, ROWS_MOST, mix) > 0;
}

const struct Figure figure_regret = {
    .name = "regret",
    .title = N_("How sure, and what a wrong choice costs"),
    .alternative =
        N_("A row a mix of options within the largest budget: the share of points at which it is the best, "
           "and its "
           "regret, that is what the best at a point has more, on average and at nine points of ten."),
    .kind = SUBJECT_DECISION,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
