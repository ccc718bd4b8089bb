/* sensitivity.csv. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "sensitivity/sensitivity.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* One row; NULL and NaN are empty. */
struct Row {
    const char *factor, *other_factor;
    double level;
    const char *measure;
    const struct Estimate *estimate;
    const char *unit;
};

/* Where the rows of an output go. */
struct Writer {
    const struct Sensitivity *sensitivity;
    const struct SensitivityNames *names;
    FILE *stream;
};

static const char share_of_variance[] = "share of variance";

const struct SummaryTableRow *sensitivity_table(void) {
    static const struct SummaryColumn columns[] = {
        {"output", "", "output of the runs"},
        {"design", "", "morris, saltelli or one_at_a_time"},
        {"factor", "", "factor of the design; empty for what is about all of them"},
        {"other_factor", "", "the other factor of a second-order index"},
        {"level", "as the factor", "value of the factor, one_at_a_time"},
        {"measure", "",
         "mu, mu_star and sigma: mean, mean size and standard deviation of elementary effects over the "
         "factor's "
         "range; first_order, total_order and second_order: Sobol indices; interactions: one less all "
         "first-order indices; output_mean: at the level, without a factor over the design or, "
         "one_at_a_time, at "
         "the scenario's own values; difference: to those; noise_share_of_runs and noise_share_of_means: "
         "noise "
         "between replicates"},
        {"count", "as the measure",
         "what the estimate rests on: trajectories, base samples, replicates or, of shares of noise, runs; "
         "rows "
         "with smaller counts than the last of a measure show its convergence"},
        {"estimate", "as the column unit says", "estimate"},
        {"low", "as the column unit says", "lower end of its interval"},
        {"high", "as the column unit says", "upper end of its interval"},
        {"unit", "", "unit of estimate, low and high"},
    };
    static const struct SummaryTableRow table = {
        "sensitivity.csv", "one row an output, factor and measure; of convergence, one a count", columns,
        COUNT_OF(columns)};
    return &table;
}

void sensitivity_write_header(FILE *stream) {
    const struct SummaryTableRow *table = sensitivity_table();
    for (size_t i = 0; i < table->column_count; i++)
        fprintf(stream, "%s%c", table->columns[i].name, i + 1 < table->column_count ? ',' : '\n');
}

/* Quoted where it has to be. */
static void write_text(FILE *stream, const char *text, char after) {
    text = text != NULL ? text : "";
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    if (quoted)
        putc('"', stream);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            putc('"', stream);
        putc(*text, stream);
    }
    fprintf(stream, quoted ? "\"%c" : "%c", after);
}

static void write_number(FILE *stream, double value) {
    char text[32];
    text_from_number(text, sizeof text, value);
    fprintf(stream, "%s,", text);
}

static void write_row(const struct Writer *self, struct Row row) {
    FILE *stream = self->stream;
    write_text(stream, self->names->output, ',');
    write_text(stream, design_row(self->sensitivity->kind)->name, ',');
    write_text(stream, row.factor, ',');
    write_text(stream, row.other_factor, ',');
    write_number(stream, row.level);
    write_text(stream, row.measure, ',');
    fprintf(stream, "%" PRId64 ",", row.estimate->count);
    write_number(stream, row.estimate->value);
    write_number(stream, row.estimate->low);
    write_number(stream, row.estimate->high);
    write_text(stream, row.unit, '\n');
}

static void write_all(const struct Writer *self, const char *measure, const struct Estimate *estimate,
                      const char *unit) {
    write_row(self, (struct Row){.level = NAN, .measure = measure, .estimate = estimate, .unit = unit});
}

static void write_factor(const struct Writer *self, size_t factor, const char *measure,
                         const struct Estimate *estimate, const char *unit) {
    write_row(self, (struct Row){.factor = self->names->factors[factor],
                                 .level = NAN,
                                 .measure = measure,
                                 .estimate = estimate,
                                 .unit = unit});
}

