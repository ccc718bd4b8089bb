#include "params/suggest.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "params/params.h"

static void join(char text[SUGGESTION_SIZE], const char *opening, const char *between,
                 const char *const words[], size_t count) {
    int used = snprintf(text, SUGGESTION_SIZE, "%s", opening);
    for (size_t i = 0; i < count && used < SUGGESTION_SIZE; i++)
        used +=
            snprintf(text + used, (size_t)(SUGGESTION_SIZE - used), "%s%s", i > 0 ? between : "", words[i]);
}

void suggest_word(char text[SUGGESTION_SIZE], const char *word, const char *const words[], size_t count) {
    size_t best = count, least = 2 + strlen(word) / 6 + 1;
    for (size_t i = 0; i < count; i++) {
        size_t distance = text_distance(word, words[i], least);
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    if (best < count)
        join(text, ", you may have meant ", "", &words[best], 1);
    else
        join(text, ", allowed: ", ", ", words, count);
}

void suggest_key(char text[SUGGESTION_SIZE], const char *key) {
    enum { FEW = 3 };
    const char *found[FEW];
    size_t count = params_nearest(key, found, FEW);
    join(text, count > 0 ? ", you may have meant " : ", `tandem params` lists them", " or ", found, count);
}
