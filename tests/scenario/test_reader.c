/* The reader of scenario files: what it takes and the faults it finds (fixtures in tests/scenario/bad). */
#define _POSIX_C_SOURCE 200809L /* mkdtemp, strtok_r */
#include <math.h>

#include "base/text.h"
#include "reader_fixture.h"
#include "tests/locale/comma.h"

#define BAD "tests/scenario/bad"

START_TEST(test_whole_scenario) {
    expect_text(
        "title = \"標題\"; description = \"A case.\";\n"
        "trust: { memory_per_month = 0.97; };\n"
        "public_internal = { term_weeks = 30; };\n"
        "g0v: { interval_weeks = 9.5 };\n"
        "mechanism: { alignment = false; };\n"
        "interventions = (\n"
        "  { kind = \"competition\"; start_week = 4; end_week = 260; ramp_weeks = 8; intensity = 1.5;\n"
        "    target = \"all\"; cost = 2.5; },\n"
        "  { kind = \"workshop\"; start_week = 0; end_week = 52L; target = { government = 3; }; },\n"
        "  { kind = \"workshop\"; start_week = 0; end_week = 52; target = { agencies = [1, 5, 9]; }; },\n"
        "  { kind = \"fellowship\"; start_week = 0; end_week = 52; target = { best_connected = 10; }; },\n"
        "  { kind = \"attention\"; start_week = 0; end_week = 52; target = { random_share = 0.2; }; } );\n");
    ck_assert_str_eq(scenario.name, "t");
    ck_assert_str_eq(scenario.title, "標題");
    ck_assert_str_eq(scenario.description, "A case.");
    ck_assert_double_eq(scenario.params.trust_memory_per_month, 0.97);
    ck_assert_double_eq(scenario.params.case_term_weeks[CASE_PUBLIC_INTERNAL], 30.0);
    ck_assert_double_eq(scenario.params.programme_interval_weeks[PROGRAMME_G0V], 9.5);
    ck_assert_double_eq(scenario.params.mechanism_alignment, 0.0);
    ck_assert_int_eq(scenario.origin[index_of("g0v.interval_weeks")], ORIGIN_SCENARIO);
    ck_assert_int_eq(scenario.origin[index_of("legal.ambiguity")], ORIGIN_DEFAULT);
    ck_assert_int_eq(scenario.intervention_count, 5);
    const struct Intervention *all = scenario.interventions;
    ck_assert_int_eq(all[0].kind, INTERVENTION_COMPETITION);
    ck_assert_double_eq(all[0].start_week, 4.0);
    ck_assert_double_eq(all[0].end_week, 260.0);
    ck_assert_double_eq(all[0].ramp_weeks, 8.0);
    ck_assert_double_eq(all[0].intensity, 1.5);
    ck_assert_double_eq(all[0].cost, 2.5);
    ck_assert_int_eq(all[0].target, TARGET_ALL);
    ck_assert(all[1].target == TARGET_GOVERNMENT && all[1].government == 3 && isnan(all[1].cost));
    ck_assert_double_eq(all[1].end_week, 52.0);
    ck_assert_double_eq(all[1].intensity, 1.0);
    ck_assert(all[2].target == TARGET_AGENCIES && all[2].agency_count == 3);
    ck_assert(all[2].agencies[0] == 1 && all[2].agencies[1] == 5 && all[2].agencies[2] == 9);
    ck_assert(all[3].target == TARGET_BEST_CONNECTED && all[3].agency_count == 10);
    ck_assert(all[4].target == TARGET_RANDOM && all[4].share == 0.2);
    ck_assert_int_eq(scenario_check(&scenario, &error), STATUS_OK);
}
END_TEST

