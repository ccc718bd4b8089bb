#include "cli/describe.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "cli/terminal.h"
#include "params/params.h"

enum { KEY_WIDTH = 32, SENTENCE_INDENT = 6 };

/* One line: key, default, unit, sentence. */
static void describe_param_line(size_t index) {
    const struct ParamRow *row = params_row(index);
    char value[32];
    text_from_number(value, sizeof value, row->value);
    printf("  %-*s %10s  %s\n%*s", KEY_WIDTH, params_key(index), value, _(row->unit), SENTENCE_INDENT, "");
    print_wrapped(stdout, SENTENCE_INDENT, SENTENCE_INDENT, _(row->sentence));
}

static void print_range(const char *label, double low, double high) {
    char from[32], to[32], text[80];
    text_from_number(from, sizeof from, low);
    text_from_number(to, sizeof to, high);
    snprintf(text, sizeof text, _("%s to %s"), from, to);
    print_labelled(label, low == high ? _("not swept") : text);
}

void describe_param(size_t index) {
    static const char *const kinds[] = {N_("real number"), N_("whole number"), N_("switch, 0 or 1")};
    const struct ParamRow *row = params_row(index);
    char title[PARAMS_TITLE_SIZE], value[32], basis[256];
    text_from_number(value, sizeof value, row->value);
    params_describe_basis(row, basis, sizeof basis);
    params_title(index, title);
    print_bold(params_key(index));
    printf(_(", %s\n"), _("parameter"));
    print_labelled("title", title);
    print_labelled("meaning", _(row->sentence));
    print_labelled("default", value);
    print_labelled("unit", _(row->unit));
    print_labelled("kind", _(kinds[row->kind]));
    if (row->kind != KIND_SWITCH)
        print_range("allowed", row->low, row->high);
    print_range("sweep", row->sweep_low, row->sweep_high);
    if (row->sweep_low != row->sweep_high)
        print_labelled("scale", row->scale == SCALE_LOG ? _("logarithmic") : _("linear"));
    print_labelled("basis", basis);
    printf("\n");
}

void describe_group(size_t group) {
    const struct ParamGroup *wanted = params_group(group);
    print_bold(_(wanted->title));
    printf(" (%s)\n", wanted->name);
    for (size_t i = 0; i < params_count(); i++)
        if (strcmp(params_row(i)->group, wanted->name) == 0)
            describe_param_line(i);
    if (strcmp(wanted->name, "network") == 0)
        printf("  %s\n  `tandem explain network_file`\n",
               _("A file may stand in place of all of these, network: { file = \"ties.csv\"; }:"));
    printf("\n");
}

size_t describe_group_find(const char *name) {
    size_t i = 0;
    while (i < params_group_count() && strcmp(params_group(i)->name, name) != 0)
        i++;
    return i;
}

bool describe_param_is(size_t index, const char *name) {
    const struct ParamRow *row = params_row(index);
    return strcmp(params_key(index), name) == 0 || strcmp(row->name, name) == 0;
}
