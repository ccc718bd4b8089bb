/* Curves over the weeks of a run, drawn with characters. */
#ifndef TANDEM_CHART_H
#define TANDEM_CHART_H

#include <stdint.h>

#include "watch/screen.h"
#include "world/records.h"

/* A real column of the first `lived` weeks of a run. */
struct Curve {
    const struct WeekRecord *weeks;
    size_t offset; /* in struct WeekRecord */
    int64_t lived;
};

/* Where it stands, axes included: at least 12 columns and 3 rows. */
struct Place {
    int row, column, width, height;
};

/* `shown` as an area and `other` (of no weeks: none) as a line over it; both are shares, over `weeks` weeks.
 * The axis ends at the first round share above all that is drawn. */
void chart_draw(struct Screen *screen, struct Place place, struct Curve shown, struct Curve other,
                int64_t weeks);

#endif
