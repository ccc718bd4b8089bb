#include "world/codes.h"

#include <stddef.h>

#define EXIT(symbol, name, title, sentence) {name, title, sentence, NULL},
const struct CodeRow *exit_row(enum Exit exit) {
    static const struct CodeRow rows[EXIT_COUNT] = {
#include "world/codes.def"
    };
    return &rows[exit];
}
#undef EXIT

const char *exit_name(enum Exit exit) {
    return exit_row(exit)->name;
}

#define STAGE(symbol, name, title, activity, sentence) {name, title, sentence, activity},
const struct CodeRow *stage_row(enum Stage stage) {
    static const struct CodeRow rows[STAGE_COUNT] = {
#include "world/codes.def"
    };
    return &rows[stage];
}
#undef STAGE

const char *stage_name(enum Stage stage) {
    return stage_row(stage)->name;
}

#define REFUSAL(symbol, name, title, sentence) {name, title, sentence, NULL},
const struct CodeRow *refusal_row(enum Refusal refusal) {
    static const struct CodeRow rows[REFUSAL_COUNT] = {
#include "world/codes.def"
    };
    return &rows[refusal];
}
#undef REFUSAL

const char *refusal_name(enum Refusal refusal) {
    return refusal_row(refusal)->name;
}

#define FATE(symbol, name, title, sentence) {name, title, sentence, NULL},
const struct CodeRow *fate_row(enum Fate fate) {
    static const struct CodeRow rows[FATE_COUNT] = {
#include "world/codes.def"
    };
    return &rows[fate];
}
#undef FATE

const char *fate_name(enum Fate fate) {
    return fate_row(fate)->name;
}
