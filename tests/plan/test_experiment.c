/* A plan made ready to run: values at the points of its design. */
#include "plan_fixture.h"
#include "tests/suite.h"

START_TEST(test_factorial_with_linked_parameters) {
    struct Plan plan;
    struct Experiment experiment;
    struct Error error = {0};
    plan_good(&plan, PLAN_OF("kind = \"factorial\";",
                             "{ parameters = [\"trust.citizen_mean\", \"data_quality.mean\"]; levels = 3; },"
                             "{ parameter = \"mechanism.reuse\"; }"));
    ck_assert_int_eq(experiment_init(&experiment, &plan, 520, 1, &error), STATUS_OK);
    ck_assert_int_eq(experiment.design.points, 6);
    ck_assert_uint_eq(experiment.points.factors, 3);
    for (int64_t p = 0; p < 6; p++) {
        const double *row = experiment.points.value + 3 * p;
        double step = (double)(p / 2) / 2.0;
        ck_assert_double_eq_tol(row[0], 0.3 + 0.3 * step, 1e-15);
        ck_assert_double_eq(row[1], p % 2 == 0 ? 0.0 : 1.0);
        ck_assert_double_eq_tol(row[2], 0.4 + 0.3 * step, 1e-15);
    }
    ck_assert_str_eq(experiment.output[0], "public_value");
    experiment_free(&experiment);
    plan_free(&plan);
}
END_TEST

START_TEST(test_one_at_a_time_begins_with_the_scenario) {
    struct Plan plan;
    struct Experiment experiment;
    struct Error error = {0};
    plan_good(
        &plan,
        PLAN_OF("kind = \"one_at_a_time\";",
                "{ parameter = \"legal.review_weeks\"; levels = 3; }, { parameter = \"trust.spread\"; }"));
    plan.scenario.params.legal_review_weeks = 1.7;
    ck_assert_int_eq(experiment_init(&experiment, &plan, 520, 1, &error), STATUS_OK);
    ck_assert_int_eq(experiment.design.points, 6);
    ck_assert_double_eq(experiment.points.value[0], 1.7); /* to the bit, on a logarithmic scale */
    ck_assert_double_eq(experiment.points.value[1], 0.5);
    for (int64_t p = 0; p < 6; p++) {
        bool first_moves = experiment.points.value[2 * p] != 1.7,
             second_moves = experiment.points.value[2 * p + 1] != 0.5;
        ck_assert(p == 0 ? !first_moves && !second_moves : first_moves != second_moves);
    }
    experiment_free(&experiment);
    plan.scenario.params.legal_review_weeks = 50.0;
    ck_assert_int_eq(experiment_init(&experiment, &plan, 520, 1, &error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "legal.review_weeks: 50 in the scenario"));
    experiment_free(&experiment);
    plan_free(&plan);
}
END_TEST

START_TEST(test_the_seed_of_the_runs_is_that_of_the_design) {
    struct Plan plan;
    struct Experiment one, other;
    struct Error error = {0};
    plan_good(&plan, PLAN_OF("kind = \"latin_hypercube\"; points = 8;", "{ parameter = \"trust.spread\"; }"));
    ck_assert_int_eq(experiment_init(&one, &plan, 520, 1, &error), STATUS_OK);
    ck_assert_int_eq(experiment_init(&other, &plan, 520, 2, &error), STATUS_OK);
    ck_assert_int_ne(memcmp(one.points.value, other.points.value, 8 * sizeof *one.points.value), 0);
    experiment_free(&other);
    plan.has_design_seed = true;
    plan.design.seed = 1;
    ck_assert_int_eq(experiment_init(&other, &plan, 520, 2, &error), STATUS_OK);
    ck_assert_int_eq(memcmp(one.points.value, other.points.value, 8 * sizeof *one.points.value), 0);
    experiment_free(&one);
    experiment_free(&other);
    plan_free(&plan);
}
END_TEST

START_TEST(test_a_point_has_no_factors) {
    struct Plan plan;
    struct Experiment experiment;
    struct Error error = {0};
    plan_good(&plan, "design = { kind = \"point\"; }; outputs = [\"public_value\"];");
    ck_assert_int_eq(experiment_init(&experiment, &plan, 520, 1, &error), STATUS_OK);
    ck_assert_int_eq(experiment.design.points, 1);
    ck_assert_uint_eq(experiment.points.factors, 0);
    experiment_free(&experiment);
    plan_free(&plan);
}
END_TEST

