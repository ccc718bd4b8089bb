#include "story/step_tell.h"

#include "story/tell_legacy.h"
#include "story/tell_stages.h"
#include "story/tell_team.h"

/* What says more than the sentence of its moment. */
static void (*const telling[MOMENT_COUNT])(struct Telling *self) = {
    [MOMENT_COLLABORATION_CHOSEN] = tell_choice,
    [MOMENT_PROPOSED] = tell_proposal,
    [MOMENT_DATA_MISSING] = tell_missing_data,
    [MOMENT_SELECTED] = tell_selection,
    [MOMENT_CITIZEN_CAME_ALONG] = tell_citizens,
    [MOMENT_CITIZEN_JOINED] = tell_citizens,
    [MOMENT_CITIZEN_DECLINED] = tell_citizens,
    [MOMENT_CITIZEN_BUSY] = tell_citizens,
    [MOMENT_CITIZEN_UNMOVED] = tell_citizens,
    [MOMENT_STAFF_JOINED] = tell_staff,
    [MOMENT_STAFF_DECLINED] = tell_staff,
    [MOMENT_STAFF_BUSY] = tell_staff,
    [MOMENT_STARTED] = tell_start,
    [MOMENT_REQUEST_GRANTED] = tell_verdict,
    [MOMENT_REVIEW_PASSED] = tell_verdict,
    [MOMENT_ALIGNMENT_BEGAN] = tell_alignment,
    [MOMENT_GAP_CLOSED] = tell_talks,
    [MOMENT_REVIEW_WAITED] = tell_review,
    [MOMENT_OWNER_GRANTED] = tell_owners,
    [MOMENT_OWNER_SET_CONDITIONS] = tell_owners,
    [MOMENT_OWNER_REFUSED_BY_LAW] = tell_owners,
    [MOMENT_OWNER_FEARED] = tell_owners,
    [MOMENT_CLEANING_BEGAN] = tell_data,
    [MOMENT_WORKED] = tell_work,
    [MOMENT_MANAGER_CHANGED] = tell_manager,
    [MOMENT_CAUSE_CAME] = tell_cause,
    [MOMENT_ENDED] = tell_end,
    [MOMENT_LEVELS_BEFORE] = tell_levels,
    [MOMENT_UNDERSTANDING_LEARNED] = tell_understanding,
    [MOMENT_SERVICE_BUILT] = tell_service,
    [MOMENT_DESCENDANT_SEEDED] = tell_child,
};

void step_tell(struct StoryStep *step, const struct Story *story, bool numbers) {
    struct Telling self = {step, story, telling_places(story, step->told, numbers)};
    step->text[0] = '\0';
    if (telling[step->moment] != NULL)
        telling[step->moment](&self);
    else
        say_row(&self);
}
