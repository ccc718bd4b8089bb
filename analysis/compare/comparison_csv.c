/* comparison.csv. */
#include <math.h>
#include <stdbool.h>

#include "base/text.h"
#include "compare/comparison.h"

const struct SummaryTableRow *comparison_table(void) {
    static const struct SummaryColumn columns[] = {
        {"scenario", "", "number of the scenario; it is compared with 0, the baseline"},
        {"outcome", "", "outcome that is compared"},
        {"case_type", "", "case type, or all"},
        {"unit", "", "unit of baseline_mean, difference, low and high"},
        {"baseline_mean", "as the column unit says", "mean of the baseline over the replicates of the pair"},
        {"difference", "as the column unit says",
         "mean over replicates of scenario minus baseline, same draws in both"},
        {"low", "as the column unit says", "lower end of its t interval, not adjusted for multiplicity"},
        {"high", "as the column unit says", "upper end of its t interval, not adjusted for multiplicity"},
        {"p", "probability", "two-sided p-value of no difference (paired t)"},
        {"p_holm", "probability",
         "the same adjusted after Holm 1979 over the primary outcomes of all scenarios; empty elsewhere"},
        {"correlation", "", "correlation of scenario and baseline over replicates"},
        {"variance_reduction", "ratio", "variance of an unpaired difference over that of the paired one"},
        {"unpaired_replicates", "replicates",
         "replicates of each scenario for as narrow an interval without common draws"},
        {"n", "replicates", "replicates in which both are available"},
        {"role", "",
         "primary: a verdict is given; secondary: no verdict; shown: decided and not found, or said by "
         "another row as well"},
        {"adjusted_low", "as the column unit says",
         "lower end of the interval that holds together with those of all primary outcomes of all scenarios "
         "(Bonferroni); empty where not primary"},
        {"adjusted_high", "as the column unit says", "upper end of that interval"},
        {"p_adjusted", "probability",
         "p-value after the same adjustment, which the verdict goes by; empty where not primary"},
        {"verdict", "",
         "better or worse where the adjusted interval leaves out 0, unclear where it does not, none where "
         "not "
         "primary or without an interval"},
    };
    static const struct SummaryTableRow table = {"comparison.csv",
                                                 "one row a scenario, outcome and case type", columns,
                                                 sizeof columns / sizeof columns[0]};
    return &table;
}

static void write_number(FILE *stream, double value) {
    char text[64];
    text_from_number(text, sizeof text, value);
    fprintf(stream, "%s,", text);
}

static void write_row(FILE *stream, size_t scenario, enum Outcome outcome,
                      const struct ComparedEffect *effect) {
    const struct OutcomeRow *row = outcome_row(outcome);
    const struct PairedEffect *paired = &effect->paired;
    fprintf(stream, "%zu,%s,%s,%s,", scenario, row->name, outcome_case_type(outcome), row->unit);
    const double numbers[] = {paired->baseline_mean,
                              paired->difference.value,
                              paired->difference.low,
                              paired->difference.high,
                              paired->p,
                              effect->p_holm,
                              paired->correlation,
                              paired->variance_reduction,
                              paired->unpaired_replicates};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        write_number(stream, numbers[i]);
    fprintf(stream, "%lld,%s,", (long long)paired->difference.count, outcome_role_name(outcome));
    bool primary = outcome_is_primary(outcome);
    write_number(stream, primary ? effect->difference.low : (double)NAN);
    write_number(stream, primary ? effect->difference.high : (double)NAN);
    write_number(stream, effect->p_adjusted);
    fprintf(stream, "%s\n", verdict_name(effect->verdict));
}

enum Status comparison_write_csv(const struct Comparison *self, FILE *stream, struct Error *error) {
    const struct SummaryTableRow *table = comparison_table();
    for (size_t i = 0; i < table->column_count; i++)
        fprintf(stream, "%s%c", table->columns[i].name, i + 1 < table->column_count ? ',' : '\n');
    for (size_t s = 1; s < self->scenarios; s++)
        for (int i = 0; i < OUTCOME_COUNT; i++)
            write_row(stream, s, (enum Outcome)i, &self->effects[s][i]);
    if (fflush(stream) != 0 || ferror(stream))
        return error_set(error, STATUS_INPUT_OUTPUT, "%s could not be written", table->file);
    return STATUS_OK;
}
