#include "cli/subject_title.h"

#include <stdio.h>

#include "base/translate.h"
#include "cli/subjects.h"
#include "cli/terminal.h"

void subject_print_title(const struct SubjectKind *kind, size_t index) {
    print_bold(kind->name(index));
    printf(_(", %s\n"), _(kind->singular));
}
