/* What the suites of networks share: shapes, generated networks, what holds of any network. */
#ifndef TANDEM_TEST_NETWORKS_H
#define TANDEM_TEST_NETWORKS_H

#include "world/network_generate.h"

#define FIXTURES "tests/world/fixtures/" /* the tests run in the root of the project */

/* Governments of `units` agencies each: government[agencies], which the caller frees. */
uint32_t *blocks(size_t agencies, size_t units);

/* Six peers inside the government, one in another; `government` is borrowed. */
struct NetworkShape shape_of(size_t agencies, const uint32_t *government);

/* A network that must succeed; the caller frees it. */
struct Network generated(const struct NetworkShape *shape, const struct RandomKey *with);

/* Whether there is a tie, and its weight. */
bool is_peer(const struct Network *network, uint32_t agency, uint32_t peer, double *weight);

/* Ascending rows without self and duplicates, symmetric with the same weight. */
void assert_sound(const struct Network *network);

/* The same to the bit; nothing at all. */
void assert_equal(const struct Network *one, const struct Network *other);
void assert_empty(const struct Network *network);

#endif
