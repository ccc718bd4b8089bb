/* Characters of UTF-8 text. */
#ifndef TANDEM_UTF8_H
#define TANDEM_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the character at the start of `text`, which is not empty; returns its length in bytes, 0 if it is
 * no UTF-8 (Unicode 15, table 3-7). */
size_t utf8_decode(const char *text, uint32_t *code);

/* Columns that a character takes on a terminal: 2 for wide ones such as Chinese, 0 for marks that combine
 * with the one before (East Asian Width W and F of Unicode annex 11 and general category Mn, by block). */
size_t utf8_columns(uint32_t code);

/* C0, DEL, C1 and what is no character: a terminal may take them for orders. */
bool utf8_is_control(uint32_t code);

/* Whether a text has blanks alone, of any width, or nothing. */
bool utf8_is_blank(const char *text);

/* Marks that turn the direction of writing could make a text read as what it is not. */
bool utf8_turns_writing(uint32_t code);

/* From `first` to `last`, both included. */
struct CodeRange {
    uint32_t first, last;
};
bool utf8_is_in(uint32_t code, const struct CodeRange ranges[], size_t n);
#define UTF8_IS_IN(code, ranges) utf8_is_in(code, ranges, sizeof(ranges) / sizeof *(ranges))

#endif
