/* The answer of a study in three sentences that everybody can read: what is found, how sure that is, and when
 * it fails or what it harms. Built once, in the language of readers; terminal, JSON and page write it. */
#ifndef TANDEM_SENTENCES_H
#define TANDEM_SENTENCES_H

#include <stdio.h>

#include "base/error.h"

/* In the order in which they are read. Harm belongs to what is found where there is any: it is said first. */
enum SentenceKind { SENTENCE_FOUND, SENTENCE_SURE, SENTENCE_FAILS, SENTENCE_COUNT };

/* In JSON: "found", "sure", "fails". */
const char *sentence_kind_name(enum SentenceKind kind);

/* Zero-initialise it; a text is empty where there is nothing to say. */
enum { SENTENCE_SIZE = 1024 };
struct Sentences {
    char text[SENTENCE_COUNT][SENTENCE_SIZE];
};

/* Adds to a sentence what the format gives, cut where it is full; after a full point a space comes between.
 */
void sentences_say(struct Sentences *self, enum SentenceKind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/* Writes them for a terminal, a wrapped paragraph each, with an empty line below; nothing where there are
 * none. */
void sentences_print(const struct Sentences *self, FILE *stream);

#endif
