/* tandem explain: what a name of the model means and what it rests on. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "cli/describe.h"
#include "cli/options.h"
#include "cli/subjects.h"
#include "cli/subjects_results.h"
#include "cli/terminal.h"
#include "params/params.h"
#include "params/suggest.h"

enum { MOST_NAMES = 1024 };

/* A name that several tables have stands once in the list. */
static bool is_repeated(const struct SubjectKind *kind, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (strcmp(kind->name(i), kind->name(index)) == 0)
            return true;
    return false;
}

static void list_kind(const struct SubjectKind *kind) {
    char text[8192] = "";
    size_t used = 0;
    for (size_t i = 0; i < kind->count() && used < sizeof text; i++)
        if (!is_repeated(kind, i))
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", used > 0 ? ", " : "",
                                     kind->name(i));
    print_bold(_(kind->plural));
    printf("\n  ");
    print_wrapped(stdout, 2, 2, text);
}

static enum Status unknown_name(const char *name, struct Error *error) {
    const char *names[MOST_NAMES];
    char suggestion[SUGGESTION_SIZE];
    size_t count = 0;
    for (size_t k = 0; k < subject_kind_count(); k++)
        for (size_t i = 0; i < subject_kind(k)->count() && count < MOST_NAMES; i++)
            names[count++] = subject_kind(k)->name(i);
    if (!suggest_word(suggestion, name, names, count))
        suggest_key(suggestion, name);
    return error_set(error, STATUS_USAGE, "%s: nothing of that name to explain%s", name, suggestion);
}

/* Explains every subject of that name; returns how many there are. */
static size_t explain_all(const char *name) {
    size_t found = 0;
    for (size_t k = 0; k < subject_kind_count(); k++)
        for (size_t i = 0; i < subject_kind(k)->count(); i++)
            if (strcmp(subject_kind(k)->name(i), name) == 0) {
                subject_kind(k)->print(i);
                found++;
            }
    if (found == 0 && outcome_find(name) < OUTCOME_COUNT) { /* of a case type */
        subject_print_outcome(outcome_find(name));
        found++;
    }
    for (size_t i = 0; i < params_count(); i++)
        if (describe_param_is(i, name)) {
            describe_param(i);
            found++;
        }
    return found;
}

enum Status command_explain(const struct Options *options, struct Error *error) {
    if (options->argument_count > 0)
        return explain_all(options->arguments[0]) > 0 ? STATUS_OK
                                                      : unknown_name(options->arguments[0], error);
    for (size_t k = 0; k < subject_kind_count(); k++)
        list_kind(subject_kind(k));
    printf("\n%s\n", _("and every parameter: `tandem params` lists them."));
    return STATUS_OK;
}
