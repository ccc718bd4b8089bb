#define _GNU_SOURCE /* newlocale, uselocale, strtod_l */
#include "base/text.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/shortest.h"
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

static size_t smaller(size_t one, size_t other) {
    return one < other ? one : other;
}

enum { DIGITS_MOST = 17, WHOLE_MOST = 17, ZEROS_MOST = 5, NUMBER_SIZE = 32 };

/* Writes digits[count] with the decimal point after `whole` of them, zeros where there are none. */
static char *write_plain(char *to, const char *digits, int count, int whole) {
    if (whole <= 0) {
        *to++ = '0';
        *to++ = '.';
    }
    for (int place = whole; place < 0; place++)
        *to++ = '0';
    for (int i = 0; i < count || i < whole; i++) {
        if (i == whole && whole > 0)
            *to++ = '.';
        *to++ = (char)(i < count ? digits[i] : '0');
    }
    return to;
}

static char *write_scientific(char *to, const char *digits, int count, int exponent) {
    to = write_plain(to, digits, count, 1);
    return to + sprintf(to, "e%d", exponent);
}

static char *write_decimal(char *to, struct Decimal decimal) {
    char digits[DIGITS_MOST + 1];
    int first = DIGITS_MOST;
    for (uint64_t rest = decimal.digits; rest > 0; rest /= 10)
        digits[--first] = (char)('0' + rest % 10);
    int count = DIGITS_MOST - first, whole = count + decimal.exponent;
    bool plain = -ZEROS_MOST <= whole && whole <= WHOLE_MOST;
    return plain ? write_plain(to, digits + first, count, whole)
                 : write_scientific(to, digits + first, count, whole - 1);
}

void text_from_number(char *buffer, size_t size, double value) {
    char text[NUMBER_SIZE], *to = text;
    if (!isnan(value) && signbit(value))
        *to++ = '-';
    if (isinf(value))
        to = stpcpy(to, "inf");
    else if (value == 0.0)
        *to++ = '0';
    else if (!isnan(value))
        to = write_decimal(to, shortest_decimal(fabs(value)));
    *to++ = '\0';
    memcpy(buffer, text, smaller((size_t)(to - text), size));
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

int text_prefix(const char *text, size_t most) {
    size_t length = strnlen(text, most + 1);
    if (length <= most)
        return (int)length;
    while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return (int)most;
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
