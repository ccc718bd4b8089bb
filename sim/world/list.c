#include "world/list.h"

#include <stdint.h>
#include <stdlib.h>

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
