/* Stories agree with the records of the same run, and their words are whole. */
#include <math.h>
#include <string.h>

#include "params/case_types.h"
#include "story/narration.h"
#include "story/sentence.h"
#include "tests/suite.h"

enum { WEEKS = 104, TOLD_MOST = 80 };

static void city(struct Scenario *scenario) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(scenario, &error), STATUS_OK);
    struct Params *p = &scenario->params;
    p->world_agencies = 40.0;
    p->world_governments = 4.0;
    p->world_staff_mean = 8.0;
    p->world_citizens = 400.0;
    p->world_burn_in_weeks = 13.0;
    p->diffusion_outside_per_year = 4.0;
    p->publication_initial_open_share = 0.05;
    p->reuse_delay_weeks = 4.0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        p->case_descendants[type] = 1.0;
    p->programme_slots[PROGRAMME_G0V] = 12.0;
    p->programme_slots[PROGRAMME_COMPETITION] = 30.0;
    p->programme_selected[PROGRAMME_COMPETITION] = 8.0;
}

static void same(const char *what, int64_t told, int64_t recorded, const struct EpisodeRecord *record) {
    ck_assert_msg(told == recorded, "%s of episode %lld: told %lld, recorded %lld", what,
                  (long long)record->key, (long long)told, (long long)recorded);
}

/* Everything that is told of one episode and recorded of it. */
static void check_agreement(const struct Story *story) {
    const struct EpisodeRecord *record = &story->record;
    const struct StoryFacts facts = story_facts(story);
    const int64_t weeks[STAGE_COUNT] = {record->alignment_weeks, record->legal_weeks, record->cleaning_weeks,
                                        record->working_weeks};
    same("week of the proposal", facts.proposed, record->proposed_week, record);
    same("start", facts.start, record->start_week, record);
    same("end", facts.end, record->end_week, record);
    same("way of ending", facts.exit, record->exit, record);
    same("reason", facts.refusal, record->refusal, record);
    same("citizens", facts.citizens, record->citizens, record);
    same("administrators", facts.administrators, record->administrators, record);
    same("conditions", facts.conditions, record->conditions, record);
    same("referral", facts.referred, record->referred, record);
    if (record->exit == RECORD_MISSING)
        return;
    same("citizens at the end", facts.citizens_end, record->citizens_end, record);
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        same(stage_name((enum Stage)stage), facts.stage_weeks[stage], weeks[stage], record);
    ck_assert(facts.scope == record->scope);
}

static bool is_whole(const char *text) {
    size_t length = strlen(text);
    return length > 0 && length + 1 < STEP_TEXT_SIZE && text[length - 1] == '.' &&
           strchr(text, '{') == NULL && strstr(text, "nan") == NULL;
}

/* Weeks go on within a chapter, nothing told is lost, and every sentence has its places filled. */
static void check_words(const struct Story *story, bool numbers) {
    struct Narration words;
    struct Error error = {0};
    ck_assert_int_eq(narration_make(&words, story, numbers, &error), STATUS_OK);
    size_t told = 0, starts = 0, reviews = 0;
    for (size_t i = 0; i < words.steps.count; i++) {
        const struct StoryStep *step = &words.steps.item[i];
        ck_assert_msg(is_whole(step->text), "\"%s\"", step->text);
        ck_assert_ptr_nonnull(step->mechanism);
        ck_assert_int_ge(step->until, step->week);
        ck_assert(i == 0 || step->week >= words.steps.item[i - 1].week);
        told += step->count;
        if (step->moment == MOMENT_PROPOSED) {
            ck_assert((strstr(step->text, "earlier collaboration") != NULL) ==
                      (story->record.parent_key != RECORD_MISSING));
            ck_assert((strstr(step->text, "pitch number") != NULL) == (story->record.pitch > 1));
        }
        starts += step->moment == MOMENT_STARTED;
        reviews += step->moment >= MOMENT_OWNER_GRANTED && step->moment <= MOMENT_OWNER_FEARED;
    }
    ck_assert_uint_le(reviews, 1); /* owners answer together */
    ck_assert_uint_eq(starts, 1);  /* a further project's start belongs to what was left behind */
    ck_assert_uint_eq(told, story->told.count);
    narration_free(&words);
}

