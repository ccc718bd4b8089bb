#include "plots/figure/label_places.h"

void obstacles_add_hard(struct Obstacles *self, struct Box box) {
    if (self->hard_count < OBSTACLES_MOST)
        self->hard[self->hard_count++] = box;
}

void obstacles_add_soft(struct Obstacles *self, struct Box box) {
    if (self->soft_count < OBSTACLES_MOST)
        self->soft[self->soft_count++] = box;
}

static bool overlaps(const struct Box *a, const struct Box *b) {
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static bool is_free(const struct Box *box, const struct Box others[], size_t n) {
    for (size_t i = 0; i < n; i++)
        if (overlaps(box, &others[i]))
            return false;
    return true;
}

static bool is_inside(const struct Obstacles *self, const struct Box *box) {
    return box->left >= 0.0 && box->top >= 0.0 && box->right <= self->width && box->bottom <= self->height;
}

/* Right and left of the point, above and below it. */
static bool try_places(const struct Obstacles *self, double x, double y, double width, double height,
                       double distance, bool cross_lines, struct Box *place) {
    static const double ups[] = {-1.0, 1.0, 0.0};
    for (size_t u = 0; u < sizeof ups / sizeof *ups; u++)
        for (int side = 0; side < 2; side++) {
            const double left = side == 0 ? x + distance : x - distance - width,
                         top = y - 0.5 * height + ups[u] * (0.5 * height + distance - 4.0);
            const struct Box box = {left, top, left + width, top + height};
            if (is_inside(self, &box) && is_free(&box, self->hard, self->hard_count) &&
                (cross_lines || is_free(&box, self->soft, self->soft_count))) {
                *place = box;
                return true;
            }
        }
    return false;
}

/* Near is better than free of lines: a label further away may seem to belong to another point. */
bool obstacles_place(struct Obstacles *self, double x, double y, double width, double height,
                     struct Box *place) {
    const double near = 7.0, far = 13.0;
    if (!try_places(self, x, y, width, height, near, false, place) &&
        !try_places(self, x, y, width, height, far, false, place) &&
        !try_places(self, x, y, width, height, near, true, place) &&
        !try_places(self, x, y, width, height, far, true, place))
        return false;
    obstacles_add_hard(self, *place);
    return true;
}
