/* The parameter table: rows, keys, limits, nearest keys, conditions, the written table. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "params/conditions.h"
#include "params/suggest.h"

#include "tests/suite.h"

static size_t index_of(const char *key) {
    size_t index = params_find(key);
    ck_assert_msg(index < params_count(), "no parameter %s", key);
    return index;
}

static bool is_group(const char *name) {
    for (size_t i = 0; i < params_group_count(); i++)
        if (strcmp(params_group(i)->name, name) == 0)
            return true;
    return false;
}

START_TEST(test_rows_are_sound) {
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        const char *key = params_key(i);
        ck_assert_msg(row->low <= row->value && row->value <= row->high, "%s: default outside its limits",
                      key);
        ck_assert_msg(row->low <= row->sweep_low && row->sweep_high <= row->high, "%s: sweep outside limits",
                      key);
        ck_assert_msg(row->sweep_low <= row->sweep_high, "%s: sweep range upside down", key);
        ck_assert_msg(row->scale != SCALE_LOG || row->sweep_low > 0.0, "%s: log scale from %g", key,
                      row->sweep_low);
        ck_assert_msg(row->kind != KIND_SWITCH || (row->low == 0.0 && row->high == 1.0), "%s: switch limits",
                      key);
        ck_assert_msg(row->kind != KIND_SWITCH || row->sweep_low == row->sweep_high, "%s: switch is swept",
                      key);
        ck_assert_msg(row->sentence[0] != '\0', "%s: no sentence", key);
        ck_assert_msg(row->status != STATUS_NOT_SAID, "%s: what does its default rest on?", key);
        ck_assert_msg((row->status == STATUS_INFORMED) == (row->informed_by != NULL), "%s: informed by what?",
                      key);
        ck_assert_msg(text_is_clean_utf8(row->sentence) && text_is_clean_utf8(row->unit), "%s: text", key);
    }
}
END_TEST

/* Version 1 had 566, of which eighteen figures informed ten directions. */
START_TEST(test_at_most_half_as_many_as_once) {
    ck_assert_uint_le(params_count(), 566 / 2);
}
END_TEST

START_TEST(test_keys_are_unique_and_found) {
    for (size_t i = 0; i < params_count(); i++) {
        char key[128];
        snprintf(key, sizeof key, "%s.%s", params_row(i)->group, params_row(i)->name);
        ck_assert_str_eq(key, params_key(i));
        ck_assert_msg(params_find(key) == i, "%s stands twice", key);
        ck_assert_msg(is_group(params_row(i)->group), "%s: its group is not listed", key);
    }
    ck_assert_uint_eq(params_find("trust"), params_count());
    ck_assert_uint_eq(params_find(""), params_count());
    ck_assert_ptr_null(params_row(params_count()));
}
END_TEST

START_TEST(test_fields_have_one_row_each) {
    size_t places = sizeof(struct Params) / sizeof(double);
    unsigned char *seen = calloc(places, 1);
    for (size_t i = 0; i < params_count(); i++) {
        size_t place = params_row(i)->offset / sizeof(double);
        ck_assert_uint_eq(params_row(i)->offset % sizeof(double), 0);
        ck_assert_msg(place < places && !seen[place], "%s shares a field", params_key(i));
        seen[place] = 1;
    }
    free(seen);
}
END_TEST

START_TEST(test_types_have_places_of_their_own) {
    struct Params params;
    params_default(&params);
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        char key[128];
        snprintf(key, sizeof key, "%s.effort", case_type_name((enum CaseType)type));
        size_t index = index_of(key);
        params.case_effort[type] = 100.0 + type;
        ck_assert_double_eq(params_get(&params, index), 100.0 + type);
        ck_assert(case_type_title((enum CaseType)type)[0] != '\0');
    }
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        ck_assert(programme_title((enum Programme)programme)[0] != '\0');
    params.programme_interval_weeks[PROGRAMME_G0V] = 203.0;
    ck_assert_double_eq(params_get(&params, index_of("g0v.interval_weeks")), 203.0);
    ck_assert_uint_eq(params_find("agency.interval_weeks"), params_count());
}
END_TEST

