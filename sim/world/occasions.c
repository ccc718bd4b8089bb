#include "world/occasions.h"

#include <stdlib.h>
#include <string.h>

static const double WEEKS_OF_A_YEAR = 52.0;

static const double FIRST_BAND = 1.25;

/* Both the lowest height of the bands above the first and, since the area of a band is its occasions a year,
 * how often they come. */
static double band_height(uint32_t band) {
    return FIRST_BAND * (band == 0 ? 1.0 : (double)(1u << (band - 1)));
}

uint32_t occasion_bands(double ceiling) {
    uint32_t bands = 0;
    while (bands < OCCASION_BANDS && ceiling > (bands == 0 ? 0.0 : band_height(bands)))
        bands++;
    return bands;
}

bool occasions_init(struct Occasions *self, enum Purpose purpose, const struct RandomKey *key, size_t units,
                    uint32_t weeks) {
    *self = (struct Occasions){.purpose = purpose, .key = *key, .units = units, .weeks = weeks};
    self->awaited = calloc(units, sizeof *self->awaited);
    self->week = calloc(weeks + 1, sizeof *self->week);
    return self->awaited != NULL && self->week != NULL;
}

void occasions_free(struct Occasions *self) {
    for (uint32_t week = 0; self->week != NULL && week < self->weeks; week++)
        free(self->week[week].item);
    free(self->week);
    free(self->awaited);
    *self = (struct Occasions){0};
}

bool occasions_copy(struct Occasions *self, const struct Occasions *original) {
    if (!occasions_init(self, original->purpose, &original->key, original->units, original->weeks))
        return false;
    self->bands = original->bands;
    memcpy(self->awaited, original->awaited, original->units * sizeof *self->awaited);
    bool complete = true;
    for (uint32_t week = 0; week < original->weeks; week++) {
        const struct OccasionWeek *from = &original->week[week];
        struct OccasionWeek *to = &self->week[week];
        if (from->count == 0)
            continue;
        to->item = malloc(from->count * sizeof *to->item);
        complete = complete && to->item != NULL;
        if (to->item == NULL)
            continue;
        memcpy(to->item, from->item, from->count * sizeof *to->item);
        to->count = to->room = from->count;
    }
    return complete;
}

/* One block an occasion: how long until the next one, its own height, and a uniform. Number 0 stands for the
 * start of time. */
struct OccasionLook occasion_look(const struct Occasions *self, const struct Occasion *occasion) {
    uint64_t words[4];
    double height = band_height(occasion->band), low = occasion->band == 0 ? 0.0 : height;
    random_words(&self->key, self->purpose, occasion->unit, occasion->band, occasion->number, words);
    struct OccasionLook look = {.height = low + height * uniform_of_bits(words[1]),
                                .uniform = uniform_of_bits(words[2]),
                                .next = *occasion};
    look.next.time += exponential_of_bits(words[0]) * WEEKS_OF_A_YEAR / height;
    look.next.number++;
    return look;
}

bool occasion_go_on(struct Occasions *self, const struct Occasion *next) {
    if (next->time >= (double)self->weeks)
        return true;
    struct OccasionWeek *week = &self->week[(uint32_t)next->time];
    if (!LIST_RESERVE(week))
        return false;
    week->item[week->count++] = *next;
    return true;
}

void occasion_give_up(struct Occasions *self, const struct Occasion *occasion) {
    self->awaited[occasion->unit] &= (uint16_t) ~(1u << occasion->band);
}

bool occasions_await(struct Occasions *self, uint32_t unit, uint32_t from) {
    for (uint32_t band = 0; band < self->bands; band++) {
        if ((self->awaited[unit] & 1u << band) != 0)
            continue;
        struct Occasion occasion = {.unit = unit, .band = (uint8_t)band};
        do
            occasion = occasion_look(self, &occasion).next;
        while (occasion.time < from);
        if (!occasion_go_on(self, &occasion))
            return false;
        self->awaited[unit] |= (uint16_t)(1u << band);
    }
    return true;
}

void occasions_week_over(struct Occasions *self, uint32_t week) {
    free(self->week[week].item);
    self->week[week] = (struct OccasionWeek){0};
}
