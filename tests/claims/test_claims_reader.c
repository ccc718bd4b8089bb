/* Files of claims: what they may say, and what is said of what is wrong in them, with its line. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims/claims_reader.h"
#include "tests/suite.h"
#include "world/units.h"

static enum Status read_text(struct Claims *claims, const char *text, struct Error *error) {
    return claims_read_text(claims, text, strlen(text), "claims.cfg", error);
}

/* One test, with what the case says of it. */
#define ONE_TEST(test)                                                                                       \
    "arms = {\n a = { set = [\"legal.ambiguity=0.7\"]; }; b = { like = \"a\"; };\n};\n"                      \
    "claims = ( { id = \"A\"; tests = (\n" test "\n); } );\n"
#define TEST(rest)                                                                                           \
    "{ id = \"A1\"; title = \"t\"; contrast = \"difference\"; arms = [\"a\", \"b\"]; " rest " }"

static const struct {
    const char *text, *says;
} faults[] = {
    {ONE_TEST(TEST("measure = \"startet\";")),
     "claims.cfg:5: measure \"startet\": unknown, you may have meant started"},
    {ONE_TEST(TEST("measure = \"started\"; minus = 1;")), "claims.cfg:5: minus: unknown"},
    {ONE_TEST(TEST("")), "claims.cfg:5: a test needs id, title, contrast, arms and measure"},
    {ONE_TEST(TEST("measure = { measure = \"tried\"; case_types = [1]; };")), "claims.cfg:5: the records"},
    {ONE_TEST(TEST("measure = { measure = \"started\"; with = \"crises\"; };")), "claims.cfg:5: the records"},
    {ONE_TEST(TEST("measure = { measure = \"started\"; case_types = [5]; };")),
     "claims.cfg:5: case_types: 5, allowed 1 to 4"},
    {ONE_TEST(TEST("measure = { measure = \"started\"; programmes = [\"g0w\"]; };")),
     "you may have meant g0v"},
    {ONE_TEST(TEST("measure = \"started\"; matters = 0.0;")),
     "claims.cfg:5: matters: 0, allowed is a number above 0"},
    {ONE_TEST("{ id = \"A1\"; title = \"t\"; contrast = \"differenz\"; }"),
     "claims.cfg:5: contrast \"differenz\": unknown"},
    {ONE_TEST("{ id = \"A1\"; title = \"t\"; contrast = \"level\"; arms = [\"a\", \"b\"]; measure = "
              "\"started\"; }"),
     "claims.cfg:5: arms: the contrast level takes a list of 1 names"},
    {ONE_TEST("{ id = \"A1\"; title = \"t\"; contrast = \"level\"; arms = [\"c\"]; measure = \"started\"; }"),
     "claims.cfg:5: arms \"c\": no such arm above"},
    {"arms = { b = { like = \"a\"; }; };\nclaims = ( );\n", "claims.cfg:1: like \"a\": no such arm above"},
    {"arms = { b = { set = [\"legal.ambiguity 1\"]; }; };\nclaims = ( );\n",
     "claims.cfg:1: set \"legal.ambiguity 1\": must be"},
    {"arms = {\n b = { interventions = ( { kind = \"fellowhip\"; } ); }; };\nclaims = ( );\n",
     "claims.cfg:2: kind \"fellowhip\": unknown"},
    {"arms = { b = { set = \"legal.ambiguity=1\"; }; };\nclaims = ( );\n",
     "claims.cfg:1: set: must be a list"},
    {"arms = { b = { set = [1]; }; };\nclaims = ( );\n", "claims.cfg:1: set: must be"},
    {"arms = {\n b = 1; };\nclaims = ( );\n", "claims.cfg:2: b: must be a group { }"},
    {"arms = [1];\nclaims = ( );\n", "claims.cfg:1: arms: must be a group"},
    {"claims = { };\n", "claims.cfg:1: claims: must be a list"},
    {"claims = ( 1 );\n", "claims.cfg:1: a claim: must be a group { }"},
    {"claims = ( { id = \"A\"; tests = 1; } );\n", "claims.cfg:1: tests: must be a list"},
    {"claims = ( { id = \"A\"; tests = ( { id = \"A1\"; title = \"t\"; why = \"w\"; } ); },\n"
     " { id = \"A\"; tests = ( { id = \"A2\"; title = \"t\"; why = \"w\"; } ); } );\n",
     "id \"A\": another claim has it"},
    {"claims = ( { id = \"A\"; } );\n", "claims.cfg:1: a claim needs an id and a test at least"},
    {"arms = { };\n", "claims.cfg: a file of claims needs a list of claims"},
    {"arms = { };\nclaim = ( );\nclaims = ( );\n", "claims.cfg:2: claim: unknown, you may have meant claims"},
    {"claims = ( { id = \"A\"; tests = ( { id = \"A1\"; title = \"t\"; why = \"w\"; }, { id = \"A1\"; title "
     "= \"t\"; why = \"w\"; } ); } );\n",
     "id \"A1\": another test has it"},
};