/* What a type is by definition stands in its place and has no key, or its key's default in its place. */
static void check_fixed(const struct Params *params, const struct FixedRow *fixed, const char *group,
                        int place) {
    for (; fixed->name != NULL; fixed++) {
        char key[128];
        double value;
        snprintf(key, sizeof key, "%s.%s", group, fixed->name);
        ck_assert_msg(params_find(key) == params_count(), "%s is fixed and a parameter", key);
        memcpy(&value, (const char *)params + fixed->offset + (size_t)place * sizeof value, sizeof value);
        ck_assert_msg(value == fixed->value, "%s is %g, not %g", key, value, fixed->value);
    }
}

START_TEST(test_types_are_what_their_rows_say) {
    struct Params params;
    params_default(&params);
    for (int i = 0; i < CASE_TYPE_COUNT; i++)
        check_fixed(&params, params_fixed_case((enum CaseType)i), case_type_name((enum CaseType)i), i);
    for (int i = 0; i < PROGRAMME_COUNT; i++)
        check_fixed(&params, params_fixed_programme((enum Programme)i), programme_name((enum Programme)i), i);
    ck_assert_double_eq(params.case_internal_data[CASE_PRIVATE_INTERNAL], 1.0);
    ck_assert_double_eq(params.case_term_weeks[CASE_PRIVATE_OPEN], 0.0);
    ck_assert_double_eq(params.programme_open_type[PROGRAMME_ENTERPRISE], 4.0);
}
END_TEST

START_TEST(test_groups_are_listed_once) {
    for (size_t i = 0; i < params_group_count(); i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(params_group(i)->name, params_group(j)->name);
    ck_assert(!is_group("case"));
    ck_assert(is_group("trust") && is_group("private_open") && is_group("g0v"));
    ck_assert_str_eq(params_group(0)->name, "trust");
    ck_assert_ptr_null(params_group(params_group_count()));
}
END_TEST

START_TEST(test_default_fills_every_field) {
    struct Params params;
    memset(&params, 0xFF, sizeof params);
    params_default(&params);
    for (size_t i = 0; i < params_count(); i++)
        ck_assert_double_eq(params_get(&params, i), params_row(i)->value);
}
END_TEST

START_TEST(test_set_takes_both_limits) {
    struct Params params;
    struct Error error = {0};
    params_default(&params);
    for (size_t i = 0; i < params_count(); i++) {
        const double ends[] = {params_row(i)->low, params_row(i)->high};
        for (int end = 0; end < 2; end++) {
            ck_assert_int_eq(params_set(&params, i, ends[end], NULL, 0, &error), STATUS_OK);
            ck_assert_double_eq(params_get(&params, i), ends[end]);
        }
    }
    ck_assert_int_eq(error.count, 0);
}
END_TEST

START_TEST(test_set_refuses_what_lies_beyond) {
    struct Params params;
    params_default(&params);
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        const double wrong[] = {row->low - 1.0, row->high + 1.0, NAN, INFINITY, -INFINITY};
        for (int k = 0; k < 5; k++) {
            struct Error error = {0};
            ck_assert_int_eq(params_set(&params, i, wrong[k], NULL, 0, &error), STATUS_CONFIGURATION);
            ck_assert_int_eq(error.count, 1);
            ck_assert_double_eq(params_get(&params, i), row->value);
        }
    }
}
END_TEST

static const struct {
    const char *key;
    double value;
    const char *message;
} refused[] = {
    {"trust.memory_per_month", 1.4, "trust.memory_per_month = 1.4: out of range, allowed 0 to 1"},
    {"trust.memory_per_month", NAN, "trust.memory_per_month = nan: not a finite number, allowed 0 to 1"},
    {"world.agencies", 2.5, "world.agencies = 2.5: not a whole number, allowed 1 to "},
    {"world.agencies", INFINITY, "world.agencies = inf: not a finite number, allowed 1 to "},
    {"mechanism.alignment", 0.5, "mechanism.alignment = 0.5: not a switch, allowed 0 or 1"},
};

