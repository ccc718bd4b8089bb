/* The study of tandem decide: every mix of options that a budget pays for, at every point of what is
 * uncertain. */
#ifndef TANDEM_DECIDE_STUDY_H
#define TANDEM_DECIDE_STUDY_H

#include "cli/planned.h"
#include "decide/decision_view.h"
#include "decide/mixes.h"

/* The subject of its kind. Must not be moved once it is prepared. */
struct DecideStudy {
    struct Planned planned; /* its other scenarios are the mixes */
    struct Mixes mixes;
    char points_text[32];               /* how many the command line has said; "": the plan's */
    double limited[DECISION_AIMS_MOST]; /* as in the view */
    char *mixes_text;                   /* mixes as the store keeps them, owned */
    struct DecisionQuestion question;
    int64_t *cells; /* cells[mixes][points]: see DrivePlan */
    size_t *order;  /* order[points]: in which they are run */
    double *x;      /* x[points][factors] in that order */
    struct Scores scores;
    struct Decision decision;
    double *booked;                      /* booked[mixes] */
    struct Circumstances *circumstances; /* circumstances[budgets] */
    struct DecisionView view;
};

/* Parts of its kind; see StudyKind. */
enum Status decide_study_prepare(struct Job *job, char *const arguments[], int count, const char **name,
                                 struct Error *error) MUST_CHECK;
enum Status decide_study_restore(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
size_t decide_study_texts(const void *subject, struct StoreText texts[], size_t most);
enum Status decide_study_read(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
void decide_study_release(void *subject);

#endif
