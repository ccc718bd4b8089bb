/* The language of what people read: tables, figures, reports, messages. Codes, keys and files of numbers stay
 * English. */
#ifndef TANDEM_TRANSLATE_H
#define TANDEM_TRANSLATE_H

#include <stddef.h>

/* The text in the language chosen, itself where there is no translation (GNU gettext, domain "tandem").
 * NULL stays
 * NULL; keeps errno. */
const char *translate(const char *text);

/* A text that a file says in both languages: `chinese` where the catalogue speaks it and there is such a
 * text, else `english`. */
const char *translate_choose(const char *english, const char *chinese);

/* One of two texts by a count, as the language has it: "1 run", "2 runs". */
const char *translate_plural(const char *one, const char *many, long long count);

/* The same with the count in it, which both texts have as %lld. */
void translate_count(char *text, size_t size, const char *one, const char *many, long long count);

/* Between the two this thread speaks English, for texts that are stored. translate_english gives what
 * translate_back takes; where memory runs out nothing changes. */
void *translate_english(void);
void translate_back(void *spoken);

#define _(text) translate(text)
/* Marks a text in a table for the catalogue; it is translated where it is shown. */
#define N_(text) text

/* Chooses the language: "en", or "zh-TW". `folder` holds <language>/LC_MESSAGES/tandem.mo. To be called by
 * main, before any thread starts. Returns 0, or -1 for a language that is not known; numbers are never
 * translated. */
int translate_begin(const char *language, const char *folder);

#endif
