/* Numbers as a report writes them. */
#include <math.h>
#include <string.h>

#include "base/translate.h"
#include "plots/page/report_parts.h"

static int places(double like) {
    double size = fabs(like);
    return size >= 1000.0 || like == 0.0 ? 0 : size >= 10.0 ? 1 : size >= 0.1 ? 2 : 4;
}

/* Puts commas between thousands of the digits before the point. */
static void group_thousands(char *text, const char *digits) {
    size_t whole = strcspn(digits, ".");
    for (size_t i = 0; digits[i] != '\0'; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            *text++ = ',';
        *text++ = digits[i];
    }
    *text = '\0';
}

void report_number(char text[REPORT_NUMBER_SIZE], double value, double like, bool sign) {
    char digits[24], grouped[REPORT_NUMBER_SIZE - 8];
    if (!isfinite(value)) {
        strcpy(text, isnan(value) ? "–" : "∞");
        return;
    }
    if (fabs(value) >= 1e15)
        snprintf(digits, sizeof digits, "%.3e", fabs(value));
    else
        snprintf(digits, sizeof digits, "%.*f", places(like), fabs(value));
    bool nothing = strspn(digits, "0.") == strlen(digits);
    group_thousands(grouped, digits);
    snprintf(text, REPORT_NUMBER_SIZE, "%s%s", nothing ? "" : value < 0.0 ? "−" : sign ? "+" : "", grouped);
}

void report_interval(char text[3 * REPORT_NUMBER_SIZE], double low, double high, double like, bool sign) {
    char from[REPORT_NUMBER_SIZE], to[REPORT_NUMBER_SIZE];
    report_number(from, low, like, sign);
    report_number(to, high, like, sign);
    if (isnan(low) && isnan(high))
        strcpy(text, "–");
    else
        snprintf(text, 3 * REPORT_NUMBER_SIZE, _("%s to %s"), from, to);
}

void report_share(char text[REPORT_NUMBER_SIZE], double share) {
    if (isnan(share))
        strcpy(text, "–");
    else
        snprintf(text, REPORT_NUMBER_SIZE, "%.1f", 100.0 * share);
}
