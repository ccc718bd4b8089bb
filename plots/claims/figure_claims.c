/* Which claims of a finding hold where: a row a test, its effect over the space in units of what matters, and
 * the share of the space that has its sign. */
#include <math.h>

#include "base/translate.h"
#include "claims/finding.h"
#include "plots/figure/caption.h"
#include "plots/figure/numbers.h"
#include "plots/figure/script.h"

enum {
    ROW_HEIGHT = 27,
    HEAD = 34,
    FOOT = 40,
    EFFECT_LEFT = 520,
    EFFECT_RIGHT = 830,
    SHARE_LEFT = 860,
    SHARE_RIGHT = 1060,
    LABEL_COLUMNS = 62
};

/* In units of what matters effects go from a tenth to hundreds: the axis is linear round 0 and logarithmic
 * beyond. */
static const double axis_end = 60.0;

static double place_of(double effect, double matters) {
    double ratio = effect / matters;
    return isnan(ratio) ? ratio : asinh(2.0 * fmin(fmax(ratio, -axis_end), axis_end));
}

static const char *const colours[FINDING_VERDICT_COUNT] = {
    [FINDING_HOLDS] = BLUE,
    [FINDING_PARTLY] = SKY_BLUE,
    [FINDING_WEAK] = GREY,
    [FINDING_WRONG_SIGN] = VERMILION,
    [FINDING_NOT_REPRESENTED] = LIGHT_GREY,
    [FINDING_NOT_RUN] = LIGHT_GREY,
};

static const struct Findings *findings_of(const struct Sheet *sheet) {
    return sheet->picture->subject->findings;
}

static bool is_shown(const struct Sheet *sheet, size_t test) {
    const struct Claims *claims = findings_of(sheet)->claims;
    return claims->claims[claims->tests[test].claim].group == sheet->picture->subject->group;
}

static size_t row_count(const struct Sheet *sheet) {
    size_t count = 0;
    for (size_t t = 0; t < findings_of(sheet)->claims->test_count; t++)
        count += is_shown(sheet, t);
    return count;
}

static void write_data(struct Sheet *sheet) {
    const struct Findings *findings = findings_of(sheet);
    size_t row = 0;
    data_open(sheet);
    data_block(sheet, "tests", "row effect low high defaults null sign enough verdict");
    for (size_t t = 0; t < findings->claims->test_count; t++) {
        const struct Finding *found = &findings->tests[t];
        if (!is_shown(sheet, t))
            continue;
        data_number(sheet, (double)++row, ' ');
        data_number(sheet, place_of(found->pooled.value, found->matters), ' ');
        data_number(sheet, place_of(found->pooled.low, found->matters), ' ');
        data_number(sheet, place_of(found->pooled.high, found->matters), ' ');
        data_number(sheet, place_of(found->defaults.value, found->matters), ' ');
        data_number(sheet, place_of(found->null.value, found->matters), ' ');
        data_number(sheet, found->sign.value, ' ');
        data_number(sheet, found->enough.value, ' ');
        sheet_print(sheet, "%d\n", (int)found->verdict);
    }
    data_block_end(sheet);
}

/* Every other claim is shaded through all panels, with the titles of its tests. */
static void write_rows(struct Sheet *sheet) {
    const struct Claims *claims = findings_of(sheet)->claims;
    const double width = EFFECT_RIGHT - EFFECT_LEFT;
    size_t row = 0, shaded = 0, last = SIZE_MAX;
    for (size_t t = 0; t < claims->test_count; t++) {
        const struct ClaimTest *test = &claims->tests[t];
        char text[CLAIM_TEXT + CLAIM_WORD], place[64], look[64];
        struct Caption caption;
        if (!is_shown(sheet, t))
            continue;
        row++;
        shaded += test->claim != last;
        last = test->claim;
        if (shaded % 2 == 1)
            sheet_print(
                sheet,
                "set object rectangle from graph %.4f, first %.1f to graph %.4f, first %.1f behind fc rgb "
                "'#F2F2F2' fs solid noborder noclip\n",
                (20.0 - EFFECT_LEFT) / width, (double)row - 0.5, (PICTURE_WIDTH - 10.0 - EFFECT_LEFT) / width,
                (double)row + 0.5);
        snprintf(text, sizeof text, "%s  %s", test->id, claim_test_title(test));
        caption_wrap(&caption, text, LABEL_COLUMNS, 1);
        snprintf(place, sizeof place, "graph %.4f, first %zu", (30.0 - EFFECT_LEFT) / width, row);
        snprintf(look, sizeof look, "left font ',%g'", script_points(sheet, 0.85));
        script_label(sheet, caption.lines[0], place, look);
        snprintf(place, sizeof place, "graph %.4f, first %zu", (SHARE_RIGHT + 14.0 - EFFECT_LEFT) / width,
                 row);
        snprintf(look, sizeof look, "left font ',%g' tc rgb '%s'", script_points(sheet, 0.85),
                 findings_of(sheet)->tests[t].verdict == FINDING_HOLDS        ? BLUE
                 : findings_of(sheet)->tests[t].verdict == FINDING_WRONG_SIGN ? VERMILION
                                                                              : "#444444");
        script_label(sheet, finding_verdict_title(findings_of(sheet)->tests[t].verdict), place, look);
    }
}

