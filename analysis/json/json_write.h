/* JSON files: as jansson writes them, but with the shortest numbers that read back the same. */
#ifndef TANDEM_JSON_WRITE_H
#define TANDEM_JSON_WRITE_H

#include <jansson.h>
#include <stdio.h>

#include "base/error.h"

/* Writes `value` and a newline, each item on a line of its own, two blanks deeper than what holds it; keys in
 * the order in which they were set. Gives the reference to `value` back, also after an error. Errors:
 * STATUS_OUT_OF_MEMORY, also where `value` is NULL; what fails in writing stands in ferror(stream). */
enum Status json_write(json_t *value, FILE *stream, struct Error *error) MUST_CHECK;

#endif
