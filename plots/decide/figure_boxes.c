/* When the recommendation would be wrong: a panel a box, a bar a factor that it restricts within the factor's
 * range. */
#include <math.h>

#include "base/translate.h"
#include "plots/figure/script.h"

enum {
    ROW_HEIGHT = 34,
    HEAD = 62,
    GAP = 30,
    BAR_LEFT = 380,
    BAR_RIGHT = 880,
    LABEL_COLUMNS = 46,
    TITLE_COLUMNS = 130
};

static const struct DecisionView *view_of(const struct Sheet *sheet) {
    return sheet->picture->subject->decision;
}

/* A box and where it belongs. */
struct Shown {
    size_t budget, index;
    enum Circumstance event;
    const struct PrimBox *box;
};

/* The n-th box of all; false past the last. */
static bool nth_box(const struct DecisionView *view, size_t n, struct Shown *shown) {
    for (size_t b = 0; b < view->decision->question->budget_count; b++)
        for (int event = CIRCUMSTANCE_COUNT; event-- > 0;) {
            const struct PrimBoxes *boxes = &view->circumstances[b].boxes[event];
            if (n < boxes->count) {
                *shown = (struct Shown){b, n, (enum Circumstance)event, &boxes->box[n]};
                return true;
            }
            n -= boxes->count;
        }
    return false;
}

static double position(const struct Factor *factor, double value, double free_end) {
    return isinf(value) ? free_end : fmin(fmax(factor_position(factor, value), 0.0), 1.0);
}

static void write_data(struct Sheet *sheet) {
    const struct DecisionView *view = view_of(sheet);
    struct Shown shown;
    data_open(sheet);
    for (size_t n = 0; nth_box(view, n, &shown); n++) {
        char name[32];
        size_t row = 0;
        snprintf(name, sizeof name, "box_%zu", n);
        data_block(sheet, name, "row from to low high");
        for (size_t f = 0; f < view->factor_count; f++) {
            double low = shown.box->low[f], high = shown.box->high[f];
            if (isinf(low) && isinf(high))
                continue;
            data_number(sheet, (double)++row, ' ');
            data_number(sheet, position(&view->factors[f], low, 0.0), ' ');
            data_number(sheet, position(&view->factors[f], high, 1.0), ' ');
            data_number(sheet, isinf(low) ? view->factors[f].low : low, ' ');
            data_number(sheet, isinf(high) ? view->factors[f].high : high, '\n');
        }
        data_block_end(sheet);
    }
}

static void write_head(struct Sheet *sheet, const struct Shown *shown, double height) {
    const struct DecisionView *view = view_of(sheet);
    const struct PrimBox *box = shown->box;
    char text[640], place[64], look[96];
    struct Caption caption;
    snprintf(text, sizeof text,
             shown->event == CIRCUMSTANCE_HARM ? _("%g million NTD, worse than doing nothing: %s")
                                               : _("%g million NTD, another mix is better: %s"),
             view->decision->question->budgets[shown->budget],
             decision_view_title(view, view->decision->budgets[shown->budget].best));
    caption_wrap(&caption, text, TITLE_COLUMNS, 1);
    snprintf(place, sizeof place, "graph %.4f, graph %.4f", (30.0 - BAR_LEFT) / (BAR_RIGHT - BAR_LEFT),
             1.0 + 38.0 / height);
    snprintf(look, sizeof look, "left font ',%g'", script_points(sheet, 0.95));
    script_label(sheet, caption.lines[0], place, look);
    snprintf(text, sizeof text,
             box->holds ? _("so at %.0f %% of the points there, %.0f %% anywhere; holds on data held back: "
                            "%zu of %zu (p %.2g)")
                        : _("so at %.0f %% of the points there, %.0f %% anywhere; not confirmed on data held "
                            "back: %zu of %zu "
                            "(p %.2g)"),
             100.0 * box->density, 100.0 * view->circumstances[shown->budget].boxes[shown->event].base,
             box->held_events, box->held_points, box->p);
    snprintf(place, sizeof place, "graph %.4f, graph %.4f", (30.0 - BAR_LEFT) / (BAR_RIGHT - BAR_LEFT),
             1.0 + 16.0 / height);
    snprintf(look, sizeof look, "left font ',%g' tc rgb '#555555'", script_points(sheet, 0.85));
    script_label(sheet, text, place, look);
}

