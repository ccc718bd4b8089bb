/* How a proposal comes into being and how it meets its fate: shared by the mechanisms that make and match
 * proposals. */
#ifndef TANDEM_PROPOSALS_H
#define TANDEM_PROPOSALS_H

#include "world/world.h"

/* What kind of thing a semantic key names; the kind is the top of the key. */
enum KeyKind { KEY_ISSUE = 1, KEY_PROGRAMME, KEY_CRISIS, KEY_DEMONSTRATION };

/* Key of the thing that arose at `place` (agency, programme or crisis) in `week` as number `ordinal`: below
 * 2^20 places (of programmes 2^12), 2^14 weeks, 2^12 ordinals (of programmes 2^20) no two share one. All keys
 * are below 10^15: what reads whole numbers as doubles, or shows 15 digits, joins by them rightly. */
uint64_t semantic_key(enum KeyKind kind, uint64_t place, uint32_t week, uint64_t ordinal);

/* Key of what descends from `parent` as number `ordinal`: 49 mixed bits, so that among n descendants of a run
 * two share one with probability n^2 / 2^50. */
uint64_t descendant_key(uint64_t parent, uint64_t ordinal);

/* What the issue named `key` is worth, how hard it is and whether it needs internal data; and the rest of its
 * traits, which those who work at it find out. */
struct Issue issue_draw(const struct World *world, uint64_t key, double internal_share);
void issue_unfold(const struct World *world, uint64_t key, struct Issue *issue);

/* The case type that a programme gives to proposals on open or internal data: from its row. */
enum CaseType programme_case_type(const struct Params *params, enum Programme programme, bool internal);

/* A new proposal of `programme` on `issue`, led by `agency`, ready after its start lag. ANY_AGENCY: it turns
 * to a drawn one, an owner of open data for open types, any unit for internal ones. */
#define ANY_AGENCY UINT32_MAX
struct Proposal proposal_draw(const struct World *world, uint64_t key, enum Programme programme,
                              enum CaseType type, const struct Issue *issue, uint32_t agency);

/* Owner number `place` of the data that it asks for: the lead agency, then units drawn by their staff; past
 * the last it begins again. */
uint32_t proposal_owner(const struct World *world, const struct Proposal *proposal, uint32_t place);

/* Adds a proposal to the open ones; one on open data that fit nobody's need ends at once as no_match.
 * STATUS_OUT_OF_MEMORY if it cannot. */
enum Status proposal_open(struct World *world, const struct Proposal *proposal,
                          struct Error *error) MUST_CHECK;

/* Gives a proposal its fate and frees its people; it leaves the list with proposals_sweep, and if it did not
 * start, its pitch is over. Errors: STATUS_OUT_OF_MEMORY. */
void proposal_end(struct World *world, struct Proposal *proposal, enum Fate fate, int64_t refusal);
enum Status proposals_sweep(struct World *world, struct Error *error) MUST_CHECK;

/* A pitch is over: if it is one of a civic project that is pitched again, that waits for the next event, with
 * the issue as the project first had it. Of `pitch` it reads project, pitch, programme, type and agency.
 * Errors: STATUS_OUT_OF_MEMORY. */
enum Status proposal_over(struct World *world, const struct Proposal *pitch, struct Error *error) MUST_CHECK;

/* Puts the open proposals into key order. */
void proposals_sort(struct World *world);

#endif
