/* How numbers and estimates are written for people: in tables, sentences, figures, in every language. What is
 * not available, or not finite, is a dash; nothing is written as less or more than it can be. */
#ifndef TANDEM_FORMAT_H
#define TANDEM_FORMAT_H

#include <stdbool.h>

#include "estimate/interval.h"

/* PLAIN for terminals, where numbers are copied from; TYPESET for pages: thousands apart, a true minus sign.
 */
enum FormatStyle { FORMAT_PLAIN, FORMAT_TYPESET };

enum { FORMAT_SIZE = 128 };
#define FORMAT_NONE "–"

/* A number with three or four figures of the larger of itself and `like`; whole where both are. */
void format_number(char text[FORMAT_SIZE], double value, double like, enum FormatStyle style);

/* With so many digits after the point, so that numbers that add up are read to add up; `plus`: with a sign
 * before what is above 0. */
void format_amount(char text[FORMAT_SIZE], double value, int digits, bool plus, enum FormatStyle style);

/* A share of 1 in per cent, without the sign: "12.3", "100"; a dash outside [0, 1]. */
void format_share(char text[FORMAT_SIZE], double share, enum FormatStyle style);

/* A probability of chance: "0.34", "0.012", "< 0.001"; never 0. */
void format_p(char text[FORMAT_SIZE], double p);

/* What an estimate's numbers are. */
enum FormatKind { FORMAT_AS_NUMBER, FORMAT_AS_DIFFERENCE, FORMAT_AS_SHARE };

/* "4.2 [3.1, 5.3]", typeset "4.2 (3.1 to 5.3)"; "4.2" without an interval, "4.2 [3.1, –]" with one end of it.
 */
void format_estimate(char text[FORMAT_SIZE], const struct Estimate *estimate, enum FormatKind kind,
                     enum FormatStyle style);

/* "3.1–5.3": low and high alone, "3.1 to 5.3" where they have a sign. */
void format_band(char text[FORMAT_SIZE], const struct Estimate *band, enum FormatKind kind,
                 enum FormatStyle style);

/* The estimate in another unit: value, low and high times `scale` > 0. */
struct Estimate estimate_scaled(const struct Estimate *self, double scale);

#endif
