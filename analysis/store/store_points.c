#include "store/store_points.h"

#include <inttypes.h>

#include "store/database.h"
#include "store/study_digest.h"

static enum Status compare(struct Store *self, const struct ScenarioPoints *points, int64_t *held,
                           struct Error *error) {
    sqlite3_stmt *select;
    bool row = true;
    enum Status status = database_prepare(
        self->database, "SELECT point, factor, value FROM design ORDER BY point, factor", &select, error);
    *held = 0;
    while (status == STATUS_OK && (status = database_step(select, &row, error)) == STATUS_OK && row) {
        int64_t point = sqlite3_column_int64(select, 0);
        size_t factor = (size_t)sqlite3_column_int64(select, 1);
        double value = sqlite3_column_double(select, 2);
        if (point >= points->count)
            break;
        *held = point + 1;
        if (factor >= points->factors || points->value[(size_t)point * points->factors + factor] != value)
            status = error_set(error, STATUS_CONFIGURATION,
                               "%s: point %" PRId64
                               " was another one there: go on on the machine that began it, take another "
                               "directory (--out) or start again (--force)",
                               self->directory, point);
    }
    sqlite3_finalize(select);
    return status;
}

static enum Status insert(struct Store *self, const struct ScenarioPoints *points, int64_t held,
                          struct Error *error) {
    sqlite3_stmt *statement;
    enum Status status =
        database_prepare(self->database, "INSERT INTO design VALUES (?, ?, ?)", &statement, error);
    for (size_t i = (size_t)held * points->factors;
         i < (size_t)points->count * points->factors && status == STATUS_OK; i++) {
        sqlite3_bind_int64(statement, 1, (int64_t)(i / points->factors));
        sqlite3_bind_int64(statement, 2, (int64_t)(i % points->factors));
        sqlite3_bind_double(statement, 3, points->value[i]);
        status = database_run(statement, error);
    }
    sqlite3_finalize(statement);
    return status == STATUS_OK ? study_digest_write(self->database, error) : status;
}

enum Status store_points_add(struct Store *self, const struct ScenarioPoints *points, struct Error *error) {
    int64_t held = 0;
    enum Status status = compare(self, points, &held, error);
    if (status != STATUS_OK || held >= points->count)
        return status;
    status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    if (status != STATUS_OK)
        return status;
    status = database_conclude(self->database, insert(self, points, held, error), error);
    if (status == STATUS_OK)
        self->point_count = points->count;
    return status;
}
