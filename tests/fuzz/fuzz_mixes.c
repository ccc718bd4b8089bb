/* Fuzzes the mixes of a decision as a store keeps them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "decide/mixes_text.h"
#include "target.h"

static void check_mix(const struct DecisionMix *mix) {
    require(isfinite(mix->cost) && mix->cost >= 0.0, "a cost is money");
    require(mix->count <= DECISION_AT_ONCE_MOST, "so many at once");
    for (size_t i = 0; i < mix->count; i++)
        require(mix->option[i] < DECISION_OPTIONS_MOST && (i == 0 || mix->option[i] > mix->option[i - 1]),
                "options ascend");
}

/* As it would be written it is read, and written again. */
static void check_round_trip(const struct Mixes *mixes) {
    struct Mixes again;
    char *once = mixes_to_text(mixes);
    require(once != NULL && mixes_from_text(&again, once) == STATUS_OK, "what is written is read");
    char *twice = mixes_to_text(&again);
    require(twice != NULL && strcmp(once, twice) == 0, "and is the same");
    mixes_free(&again);
    free(once);
    free(twice);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Mixes mixes;
    char *text = input_text(data, size);
    if (mixes_from_text(&mixes, text) == STATUS_OK) {
        accepted();
        require(mixes.count >= 1 && mixes.mix[0].count == 0, "doing nothing comes first");
        for (size_t m = 0; m < mixes.count; m++)
            check_mix(&mixes.mix[m]);
        check_round_trip(&mixes);
    }
    mixes_free(&mixes);
    free(text);
    return 0;
}
