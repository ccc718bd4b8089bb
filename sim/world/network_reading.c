#include "world/network_reading.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

/* Strength divides and is divided by; far below the largest number, sums in any order and products stay
 * finite. */
#define STRENGTH_MOST 1e300

enum { MESSAGE_SIZE = 512 };

enum Status network_reading_init(struct NetworkReading *self, struct Network *network, const char *name,
                                 size_t length, size_t agencies, struct Error *notes, struct Error *error) {
    *network = (struct Network){0};
    *self = (struct NetworkReading){
        .name = name, .agencies = agencies, .notes = notes, .error = error, .errors_before = error->count};
    if (agencies > UINT32_MAX)
        return error_set(error, STATUS_INTERNAL, "a network of %zu agencies is too large", agencies);
    if (length > NETWORK_FILE_MOST)
        return error_set_at(error, STATUS_CONFIGURATION, name, 0, NETWORK_FILE_TOO_LARGE,
                            NETWORK_FILE_MOST >> 20);
    return STATUS_OK;
}

void network_reading_fault(struct NetworkReading *self, int line, const char *format, ...) {
    char message[MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, translate(format), arguments);
    va_end(arguments);
    error_set_at(self->error, STATUS_CONFIGURATION, self->name, line, "%s", message);
}

void network_reading_note(const struct NetworkReading *self, int line, const char *format, ...) {
    char message[MESSAGE_SIZE];
    va_list arguments;
    if (self->notes == NULL)
        return;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, translate(format), arguments);
    va_end(arguments);
    error_set_at(self->notes, STATUS_OK, self->name, line, "%s", message);
}

bool network_reading_failed(const struct NetworkReading *self) {
    return self->error->count > self->errors_before;
}

bool network_reading_is_hopeless(const struct NetworkReading *self) {
    return self->error->count - self->errors_before >= NETWORK_FAULTS_MOST;
}

const char *network_reading_shown(const char *piece, char buffer[NETWORK_SHOWN]) {
    if (strlen(piece) > NETWORK_SHOWN - 4 || !text_is_clean_utf8(piece) || strpbrk(piece, "\n\t") != NULL)
        return _("this");
    snprintf(buffer, NETWORK_SHOWN, "'%s'", piece);
    return buffer;
}

bool network_reading_weight(struct NetworkReading *self, const char *text, int line, double *weight) {
    char buffer[NETWORK_SHOWN];
    if (text_to_number(text, weight))
        return true;
    network_reading_fault(
        self, line, "%s is not a weight; a weight is a finite number above 0, with a point as decimal mark",
        network_reading_shown(text, buffer));
    return false;
}

enum Status network_reading_tie(struct NetworkReading *self, uint32_t one, uint32_t other, double weight,
                                int line) {
    uint32_t low = one < other ? one : other, high = one < other ? other : one;
    if (low == high)
        network_reading_fault(self, line, "agency %u is tied to itself; a tie joins two agencies",
                              (unsigned)low);
    else if (!(isfinite(weight) && weight > 0.0))
        network_reading_fault(self, line,
                              "the tie of agencies %u and %u has weight %g; a weight is finite and above 0",
                              (unsigned)low, (unsigned)high, weight);
    else
        return tie_list_add(&self->ties, (struct Tie){low, high, line, weight}, self->error);
    return STATUS_OK;
}

static enum Status check_strength(struct NetworkReading *self) {
    double *strength = calloc(self->agencies + 1, sizeof *strength);
    if (strength == NULL)
        return error_set(self->error, STATUS_OUT_OF_MEMORY, "no memory to read %s", self->name);
    for (size_t i = 0; i < self->ties.count && !network_reading_is_hopeless(self); i++) {
        const struct Tie *tie = &self->ties.tie[i];
        const uint32_t ends[2] = {tie->low, tie->high};
        for (int end = 0; end < 2; end++) {
            double before = strength[ends[end]];
            strength[ends[end]] += tie->weight;
            if (before <= STRENGTH_MOST && strength[ends[end]] > STRENGTH_MOST)
                network_reading_fault(self, tie->line, "the weights of agency %u add up to more than %g",
                                      (unsigned)ends[end], STRENGTH_MOST);
        }
    }
    free(strength);
    return STATUS_OK;
}

static bool has_repeated(const struct Network *network) {
    for (size_t a = 0; a < network->agencies; a++)
        for (size_t i = network->first[a] + 1; i < network->first[a + 1]; i++)
            if (network->peer[i] == network->peer[i - 1])
                return true;
    return false;
}

static int compare_ties(const void *one, const void *other) {
    const struct Tie *a = one, *b = other;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    if (a->high != b->high)
        return a->high < b->high ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static void report_repeated(struct NetworkReading *self) {
    struct TieList *ties = &self->ties;
    if (ties->count > 1)
        qsort(ties->tie, ties->count, sizeof *ties->tie, compare_ties);
    for (size_t i = 1; i < ties->count && !network_reading_is_hopeless(self); i++) {
        const struct Tie *before = &ties->tie[i - 1], *tie = &ties->tie[i];
        if (before->low == tie->low && before->high == tie->high)
            network_reading_fault(
                self, tie->line,
                "the tie of agencies %u and %u is listed twice, before on line %d; direction "
                "does not count",
                (unsigned)tie->low, (unsigned)tie->high, before->line);
    }
}

static void note_isolated(const struct NetworkReading *self, const struct Network *network) {
    size_t isolated = 0;
    for (size_t a = 0; a < network->agencies; a++)
        isolated += network->first[a] == network->first[a + 1];
    if (isolated > 0)
        network_reading_note(self, 0, "%zu of %zu agencies (world.agencies) have no peer in it", isolated,
                             network->agencies);
}

enum Status network_reading_finish(struct NetworkReading *self, enum Status status, struct Network *network) {
    if (status == STATUS_OK)
        status = check_strength(self);
    if (status == STATUS_OK && !network_reading_failed(self))
        status = network_from_ties(network, self->agencies, &self->ties, self->error);
    /* Sorting is for the lines of the message: rows that are made have equal peers side by side. */
    if (status == STATUS_OK && (network_reading_failed(self) || has_repeated(network)))
        report_repeated(self);
    if (status == STATUS_OK && network_reading_failed(self))
        status = STATUS_CONFIGURATION;
    if (status == STATUS_OK)
        note_isolated(self, network);
    else
        network_free(network);
    tie_list_free(&self->ties);
    return status;
}
