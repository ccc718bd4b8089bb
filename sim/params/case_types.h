/* The case types of the study and the programmes that proposals come from: one row each in case_types.def and
 * programmes.def. */
#ifndef TANDEM_CASE_TYPES_H
#define TANDEM_CASE_TYPES_H

#define CASE_TYPE(symbol, ...) CASE_##symbol,
enum CaseType {
#include "params/case_types.def"
    CASE_TYPE_COUNT
};
#undef CASE_TYPE

#define PROGRAMME(symbol, ...) PROGRAMME_##symbol,
enum Programme {
#include "params/programmes.def"
    PROGRAMME_COUNT
};
#undef PROGRAMME

/* Name in files and tables; title and label (the title in two words) for people, marked for translation. */
const char *case_type_name(enum CaseType type);
const char *case_type_title(enum CaseType type);
const char *programme_name(enum Programme programme);
const char *programme_title(enum Programme programme);
const char *programme_label(enum Programme programme);

#endif