static void write_factors(struct Sheet *sheet, const struct Shown *shown) {
    const struct DecisionView *view = view_of(sheet);
    size_t row = 0;
    for (size_t f = 0; f < view->factor_count; f++) {
        const struct Factor *factor = &view->factors[f];
        double low = shown->box->low[f], high = shown->box->high[f];
        char title[PARAMS_TITLE_SIZE], text[SCENARIO_FIELD_KEY + 64], place[64], look[96];
        struct Caption caption;
        if (isinf(low) && isinf(high))
            continue;
        row++;
        scenario_field_title(factor->field, factor->key, title);
        caption_wrap(&caption, title, LABEL_COLUMNS, 1);
        snprintf(place, sizeof place, "graph %.4f, first %zu", (30.0 - BAR_LEFT) / (BAR_RIGHT - BAR_LEFT),
                 row);
        snprintf(look, sizeof look, "left font ',%g'", script_points(sheet, 0.85));
        script_label(sheet, caption.lines[0], place, look);
        snprintf(text, sizeof text,
                 isinf(low)    ? _("below %.3g (of %.3g to %.3g)")
                 : isinf(high) ? _("above %.3g (of %.3g to %.3g)")
                               : _("%.3g to %.3g (of %.3g to %.3g)"),
                 isinf(low) ? high : low, isinf(low) || isinf(high) ? factor->low : high,
                 isinf(low) || isinf(high) ? factor->high : factor->low, factor->high);
        snprintf(place, sizeof place, "graph 1.02, first %zu", row);
        script_label(sheet, text, place, look);
    }
}

static void write_script(struct Sheet *sheet) {
    const struct DecisionView *view = view_of(sheet);
    struct Shown shown;
    double top = SCRIPT_TOP, total = 0.0;
    for (size_t n = 0; nth_box(view, n, &shown); n++)
        total += HEAD + ROW_HEIGHT * (double)shown.box->restricted + GAP;
    script_open(sheet, SCRIPT_TOP + total + SCRIPT_BOTTOM,
                _("Boxes by the patient rule induction method: grey, the range of a factor; colour, the part "
                  "in which the "
                  "recommendation fails more often. Two thirds of the points found them, the third that was "
                  "held back looked "
                  "at them again."));
    for (size_t n = 0; nth_box(view, n, &shown); n++) {
        double height = ROW_HEIGHT * (double)shown.box->restricted;
        script_panel(sheet, (struct Panel){BAR_LEFT, top + HEAD, BAR_RIGHT, top + HEAD + height}, NULL);
        sheet_print(sheet,
                    "set xrange [0:1]\nset yrange [%.1f:0.5]\nunset xtics\nunset ytics\nunset border\n",
                    (double)shown.box->restricted + 0.5);
        sheet_print(sheet, "set style fill solid noborder\n");
        write_head(sheet, &shown, height);
        write_factors(sheet, &shown);
        script_clause(
            sheet, "'%s.dat' index 'box_%zu' using (0.5):1:(0.5):(0.16) with boxxyerror fc rgb '%s' notitle",
            sheet->picture->name, n, LIGHT_GREY);
        script_clause(sheet,
                      "'%s.dat' index 'box_%zu' using (($2+$3)/2):1:(($3-$2)/2):(0.3) with boxxyerror fc rgb "
                      "'%s' notitle",
                      sheet->picture->name, n, shown.event == CIRCUMSTANCE_HARM ? VERMILION : ORANGE);
        script_panel_close(sheet);
        top += HEAD + height + GAP;
    }
    script_close(sheet);
}

static bool applies(const struct FigureSubject *subject) {
    struct Shown shown;
    return nth_box(subject->decision, 0, &shown);
}

const struct Figure figure_boxes = {
    .name = "boxes",
    .title = N_("When it would be wrong"),
    .alternative = N_("A panel for each box of circumstances in which the recommended mix is worse than "
                      "another, or than doing "
                      "nothing: bars show which part of a factor's range belongs to it."),
    .kind = SUBJECT_DECISION,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
