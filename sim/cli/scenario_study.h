/* A study of scenarios, one or several under one seed: the scenarios, as the command line or a store has
 * them, and what the stored runs say: the summary of each and, of more than one, their comparison. */
#ifndef TANDEM_SCENARIO_STUDY_H
#define TANDEM_SCENARIO_STUDY_H

#include <jansson.h>
#include <stdint.h>

#include "cli/pipeline.h"
#include "compare/comparison.h"
#include "estimate/summary.h"
#include "params/scenario.h"
#include "plots/figures.h"
#include "store/store.h"

/* What stays of a scenario after it was told: its line in the table of all. */
struct ScenarioLine {
    bool told;
    int focus;
    double episodes;
    struct Estimate completed, median_weeks, tried;
};

/* Zero-initialise it. Arrays are owned. */
struct ScenarioStudy {
    size_t count;
    struct Scenario *scenarios; /* scenarios[count]; 0 is the baseline */
    bool *
        map_lacks; /* map_lacks[count]: a store does not tell how its units are joined; NULL: all are known */
    int64_t weeks;
    uint64_t seed;
    struct Summary *summaries;        /* summaries[count], once estimated */
    struct Combination *combinations; /* combinations[combination_count] */
    size_t combination_count;
    char *primary_names;          /* of outcomes, with commas between them; NULL or "" for the usual; owned */
    bool primary[OUTCOME_COUNT];  /* these; read where there are names */
    struct Comparison comparison; /* of more than one scenario */
    struct ScenarioLine line;     /* of a single scenario that was told */
    json_t *report;               /* the same as JSON, if that is wanted; owned */
};

/* Room for `count` scenarios. Errors: STATUS_OUT_OF_MEMORY. Free with scenario_study_release, also
 * after failure. */
enum Status scenario_study_init(struct ScenarioStudy *self, size_t count, struct Error *error) MUST_CHECK;

/* Estimates from the finished runs with replicates below `replicates`; where a scenario has none, says so in
 * `lack` (and empties it otherwise) and leaves the comparison out. What was estimated before is forgotten.
 * Errors: those of store, summary and comparison. */
enum Status scenario_study_estimate(struct ScenarioStudy *self, struct Store *store, int64_t replicates,
                                    char lack[JOB_LACK_SIZE], struct Error *error) MUST_CHECK;

/* Forgets what was estimated, which is large. */
void scenario_study_forget(struct ScenarioStudy *self);

/* Takes the names of the outcomes on which verdicts are given, NULL for the usual; after
 * scenario_study_prepared. Errors: STATUS_USAGE for a name that is no outcome's or there twice, or an outcome
 * that no run of so few weeks has; STATUS_OUT_OF_MEMORY. */
enum Status scenario_study_primary(struct ScenarioStudy *self, const char *names,
                                   struct Error *error) MUST_CHECK;

/* Parts of the kinds of `tandem run` and `tandem compare`, whose subject it is: handing the scenarios to the
 * drive; the scenarios that a store has; reading; writing but for the comparison; releasing. */
void scenario_study_prepared(struct ScenarioStudy *self, struct Job *job);
enum Status scenario_study_restore(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
enum Status scenario_study_read(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
size_t scenario_study_texts(const void *subject, struct StoreText texts[], size_t most);
enum Status scenario_study_write(const struct Job *job, struct Store *store, const char *directory,
                                 struct Error *error) MUST_CHECK;
void scenario_study_release(void *subject);

/* Draws the figures of scenario `index` below `directory`. Errors: as figures_write. */
enum Status scenario_study_draw(const struct ScenarioStudy *self, struct Job *job, size_t index,
                                const char *directory, struct Error *error) MUST_CHECK;

#endif