START_TEST(test_messages_say_what_is_allowed) {
    struct Params params;
    params_default(&params);
    struct Error error = {0}, placed = {0};
    size_t index = index_of(refused[_i].key);
    ck_assert_int_eq(params_set(&params, index, refused[_i].value, NULL, 0, &error), STATUS_CONFIGURATION);
    ck_assert_msg(strncmp(error.text, refused[_i].message, strlen(refused[_i].message)) == 0, "%s",
                  error.text);
    ck_assert_int_eq(params_set(&params, index, refused[_i].value, "x.cfg", 7, &placed),
                     STATUS_CONFIGURATION);
    ck_assert_msg(strncmp(placed.text, "x.cfg:7: ", 9) == 0, "%s", placed.text);
    ck_assert_str_eq(placed.text + 9, error.text);
}
END_TEST

START_TEST(test_message_has_the_unit) {
    struct Params params;
    struct Error error = {0};
    char unit[64];
    params_default(&params);
    size_t index = index_of("trust.memory_per_month");
    ck_assert_int_eq(params_set(&params, index, 2.0, NULL, 0, &error), STATUS_CONFIGURATION);
    snprintf(unit, sizeof unit, "(%s)", params_row(index)->unit);
    ck_assert_ptr_nonnull(strstr(error.text, unit));
}
END_TEST

START_TEST(test_set_past_the_end_is_internal) {
    struct Params params;
    struct Error error = {0};
    params_default(&params);
    ck_assert_int_eq(params_set(&params, params_count(), 0.0, NULL, 0, &error), STATUS_INTERNAL);
}
END_TEST

static const struct {
    const char *written, *meant;
} misspelt[] = {
    {"trust.memry_per_month", "trust.memory_per_month"},
    {"trsut.memory_per_month", "trust.memory_per_month"},
    {"memory_per_month", "trust.memory_per_month"},
    {"legal.memory_per_month", "trust.memory_per_month"},
    {"trust.memory", "trust.memory_per_month"},
    {"legal.ambigiuty", "legal.ambiguity"},
    {"g0v.interval_week", "g0v.interval_weeks"},
    {"public_intrnal.term_weeks", "public_internal.term_weeks"},
};

START_TEST(test_nearest_is_what_was_meant) {
    const char *found[3] = {NULL, NULL, NULL};
    ck_assert_uint_ge(params_nearest(misspelt[_i].written, found, 3), 1);
    ck_assert_str_eq(found[0], misspelt[_i].meant);
}
END_TEST

START_TEST(test_nearest_keeps_to_what_is_wanted) {
    const char *found[2] = {NULL, "untouched"};
    ck_assert_uint_eq(params_nearest("term_weeks", found, 1), 1);
    ck_assert_str_eq(found[1], "untouched");
    ck_assert_uint_eq(params_nearest("term_weeks", found, 2), 2);
    ck_assert_uint_eq(params_nearest("term_weeks", found, 0), 0);
    ck_assert_uint_eq(params_nearest("qqqqqqqqqqqqqqqqq", found, 2), 0);
    ck_assert_uint_eq(params_nearest("", found, 2), 0);
}
END_TEST

/* Beside a perfect match stand only keys of the same name or one letter away. */
START_TEST(test_nearest_leaves_noise_out) {
    for (size_t i = 0; i < params_count(); i++) {
        const char *found[3];
        size_t count = params_nearest(params_key(i), found, 3);
        ck_assert_str_eq(found[0], params_key(i));
        for (size_t k = 1; k < count; k++) {
            const char *name = strchr(found[k], '.') + 1;
            size_t whole = text_distance(found[k], params_key(i), 9);
            ck_assert_msg(whole <= 1 || strcmp(name, params_row(i)->name) == 0, "%s for %s", found[k],
                          params_key(i));
        }
    }
}
END_TEST

