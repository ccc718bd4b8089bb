#include "world/list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool list_reserve(void **item, size_t *room, size_t count, size_t size) {
    if (count < *room)
        return true;
    size_t wanted = *room == 0 ? 64 : *room * 2;
    if (wanted > SIZE_MAX / size)
        return false;
    void *grown = realloc(*item, wanted * size);
    if (grown == NULL)
        return false;
    *item = grown;
    *room = wanted;
    return true;
}

typedef int Compare(const void *one, const void *other);

static size_t in_order(const char *item, size_t count, size_t size, Compare *compare) {
    size_t i = 1;
    while (i < count && compare(item + (i - 1) * size, item + i * size) <= 0)
        i++;
    return i;
}

/* How many of `count` items in order are at most `one`. */
static size_t place_of(const void *one, const char *item, size_t count, size_t size, Compare *compare) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(item + middle * size, one) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* From the last of `added` on: what follows its place among the first `count` moves behind all that are left.
 */
static void merge(char *item, size_t count, size_t size, const char *added, size_t more, Compare *compare) {
    while (more-- > 0) {
        size_t place = place_of(added + more * size, item, count, size, compare);
        memmove(item + (place + more + 1) * size, item + place * size, (count - place) * size);
        memcpy(item + (place + more) * size, added + more * size, size);
        count = place;
    }
}

void list_sort(void *item, size_t count, size_t size, Compare *compare) {
    size_t ready = in_order(item, count, size, compare);
    if (ready >= count)
        return;
    char *added = malloc((count - ready) * size);
    if (added == NULL) {
        qsort(item, count, size, compare);
        return;
    }
    memcpy(added, (char *)item + ready * size, (count - ready) * size);
    qsort(added, count - ready, size, compare);
    merge(item, ready, size, added, count - ready, compare);
    free(added);
}
