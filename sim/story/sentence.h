/* Plain sentences in the current language with named places: "{unit} got a new manager." */
#ifndef TANDEM_SENTENCE_H
#define TANDEM_SENTENCE_H

#include <stddef.h>

#include "world/witness.h"

/* What stands in the places of a sentence. Begin with all 0, or with numbers = true: then words for levels
 * have the number behind them. Places past the last are dropped. */
enum { SENTENCE_PLACES = 16, PLACE_SIZE = 1024 };
struct Sentence {
    bool numbers;
    size_t count;
    struct {
        const char *name;
        char text[PLACE_SIZE];
    } place[SENTENCE_PLACES];
};

/* Fills a place: with a text; with a value of a kind, in words. */
void sentence_place(struct Sentence *self, const char *name, const char *text);
void sentence_value(struct Sentence *self, const char *name, enum ValueKind kind, double value);

/* Writes `pattern`, already translated, with its places filled; as a sentence its first letter is large. A
 * place that nobody filled stays as it stands. */
void sentence_phrase(const struct Sentence *self, const char *pattern, char *text, size_t size);
void sentence_write(const struct Sentence *self, const char *pattern, char *text, size_t size);

/* The names of an agency, "unit 17" or in full "unit 17 of government 3", and of a person, "citizen 214". */
void sentence_unit(char *text, size_t size, uint32_t agency, int64_t government, bool full);
void sentence_person(char *text, size_t size, enum Who who, uint64_t person);

/* What a testimony says, in one sentence that stands alone. */
void story_sentence(const struct Testimony *testimony, bool numbers, char *text, size_t size);

/* The chance that decided it and the draw: "chance of joining 34 %, drawn 0.71"; empty if nothing was
 * drawn. */
void story_chance(const struct Testimony *testimony, char *text, size_t size);

#endif
