/* The options of the command line, one row each in options.def: parsing, help and completion come from it. */
#ifndef TANDEM_OPTIONS_H
#define TANDEM_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "cli/commands.h"
#include "plots/figures.h"

#define OPTION(symbol, field, ...) OPTION_##symbol,
enum Option {
#include "cli/options.def"
    OPTION_COUNT
};
#undef OPTION

/* Values of an option that may be repeated; the texts are those of the command line. */
struct TextList {
    const char **items; /* items[count], owned */
    size_t count;
};

/* Part `part` of `parts`; parts 0: everything. */
struct Shard {
    int64_t part, parts;
};

/* What --tables takes beside record tables. */
#define TABLES_SUMMARIES (1u << TABLE_COUNT)

/* What the command line says, defaults where it says nothing. */
struct Options {
    enum Command command;
    int64_t replicates, points, defaults, weeks, threads;
    int64_t replicate; /* of `trace` and `watch`: which one */
    int64_t episode;   /* of `trace`: its number or key; 0: any */
    int64_t speed;     /* of `watch`: weeks a second */
    int64_t rows;      /* replicates whose rows are stored; 0: all */
    double precision;
    uint64_t seed;
    struct TextList set;
    unsigned tables; /* bit mask of 1u << enum RecordTable, and TABLES_SUMMARIES */
    const char *out, *language;
    const char *type, *exit, *programme, *html; /* of `trace`; NULL: any, none */
    const char *primary;                        /* outcomes with commas between them; NULL: the usual */
    enum FigureFormat format;
    struct Fonts *fonts; /* of the command's pictures; borrowed */
    struct Shard shard;
    bool null_model, combine, oversubscribe, dry_run, retry, force, json, markdown, schema, numbers, quiet,
        help;
    uint64_t given;         /* bit mask of 1 << enum Option */
    char *const *arguments; /* arguments[argument_count], of the command line */
    int argument_count;
};

struct OptionRow {
    const char *name, *argument; /* argument: NULL for a flag */
    const char *value;           /* default, NULL for none */
    unsigned commands;           /* bit mask of 1u << enum Command */
    enum Status (*parse)(const struct OptionRow *row, void *field, const char *value, struct Error *error);
    size_t offset; /* of the field in struct Options */
    double low, high;
    const char *sentence;
};
const struct OptionRow *option_row(enum Option option);

/* Whether the option belongs to the command; whether the command line gave it. */
bool option_is_of(enum Option option, enum Command command);
bool option_is_given(const struct Options *self, enum Option option);

/* Parses the words of `command`, argv[argc] with argv[0] its name; sorts the options of argv to the front.
 * The options may stand anywhere; "--" ends them. Every fault is reported. Errors: STATUS_USAGE,
 * STATUS_OUT_OF_MEMORY. Free with options_free, also after failure. */
enum Status options_parse(struct Options *self, enum Command command, int argc, char **argv,
                          struct Error *error) MUST_CHECK;
void options_free(struct Options *self);

#endif