static const struct {
    const char *group, *name, *sentence;
} retired[] = {
#define RETIRED(group, name, sentence) {#group, #name, sentence},
#include "params/retired.def"
#undef RETIRED
};

/* Returns whether the key is unknown, and then checks what is said of it. */
static bool is_retired(const char *group, const char *name, const char *sentence) {
    char key[128], text[SUGGESTION_SIZE], expected[SUGGESTION_SIZE];
    snprintf(key, sizeof key, "%s.%s", group, name);
    if (params_find(key) < params_count())
        return false;
    suggest_key(text, key);
    snprintf(expected, sizeof expected, ", retired with model version 2: %s", sentence);
    ck_assert_str_eq(text, expected);
    snprintf(key, sizeof key, "x%s.%s", group, name);
    suggest_key(text, key);
    ck_assert_ptr_null(strstr(text, "retired"));
    return true;
}

/* Of all types or programmes: some may still have it. */
START_TEST(test_retired_keys_say_what_stands_in_their_place) {
    const char *group = retired[_i].group, *name = retired[_i].name, *sentence = retired[_i].sentence;
    bool of_types = strcmp(group, "case") == 0, of_programmes = strcmp(group, "programme") == 0;
    bool found = !of_types && !of_programmes && is_retired(group, name, sentence);
    for (int i = 0; i < CASE_TYPE_COUNT && of_types; i++)
        found = is_retired(case_type_name((enum CaseType)i), name, sentence) || found;
    for (int i = 0; i < PROGRAMME_COUNT && of_programmes; i++)
        found = is_retired(programme_name((enum Programme)i), name, sentence) || found;
    ck_assert_msg(found, "%s.%s is there", group, name);
}
END_TEST

START_TEST(test_defaults_meet_the_conditions) {
    struct Params params;
    struct Error error = {0};
    params_default(&params);
    ck_assert_msg(params_check(&params, &error) == STATUS_OK, "%s", error.text);
    ck_assert_int_eq(error.count, 0);
}
END_TEST

START_TEST(test_conditions_of_any_number) {
    struct Params params;
    struct Error error = {0};
    params_default(&params);
    const struct Condition conditions[] = {
        {offsetof(struct Params, legal_ambiguity), offsetof(struct Params, trust_memory_per_month), 1, "one"},
        {offsetof(struct Params, case_term_weeks), offsetof(struct Params, case_term_weeks), CASE_TYPE_COUNT,
         "four"},
    };
    params.legal_ambiguity = params.trust_memory_per_month = 0.5;
    ck_assert_int_eq(conditions_check(conditions, 0, &params, &error), STATUS_OK);
    ck_assert_int_eq(conditions_check(conditions, 2, &params, &error), STATUS_OK);
    params.legal_ambiguity = 0.75;
    ck_assert_int_eq(conditions_check(conditions, 0, &params, &error), STATUS_OK);
    ck_assert_int_eq(error.count, 0);
    ck_assert_int_eq(conditions_check(conditions, 2, &params, &error), STATUS_CONFIGURATION);
    ck_assert_str_eq(error.text, "legal.ambiguity = 0.75: above trust.memory_per_month = 0.5; one");
}
END_TEST

