#include "store/run_list.h"

#include <stdlib.h>

#include "base/signals.h"
#include "store/database.h"

/* How many runs a replicate has room for, and how many replicates fit into numbers of runs: as many places
 * has each scenario and point in key order. */
struct Room {
    int64_t runs, replicates;
};

static struct Room room_of(const struct Store *store) {
    struct Room room = {0};
    if (__builtin_mul_overflow(store->scenario_count, store->point_room, &room.runs) || room.runs < 1)
        return (struct Room){0};
    room.replicates = INT64_MAX / room.runs;
    return room;
}

/* Places are numbers again, in another order. No run of a study has a number outside of these; such a number
 * is its own place. */
static bool is_place(const struct Room *room, int64_t number) {
    return number >= 0 && number < room->runs * room->replicates;
}

static int64_t place_of(const struct Store *store, int64_t number) {
    const struct Room room = room_of(store);
    if (!is_place(&room, number))
        return number;
    int64_t of_replicate = number % room.runs, scenario = of_replicate % store->scenario_count,
            point = of_replicate / store->scenario_count;
    return (scenario * store->point_room + point) * room.replicates + number / room.runs;
}

int64_t run_list_number(const struct RunList *self, const struct Store *store, size_t index) {
    const struct Room room = room_of(store);
    int64_t place = self->places[index];
    if (!is_place(&room, place))
        return place;
    int64_t series = place / room.replicates, scenario = series / store->point_room,
            point = series % store->point_room;
    return place % room.replicates * room.runs + point * store->scenario_count + scenario;
}

static enum Status list_add(struct RunList *self, size_t *capacity, int64_t place, struct Error *error) {
    if (self->count == *capacity) {
        size_t more = *capacity + *capacity / 2 + 64;
        int64_t *places = realloc(self->places, more * sizeof *places);
        if (places == NULL)
            return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a list of %zu runs", more);
        self->places = places;
        *capacity = more;
    }
    self->places[self->count++] = place;
    return STATUS_OK;
}

static int compare_places(const void *one, const void *other) {
    int64_t first = *(const int64_t *)one, second = *(const int64_t *)other;
    return (first > second) - (first < second);
}

enum Status run_list_read(struct RunList *self, struct Store *store, const char *table, struct Error *error) {
    sqlite3_stmt *select = NULL;
    size_t capacity = 0;
    bool row = true;
    *self = (struct RunList){0};
    char *sql = sqlite3_mprintf("SELECT run FROM \"%w\"", table);
    enum Status status = sql != NULL ? database_prepare(store->database, sql, &select, error)
                                     : database_error(store->database, error);
    sqlite3_free(sql);
    while (status == STATUS_OK && (status = database_step(select, &row, error)) == STATUS_OK && row) {
        status = signals_check(error);
        if (status == STATUS_OK)
            status = list_add(self, &capacity, place_of(store, sqlite3_column_int64(select, 0)), error);
    }
    sqlite3_finalize(select);
    if (self->count > 1)
        qsort(self->places, self->count, sizeof *self->places, compare_places);
    return status;
}

void run_list_free(struct RunList *self) {
    free(self->places);
    *self = (struct RunList){0};
}
