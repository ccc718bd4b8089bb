#include "story/tell_team.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "params/case_types.h"

/* ---- The idea. */

void tell_choice(struct Telling *self) {
    say(self,
        _("{unit} had a problem to solve. It could have worked on it alone, hired a contractor, or worked "
          "with "
          "citizens; it chose the citizens."));
    say(self, _("The trust of its staff in civic partners was {trust}."));
    sentence_value(&self->sentence, "citizens", VALUE_SHARE, self->step->told->probability);
    if (self->sentence.numbers)
        say(self, _("Its chances: alone {in_house}, contractor {outsourced}, citizens {citizens}."));
}

/* Half again as much as the median issue is worth, or as little. */
static const char *word_of_worth(double value) {
    return value > 1.5         ? _("more than most")
           : value > 1.0 / 1.5 ? _("about as much as most")
                               : _("less than most");
}

void tell_proposal(struct Telling *self) {
    const struct Testimony *told = self->step->told;
    if ((enum Programme)told_value(told, "programme") == PROGRAMME_AGENCY)
        say(self, _("So it proposed a project ({case_type})."));
    else
        say(self, _("A project was proposed to {unit}. It came from: {programme} ({case_type})."));
    sentence_place(&self->sentence, "worth", word_of_worth(told_value(told, "value")));
    say(self, _("The problem mattered {worth}."));
    if (!isnan(told_value(told, "parent")))
        say(self, _("It grew out of the result of an earlier collaboration (episode {parent})."));
    if (told_value(told, "pitch") > 1.0)
        say(self, _("It was pitch number {pitch} of the same project."));
    if (told_value(told, "waits") >= 1.0)
        say(self, _("Call, tender and contract took {waits} before a team could be sought."));
}

void tell_missing_data(struct Telling *self) {
    say(self, _("The data that it needed had never been collected, which nobody knew yet."));
}

void tell_selection(struct Telling *self) {
    say_row(self);
    if (self->step->told->value[2] != 0.0)
        say(self, _("It was among the winners: a completed result gets an award."));
}

/* ---- The team. */

enum { NAMED_MOST = 6 };

static size_t count_of(const struct StoryStep *step, enum Moment moment) {
    size_t count = 0;
    for (size_t i = 0; i < step->count; i++)
        count += step->told[i].moment == moment;
    return count;
}

/* Who gave one answer, each by `pattern`: "citizen 3 (...), citizen 8 (...) and 2 more". */
static void place_people(struct Sentence *sentence, const char *name, const struct StoryStep *step,
                         const struct Story *story, enum Moment answer, const char *pattern) {
    char list[PLACE_SIZE] = "", one[256];
    size_t named = 0, people = count_of(step, answer);
    for (size_t i = 0; i < step->count && named < NAMED_MOST; i++) {
        if (step->told[i].moment != answer)
            continue;
        struct Sentence person = telling_places(story, &step->told[i], sentence->numbers);
        sentence_phrase(&person, pattern, one, sizeof one);
        telling_list(list, sizeof list, one, ++named == people);
    }
    if (people > named) {
        snprintf(one, sizeof one, _("%zu more"), people - named);
        telling_list(list, sizeof list, one, true);
    }
    sentence_place(sentence, name, list);
}

/* So many who did one thing, where there are any. */
struct Answers {
    size_t count;
    const char *one, *many;
};

static void place_answers(struct Sentence *sentence, const char *name, const struct Answers answers[],
                          size_t n) {
    char list[PLACE_SIZE] = "", item[256];
    size_t last = n;
    while (last > 0 && answers[last - 1].count == 0)
        last--;
    for (size_t i = 0; i < last; i++)
        if (answers[i].count > 0) {
            translate_count(item, sizeof item, answers[i].one, answers[i].many, (long long)answers[i].count);
            telling_list(list, sizeof list, item, i + 1 == last);
        }
    sentence_place(sentence, name, list);
}

