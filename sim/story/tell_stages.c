#include "story/tell_stages.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"

/* ---- The stages. */

static const char *word_of_clarity(double value) {
    return value > 0.6 ? _("clear") : value > 0.4 ? _("fairly clear") : _("vague");
}

void tell_alignment(struct Telling *self) {
    sentence_place(&self->sentence, "goal", word_of_clarity(told_value(self->step->told, "clarity")));
    say_row(self);
    say(self, _("The goal that they had in mind was {goal}."));
}

void tell_talks(struct Telling *self) {
    const struct Testimony *last = &self->step->told[self->step->count - 1];
    sentence_value(&self->sentence, "weeks", VALUE_WEEKS, (double)self->step->count);
    sentence_value(&self->sentence, "last", VALUE_GAP, last->value[0]);
    say(self, _("They met week after week. After {weeks} of talk the gap was {last}."));
}

void tell_data(struct Telling *self) {
    const double *value = self->step->told->value, surprise = value[0] - value[1];
    if (value[3] != 0.0)
        say(self, _("There were no data, so the crowd collected them: their quality was {quality}."));
    else
        say(self, _("The team saw the data at last: their quality was {quality}, where {expectation} was "
                    "expected."));
    if (surprise < -0.1)
        say(self, _("That was a disappointment."));
    if (surprise > 0.1)
        say(self, _("That was better than they had hoped."));
    say(self, _("Cleaning and joining the data would take {preparation} person-weeks."));
}

/* What was done before the stretch of work that begins with `first`. */
static double done_before(const struct Story *story, const struct Testimony *first) {
    double done = 0.0;
    for (size_t i = 0; i < story->told.count; i++) {
        const struct Testimony *testimony = &story->told.item[i];
        if (testimony->moment == MOMENT_WORKED && testimony->week < first->week)
            done = testimony->value[1];
    }
    return done;
}

void tell_work(struct Telling *self) {
    double time = 0.0, done = done_before(self->story, self->step->told);
    for (size_t i = 0; i < self->step->count; i++)
        time += self->step->told[i].value[0];
    sentence_value(&self->sentence, "weeks", VALUE_WEEKS, (double)self->step->count);
    sentence_value(&self->sentence, "given", VALUE_AMOUNT, time);
    sentence_value(&self->sentence, "before", VALUE_SHARE, done);
    sentence_value(&self->sentence, "after", VALUE_SHARE, self->step->told[self->step->count - 1].value[1]);
    say(self,
        _("In {weeks} the team gave {given} person-weeks, and the share that was done went from {before} to "
          "{after}."));
}

void tell_verdict(struct Telling *self) {
    say_row(self);
    if (self->step->told->value[0] != 0.0)
        say(self, _("The conditions narrowed what could be done with the data."));
}

void tell_review(struct Telling *self) {
    sentence_value(&self->sentence, "weeks", VALUE_WEEKS, (double)self->step->count);
    say(self, _("It took {weeks} until they decided."));
}

/* Who of several owners gave one answer. */
static void say_owners(struct Telling *self, enum Moment answer, const char *pattern) {
    char list[PLACE_SIZE] = "", one[256];
    size_t owners = 0, named = 0;
    for (size_t i = 0; i < self->step->count; i++)
        owners += self->step->told[i].moment == answer;
    for (size_t i = 0; i < self->step->count; i++) {
        if (self->step->told[i].moment != answer)
            continue;
        struct Sentence owner = telling_places(self->story, &self->step->told[i], self->sentence.numbers);
        sentence_phrase(&owner, _("{unit} ({conservatism})"), one, sizeof one);
        telling_list(list, sizeof list, one, ++named == owners);
    }
    struct Sentence places = {.numbers = false};
    sentence_place(&places, "owners", list);
    if (owners > 0)
        say_with(self, &places, pattern);
}

void tell_owners(struct Telling *self) {
    if (self->step->count == 1) {
        say_row(self);
        return;
    }
    say(self, _("The owners answered one after the other (in brackets: their legal conservatism)."));
    say_owners(self, MOMENT_OWNER_GRANTED, _("Agreed: {owners}."));
    say_owners(self, MOMENT_OWNER_SET_CONDITIONS, _("Agreed under conditions: {owners}."));
    say_owners(self, MOMENT_OWNER_REFUSED_BY_LAW,
               _("Refused, because its law officer read the rules on personal data so: {owners}."));
    say_owners(self, MOMENT_OWNER_FEARED,
               _("Refused for fear to have its data seen, though the law allowed it: {owners}."));
}

void tell_manager(struct Telling *self) {
    say(self, _("Meanwhile {unit} got a new manager, whose usual support for such work was {support}."));
}

/* ---- The end. */

static const char *how_it_ended(enum Exit exit) {
    static const char *const how[EXIT_COUNT] = {
        [EXIT_COMPLETED] = N_("It was completed."),
        [EXIT_PARTIAL] = N_("It stopped at a stage goal that was met."),
        [EXIT_REFUSED] = N_("The data were refused ({refusal}), and that was the end of it."),
        [EXIT_NO_AGREEMENT] = N_("With nothing to agree on, the two sides parted."),
        [EXIT_DROPOUT] = N_("Too few people were left to go on."),
        [EXIT_INITIATOR_STOPPED] = N_("Those who had started it stopped it."),
        [EXIT_SPONSOR_ENDED] = N_("The sponsor ended it."),
        [EXIT_DEADLINE] = N_("Time was up, with too little done to count as a stage goal."),
    };
    return _(how[exit]);
}

void tell_cause(struct Telling *self) {
    switch ((enum Exit)self->step->told->value[0]) {
    case EXIT_INITIATOR_STOPPED:
        say(self,
            _("Every week those who started a project may give up, the sooner the less they trust and the "
              "more "
              "the data disappoint them; this week they did."));
        break;
    case EXIT_SPONSOR_ENDED:
        say(self,
            _("Every week a sponsor may end a project, the sooner the less the manager supports it (support: "
              "{support}); this week it did."));
        break;
    case EXIT_PARTIAL:
        say(self, _("A stage goal had been met, and this week the team was content with it."));
        break;
    default:
        say_row(self);
    }
}

/* What ended it has just been told with its cause, unless all was done by then and it counts as completed. */
static bool is_said(const struct Story *story, double exit) {
    for (size_t i = 0; i < story->told.count; i++)
        if (story->told.item[i].moment == MOMENT_CAUSE_CAME)
            return story->told.item[i].value[0] == exit;
    return false;
}

void tell_end(struct Telling *self) {
    const double *value = self->step->told->value;
    if (!is_said(self->story, value[0]))
        say(self, how_it_ended((enum Exit)value[0]));
    if (value[5] > 0.0)
        say(self,
            _("It had lasted {weeks}; {scope} of what was agreed had been delivered, with {person_weeks} "
              "person-weeks of work and {cost}."));
    else
        say(self, _("It had lasted {weeks}; no work had been done yet."));
}
