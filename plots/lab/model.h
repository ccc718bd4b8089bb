/* What the page of the laboratory has to know of the model: one JSON object, written when the page is made.
 *   version, model_version, weeks (a run's, unless asked otherwise), weeks_most, agencies_most
 *   groups         [{name, title}]
 *   parameters     [{key, group, name, title, sentence, unit, kind: "real" | "integer" | "switch",
 *                  default, low, high, sweep_low, sweep_high, scale: "linear" | "log", status: "informed" |
 *                  "assumed" | "definition", basis}]: the table; basis: status and source in words
 *   constructs     [{title, keys}]: the sliders that come first
 *   interventions  [{name, unit, cost, probe, claims, sentence, lever, lever_unit, mechanism}]; cost in
 *                  million NTD a unit, agency and week
 *   fields         [{name, unit, default}] of an intervention; default null: the kind's cost
 *   targets        ["all", …]: of scenario_text_write
 *   case_types, programmes [{name, title}] (programmes: label), exits, stages, refusals, fates [{name, title,
 *                  sentence}]
 *   runs, weekly, agencies [{name, title, unit, sentence, keep: "level" | "sum"}]: the columns of answers
 *   presets        [{group, against, name, title, description, title_zh, description_zh, set: {key:
 *                  value}, interventions: [{kind, start_week, …, target, …}]}]: what differs from the
 *                  defaults; groups are sections of scenarios/effects.tsv, against: the name of the preset
 *                  that it is compared with, or null
 * Texts are English; the page looks their Chinese up in the catalogue. */
#ifndef TANDEM_LAB_MODEL_H
#define TANDEM_LAB_MODEL_H

#include <stdio.h>

#include "base/error.h"

/* Writes it. `scenarios` is the folder of effects.tsv, which lists the presets, and of their files. Errors:
 * as scenario_read; STATUS_CONFIGURATION for a preset that the laboratory cannot run. */
enum Status lab_model_write(FILE *stream, const char *scenarios, struct Error *error) MUST_CHECK;

#endif
