#include "mechanism/stages.h"

const struct StageRules *stage_rules(enum Stage stage) {
    static const struct StageRules *const rules[STAGE_COUNT] = {
        [STAGE_ALIGNMENT] = &alignment_stage,
        [STAGE_REVIEW] = &review_stage,
        [STAGE_CLEANING] = &cleaning_stage,
        [STAGE_WORK] = &work_stage,
    };
    return rules[stage];
}