/* Texts are of the file that says them; blanks alone say nothing. */
START_TEST(test_texts_of_a_file) {
    write_text("base.cfg",
               "title = \"Base\"; title_zh = \"基準\"; description = \"B.\"; description_zh = \"基。\";");
    write_text("changed.cfg", "base = \"base.cfg\"; legal: { ambiguity = 0.5; };");
    write_text("other.cfg", "title_zh = \"另一\"; base = \"base.cfg\"; title = \"Other\";");
    write_text("blank.cfg", "title = \"  　\"; title_zh = \"　\"; description = \" \";");
    ck_assert_int_eq(read_named("base.cfg"), STATUS_OK);
    ck_assert_str_eq(scenario.title_zh, "基準");
    ck_assert_str_eq(scenario.description_zh, "基。");
    ck_assert_int_eq(read_named("changed.cfg"), STATUS_OK);
    ck_assert_str_eq(scenario_title(&scenario), "changed");
    ck_assert_str_eq(scenario.description, "");
    ck_assert_int_eq(read_named("other.cfg"), STATUS_OK);
    ck_assert_str_eq(scenario_title(&scenario), "Other");
    ck_assert_str_eq(scenario.title_zh, "另一");
    ck_assert_str_eq(scenario.description_zh, "");
    ck_assert_int_eq(read_named("blank.cfg"), STATUS_OK);
    ck_assert_str_eq(scenario_title(&scenario), "blank");
    ck_assert_str_eq(scenario.description, "");
    expect_fault("title_zh = 4;", "t.cfg:1: title_zh: must be text in double quotes");
    expect_fault("title_hz = \"\";", "t.cfg:1: title_hz: unknown, you may have meant title_zh");
}
END_TEST

START_TEST(test_every_parameter_can_be_written) {
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        char text[256], number[32];
        double value = row->kind == KIND_REAL ? row->low + (row->high - row->low) / 3.0 : row->high;
        text_from_number(number, sizeof number, value);
        snprintf(text, sizeof text, "%s: { %s = %s; };", row->group, row->name, number);
        expect_text(text);
        ck_assert_msg(params_get(&scenario.params, i) == value, "%s became %.17g", text,
                      params_get(&scenario.params, i));
    }
}
END_TEST

START_TEST(test_layout_is_free) {
    expect_text("\xEF\xBB\xBF# mark, returns, comments, a last line without end\r\n"
                "// 010 0x10 1e400 @include \"x\"\r\n"
                "/* 010\r\n { { { */ legal: { ambiguity = .5; }; trust = { memory_per_month = 9.5e-1 }\r\n"
                "title = \"010 1e400 # no comment // none /* none \\\" @include\"; # end");
    ck_assert_str_eq(scenario.title, "010 1e400 # no comment // none /* none \" @include");
    ck_assert_double_eq(scenario.params.legal_ambiguity, 0.5);
    ck_assert_double_eq(scenario.params.trust_memory_per_month, 0.95);
}
END_TEST

START_TEST(test_missing_sections_are_fine) {
    expect_text("# nothing\n");
    expect_text("interventions = (); trust: { };\n");
    ck_assert_int_eq(scenario.intervention_count, 0);
}
END_TEST

START_TEST(test_commas_of_the_locale_change_nothing) {
    struct CommaLocale locale;
    char number[16];
    if (comma_begin(&locale)) {
        snprintf(number, sizeof number, "%.2f", 0.25);
        ck_assert_str_eq(number, "0,25");
        expect_text("legal: { ambiguity = 0.25; };");
        ck_assert_double_eq(scenario.params.legal_ambiguity, 0.25);
    }
    comma_end(&locale);
}
END_TEST

/* "~" is the folder of the fixtures. */
static void expand(const char *line, char *text, size_t size) {
    size_t used = 0;
    for (; *line != '\n' && *line != '\0'; line++)
        used += (size_t)snprintf(text + used, size - used, "%.*s", *line == '~' ? (int)sizeof BAD : 1,
                                 *line == '~' ? BAD "/" : line);
}

