/* What the figures of a plan's outputs share. */
#ifndef TANDEM_SENSITIVITY_PARTS_H
#define TANDEM_SENSITIVITY_PARTS_H

#include "base/translate.h"
#include "plots/figure/caption.h"
#include "plots/figure/numbers.h"
#include "plots/figure/script.h"

/* The estimate in the unit that the output is shown in. */
struct Estimate output_estimate(const struct Sheet *sheet, const struct Estimate *estimate);

/* The factors with the largest sizes in descending order, equal ones in their own. Set `most`, zero the rest.
 */
enum { TOP_FACTORS = 20 };
struct TopFactors {
    size_t most; /* at most TOP_FACTORS */
    size_t count, factor[TOP_FACTORS];
    double size[TOP_FACTORS];
};
void top_factors_add(struct TopFactors *self, size_t factor, double size); /* NaN comes after all numbers */

/* "−0.4", "3.1" in the C locale, "–" for NaN. */
void plain_number(char buffer[SIGNED_SIZE], double value, int digits);

/* "3.1 % (0.4 to 5.8)", as signed_estimate; `unit` "" for none. */
void plain_estimate(char buffer[SIGNED_INTERVAL_SIZE], const struct Estimate *estimate, int digits,
                    const char *unit);

/* A share in per cent: "24.1 % (18.0 to 31.2)". */
void percent_text(char text[SIGNED_INTERVAL_SIZE], const struct Estimate *share);

/* A factor's value with up to four digits that count: "0.05", "12,000". */
void level_text(char buffer[SIGNED_SIZE], double value);

/* A factor's key, broken after "." and "_" where it is too long for a line. */
void factor_caption(const struct Sheet *sheet, size_t factor, size_t columns, size_t most,
                    struct Caption *caption);

/* Its unit on one line, in the language of readers where that has a word for it; empty for none. */
void factor_unit_caption(const struct Sheet *sheet, size_t factor, size_t columns, struct Caption *caption);

/* Comment lines in a block of data: which factor each row of the picture is. */
void data_factor_names(struct Sheet *sheet, const struct TopFactors *top);

/* The value, low and high of an estimate, each with a blank after it. */
void data_estimate(struct Sheet *sheet, const struct Estimate *estimate);

/* What footers say: sentences of their own that are put together, those that do not hold left out. */
enum { FOOTER_SIZE = 1024 };
struct Footer {
    char text[FOOTER_SIZE];
};
void footer_add(struct Footer *self, const char *format, ...) PRINTF_LIKE(2, 3);
void footer_runs(struct Footer *self, const struct Sheet *sheet, const struct NoiseShare *noise);
void footer_more_factors(struct Footer *self, const struct TopFactors *top, size_t factors);
void footer_noise(struct Footer *self, const struct NoiseShare *noise); /* where it is known */
void footer_hollow(struct Footer *self, bool has_hollow);

/* A line of text over the panel, `above` pixels from its upper edge. */
enum { PANEL_TEXT_SIZE = 512 };
void panel_text(struct Sheet *sheet, const char *text, double above, const char *look);

/* Looks of labels: `size` times as high as normal, dark or grey. `look[LOOK_SIZE]`. */
enum { LOOK_SIZE = 128 };
void label_look(const struct Sheet *sheet, const char *adjust, double size, const char *colour,
                char look[LOOK_SIZE]);

/* A label at pixels of the picture from its upper left corner. */
void label_at_pixels(struct Sheet *sheet, const char *text, double left, double top, const char *look);

/* The label of the upward axis at the left of the picture, clear of marks of up to eight figures. */
void upward_label(struct Sheet *sheet, const char *label, size_t columns);

/* Marks of a linear axis ("x", "y") at round steps from low to high, at most about `most`. Each says `scale`
 * times its place and then `suffix`, in which gnuplot takes two per cent signs for one. */
void value_ticks(struct Sheet *sheet, const char *axis, const struct Extent *extent, int most, double scale,
                 const char *suffix);

/* Marks 1, 2 and 5 times powers of ten on a logarithmic axis ("x", "y") from low to high, the powers alone
 * where that is many, `first` and `last` where there are next to none. */
void log_ticks(struct Sheet *sheet, const char *axis, double low, double high, double first, double last);

/* Whether an estimate has a value but no interval. */
bool is_hollow(const struct Estimate *estimate);

#endif
