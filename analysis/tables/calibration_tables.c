#include "tables/calibration_tables.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/array.h"
#include "base/csv.h"
#include "base/text.h"
#include "base/translate.h"

static struct Estimate estimate_of(double value, double low, double high) {
    return (struct Estimate){.value = value, .low = low, .high = high};
}

static struct Estimate margin_estimate(const struct Calibrated *found, size_t f) {
    const struct Margin *margin = &found->calibration->posterior.margin[f];
    return estimate_of(calibrated_value(found, f, margin->middle), calibrated_value(found, f, margin->low),
                       calibrated_value(found, f, margin->high));
}

static struct Estimate predicted(const struct Calibrated *found, size_t k) {
    double quantile[3];
    calibrated_predicted(found, k, quantile);
    return estimate_of(quantile[1], quantile[0], quantile[2]);
}

static struct Estimate confirmed(const struct Calibrated *found, size_t k) {
    double quantile[3];
    calibrated_confirmed(found, k, quantile);
    return estimate_of(quantile[1], quantile[0], quantile[2]);
}

static void add_factors(struct Tables *tables, const struct Calibrated *found) {
    struct Table *table = tables_add(tables, "factors", _("What is known of each factor"));
    table_column(table, "verdict", _("identified?"), CELL_TEXT);
    table_column(table, "own", _("in the scenario"), CELL_PLAIN);
    table_column(table, "middle", _("posterior: median, 5 to 95 %"), CELL_ESTIMATE);
    table_column(table, "point", _("all set together"), CELL_TEXT);
    table_column(table, "kept", _("spread of the range left, %"), CELL_SHARE);
    for (size_t f = 0; f < found->factor_count; f++) {
        const struct Margin *margin = &found->calibration->posterior.margin[f];
        const struct Estimate estimate = margin_estimate(found, f);
        char label[SCENARIO_FIELD_KEY + 64], point[32];
        if (found->factor[f].unit[0] == '\0')
            snprintf(label, sizeof label, "%s", found->factor[f].factor->key);
        else
            snprintf(label, sizeof label, _("%s (%s)"), found->factor[f].factor->key,
                     _(found->factor[f].unit));
        table_line(table, found->factor[f].factor->key, label);
        table_text(table, "verdict", margin->identified ? "identified" : "not_identified",
                   margin->identified ? _("identified") : _("not identified"));
        table_value(table, "own", found->factor[f].own);
        table_estimate(table, "middle", &estimate);
        text_from_number(point, sizeof point, calibrated_point(found, f));
        table_text(table, "point", point, point);
        table_value(table, "kept", fmin(1.0, margin->kept));
    }
    table_note(
        table, "%s",
        _("The prior is uniform over the range of a factor, on its scale; a factor that keeps more than "
          "90 % of its spread is not identified by these figures. Set together: the centre of the "
          "posterior's "
          "particles, the mean of logits within the ranges, to three digits; what is not identified is near "
          "the "
          "middle of what the rest allows."));
}

static void add_figures(struct Tables *tables, const struct Calibrated *found) {
    struct Table *table = tables_add(tables, "figures", _("What the calibrated model gives for each figure"));
    table_column(table, "figure", _("figure"), CELL_PLAIN);
    table_column(table, "predicted", _("model: median, 5 to 95 %"), CELL_ESTIMATE);
    table_column(table, "p", _("predictive p"), CELL_P);
    table_column(table, "confirmed", _("with all factors set together"), CELL_ESTIMATE);
    table_column(table, "confirmed_p", _("predictive p"), CELL_P);
    for (size_t k = 0; k < found->number_count; k++) {
        const struct Estimate estimate = predicted(found, k);
        table_line(table, found->number[k].name, found->number[k].name);
        table_value(table, "figure", calibrated_shown(found, k, found->calibration->observation[k].figure));
        table_estimate(table, "predicted", &estimate);
        table_value(table, "p", found->calibration->check[k]);
        if (found->calibration->plan.confirm > 0) {
            const struct Estimate there = confirmed(found, k);
            table_estimate(table, "confirmed", &there);
            table_value(table, "confirmed_p", found->calibration->confirmed_p[k]);
        }
    }
    table_missing(table, _("–: no run has it."));
    table_note(
        table, "%s",
        _("Predictive p: the share of single runs at least as far from their middle as the figure, each "
          "figure alone; these figures were calibrated to, so that p is too large rather than too "
          "small."));
}

