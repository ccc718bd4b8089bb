/* The library of Tandem, an agent-based simulator of data-driven collaboration between government and
 * citizens: read a scenario, run replicates, receive what they record or a summary with intervals. C99 or
 * later, C++11 or later; compile with `pkg-config --cflags --libs tandem` (--static for the static library).
 * analysis/examples/embed.c is a program of twenty lines.
 *
 * Pointers named `self` may not be NULL, except that every _free takes NULL. Text is UTF-8 and, unless a
 * function says otherwise, belongs to the library and stays. Nothing here keeps a global state, prints, or
 * ends the program: several threads may use the library at once, and the same scenario as long as none of
 * them changes it. Floating point has to be in the C library's default modes. GSL's error handler is left as
 * it is. */
#ifndef TANDEM_H
#define TANDEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of the library; a change of the first number breaks programs that use it. */
#define TANDEM_VERSION_MAJOR 0
#define TANDEM_VERSION_MINOR 1
#define TANDEM_VERSION_PATCH 0

#define TANDEM_PUBLIC __attribute__((visibility("default")))
#define TANDEM_MUST_CHECK __attribute__((warn_unused_result))

/* Version of the library that runs, "0.1.0"; and of the model: the same scenario, seed and model version give
 * the same numbers. */
TANDEM_PUBLIC const char *tandem_version(void);
TANDEM_PUBLIC const char *tandem_model_version(void);

/* ---- Errors. Functions that can fail return a status and describe the failure in an error that the caller
 * owns. */

enum TandemStatus {
    TANDEM_OK,
    TANDEM_MISUSE,        /* an argument is out of its domain, or a call comes too early */
    TANDEM_CONFIGURATION, /* a scenario or parameter is wrong */
    TANDEM_INPUT_OUTPUT,  /* a file could not be read */
    TANDEM_STOPPED,       /* the receiver of records stopped the run */
    TANDEM_OUT_OF_MEMORY,
    TANDEM_INTERNAL
};

enum { TANDEM_ERROR_SIZE = 8192 };

/* One message a line, "file:line: what is wrong" where a file is. Written on failure only. May be passed as
 * NULL. */
struct TandemError {
    char text[TANDEM_ERROR_SIZE];
};

/* ---- Parameters: the table behind scenarios. */

enum TandemParameterKind { TANDEM_REAL_NUMBER, TANDEM_WHOLE_NUMBER, TANDEM_SWITCH };

/* One parameter. A sweep range with sweep_low == sweep_high means that it is not for sweeping. */
struct TandemParameter {
    const char *group, *name; /* its key is "group.name" */
    const char *unit, *sentence;
    const char *status;      /* of its default: "informed", "assumed", "definition" */
    const char *informed_by; /* figures of the data, NULL unless informed */
    const char *source;      /* citation or claim, NULL if there is none */
    enum TandemParameterKind kind;
    double value;     /* default */
    double low, high; /* hard limits, inclusive */
    double sweep_low, sweep_high;
};

/* How many parameters there are, and the one at `index`; false past the end, then *parameter is left as it
 * is. */
TANDEM_PUBLIC size_t tandem_parameter_count(void);
TANDEM_PUBLIC bool tandem_parameter(size_t index, struct TandemParameter *parameter);

/* ---- Scenarios. */

struct TandemScenario;

/* A scenario of defaults, without interventions; NULL if memory ran out. Owned by the caller. */
TANDEM_PUBLIC struct TandemScenario *tandem_scenario_new(void);
TANDEM_PUBLIC void tandem_scenario_free(struct TandemScenario *self);

/* Reads a scenario file and the files that it is based on over what `self` holds; paths in a file are
 * relative to it. All faults of all files are reported at once; after a failure `self` can only be freed.
 * Errors: TANDEM_INPUT_OUTPUT, TANDEM_CONFIGURATION, TANDEM_OUT_OF_MEMORY. */
TANDEM_PUBLIC enum TandemStatus tandem_scenario_read(struct TandemScenario *self, const char *path,
                                                     struct TandemError *error) TANDEM_MUST_CHECK;

/* The same for text[length] in memory, which messages call `name`; it may name no other file. */
TANDEM_PUBLIC enum TandemStatus tandem_scenario_read_text(struct TandemScenario *self, const char *text,
                                                          size_t length, const char *name,
                                                          struct TandemError *error) TANDEM_MUST_CHECK;

/* Sets one parameter by its key, "trust.citizen_mean"; switches are 0 or 1. Errors: TANDEM_CONFIGURATION for
 * an unknown key or a value out of its limits, then nothing is changed. */
TANDEM_PUBLIC enum TandemStatus tandem_scenario_set(struct TandemScenario *self, const char *key,
                                                    double value,
                                                    struct TandemError *error) TANDEM_MUST_CHECK;

/* The value of one parameter. Errors: TANDEM_CONFIGURATION for an unknown key. */
TANDEM_PUBLIC enum TandemStatus tandem_scenario_get(const struct TandemScenario *self, const char *key,
                                                    double *value,
                                                    struct TandemError *error) TANDEM_MUST_CHECK;

/* Checks the scenario as a whole and reads its network if it names a file; what runs has been checked since
 * it was last changed. Errors: TANDEM_CONFIGURATION, TANDEM_INPUT_OUTPUT, TANDEM_OUT_OF_MEMORY. */
TANDEM_PUBLIC enum TandemStatus tandem_scenario_check(struct TandemScenario *self,
                                                      struct TandemError *error) TANDEM_MUST_CHECK;

