/* Plans to decide and to calibrate: what they say is read as a whole, and each fault says what is allowed. */
#include <math.h>
#include <stdio.h>

#include "plan_fixture.h"
#include "tests/suite.h"

#define OPTION                                                                                               \
    "{ name = \"law\"; cost = 30.0; interventions = ( { kind = \"legal_guideline\"; start_week = 0; "        \
    "end_week = 52; } ); }"
#define AIM "{ name = \"public_value\"; }"
#define BUDGETS "budgets = [50.0, 200.0];"
#define REST                                                                                                 \
    "design = { kind = \"latin_hypercube\"; points = 10; }; factors = ( { parameter = \"trust.spread\"; } "  \
    ");"
#define DECIDE(options, outcomes, more)                                                                      \
    "options = ( " options " ); outcomes = ( " outcomes " ); " more " " REST

START_TEST(test_a_whole_decision) {
    struct Plan plan;
    plan_good(
        &plan,
        DECIDE("{ name = \"law\"; title = \"A guideline\"; title_zh = \"指引\"; cost = 30.0;"
               "  interventions = ( { kind = \"legal_guideline\"; start_week = 10; end_week = 52; } ); },"
               "{ name = \"work\"; interventions = ( { kind = \"workshop\"; start_week = 0; end_week = 52; } "
               "); }",
               AIM ", { name = \"burden\"; weight = 0; },"
                   "{ name = \"started_episodes\"; direction = \"less\"; at_most = 5000; }",
               BUDGETS "most_at_once = 1; race = false; race_error = 0.1;"));
    const struct PlanDecision *decision = &plan.decision;
    ck_assert(decision->given && !decision->race && decision->race_error == 0.1);
    ck_assert_uint_eq(decision->option_count, 2);
    ck_assert_double_eq(decision->cost[0], 30.0);
    ck_assert_double_nan(decision->cost[1]);
    ck_assert_int_eq(decision->at_once, 1);
    ck_assert_uint_eq(decision->budget_count, 2);
    ck_assert_double_eq(decision->budgets[1], 200.0);
    ck_assert_uint_eq(decision->aim_count, 3);
    ck_assert_double_eq(decision->aims[0].weight, 1.0);
    ck_assert_int_eq(decision->aims[0].direction, 1);
    ck_assert_double_eq(decision->aims[1].weight, 0.0);
    ck_assert_int_eq(decision->aims[1].direction, -1);
    ck_assert_int_eq(decision->aims[2].direction, -1);
    ck_assert_double_eq(decision->aims[2].at_most, 5000.0);
    ck_assert_double_eq(decision->aims[2].weight, 0.0); /* a bound is no aim */
    ck_assert_int_eq(plan.outputs[plan.output_count - 1], OUTCOME_INTERVENTION_COST);
    plan_free(&plan);
}
END_TEST

