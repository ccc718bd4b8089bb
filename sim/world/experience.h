/* What units have lived through, shared between them: own experience counts 1, that of others in the same
 * government rho, that of the rest of the nation rho^2 (trust.sharing), and all of it fades by
 * trust.memory_per_month. Others count one by one up to EXPERIENCE_HEARD of them and as that many of their
 * average beyond, so that what a unit knows does not grow with the size of the world. Adding and reading take
 * constant time. Source: partial pooling, Efron & Morris 1975; the power prior, Ibrahim & Chen 2000. ODD
 * 7.14. */
#ifndef TANDEM_EXPERIENCE_H
#define TANDEM_EXPERIENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct World;

/* Others of a circle of whom one hears at most. */
enum { EXPERIENCE_HEARD = 10 };

enum PoolKind {
    POOL_STAFF,      /* of an agency's staff with civic partners */
    POOL_CITIZENS,   /* of citizens with an agency */
    POOL_PRECEDENTS, /* granted uses of data: harmless, or with an incident */
    POOL_USEFULNESS, /* of collaboration to an agency */
    POOL_COUNT
};

struct Experience {
    double good, bad;
};

/* Experience as of the last week in which some was added. */
struct PoolEntry {
    struct Experience sum;
    uint32_t week;
};

struct Pool {
    struct PoolEntry *agency;     /* [agencies] */
    struct PoolEntry *government; /* [governments] sums over its agencies */
    struct PoolEntry nation;
};

/* Makes the pools of a world, all empty; false if memory ran out. Needs the numbers of agencies and
 * governments. Free with pools_free, also then; idempotent. */
bool pools_allocate(struct World *world);
void pools_free(struct World *world);

/* Copies the pools of `original` into a world that holds the same pointers; false if memory ran out. */
bool pools_copy(struct World *world, const struct World *original);

/* Makes the pools of a world that is watched; false if memory ran out. */
bool pools_watch(struct World *world);

/* Gives pools of a world the content of others of it. */
void pools_assign(const struct World *world, struct Pool to[POOL_COUNT], const struct Pool from[POOL_COUNT]);

/* An agency lives through `good` and `bad` experience in the present week, both at least 0. */
void pool_add(struct World *world, enum PoolKind kind, size_t agency, double good, double bad);

/* What the experience of each of `others` counts: wholly up to EXPERIENCE_HEARD of them; beyond, their
 * average counts as that many. */
double experience_heard(size_t others);

/* What an agency reads of it in the present week: own + rho others of the government + rho^2 rest. */
struct Experience pool_read(const struct World *world, enum PoolKind kind, size_t agency);

/* Mean (s m + g)/(s + g + b) of beta evidence beyond a prior of mean m and strength s > 0 (Josang & Ismail
 * 2002). */
double beta_mean(double strength, double mean, struct Experience experience);

#endif
