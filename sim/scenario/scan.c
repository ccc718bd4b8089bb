#include "scenario/scan.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

struct Scanner {
    const char *at;
    int line, depth, settings;
    int names[SCAN_NESTING + 1]; /* so far in the brackets that are open, by depth */
    const char *name;
    struct Error *error;
    struct Scan *found;
};

static bool is_one_of(char c, const char *set) {
    return c != '\0' && strchr(set, c) != NULL;
}

static void stop(struct Scanner *self, int line, const char *message) {
    error_set_at(self->error, STATUS_CONFIGURATION, self->name, line, "%s", translate(message));
    self->found->parseable = false;
}

static void skip_one(struct Scanner *self) {
    self->line += *self->at == '\n';
    self->at++;
}

static void skip_block_comment(struct Scanner *self) {
    int opened = self->line;
    self->at += 2;
    while (*self->at != '\0' && strncmp(self->at, "*/", 2) != 0)
        skip_one(self);
    if (*self->at == '\0')
        stop(self, opened, "a comment without end, close it with */");
    else
        self->at += 2;
}

static void skip_string(struct Scanner *self) {
    int opened = self->line;
    skip_one(self);
    while (*self->at != '\0' && *self->at != '"' && self->found->parseable) {
        if (strncmp(self->at, "\\x00", 4) == 0 || strncmp(self->at, "\\X00", 4) == 0)
            stop(self, self->line, "a NUL in a text");
        if (*self->at == '\\')
            skip_one(self);
        if (*self->at != '\0')
            skip_one(self);
    }
    if (*self->at == '"')
        skip_one(self);
    else if (self->found->parseable)
        stop(self, opened, "a text without end, close it with \"");
}

/* Digits, a point, digits, an exponent; at least one digit before it. */
static bool is_decimal(const char *text) {
    size_t before = strspn(text, DIGITS), after = 0;
    text += before;
    if (*text == '.') {
        after = strspn(++text, DIGITS);
        text += after;
    }
    if (*text == 'e' || *text == 'E') {
        text += is_one_of(text[1], "+-") ? 2 : 1;
        if (strspn(text, DIGITS) == 0)
            return false;
        text += strspn(text, DIGITS);
    }
    return before + after > 0 && *text == '\0';
}

/* What is wrong with a whole number, NULL if nothing is. Without L it is held in 32 bits. */
static const char *whole_fault(const char *number, bool is_long) {
    errno = 0;
    long long value = strtoll(number, NULL, 10);
    if (errno == ERANGE)
        return _("too large for a whole number, write it with a decimal point");
    if (!is_long && (value > INT32_MAX || value < INT32_MIN))
        return _("too large for a short whole number, write it with an L behind");
    return NULL;
}

static const char *number_fault(const char *number) {
    const char *digits = number + (is_one_of(number[0], "+-") ? 1 : 0);
    size_t whole = strspn(digits, DIGITS);
    const char *tail = digits + whole;
    if (digits[0] == '0' && is_one_of(digits[1], "xX"))
        return _("hexadecimal, write it in decimal");
    if (whole > 1 && digits[0] == '0')
        return _("a leading zero, which elsewhere means octal; leave it out");
    if (whole > 0 && (*tail == '\0' || strcmp(tail, "L") == 0 || strcmp(tail, "LL") == 0))
        return whole_fault(number, *tail != '\0');
    double value;
    if (!is_decimal(digits))
        return _("not a number");
    return text_to_number(number, &value) ? NULL : _("too large for a number");
}

static size_t number_length(const char *text) {
    size_t length = is_one_of(text[0], "+-") ? 1 : 0;
    while (is_one_of(text[length], DIGITS LETTERS "._") ||
           (length > 0 && is_one_of(text[length], "+-") && is_one_of(text[length - 1], "eE")))
        length++;
    return length;
}

static void scan_number(struct Scanner *self) {
    enum { LONGEST = 64 };
    char number[LONGEST + 1];
    size_t length = number_length(self->at);
    snprintf(number, sizeof number, "%.*s", (int)(length < LONGEST ? length : LONGEST), self->at);
    const char *fault = length > LONGEST ? _("too many digits") : number_fault(number);
    self->at += length;
    if (fault == NULL)
        return;
    error_set_at(self->error, STATUS_CONFIGURATION, self->name, self->line, "%s: %s", number, fault);
    if (self->found->fault_count < SCAN_FAULTS)
        self->found->fault_lines[self->found->fault_count++] = self->line;
}

static void scan_mark(struct Scanner *self) {
    char mark = *self->at;
    if (is_one_of(mark, "{[(") && ++self->depth > SCAN_NESTING)
        stop(self, self->line, "brackets nested too deep");
    else if (is_one_of(mark, "{[(") && self->depth > 0)
        self->names[self->depth] = 0;
    if (is_one_of(mark, "}])"))
        self->depth--;
    if (is_one_of(mark, "=:") && self->depth >= 0 && ++self->names[self->depth] > SCAN_NAMES)
        stop(self, self->line, "too many settings in one group, allowed 1000");
    if (is_one_of(mark, "=:,") && ++self->settings > SCAN_SETTINGS)
        stop(self, self->line, "too many settings in one file");
    if (mark == '@')
        stop(self, self->line, "@include is not read; base = \"file.cfg\"; builds on another file");
    skip_one(self);
}

static bool begins_number(const char *at) {
    bool is_signed = is_one_of(at[0], "+-") && is_one_of(at[1], DIGITS ".");
    return is_signed || is_one_of(at[0], DIGITS ".");
}

static void scan_one(struct Scanner *self) {
    if (*self->at == '#' || strncmp(self->at, "//", 2) == 0)
        self->at += strcspn(self->at, "\n");
    else if (strncmp(self->at, "/*", 2) == 0)
        skip_block_comment(self);
    else if (*self->at == '"')
        skip_string(self);
    else if (is_one_of(*self->at, LETTERS "*"))
        self->at += strspn(self->at, LETTERS DIGITS "-_*");
    else if (begins_number(self->at))
        scan_number(self);
    else
        scan_mark(self);
}

enum Status scan_text(struct Scan *self, const char *text, const char *name, struct Error *error) {
    *self = (struct Scan){.parseable = true};
    struct Scanner scanner = {.at = text, .line = 1, .name = name, .error = error, .found = self};
    int before = error->count;
    while (*scanner.at != '\0' && self->parseable)
        scan_one(&scanner);
    return error->count == before ? STATUS_OK : STATUS_CONFIGURATION;
}

bool scan_refused(const struct Scan *self, int line) {
    for (int i = 0; i < self->fault_count; i++)
        if (self->fault_lines[i] == line)
            return true;
    return false;
}