/* ---- Records: what a run tells, row by row. `tandem export --schema` documents the same tables. */

enum TandemTable {
    TANDEM_RUNS,      /* one row a replicate */
    TANDEM_WEEKLY,    /* one row a week */
    TANDEM_EPISODES,  /* one row a collaboration */
    TANDEM_SERVICES,  /* one row a service that came of one */
    TANDEM_PROPOSALS, /* one row a programme, case type, fate and reason */
    TANDEM_AGENCIES,  /* one row an agency */
    TANDEM_TABLE_COUNT
};

enum TandemColumnKind { TANDEM_INTEGER, TANDEM_REAL, TANDEM_CODE };

struct TandemColumn {
    const char *name, *unit, *sentence;
    enum TandemColumnKind kind;
};

/* The table's name, how many columns it has, and the one at `index`; false past the end, then *column is left
 * as it is. NULL and 0 for a table that does not exist. */
TANDEM_PUBLIC const char *tandem_table_name(enum TandemTable table);
TANDEM_PUBLIC size_t tandem_table_width(enum TandemTable table);
TANDEM_PUBLIC bool tandem_table_column(enum TandemTable table, size_t index, struct TandemColumn *column);

/* One value of a row; the column's kind says which member holds. Keys may be above 2^53. */
struct TandemValue {
    bool missing;     /* not available; then integer is 0, real NaN, code NULL */
    int64_t integer;  /* TANDEM_INTEGER */
    double real;      /* TANDEM_REAL; of TANDEM_INTEGER the nearest double */
    const char *code; /* TANDEM_CODE: a word in English, "completed" */
};

/* Receives one row, values[tandem_table_width(table)], which are valid during the call. Anything but 0 stops
 * the run. Order: weeks ascending, then episodes and services by key, proposals, agencies, and last the run.
 */
typedef int TandemReceiver(void *context, enum TandemTable table, const struct TandemValue *values);

/* ---- Runs. */

enum { TANDEM_WEEKS_MOST = 10400 };

/* One replicate of a scenario. The same scenario, seed, replicate and weeks give the same records, on any
 * thread. */
struct TandemRun {
    const struct TandemScenario *scenario; /* checked */
    uint64_t seed, replicate;              /* replicate: 0, 1, … */
    int64_t weeks;                         /* after the burn-in, 1 to TANDEM_WEEKS_MOST */
    TandemReceiver *receive;               /* NULL: nobody */
    void *context;                         /* for receive */
    unsigned tables;                       /* to receive: sum of 1u << enum TandemTable */
};

/* Runs it. Errors: TANDEM_MISUSE, TANDEM_STOPPED, TANDEM_OUT_OF_MEMORY, TANDEM_INTERNAL. */
TANDEM_PUBLIC enum TandemStatus tandem_run(const struct TandemRun *run,
                                           struct TandemError *error) TANDEM_MUST_CHECK;

/* ---- Summaries: estimates over the replicates of one scenario, with intervals. */

struct TandemSummary;

/* An empty summary of runs of `weeks` weeks; intervals hold with probability `confidence` in (0, 1), for
 * example 0.95. NULL for arguments out of range, or if memory ran out. Owned by the caller. */
TANDEM_PUBLIC struct TandemSummary *tandem_summary_new(int64_t weeks, double confidence);
TANDEM_PUBLIC void tandem_summary_free(struct TandemSummary *self);

/* Runs one replicate, as tandem_run does, and adds its records; replicates in ascending order. After a
 * failure `self` can only be freed. Errors: as tandem_run; TANDEM_MISUSE for other weeks or a replicate out
 * of order. */
TANDEM_PUBLIC enum TandemStatus tandem_summary_run(struct TandemSummary *self, const struct TandemRun *run,
                                                   struct TandemError *error) TANDEM_MUST_CHECK;

/* Computes the estimates from the replicates so far; further ones may follow, and another finish. Errors:
 * TANDEM_OUT_OF_MEMORY. */
TANDEM_PUBLIC enum TandemStatus tandem_summary_finish(struct TandemSummary *self,
                                                      struct TandemError *error) TANDEM_MUST_CHECK;

/* A number with its interval, NaN where not available: value without an observation, low and high without a
 * second. `count` is how many observations it rests on. */
struct TandemEstimate {
    double value, low, high;
    int64_t count;
};

enum TandemCaseType {
    TANDEM_ALL_TYPES,
    TANDEM_PUBLIC_INTERNAL,
    TANDEM_PRIVATE_INTERNAL,
    TANDEM_PUBLIC_OPEN,
    TANDEM_PRIVATE_OPEN,
    TANDEM_CASE_TYPE_COUNT
};
/* "all", "public_internal", …; NULL for a type that does not exist. */
TANDEM_PUBLIC const char *tandem_case_type_name(enum TandemCaseType type);

/* Share of collaborations that are completed within 52 weeks of their start (Aalen-Johansen, as survival.csv
 * has it); count: collaborations. After tandem_summary_finish. */
TANDEM_PUBLIC struct TandemEstimate tandem_summary_completion(const struct TandemSummary *self,
                                                              enum TandemCaseType type);

enum TandemAdoption {
    TANDEM_EVER_TRIED, /* the practice has been tried */
    TANDEM_ROUTINE     /* it is routine now */
};
/* Share of agencies at the horizon, a mean over replicates; count: replicates. After tandem_summary_finish.
 */
TANDEM_PUBLIC struct TandemEstimate tandem_summary_adoption(const struct TandemSummary *self,
                                                            enum TandemAdoption adoption);

#ifdef __cplusplus
}
#endif

#endif
