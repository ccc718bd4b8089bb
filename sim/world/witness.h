/* Following a run while it runs: mechanisms tell a witness of decisions and events, so that the story of one
 * collaboration, or the latest events, can be told without storing them. A run with a witness gives the same
 * bytes as one without. */
#ifndef TANDEM_WITNESS_H
#define TANDEM_WITNESS_H

#include <stdbool.h>
#include <stdint.h>

struct World;

#define MOMENT(symbol, ...) MOMENT_##symbol,
enum Moment {
#include "world/moments.def"
    MOMENT_COUNT
};
#undef MOMENT

/* How a value is to be read, and shown. */
enum ValueKind {
    VALUE_NONE,
    VALUE_COUNT,
    VALUE_CITIZENS, /* so many of them; likewise the next two */
    VALUE_STAFF,
    VALUE_OWNERS,
    VALUE_WEEKS,
    VALUE_SHARE,  /* in [0, 1]; shown as a percentage */
    VALUE_LEVEL,  /* in [0, 1]; a score or a probability that people hold */
    VALUE_GAP,    /* of understanding, 0: none */
    VALUE_AMOUNT, /* real, >= 0 */
    VALUE_MONEY,  /* million NTD */
    VALUE_SWITCH, /* 0 or 1 */
    VALUE_KEY,    /* of an episode or proposal; NaN: none */
    VALUE_ROLE,   /* 0 business, 1 data */
    VALUE_TYPE,   /* enum CaseType, and so on; NaN: none */
    VALUE_PROGRAMME,
    VALUE_EXIT,
    VALUE_REFUSAL,
    VALUE_FATE,
    VALUE_STAGE,
    VALUE_PRACTICE
};

/* Whom `person` of a testimony is: a citizen by id, or an administrator by index. */
enum Who { WHO_NOBODY, WHO_CITIZEN, WHO_ADMINISTRATOR };

enum { TESTIMONY_VALUES = 7 };

struct MomentRow {
    const char *name, *mechanism;
    const char *sentence; /* English, marked for translation; places in braces */
    enum Who who;
    const char *chance; /* what was at stake, marked for translation; NULL: nothing was drawn */
    bool minor;
    struct {
        const char *name; /* NULL after the last */
        enum ValueKind kind;
    } value[TESTIMONY_VALUES];
};
const struct MomentRow *moment_row(enum Moment moment);

/* The English name of a value that is a code, "completed"; NULL of all others. Those of the practice are
 * marked for translation. */
const char *value_code(enum ValueKind kind, int code);

/* What a witness is told. `week` counts from the end of the burn-in and may be negative. `key` is that of the
 * episode or proposal, 0 where it is about none. All is valid during the call only. */
struct Testimony {
    enum Moment moment;
    int64_t week;
    uint64_t key;
    uint32_t agency, government;
    uint64_t person;
    double probability, draw; /* of the row's `chance`, which came if draw < probability */
    double value[TESTIMONY_VALUES];
};

/* Whoever follows a run. `see` may look at the world, but neither change nor advance it; it is called in the
 * thread of the run. */
struct Witness {
    void *context;
    void (*see)(void *context, const struct World *world, const struct Testimony *testimony);
};

/* Tells the world's witness, which there must be; week and government are filled in. */
void witness_tell(const struct World *world, struct Testimony testimony);

/* Tells it where there is one; otherwise one branch, and nothing in the arguments is worked out. Named fields
 * of struct Testimony: WITNESS(world, .moment = MOMENT_ENDED, .key = key, .agency = a, .value = {1.0, x}). */
#define WITNESS(world, ...)                                                                                  \
    do {                                                                                                     \
        if ((world)->witness != NULL)                                                                        \
            witness_tell((world), (struct Testimony){__VA_ARGS__});                                          \
    } while (0)

#endif
