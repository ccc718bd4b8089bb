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
    ck_assert_uint_eq(params_count() * sizeof(double), sizeof(struct Params));
    unsigned char *seen = calloc(params_count(), 1);
    for (size_t i = 0; i < params_count(); i++) {
        size_t place = params_row(i)->offset / sizeof(double);
        ck_assert_uint_eq(params_row(i)->offset % sizeof(double), 0);
        ck_assert_msg(place < params_count() && !seen[place], "%s shares a field", params_key(i));
        seen[place] = 1;
    }
    free(seen);
}
END_TEST

START_TEST(test_types_have_a_row_each) {
    struct Params params;
    params_default(&params);
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        char key[128];
        snprintf(key, sizeof key, "%s.term_weeks", case_type_name((enum CaseType)type));
        size_t index = index_of(key);
        params.case_term_weeks[type] = 100.0 + type;
        ck_assert_double_eq(params_get(&params, index), 100.0 + type);
        ck_assert(case_type_title((enum CaseType)type)[0] != '\0');
    }
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++) {
        char key[128];
        snprintf(key, sizeof key, "%s.interval_weeks", programme_name((enum Programme)programme));
        size_t index = index_of(key);
        params.programme_interval_weeks[programme] = 200.0 + programme;
        ck_assert_double_eq(params_get(&params, index), 200.0 + programme);
        ck_assert(programme_title((enum Programme)programme)[0] != '\0');
    }
}
END_TEST

/* The rows of types as parameters.def has them, values in the order of the types. */
static const struct {
    const char *name;
    bool is_case;
    double values[PROGRAMME_COUNT];
} typed[] = {
#define GROUP(group, title)
#define PARAM(group, name, ...)
#define CASE_PARAM(name, kind, a, b, c, d, low, high, unit, ...) {#name, true, {a, b, c, d}},
#define PROGRAMME_PARAM(name, kind, values, low, high, unit, ...) {#name, false, {values}},
#include "params/parameters.def"
#undef GROUP
#undef PARAM
#undef CASE_PARAM
#undef PROGRAMME_PARAM
};

START_TEST(test_types_have_their_own_defaults) {
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++)
        for (int type = 0; type < (typed[i].is_case ? (int)CASE_TYPE_COUNT : (int)PROGRAMME_COUNT); type++) {
            char key[128];
            snprintf(key, sizeof key, "%s.%s",
                     typed[i].is_case ? case_type_name((enum CaseType)type)
                                      : programme_name((enum Programme)type),
                     typed[i].name);
            double value = params_row(index_of(key))->value;
            ck_assert_msg(value == typed[i].values[type], "%s = %g", key, value);
        }
}
END_TEST

/* The sweep of a type's row: half to one and a half times the default, inside the limits. */
static void check_typed_sweep(const struct ParamRow *row, const char *key) {
    double one = 0.5 * row->value, other = 1.5 * row->value;
    double low = fmin(fmax(fmin(one, other), row->low), row->high);
    double high = fmin(fmax(fmax(one, other), row->low), row->high);
    if (row->kind == KIND_SWITCH)
        low = high = row->value;
    if (row->kind == KIND_INTEGER) {
        low = trunc(low);
        high = trunc(high);
    }
    ck_assert_msg(row->sweep_low == low && row->sweep_high == high, "%s: swept over %g to %g", key,
                  row->sweep_low, row->sweep_high);
}

START_TEST(test_sweeps_of_types) {
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        bool is_case = false;
        for (int type = 0; type < CASE_TYPE_COUNT; type++)
            is_case = is_case || strcmp(row->group, case_type_name((enum CaseType)type)) == 0;
        if (is_case)
            check_typed_sweep(row, params_key(i));
    }
    check_typed_sweep(params_row(index_of("g0v.interval_weeks")), "g0v.interval_weeks");
    check_typed_sweep(params_row(index_of("agency.interval_weeks")), "agency.interval_weeks");
}
END_TEST

START_TEST(test_groups_are_listed_once) {
    for (size_t i = 0; i < params_group_count(); i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(params_group(i)->name, params_group(j)->name);
    ck_assert(!is_group("case") && !is_group("programme"));
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

/* A row of all types or programmes is tried by one of each. */
START_TEST(test_retired_keys_say_what_stands_in_their_place) {
    char key[128], text[SUGGESTION_SIZE], expected[SUGGESTION_SIZE];
    const char *group = retired[_i].group;
    group = strcmp(group, "case") == 0 ? "public_open" : strcmp(group, "programme") == 0 ? "g0v" : group;
    snprintf(key, sizeof key, "%s.%s", group, retired[_i].name);
    ck_assert_msg(params_find(key) == params_count(), "%s is there", key);
    suggest_key(text, key);
    snprintf(expected, sizeof expected, ", retired with model version 2: %s", retired[_i].sentence);
    ck_assert_str_eq(text, expected);
    snprintf(key, sizeof key, "x%s.%s", group, retired[_i].name);
    suggest_key(text, key);
    ck_assert_ptr_null(strstr(text, "retired"));
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
                                        offsetof(struct Params, case_term_weeks), CASE_TYPE_COUNT, "x"};
    for (int i = 0; i < CASE_TYPE_COUNT; i++) {
        params.case_term_weeks[i] = 7.5;
        params.programme_interval_weeks[i] = i == 0 ? 7.5 : 8.5;
    }
    ck_assert_int_eq(conditions_check(&condition, 1, &params, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, CASE_TYPE_COUNT - 1);
    ck_assert_ptr_nonnull(strstr(error.text, "above private_open.term_weeks = 7.5; x"));
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
    ck_assert_uint_eq(headings, params_group_count());
    ck_assert_uint_eq(tables, params_group_count());
    free(text);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, test_rows_are_sound);
    tcase_add_test(cases, test_keys_are_unique_and_found);
    tcase_add_test(cases, test_fields_have_one_row_each);
    tcase_add_test(cases, test_types_have_a_row_each);
    tcase_add_test(cases, test_types_have_their_own_defaults);
    tcase_add_test(cases, test_sweeps_of_types);
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
    tcase_add_test(cases, test_markdown_has_every_row_once);
}

int main(void) {
    return run_suite("params", add_tests);
}