static const struct {
    const char *text, *message;
} decisions[] = {
    {DECIDE("3", AIM, BUDGETS), "an option"},
    {DECIDE("{ nam = \"law\"; }", AIM, BUDGETS), "name"},
    {DECIDE("{ name = \"law\"; }", AIM, BUDGETS), "needs a scenario or interventions, one of the two"},
    {DECIDE("{ interventions = ( { kind = \"workshop\"; start_week = 0; end_week = 52; } ); }", AIM, BUDGETS),
     "needs a name"},
    {DECIDE(
         "{ name = \"a+b\"; interventions = ( { kind = \"workshop\"; start_week = 0; end_week = 52; } ); }",
         AIM, BUDGETS),
     "joins those of mixes"},
    {DECIDE(
         "{ name = \"../x\"; interventions = ( { kind = \"workshop\"; start_week = 0; end_week = 52; } ); }",
         AIM, BUDGETS),
     "must do as the name of a file"},
    {DECIDE(OPTION ", " OPTION, AIM, BUDGETS), "law"},
    {DECIDE(
         "{ name = \"law\"; interventions = ( { kind = \"workshopp\"; start_week = 0; end_week = 52; } ); }",
         AIM, BUDGETS),
     "workshop"},
    {DECIDE("{ name = \"law\"; cost = -1.0; interventions = ( { kind = \"workshop\"; start_week = 0; "
            "end_week = 52; } ); }",
            AIM, BUDGETS),
     "cost: -1, allowed is 0 to 1000000000"},
    {"options = (); outcomes = ( " AIM " ); " BUDGETS REST, "options"},
    {"options = { }; outcomes = ( " AIM " ); " BUDGETS REST, "a list ( ) of groups { }"},
    {"options = ( " OPTION " ); outcomes = [\"public_value\"]; " BUDGETS REST, "a list ( ) of groups { }"},
    {DECIDE(OPTION, "{ weight = 1; }", BUDGETS), "must be a group { } with a name"},
    {DECIDE(OPTION, "\"public_value\"", BUDGETS), "must be a group { } with a name"},
    {DECIDE(OPTION, "{ name = 3; }", BUDGETS), "name"},
    {DECIDE(OPTION, "{ name = \"public_valu\"; }", BUDGETS), "public_value"},
    {DECIDE(OPTION, "{ name = \"public_value\"; wight = 1; }", BUDGETS), "weight"},
    {DECIDE(OPTION, "{ name = \"public_value\"; weight = 1e308; }", BUDGETS), "allowed is 0 to 1000000"},
    {DECIDE(OPTION, "{ name = \"started_episodes\"; }", BUDGETS), "needs a direction, \"more\" or \"less\""},
    {DECIDE(OPTION, "{ name = \"started_episodes\"; direction = \"mor\"; }", BUDGETS),
     "you may have meant more"},
    {DECIDE(OPTION, "{ name = \"started_episodes\"; direction = 1; }", BUDGETS), "direction"},
    {DECIDE(OPTION, "{ name = \"public_value\"; weight = -1; }", BUDGETS), "`direction` says which way"},
    {DECIDE(OPTION, AIM ", " AIM, BUDGETS), "this one is there twice"},
    {DECIDE(OPTION, "{ name = \"public_value\"; weight = 0; }", BUDGETS), "none has a weight"},
    {DECIDE(OPTION, AIM, ""), "needs budgets, [50.0, 200.0] for example"},
    {"options = ( " OPTION " ); " BUDGETS REST, "needs outcomes"},
    {DECIDE(OPTION, AIM, "budgets = 50.0;"), "must be a list of 1 to"},
    {DECIDE(OPTION, AIM, "budgets = [];"), "must be a list of 1 to"},
    {DECIDE(OPTION, AIM, "budgets = [200.0, 50.0];"), "must ascend, from 0"},
    {DECIDE(OPTION, AIM, "budgets = [-1.0];"), "must ascend, from 0"},
    {DECIDE(OPTION, AIM, "budgets = [1e300];"), "at most 1000000000 million NTD"},
    {DECIDE(OPTION, AIM, "budgets = [\"much\"];"), "budgets"},
    {DECIDE(OPTION, AIM, BUDGETS "most_at_once = 0;"), "most_at_once"},
    {DECIDE(OPTION, AIM, BUDGETS "race = 1;"), "true or false"},
    {DECIDE(OPTION, AIM, BUDGETS "race_error = 0.5;"),
     "race_error: 0.5, allowed is a number between 0 and 0.5"},
    {DECIDE(OPTION, AIM, BUDGETS "outputs = [\"started_episodes\"];"), "has outcomes for outputs"},
};

START_TEST(test_what_is_wrong_with_a_decision_is_said) {
    plan_bad(decisions[_i].text, decisions[_i].message);
}
END_TEST

#define CALIBRATE(group) "factors = ( { parameter = \"trust.spread\"; } ); calibrate = { " group " };"

