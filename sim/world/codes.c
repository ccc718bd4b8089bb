#include "world/codes.h"

const char *exit_name(enum Exit exit) {
#define EXIT(symbol, name, sentence) name,
    static const char *const names[EXIT_COUNT] = {
#include "world/codes.def"
    };
#undef EXIT
    return names[exit];
}

const char *exit_meaning(enum Exit exit) {
#define EXIT(symbol, name, sentence) sentence,
    static const char *const meanings[EXIT_COUNT] = {
#include "world/codes.def"
    };
#undef EXIT
    return meanings[exit];
}

const char *stage_name(enum Stage stage) {
#define STAGE(symbol, name, activity, sentence) name,
    static const char *const names[STAGE_COUNT] = {
#include "world/codes.def"
    };
#undef STAGE
    return names[stage];
}

const char *stage_activity(enum Stage stage) {
#define STAGE(symbol, name, activity, sentence) activity,
    static const char *const activities[STAGE_COUNT] = {
#include "world/codes.def"
    };
#undef STAGE
    return activities[stage];
}

const char *refusal_name(enum Refusal refusal) {
#define REFUSAL(symbol, name, sentence) name,
    static const char *const names[REFUSAL_COUNT] = {
#include "world/codes.def"
    };
#undef REFUSAL
    return names[refusal];
}

const char *fate_name(enum Fate fate) {
#define FATE(symbol, name, sentence) name,
    static const char *const names[FATE_COUNT] = {
#include "world/codes.def"
    };
#undef FATE
    return names[fate];
}
