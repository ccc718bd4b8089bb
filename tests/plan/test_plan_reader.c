/* The reader of plans: what it takes, what it fills from the parameter table, the faults it finds. */
#define _POSIX_C_SOURCE 200809L /* mkdtemp */
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "plan_fixture.h"
#include "tests/suite.h"

#define LHS "kind = \"latin_hypercube\"; points = 10;"
#define TRUST "{ parameter = \"trust.spread\"; }"

START_TEST(test_whole_plan) {
    struct Plan plan;
    plan_good(&plan,
              "title = \"T\"; description = \"D.\";\n"
              "design = { kind = \"saltelli\"; base_samples = 32; second_order = true; seed = 9; };\n"
              "factors = ( { parameter = \"legal.ambiguity\"; low = 0.2; high = 0.7; },\n"
              "  { parameter = \"legal.review_weeks\"; low = 1; high = 8; scale = \"linear\"; } );\n"
              "outputs = [\"public_value\", \"completed_52_weeks.public_open\"]; tables = [\"weekly\"];\n"
              "replicates = 3; weeks = 104; seed = 5; half_width = 0.1; effect = 2; power = 0.9;\n");
    ck_assert_str_eq(plan.name, "t");
    ck_assert_str_eq(plan.title, "T");
    ck_assert_str_eq(plan.description, "D.");
    ck_assert(plan.design.kind == DESIGN_SALTELLI && plan.design.size == 32 && plan.design.second_order);
    ck_assert(plan.has_design_seed && plan.design.seed == 9);
    ck_assert(plan.replicates == 3 && plan.weeks == 104 && plan.has_seed && plan.seed == 5);
    ck_assert(plan.half_width == 0.1 && plan.effect == 2.0 && plan.power == 0.9);
    ck_assert_uint_eq(plan.output_count, 2);
    ck_assert_int_eq(plan.outputs[0], OUTCOME_PUBLIC_VALUE);
    ck_assert_int_eq(plan.outputs[1], OUTCOME_COMPLETED_52 + 1 + CASE_PUBLIC_OPEN);
    ck_assert_uint_eq(plan.tables, 1u << TABLE_RUNS | 1u << TABLE_WEEKLY);
    ck_assert_uint_eq(plan_output_tables(&plan), 1u << TABLE_RUNS | 1u << TABLE_EPISODES);
    ck_assert_uint_eq(plan.factor_count, 2);
    ck_assert_str_eq(plan.factors[0].key, "legal.ambiguity");
    ck_assert(plan.factors[0].low == 0.2 && plan.factors[0].high == 0.7);
    ck_assert(plan.factors[1].scale == SCALE_LINEAR && plan.factors[1].high == 8.0);
    plan_free(&plan);
}
END_TEST

START_TEST(test_ranges_come_from_the_table) {
    struct Plan plan;
    plan_good(&plan,
              PLAN_OF(LHS, "{ parameter = \"legal.review_weeks\"; }, { parameter = \"mechanism.reuse\"; }"));
    const struct ParamRow *row = params_row(params_find("legal.review_weeks"));
    ck_assert(plan.factors[0].low == row->sweep_low && plan.factors[0].high == row->sweep_high);
    ck_assert(plan.factors[0].scale == row->scale);
    ck_assert(plan.factors[1].kind == KIND_SWITCH && plan.factors[1].low == 0.0 &&
              plan.factors[1].high == 1.0);
    ck_assert(isnan(plan.effect) && plan.replicates == 0 && plan.weeks == 0 && !plan.has_seed);
    plan_free(&plan);
}
END_TEST

START_TEST(test_selections) {
    struct Plan plan;
    size_t assumed = 0, trust = 0;
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        bool swept = row->kind != KIND_SWITCH && row->sweep_low < row->sweep_high;
        assumed += swept && row->status == STATUS_ASSUMED;
        trust += swept && strcmp(row->group, "trust") == 0;
    }
    plan_good(&plan, PLAN_OF(LHS, "{ select = \"assumed\"; }"));
    ck_assert_uint_eq(plan.factor_count, assumed);
    ck_assert_uint_gt(assumed, 100);
    plan_free(&plan);
    plan_good(&plan, PLAN_OF(LHS, "{ select = \"trust\"; except = [\"trust.spread\"]; }, " TRUST));
    ck_assert_uint_eq(plan.factor_count, trust);
    ck_assert_str_eq(plan.factors[trust - 1].key, "trust.spread");
    plan_free(&plan);
}
END_TEST

