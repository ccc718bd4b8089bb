/* The laboratory answers with the records of the program's own runs, and refuses what is not allowed without
 * changing anything. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "params/intervention.h"
#include "params/scenario_text.h"
#include "plots/lab/laboratory.h"
#include "run/replicate.h"
#include "tests/suite.h"

enum { WEEKS = 120, SEED = 7, AGENCIES = 24 };

static void small(struct Scenario *scenario) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(scenario, &error), STATUS_OK);
    scenario->params.world_agencies = AGENCIES;
    scenario->params.world_burn_in_weeks = 20;
}

static void give(struct Laboratory *lab, int which, const struct Scenario *scenario) {
    char *text;
    size_t size;
    FILE *stream = open_memstream(&text, &size);
    scenario_text_write(scenario, "", stream);
    fclose(stream);
    char *room = lab_room(lab, size + 1);
    memcpy(room, text, size + 1);
    enum Status status = lab_scenario(lab, which, room);
    ck_assert_msg(status == STATUS_OK, "%s", lab_answer(lab));
    free(text);
}

static json_t *answered(const struct Laboratory *lab, enum Status status) {
    json_error_t error;
    ck_assert_msg(status == STATUS_OK, "%s", lab_answer(lab));
    json_t *answer = json_loads(lab_answer(lab), JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(answer != NULL, "%s at %d", error.text, error.position);
    return answer;
}

static double number(const json_t *value) {
    return json_is_null(value) ? (double)NAN : json_number_value(value);
}

/* What the same replicate records. */
struct Told {
    double tried[WEEKS], started[WEEKS];
    struct RunRecord run;
    size_t episodes, completed, agencies;
    int64_t proposals;
};

static enum Status tell(void *context, enum RecordTable table, const void *record, struct Error *error) {
    struct Told *told = context;
    const struct WeekRecord *week = record;
    const struct EpisodeRecord *episode = record;
    (void)error;
    if (table == TABLE_WEEKLY) {
        told->tried[week->week] = week->ever_tried_share;
        told->started[week->week] = (double)week->episodes_started;
    } else if (table == TABLE_EPISODES) {
        told->episodes++;
        told->completed += episode->exit == EXIT_COMPLETED;
    } else if (table == TABLE_PROPOSALS)
        told->proposals += ((const struct ProposalRecord *)record)->proposals;
    else if (table == TABLE_AGENCIES)
        told->agencies++;
    else if (table == TABLE_RUNS)
        told->run = *(const struct RunRecord *)record;
    return STATUS_OK;
}

static struct Told *tell_run(const struct Scenario *scenario, uint64_t replicate) {
    struct Error error = {0};
    struct Told *told = calloc(1, sizeof *told);
    struct ReplicateInput input = {.scenario = scenario, .seed = SEED, .weeks = WEEKS, .kept_levels = true};
    struct Recorder recorder = {told, tell, ~0u};
    ck_assert_int_eq(replicate_run(&input, replicate, &recorder, &error), STATUS_OK);
    return told;
}

static void compare(const json_t *answer, const struct Told *told) {
    const struct TableRow *runs = record_table(TABLE_RUNS);
    for (size_t c = 0; c < runs->column_count; c++) {
        double wanted = column_number(&runs->columns[c], &told->run);
        double got = number(json_object_get(json_object_get(answer, "run"), runs->columns[c].name));
        ck_assert_msg(got == wanted || (isnan(got) && isnan(wanted)), "%s", runs->columns[c].name);
    }
    const json_t *weekly = json_object_get(answer, "weekly");
    const json_t *weeks = json_object_get(weekly, "week");
    size_t week = 0, kept = 0;
    double started = 0.0;
    for (; week < WEEKS; week++) {
        started += told->started[week];
        if (!week_is_kept((int64_t)week, WEEKS))
            continue;
        ck_assert_double_eq(number(json_array_get(weeks, kept)), (double)week);
        ck_assert_double_eq(number(json_array_get(json_object_get(weekly, "ever_tried_share"), kept)),
                            told->tried[week]);
        ck_assert_double_eq(number(json_array_get(json_object_get(weekly, "episodes_started"), kept)),
                            started);
        started = 0.0;
        kept++;
    }
    ck_assert_uint_eq(json_array_size(weeks), kept);
    ck_assert_uint_eq(json_object_size(weekly), record_table(TABLE_WEEKLY)->column_count);
}

/* Sum of the last cells of rows, of those whose cell `place` is `word` (NULL: of all). */
static json_int_t sum_rows(const json_t *rows, size_t place, const char *word) {
    json_int_t sum = 0;
    size_t i;
    const json_t *row;
    json_array_foreach(rows, i, row) if (word == NULL ||
                                         strcmp(json_string_value(json_array_get(row, place)), word) == 0)
        sum += json_integer_value(json_array_get(row, json_array_size(row) - 1));
    return sum;
}

