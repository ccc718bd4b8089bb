/* Places for labels beside points, so that no two texts lie on each other. In pixels from the panel's upper
 * left corner. Private to plots. */
#ifndef TANDEM_LABEL_PLACES_H
#define TANDEM_LABEL_PLACES_H

#include <stdbool.h>
#include <stddef.h>

struct Box {
    double left, top, right, bottom;
};

/* What labels keep clear of: points and texts (hard), lines (soft: crossed where there is no other place). */
enum { OBSTACLES_MOST = 160 };
struct Obstacles {
    double width, height; /* of the panel: labels stay inside */
    size_t hard_count, soft_count;
    struct Box hard[OBSTACLES_MOST], soft[OBSTACLES_MOST];
};

/* What is too many is not kept clear of. */
void obstacles_add_hard(struct Obstacles *self, struct Box box);
void obstacles_add_soft(struct Obstacles *self, struct Box box);

/* Finds a place for a text `width` by `height` beside the point and keeps it clear; false if there is none.
 */
bool obstacles_place(struct Obstacles *self, double x, double y, double width, double height,
                     struct Box *place);

#endif
