#include "estimate/summary_parts.h"

#include <stdlib.h>

void *summary_room(size_t count, size_t size, struct Error *error) {
    void *room = calloc(count > 0 ? count : 1, size);
    if (room == NULL)
        error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu numbers of a summary", count);
    return room;
}
