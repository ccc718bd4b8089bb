#include "estimate/summary_parts.h"

#include <stdlib.h>
#include <string.h>

size_t summary_weekly_column(const char *name) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    size_t i = 1;
    while (i < table->column_count && strcmp(table->columns[i].name, name) != 0)
        i++;
    return i - 1;
}

void *summary_room(size_t count, size_t size, struct Error *error) {
    void *room = calloc(count > 0 ? count : 1, size);
    if (room == NULL)
        error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu numbers of a summary", count);
    return room;
}
