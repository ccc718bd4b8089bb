/* The first line of what `tandem explain` says. */
#ifndef TANDEM_SUBJECT_TITLE_H
#define TANDEM_SUBJECT_TITLE_H

#include <stddef.h>

struct SubjectKind;

/* "name, kind" as the first line of an explanation. */
void subject_print_title(const struct SubjectKind *kind, size_t index);

#endif