/* The expected messages of a fixture, one a line; each must begin the line that was given. */
static void check_expected(const char *path) {
    char expected[512], given[ERROR_TEXT_SIZE];
    int lines = 0;
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s is missing", path);
    snprintf(given, sizeof given, "%s", error.text);
    char *rest = given;
    while (fgets(expected, sizeof expected, file) != NULL) {
        char wanted[2048] = "";
        expand(expected, wanted, sizeof wanted);
        char *line = strtok_r(rest, "\n", &rest);
        ck_assert_msg(line != NULL && strncmp(line, wanted, strlen(wanted)) == 0, "%s:\nwanted %s\ngiven  %s",
                      path, wanted, line == NULL ? "nothing" : line);
        lines++;
    }
    fclose(file);
    ck_assert_msg(lines == error.count, "%s: %d messages, given %s", path, error.count, error.text);
}

START_TEST(test_bad_files) {
    DIR *listing = opendir(BAD);
    ck_assert_msg(listing != NULL, "run from the root of the project: " BAD " is missing");
    int fixtures = 0;
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        char path[512], *ending = strstr(entry->d_name, ".cfg");
        if (ending == NULL)
            continue;
        struct Scenario one;
        error = (struct Error){0};
        ck_assert_int_eq(scenario_init(&one, &error), STATUS_OK);
        snprintf(path, sizeof path, BAD "/%s", entry->d_name);
        ck_assert_msg(scenario_read(&one, path, &error) != STATUS_OK, "%s was taken", path);
        snprintf(path, sizeof path, BAD "/%.*s.expected", (int)(ending - entry->d_name), entry->d_name);
        check_expected(path);
        scenario_free(&one);
        fixtures++;
    }
    closedir(listing);
    ck_assert_int_ge(fixtures, 20);
}
END_TEST

START_TEST(test_nothing_is_clamped) {
    expect_fault("legal: { ambiguity = 1.0000001; };", "t.cfg:1: legal.ambiguity = 1.0000001: out of range");
    ck_assert_double_eq(scenario.params.legal_ambiguity, params_row(index_of("legal.ambiguity"))->value);
    ck_assert_int_eq(scenario.origin[index_of("legal.ambiguity")], ORIGIN_DEFAULT);
}
END_TEST

START_TEST(test_whole_numbers_at_their_edge) {
    expect_fault("world: { agencies = 2147483648; };",
                 "t.cfg:1: 2147483648: too large for a short whole number");
    expect_fault("world: { agencies = -2147483649; };",
                 "t.cfg:1: -2147483649: too large for a short whole number");
    expect_fault("world: { agencies = 2147483647; };", "t.cfg:1: world.agencies = 2147483647: out of range");
    expect_fault("world: { agencies = 5000000000L; };", "t.cfg:1: world.agencies = 5");
    expect_fault("world: { agencies = 9223372036854775808L; };", "t.cfg:1: 9223372036854775808L: too large");
    error = (struct Error){0};
    expect_text("world: { agencies = 100L; }; legal: { ambiguity = 0; };");
    ck_assert_double_eq(scenario.params.world_agencies, 100.0);
}
END_TEST

START_TEST(test_text_lengths) {
    char text[2 * SCENARIO_TEXT];
    char letters[SCENARIO_TEXT + 1];
    memset(letters, 'x', SCENARIO_TEXT);
    letters[SCENARIO_TEXT] = '\0';
    snprintf(text, sizeof text, "title = \"%s\";", letters);
    expect_fault(text, "t.cfg:1: title: 512 bytes long, allowed 511");
    snprintf(text, sizeof text, "title = \"%s\";", letters + 1);
    error = (struct Error){0};
    expect_text(text);
    ck_assert_str_eq(scenario.title, letters + 1);
}
END_TEST

START_TEST(test_number_of_interventions) {
    char text[8192] = "interventions = (";
    for (int i = 0; i < INTERVENTIONS_MOST; i++)
        strcat(text, i > 0 ? ",\n{kind=\"workshop\";start_week=0;end_week=1;}"
                           : "{kind=\"workshop\";start_week=0;end_week=1;}");
    strcat(text, ");");
    expect_text(text);
    ck_assert_int_eq(scenario.intervention_count, INTERVENTIONS_MOST);
    expect_fault("interventions = ({kind=\"workshop\";start_week=0;end_week=1;});",
                 "t.cfg:1: too many interventions, allowed 64");
}
END_TEST

