/* The laboratory below its page: two scenarios of one seed, of which replicates are run one at a time. These
 * functions are what the page's worker calls (plots/lab/engine.js), compiled for browsers from the same
 * sources as the program. Numbers, text and pointers only, so that they can be called from there.
 *
 * Answers are JSON, numbers that are not available null. A replicate is one object:
 *   scenario, replicate, weeks    numbers
 *   run        one row of the table `runs` (world/records.def): {"ever_tried_share": 0.42, …}
 *   weekly     the table `weekly` by column, at the weeks that summaries keep (week_is_kept; "week" says
 *              which): {"week": [0, 12, …], "ever_tried_share": [0, 0.01, …], …}; what happens in a week is
 *              summed from one such week to the next
 *   endings    rows [programme, case type, exit, collaborations] of those started from week 0 on; exit is
 *              "open" for one in progress at the horizon
 *   proposals  rows [programme, case type, fate, reason of a refusal or null, proposals]
 * and a network, which has besides:
 *   agencies   the table `agencies` by column: {"government": [0, 0, …], "tried_week": [31, null, …], …}
 *   ties       rows [agency, agency, weight], each tie once; null if everyone is everyone's peer
 *   episodes   rows by column, in the order of their keys: {"key": ["123…", …], "case_type": […], …}; keys
 *              are strings, for they are above 2^53
 * A story is the object
 *   title      "Episode 17 of 312: unit 8 of government 0, g0v, completed"
 *   number     its place in episodes.csv
 *   steps      [{chapter, heading, week, until, mechanism, passage, text, chances: ["citizen 3: chance …",
 * …]}]: chapter is a code, heading its title; passage in the study's own words in the language of the
 * catalogue (plots/lab/wasm/libintl.h). The command that gives the same numbers, but for the last digits of
 * another mathematical library, is `tandem run SCENARIO --seed … --replicates … --weeks …`, and `tandem
 * trace` the same story. */
#ifndef TANDEM_LAB_LABORATORY_H
#define TANDEM_LAB_LABORATORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum { LAB_SCENARIOS = 2, LAB_WEEKS_MOST = 2600, LAB_AGENCIES_MOST = 10000 };

/* Two scenarios of defaults. NULL if memory ran out; owned by the caller. lab_close takes NULL. */
struct Laboratory;
struct Laboratory *lab_open(void);
void lab_close(struct Laboratory *self);

/* Room for `size` bytes of text to pass to a function below, valid until the next call of this one; NULL if
 * memory ran out. Owned by the laboratory. */
char *lab_room(struct Laboratory *self, size_t size);

/* Makes scenario `which` what `text` says: the lines of scenario_text_write without a prefix, "key value" for
 * every parameter, then the interventions. Errors: STATUS_CONFIGURATION for a value, intervention or whole
 * that is not allowed, or a parameter that is missing; STATUS_USAGE for another scenario than 0 or 1, or more
 * than LAB_AGENCIES_MOST agencies. After an error the scenario is what it was. */
enum Status lab_scenario(struct Laboratory *self, int which, const char *text) MUST_CHECK;

/* Runs a replicate of `weeks` weeks, 1 to LAB_WEEKS_MOST; lab_answer is then its object. Errors: STATUS_USAGE
 * for arguments out of range, and as replicate_run. */
enum Status lab_replicate(struct Laboratory *self, int which, uint64_t seed, uint64_t replicate,
                          int64_t weeks) MUST_CHECK;

/* The same replicate with its network. */
enum Status lab_network(struct Laboratory *self, int which, uint64_t seed, uint64_t replicate,
                        int64_t weeks) MUST_CHECK;

/* The story of one of its episodes, by its key or its place in episodes.csv; 0: of any that ended. `numbers`:
 * with chances and draws. Errors: STATUS_USAGE also where there is no such episode. */
enum Status lab_story(struct Laboratory *self, int which, uint64_t seed, uint64_t replicate, int64_t weeks,
                      uint64_t episode, bool numbers) MUST_CHECK;

/* What the last call answered: JSON, or after an error its messages, one a line. Valid until the next call.
 */
const char *lab_answer(const struct Laboratory *self);

#endif
