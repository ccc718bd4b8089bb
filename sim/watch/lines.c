#include "watch/lines.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/terminal.h"
#include "base/text.h"
#include "base/translate.h"
#include "params/intervention.h"

/* One row a number of a line. */
static const struct LineColumn {
    const char *heading; /* of two lines; marked for translation */
    int columns, decimals;
} columns[] = {
    {N_("up to\nweek"), 5, 0},
    {N_("tried\n%"), 6, 1},
    {N_("open\nnow"), 6, 0},
    {N_("ended\nso far"), 7, 0},
    {N_("of these\ncompleted"), 10, 0},
    {N_("trust of\ncitizens"), 9, 3},
    {N_("trust of\nstaff"), 9, 3},
    {N_("data\nquality"), 8, 3},
    {N_("manager\nsupport"), 8, 3},
    {N_("legal\nconservatism"), 13, 3},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static void read_line(const struct Future *future, double value[COLUMN_COUNT]) {
    const struct WeekRecord *now = future_now(future);
    double open = 0.0, ended = 0.0;
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        open += (double)future_open(future, (enum Stage)stage);
    for (int exit = 0; exit < EXIT_COUNT; exit++)
        ended += (double)future_ended(future, (enum Exit)exit);
    const double values[COLUMN_COUNT] = {(double)future->lived,
                                         100.0 * now->ever_tried_share,
                                         open,
                                         ended,
                                         (double)future_ended(future, EXIT_COMPLETED),
                                         now->trust_citizen,
                                         now->trust_administrator,
                                         now->data_quality,
                                         now->manager_support,
                                         now->conservatism};
    memcpy(value, values, sizeof values);
}

static void print_right(FILE *stream, int width, const char *text) {
    int blanks = width - text_columns(text);
    fprintf(stream, "%*s%s", blanks > 1 ? blanks : 1, "", text);
}

static void print_headings(FILE *stream) {
    for (int line = 0; line < 2; line++) {
        for (int c = 0; c < COLUMN_COUNT; c++) {
            char text[64];
            const char *heading = _(columns[c].heading), *end = strchr(heading, '\n');
            size_t first = end != NULL ? (size_t)(end - heading) : strlen(heading);
            snprintf(text, sizeof text, "%.*s", line == 0 ? (int)first : 60,
                     line == 0 ? heading : heading + first + (end != NULL));
            print_right(stream, columns[c].columns, text);
        }
        fputc('\n', stream);
    }
}

static void print_numbers(FILE *stream, const double value[COLUMN_COUNT], const char *sign) {
    for (int c = 0; c < COLUMN_COUNT; c++) {
        char format[16], text[32] = "";
        snprintf(format, sizeof format, "%%%s.%df", c > 0 ? sign : "", columns[c].decimals);
        if (!isnan(value[c]))
            snprintf(text, sizeof text, format, value[c]);
        print_right(stream, columns[c].columns, text);
    }
    fputc('\n', stream);
}

enum Status lines_print(struct Watch *watch, FILE *stream, struct Error *error) {
    double value[COLUMN_COUNT];
    enum Status status = STATUS_OK;
    print_headings(stream);
    while (!watch_has_ended(watch) && status == STATUS_OK) {
        status = watch_live_quarter(watch, error);
        if (status != STATUS_OK)
            break;
        read_line(watch->shown, value);
        print_numbers(stream, value, "");
        /* Who reads may go when he has seen enough. */
        if (fflush(stream) != 0)
            return errno == EPIPE ? STATUS_OK
                                  : error_set(error, STATUS_INPUT_OUTPUT,
                                              "the results could not be written to standard output%s%s", ": ",
                                              strerror(errno));
    }
    return status;
}

/* The scenario's own intervention that this one is, or was until it was switched; NULL if there is none. */
static const struct Intervention *original_of(const struct Watch *watch, const struct Intervention *one) {
    const struct Scenario *scenario = watch->input.scenario;
    for (int64_t i = 0; i < scenario->intervention_count; i++)
        if (scenario->interventions[i].kind == one->kind &&
            scenario->interventions[i].start_week == one->start_week)
            return &scenario->interventions[i];
    return NULL;
}

/* A text as files of scenarios have it. */
static void print_quoted(FILE *stream, const char *text) {
    for (fputc('"', stream); *text != '\0'; text++)
        fprintf(stream, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    fputc('"', stream);
}

/* What the scenario itself has cannot be taken back in a file that is built on it. */
static void print_switches(const struct Watch *watch, FILE *stream) {
    const struct Scenario *edited = &watch->shown->scenario;
    const char *between = "";
    char file[SCENARIO_TEXT + 8], intensity[32];
    snprintf(file, sizeof file, "%s.cfg", watch->input.scenario->name);
    fprintf(stream, "\n%s\n  base = ", _("The same as the file of a scenario:"));
    print_quoted(stream, file);
    fputs(";\n  interventions = (", stream);
    for (int64_t i = 0; i < edited->intervention_count; i++) {
        const struct Intervention *one = &edited->interventions[i];
        if (original_of(watch, one) != NULL)
            continue;
        text_from_number(intensity, sizeof intensity, one->intensity);
        fprintf(stream, "%s\n    { kind = \"%s\"; start_week = %.1f; end_week = %.1f; intensity = %s; }",
                between, intervention_row(one->kind)->name, one->start_week, one->end_week, intensity);
        between = ",";
    }
    fprintf(stream, "\n  );\n");
    for (int64_t i = 0; i < edited->intervention_count; i++) {
        const struct Intervention *one = &edited->interventions[i], *original = original_of(watch, one);
        if (original == NULL || original->end_week == one->end_week)
            continue;
        fputs("  # ", stream);
        fprintf(stream, _("and %s, which %s.cfg has from week %.0f on, ends in week %.0f\n"),
                intervention_row(one->kind)->name, watch->input.scenario->name, one->start_week,
                one->end_week);
    }
}

void lines_print_end(const struct Watch *watch, FILE *stream) {
    double shown[COLUMN_COUNT], other[COLUMN_COUNT];
    read_line(watch->shown, shown);
    fprintf(stream, _("Seen up to week %lld of %lld."), (long long)watch->shown->lived,
            (long long)watch->input.weeks);
    fputc('\n', stream);
    print_headings(stream);
    print_numbers(stream, shown, "");
    if (watch->other == NULL || watch->other->lived != watch->shown->lived)
        return;
    read_line(watch->other, other);
    print_numbers(stream, other, "");
    for (int c = 1; c < COLUMN_COUNT; c++)
        other[c] = shown[c] - other[c];
    print_numbers(stream, other, "+");
    fprintf(stream, "%s\n", _("(The run with the switches, the run without them, the difference.)"));
    print_switches(watch, stream);
}
