#include "story/tell_legacy.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "world/constructs.h"

/* Of the four answers of the study, how far the end moved them; below the first nothing is said. */
void tell_levels(struct Telling *self) {
    static const char *const titles[CONSTRUCT_COUNT] = {
        [CONSTRUCT_TRUST_CITIZEN] = N_("the trust of citizens in the unit"),
        [CONSTRUCT_TRUST_ADMINISTRATOR] = N_("the trust of its staff in citizens"),
        [CONSTRUCT_DATA_QUALITY] = N_("the quality of its data"),
        [CONSTRUCT_MANAGER_SUPPORT] = N_("the support of its manager"),
        [CONSTRUCT_CONSERVATISM] = N_("its legal conservatism"),
    };
    static const double HARDLY = 0.0005, CLEARLY = 0.02;
    char list[STEP_TEXT_SIZE] = "", numbers[64];
    size_t used = 0;
    for (int c = 0; c < CONSTRUCT_COUNT && self->step->count == 2 && used < sizeof list; c++) {
        double before = self->step->told[0].value[c], after = self->step->told[1].value[c],
               moved = after - before;
        if (fabs(moved) < HARDLY)
            continue;
        struct Sentence change = {.numbers = false};
        sentence_place(&change, "what", _(titles[c]));
        snprintf(numbers, sizeof numbers, self->sentence.numbers ? _(" (%.3f to %.3f)") : "", before, after);
        sentence_place(&change, "numbers", numbers);
        char one[PLACE_SIZE];
        sentence_phrase(&change,
                        moved > CLEARLY    ? _("{what} rose clearly{numbers}")
                        : moved > 0.0      ? _("{what} rose a little{numbers}")
                        : moved > -CLEARLY ? _("{what} fell a little{numbers}")
                                           : _("{what} fell clearly{numbers}"),
                        one, sizeof one);
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", used > 0 ? _("; ") : "", one);
    }
    sentence_place(&self->sentence, "changes", list);
    say(self, used > 0 ? _("In {unit}, {changes}.") : _("In {unit} hardly anything changed by it."));
}

void tell_understanding(struct Telling *self) {
    if (self->sentence.numbers)
        say_row(self);
    else
        say(self, _("What the two sides learned of each other stays with the people."));
}

void tell_service(struct Telling *self) {
    say_row(self);
    if (self->step->told->value[1] != 0.0)
        say(self, _("It was referred to the business unit, which may take it over."));
}

/* A further project, and how far it came within the run. */
void tell_child(struct Telling *self) {
    const struct Testimony *last = &self->step->told[self->step->count - 1];
    sentence_value(&self->sentence, "week", VALUE_COUNT, (double)last->week);
    say_row(self);
    switch (last->moment) {
    case MOMENT_PROPOSED:
        say(self, _("At the end of the run it was still looking for a team."));
        break;
    case MOMENT_NOT_STARTED:
        sentence_value(&self->sentence, "how", VALUE_FATE, last->value[0]);
        say(self, _("It never started ({how}, week {week})."));
        break;
    case MOMENT_STARTED:
        say(self, _("It started in week {week} and was still going on when the run ended."));
        break;
    case MOMENT_ENDED:
        sentence_value(&self->sentence, "how", VALUE_EXIT, last->value[0]);
        say(self, _("It started in its turn and ended in week {week} ({how})."));
        break;
    default:
        say(self, _("By the end of the run nobody had proposed it yet."));
    }
}
