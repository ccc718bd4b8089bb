/* What becomes of proposals, a bar a programme. */
#include <math.h>
#include <string.h>

#include "base/translate.h"
#include "plots/figure/caption.h"
#include "plots/figure/script.h"

static const char *const FATE_COLOURS[FATE_COUNT] = {
    [FATE_STARTED] = GREEN,    [FATE_NOT_SELECTED] = LIGHT_GREY, [FATE_NO_TEAM] = SKY_BLUE,
    [FATE_NO_MATCH] = YELLOW,  [FATE_REFUSED] = VERMILION,       [FATE_UNANSWERED] = PURPLE,
    [FATE_PENDING] = "#FFFFFF"};

enum { BAR_LEFT = 370, BAR_RIGHT = 1060, ROW_HEIGHT = 52, LEGEND_LEFT = 40, LEGEND_STEP = 140 };

static const struct ProposalSummary *proposals_of(const struct Sheet *sheet, int programme) {
    return &sheet->picture->subject->summaries->proposals[GROUP_PROGRAMME + programme];
}

static bool has_any(const struct Sheet *sheet) {
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        if (proposals_of(sheet, programme)->proposals > 0)
            return true;
    return false;
}

static bool occurs(const struct Sheet *sheet, int fate) {
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        if (proposals_of(sheet, programme)->fate[fate].value > 0.0)
            return true;
    return false;
}

static long long count_of(const struct ProposalSummary *proposals, int fate) {
    return llround(proposals->fate[fate].value * (double)proposals->proposals);
}

/* A block a fate, so that each is drawn in its colour: where its piece of each programme's bar lies. */
static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (int fate = 0; has_any(sheet) && fate < FATE_COUNT; fate++) {
        data_block(sheet, fate_name((enum Fate)fate), "row from to share_low share_high proposals");
        for (int programme = 0; programme < PROGRAMME_COUNT; programme++) {
            const struct ProposalSummary *proposals = proposals_of(sheet, programme);
            double from = 0.0;
            if (proposals->proposals == 0)
                continue;
            for (int before = 0; before < fate; before++)
                from += proposals->fate[before].value;
            data_number(sheet, programme, ' ');
            data_number(sheet, from, ' ');
            data_number(sheet, from + proposals->fate[fate].value, ' ');
            data_number(sheet, proposals->fate[fate].low, ' ');
            data_number(sheet, proposals->fate[fate].high, ' ');
            sheet_print(sheet, "%lld\n", count_of(proposals, fate));
        }
        data_block_end(sheet);
    }
}

static void label_programme(struct Sheet *sheet, int programme) {
    struct Caption caption;
    char place[80], count[32];
    double line = 18.0 / ROW_HEIGHT;
    caption_wrap(&caption, _(programme_title((enum Programme)programme)), 36, 2);
    for (size_t i = 0; i < caption.count; i++) {
        snprintf(place, sizeof place, "graph %.4f, first %.4f", -12.0 / (BAR_RIGHT - BAR_LEFT),
                 programme + line * ((double)i - 0.5 * (double)(caption.count - 1)));
        script_label(sheet, caption.lines[i], place, "right");
    }
    caption_from_count(count, sizeof count, proposals_of(sheet, programme)->proposals);
    snprintf(place, sizeof place, "graph %.4f, first %d", 1.0 + 12.0 / (BAR_RIGHT - BAR_LEFT), programme);
    script_label(sheet, count, place, "left");
}

/* How many proposals a piece stands for, where it is wide enough for the digits. */
static void label_pieces(struct Sheet *sheet, int programme) {
    const struct ProposalSummary *proposals = proposals_of(sheet, programme);
    double from = 0.0;
    for (int fate = 0; fate < FATE_COUNT && proposals->proposals > 0; fate++) {
        double share = proposals->fate[fate].value;
        char text[32], place[64];
        caption_from_count(text, sizeof text, count_of(proposals, fate));
        bool dark = fate == FATE_STARTED || fate == FATE_REFUSED;
        snprintf(place, sizeof place, "first %.6f, first %d", from + 0.5 * share, programme);
        if (share * (BAR_RIGHT - BAR_LEFT) > 10.0 * (double)strlen(text) + 6.0)
            script_label(sheet, text, place, dark ? "center front tc rgb '#FFFFFF'" : "center front");
        from += share;
    }
}

/* In the order of the pieces, above the bars. */
static void write_legend(struct Sheet *sheet, double rows_height) {
    for (int fate = 0; fate < FATE_COUNT; fate++) {
        char name[48], place[64];
        double left = (double)(LEGEND_STEP * fate + LEGEND_LEFT - BAR_LEFT) / (BAR_RIGHT - BAR_LEFT),
               y = 1.0 + 24.0 / rows_height;
        snprintf(name, sizeof name, "%s", _(fate_row((enum Fate)fate)->title));
        sheet_print(
            sheet,
            "set object rectangle from graph %.4f, graph %.4f to graph %.4f, graph %.4f fc rgb '%s' fs solid "
            "border lc rgb '%s' lw 0.7 noclip\n",
            left, y - 7.0 / rows_height, left + 14.0 / (BAR_RIGHT - BAR_LEFT), y + 7.0 / rows_height,
            FATE_COLOURS[fate], BLACK);
        snprintf(place, sizeof place, "graph %.4f, graph %.4f", left + 20.0 / (BAR_RIGHT - BAR_LEFT), y);
        script_label(sheet, name, place, "left");
    }
    char place[64];
    snprintf(place, sizeof place, "graph %.4f, graph %.4f", 1.0 + 12.0 / (BAR_RIGHT - BAR_LEFT),
             1.0 + 24.0 / rows_height);
    script_label(sheet, _("all proposals"), place, "left");
}

static void write_script(struct Sheet *sheet) {
    double rows_height = (double)ROW_HEIGHT * PROGRAMME_COUNT, top = SCRIPT_TOP + 45.0;
    char footer[256], replicates[32];
    script_replicates(sheet, replicates, sizeof replicates);
    snprintf(footer, sizeof footer, _("%s together; in the bars and at the right: proposals of all of them"),
             replicates);
    script_open(sheet, top + rows_height + 60.0 + SCRIPT_BOTTOM, footer);
    script_panel(sheet, (struct Panel){BAR_LEFT, top, BAR_RIGHT, top + rows_height}, NULL);
    script_ticks_percent(sheet, 'x');
    script_axis_label(sheet, 'x', _("share of proposals"));
    sheet_print(sheet, "set yrange [%g:-0.5]\nunset ytics\nunset grid\n", PROGRAMME_COUNT - 0.5);
    write_legend(sheet, rows_height);
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++) {
        label_programme(sheet, programme);
        label_pieces(sheet, programme);
    }
    if (!has_any(sheet))
        script_nothing(sheet, _("no proposals"));
    for (int fate = 0; fate < FATE_COUNT; fate++)
        if (occurs(sheet, fate))
            script_clause(sheet,
                          "'fates.dat' index '%s' using ($3>$2?$2:NaN):1:2:3:($1-0.36):($1+0.36) with "
                          "boxxyerror fc rgb '%s' fs solid "
                          "border lc rgb '%s' lw 0.7 notitle",
                          fate_name((enum Fate)fate), FATE_COLOURS[fate], BLACK);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_fates = {
    .name = "fates",
    .title = N_("What becomes of proposals in each programme"),
    .alternative =
        N_("Stacked horizontal bars, one a programme with its number of proposals: the shares of proposals "
           "that became an episode, were not selected, found no team or match, were refused or unanswered."),
    .kind = SUBJECT_SCENARIO,
    .data = write_data,
    .script = write_script,
};
