/* Text helpers shared by readers and writers: strict locale-free numbers and nearest names. */
#ifndef TANDEM_TEXT_H
#define TANDEM_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Parses the whole of `text` as a finite decimal number with a point as decimal mark, in any locale;
 * hexadecimal, infinities, NaN, surrounding blanks and trailing characters are refused. */
bool text_to_number(const char *text, double *value);

/* Parses the whole of `text` as an unsigned 64-bit decimal integer; a sign, blanks and overflow are refused.
 */
bool text_to_unsigned(const char *text, uint64_t *value);

/* Writes `value` with the fewest digits that read back to the same bits, and a point as decimal mark in any
 * locale: 0.6, 1234567, 1e-7, 2.5e20, -0; plain from 0.000001 up to 17 digits. NaN gives the empty string.
 * `buffer[size]`, size at least 32. */
void text_from_number(char *buffer, size_t size, double value);

/* Edit distance between two words (Levenshtein 1966), capped at `limit`. */
size_t text_distance(const char *one, const char *other, size_t limit);

/* The bytes of a text's beginning, at most `most`, that end no UTF-8 character in its middle: for "%.*s". */
int text_prefix(const char *text, size_t most);

/* True if `text` is well-formed UTF-8 without control characters other than newline and tab, and without
 * marks that turn the direction of writing. */
bool text_is_clean_utf8(const char *text);

/* True if it is clean, on one line, and names something in a folder and nothing outside. */
bool text_is_file_name(const char *text);

#endif
