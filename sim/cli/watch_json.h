/* A run under watch as JSON. */
#ifndef TANDEM_WATCH_JSON_H
#define TANDEM_WATCH_JSON_H

#include <jansson.h>

#include "watch/watch.h"

/* Lets the run live to its end and puts down what is seen at the end of each quarter: the columns of
 * weekly.csv, open collaborations by stage, endings so far by case type. *value is the caller's, also after
 * failure; NULL without memory. Errors as replicate_run. */
enum Status watch_json(struct Watch *watch, json_t **value, struct Error *error) MUST_CHECK;

#endif
