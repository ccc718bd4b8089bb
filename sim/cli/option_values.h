/* Parsers of the values of options: option.parse of the option table. Each writes into the row's field of
 * struct Options. Errors: STATUS_USAGE with what is allowed. */
#ifndef TANDEM_OPTION_VALUES_H
#define TANDEM_OPTION_VALUES_H

#include "cli/options.h"

typedef enum Status OptionParser(const struct OptionRow *row, void *field, const char *value,
                                 struct Error *error);

OptionParser option_parse_flag;     /* bool */
OptionParser option_parse_whole;    /* int64_t in [low, high] */
OptionParser option_parse_positive; /* double in (low, high] */
OptionParser option_parse_seed;     /* uint64_t */
OptionParser option_parse_text;     /* const char * */
OptionParser option_parse_list;     /* struct TextList, whose items have room for one more */
OptionParser option_parse_format;   /* enum FigureFormat */
OptionParser option_parse_language; /* const char *, one that language.h knows */
OptionParser option_parse_tables;   /* unsigned */
OptionParser option_parse_rows;     /* int64_t, 0 for all */
OptionParser option_parse_shard;    /* struct Shard */

#endif