START_TEST(test_conditions_go_type_by_type) {
    struct Params params;
    struct Error error = {0};
    params_default(&params);
    const struct Condition condition = {offsetof(struct Params, programme_interval_weeks),
                                        offsetof(struct Params, case_effort), CASE_TYPE_COUNT, "x"};
    for (int i = 0; i < CASE_TYPE_COUNT; i++) {
        params.case_effort[i] = 7.5;
        params.programme_interval_weeks[i] = i == 0 ? 7.5 : 8.5;
    }
    ck_assert_int_eq(conditions_check(&condition, 1, &params, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, CASE_TYPE_COUNT - 1);
    ck_assert_ptr_nonnull(strstr(error.text, "above private_open.effort = 7.5; x"));
}
END_TEST

START_TEST(test_markdown_has_every_row_once) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(stream);
    params_write_markdown(stream);
    fclose(stream);
    for (size_t i = 0; i < params_count(); i++) {
        char cell[160];
        snprintf(cell, sizeof cell, "\n| `%s` | ", params_key(i));
        const char *first = strstr(text, cell);
        ck_assert_msg(first != NULL, "%s is missing", params_key(i));
        ck_assert_msg(strstr(first + 1, cell) == NULL, "%s stands twice", params_key(i));
    }
    size_t headings = 0, tables = 0;
    for (const char *at = text; (at = strstr(at, "### ")) != NULL; at++)
        headings++;
    for (const char *at = text;
         (at = strstr(at, "| parameter | default | range | sweep | unit | basis | meaning |")); at++)
        tables++;
    ck_assert_uint_eq(headings, params_group_count() + 1); /* and what is fixed */
    ck_assert_uint_eq(tables, params_group_count());
    free(text);
}
END_TEST

START_TEST(words_that_are_allowed_are_whole) {
    const char *words[200];
    char text[SUGGESTION_SIZE];
    for (size_t i = 0; i < 200; i++)
        words[i] = i % 2 == 0 ? "completed_52_weeks" : "public_value";
    ck_assert(!suggest_word(text, "zebra", words, 3));
    ck_assert_str_eq(text, ", allowed: completed_52_weeks, public_value, completed_52_weeks");
    for (size_t length = 1; length < 40; length++) { /* of a first word, so that every place is the last */
        char first[41] = "";
        memset(first, 'q', length);
        words[0] = first;
        ck_assert(!suggest_word(text, "zebra", words, 200));
        const char *end = strrchr(text, ' ');
        ck_assert_str_eq(end, " …");
        ck_assert(strncmp(end - strlen("_weeks,"), "_weeks,", strlen("_weeks,")) == 0 ||
                  strncmp(end - strlen("_value,"), "_value,", strlen("_value,")) == 0);
    }
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, test_rows_are_sound);
    tcase_add_test(cases, test_at_most_half_as_many_as_once);
    tcase_add_test(cases, test_keys_are_unique_and_found);
    tcase_add_test(cases, test_fields_have_one_row_each);
    tcase_add_test(cases, test_types_have_places_of_their_own);
    tcase_add_test(cases, test_types_are_what_their_rows_say);
    tcase_add_test(cases, test_groups_are_listed_once);
    tcase_add_test(cases, test_default_fills_every_field);
    tcase_add_test(cases, test_set_takes_both_limits);
    tcase_add_test(cases, test_set_refuses_what_lies_beyond);
    tcase_add_loop_test(cases, test_messages_say_what_is_allowed, 0, sizeof refused / sizeof refused[0]);
    tcase_add_test(cases, test_message_has_the_unit);
    tcase_add_test(cases, test_set_past_the_end_is_internal);
    tcase_add_loop_test(cases, test_nearest_is_what_was_meant, 0, sizeof misspelt / sizeof misspelt[0]);
    tcase_add_test(cases, test_nearest_keeps_to_what_is_wanted);
    tcase_add_test(cases, test_nearest_leaves_noise_out);
    tcase_add_loop_test(cases, test_retired_keys_say_what_stands_in_their_place, 0,
                        sizeof retired / sizeof retired[0]);
    tcase_add_test(cases, test_defaults_meet_the_conditions);
    tcase_add_test(cases, test_conditions_of_any_number);
    tcase_add_test(cases, test_conditions_go_type_by_type);
    tcase_add_test(cases, words_that_are_allowed_are_whole);
    tcase_add_test(cases, test_markdown_has_every_row_once);
}

int main(void) {
    return run_suite("params", add_tests);
}