static void write_head(struct Sheet *sheet, const char *title, double height) {
    char place[64], look[64];
    snprintf(place, sizeof place, "graph 0, graph %.4f", 1.0 + 14.0 / height);
    snprintf(look, sizeof look, "left font ',%g' tc rgb '#444444'", script_points(sheet, 0.9));
    script_label(sheet, title, place, look);
}

static void open_panel(struct Sheet *sheet, double left, double right, double height, const char *title) {
    script_panel(sheet, (struct Panel){left, SCRIPT_TOP + HEAD, right, SCRIPT_TOP + HEAD + height}, NULL);
    sheet_print(sheet, "set yrange [%.1f:0.5]\nunset ytics\nset border 1 lc rgb '#555555'\n",
                height / ROW_HEIGHT + 0.5);
    sheet_print(sheet, "set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    write_head(sheet, title, height);
}

static void write_effects(struct Sheet *sheet, double height) {
    static const double marks[] = {-20, -5, -1, 0, 1, 5, 20};
    open_panel(sheet, EFFECT_LEFT, EFFECT_RIGHT, height, _("effect, in units of the smallest that matters"));
    sheet_print(sheet, "set xrange [%.4f:%.4f]\nset xtics (", -asinh(2.0 * axis_end), asinh(2.0 * axis_end));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        sheet_print(sheet, "%s\"%s%g\" %.6f", i > 0 ? ", " : "",
                    marks[i] < 0.0   ? "−"
                    : marks[i] > 0.0 ? "+"
                                     : "",
                    fabs(marks[i]), asinh(2.0 * marks[i]));
    sheet_print(sheet, ") nomirror\n");
    sheet_print(sheet, "set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '%s'\n",
                BLACK);
    sheet_print(
        sheet, "set arrow from first %.6f, graph 0 to first %.6f, graph 1 nohead lw 1 dt (6,4) lc rgb '%s'\n",
        asinh(2.0), asinh(2.0), GREY);
    write_rows(sheet);
    script_clause(
        sheet, "'%s.dat' index 'tests' using 6:1 with points pt 2 ps 0.8*marker lw 1.2 lc rgb '%s' notitle",
        sheet->picture->name, ORANGE);
    script_clause(
        sheet, "'%s.dat' index 'tests' using 5:1 with points pt 6 ps 0.9*marker lw 1.2 lc rgb '%s' notitle",
        sheet->picture->name, BLACK);
    for (int v = 0; v < FINDING_NOT_REPRESENTED; v++) {
        script_clause(sheet,
                      "'%s.dat' index 'tests' using ($9==%d?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 "
                      "lc rgb '%s' "
                      "notitle",
                      sheet->picture->name, v, colours[v]);
        script_clause(
            sheet,
            "'%s.dat' index 'tests' using ($9==%d?$2:NaN):1 with points pt 7 ps 1.3*marker lc rgb '%s' "
            "notitle",
            sheet->picture->name, v, colours[v]);
    }
    script_panel_close(sheet);
}

static void write_shares(struct Sheet *sheet, double height) {
    open_panel(sheet, SHARE_LEFT, SHARE_RIGHT, height, _("share of the space, %"));
    sheet_print(sheet, "set xrange [0:1]\n");
    sheet_print(sheet, "set xtics (\"0\" 0, \"25\" 0.25, \"50\" 0.5, \"75\" 0.75, \"100\" 1) nomirror\n");
    sheet_print(sheet, "set style fill solid noborder\n");
    sheet_print(
        sheet,
        "set arrow from first 0.75, graph 0 to first 0.75, graph 1 nohead front lw 1 dt (6,4) lc rgb '%s'\n",
        BLACK);
    for (int v = 0; v < FINDING_NOT_REPRESENTED; v++) {
        script_clause(
            sheet,
            "'%s.dat' index 'tests' using ($9==%d?$7/2:NaN):1:($7/2):(0.32) with boxxyerror fc rgb '%s' fs "
            "transparent solid 0.35 noborder notitle",
            sheet->picture->name, v, colours[v]);
        script_clause(sheet,
                      "'%s.dat' index 'tests' using ($9==%d?$8/2:NaN):1:($8/2):(0.18) with boxxyerror fc rgb "
                      "'%s' fs solid "
                      "noborder notitle",
                      sheet->picture->name, v, colours[v]);
    }
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    double height = ROW_HEIGHT * fmax((double)row_count(sheet), 1.0);
    char footer[768];
    snprintf(footer, sizeof footer,
             _("Filled: mean over the space with its %g %% interval; ring: at the defaults; cross: the null "
               "model; dashed at "
               "left: the smallest effect that matters. Bars: share of points with the sign of the claim, "
               "within it those "
               "where it matters; dashed: three quarters."),
             script_confidence(sheet));
    script_open(sheet, SCRIPT_TOP + HEAD + height + FOOT + SCRIPT_BOTTOM, footer);
    write_effects(sheet, height);
    write_shares(sheet, height);
    script_close(sheet);
}

const struct Figure figure_claims = {
    .name = "claims",
    .title = N_("Which claims hold, and where"),
    .alternative = N_("A row a test: its effect over the space of what is assumed, in units of the smallest "
                      "that matters, with its "
                      "interval and beside it that at the defaults and of the null model; then the share of "
                      "the space that has its "
                      "sign, and the verdict."),
    .kind = SUBJECT_CLAIMS,
    .data = write_data,
    .script = write_script,
};