/* The last look is the result itself, and its rows come after these. */
static void write_looks(const struct Writer *self, const char *first, const char *second, const char *unit) {
    const struct Sensitivity *found = self->sensitivity;
    for (size_t i = 0; i + 1 < found->look_count; i++)
        for (size_t f = 0; f < found->factors; f++) {
            write_factor(self, f, first, &found->looks[i].first[f], unit);
            write_factor(self, f, second, &found->looks[i].second[f], unit);
        }
}

static void write_morris(const struct Writer *self) {
    const struct Sensitivity *found = self->sensitivity;
    const char *unit = self->names->unit;
    write_all(self, "output_mean", &found->mean, unit);
    write_looks(self, "mu", "mu_star", unit);
    for (size_t f = 0; f < found->factors; f++) {
        write_factor(self, f, "mu", &found->morris[f].mu, unit);
        write_factor(self, f, "mu_star", &found->morris[f].mu_star, unit);
        write_factor(self, f, "sigma", &found->morris[f].sigma, unit);
    }
}

static void write_pairs(const struct Writer *self) {
    const struct Sensitivity *found = self->sensitivity;
    for (size_t i = 0; i < found->factors; i++)
        for (size_t j = i + 1; j < found->factors; j++)
            write_row(self, (struct Row){.factor = self->names->factors[i],
                                         .other_factor = self->names->factors[j],
                                         .level = NAN,
                                         .measure = "second_order",
                                         .estimate = &found->second_order[i * found->factors + j],
                                         .unit = share_of_variance});
}

static void write_sobol(const struct Writer *self) {
    const struct Sensitivity *found = self->sensitivity;
    write_all(self, "output_mean", &found->mean, self->names->unit);
    write_looks(self, "first_order", "total_order", share_of_variance);
    for (size_t f = 0; f < found->factors; f++) {
        write_factor(self, f, "first_order", &found->sobol[f].first, share_of_variance);
        write_factor(self, f, "total_order", &found->sobol[f].total, share_of_variance);
    }
    if (found->second_order != NULL)
        write_pairs(self);
    write_all(self, "interactions", &found->interactions, share_of_variance);
}

static void write_effect(const struct Writer *self, const struct OneAtATimeEffect *effect) {
    const struct SensitivityNames *names = self->names;
    struct Row row = {.factor = names->factors[effect->factor],
                      .level = names->level(names->context, effect->factor, effect->unit),
                      .measure = "output_mean",
                      .estimate = &effect->output,
                      .unit = names->unit};
    write_row(self, row);
    row.measure = "difference";
    row.estimate = &effect->difference;
    write_row(self, row);
}

static void write_one_at_a_time(const struct Writer *self) {
    write_all(self, "output_mean", &self->sensitivity->centre, self->names->unit);
    for (size_t i = 0; i < self->sensitivity->effect_count; i++)
        write_effect(self, &self->sensitivity->effects[i]);
}

enum Status sensitivity_write_csv(const struct Sensitivity *self, const struct SensitivityNames *names,
                                  FILE *stream, struct Error *error) {
    static void (*const writers[DESIGN_COUNT])(const struct Writer *writer) = {
        [DESIGN_MORRIS] = write_morris,
        [DESIGN_SALTELLI] = write_sobol,
        [DESIGN_ONE_AT_A_TIME] = write_one_at_a_time,
    };
    const struct Writer writer = {self, names, stream};
    writers[self->kind](&writer);
    write_all(&writer, "noise_share_of_runs", &self->noise.of_runs, share_of_variance);
    write_all(&writer, "noise_share_of_means", &self->noise.of_means, share_of_variance);
    if (fflush(stream) != 0 || ferror(stream))
        return error_set(error, STATUS_INPUT_OUTPUT, "%s could not be written", sensitivity_table()->file);
    return STATUS_OK;
}
