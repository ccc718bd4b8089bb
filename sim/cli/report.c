#include "cli/report.h"

#include <stdio.h>

#include "base/translate.h"
#include "cli/terminal.h"

static ReportSection *const sections[] = {
    report_completion, report_durations, report_endings, report_proposals,  report_refusals, report_services,
    report_adoption,   report_reach,     report_bass,    report_constructs, report_sourcing, report_value,
};

size_t report_section_count(void) {
    return sizeof sections / sizeof sections[0];
}

ReportSection *report_section(size_t index) {
    return sections[index];
}

int report_focus(const struct Params *params) {
    if (params->world_focus_programme > 0)
        return GROUP_PROGRAMME + (int)params->world_focus_programme - 1;
    if (params->world_focus_case > 0)
        return GROUP_CASE_TYPE + (int)params->world_focus_case - 1;
    return GROUP_ALL;
}

const char *report_group_title(int group) {
    if (group >= GROUP_PROGRAMME)
        return _(programme_title((enum Programme)(group - GROUP_PROGRAMME)));
    if (group >= GROUP_CASE_TYPE)
        return _(case_type_title((enum CaseType)(group - GROUP_CASE_TYPE)));
    return _("all");
}

void report_print(const struct Summary *summary, int focus) {
    for (size_t i = 0; i < report_section_count(); i++) {
        struct Section section = {0};
        report_section(i)(&section, summary, focus);
        section_print(&section);
    }
    print_wrapped(
        stdout, 0, 0,
        _("[low, high] is a 95 % interval with runs as the units; 5–95 % is where nine runs in ten lie. "
          "–: not available, because nothing was observed, the runs are too short, or too few."));
    printf("\n");
}

json_t *report_json(const struct Summary *summary, int focus) {
    json_t *all = json_object();
    for (size_t i = 0; i < report_section_count(); i++) {
        struct Section section = {0};
        report_section(i)(&section, summary, focus);
        json_object_set_new(all, section.key, section_json(&section));
    }
    return all;
}