START_TEST(test_stories_are_the_records) {
    struct Scenario scenario;
    struct Error error = {0};
    city(&scenario);
    const struct ReplicateInput input = {.scenario = &scenario, .seed = 5, .weeks = WEEKS};
    struct Story story = {.number = 0};
    uint64_t number = 0, exits[EXIT_COUNT + 1] = {0}, children = 0;
    do {
        const struct StoryWish wish = {.number = ++number, .type = -1, .exit = -1, .programme = -1};
        ck_assert_msg(story_find(&story, &input, 0, &wish, &error) == STATUS_OK, "%s", error.text);
        ck_assert_msg(story_replay(&story, &input, 0, &error) == STATUS_OK, "%s", error.text);
        ck_assert_uint_eq(story.number, number);
        check_agreement(&story);
        check_words(&story, false);
        check_words(&story, true);
        children += story.children.count;
        exits[story.record.exit == RECORD_MISSING ? EXIT_COUNT : story.record.exit]++;
    } while (number < story.episodes && number < TOLD_MOST);
    ck_assert_uint_gt(number, 40);
    ck_assert_uint_gt(children, 5);
    ck_assert_uint_gt(exits[EXIT_COMPLETED], 3);
    ck_assert_uint_gt(exits[EXIT_REFUSED] + exits[EXIT_NO_AGREEMENT], 3);
    story_free(&story);
    scenario_free(&scenario);
}
END_TEST

/* The same wish finds the same episode, of the kind that was wished for. */
START_TEST(test_wishes) {
    struct Scenario scenario;
    struct Error error = {0};
    city(&scenario);
    const struct ReplicateInput input = {.scenario = &scenario, .seed = 5, .weeks = WEEKS};
    struct Story story = {.number = 0}, again = {.number = 0};
    const struct StoryWish open = {.type = CASE_PRIVATE_OPEN, .exit = -1, .programme = PROGRAMME_ENTERPRISE};
    ck_assert_int_eq(story_find(&story, &input, 0, &open, &error), STATUS_OK);
    ck_assert_int_eq(story.record.case_type, CASE_PRIVATE_OPEN);
    ck_assert_int_eq(story.record.programme, PROGRAMME_ENTERPRISE);
    ck_assert_int_ne(story.record.exit, RECORD_MISSING);
    const struct StoryWish by_key = {
        .number = (uint64_t)story.record.key, .type = -1, .exit = -1, .programme = -1};
    ck_assert_int_eq(story_find(&again, &input, 0, &by_key, &error), STATUS_OK);
    ck_assert_int_eq(again.record.key, story.record.key);
    ck_assert_uint_eq(again.number, story.number);
    const struct StoryWish none = {.type = CASE_PRIVATE_OPEN, .exit = -1, .programme = PROGRAMME_TASK_FORCE};
    ck_assert_int_eq(story_find(&again, &input, 0, &none, &error), STATUS_USAGE);
    ck_assert_ptr_nonnull(strstr(error.text, "completed"));
    const struct StoryWish beyond = {.number = 100000, .type = -1, .exit = -1, .programme = -1};
    ck_assert_int_eq(story_find(&again, &input, 0, &beyond, &error), STATUS_USAGE);
    story_free(&story);
    story_free(&again);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_sentence_fills_places) {
    struct Sentence sentence = {.numbers = true};
    char text[256];
    sentence_place(&sentence, "unit", "unit 3");
    sentence_value(&sentence, "trust", VALUE_LEVEL, 0.7);
    sentence_value(&sentence, "weeks", VALUE_WEEKS, 1.0);
    sentence_value(&sentence, "none", VALUE_AMOUNT, NAN);
    sentence_write(&sentence, "{unit} has {trust}, {weeks}, {none}, {other}.", text, sizeof text);
    ck_assert_str_eq(text, "Unit 3 has high (0.70), 1 week, none, {other}.");
    sentence_write(&sentence, "{unit} has {trust}", text, 12);
    ck_assert_str_eq(text, "Unit 3 has ");
}
END_TEST

/* What stands alone: the chance below the draw or above it, as it came. */
START_TEST(test_chance) {
    const struct Testimony declined = {.moment = MOMENT_CITIZEN_DECLINED,
                                       .agency = 2,
                                       .person = 14,
                                       .probability = 0.25,
                                       .draw = 0.5,
                                       .value = {0.1, 0.9, 0.5}};
    char text[256];
    story_sentence(&declined, false, text, sizeof text);
    ck_assert_str_eq(
        text, "Citizen 14 was asked and stayed away (trust in the unit: very low; motivation: very high).");
    story_chance(&declined, text, sizeof text);
    ck_assert_str_eq(text, "chance of joining: 0.250; drawn: 0.500");
    const struct Testimony crisis = {.moment = MOMENT_CRISIS};
    story_chance(&crisis, text, sizeof text);
    ck_assert_str_eq(text, "");
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_stories_are_the_records);
    tcase_add_test(tests, test_wishes);
    tcase_add_test(tests, test_sentence_fills_places);
    tcase_add_test(tests, test_chance);
}

int main(void) {
    return run_suite("story", add_tests);
}
