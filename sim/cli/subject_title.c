#include "cli/subject_title.h"

#include <stdio.h>

#include "cli/subjects.h"
#include "cli/terminal.h"

void subject_print_title(const struct SubjectKind *kind, size_t index) {
    print_bold(kind->name(index));
    printf(", %s\n", kind->singular);
}