static void add_waves(struct Tables *tables, const struct Calibrated *found) {
    const struct History *history = &found->calibration->history;
    struct Table *table = tables_add(tables, "waves", _("Waves of history matching"));
    table_column(table, "points", _("points"), CELL_COUNT);
    table_column(table, "used", _("that emulators rest on"), CELL_COUNT);
    table_column(table, "share", _("of the ranges not ruled out, %"), CELL_SHARE);
    for (size_t w = 0; w < history->wave_count; w++) {
        char key[32], label[64];
        snprintf(key, sizeof key, "%zu", w + 1);
        snprintf(label, sizeof label, _("wave %zu"), w + 1);
        table_line(table, key, label);
        table_value(table, "points", (double)history->wave[w].points);
        table_value(table, "used", (double)history->wave[w].used);
        table_value(table, "share", history->wave[w].share);
    }
    table_empty(table, _("There are no waves in this plan."));
}

static void add_emulators(struct Tables *tables, const struct Calibrated *found) {
    const struct History *history = &found->calibration->history;
    struct Table *table =
        tables_add(tables, "emulators", _("Emulators of the last wave, each point left out"));
    table_column(table, "explained", _("explained, %"), CELL_SHARE);
    table_column(table, "inside", _("within two standard deviations, %"), CELL_SHARE);
    for (size_t k = 0; k < found->number_count && history->wave_count > 0; k++) {
        const struct WaveNumber *number = &history->wave[history->wave_count - 1].number[k];
        table_line(table, found->number[k].name, found->number[k].name);
        if (!number->emulated)
            continue;
        table_value(table, "explained", fmax(0.0, number->explained));
        table_value(table, "inside", number->inside);
    }
    table_missing(table, _("–: too few points have it, so that it rules nothing out."));
    table_empty(table, _("There are no waves in this plan."));
    table_note(table, "%s",
               _("Explained: of the variance between points, the noise of replicates included; an emulator "
                 "that explains little rules little out, which costs runs and no correctness. About 95 % of "
                 "the points should lie within two standard deviations."));
}

static void add_generations(struct Tables *tables, const struct Calibrated *found) {
    const struct Smc *smc = &found->calibration->smc;
    struct Table *table = tables_add(tables, "generations", _("Generations of the sampler"));
    table_column(table, "tolerance", _("tolerance"), CELL_PLAIN);
    table_column(table, "effective", _("effective particles"), CELL_COUNT);
    table_column(table, "accepted", _("moves accepted, %"), CELL_SHARE);
    table_column(table, "moved", _("particles that moved, %"), CELL_SHARE);
    table_column(table, "simulated", _("particles simulated"), CELL_COUNT);
    for (size_t g = 0; g <= smc->generations; g++) {
        const struct Generation *generation = &smc->generation[g];
        char key[32], label[64];
        snprintf(key, sizeof key, "%zu", g);
        snprintf(label, sizeof label, _("generation %zu"), g);
        table_line(table, key, label);
        if (isfinite(generation->tolerance))
            table_value(table, "tolerance", generation->tolerance);
        table_value(table, "effective", generation->effective);
        table_value(table, "accepted", generation->accepted);
        table_value(table, "moved", generation->moved);
        table_value(table, "simulated", (double)generation->simulated);
    }
    table_missing(table, _("–: generation 0 is a sample of the prior."));
}

void calibration_tables(struct Tables *tables, const struct Calibrated *found) {
    add_factors(tables, found);
    add_figures(tables, found);
    add_waves(tables, found);
    add_emulators(tables, found);
    add_generations(tables, found);
}

/* ---- Files. */

const struct SummaryTableRow *calibration_table(void) {
    static const struct SummaryColumn columns[] = {
        SUMMARY_COLUMN("part", "",
                       "factor, pair (of factors), figure, emulator (of a wave), wave or generation"),
        SUMMARY_COLUMN("item", "", "name of the factor or number, or which wave or generation"),
        SUMMARY_COLUMN("other", "", "the other factor of a pair; of an emulator its wave"),
        SUMMARY_COLUMN(
            "measure", "",
            "what the value is; lengths of emulators are shares of the range of a factor, on its scale"),
        SUMMARY_COLUMN("value", "as the measure", "value; of figures as people read them"),
    };
    static const struct SummaryTableRow table = {"calibration.csv", N_("one row a measure of a calibration"),
                                                 columns, COUNT_OF(columns)};
    return &table;
}

const struct SummaryTableRow *posterior_table(void) {
    static const struct SummaryColumn columns[] = {
        SUMMARY_COLUMN("weight", "probability",
                       "of the particle; all alike. Before it a column for each factor, by its key"),
        SUMMARY_COLUMN("distance", "standard deviations",
                       "of its simulation from the figures, root mean square"),
        SUMMARY_COLUMN("generation", "", "the last generation of the sampler"),
    };
    static const struct SummaryTableRow table = {"posterior.csv", N_("one row a particle of the posterior"),
                                                 columns, COUNT_OF(columns)};
    return &table;
}

static void row(FILE *stream, const char *part, const char *item, const char *other, const char *measure,
                double value) {
    csv_text(stream, part, ',');
    csv_text(stream, item, ',');
    csv_text(stream, other, ',');
    csv_text(stream, measure, ',');
    csv_number(stream, isfinite(value) ? value : (double)NAN, '\n');
}

