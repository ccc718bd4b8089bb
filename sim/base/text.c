#define _GNU_SOURCE /* newlocale, uselocale, strtod_l */
#include "base/text.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

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

bool text_is_clean_utf8(const char *text) {
    uint32_t code;
    for (size_t length; *text != '\0'; text += length) {
        length = utf8_decode(text, &code);
        if (length == 0 ||
            ((utf8_is_control(code) || utf8_turns_writing(code)) && code != '\n' && code != '\t'))
            return false;
    }
    return true;
}

bool text_is_file_name(const char *text) {
    return text[0] != '\0' && strcmp(text, ".") != 0 && strcmp(text, "..") != 0 && text_is_clean_utf8(text) &&
           strpbrk(text, "/\n\t") == NULL;
}
