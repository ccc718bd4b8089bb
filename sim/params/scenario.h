/* A scenario in memory: parameters, scheduled interventions, the network asked for. Filled by the reader in
 * sim/scenario, by --set, or by hand; constant while a replicate runs. */
#ifndef TANDEM_SCENARIO_H
#define TANDEM_SCENARIO_H

#include <stdint.h>

#include "params/intervention_kinds.h"
#include "params/params.h"

enum TargetKind { TARGET_ALL, TARGET_GOVERNMENT, TARGET_AGENCIES, TARGET_BEST_CONNECTED, TARGET_RANDOM };
enum { TARGET_COUNT = TARGET_RANDOM + 1 };

enum { INTERVENTION_AGENCIES = 64, INTERVENTIONS_MOST = 64, SCENARIO_TEXT = 512, SCENARIO_PATH = 1024 };

/* One scheduled intervention. Weeks count from the end of the burn-in; the ramp rises linearly from start. */
struct Intervention {
    enum InterventionKind kind;
    double start_week, end_week, ramp_weeks;
    double intensity;
    enum TargetKind target;
    int64_t government;                      /* TARGET_GOVERNMENT */
    int64_t agencies[INTERVENTION_AGENCIES]; /* TARGET_AGENCIES */
    int64_t agency_count;                    /* TARGET_AGENCIES, and how many for TARGET_BEST_CONNECTED */
    double share;                            /* TARGET_RANDOM */
    double cost;                             /* million NTD a unit, agency and week; NaN: the table's */
};

/* ORIGIN_STORED: of a study that was stored, which keeps values and not where they came from. */
enum ParamOrigin { ORIGIN_DEFAULT, ORIGIN_BASE, ORIGIN_SCENARIO, ORIGIN_COMMAND_LINE, ORIGIN_STORED };

struct Scenario {
    char name[SCENARIO_TEXT];                                    /* file name without folder and ending */
    char title[SCENARIO_TEXT];                                   /* UTF-8 */
    char description[SCENARIO_TEXT];                             /* which programme or case it is */
    char title_zh[SCENARIO_TEXT], description_zh[SCENARIO_TEXT]; /* in Chinese; empty if not said */
    char bases[2 * SCENARIO_PATH];    /* files that it is built on, nearest first, with commas between them */
    char network_file[SCENARIO_PATH]; /* GraphML or CSV edge list, empty for a generated network */
    struct Params params;
    unsigned char *origin; /* enum ParamOrigin by parameter index, params_count() of them; owned */
    struct Intervention interventions[INTERVENTIONS_MOST];
    int64_t intervention_count;
};

/* Defaults, no intervention. Errors: STATUS_OUT_OF_MEMORY. The caller frees with scenario_free, also after
 * failure. */
enum Status scenario_init(struct Scenario *self, struct Error *error) MUST_CHECK;
void scenario_free(struct Scenario *self);

/* What people call it and what it is, in the language of texts; its name if it has no title. */
const char *scenario_title(const struct Scenario *self);
const char *scenario_description(const struct Scenario *self);

/* Applies one "group.name=value" of the command line. Errors: STATUS_CONFIGURATION with what is allowed and
 * the nearest keys. */
enum Status scenario_set(struct Scenario *self, const char *assignment, struct Error *error) MUST_CHECK;

/* Makes it its null model: all switches of group `feedback` are off. */
void scenario_null(struct Scenario *self);

/* All semantic conditions of the whole scenario at once (params_check and the interventions). */
enum Status scenario_check(const struct Scenario *self, struct Error *error) MUST_CHECK;

#endif
