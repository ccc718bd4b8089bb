#include "world/occasions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double WEEKS_OF_A_YEAR = 52.0;

static const double FIRST_BAND = 1.25;

/* Both the lowest height of the bands above the first and, since the area of a band is its occasions a year,
 * how often they come. */
static double band_height(uint32_t band) {
    return FIRST_BAND * (band == 0 ? 1.0 : (double)(1u << (band - 1)));
}

/* A power of two, so that some bits of a word are a week; some 1.5 occasions, but for the highest bands. */
static uint32_t span_weeks(uint32_t band) {
    uint32_t weeks = band == 0 ? OCCASION_SPAN : (uint32_t)OCCASION_SPAN >> (band - 1);
    return weeks > 0 ? weeks : 1;
}

static double span_mean(uint32_t band) {
    return band_height(band) * span_weeks(band) / WEEKS_OF_A_YEAR;
}

uint32_t occasion_bands(double ceiling) {
    uint32_t bands = 0;
    while (bands < OCCASION_BANDS && ceiling > (bands == 0 ? 0.0 : band_height(bands)))
        bands++;
    return bands;
}

bool occasions_init(struct Occasions *self, enum Purpose purpose, const struct RandomKey *key, size_t units) {
    *self = (struct Occasions){.purpose = purpose, .key = *key, .units = units};
    for (uint32_t band = 0; band < OCCASION_BANDS; band++)
        self->none[band] = exp(-span_mean(band));
    self->waits = calloc(units, sizeof *self->waits);
    return self->waits != NULL;
}

void occasions_free(struct Occasions *self) {
    for (int week = 0; week < OCCASION_SPAN; week++)
        free(self->week[week].item);
    free(self->waits);
    *self = (struct Occasions){0};
}

bool occasions_copy(struct Occasions *self, const struct Occasions *original) {
    *self = *original;
    memset(self->week, 0, sizeof self->week);
    self->waits = malloc(original->units * sizeof *self->waits);
    bool complete = self->waits != NULL;
    if (complete)
        memcpy(self->waits, original->waits, original->units * sizeof *self->waits);
    for (int week = 0; week < OCCASION_SPAN && complete; week++) {
        const struct OccasionWeek *from = &original->week[week];
        struct OccasionWeek *to = &self->week[week];
        if (from->count == 0)
            continue;
        to->item = malloc(from->count * sizeof *to->item);
        complete = to->item != NULL;
        if (!complete)
            continue;
        memcpy(to->item, from->item, from->count * sizeof *to->item);
        to->count = to->room = from->count;
    }
    return complete;
}

/* By inversion. The bound is never met: it would be passed one time in 10^27. */
static uint32_t occasions_in_span(const struct Occasions *self, uint32_t band, double uniform) {
    enum { MOST = 100 };
    double mean = span_mean(band), chance = self->none[band], below = chance;
    uint32_t count = 0;
    while (uniform >= below && count < MOST) {
        chance *= mean / ++count;
        below += chance;
    }
    return count;
}

/* A word an occasion: 6 bits for its week, 30 for what is left to chance, 28 for its height. */
static bool occasion_add(struct Occasions *self, uint32_t unit, uint32_t band, uint32_t week, uint64_t word) {
    double height = band_height(band), low = band == 0 ? 0.0 : height;
    struct OccasionWeek *of = &self->week[week % OCCASION_SPAN];
    if (!LIST_RESERVE(of))
        return false;
    of->item[of->count++] =
        (struct Occasion){.unit = unit,
                          .height = (float)(low + height * ((double)(word >> 36) + 0.5) * 0x1p-28),
                          .uniform = (uint32_t)(word >> 6) & 0x3fffffff};
    return true;
}

/* The occasions of the span in which a week lies, from that week on. The first word of a span's blocks says
 * how many there are. */
static bool span_lay(struct Occasions *self, uint32_t unit, uint32_t band, uint32_t from) {
    uint32_t weeks = span_weeks(band), span = from / weeks;
    uint64_t words[4];
    random_words(&self->key, self->purpose, unit, band, span, words);
    uint32_t count = occasions_in_span(self, band, uniform_of_bits(words[0]));
    for (uint32_t i = 1; i <= count; i++) {
        if (i % 4 == 0)
            random_block(&self->key, (struct DrawId){self->purpose, unit, band, span}, i / 4, words);
        uint32_t week = span * weeks + ((uint32_t)words[i % 4] & (weeks - 1));
        if (week >= from && !occasion_add(self, unit, band, week, words[i % 4]))
            return false;
    }
    return true;
}

bool occasions_renew(struct Occasions *self, uint32_t week, const uint8_t state[], unsigned waiting) {
    self->now = week;
    for (uint32_t band = 0; band < self->bands; band++) {
        if (week % span_weeks(band) != 0)
            continue;
        for (uint32_t unit = 0; unit < self->units; unit++) {
            if ((self->waits[unit] >> band & 1u) == 0)
                continue;
            if ((waiting >> state[unit] & 1u) == 0)
                self->waits[unit] &= (uint16_t) ~(1u << band);
            else if (!span_lay(self, unit, band, week))
                return false;
        }
    }
    return true;
}

/* What begins with the next week is laid out then. */
bool occasions_await(struct Occasions *self, uint32_t unit, uint32_t from) {
    for (uint32_t band = 0; band < self->bands; band++) {
        bool begins = from > self->now && from % span_weeks(band) == 0;
        if ((self->waits[unit] >> band & 1u) == 0 && !begins && !span_lay(self, unit, band, from))
            return false;
        self->waits[unit] |= (uint16_t)(1u << band);
    }
    return true;
}

struct OccasionWeek *occasions_now(struct Occasions *self) {
    return &self->week[self->now % OCCASION_SPAN];
}
