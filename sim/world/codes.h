/* The codes of the model: exits, stages, reasons of refusal, fates of proposals. One row each in codes.def.
 */
#ifndef TANDEM_CODES_H
#define TANDEM_CODES_H

#define EXIT(symbol, name, title, sentence) EXIT_##symbol,
enum Exit {
#include "world/codes.def"
    EXIT_COUNT
};
#undef EXIT
#define STAGE(symbol, name, title, activity, sentence) STAGE_##symbol,
enum Stage {
#include "world/codes.def"
    STAGE_COUNT
};
#undef STAGE
#define REFUSAL(symbol, name, title, sentence) REFUSAL_##symbol,
enum Refusal {
#include "world/codes.def"
    REFUSAL_COUNT
};
#undef REFUSAL
#define FATE(symbol, name, title, sentence) FATE_##symbol,
enum Fate {
#include "world/codes.def"
    FATE_COUNT
};
#undef FATE

/* What records carry, what people read (marked for translation), what it means. */
struct CodeRow {
    const char *name, *title, *sentence;
    const char *activity; /* of stages: observe, deliberate or participate (Ruijer et al. 2017) */
};
const struct CodeRow *exit_row(enum Exit exit);
const struct CodeRow *stage_row(enum Stage stage);
const struct CodeRow *refusal_row(enum Refusal refusal);
const struct CodeRow *fate_row(enum Fate fate);

/* The name alone, as records carry it. */
const char *exit_name(enum Exit exit);
const char *stage_name(enum Stage stage);
const char *refusal_name(enum Refusal refusal);
const char *fate_name(enum Fate fate);

#endif