START_TEST(a_replicate_is_the_run_of_the_program) {
    struct Scenario scenario;
    small(&scenario);
    struct Laboratory *lab = lab_open();
    give(lab, 1, &scenario);
    struct Told *told = tell_run(&scenario, 3);
    json_t *answer = answered(lab, lab_replicate(lab, 1, SEED, 3, WEEKS));
    ck_assert_int_eq(json_integer_value(json_object_get(answer, "scenario")), 1);
    ck_assert_int_eq(json_integer_value(json_object_get(answer, "replicate")), 3);
    compare(answer, told);
    ck_assert_uint_gt(told->completed, 0);
    ck_assert_int_eq(sum_rows(json_object_get(answer, "endings"), 0, NULL), (json_int_t)told->episodes);
    ck_assert_int_eq(sum_rows(json_object_get(answer, "endings"), 2, "completed"),
                     (json_int_t)told->completed);
    ck_assert_int_eq(sum_rows(json_object_get(answer, "proposals"), 0, NULL), told->proposals);
    ck_assert_ptr_null(json_object_get(answer, "agencies"));
    json_decref(answer);
    free(told);
    lab_close(lab);
    scenario_free(&scenario);
}
END_TEST

/* Scenarios that differ in an intervention share a burn-in, and one that was changed does not keep the old.
 */
START_TEST(the_order_of_calls_does_not_matter) {
    struct Scenario plain, helped, other;
    small(&plain);
    small(&helped);
    small(&other);
    intervention_default(&helped.interventions[helped.intervention_count++], INTERVENTION_DEMONSTRATION);
    helped.interventions[0].end_week = WEEKS;
    helped.interventions[0].target = TARGET_BEST_CONNECTED;
    helped.interventions[0].agency_count = 5;
    other.params.manager_mean = 0.9;
    const struct Scenario *scenarios[] = {&plain, &helped, &other};
    struct Laboratory *lab = lab_open();
    double public_value[3];
    for (int i = 0; i < 3; i++) {
        give(lab, 0, &plain);
        give(lab, 1, scenarios[i]);
        json_decref(answered(lab, lab_replicate(lab, 0, SEED, 0, WEEKS)));
        json_t *answer = answered(lab, lab_replicate(lab, 1, SEED, 0, WEEKS));
        struct Told *told = tell_run(scenarios[i], 0);
        compare(answer, told);
        public_value[i] = told->run.public_value;
        free(told);
        json_decref(answer);
    }
    ck_assert(public_value[0] != public_value[1] && public_value[0] != public_value[2]);
    lab_close(lab);
    scenario_free(&plain);
    scenario_free(&helped);
    scenario_free(&other);
}
END_TEST

START_TEST(a_network_has_ties_agencies_and_episodes) {
    struct Scenario scenario;
    small(&scenario);
    struct Laboratory *lab = lab_open();
    give(lab, 0, &scenario);
    struct Told *told = tell_run(&scenario, 0);
    json_t *answer = answered(lab, lab_network(lab, 0, SEED, 0, WEEKS));
    compare(answer, told);
    const json_t *agencies = json_object_get(answer, "agencies");
    ck_assert_uint_eq(json_array_size(json_object_get(agencies, "tried_week")), AGENCIES);
    ck_assert_uint_eq(told->agencies, AGENCIES);
    const json_t *episodes = json_object_get(answer, "episodes");
    ck_assert_uint_eq(json_array_size(json_object_get(episodes, "exit")), told->episodes);
    ck_assert(json_is_string(json_array_get(json_object_get(episodes, "key"), 0)));
    const json_t *ties = json_object_get(answer, "ties"), *tie;
    size_t i;
    ck_assert_uint_gt(json_array_size(ties), AGENCIES / 2);
    json_array_foreach(ties, i, tie) {
        ck_assert_int_lt(json_integer_value(json_array_get(tie, 0)),
                         json_integer_value(json_array_get(tie, 1)));
        ck_assert_int_lt(json_integer_value(json_array_get(tie, 1)), AGENCIES);
        ck_assert_double_gt(json_number_value(json_array_get(tie, 2)), 0.0);
    }
    json_decref(answer);
    scenario.params.network_peers_within = AGENCIES;
    give(lab, 0, &scenario);
    answer = answered(lab, lab_network(lab, 0, SEED, 0, WEEKS));
    ck_assert(json_is_null(json_object_get(answer, "ties")));
    json_decref(answer);
    free(told);
    lab_close(lab);
    scenario_free(&scenario);
}
END_TEST

/* The key of the first episode that ended so; 0 if none did. */
static uint64_t key_of(const json_t *network, const char *exit) {
    const json_t *episodes = json_object_get(network, "episodes"), *word;
    size_t i;
    json_array_foreach(
        json_object_get(episodes, "exit"), i,
        word) if (json_is_string(word) &&
                  strcmp(json_string_value(word), exit) ==
                      0) return strtoull(json_string_value(json_array_get(json_object_get(episodes, "key"),
                                                                          i)),
                                         NULL, 10);
    return 0;
}

