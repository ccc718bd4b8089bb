/* The codes of the model: exits, stages, reasons of refusal, fates of proposals. One row each in codes.def.
 */
#ifndef TANDEM_CODES_H
#define TANDEM_CODES_H

#define EXIT(symbol, name, sentence) EXIT_##symbol,
enum Exit {
#include "world/codes.def"
    EXIT_COUNT
};
#undef EXIT
#define STAGE(symbol, name, activity, sentence) STAGE_##symbol,
enum Stage {
#include "world/codes.def"
    STAGE_COUNT
};
#undef STAGE
#define REFUSAL(symbol, name, sentence) REFUSAL_##symbol,
enum Refusal {
#include "world/codes.def"
    REFUSAL_COUNT
};
#undef REFUSAL
#define FATE(symbol, name, sentence) FATE_##symbol,
enum Fate {
#include "world/codes.def"
    FATE_COUNT
};
#undef FATE

const char *exit_name(enum Exit exit);
const char *exit_meaning(enum Exit exit);
const char *stage_name(enum Stage stage);
const char *stage_activity(enum Stage stage); /* observe, deliberate or participate (Ruijer et al. 2017) */
const char *refusal_name(enum Refusal refusal);
const char *fate_name(enum Fate fate);

#endif
