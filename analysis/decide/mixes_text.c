#define _GNU_SOURCE /* open_memstream */
#include "decide/mixes_text.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { WORD_SIZE = 32 };

char *mixes_to_text(const struct Mixes *self) {
    char *text = NULL, cost[WORD_SIZE];
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    if (stream == NULL)
        return NULL;
    for (size_t m = 0; m < self->count; m++) {
        const struct DecisionMix *mix = &self->mix[m];
        text_from_number(cost, sizeof cost, mix->cost);
        fputs(cost, stream);
        for (size_t i = 0; i < mix->count; i++)
            fprintf(stream, " %zu", mix->option[i]);
        fputc('\n', stream);
    }
    if (fclose(stream) == 0)
        return text;
    free(text);
    return NULL;
}

/* Takes the next word of a line; false at its end, or where it is longer than any that was written. */
static bool next_word(const char **line, char word[WORD_SIZE]) {
    size_t length = strcspn(*line, " \n");
    if (length == 0 || length >= WORD_SIZE)
        return false;
    memcpy(word, *line, length);
    word[length] = '\0';
    *line += length;
    return true;
}

static bool read_option(const char *word, struct DecisionMix *mix) {
    uint64_t option;
    bool good = mix->count < DECISION_AT_ONCE_MOST && text_to_unsigned(word, &option) &&
                option < DECISION_OPTIONS_MOST && (mix->count == 0 || option > mix->option[mix->count - 1]);
    if (good)
        mix->option[mix->count++] = (size_t)option;
    return good;
}

/* One line, after which `text` stands at the next. */
static bool read_mix(const char **text, bool first, struct DecisionMix *mix) {
    char word[WORD_SIZE];
    *mix = (struct DecisionMix){0};
    if (!next_word(text, word) || !text_to_number(word, &mix->cost) || !isfinite(mix->cost) ||
        mix->cost < 0.0)
        return false;
    while (**text == ' ') {
        ++*text;
        if (!next_word(text, word) || !read_option(word, mix))
            return false;
    }
    if (*(*text)++ != '\n' || first != (mix->count == 0))
        return false;
    return !first || mix->cost <= 0.0;
}

enum Status mixes_from_text(struct Mixes *self, const char *text) {
    size_t lines = 0;
    *self = (struct Mixes){0};
    for (const char *c = text; *c != '\0'; c++)
        lines += *c == '\n';
    if (lines == 0 || lines > DECISION_MIXES_MOST)
        return STATUS_CONFIGURATION;
    self->mix = calloc(lines, sizeof *self->mix);
    if (self->mix == NULL)
        return STATUS_OUT_OF_MEMORY;
    for (; *text != '\0'; self->count++)
        if (self->count == lines || !read_mix(&text, self->count == 0, &self->mix[self->count]))
            return STATUS_CONFIGURATION;
    return STATUS_OK;
}