START_TEST(each_fault_is_told_with_its_line) {
    struct Claims claims = {0};
    struct Error error = {0};
    ck_assert_int_eq(read_text(&claims, faults[_i].text, &error), STATUS_CONFIGURATION);
    ck_assert_msg(strstr(error.text, faults[_i].says) != NULL, "\"%s\" is not in:\n%s", faults[_i].says,
                  error.text);
    claims_free(&claims);
}
END_TEST

START_TEST(arms_that_are_the_same_run_once_and_others_do_not) {
    static const char text[] =
        "arms = { a = { set = [\"legal.ambiguity=0.7\"]; }; b = { like = \"a\"; }; c = { like = \"a\"; set = "
        "[\"legal.conservatism=0.4\"]; };\n"
        " d = { interventions = ( { kind = \"fellowship\"; start_week = 0; end_week = 9; intensity = 1.0; } "
        "); };\n"
        " e = { interventions = ( { kind = \"fellowship\"; start_week = 0; end_week = 9; intensity = 2.0; } "
        "); };\n"
        " f = { like = \"e\"; }; };\n"
        "claims = ( { id = \"A\"; tests = ( { id = \"A1\"; title = \"t\"; contrast = \"together\"; measure = "
        "\"started\";\n"
        " arms = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]; } ); } );\n";
    struct Claims claims = {0};
    struct Error error = {0};
    ck_assert_msg(read_text(&claims, text, &error) == STATUS_OK, "%s", error.text);
    const size_t *arm = claims.tests[0].arm;
    ck_assert_uint_eq(claims.arm_count, 4);
    ck_assert_uint_eq(arm[0], arm[1]);
    ck_assert_uint_ne(arm[0], arm[2]);
    ck_assert_uint_ne(arm[3], arm[4]);
    ck_assert_uint_eq(arm[4], arm[5]);
    claims_free(&claims);
}
END_TEST

START_TEST(an_arm_sets_its_values_and_holds_them) {
    static const char text[] =
        "arms = { a = { set = [\"legal.ambiguity=0.7\", \"legal.conservatism=0.4\"]; }; };\n"
        "claims = ( { id = \"A\"; tests = ( { id = \"A1\"; title = \"t\"; contrast = \"level\"; "
        "measure = \"started\"; arms = [\"a\"]; } ); } );\n";
    struct Claims claims = {0};
    struct Scenario scenario;
    struct Error error = {0};
    struct ScenarioField fields[] = {{SCENARIO_FIELD_PARAMETER, params_find("legal.review_weeks")},
                                     {SCENARIO_FIELD_PARAMETER, params_find("legal.ambiguity")}};
    unsigned char held[2] = {0};
    ck_assert_int_eq(read_text(&claims, text, &error), STATUS_OK);
    ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
    ck_assert_int_eq(arm_apply(&claims.arms[0], &scenario, 2, fields, held, &error), STATUS_OK);
    ck_assert_double_eq(params_get(&scenario.params, params_find("legal.ambiguity")), 0.7);
    ck_assert_double_eq(params_get(&scenario.params, params_find("legal.conservatism")), 0.4);
    ck_assert_int_eq(held[0], 0);
    ck_assert_int_eq(held[1], 1);
    scenario_free(&scenario);
    claims_free(&claims);
}
END_TEST

START_TEST(what_an_arm_sets_wrongly_is_told_at_its_line) {
    static const struct {
        const char *setting, *says;
    } wrong[] = {{"legal.ambiguitty=0.7",
                  "claims.cfg:2: legal.ambiguitty: unknown parameter, you may have meant legal.ambiguity"},
                 {"legal.ambiguity=7", "claims.cfg:2: arm a: "}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[512];
        struct Claims claims = {0};
        struct Scenario scenario;
        struct Error error = {0};
        snprintf(text, sizeof text, "arms = {\n a = { set = [\"%s\"]; }; };\nclaims = ( );\n",
                 wrong[i].setting);
        ck_assert_int_eq(read_text(&claims, text, &error), STATUS_OK);
        ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
        ck_assert_int_eq(arm_apply(&claims.arms[0], &scenario, 0, NULL, NULL, &error), STATUS_CONFIGURATION);
        ck_assert_msg(strstr(error.text, wrong[i].says) != NULL, "\"%s\" is not in:\n%s", wrong[i].says,
                      error.text);
        scenario_free(&scenario);
        claims_free(&claims);
    }
}
END_TEST

