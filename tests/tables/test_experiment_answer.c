/* The answer of a plan: the factor that moves an output most whatever its direction, none where chance
 * explains all, and further outputs in a word. */
#include "tables/experiment_answer.h"

#include <math.h>
#include <string.h>

#include "sensitivity/estimator.h"
#include "sensitivity/given_data.h"
#include "tests/suite.h"

static const char *const keys[] = {"first.factor", "second.factor", "third.factor"};
static struct FactorResponse factor[3];
static struct Response response;
static struct Sentences answer;

/* A response of shares: the second factor takes 20 points away, the third adds 10, the first does nothing
 * seen. */
static void set_up(void) {
    static const double changes[] = {0.05, -0.2, 0.1}, reaches[] = {0.08, 0.04, 0.03};
    answer = (struct Sentences){{""}};
    response = (struct Response){.factors = 3,
                                 .factor = factor,
                                 .points = 20,
                                 .lowest = 0.25,
                                 .median = 0.4,
                                 .highest = 0.75,
                                 .noise = {.known = NOISE_KNOWN, .of_runs = {0.125, 0.1, 0.15, 40}}};
    for (size_t f = 0; f < 3; f++)
        factor[f] = (struct FactorResponse){
            .bins = 2,
            .mean = {{0.5, 0.45, 0.55, 10}, {0.5 + changes[f], 0.4, 0.7, 10}},
            .change = {changes[f], changes[f] - reaches[f], changes[f] + reaches[f], 20}};
}

static bool says(enum SentenceKind kind, const char *words) {
    return strstr(answer.text[kind], words) != NULL;
}

START_TEST(what_takes_most_away_is_told_first) {
    answer_of_response(&answer, &response, NULL, OUTCOME_COMPLETED_52, keys);
    ck_assert(says(SENTENCE_FOUND, "“Completed within 52 weeks” depends most on second.factor"));
    ck_assert(says(SENTENCE_FOUND, "from 50 to 30 %"));
    ck_assert(says(SENTENCE_FOUND, "20.0") && says(SENTENCE_FOUND, "percentage points"));
    ck_assert(says(SENTENCE_SURE, "with 2 of 3 factors"));
    ck_assert(says(SENTENCE_SURE, "12.5 %"));
    ck_assert(says(SENTENCE_FAILS, "from 25 to 75 %"));
}
END_TEST

START_TEST(what_chance_explains_is_no_answer) {
    for (size_t f = 0; f < 3; f++)
        factor[f].change = (struct Estimate){0.1, -0.1, 0.3, 20};
    answer_of_response(&answer, &response, NULL, OUTCOME_COMPLETED_52, keys);
    ck_assert(says(SENTENCE_FOUND, "No factor is seen to move"));
    ck_assert(says(SENTENCE_SURE, "with 0 of 3 factors"));
}
END_TEST

/* What is told from chance goes before what moves more and is not. */
START_TEST(what_is_sure_goes_before_what_is_large) {
    factor[0].change = (struct Estimate){0.5, -0.1, 1.1, 20};
    answer_of_response(&answer, &response, NULL, OUTCOME_COMPLETED_52, keys);
    ck_assert(says(SENTENCE_FOUND, "depends most on second.factor"));
    ck_assert(says(SENTENCE_SURE, "Whether first.factor moves it further is not told from chance"));
}
END_TEST

/* What turns back on its way is seen in the distribution: where PAWN is surely above that of a factor without
 * effect. */
START_TEST(what_turns_back_is_found_in_the_distribution) {
    for (int sure = 0; sure < 2; sure++) {
        struct Sensitivity given = {.estimator = &estimator_given_data, .factors = 3};
        for (size_t f = 0; f < 3; f++) {
            const double pawn = f == 2 ? 0.5 : 0.1, reach = sure ? 0.1 : 0.4;
            factor[f].change = (struct Estimate){0.1, -0.1, 0.3, 20};
            sensitivity_add(&given, estimator_given_data.columns[0].measure, f,
                            (struct Estimate){pawn, pawn - 0.1, pawn + 0.1, 20}, false);
            sensitivity_add(&given, estimator_given_data.columns[1].measure, f,
                            (struct Estimate){pawn, pawn - reach, pawn + reach, 20}, false);
            sensitivity_add(&given, estimator_given_data.columns[2].measure, f,
                            (struct Estimate){0.2, NAN, NAN, 20}, false);
        }
        answer = (struct Sentences){{""}};
        answer_of_response(&answer, &response, &given, OUTCOME_COMPLETED_52, keys);
        ck_assert(says(SENTENCE_FOUND, sure ? "depends most on third.factor, though not in one direction"
                                            : "No factor is seen to move"));
        sensitivity_free(&given);
    }
}
END_TEST

START_TEST(further_outputs_are_told_in_a_word) {
    answer_of_response(&answer, &response, NULL, OUTCOME_COMPLETED_52, keys);
    char sure[SENTENCE_SIZE], fails[SENTENCE_SIZE];
    strcpy(sure, answer.text[SENTENCE_SURE]);
    strcpy(fails, answer.text[SENTENCE_FAILS]);
    answer_of_response(&answer, &response, NULL, (enum Outcome)(OUTCOME_STARTS_PER_ISSUE + 1), keys);
    ck_assert(says(SENTENCE_FOUND, "points. “Started, of all issues (public start, "));
    ck_assert_str_eq(answer.text[SENTENCE_SURE], sure);
    ck_assert_str_eq(answer.text[SENTENCE_FAILS], fails);
}
END_TEST

