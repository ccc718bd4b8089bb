/* comparison.csv. */
#include "compare/comparison_csv.h"

#include "base/translate.h"
#include "compare/comparison.h"
#include "estimate/summary_csv.h"

const struct SummaryTableRow *comparison_table(void) {
    static const struct SummaryColumn columns[] = {
        SUMMARY_COLUMN("scenario", "", "number of the scenario; it is compared with 0, the baseline"),
        SUMMARY_COLUMN("outcome", "", "outcome that is compared"),
        SUMMARY_COLUMN("case_type", "", "case type, or all"),
        SUMMARY_COLUMN("unit", "", "unit of baseline_mean, difference, low and high"),
        SUMMARY_COLUMN("baseline_mean", "as the column unit says",
                       "mean of the baseline over the replicates of the pair"),
        SUMMARY_COLUMN("difference", "as the column unit says",
                       "mean over replicates of scenario minus baseline, same draws in both"),
        SUMMARY_COLUMN("low", "as the column unit says",
                       "lower end of its t interval, not adjusted for multiplicity"),
        SUMMARY_COLUMN("high", "as the column unit says",
                       "upper end of its t interval, not adjusted for multiplicity"),
        SUMMARY_COLUMN("p", "probability", "two-sided p-value of no difference (paired t)"),
        SUMMARY_COLUMN(
            "p_holm", "probability",
            "the same adjusted after Holm 1979 over the primary outcomes of all scenarios; empty elsewhere"),
        SUMMARY_COLUMN("correlation", "", "correlation of scenario and baseline over replicates"),
        SUMMARY_COLUMN("variance_reduction", "ratio",
                       "variance of an unpaired difference over that of the paired one"),
        SUMMARY_COLUMN("unpaired_replicates", "replicates",
                       "replicates of each scenario for as narrow an interval without common draws"),
        SUMMARY_COLUMN("n", "replicates", "replicates in which both are available"),
        SUMMARY_COLUMN("role", "",
                       "primary: a verdict is given; repeated: the same in all runs as a primary outcome "
                       "before it, tested "
                       "once; "
                       "limited: usually primary, but more than a tenth of runs are at its limit; secondary: "
                       "no verdict; "
                       "shown: "
                       "decided and not found, or said by another row as well"),
        SUMMARY_COLUMN("adjusted_low", "as the column unit says",
                       "lower end of the interval that holds together with those of all primary outcomes of "
                       "all scenarios "
                       "(Bonferroni); empty where not primary"),
        SUMMARY_COLUMN("adjusted_high", "as the column unit says", "upper end of that interval"),
        SUMMARY_COLUMN(
            "p_adjusted", "probability",
            "p-value after the same adjustment, which the verdict goes by; empty where not primary"),
        SUMMARY_COLUMN(
            "verdict", "",
            "better or worse where the adjusted interval leaves out 0, unclear where it does not, none where "
            "not "
            "primary or without an interval"),
        SUMMARY_COLUMN("limited_share", "share",
                       "runs of the scenario or of the baseline, whichever are more, in which the outcome is "
                       "at its limit, "
                       "the "
                       "horizon: means are restricted ones"),
    };
    static const struct SummaryTableRow table = {"comparison.csv",
                                                 N_("one row a scenario, outcome and case type"), columns,
                                                 sizeof columns / sizeof columns[0]};
    return &table;
}
