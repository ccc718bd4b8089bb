#include "cli/option_values.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/language.h"
#include "params/suggest.h"
#include "world/records.h"

enum { WORD_SIZE = 64 };

enum Status option_parse_flag(const struct OptionRow *row, void *field, const char *value,
                              struct Error *error) {
    (void)row, (void)value, (void)error;
    *(bool *)field = true;
    return STATUS_OK;
}

enum Status option_parse_whole(const struct OptionRow *row, void *field, const char *value,
                               struct Error *error) {
    uint64_t number;
    if (!text_to_unsigned(value, &number) || (double)number < row->low || (double)number > row->high)
        return error_set(error, STATUS_USAGE, "--%s %s: allowed is a whole number from %.0f to %.0f",
                         row->name, value, row->low, row->high);
    *(int64_t *)field = (int64_t)number;
    return STATUS_OK;
}

enum Status option_parse_positive(const struct OptionRow *row, void *field, const char *value,
                                  struct Error *error) {
    double number;
    if (!text_to_number(value, &number) || !(number > row->low) || number > row->high)
        return error_set(error, STATUS_USAGE, "--%s %s: allowed is a number above %g, at most %g", row->name,
                         value, row->low, row->high);
    *(double *)field = number;
    return STATUS_OK;
}

enum Status option_parse_seed(const struct OptionRow *row, void *field, const char *value,
                              struct Error *error) {
    if (!text_to_unsigned(value, field))
        return error_set(error, STATUS_USAGE,
                         "--%s %s: allowed is a whole number from 0 to 18446744073709551615", row->name,
                         value);
    return STATUS_OK;
}

enum Status option_parse_text(const struct OptionRow *row, void *field, const char *value,
                              struct Error *error) {
    if (value[0] == '\0')
        return error_set(error, STATUS_USAGE, "--%s: the %s is empty", row->name, row->argument);
    *(const char **)field = value;
    return STATUS_OK;
}

enum Status option_parse_list(const struct OptionRow *row, void *field, const char *value,
                              struct Error *error) {
    (void)row, (void)error;
    struct TextList *list = field;
    list->items[list->count++] = value;
    return STATUS_OK;
}

enum Status option_parse_format(const struct OptionRow *row, void *field, const char *value,
                                struct Error *error) {
    if (figure_format_find(value, field))
        return STATUS_OK;
    const char *names[FIGURE_FORMAT_COUNT];
    char suggestion[SUGGESTION_SIZE];
    for (int i = 0; i < FIGURE_FORMAT_COUNT; i++)
        names[i] = figure_format_name((enum FigureFormat)i);
    suggest_word(suggestion, value, names, FIGURE_FORMAT_COUNT);
    return error_set(error, STATUS_USAGE, "--%s %s: unknown format%s", row->name, value, suggestion);
}

enum Status option_parse_language(const struct OptionRow *row, void *field, const char *value,
                                  struct Error *error) {
    if (!language_is_known(value))
        return error_set(error, STATUS_USAGE, "--%s %s: unknown language; allowed: %s", row->name, value,
                         language_names());
    *(const char **)field = value;
    return STATUS_OK;
}

static enum Status parse_table(const struct OptionRow *row, unsigned *tables, const char *word,
                               struct Error *error) {
    const char *names[TABLE_COUNT + 1];
    for (int i = 0; i <= TABLE_COUNT; i++) {
        names[i] = i < TABLE_COUNT ? record_table((enum RecordTable)i)->name : "summaries";
        if (strcmp(names[i], word) == 0) {
            *tables |= 1u << i;
            return STATUS_OK;
        }
    }
    char suggestion[SUGGESTION_SIZE];
    suggest_word(suggestion, word, names, TABLE_COUNT + 1);
    return error_set(error, STATUS_USAGE, "--%s %s: unknown table%s", row->name, word, suggestion);
}

enum Status option_parse_tables(const struct OptionRow *row, void *field, const char *value,
                                struct Error *error) {
    unsigned tables = 1u << TABLE_RUNS;
    while (true) {
        size_t length = strcspn(value, ",");
        char word[WORD_SIZE];
        int kept = text_prefix(value, length < sizeof word ? length : sizeof word - 1);
        snprintf(word, sizeof word, "%.*s", kept, value);
        enum Status status = parse_table(row, &tables, word, error);
        if (status != STATUS_OK)
            return status;
        if (value[length] == '\0')
            break;
        value += length + 1;
    }
    *(unsigned *)field = tables;
    return STATUS_OK;
}

enum Status option_parse_rows(const struct OptionRow *row, void *field, const char *value,
                              struct Error *error) {
    *(int64_t *)field = 0;
    return strcmp(value, "all") == 0 ? STATUS_OK : option_parse_whole(row, field, value, error);
}

enum Status option_parse_shard(const struct OptionRow *row, void *field, const char *value,
                               struct Error *error) {
    const char *slash = strchr(value, '/');
    char part[WORD_SIZE];
    uint64_t one, of;
    snprintf(part, sizeof part, "%.*s", slash != NULL ? (int)(slash - value) : 0, value);
    if (slash == NULL || !text_to_unsigned(part, &one) || !text_to_unsigned(slash + 1, &of) || one < 1 ||
        one > of || of > 1000000)
        return error_set(error, STATUS_USAGE, "--%s %s: allowed is I/N with I from 1 to N, 2/8 for example",
                         row->name, value);
    *(struct Shard *)field = (struct Shard){(int64_t)one, (int64_t)of};
    return STATUS_OK;
}
