/* What is reported of a scenario: of which groups, and at which times. */
#ifndef TANDEM_GROUPS_H
#define TANDEM_GROUPS_H

#include <stdint.h>

#include "params/params.h"

enum {
    SUMMARY_YEAR_WEEKS = 52,
    SUMMARY_FOLLOW_WEEKS = 52,   /* follow-up that the cohort of episodes has at least */
    SUMMARY_EPISODE_WEEKS = 104, /* episode curves run over weeks 0..104 after the start */
    SUMMARY_SERVICE_WEEKS = 260  /* service curves and their restricted mean */
};

/* Groups of episodes and proposals: all, each case type, each programme. */
enum {
    GROUP_ALL = 0,
    GROUP_CASE_TYPE = 1,                                 /* + enum CaseType */
    GROUP_PROGRAMME = GROUP_CASE_TYPE + CASE_TYPE_COUNT, /* + enum Programme */
    GROUP_COUNT = GROUP_PROGRAMME + PROGRAMME_COUNT
};

/* "all", or the name of the case type or programme. */
const char *summary_group_name(int group);
/* For people, in their language: "all", "public start, open data". */
const char *summary_group_title(int group);
/* A short one for the head of a column: "public start, open data", "task force". */
const char *summary_group_label(int group);

/* The group that a scenario is about: world.focus_programme, else world.focus_case; GROUP_ALL if none. */
int summary_focus(const struct Params *params);

/* Weeks after the start at which completion is reported: 26 and 52. */
enum { COMPLETION_26, COMPLETION_52, COMPLETION_COUNT };
int64_t summary_completion_week(int index);

/* Groups of services: all, those that a business unit took over, the others. */
enum { SERVICE_ALL, SERVICE_HANDED_OVER, SERVICE_KEPT, SERVICE_GROUP_COUNT };
const char *summary_service_name(int group);

/* Ways of dealing with an issue. */
enum { SOURCING_IN_HOUSE, SOURCING_OUTSOURCED, SOURCING_COLLABORATION, SOURCING_COUNT };

/* Weeks after which adoption is reported: 260, 520, or the horizon's `weeks`. */
enum { ADOPTION_YEARS_5, ADOPTION_YEARS_10, ADOPTION_HORIZON, ADOPTION_TIME_COUNT };
int64_t summary_adoption_weeks(int index, int64_t weeks);

#endif
