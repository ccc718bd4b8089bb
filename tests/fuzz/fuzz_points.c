/* Fuzzes the reader of points. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "design/points_file.h"
#include "target.h"

static void check_accepted(const struct PointsFile *file) {
    require(file->points > 0 && file->factors > 0 && file->factors <= file->columns,
            "there are points and factors");
    for (size_t i = 0; i < file->points * file->factors; i++) {
        const struct Factor *factor = &file->factor[i % file->factors];
        require(isfinite(file->value[i]), "values are numbers");
        require(file->value[i] >= factor->low && file->value[i] <= factor->high, "ranges hold all values");
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct PointsFile file;
    struct Scenario scenario;
    struct Error error = {0};
    require(scenario_init(&scenario, &error) == STATUS_OK, "memory");
    char *text = input_text(data, size);
    enum Status status = points_file_read(&file, text, size, "fuzz.csv", &scenario, &error);
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    require(text_is_clean_utf8(error.text), "messages are clean text");
    if (status == STATUS_OK) {
        static FILE *nowhere;
        nowhere = nowhere != NULL ? nowhere : fopen("/dev/null", "w");
        require(nowhere != NULL, "/dev/null");
        check_accepted(&file);
        accepted();
        points_file_write_kept(text, size, nowhere);
    }
    points_file_free(&file);
    scenario_free(&scenario);
    free(text);
    return 0;
}
