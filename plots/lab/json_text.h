/* JSON written piece by piece, for what runs where no library is. A comma before an item is the caller's. */
#ifndef TANDEM_LAB_JSON_TEXT_H
#define TANDEM_LAB_JSON_TEXT_H

#include <stdbool.h>
#include <stdio.h>

/* A string with its quotation marks; null for NULL. `text` is UTF-8. */
void json_text_string(FILE *stream, const char *text);

/* The shortest number that reads back the same; null where it is not finite. */
void json_text_number(FILE *stream, double value);

/* A comma unless `first`, then the string `name` and a colon. */
void json_text_name(FILE *stream, bool first, const char *name);

/* The same with what it names: a string, a number. */
void json_text_named_string(FILE *stream, bool first, const char *name, const char *text);
void json_text_named_number(FILE *stream, bool first, const char *name, double value);

#endif
