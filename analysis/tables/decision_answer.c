#include "tables/decision_answer.h"

#include <stdint.h>
#include <stdio.h>

#include "base/translate.h"
#include "tables/format.h"

/* "+3.1 percentage points", typeset. */
static void effect_words(char words[2 * FORMAT_SIZE], const struct DecisionView *view,
                         const struct Estimate *effect) {
    char number[FORMAT_SIZE];
    const struct Estimate shown = estimate_scaled(effect, decision_view_scale(view));
    format_estimate(number, &shown, FORMAT_AS_DIFFERENCE, FORMAT_TYPESET);
    snprintf(words, 2 * FORMAT_SIZE, "%s %s", number, decision_view_unit(view));
}

static void number_words(char words[FORMAT_SIZE], const struct DecisionView *view, double value) {
    double shown = value * decision_view_scale(view);
    format_number(words, shown, shown, FORMAT_TYPESET);
}

/* The outcomes that the best mix makes worse. */
static void say_harm(struct Sentences *self, const struct DecisionView *view, size_t best) {
    const struct DecisionQuestion *question = view->decision->question;
    const struct Standing *standing = &view->decision->mixes[best];
    for (size_t i = 0; i < question->aim_count; i++) {
        char label[OUTCOME_LABEL_SIZE], number[FORMAT_SIZE];
        if ((standing->harms & 1u << i) == 0)
            continue;
        const struct Estimate shown =
            estimate_scaled(&standing->aims[i].effect, outcome_display(question->aims[i].outcome, 1.0));
        outcome_label(question->aims[i].outcome, label);
        format_estimate(number, &shown, FORMAT_AS_DIFFERENCE, FORMAT_TYPESET);
        sentences_say(self, SENTENCE_FOUND, _("What is best makes “%s” worse, by %s %s."), label, number,
                      _(outcome_display_unit(question->aims[i].outcome)));
    }
}

static void say_best(struct Sentences *self, const struct DecisionView *view, size_t budget) {
    const struct BudgetStanding *standing = &view->decision->budgets[budget];
    char words[2 * FORMAT_SIZE];
    double money = view->decision->question->budgets[budget];
    if (standing->best == SIZE_MAX) {
        sentences_say(self, SENTENCE_FOUND, _("For %g million NTD nothing meets the constraints."), money);
        return;
    }
    if (standing->best == 0) {
        sentences_say(self, SENTENCE_FOUND,
                      _("For %g million NTD nothing is seen to be better than doing nothing."), money);
        return;
    }
    effect_words(words, view, &view->decision->mixes[standing->best].score.effect);
    sentences_say(self, SENTENCE_FOUND, _("For %g million NTD the best is “%s”: %s against doing nothing."),
                  money, decision_view_title(view, standing->best), words);
}

/* How far it leads, how often it is best, what is lost by it. */
static void say_sure(struct Sentences *self, const struct DecisionView *view, size_t budget) {
    const struct BudgetStanding *standing = &view->decision->budgets[budget];
    char words[2 * FORMAT_SIZE], regret[FORMAT_SIZE], share[FORMAT_SIZE];
    if (standing->best == SIZE_MAX)
        return;
    if (standing->second != SIZE_MAX) {
        effect_words(words, view, &standing->lead.effect);
        sentences_say(self, SENTENCE_SURE,
                      standing->lead.effect.low > 0.0
                          ? _("It is ahead of the second best, “%s”, by %s: more than chance.")
                          : _("It is not told apart from the second best, “%s”: the lead is %s."),
                      decision_view_title(view, standing->second), words);
    }
    number_words(regret, view, standing->regret[standing->best]);
    format_share(share, standing->best_share[standing->best], FORMAT_TYPESET);
    sentences_say(self, SENTENCE_SURE,
                  _("It is the best at %s %% of the points of what is uncertain; against the best at each "
                    "point it costs %s %s "
                    "on average, at most."),
                  share, regret, decision_view_unit(view));
}

static const struct PrimBox *first_that_holds(const struct PrimBoxes *boxes) {
    for (size_t i = 0; i < boxes->count; i++)
        if (boxes->box[i].holds)
            return &boxes->box[i];
    return NULL;
}

static void say_when(struct Sentences *self, const struct DecisionView *view, size_t budget) {
    const struct Circumstances *found = &view->circumstances[budget];
    const struct PrimBox *harm = first_that_holds(&found->boxes[CIRCUMSTANCE_HARM]),
                         *not_best = first_that_holds(&found->boxes[CIRCUMSTANCE_NOT_BEST]);
    char words[DECISION_WORDS_SIZE], share[FORMAT_SIZE];
    size_t best = view->decision->budgets[budget].best;
    if (best == SIZE_MAX || best == 0)
        return;
    format_share(share, found->share[CIRCUMSTANCE_HARM], FORMAT_TYPESET);
    sentences_say(self, SENTENCE_FAILS, _("At %s %% of the points it is worse than doing nothing."), share);
    if (harm != NULL) {
        decision_view_words(view, harm, words);
        format_share(share, harm->density, FORMAT_TYPESET);
        sentences_say(self, SENTENCE_FAILS, _("That is so at %s %% of the points with %s."), share, words);
    }
    if (not_best != NULL) {
        decision_view_words(view, not_best, words);
        format_share(share, not_best->density, FORMAT_TYPESET);
        sentences_say(self, SENTENCE_FAILS, _("Another mix is better at %s %% of the points with %s."), share,
                      words);
    }
    if (harm == NULL && not_best == NULL)
        sentences_say(self, SENTENCE_FAILS, "%s",
                      _("No circumstances were found in which it fails more often than elsewhere; what the "
                        "plan does not "
                        "vary is in no number."));
}

void answer_of_decision(struct Sentences *self, const struct DecisionView *view) {
    size_t last = view->decision->question->budget_count - 1;
    size_t best = view->decision->budgets[last].best;
    if (best != SIZE_MAX)
        say_harm(self, view, best);
    say_best(self, view, last);
    for (size_t b = last; b-- > 0;)
        say_best(self, view, b);
    say_sure(self, view, last);
    say_when(self, view, last);
}
