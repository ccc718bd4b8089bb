/* Which characters the fonts of this machine can draw. gnuplot's cairo terminals draw one that no font has
 * 200 times too large, so that none may reach it. */
#ifndef TANDEM_FONTS_H
#define TANDEM_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/utf8.h"

enum { FONTS_NAMED = 8 };

/* What is known of them, and what pictures lacked for their sake. Zero-initialise it: fontconfig's fc-list is
 * asked when the first picture is to be drawn. A NULL in its place has every character. */
struct Fonts {
    bool asked, answered;     /* fc-list there is none of: letters of Latin-1 alone are drawn */
    struct CodeRange *ranges; /* ranges[count], owned */
    size_t count;
    bool english_instead;         /* pictures in a language whose letters no font has */
    uint32_t missed[FONTS_NAMED]; /* of the characters that were left out the first missed_count */
    size_t missed_count;
};
void fonts_free(struct Fonts *self);

bool fonts_have(struct Fonts *self, uint32_t code);

/* Whether all characters of UTF-8 `text` can be drawn. */
bool fonts_have_all(struct Fonts *self, const char *text);

/* Copies a text that people wrote to `clean[size]` without what cannot be drawn: common marks become similar
 * ones, other characters are left out together with brackets round them and the marks that joined them to the
 * rest: "Leak detection (漏水偵測)" becomes "Leak detection". */
void fonts_clean(struct Fonts *self, const char *text, char *clean, size_t size);

/* Writes `length` bytes of a script, from which what cannot be drawn is left out; nothing else changes. */
void fonts_filter(struct Fonts *self, const char *text, size_t length, FILE *stream);

/* One line on what pictures lacked, to be said once; false if there is nothing to say. */
bool fonts_notice(const struct Fonts *self, char *text, size_t size);

#endif
