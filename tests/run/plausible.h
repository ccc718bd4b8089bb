/* Runs the model over a Latin hypercube of the plausible ranges and says where it degenerates. */
#ifndef TANDEM_TEST_PLAUSIBLE_H
#define TANDEM_TEST_PLAUSIBLE_H

#include <stddef.h>

/* Ways in which a world can degenerate. */
#define DEGENERATION_TABLE(ROW)                                                                              \
    ROW(EXTREME_TRUST, "trust of staff is below 0.02 or above 0.98 in most agencies")                        \
    ROW(EXTREME_SUPPORT, "manager support is below 0.02 or above 0.98 in most agencies")                     \
    ROW(EXTREME_CONSERVATISM, "conservatism is below 0.02 or above 0.98 in most agencies")                   \
    ROW(EXTREME_CITIZENS, "mean trust of citizens is below 0.02 or above 0.98")                              \
    ROW(MISSING_EXIT, "a way of ending never occurs")                                                        \
    ROW(STALLS, "fewer than 5 % of agencies more than at the start ever try in ten years")                   \
    ROW(SATURATES, "more than half of the agencies have tried after a year, or all after ten")               \
    ROW(RUNS_AWAY, "twice as many episodes are open in the last year as three years before")                 \
    ROW(NOT_FINITE, "an observable is not finite")

#define DEGENERATION(code, sentence) DEGENERATE_##code,
enum Degeneration { DEGENERATION_TABLE(DEGENERATION) DEGENERATION_COUNT };
#undef DEGENERATION

const char *degeneration_sentence(enum Degeneration degeneration);

/* Runs `points` points of a Latin hypercube over every parameter with a sweep range, ten years each, one
 * replicate a point. failed[degeneration] counts the points with it; the result is the number of points with
 * any. */
size_t plausible_count(size_t points, size_t failed[DEGENERATION_COUNT]);

#endif