static void write_factors(const struct Calibrated *found, FILE *stream) {
    const struct Posterior *posterior = &found->calibration->posterior;
    for (size_t f = 0; f < found->factor_count; f++) {
        const struct Margin *margin = &posterior->margin[f];
        const char *key = found->factor[f].factor->key;
        row(stream, "factor", key, "", "scenario", found->factor[f].own);
        row(stream, "factor", key, "", "mean", calibrated_value(found, f, margin->mean));
        row(stream, "factor", key, "", "quantile_05", calibrated_value(found, f, margin->low));
        row(stream, "factor", key, "", "median", calibrated_value(found, f, margin->middle));
        row(stream, "factor", key, "", "quantile_95", calibrated_value(found, f, margin->high));
        row(stream, "factor", key, "", "mode", calibrated_value(found, f, margin->mode));
        row(stream, "factor", key, "", "set_together", calibrated_point(found, f));
        row(stream, "factor", key, "", "share_of_prior_sd", margin->kept);
        row(stream, "factor", key, "", "identified", margin->identified ? 1.0 : 0.0);
        for (size_t g = 0; g < f; g++)
            row(stream, "pair", key, found->factor[g].factor->key, "rank_correlation",
                posterior->correlation[f][g]);
    }
}

static void write_figures(const struct Calibrated *found, FILE *stream) {
    for (size_t k = 0; k < found->number_count; k++) {
        const struct Estimate estimate = predicted(found, k);
        const char *name = found->number[k].name;
        row(stream, "figure", name, "", "figure",
            calibrated_shown(found, k, found->calibration->observation[k].figure));
        row(stream, "figure", name, "", "quantile_05", estimate.low);
        row(stream, "figure", name, "", "median", estimate.value);
        row(stream, "figure", name, "", "quantile_95", estimate.high);
        row(stream, "figure", name, "", "predictive_p", found->calibration->check[k]);
        row(stream, "figure", name, "", "set_together_p", found->calibration->confirmed_p[k]);
        row(stream, "figure", name, "", "scale", found->calibration->smc.scale[k]);
    }
}

static void write_waves(const struct Calibrated *found, FILE *stream) {
    const struct History *history = &found->calibration->history;
    for (size_t w = 0; w < history->wave_count; w++) {
        const struct Wave *wave = &history->wave[w];
        char name[32];
        snprintf(name, sizeof name, "%zu", w + 1);
        row(stream, "wave", name, "", "points", (double)wave->points);
        row(stream, "wave", name, "", "replicates", (double)wave->replicates);
        row(stream, "wave", name, "", "share_not_ruled_out", wave->share);
        for (size_t k = 0; k < found->number_count; k++) {
            const struct WaveNumber *number = &wave->number[k];
            if (!number->emulated)
                continue;
            row(stream, "emulator", found->number[k].name, name, "explained", number->explained);
            row(stream, "emulator", found->number[k].name, name, "within_two_sd", number->inside);
            row(stream, "emulator", found->number[k].name, name, "sd_between_runs", sqrt(number->spread));
            row(stream, "emulator", found->number[k].name, name, "sd",
                exp(0.5 * number->emulator.hyper[found->factor_count]));
            row(stream, "emulator", found->number[k].name, name, "terms", (double)number->emulator.terms);
            for (size_t f = 0; f < found->factor_count; f++) {
                char measure[SCENARIO_FIELD_KEY + 8];
                snprintf(measure, sizeof measure, "length.%s", found->factor[f].factor->key);
                row(stream, "emulator", found->number[k].name, name, measure, exp(number->emulator.hyper[f]));
            }
        }
    }
}

static void write_generations(const struct Calibrated *found, FILE *stream) {
    const struct Smc *smc = &found->calibration->smc;
    for (size_t g = 0; g <= smc->generations; g++) {
        const struct Generation *generation = &smc->generation[g];
        char name[32];
        snprintf(name, sizeof name, "%zu", g);
        row(stream, "generation", name, "", "tolerance", generation->tolerance);
        row(stream, "generation", name, "", "effective", generation->effective);
        row(stream, "generation", name, "", "accepted", generation->accepted);
        row(stream, "generation", name, "", "moved", generation->moved);
        row(stream, "generation", name, "", "simulated", (double)generation->simulated);
    }
}

void calibration_csv(const struct Calibrated *found, FILE *stream) {
    const struct SummaryTableRow *table = calibration_table();
    for (size_t i = 0; i < table->column_count; i++)
        fprintf(stream, "%s%c", table->columns[i].name, i + 1 < table->column_count ? ',' : '\n');
    write_factors(found, stream);
    write_figures(found, stream);
    write_waves(found, stream);
    write_generations(found, stream);
}
