/* tandem sensitivity on functions with known indices, all the way: plan file, design, drive, store,
 * estimates, sensitivity.csv. Only replicate_run is another (closed_form.c). The designs are seeded, so that
 * these checks give the same answer each time; the tolerances are four standard errors as the bootstrap
 * intervals have them. */
#define _XOPEN_SOURCE 700 /* mkdtemp, nftw */
#include <ftw.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/options.h"
#include "closed_form.h"
#include "tests/suite.h"

static char folder[64];

static void set_up(void) {
    snprintf(folder, sizeof folder, "/tmp/tandem-forms-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_ptr_nonnull(freopen("/dev/null", "w", stdout));
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status, (void)type, (void)place;
    return remove(path);
}

static void tear_down(void) {
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

/* The plan but for its factors; the caller closes the file. */
static FILE *begin_plan(const char *title, const char *design, const char *more) {
    char path[128];
    snprintf(path, sizeof path, "%s/scenario.cfg", folder);
    FILE *file = fopen(path, "w");
    fprintf(file, "title = \"%s\";\n", title);
    fclose(file);
    snprintf(path, sizeof path, "%s/plan.cfg", folder);
    file = fopen(path, "w");
    fprintf(file,
            "scenario = \"scenario.cfg\"; design = { %s }; outputs = [\"public_value\"]; weeks = 1; %s\n",
            design, more);
    return file;
}

static void write_plan(const char *title, const char *design, size_t factors, const char *more) {
    FILE *file = begin_plan(title, design, more);
    for (size_t i = 0; i < factors; i++)
        fprintf(file, "%s{ parameter = \"%s\"; low = %g; high = %g; }", i == 0 ? "factors = (" : ", ",
                closed_form_parameter(i), CLOSED_FORM_LOW, CLOSED_FORM_HIGH);
    fprintf(file, ");\n");
    fclose(file);
}

static void run_sensitivity(void) {
    char plan[128], out[128];
    struct Options options;
    struct Error error = {0};
    snprintf(plan, sizeof plan, "%s/plan.cfg", folder);
    snprintf(out, sizeof out, "%s/out", folder);
    char *words[] = {"sensitivity", plan, "--out", out, "--quiet", "--threads", "2", NULL};
    ck_assert_msg(options_parse(&options, COMMAND_SENSITIVITY, 7, words, &error) == STATUS_OK, "%s",
                  error.text);
    enum Status status = command_sensitivity(&options, &error);
    ck_assert_msg(status == STATUS_OK, "%s", error.text);
    options_free(&options);
}

/* One row of sensitivity.csv. */
struct Row {
    double count, estimate, low, high;
};

enum { FIELDS = 16, LINE = 1024 };

/* Splits at commas: no field of these files has one. */
static size_t split(char *line, char *fields[FIELDS]) {
    size_t count = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *field = line; field != NULL && count < FIELDS; count++) {
        char *comma = strchr(field, ',');
        if (comma != NULL)
            *comma = '\0';
        fields[count] = field;
        field = comma != NULL ? comma + 1 : NULL;
    }
    return count;
}

static size_t column(char *const names[], size_t count, const char *wanted) {
    size_t i = 0;
    while (i < count && strcmp(names[i], wanted) != 0)
        i++;
    ck_assert_msg(i < count, "no column %s", wanted);
    return i;
}

static double number(const char *text) {
    return text[0] != '\0' ? strtod(text, NULL) : (double)NAN;
}

/* The row of the largest count with this measure and these factors ("" for none). */
static struct Row row_of(const char *measure, const char *factor, const char *other) {
    char path[128], header[LINE], line[LINE], *names[FIELDS], *fields[FIELDS];
    struct Row best = {.count = -1.0};
    snprintf(path, sizeof path, "%s/out/sensitivity.csv", folder);
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_ptr_nonnull(fgets(header, sizeof header, file));
    size_t columns = split(header, names);
    while (fgets(line, sizeof line, file) != NULL) {
        ck_assert_uint_eq(split(line, fields), columns);
        bool wanted = strcmp(fields[column(names, columns, "measure")], measure) == 0 &&
                      strcmp(fields[column(names, columns, "factor")], factor) == 0 &&
                      strcmp(fields[column(names, columns, "other_factor")], other) == 0;
        double count = number(fields[column(names, columns, "count")]);
        if (wanted && count > best.count)
            best = (struct Row){count, number(fields[column(names, columns, "estimate")]),
                                number(fields[column(names, columns, "low")]),
                                number(fields[column(names, columns, "high")])};
    }
    fclose(file);
    ck_assert_msg(best.count >= 0.0, "no row %s %s %s", measure, factor, other);
    return best;
}

/* Within twice the half-width of the interval: about four standard errors. */
static void expect_near(const char *measure, const char *factor, const char *other, double truth) {
    struct Row row = row_of(measure, factor, other);
    double width = row.high - row.low;
    ck_assert_msg(width > 0.0 && width < 0.25, "%s of %s: width %g", measure, factor, width);
    ck_assert_msg(fabs(row.estimate - truth) <= width, "%s of %s %s: %g [%g, %g], in closed form %g", measure,
                  factor, other, row.estimate, row.low, row.high, truth);
}

START_TEST(test_ishigami) {
    static const double first[] = {0.313905191147811, 0.442411144790041, 0.0};
    static const double total[] = {0.557588855209959, 0.442411144790041, 0.243683664062148};
    write_plan("ishigami", "kind = \"saltelli\"; base_samples = 2048; second_order = true;", 3,
               "replicates = 1;");
    run_sensitivity();
    for (size_t i = 0; i < 3; i++) {
        expect_near("first_order", closed_form_parameter(i), "", first[i]);
        expect_near("total_order", closed_form_parameter(i), "", total[i]);
    }
    expect_near("second_order", closed_form_parameter(0), closed_form_parameter(2), 0.243683664062148);
    expect_near("second_order", closed_form_parameter(0), closed_form_parameter(1), 0.0);
}
END_TEST

START_TEST(test_g_function) {
    write_plan("g", "kind = \"saltelli\"; base_samples = 2048;", CLOSED_FORM_FACTORS, "replicates = 1;");
    run_sensitivity();
    for (size_t i = 0; i < CLOSED_FORM_FACTORS; i++) {
        expect_near("first_order", closed_form_parameter(i), "", g_function_first(i));
        expect_near("total_order", closed_form_parameter(i), "", g_function_total(i));
    }
}
END_TEST

/* The variance of the g-function is 0.85 with these a; a unit of noise on each run. */
START_TEST(test_share_of_noise) {
    double truth = 1.0 / (1.0 + g_function_variance());
    write_plan("g noise", "kind = \"saltelli\"; base_samples = 256;", CLOSED_FORM_FACTORS, "replicates = 4;");
    run_sensitivity();
    struct Row runs = row_of("noise_share_of_runs", "", ""), means = row_of("noise_share_of_means", "", "");
    ck_assert_msg(fabs(runs.estimate - truth) < runs.high - runs.low, "%g [%g, %g], not %g", runs.estimate,
                  runs.low, runs.high, truth);
    truth = 0.25 / (0.25 + g_function_variance());
    ck_assert_msg(fabs(means.estimate - truth) < means.high - means.low, "%g [%g, %g], not %g",
                  means.estimate, means.low, means.high, truth);
}
END_TEST

START_TEST(test_screening_finds_the_order) {
    write_plan("g", "kind = \"morris\"; trajectories = 200;", CLOSED_FORM_FACTORS, "replicates = 1;");
    run_sensitivity();
    double before = INFINITY;
    for (size_t i = 0; i + 2 < CLOSED_FORM_FACTORS; i++) {
        struct Row row = row_of("mu_star", closed_form_parameter(i), "");
        ck_assert_msg(row.estimate < before, "factor %zu: %g", i, row.estimate);
        before = row.low;
    }
}
END_TEST

/* Factors of every kind and what each changes from end to end: whole numbers, a switch, a list of values that
 * are not even, whole numbers on a logarithmic scale, and two parameters that move together, one of them
 * whole. */
static const char linear_factors[] =
    "scenario = \"own.cfg\"; factors = ( { parameter = \"world.citizens\"; low = 1000; high = 1004; },\n"
    "{ parameter = \"mechanism.reuse\"; }, { parameter = \"trust.spread\"; values = [0.1, 0.2, 0.9]; },\n"
    "{ parameter = \"world.agencies\"; low = 10; high = 1000; scale = \"log\"; },\n"
    "{ name = \"both\"; parameters = [\"manager.mean\", \"public_internal.term_weeks\"]; } );\n";
static const struct Effect {
    const char *factor;
    double change;
} linear_effects[] = {{"world.citizens", 8.0},
                      {"mechanism.reuse", 5.0},
                      {"trust.spread", 8.0},
                      {"world.agencies", 460.51701859880916}, /* 100 log 100 */
                      {"both", 78.9}};                        /* 3 (0.65 - 0.35 + 39 - 13) */

/* With a scenario whose own values are among those of the factors. */
static void write_linear_plan(const char *design, const char *more) {
    char path[128];
    snprintf(path, sizeof path, "%s/own.cfg", folder);
    FILE *file = fopen(path, "w");
    fprintf(file,
            "title = \"linear\"; world: { citizens = 1002; agencies = 100; }; trust: { spread = 0.2; };\n");
    fclose(file);
    snprintf(path, sizeof path, "%s/plan.cfg", folder);
    file = fopen(path, "w");
    fprintf(file, "design = { %s }; outputs = [\"public_value\"]; weeks = 1; replicates = 1; %s\n%s", design,
            more, linear_factors);
    fclose(file);
}

/* The step of the design's coordinate is not the step of the factor: divided by the one that it made, effects
 * of a linear function are all the same, and the change from end to end. */
START_TEST(test_elementary_effects_of_steps_really_made) {
    write_linear_plan("kind = \"morris\"; trajectories = 12; grid = 6;", "");
    run_sensitivity();
    for (size_t i = 0; i < sizeof linear_effects / sizeof *linear_effects; i++) {
        const struct Effect *effect = &linear_effects[i];
        struct Row mu_star = row_of("mu_star", effect->factor, ""), mu = row_of("mu", effect->factor, ""),
                   sigma = row_of("sigma", effect->factor, "");
        ck_assert_double_eq_tol(mu_star.estimate, effect->change, 1e-8);
        ck_assert_double_eq_tol(mu.estimate, effect->change, 1e-8);
        ck_assert_double_eq_tol(sigma.estimate, 0.0, 1e-8);
    }
}
END_TEST

/* The first and the last row of a factor: at its lowest and highest level. */
static double change_of(const char *factor) {
    char path[128], header[LINE], line[LINE], *names[FIELDS], *fields[FIELDS];
    double first = NAN, last = NAN;
    snprintf(path, sizeof path, "%s/out/sensitivity.csv", folder);
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_ptr_nonnull(fgets(header, sizeof header, file));
    size_t columns = split(header, names);
    while (fgets(line, sizeof line, file) != NULL) {
        split(line, fields);
        if (strcmp(fields[column(names, columns, "measure")], "difference") != 0 ||
            strcmp(fields[column(names, columns, "factor")], factor) != 0)
            continue;
        last = number(fields[column(names, columns, "estimate")]);
        first = isnan(first) ? last : first;
    }
    fclose(file);
    return last - first;
}

START_TEST(test_one_at_a_time_agrees) {
    write_linear_plan("kind = \"one_at_a_time\";", "");
    run_sensitivity();
    for (size_t i = 0; i < sizeof linear_effects / sizeof *linear_effects; i++)
        ck_assert_double_eq_tol(change_of(linear_effects[i].factor), linear_effects[i].change, 1e-8);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_ishigami);
    tcase_add_test(cases, test_g_function);
    tcase_add_test(cases, test_share_of_noise);
    tcase_add_test(cases, test_screening_finds_the_order);
    tcase_add_test(cases, test_elementary_effects_of_steps_really_made);
    tcase_add_test(cases, test_one_at_a_time_agrees);
}

int main(void) {
    return run_suite("closed_forms", add_tests);
}
