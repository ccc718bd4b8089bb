/* The study of `tandem findings`: arms of all tests as scenarios, the space as points, what the runs say. */
#ifndef TANDEM_FINDINGS_STUDY_H
#define TANDEM_FINDINGS_STUDY_H

#include "claims/finding.h"
#include "cli/pipeline.h"
#include "plan/experiment.h"

/* Must not be moved once it is prepared: its parts point at one another. */
struct FindingsStudy {
    struct Claims claims;
    struct Plan space; /* its scenario is the base of all arms */
    struct Experiment experiment;
    struct Scenario
        *scenarios; /* scenarios[scenario_count], owned: arms, then the same with the null model */
    size_t scenario_count;
    unsigned char *origin;        /* of all of them: where a value comes from stands with its arm; owned */
    struct ScenarioPoints points; /* 0 the base as it is, then the space; arrays owned */
    unsigned char *held;          /* points.held; owned */
    int64_t *cell_replicates;     /* cell_replicates[scenario][point]; owned */
    const char **outputs;         /* outputs[claims.output_count]: their names; owned */
    int64_t defaults_replicates, replicates, weeks;
    uint64_t seed;
    struct PairedDesign runs;
    struct Findings findings;
    char *selected; /* the claims that were asked for, with spaces between them; "" for all; owned */
};

/* Parts of the kind. Errors: of prepare those of the readers of claims and plans, of arms and of the design;
 * of restore and read those of the store. */
enum Status findings_study_prepare(struct Job *job, char *const arguments[], int count, const char **name,
                                   struct Error *error) MUST_CHECK;
enum Status findings_study_restore(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
enum Status findings_study_read(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
size_t findings_study_texts(const void *subject, struct StoreText texts[], size_t most);
void findings_study_release(void *subject);

#endif
