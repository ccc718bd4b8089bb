/* Question and answer: what was asked, and the sentences that the numbers allow. */
#include <math.h>

#include "base/translate.h"
#include "plots/page/report_parts.h"

/* What a sentence is about, and the sentence for each case: the best scenario is better beyond chance, it is
 * worse beyond chance (and so are all), or neither is shown. Each takes title, difference, interval. */
static const struct Headline {
    enum Outcome outcome;
    const char *better, *worse, *unclear;
} headlines[] = {
    {OUTCOME_COMPLETED_52,
     N_("Completion: “%s” raises the share of collaborations that are completed within 52 weeks the most, by "
        "%s "
        "percentage points (%g %% interval %s)."),
     N_("Completion: no scenario raises the share of collaborations that are completed within 52 weeks; it "
        "falls least "
        "with “%s”, by %s percentage points (%g %% interval %s)."),
     N_("Completion: no scenario is shown to raise the share of collaborations that are completed within 52 "
        "weeks; the "
        "highest estimate is that of “%s”, %s percentage points (%g %% interval %s), which chance could "
        "explain.")},
    {OUTCOME_EVER_TRIED_HORIZON,
     N_("Spread: “%s” raises the share of agencies that have ever tried the practice the most, by %s "
        "percentage points "
        "at the horizon (%g %% interval %s)."),
     N_("Spread: no scenario raises the share of agencies that have ever tried the practice; it falls least "
        "with “%s”, "
        "by %s percentage points at the horizon (%g %% interval %s)."),
     N_("Spread: no scenario is shown to raise the share of agencies that have ever tried the practice; the "
        "highest "
        "estimate is that of “%s”, %s percentage points at the horizon (%g %% interval %s), which chance "
        "could "
        "explain.")},
};

static void list_scenarios(const struct ReportRequest *request, FILE *stream) {
    fputs("<dl>\n", stream);
    for (size_t i = 0; i < request->count; i++) {
        const struct Scenario *scenario = &request->scenarios[i];
        if (i == 0 && request->comparison != NULL)
            html_print(stream, "dt", _("Baseline: %s"), scenario_title(scenario));
        else
            html_element(stream, "dt", scenario_title(scenario));
        html_element(stream, "dd", scenario_description(scenario));
    }
    fputs("</dl>\n", stream);
}

void report_question(const struct ReportRequest *request, FILE *stream) {
    html_element(stream, "h2", _("The question"));
    if (request->comparison != NULL)
        html_print(
            stream, "p",
            _("What do these scenarios change, compared with “%s”: how many data-driven collaborations "
              "between "
              "government and citizens are completed, and how far the practice spreads among agencies?"),
            scenario_title(&request->scenarios[0]));
    else
        html_element(
            stream, "p",
            _("How many data-driven collaborations between government and citizens are completed in this "
              "scenario, and how far does the practice spread among agencies?"));
    list_scenarios(request, stream);
}

/* The scenario with the highest difference; 0 if none is known. */
static size_t best_of(const struct Comparison *comparison, enum Outcome outcome) {
    size_t best = 0;
    for (size_t i = 1; i < comparison->scenarios; i++) {
        double value = comparison->effects[i][outcome].difference.value;
        if (!isnan(value) && (best == 0 || value > comparison->effects[best][outcome].difference.value))
            best = i;
    }
    return best;
}

static void write_headline(const struct ReportRequest *request, const struct Headline *headline,
                           FILE *stream) {
    const struct Comparison *comparison = request->comparison;
    size_t best = best_of(comparison, headline->outcome);
    if (best == 0)
        return;
    const struct ComparedEffect *effect = &comparison->effects[best][headline->outcome];
    const struct Estimate *difference = &effect->difference;
    char value[REPORT_NUMBER_SIZE], interval[3 * REPORT_NUMBER_SIZE];
    bool plain = effect->verdict == VERDICT_WORSE;
    report_number(value, plain ? -100.0 * difference->value : 100.0 * difference->value, 1.0,
                  effect->verdict == VERDICT_UNCLEAR);
    report_interval(interval, plain ? -100.0 * difference->high : 100.0 * difference->low,
                    plain ? -100.0 * difference->low : 100.0 * difference->high, 1.0, !plain);
    const char *sentence = effect->verdict == VERDICT_BETTER  ? headline->better
                           : effect->verdict == VERDICT_WORSE ? headline->worse
                                                              : headline->unclear;
    html_print(stream, "p class='answer'", _(sentence), scenario_title(&request->scenarios[best]), value,
               100.0 * comparison->confidence, interval);
}

static void answer_comparison(const struct ReportRequest *request, FILE *stream) {
    for (size_t i = 0; i < sizeof headlines / sizeof *headlines; i++)
        write_headline(request, &headlines[i], stream);
    html_print(
        stream, "p class='note'",
        _("From %zu replicates of each scenario, compared replicate by replicate under the same random "
          "numbers. "
          "“Raises” is said only where an interval that holds together with those of all primary outcomes of "
          "all scenarios leaves out 0."),
        request->summaries[0].runs);
}

static void write_share(FILE *stream, const char *sentence, const struct Estimate *share, double confidence) {
    char value[REPORT_NUMBER_SIZE], low[REPORT_NUMBER_SIZE], high[REPORT_NUMBER_SIZE];
    report_share(value, share->value);
    report_share(low, share->low);
    report_share(high, share->high);
    html_print(stream, "p class='answer'", _(sentence), value, 100.0 * confidence, low, high);
}

static void answer_single(const struct ReportRequest *request, FILE *stream) {
    const struct Summary *summary = &request->summaries[0];
    const struct EpisodeSummary *episodes = &summary->episodes[request->focus];
    const struct Estimate *tried = &summary->adoption.ever_tried_at[ADOPTION_HORIZON].mean;
    if (!isnan(episodes->completed[COMPLETION_52].value))
        write_share(
            stream,
            N_("Completion: %s %% of collaborations are completed within 52 weeks of their start (%g %% "
               "interval %s to %s)."),
            &episodes->completed[COMPLETION_52], summary->confidence);
    if (!isnan(tried->value))
        write_share(
            stream,
            N_("Spread: %s %% of agencies have ever tried the practice at the horizon (%g %% interval of the "
               "mean over runs %s to %s)."),
            tried, summary->confidence);
    if (isnan(episodes->completed[COMPLETION_52].value) && isnan(tried->value))
        html_element(stream, "p class='answer'",
                     _("These runs are too short, or recorded too little, for an answer."));
    if (request->focus != GROUP_ALL)
        html_print(stream, "p class='note'", _("Collaborations here are those of: %s."),
                   request->focus >= GROUP_PROGRAMME
                       ? _(programme_title((enum Programme)(request->focus - GROUP_PROGRAMME)))
                       : _(case_type_title((enum CaseType)(request->focus - GROUP_CASE_TYPE))));
    html_print(stream, "p class='note'", _("From %zu replicates of %lld weeks."), summary->runs,
               (long long)request->weeks);
}

void report_answer(const struct ReportRequest *request, FILE *stream) {
    html_element(stream, "h2", _("The answer"));
    if (request->comparison != NULL)
        answer_comparison(request, stream);
    else
        answer_single(request, stream);
}
