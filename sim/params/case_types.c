#include "params/case_types.h"

#include "base/translate.h"

struct Words {
    const char *name, *label, *title;
};

static const struct Words case_types[CASE_TYPE_COUNT] = {
#define CASE_TYPE(symbol, name, title, ...) {#name, title, title},
#include "params/case_types.def"
#undef CASE_TYPE
};

static const struct Words programmes[PROGRAMME_COUNT] = {
#define PROGRAMME(symbol, name, label, title, ...) {#name, label, title},
#include "params/programmes.def"
#undef PROGRAMME
};

const char *case_type_name(enum CaseType type) {
    return case_types[type].name;
}

const char *case_type_title(enum CaseType type) {
    return case_types[type].title;
}

const char *programme_name(enum Programme programme) {
    return programmes[programme].name;
}

const char *programme_title(enum Programme programme) {
    return programmes[programme].title;
}

const char *programme_label(enum Programme programme) {
    return programmes[programme].label;
}
