#define _GNU_SOURCE /* newlocale, uselocale, strtod_l */
#include "base/text.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* uselocale is per thread, so reading and printing in the C locale disturbs nobody else. */
static locale_t c_locale_enter(locale_t *previous) {
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    *previous = uselocale(c_locale);
    return c_locale;
}

static void c_locale_leave(locale_t c_locale, locale_t previous) {
    uselocale(previous);
    if (c_locale != (locale_t)0)
        freelocale(c_locale);
}

bool text_to_number(const char *text, double *value) {
    if (text[0] == '\0' || text[strspn(text, "+-0123456789.eE")] != '\0')
        return false;
    locale_t previous;
    locale_t c_locale = c_locale_enter(&previous);
    char *end = NULL;
    double number = strtod(text, &end);
    c_locale_leave(c_locale, previous);
    if (end == text || *end != '\0' || !isfinite(number))
        return false;
    *value = number;
    return true;
}

bool text_to_unsigned(const char *text, uint64_t *value) {
    if (text[0] == '\0' || text[strspn(text, "0123456789")] != '\0')
        return false;
    errno = 0;
    unsigned long long number = strtoull(text, NULL, 10);
    if (errno == ERANGE)
        return false;
    *value = number;
    return true;
}

static void print_digits(char *buffer, size_t size, int digits, double value) {
    locale_t previous;
    locale_t c_locale = c_locale_enter(&previous);
    snprintf(buffer, size, "%.*g", digits, value);
    c_locale_leave(c_locale, previous);
}

void text_from_number(char *buffer, size_t size, double value) {
    if (isnan(value))
        buffer[0] = '\0';
    else
        print_digits(buffer, size, 17, value);
}

void text_from_number_short(char *buffer, size_t size, double value) {
    buffer[0] = '\0';
    double back;
    if (value == trunc(value) && fabs(value) < 1e15) {
        snprintf(buffer, size, "%.0f", value == 0.0 ? 0.0 : value);
        return;
    }
    for (int digits = 1; !isnan(value) && digits <= 17; digits++) {
        print_digits(buffer, size, digits, value);
        if (text_to_number(buffer, &back) && back == value)
            return;
    }
}

static size_t smaller(size_t one, size_t other) {
    return one < other ? one : other;
}

size_t text_distance(const char *one, const char *other, size_t limit) {
    enum { LONGEST = 128 };
    size_t columns = strlen(other), rows = strlen(one);
    bool far = columns > rows ? columns - rows >= limit : rows - columns >= limit;
    if (columns >= LONGEST || rows >= LONGEST || far)
        return limit;
    size_t row[LONGEST];
    for (size_t j = 0; j <= columns; j++)
        row[j] = j;
    for (size_t i = 0; one[i] != '\0'; i++) {
        size_t diagonal = row[0], least = i + 1;
        row[0] = i + 1;
        for (size_t j = 0; j < columns; j++) {
            size_t replace = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = smaller(replace, smaller(row[j], row[j + 1]) + 1);
            least = smaller(least, row[j + 1]);
        }
        if (least >= limit) /* it does not become less again */
            return limit;
    }
    return smaller(row[columns], limit);
}

/* Length of the well-formed sequence that starts at `c` (Unicode 15, table 3-7), 0 if there is none. */
static size_t utf8_length(const unsigned char *c) {
    if (c[0] < 0x80)
        return 1;
    if (c[0] >= 0xC2 && c[0] <= 0xDF)
        return (c[1] & 0xC0) == 0x80 ? 2 : 0;
    if ((c[0] & 0xF0) == 0xE0) {
        bool overlong = c[0] == 0xE0 && c[1] < 0xA0, surrogate = c[0] == 0xED && c[1] > 0x9F;
        return !overlong && !surrogate && (c[1] & 0xC0) == 0x80 && (c[2] & 0xC0) == 0x80 ? 3 : 0;
    }
    if (c[0] >= 0xF0 && c[0] <= 0xF4) {
        bool overlong = c[0] == 0xF0 && c[1] < 0x90, beyond = c[0] == 0xF4 && c[1] > 0x8F;
        bool tail = (c[1] & 0xC0) == 0x80 && (c[2] & 0xC0) == 0x80 && (c[3] & 0xC0) == 0x80;
        return !overlong && !beyond && tail ? 4 : 0;
    }
    return 0;
}

bool text_is_clean_utf8(const char *text) {
    const unsigned char *c = (const unsigned char *)text;
    while (*c != '\0') {
        size_t length = utf8_length(c);
        bool control = (*c < 0x20 && *c != '\n' && *c != '\t') || *c == 0x7F;
        if (length == 0 || control)
            return false;
        c += length;
    }
    return true;
}
