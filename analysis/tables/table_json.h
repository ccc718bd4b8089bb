/* A table as JSON: numbers as they are stored, null for what is not available; keys and codes in English. */
#ifndef TANDEM_TABLE_JSON_H
#define TANDEM_TABLE_JSON_H

#include <jansson.h>

#include "tables/sentences.h"
#include "tables/table.h"

/* {row: {column: {"value", "low", "high", "count"}}}, of texts the code. NULL without memory. The caller owns
 * it. */
json_t *table_json(const struct Table *self);

/* {table: …} of all tables. NULL without memory. The caller owns it. */
json_t *tables_json(const struct Tables *self);

/* A number, or null where it is not finite. */
json_t *json_number(double value);

/* The sentences of an answer by their names ("found", "sure", "fails"); null where there is none. NULL if
 * memory ran out. */
json_t *sentences_json(const struct Sentences *answer);

#endif
