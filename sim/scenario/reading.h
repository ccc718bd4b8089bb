/* What the files of this room share while one scenario file is read. */
#ifndef TANDEM_READING_H
#define TANDEM_READING_H

#include <libconfig.h>
#include <stdbool.h>
#include <stdint.h>

#include "params/scenario.h"
#include "scenario/scan.h"
#include "scenario/source.h"

/* One file on its way into the scenario. */
struct Reading {
    struct Scenario *scenario;
    const char *file;   /* as messages name it */
    const char *folder; /* where relative paths begin; NULL: no other file may be named */
    enum ParamOrigin origin;
    struct Scan scan;
    struct Error *error;
    const struct Reading *above; /* the file that names this one as its base; NULL for the first */
};

/* The folder of a path: what comes before its last slash, "" without one. */
void reading_folder(const char *path, char folder[SCENARIO_PATH]);

/* What the results of a file are called: its name without folder and ending, never "." or ".."; characters
 * that are no text are written as "_". */
void reading_name(const char *path, char name[SCENARIO_TEXT]);

/* Takes a text apart, once by the scan and once by libconfig; false after a message if that is impossible.
 * The caller destroys `config` in any case. */
bool reading_parse(struct Reading *self, struct Source *source, config_t *config);

/* Adds a message at the line of a setting. */
void reading_fault(const struct Reading *self, const config_setting_t *setting, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* "must be …, not a list": the fault of a setting of another type. */
void reading_type_fault(const struct Reading *self, const config_setting_t *setting, const char *label,
                        const char *wanted);

/* The values of a setting; false after a message (`label` names the setting) if it is of another type. A
 * number that the scan refused is false without a second message. Text must be clean, on one line and shorter
 * than `size`. */
bool reading_number(const struct Reading *self, const config_setting_t *setting, const char *label,
                    double *value);
bool reading_whole(const struct Reading *self, const config_setting_t *setting, const char *label,
                   int64_t *value);
bool reading_text(const struct Reading *self, const config_setting_t *setting, const char *label, char *text,
                  size_t size);

/* Joins `path` to the folder of the file unless it is absolute; false after a message if that is impossible.
 */
bool reading_path(const struct Reading *self, const config_setting_t *setting, const char *path,
                  char joined[SCENARIO_PATH]);

/* Whether the file that a setting names is a regular one that can be read; false after a message, which is of
 * STATUS_INPUT_OUTPUT. */
bool reading_readable(const struct Reading *self, const config_setting_t *setting, const char *label,
                      const char *path);

#endif