/* How many chances a story tells. */
static size_t told_chances(const json_t *story) {
    size_t i, count = 0;
    const json_t *step;
    json_array_foreach(json_object_get(story, "steps"), i, step) {
        ck_assert_uint_gt(strlen(json_string_value(json_object_get(step, "text"))), 10);
        ck_assert_uint_gt(strlen(json_string_value(json_object_get(step, "heading"))), 2);
        count += json_array_size(json_object_get(step, "chances"));
    }
    return count;
}

START_TEST(a_story_is_that_of_the_episode_asked_for) {
    struct Scenario scenario;
    small(&scenario);
    struct Laboratory *lab = lab_open();
    give(lab, 0, &scenario);
    json_t *network = answered(lab, lab_network(lab, 0, SEED, 0, WEEKS));
    uint64_t dropout = key_of(network, "dropout"), completed = key_of(network, "completed");
    ck_assert(dropout != 0 && completed != 0);
    json_t *plain = answered(lab, lab_story(lab, 0, SEED, 0, WEEKS, dropout, false));
    json_t *numbers = answered(lab, lab_story(lab, 0, SEED, 0, WEEKS, dropout, true));
    json_t *other = answered(lab, lab_story(lab, 0, SEED, 0, WEEKS, completed, false));
    json_t *first = answered(lab, lab_story(lab, 0, SEED, 0, WEEKS, 1, false));
    ck_assert_uint_gt(json_array_size(json_object_get(plain, "steps")), 4);
    ck_assert_uint_eq(told_chances(plain), 0);
    ck_assert_uint_gt(told_chances(numbers), 0);
    ck_assert_int_eq(json_integer_value(json_object_get(first, "number")), 1);
    ck_assert(json_equal(json_object_get(plain, "title"), json_object_get(numbers, "title")));
    ck_assert(!json_equal(json_object_get(plain, "title"), json_object_get(other, "title")));
    ck_assert_int_eq(lab_story(lab, 0, SEED, 0, WEEKS, 987654321, false), STATUS_USAGE);
    ck_assert_int_eq(lab_story(lab, 0, SEED, 0, 0, 1, false), STATUS_USAGE);
    json_decref(network);
    json_decref(plain);
    json_decref(numbers);
    json_decref(other);
    json_decref(first);
    lab_close(lab);
    scenario_free(&scenario);
}
END_TEST

static void refused(struct Laboratory *lab, int which, const char *text, enum Status wanted,
                    const char *message) {
    ck_assert_int_eq(lab_scenario(lab, which, text), wanted);
    ck_assert_msg(strstr(lab_answer(lab), message) != NULL, "\"%s\" lacks \"%s\"", lab_answer(lab), message);
}

START_TEST(what_is_not_allowed_changes_nothing) {
    struct Scenario scenario;
    small(&scenario);
    struct Laboratory *lab = lab_open();
    give(lab, 0, &scenario);
    struct Told *told = tell_run(&scenario, 0);
    char *text, *line;
    size_t size;
    FILE *stream = open_memstream(&text, &size);
    scenario_text_write(&scenario, "", stream);
    fclose(stream);
    refused(lab, 0, "", STATUS_CONFIGURATION, "parameters of this program");
    refused(lab, 2, text, STATUS_USAGE, "scenario 2");
    line = strstr(text, "world.agencies 24");
    memcpy(line, "world.agencies -4", 17);
    refused(lab, 0, text, STATUS_CONFIGURATION, "world.agencies");
    memcpy(line, "world.agencies 2x", 17);
    refused(lab, 0, text, STATUS_CONFIGURATION, "parameters of this program");
    scenario.params.world_agencies = LAB_AGENCIES_MOST + 1;
    free(text);
    stream = open_memstream(&text, &size);
    scenario_text_write(&scenario, "", stream);
    fclose(stream);
    refused(lab, 0, text, STATUS_USAGE, "room for 10000");
    free(text);
    ck_assert_int_eq(lab_replicate(lab, 0, SEED, 0, 0), STATUS_USAGE);
    ck_assert_int_eq(lab_replicate(lab, -1, SEED, 0, WEEKS), STATUS_USAGE);
    ck_assert_int_eq(lab_network(lab, 0, SEED, 0, LAB_WEEKS_MOST + 1), STATUS_USAGE);
    json_t *answer = answered(lab, lab_replicate(lab, 0, SEED, 0, WEEKS));
    compare(answer, told);
    json_decref(answer);
    free(told);
    lab_close(lab);
    scenario_free(&scenario);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, a_replicate_is_the_run_of_the_program);
    tcase_add_test(tests, the_order_of_calls_does_not_matter);
    tcase_add_test(tests, a_network_has_ties_agencies_and_episodes);
    tcase_add_test(tests, a_story_is_that_of_the_episode_asked_for);
    tcase_add_test(tests, what_is_not_allowed_changes_nothing);
}

int main(void) {
    return run_suite("laboratory", add_tests);
}