START_TEST(test_parameters_that_move_together) {
    struct Plan plan;
    plan_good(&plan, PLAN_OF("kind = \"factorial\";",
                             "{ name = \"t\"; levels = 3; parameters = [\"trust.citizen_mean\", "
                             "\"trust.administrator_mean\"]; }, " TRUST));
    ck_assert_uint_eq(plan.factor_count, 2);
    ck_assert_uint_eq(plan.linked_count, 1);
    ck_assert_str_eq(plan.factors[0].key, "t");
    ck_assert_uint_eq(plan.factors[0].level_count, 3);
    ck_assert_uint_eq(plan.linked[0].with, 0);
    ck_assert_str_eq(plan.linked[0].key, "trust.administrator_mean");
    plan_free(&plan);
}
END_TEST

static const struct Refused {
    const char *text, *message;
} refused[] = {
    {"design = { " LHS " }; outputs = [\"public_value\"];", "needs factors"},
    {"factors = ( " TRUST " ); outputs = [\"public_value\"];", "needs a design"},
    {"design = { " LHS " }; factors = ( " TRUST " );", "needs outputs"},
    {PLAN_OF("kind = \"latin\"; points = 3;", TRUST), "t.cfg:1: design \"latin\": unknown"},
    {PLAN_OF("points = 3;", TRUST), "design: needs a kind"},
    {PLAN_OF("kind = \"latin_hypercube\";", TRUST), "needs a number of points"},
    {PLAN_OF("kind = \"latin_hypercube\"; points = 0;", TRUST), "points: 0, allowed is 1 to"},
    {PLAN_OF("kind = \"latin_hypercube\"; points = 1.5;", TRUST), "whole number"},
    {PLAN_OF("kind = \"latin_hypercube\"; trajectories = 3;", TRUST), "trajectories: unknown"},
    {PLAN_OF("kind = \"factorial\"; seed = 3;", TRUST), "seed: unknown"},
    {PLAN_OF("kind = \"saltelli\"; base_samples = 8; second_order = 1;", TRUST), "true or false"},
    {PLAN_OF("kind = \"point\";", TRUST), "goes without factors"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spred\"; }"), "trust.spread"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; lo = 1; }"), "lo: unknown"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; low = 0.9; }"), "low 0.9 must be below high 0.8"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; high = 99; }"), "99"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; scale = \"lin\"; }"), "scale \"lin\": unknown"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; low = 0.0; scale = \"log\"; }"), "above 0"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; levels = 1; }"), "levels: 1, allowed is 2 to 64"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; values = [0.1]; }"), "list of 2 to 64 numbers"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; values = [0.5, 0.1]; }"), "must ascend"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; values = [0.1, 0.5]; low = 0.1; }"), "go without low"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; values = [0.1, 50.0]; }"), "50"},
    {PLAN_OF(LHS, "{ parameter = \"world.agencies\"; low = 10.5; high = 20; }"), "whole numbers"},
    {PLAN_OF(LHS, "{ parameter = \"diffusion.threshold_exponent\"; }"), "no range to sweep"},
    {PLAN_OF(LHS, "{ parameter = \"interventions.workshop.intensity\"; low = 1; high = 2; }"), "workshop"},
    {PLAN_OF(LHS, TRUST ", " TRUST), "is a factor already"},
    {PLAN_OF(LHS, "{ parameters = [\"trust.spread\"]; }"), "at least 2 names"},
    {PLAN_OF(LHS, "{ parameters = [\"trust.spread\", \"trust.spread\"]; }"), "is a factor already"},
    {PLAN_OF(LHS, "{ parameters = [\"trust.spread\", \"sourcing.trait_spread\"]; low = 1; }"),
     "low: unknown"},
    {PLAN_OF(LHS, "{ name = \"a,b\"; parameter = \"trust.spread\"; }"), "allowed are letters"},
    {PLAN_OF(LHS, "{ name = \"a\"; parameter = \"trust.spread\"; }, { name = \"a\"; parameter = "
                  "\"sourcing.trait_spread\"; }"),
     "is a factor already"},
    {PLAN_OF(LHS, "{ select = \"nothing\"; }"), "select \"nothing\""},
    {PLAN_OF(LHS, "{ select = \"trust\"; low = 1; }"), "low: unknown"},
    {PLAN_OF(LHS, "{ select = \"trust\"; parameter = \"trust.spread\"; }"), "one of parameter"},
    {PLAN_OF(LHS, "3"), "must be a group"},
    {"design = 3; factors = ( " TRUST " ); outputs = [\"public_value\"];", "design: must be a group"},
    {"design = { " LHS " }; factors = 3; outputs = [\"public_value\"];", "factors: must be a list"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = [\"public_valu\"];",
     "you may have meant public_value"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = [\"public_value\", \"public_value\"];",
     "twice"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = 3;", "list of names"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = [\"public_value\"]; tables = [\"week\"];",
     "tables \"week\": unknown"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = [\"public_value\"]; power = 1.0;", "power: 1"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = [\"public_value\"]; effect = -1;", "above 0"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = [\"public_value\"]; replicates = 0;",
     "replicates: 0"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = [\"public_value\"]; seed = -1;", "seed: -1"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = [\"public_value\"]; sed = 1;",
     "you may have meant seed"},
    {"scenario = \"b.cfg\";" PLAN_OF(LHS, TRUST), "no file may be named"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = [];",
     "t.cfg:1: outputs: must name at least one"},
    {"design = { " LHS " }; factors = ( " TRUST " ); outputs = ();",
     "t.cfg:1: outputs: must name at least one"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; values = [0.5, 1]; }"), "write 1.0 beside 0.5"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; values = [\"a\", 1]; }"), "take a list ( )"},
    {PLAN_OF("kind = \"factorial\";", "{ parameter = \"world.agencies\"; low = 20; high = 22; levels = 4; }"),
     "levels: 4 would give the same whole number twice from 20 to 22, allowed is 2 to 3"},
    {PLAN_OF("kind = \"factorial\";",
             "{ parameter = \"world.agencies\"; low = 1; high = 100; levels = 20; scale = \"log\"; }"),
     "on the scale \"log\", allowed is 2 to 7"},
    {PLAN_OF("kind = \"one_at_a_time\";", "{ parameter = \"mechanism.reuse\"; levels = 3; }"),
     "allowed is 2 to 2"},
    {PLAN_OF(LHS, "{ parameter = \"trust.spread\"; levels = 3; }"), "the design latin_hypercube has none"},
    {"design = {", "syntax error"},
    {"", "empty"},
};

START_TEST(test_refused) {
    plan_bad(refused[_i].text, refused[_i].message);
}
END_TEST

START_TEST(test_all_faults_at_once) {
    struct Plan plan;
    struct Error error;
    ck_assert_int_eq(plan_of(&plan, PLAN_OF("kind = \"x\";", "{ parameter = \"y\"; }") "z = 1;", &error),
                     STATUS_CONFIGURATION);
    ck_assert_int_ge(error.count, 3);
    plan_free(&plan);
}
END_TEST

START_TEST(test_files) {
    struct Plan plan;
    struct Error error = {0};
    char folder[] = "/tmp/tandem-plan-XXXXXX", path[64], scenario[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/p.cfg", folder);
    snprintf(scenario, sizeof scenario, "%s/s.cfg", folder);
    FILE *file = fopen(path, "w");
    fputs("scenario = \"s.cfg\";\n" PLAN_OF(
              LHS, "{ parameter = \"interventions.workshop.intensity\"; low = 1; high = 2; }"),
          file);
    fclose(file);
    ck_assert_int_eq(plan_read(&plan, path, &error), STATUS_INPUT_OUTPUT); /* the scenario is not there */
    ck_assert_ptr_nonnull(strstr(error.text, "s.cfg"));
    plan_free(&plan);
    file = fopen(scenario, "w");
    fputs("legal = { ambiguity = 0.4; }; interventions = ( { kind = \"workshop\"; start_week = 0; end_week = "
          "9; } );",
          file);
    fclose(file);
    error = (struct Error){0};
    ck_assert_msg(plan_read(&plan, path, &error) == STATUS_OK, "%s", error.text);
    ck_assert_str_eq(plan.name, "p");
    ck_assert_str_eq(plan.scenario.name, "s");
    ck_assert_double_eq(plan.scenario.params.legal_ambiguity, 0.4);
    ck_assert_int_eq(plan.factors[0].field.intervention, 0);
    plan_free(&plan);
    ck_assert(plan_is_plan(path) && !plan_is_plan(scenario) && !plan_is_plan(folder));
    error = (struct Error){0};
    ck_assert_int_eq(plan_read(&plan, folder, &error), STATUS_INPUT_OUTPUT);
    plan_free(&plan);
    remove(path);
    remove(scenario);
    rmdir(folder);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, test_whole_plan);
    tcase_add_test(cases, test_ranges_come_from_the_table);
    tcase_add_test(cases, test_selections);
    tcase_add_test(cases, test_parameters_that_move_together);
    tcase_add_loop_test(cases, test_refused, 0, (int)(sizeof refused / sizeof refused[0]));
    tcase_add_test(cases, test_all_faults_at_once);
    tcase_add_test(cases, test_files);
}

int main(void) {
    return run_suite("plan_reader", add_tests);
}
