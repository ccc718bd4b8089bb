/* The end of a message about an unknown word: what may have been meant, or else what is allowed. */
#ifndef TANDEM_SUGGEST_H
#define TANDEM_SUGGEST_H

#include <stdbool.h>
#include <stddef.h>

enum { SUGGESTION_SIZE = 1024 };

/* For a word that is none of words[count]: ", you may have meant x", or ", allowed: x, y, z" if nothing is
 * near. Returns whether one is. */
bool suggest_word(char text[SUGGESTION_SIZE], const char *word, const char *const words[], size_t count);

/* For a key that no parameter has: ", retired with model version 2: …" if one had it before, or else ", you
 * may have meant x or y", or where they are listed. */
void suggest_key(char text[SUGGESTION_SIZE], const char *key);

#endif
