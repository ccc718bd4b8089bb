#include "estimate/groups.h"

#include "base/translate.h"

const char *summary_group_name(int group) {
    if (group >= GROUP_PROGRAMME)
        return programme_name((enum Programme)(group - GROUP_PROGRAMME));
    return group >= GROUP_CASE_TYPE ? case_type_name((enum CaseType)(group - GROUP_CASE_TYPE)) : "all";
}

const char *summary_group_title(int group) {
    if (group >= GROUP_PROGRAMME)
        return _(programme_title((enum Programme)(group - GROUP_PROGRAMME)));
    return group >= GROUP_CASE_TYPE ? _(case_type_title((enum CaseType)(group - GROUP_CASE_TYPE))) : _("all");
}

const char *summary_group_label(int group) {
    return group >= GROUP_PROGRAMME ? _(programme_label((enum Programme)(group - GROUP_PROGRAMME)))
                                    : summary_group_title(group);
}

int summary_focus(const struct Params *params) {
    if (params->world_focus_programme > 0)
        return GROUP_PROGRAMME + (int)params->world_focus_programme - 1;
    if (params->world_focus_case > 0)
        return GROUP_CASE_TYPE + (int)params->world_focus_case - 1;
    return GROUP_ALL;
}

const char *summary_service_name(int group) {
    static const char *const names[SERVICE_GROUP_COUNT] = {"all", "handed_over", "kept"};
    return names[group];
}

int64_t summary_completion_week(int index) {
    static const int64_t weeks[COMPLETION_COUNT] = {26, 52};
    return weeks[index];
}

int64_t summary_adoption_weeks(int index, int64_t weeks) {
    return index == ADOPTION_HORIZON ? weeks : (index == ADOPTION_YEARS_5 ? 5 : 10) * SUMMARY_YEAR_WEEKS;
}