START_TEST(one_replicate_and_no_factor) {
    response.noise.known = NOISE_ONE_REPLICATE;
    answer_of_response(&answer, &response, NULL, OUTCOME_COMPLETED_52, keys);
    ck_assert(says(SENTENCE_SURE, "each point was run once"));
    answer = (struct Sentences){{""}};
    for (size_t f = 0; f < 3; f++)
        factor[f].change = estimate_none();
    answer_of_response(&answer, &response, NULL, OUTCOME_COMPLETED_52, keys);
    ck_assert(says(SENTENCE_FOUND, "Too few points"));
    answer = (struct Sentences){{""}};
    response.factors = 0;
    answer_of_response(&answer, &response, NULL, OUTCOME_COMPLETED_52, keys);
    ck_assert_str_eq(answer.text[SENTENCE_FOUND], "");
}
END_TEST

/* Total indices of 60 and 20 %; intervals that overlap or not. */
static void find_indices(struct Sensitivity *found, double reach) {
    const struct Estimator *estimator = estimator_of(DESIGN_SALTELLI);
    const double sizes[] = {0.2, 0.6};
    *found = (struct Sensitivity){.estimator = estimator, .factors = 2, .noise = {.known = NOISE_TOO_FEW}};
    for (size_t f = 0; f < 2; f++)
        sensitivity_add(found, estimator->ranking, f,
                        (struct Estimate){sizes[f], sizes[f] - reach, sizes[f] + reach, 64}, false);
}

START_TEST(the_first_factor_is_sure_where_intervals_part) {
    struct Sensitivity found;
    find_indices(&found, 0.1);
    answer_of_sensitivity(&answer, &found, OUTCOME_COMPLETED_52, keys);
    ck_assert(says(SENTENCE_FOUND, "depends most on second.factor"));
    ck_assert(says(SENTENCE_FOUND, "60.0 (50.0 to 70.0) %"));
    ck_assert(says(SENTENCE_SURE, "is sure at 95 %"));
    sensitivity_free(&found);
    answer = (struct Sentences){{""}};
    find_indices(&found, 0.3);
    answer_of_sensitivity(&answer, &found, OUTCOME_COMPLETED_52, keys);
    ck_assert(says(SENTENCE_SURE, "Whether it or first.factor comes first is not sure"));
    found.constant = true;
    answer = (struct Sentences){{""}};
    answer_of_sensitivity(&answer, &found, OUTCOME_COMPLETED_52, keys);
    ck_assert(says(SENTENCE_FOUND, "No factor is seen to move"));
    sensitivity_free(&found);
}
END_TEST

START_TEST(sentences_are_cut_where_they_are_full) {
    for (int i = 0; i < 200; i++)
        sentences_say(&answer, SENTENCE_FOUND, "Something is found, and %d.", i);
    ck_assert_uint_lt(strlen(answer.text[SENTENCE_FOUND]), SENTENCE_SIZE);
    ck_assert(says(SENTENCE_FOUND, "and 0. Something is found, and 1."));
}
END_TEST

/* A deviation of 20 points known from 16 runs as 15 to 31: t(n-1) 0.2/sqrt n is 0.05 at 64 replicates;
 * differences of 10 points, paired, see 5 points at 34. */
START_TEST(how_many_replicates) {
    const struct ReplicatesNeeded needed = {.deviation = {0.2, 0.15, 0.31, 16}};
    struct NeedsOfReplicates needs = {0.05, 0.05, 0.8, 0.1, 0.95};
    answer_of_needs(&answer, &needed, &needs, OUTCOME_COMPLETED_52);
    ck_assert_msg(says(SENTENCE_FOUND, "on either side takes 64 replicates"), "%s",
                  answer.text[SENTENCE_FOUND]);
    ck_assert(says(SENTENCE_SURE, "from 16 of them"));
    ck_assert_msg(says(SENTENCE_FAILS, "takes 34 replicates of each scenario, with random numbers in common"),
                  "%s", answer.text[SENTENCE_FAILS]);
    answer_of_needs(&answer, &needed, &needs, OUTCOME_EVER_TRIED_HORIZON);
    ck_assert(says(SENTENCE_FOUND, "64 replicates. “"));
    needs.paired = (double)NAN;
    answer = (struct Sentences){{""}};
    answer_of_needs(&answer, &needed, &needs, OUTCOME_COMPLETED_52);
    ck_assert(says(SENTENCE_FAILS, "run apart"));
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, NULL);
    tcase_add_test(tests, what_takes_most_away_is_told_first);
    tcase_add_test(tests, what_chance_explains_is_no_answer);
    tcase_add_test(tests, what_is_sure_goes_before_what_is_large);
    tcase_add_test(tests, what_turns_back_is_found_in_the_distribution);
    tcase_add_test(tests, further_outputs_are_told_in_a_word);
    tcase_add_test(tests, one_replicate_and_no_factor);
    tcase_add_test(tests, the_first_factor_is_sure_where_intervals_part);
    tcase_add_test(tests, sentences_are_cut_where_they_are_full);
    tcase_add_test(tests, how_many_replicates);
}

int main(void) {
    return run_suite("experiment answer", add_tests);
}