START_TEST(test_a_whole_calibration) {
    struct Plan plan;
    plan_good(&plan,
              CALIBRATE("targets = (\"N13\", { outcome = \"completed_episodes\"; value = 30.0; sd = 2.0; "
                        "discrepancy = 1.0; }); waves = 2; points = 24; replicates = 3; particles = 80; "
                        "simulations = 2; generations = 6; confirm = 5; cutoff = 2.5; keep = 0.6; "
                        "discrepancy = 0.1; tolerance = 0.2; least_accepted = 0.05; moved = 0.9; "
                        "implausible_by = \"second_largest\";"));
    const struct PlanCalibration *c = &plan.calibration;
    ck_assert(c->there && c->second_largest);
    ck_assert_uint_eq(c->target_count, 2);
    ck_assert_str_eq(c->targets[0].id, "N13");
    ck_assert_ptr_null(c->targets[1].id);
    ck_assert_int_eq(c->targets[1].outcome, outcome_find("completed_episodes"));
    ck_assert(c->targets[1].value == 30.0 && c->targets[1].sd == 2.0 && c->targets[1].discrepancy == 1.0);
    ck_assert(c->waves == 2 && c->points == 24 && c->replicates == 3 && c->particles == 80);
    ck_assert(c->simulations == 2 && c->generations == 6 && c->confirm == 5);
    ck_assert(c->cutoff == 2.5 && c->keep == 0.6 && c->discrepancy == 0.1 && c->tolerance == 0.2);
    ck_assert(c->least_accepted == 0.05 && c->moved == 0.9);
    plan_free(&plan);
}
END_TEST

static const struct {
    const char *text, *message;
} calibrations[] = {
    {"factors = ( { parameter = \"trust.spread\"; } ); calibrate = 3;", "a group { } with targets"},
    {CALIBRATE(""), "needs targets"},
    {CALIBRATE("targets = ();"), "needs targets"},
    {CALIBRATE("targets = \"N13\";"), "targets"},
    {CALIBRATE("targets = (\"N13\", \"N13\");"), "targets \"N13\": is there twice"},
    {CALIBRATE("targets = (\"N31\");"), "no public figure that is counted"},
    {CALIBRATE("targets = (3);"), "targets"},
    {CALIBRATE("targets = ({ outcome = \"completed_episodes\"; value = 1.0; });"), "sd"},
    {CALIBRATE("targets = ({ outcome = \"completed_episode\"; value = 1.0; sd = 1.0; });"),
     "you may have meant completed_episodes"},
    {CALIBRATE("targets = ({ outcome = 3; value = 1.0; sd = 1.0; });"), "outcome"},
    {CALIBRATE("targets = ({ outcome = \"completed_episodes\"; value = 1.0; sd = -1.0; });"),
     "sd: -1, allowed is 0 or more"},
    {CALIBRATE("targets = ({ outcome = \"completed_episodes\"; value = 1.0; sd = 1.0; mean = 2.0; });"),
     "mean"},
    {CALIBRATE("targets = ({ outcome = \"completed_episodes\"; value = 1.0; sd = 1.0; },"
               "{ outcome = \"completed_episodes\"; value = 2.0; sd = 1.0; });"),
     "is there twice"},
    {CALIBRATE("targets = (\"N13\"); wave = 2;"), "you may have meant waves"},
    {CALIBRATE("targets = (\"N13\"); points = 3;"), "points"},
    {CALIBRATE("targets = (\"N13\"); keep = 1.5;"), "keep: 1.5, allowed is 0.05 to 0.99"},
    {CALIBRATE("targets = (\"N13\"); tolerance = \"small\";"), "tolerance"},
    {CALIBRATE("targets = (\"N13\"); replicates = 1;"), "need 2 replicates of each point"},
    {CALIBRATE("targets = (\"N13\"); implausible_by = \"frist\";"), "implausible_by \"frist\": unknown"},
    {CALIBRATE("targets = (\"N13\"); implausible_by = 2;"), "implausible_by"},
};

START_TEST(test_what_is_wrong_with_a_calibration_is_said) {
    plan_bad(calibrations[_i].text, calibrations[_i].message);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_a_whole_decision);
    tcase_add_loop_test(tests, test_what_is_wrong_with_a_decision_is_said, 0, COUNT(decisions));
    tcase_add_test(tests, test_a_whole_calibration);
    tcase_add_loop_test(tests, test_what_is_wrong_with_a_calibration_is_said, 0, COUNT(calibrations));
}

int main(void) {
    return run_suite("plan: studies", add_tests);
}
