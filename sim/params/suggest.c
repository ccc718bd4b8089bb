#include "params/suggest.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "base/translate.h"
#include "params/params.h"

/* As many words as there is room for, each of them whole; "…" stands for the others. */
static void join(char text[SUGGESTION_SIZE], const char *opening, const char *between,
                 const char *const words[], size_t count) {
    static const char others[] = "…";
    size_t used = (size_t)snprintf(text, SUGGESTION_SIZE, "%s", opening);
    for (size_t i = 0; i < count; i++) {
        const char *before = i > 0 ? between : "";
        bool fits =
            used + strlen(before) + strlen(words[i]) + strlen(between) + sizeof others <= SUGGESTION_SIZE;
        used +=
            (size_t)snprintf(text + used, SUGGESTION_SIZE - used, "%s%s", before, fits ? words[i] : others);
        if (!fits)
            return;
    }
}

bool suggest_word(char text[SUGGESTION_SIZE], const char *word, const char *const words[], size_t count) {
    size_t best = count, least = 2 + strlen(word) / 6 + 1;
    for (size_t i = 0; i < count; i++) {
        size_t distance = text_distance(word, words[i], least);
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    if (best < count)
        join(text, _(", you may have meant "), "", &words[best], 1);
    else
        join(text, _(", allowed: "), ", ", words, count);
    return best < count;
}

static const struct {
    const char *group, *name, *sentence;
} retired[] = {
#define RETIRED(group, name, sentence) {#group, #name, sentence},
#include "params/retired.def"
#undef RETIRED
};

/* Whether a row's group stands for that of a key, `length` long: itself, any case type or any programme. */
static bool group_covers(const char *group, const char *written, size_t length) {
    if (strlen(group) == length && strncmp(group, written, length) == 0)
        return true;
    for (int i = 0; i < CASE_TYPE_COUNT && strcmp(group, "case") == 0; i++)
        if (group_covers(case_type_name((enum CaseType)i), written, length))
            return true;
    for (int i = 0; i < PROGRAMME_COUNT && strcmp(group, "programme") == 0; i++)
        if (group_covers(programme_name((enum Programme)i), written, length))
            return true;
    return false;
}

/* What became of a key; NULL if there never was such a key. */
static const char *retired_sentence(const char *key) {
    const char *point = strchr(key, '.');
    for (size_t i = 0; i < COUNT_OF(retired) && point != NULL; i++)
        if (strcmp(retired[i].name, point + 1) == 0 &&
            group_covers(retired[i].group, key, (size_t)(point - key)))
            return retired[i].sentence;
    return NULL;
}

void suggest_key(char text[SUGGESTION_SIZE], const char *key) {
    enum { FEW = 3 };
    const char *found[FEW], *sentence = retired_sentence(key);
    if (sentence != NULL) {
        snprintf(text, SUGGESTION_SIZE, _(", retired with model version 2: %s"), _(sentence));
        return;
    }
    size_t count = params_nearest(key, found, FEW);
    join(text, count > 0 ? _(", you may have meant ") : _(", `tandem params` lists them"), _(" or "), found,
         count);
}