START_TEST(test_number_of_agencies) {
    char text[2048] = "interventions = ({kind=\"workshop\";start_week=0;end_week=1;target={agencies=[0";
    for (int i = 1; i < INTERVENTION_AGENCIES; i++)
        snprintf(text + strlen(text), 16, ",%d", i);
    size_t length = strlen(text);
    strcat(text, "];};});");
    expect_text(text);
    ck_assert_int_eq(scenario.interventions[0].agency_count, INTERVENTION_AGENCIES);
    ck_assert_int_eq(scenario.interventions[0].agencies[63], 63);
    text[length] = '\0';
    strcat(text, ",64];};});");
    expect_fault(text, "t.cfg:1: target agencies: 65 agencies, allowed 1 to 64");
}
END_TEST

START_TEST(test_nesting_is_bounded) {
    char text[256];
    for (int depth = 31; depth <= 33; depth++) {
        memset(text, 0, sizeof text);
        strcpy(text, "x = ");
        memset(text + 4, '(', (size_t)depth);
        memset(text + 4 + depth, ')', (size_t)depth);
        strcat(text, ";");
        expect_fault(text, depth <= 32 ? "t.cfg:1: x: unknown" : "t.cfg:1: brackets nested too deep");
    }
}
END_TEST

START_TEST(test_settings_are_bounded) {
    size_t size = 1 << 20, used = 0;
    char *text = malloc(size);
    ck_assert_ptr_nonnull(text);
    for (int i = 0; i < 1002; i++)
        used += (size_t)snprintf(text + used, size - used, "a%d=1\n", i);
    expect_fault(text, "t.cfg:1001: too many settings in one group");
    used = 0;
    for (int group = 0; group < 20; group++)
        for (int i = 0; i <= 1000; i++)
            used += (size_t)snprintf(text + used, size - used,
                                     i == 0      ? "g%d={\n"
                                     : i == 1000 ? "};\n"
                                                 : "a%d=1;\n",
                                     i == 0 ? group : i);
    strcpy(text + used, "x = 1;");
    expect_fault(text, "t.cfg:20021: too many settings in one file");
    free(text);
}
END_TEST

START_TEST(test_text_may_name_no_file) {
    expect_fault("base = \"b.cfg\";", "t.cfg:1: \"b.cfg\": no file may be named here");
    expect_fault("network: { file = \"n.csv\"; };", "t.cfg:1: \"n.csv\": no file may be named here");
}
END_TEST

START_TEST(test_earlier_messages_are_kept) {
    error_set(&error, STATUS_USAGE, "earlier");
    ck_assert_int_eq(read_text("trust: { };"), STATUS_OK);
    ck_assert_int_ne(read_text("trsut: { };"), STATUS_OK);
    ck_assert_int_eq(error.count, 2);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_whole_scenario);
    tcase_add_test(cases, test_texts_of_a_file);
    tcase_add_test(cases, test_every_parameter_can_be_written);
    tcase_add_test(cases, test_layout_is_free);
    tcase_add_test(cases, test_missing_sections_are_fine);
    tcase_add_test(cases, test_commas_of_the_locale_change_nothing);
    tcase_add_test(cases, test_bad_files);
    tcase_add_test(cases, test_nothing_is_clamped);
    tcase_add_test(cases, test_whole_numbers_at_their_edge);
    tcase_add_test(cases, test_text_lengths);
    tcase_add_test(cases, test_number_of_interventions);
    tcase_add_test(cases, test_number_of_agencies);
    tcase_add_test(cases, test_nesting_is_bounded);
    tcase_add_test(cases, test_settings_are_bounded);
    tcase_add_test(cases, test_text_may_name_no_file);
    tcase_add_test(cases, test_earlier_messages_are_kept);
}

int main(void) {
    return run_suite("scenario reader", add_tests);
}
