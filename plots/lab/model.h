/* What the page of the laboratory has to know of the model: one JSON object, written when the page is made.
 *   version, model_version, weeks (a run's, unless asked otherwise), weeks_most, agencies_most
 *   groups         [{name, title}]
 *   parameters     [{key, group, title, sentence, unit, kind: "real" | "integer" | "switch",
 *                  default, low, high, sweep_low, sweep_high, scale: "linear" | "log", status: "informed" |
 *                  "assumed" | "definition", basis}]: the table; basis: status and source in words
 *   constructs     [{title, keys}]: the sliders that come first
 *   interventions  [{name, title, unit, cost, probe, claims, sentence}]; cost in million NTD a unit, agency
 *                  and week
 *   case_types     [{name, title}]
 *   programmes     [{name, title, label}]
 *   exits          [{name, title, sentence}]
 *   weekly         [{name, title, unit}]: the columns of answers
 *   presets        [{group, against, name, title, description, title_zh, description_zh, set: {key: value},
 *                  interventions: [{kind, start_week, …, target, …}]}]: what differs from the defaults
 * Groups of presets are sections of scenarios/effects.tsv; `against` is the preset that one is compared with,
 * or null. Texts are in the language chosen (base/translate.h), those of presets in both. */
#ifndef TANDEM_LAB_MODEL_H
#define TANDEM_LAB_MODEL_H

#include <stdio.h>

#include "base/error.h"

/* Writes it. `scenarios` is the folder of effects.tsv, which lists the presets, and of their files. Errors:
 * as scenario_read; STATUS_CONFIGURATION for a preset that the laboratory cannot run. */
enum Status lab_model_write(FILE *stream, const char *scenarios, struct Error *error) MUST_CHECK;

#endif
