#include "base/order.h"

static void exchange(double *one, double *other) {
    double kept = *one;
    *one = *other;
    *other = kept;
}

double order_select(double values[], size_t count, size_t rank) {
    size_t from = 0, end = count; /* the value sought is in values[from … end - 1] */
    while (end - from > 1) {
        double pivot = values[from + (end - from) / 2];
        size_t left = from, right = end; /* before `left` nothing is above it, from `right` nothing below */
        while (left < right) {
            while (values[left] < pivot)
                left++;
            while (values[right - 1] > pivot)
                right--;
            if (left < right)
                exchange(&values[left++], &values[--right]);
        }
        /* Between them at most one value stands, which is the pivot. */
        if (rank < right)
            end = right;
        else if (rank >= left)
            from = left;
        else
            break;
    }
    return values[rank];
}