START_TEST(a_selection_keeps_what_its_claims_need) {
    static const char text[] = "arms = { a = { }; b = { set = [\"legal.ambiguity=0.7\"]; }; };\n"
                               "claims = ( { id = \"A\"; tests = ( { id = \"A1\"; title = \"t\"; contrast = "
                               "\"level\"; measure = \"started\"; arms = "
                               "[\"a\"]; } ); },\n"
                               " { id = \"B\"; tests = ( { id = \"B1\"; title = \"t\"; contrast = \"level\"; "
                               "measure = \"tried\"; arms = [\"b\"]; } "
                               "); } );\n";
    struct Claims claims = {0};
    struct Error error = {0};
    char wanted[] = "B", unknown[] = "BB", *ids[] = {wanted}, *others[] = {unknown};
    ck_assert_int_eq(read_text(&claims, text, &error), STATUS_OK);
    ck_assert_int_eq(claims_select(&claims, others, 1, &error), STATUS_USAGE);
    ck_assert_ptr_nonnull(strstr(error.text, "BB: no such claim"));
    ck_assert_int_eq(claims_select(&claims, ids, 1, &error), STATUS_OK);
    ck_assert_uint_eq(claims.claim_count, 1);
    ck_assert_uint_eq(claims.test_count, 1);
    ck_assert_uint_eq(claims.arm_count, 1);
    ck_assert_uint_eq(claims.output_count, 1);
    ck_assert_str_eq(claims.output_names[0], "tried");
    ck_assert_str_eq(claims.arms[claims.tests[0].arm[0]].name, "b");
    claims_free(&claims);
}
END_TEST

/* ---- Quantities of records made by hand. */

static struct EpisodeRecord episode(int64_t key, enum CaseType type, int64_t agency, int64_t start,
                                    int64_t end, int64_t exit) {
    return (struct EpisodeRecord){.key = key,
                                  .case_type = type,
                                  .agency = agency,
                                  .proposed_week = start - 3,
                                  .start_week = start,
                                  .end_week = end,
                                  .exit = exit,
                                  .work_week = start + 1,
                                  .alignment_weeks = key,
                                  .owners = key,
                                  .parent_type = RECORD_MISSING,
                                  .refusal = RECORD_MISSING};
}

static double value_of(const char *name, const struct Restriction *where, struct MeasuredRun *run) {
    struct Quantity quantity;
    double room[16];
    ck_assert_msg(quantity_find(name, &quantity), "%s", name);
    if (where != NULL)
        quantity.where = *where;
    return quantity_read(&quantity, run, room);
}

START_TEST(quantities_reduce_the_rows_that_a_restriction_lets_in) {
    struct EpisodeRecord episodes[] = {
        episode(1, CASE_PUBLIC_INTERNAL, 0, -5, 10, EXIT_COMPLETED), /* of the burn-in: left out */
        episode(2, CASE_PUBLIC_INTERNAL, 0, 10, 40, EXIT_COMPLETED),
        episode(3, CASE_PRIVATE_INTERNAL, 0, 5, 100, EXIT_COMPLETED),
        episode(4, CASE_PRIVATE_OPEN, 0, 0, 4, EXIT_DROPOUT),
        episode(5, CASE_PRIVATE_OPEN, 1, 99, RECORD_MISSING, RECORD_MISSING),
    };
    size_t order[5];
    int64_t ordinal[5];
    struct MeasuredRun run = {.weeks = 104};
    run.rows[TABLE_EPISODES] = episodes;
    run.count[TABLE_EPISODES] = 5;
    run_ordinals(&run, order, ordinal);
    run.ordinal = ordinal;
    ck_assert_double_eq(value_of("started", NULL, &run), 4.0);
    ck_assert_double_eq(value_of("completed", NULL, &run), 2.0);
    ck_assert_double_eq(value_of("completed_52", NULL, &run),
                        1.0 / 3.0); /* 2 of 3 that are followed end, one in time */
    ck_assert_double_eq(value_of("duration", NULL, &run), (30.0 + 95.0 + 4.0) / 3.0);
    ck_assert_double_eq(value_of("median duration", NULL, &run), 30.0);
    ck_assert_double_eq(value_of("start_lag", NULL, &run), 3.0);
    ck_assert_double_eq(value_of("sum episodes.owners", NULL, &run), 14.0);
    ck_assert_double_eq(value_of("spread episodes.owners", NULL, &run), sqrt(5.0 / 3.0)); /* of 2 … 5 */
    ck_assert_double_eq(value_of("early_weeks", NULL, &run), 8.0 + 8.0 + 4.0 + 4.0);
    ck_assert_double_eq(value_of("early_dropouts", NULL, &run), 1.0);
    struct Restriction where = restriction_none();
    where.case_types = 1u << CASE_PRIVATE_OPEN;
    ck_assert_double_eq(value_of("started", &where, &run), 2.0);
    where = restriction_none();
    where.nth =
        2; /* of the internal ones of agency 0: the one of week 5 is the second, after the burn-in's */
    ck_assert_double_eq(value_of("episodes.owners", &where, &run), 3.0);
    episodes[2].crisis = 1;
    where = restriction_none();
    strcpy(where.with, "crisis");
    ck_assert_double_eq(value_of("episodes.owners", &where, &run), 3.0);
    where = restriction_none();
    strcpy(where.without, "crisis");
    ck_assert_double_eq(value_of("sum episodes.owners", &where, &run), 11.0);
    where = restriction_none();
    where.from = -10.0; /* the last ten weeks */
    ck_assert_double_eq(value_of("episodes.owners", &where, &run), 5.0);
    where.owners_most = 4;
    ck_assert(isnan(value_of("episodes.owners", &where, &run)));
    ck_assert_double_eq(value_of("started", &where, &run), 0.0);
}
END_TEST

