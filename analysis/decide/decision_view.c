#include "decide/decision_view.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "world/units.h"

const char *decision_view_title(const struct DecisionView *self, size_t mix) {
    return mix == 0 ? _("doing nothing") : scenario_title(&self->scenarios[mix]);
}

/* The one aim that makes the score; NULL if there are several, or its weight is not 1. */
static const struct DecisionAim *only_aim(const struct DecisionView *self) {
    const struct DecisionQuestion *question = self->decision->question;
    const struct DecisionAim *only = NULL;
    size_t weighted = 0;
    for (size_t i = 0; i < question->aim_count; i++)
        if (question->aims[i].weight > 0.0) {
            only = &question->aims[i];
            weighted++;
        }
    return weighted == 1 && only->weight == 1.0 ? only : NULL;
}

const char *decision_view_unit(const struct DecisionView *self) {
    const struct DecisionAim *aim = only_aim(self);
    return aim != NULL ? _(outcome_display_unit(aim->outcome)) : _("weighted points");
}

double decision_view_scale(const struct DecisionView *self) {
    const struct DecisionAim *aim = only_aim(self);
    return aim != NULL ? outcome_display(aim->outcome, 1.0) : 1.0;
}

static void add_words(char words[DECISION_WORDS_SIZE], const char *more) {
    size_t used = strlen(words);
    snprintf(words + used, DECISION_WORDS_SIZE - used, "%s%s", used > 0 ? _(" and ") : "", more);
}

void decision_view_words(const struct DecisionView *self, const struct PrimBox *box,
                         char words[DECISION_WORDS_SIZE]) {
    words[0] = '\0';
    for (size_t f = 0; f < self->factor_count; f++) {
        char one[PARAMS_TITLE_SIZE + 96], title[PARAMS_TITLE_SIZE];
        scenario_field_title(self->factors[f].field, self->factors[f].key, title);
        bool above = !isinf(box->low[f]), below = !isinf(box->high[f]);
        if (above && below)
            snprintf(one, sizeof one, _("%s from %.3g to %.3g"), title, box->low[f], box->high[f]);
        else if (above)
            snprintf(one, sizeof one, _("%s above %.3g"), title, box->low[f]);
        else if (below)
            snprintf(one, sizeof one, _("%s below %.3g"), title, box->high[f]);
        if (above || below)
            add_words(words, one);
    }
}

/* Those that are left before those that were stopped, then by score. */
static bool comes_before(const struct Decision *decision, size_t one, size_t other) {
    if (decision->race.stopped[one] != decision->race.stopped[other])
        return !decision->race.stopped[one];
    return decision->mixes[one].score.effect.value > decision->mixes[other].score.effect.value;
}

size_t decision_view_ranking(const struct DecisionView *self, size_t budget, bool stopped_too, size_t most,
                             size_t mix[]) {
    const struct Decision *decision = self->decision;
    size_t count = 0, kept = 0;
    for (size_t m = 0; m < decision->question->mix_count; m++) {
        bool wanted = stopped_too || !decision->race.stopped[m];
        if (!wanted || !question_affords(decision->question, budget, m) ||
            isnan(decision->mixes[m].score.effect.value))
            continue;
        count++;
        size_t place = kept;
        while (place > 0 && comes_before(decision, m, mix[place - 1])) {
            if (place < most)
                mix[place] = mix[place - 1];
            place--;
        }
        if (place < most)
            mix[place] = m;
        kept += kept < most;
    }
    return count;
}