static double mean_chance(const struct StoryStep *step, enum Moment yes, enum Moment no) {
    double sum = 0.0, count = 0.0;
    for (size_t i = 0; i < step->count; i++)
        if (step->told[i].moment == yes || step->told[i].moment == no) {
            sum += step->told[i].probability;
            count += 1.0;
        }
    return count > 0.0 ? sum / count : (double)NAN;
}

void tell_citizens(struct Telling *self) {
    const struct StoryStep *step = self->step;
    size_t along = count_of(step, MOMENT_CITIZEN_CAME_ALONG), joined = count_of(step, MOMENT_CITIZEN_JOINED);
    size_t busy = count_of(step, MOMENT_CITIZEN_BUSY), asked = step->count - along;
    double chance = mean_chance(step, MOMENT_CITIZEN_JOINED, MOMENT_CITIZEN_DECLINED);
    const struct Answers answers[] = {{joined, N_("%lld joined"), N_("%lld joined")},
                                      {asked - joined - busy, N_("%lld stayed away"), N_("%lld stayed away")},
                                      {busy, N_("%lld was busy elsewhere"), N_("%lld were busy elsewhere")}};
    char heard[256];
    translate_count(heard, sizeof heard, "%lld person", "%lld people", (long long)asked);
    sentence_place(&self->sentence, "heard", heard);
    sentence_value(&self->sentence, "weeks", VALUE_WEEKS, (double)(step->until - step->week + 1));
    place_answers(&self->sentence, "answers", answers, sizeof answers / sizeof *answers);
    place_people(&self->sentence, "along", step, self->story, MOMENT_CITIZEN_CAME_ALONG, "{person}");
    place_people(&self->sentence, "people", step, self->story, MOMENT_CITIZEN_JOINED,
                 _("{person} (trust in the unit {trust}, motivation {motivation})"));
    sentence_value(&self->sentence, "chance", VALUE_SHARE, chance);
    if (along > 0)
        say(self, _("In it from the start: {along}."));
    if (asked > 0)
        say(self, _("Within {weeks}, {heard} heard of it: {answers}."));
    if (joined > 0)
        say(self, _("Those who joined: {people}."));
    if (self->sentence.numbers && !isnan(chance))
        say(self, _("Their mean chance of joining was {chance}."));
}

void tell_staff(struct Telling *self) {
    const struct StoryStep *step = self->step;
    size_t joined = count_of(step, MOMENT_STAFF_JOINED), busy = count_of(step, MOMENT_STAFF_BUSY);
    const struct Answers answers[] = {{joined, N_("%lld joined"), N_("%lld joined")},
                                      {step->count - joined - busy, N_("%lld said no"), N_("%lld said no")},
                                      {busy, N_("%lld was busy elsewhere"), N_("%lld were busy elsewhere")}};
    char asked[256];
    translate_count(asked, sizeof asked, "%lld administrator was asked", "%lld administrators were asked",
                    (long long)step->count);
    sentence_place(&self->sentence, "asked", asked);
    place_answers(&self->sentence, "answers", answers, sizeof answers / sizeof *answers);
    place_people(&self->sentence, "people", step, self->story, MOMENT_STAFF_JOINED,
                 _("{person} of {unit} ({role}; manager support {support}, load {load})"));
    say(self, _("In the units {asked}: {answers}."));
    if (joined > 0)
        say(self, _("Those who joined: {people}."));
}

void tell_start(struct Telling *self) {
    const double *value = self->step->told->value;
    say(self, _("That was enough for a team, and the collaboration began: {citizens} and {administrators}."));
    if (value[1] > 0.0)
        say(self, value[2] != 0.0
                      ? _("Business and data staff were both there, which makes work easier.")
                      : _("Only one of the two roles, business or data, was filled among the staff."));
    if (!isnan(value[4]) && !isnan(value[5]))
        say(self, _("At the start the trust of the citizens in the agency was {trust_citizen}, that of the "
                    "staff in "
                    "the citizens {trust_administrator}."));
    else if (!isnan(value[4]))
        say(self, _("At the start the trust of the citizens in the agency was {trust_citizen}."));
}
