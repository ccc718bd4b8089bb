/* Fuzzes the reader of plans and the making of their designs. */
#include <math.h>

#include "base/text.h"
#include "plan/experiment.h"
#include "plan/plan_reader.h"
#include "target.h"

enum { POINTS_MOST = 4096 };

static void check_values(const struct Experiment *experiment) {
    const struct Plan *plan = experiment->plan;
    for (size_t i = 0; i < (size_t)experiment->design.points * experiment->points.factors; i++) {
        size_t column = i % experiment->points.factors;
        const struct Factor *factor =
            column < plan->factor_count ? &plan->factors[column] : &plan->linked[column - plan->factor_count];
        require(experiment->points.value[i] >= factor->low && experiment->points.value[i] <= factor->high,
                "values are within the range of the factor");
    }
}

static void check_accepted(const struct Plan *plan) {
    require(text_is_clean_utf8(plan->title) && text_is_clean_utf8(plan->description), "clean text");
    require((plan->output_count > 0 || plan->calibration.target_count > 0) &&
                plan->output_count <= PLAN_OUTPUTS_MOST,
            "outputs, or what a calibration aims at");
    for (size_t i = 0; i < plan->factor_count; i++)
        require(plan->factors[i].low < plan->factors[i].high && isfinite(plan->factors[i].high),
                "ranges ascend");
    int64_t points;
    struct Error error = {0};
    size_t levels[256];
    double centre[256] = {0};
    struct Design design = plan->design;
    design.factors = plan->factor_count;
    design.levels = levels;
    design.centre = centre;
    for (size_t i = 0; i < plan->factor_count && i < 256; i++)
        levels[i] = plan->factors[i].level_count;
    if (plan->factor_count > 256 || design_points(&design, &points, &error) != STATUS_OK ||
        points * (int64_t)(plan->factor_count + 1) > POINTS_MOST)
        return;
    struct Experiment experiment;
    if (experiment_init(&experiment, plan, 520, 1, &error) == STATUS_OK)
        check_values(&experiment);
    experiment_free(&experiment);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Plan plan;
    struct Error error = {0};
    enum Status status = plan_read_text(&plan, (const char *)data, size, "fuzz.cfg", NULL, &error);
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    require(text_is_clean_utf8(error.text), "messages are clean text");
    if (status == STATUS_OK) {
        check_accepted(&plan);
        accepted();
    }
    plan_free(&plan);
    return 0;
}