/* 20 and 21: coordinates are where they lie in the range, and what moves with them goes along. */
START_TEST(test_coordinates_are_positions_of_values) {
    struct Plan plan;
    struct Experiment experiment;
    struct Error error = {0};
    plan_good(&plan, PLAN_OF("kind = \"morris\"; trajectories = 8;",
                             "{ parameter = \"world.agencies\"; low = 20; high = 21; }, { name = \"set\"; "
                             "parameters = [\"trust.spread\", \"mechanism.reuse\"]; }"));
    ck_assert_str_eq(plan.factors[1].key, "set"); /* the switch leads */
    ck_assert_int_eq(plan.factors[1].kind, KIND_SWITCH);
    ck_assert_int_eq(experiment_init(&experiment, &plan, 520, 1, &error), STATUS_OK);
    bool seen[2][2] = {{false, false}, {false, false}};
    for (int64_t p = 0; p < experiment.design.points; p++) {
        const double *unit = experiment.design.unit + 2 * p, *value = experiment.points.value + 3 * p;
        ck_assert_double_eq(unit[0], value[0] - 20.0);
        ck_assert_double_eq(unit[1], value[1]);
        ck_assert_double_eq_tol(value[2], 0.2 + 0.6 * value[1], 1e-15);
        seen[0][(int)unit[0]] = seen[1][(int)unit[1]] = true;
    }
    ck_assert(seen[0][0] && seen[0][1] && seen[1][0] && seen[1][1]);
    experiment_free(&experiment);
    plan_free(&plan);
}
END_TEST

static const struct Beyond {
    const char *output;
    int64_t least;
} beyond[] = {{"ever_tried_5_years", 260},
              {"completed_52_weeks", 53},
              {"completed_or_partial_52_weeks.public_open", 53},
              {"refused_52_weeks", 53},
              {"public_value", 1}};

/* An output that no run of so few weeks has is refused before any is run; a week more and it is not. */
START_TEST(test_outputs_beyond_the_horizon) {
    struct Plan plan;
    struct Experiment experiment;
    struct Error error = {0};
    char text[256];
    snprintf(text, sizeof text, "design = { kind = \"point\"; }; outputs = [\"%s\"];", beyond[_i].output);
    plan_good(&plan, text);
    ck_assert_int_eq(experiment_init(&experiment, &plan, beyond[_i].least, 1, &error), STATUS_OK);
    experiment_free(&experiment);
    ck_assert_int_eq(experiment_init(&experiment, &plan, beyond[_i].least - 1, 1, &error),
                     STATUS_CONFIGURATION);
    snprintf(text, sizeof text, "%s needs runs of at least %lld weeks", beyond[_i].output,
             (long long)beyond[_i].least);
    ck_assert_ptr_nonnull(strstr(error.text, text));
    experiment_free(&experiment);
    plan_free(&plan);
}
END_TEST

START_TEST(test_one_output_of_two_beyond_the_horizon) {
    struct Plan plan;
    struct Experiment experiment;
    struct Error error = {0};
    plan_good(&plan, "design = { kind = \"point\"; }; outputs = [\"public_value\", \"completed_52_weeks\"];");
    ck_assert_int_eq(experiment_init(&experiment, &plan, 53, 1, &error), STATUS_OK);
    experiment_free(&experiment);
    ck_assert_int_eq(experiment_init(&experiment, &plan, 52, 1, &error), STATUS_CONFIGURATION);
    experiment_free(&experiment);
    plan_free(&plan);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, test_factorial_with_linked_parameters);
    tcase_add_test(cases, test_one_at_a_time_begins_with_the_scenario);
    tcase_add_test(cases, test_the_seed_of_the_runs_is_that_of_the_design);
    tcase_add_test(cases, test_a_point_has_no_factors);
    tcase_add_loop_test(cases, test_outputs_beyond_the_horizon, 0, (int)(sizeof beyond / sizeof *beyond));
    tcase_add_test(cases, test_one_output_of_two_beyond_the_horizon);
    tcase_add_test(cases, test_coordinates_are_positions_of_values);
}

int main(void) {
    return run_suite("experiment", add_tests);
}
