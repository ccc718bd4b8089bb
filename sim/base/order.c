#include "base/order.h"

#include <stdbool.h>

/* Brings the values that are below the pivot, or `as_well` as high, to the front; where they end. Without a
 * branch on what is compared, which nobody could foresee. */
static size_t parted(double values[], size_t from, size_t end, double pivot, bool as_well) {
    size_t front = from;
    for (size_t i = from; i < end; i++) {
        double value = values[i];
        values[i] = values[front];
        values[front] = value;
        front += as_well ? value <= pivot : value < pivot;
    }
    return front;
}

double order_select(double values[], size_t count, size_t rank) {
    size_t from = 0, end = count; /* the value sought is in values[from … end - 1] */
    while (end - from > 1) {
        double pivot = values[from + (end - from) / 2];
        size_t below = parted(values, from, end, pivot, false);
        if (rank < below) {
            end = below;
            continue;
        }
        from = parted(values, below, end, pivot, true);
        if (rank < from)
            break;
    }
    return values[rank];
}
