/* Hand-made records for the tests of the summary. Everything is asserted to succeed; keys are scenario 2,
 * point 5. */
#ifndef TANDEM_TEST_HAND_MADE_H
#define TANDEM_TEST_HAND_MADE_H

#include "estimate/summary.h"

enum { TYPE_1 = GROUP_CASE_TYPE + CASE_PUBLIC_INTERNAL, TYPE_2 = GROUP_CASE_TYPE + CASE_PRIVATE_INTERNAL };

void start(struct Summary *summary, int64_t weeks);
void add(struct Summary *summary, int64_t replicate, enum RecordTable table, const void *record);
void finish(struct Summary *summary);

/* An episode of type 1 from a task force; end_week RECORD_MISSING: runs at the horizon. */
void add_episode(struct Summary *summary, int64_t replicate, int64_t start_week, int64_t end_week,
                 int64_t exit);

/* One run of 120 weeks, horizon week 119: four episodes in the cohort, of which one is completed in week 10,
 * one refused in week 20, one lost in week 52, and one of week 67, the cohort's last, goes on; one of week 68
 * is out, as is one of the burn-in. */
void add_known_episodes(struct Summary *summary);

/* The weeks of a run whose share that ever tried rises by `step` a week up to 1, half of it routine, with
 * issues chosen 1 : 2 : 1 and no open_datasets. */
void add_weeks(struct Summary *summary, int64_t replicate, double step);

void assert_none(const struct Estimate *estimate);

#endif