START_TEST(names_of_quantities_are_what_finds_them) {
    struct Quantity quantity;
    char name[QUANTITY_NAME_SIZE];
    ck_assert(quantity_find("median duration", &quantity));
    quantity.where.case_types = 1u << CASE_PUBLIC_INTERNAL | 1u << CASE_PRIVATE_OPEN;
    quantity.where.until = 104.0;
    quantity_name(&quantity, name);
    ck_assert_str_eq(name, "median duration type=1+4 until=104");
    ck_assert(quantity_find("weekly.trust_citizen", &quantity));
    quantity_name(&quantity, name);
    ck_assert_str_eq(name, "weekly.trust_citizen");
    ck_assert(!quantity_find("weekly.trust", &quantity));
    ck_assert(!quantity_find("mean", &quantity));
}
END_TEST

/* Effects on what happens per issue are read per hundred issues, and not as bare fractions. */
START_TEST(ratios_have_the_unit_of_their_parts) {
    static const struct {
        const char *above, *below, *unit;
    } cases[] = {{"completed", "issues_chosen", "per issue"},
                 {"issues_chosen", "issues_chosen", "share"},
                 {"completed", "started", "share"},
                 {"completed", "early_weeks", "ratio"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ClaimTest test = {.contrast = CONTRAST_DIFFERENCE};
        test.measure.is_ratio = true;
        ck_assert(quantity_find(cases[i].above, &test.measure.above));
        ck_assert(quantity_find(cases[i].below, &test.measure.below));
        ck_assert_str_eq(claim_test_unit(&test), cases[i].unit);
    }
    ck_assert_double_eq(unit_row("per issue").scale, 100.0);
}
END_TEST

/* What a measure, or the weeks that it is restricted to, need of a run. */
START_TEST(quantities_say_how_long_runs_must_be) {
    struct Quantity quantity;
    ck_assert(quantity_find("tried_3_years", &quantity));
    ck_assert_int_eq(quantity_least_weeks(&quantity), 156);
    quantity.where.until = 104.0;
    ck_assert_int_eq(quantity_least_weeks(&quantity), 156);
    ck_assert(quantity_find("weekly.trust_citizen", &quantity));
    ck_assert_int_eq(quantity_least_weeks(&quantity), 0);
    quantity.where.from = -52.0;
    ck_assert_int_eq(quantity_least_weeks(&quantity), 52);
    quantity.where.until = 104.0;
    ck_assert_int_eq(quantity_least_weeks(&quantity), 104);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, quantities_say_how_long_runs_must_be);
    tcase_add_test(tests, ratios_have_the_unit_of_their_parts);
    tcase_add_loop_test(tests, each_fault_is_told_with_its_line, 0, (int)(sizeof faults / sizeof *faults));
    tcase_add_test(tests, arms_that_are_the_same_run_once_and_others_do_not);
    tcase_add_test(tests, an_arm_sets_its_values_and_holds_them);
    tcase_add_test(tests, what_an_arm_sets_wrongly_is_told_at_its_line);
    tcase_add_test(tests, a_selection_keeps_what_its_claims_need);
    tcase_add_test(tests, quantities_reduce_the_rows_that_a_restriction_lets_in);
    tcase_add_test(tests, names_of_quantities_are_what_finds_them);
}

int main(void) {
    return run_suite("claims_reader", add_tests);
}
