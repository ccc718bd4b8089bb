/* The reader of scenario files and the file system: bases, relative paths, files that are no scenario. */
#define _POSIX_C_SOURCE 200809L /* mkdtemp, mkfifo, symlink */
#include <sys/stat.h>

#include "reader_fixture.h"

START_TEST(test_text_with_a_folder) {
    write_text("b.cfg", "legal: { ambiguity = 0.125; };");
    const char *text = "base = \"b.cfg\";";
    ck_assert_int_eq(scenario_read_text(&scenario, text, strlen(text), "t.cfg", folder, &error), STATUS_OK);
    ck_assert_double_eq(scenario.params.legal_ambiguity, 0.125);
}
END_TEST

START_TEST(test_base_comes_first) {
    write_text("grand.cfg", "title = \"grand\"; description = \"of the base\";\n"
                            "legal: { ambiguity = 0.125; }; world: { agencies = 50; };\n"
                            "interventions = ({kind=\"workshop\";start_week=0;end_week=1;});");
    write_text("parent.cfg", "legal: { ambiguity = 0.25; }; base = \"grand.cfg\";");
    write_text("child.one.cfg", "trust: { memory_per_month = 0.5; }; title = \"child\";\n"
                                "interventions = ({kind=\"workshop\";start_week=2;end_week=3;});\n"
                                "base = \"./parent.cfg\";");
    ck_assert_msg(read_named("child.one.cfg") == STATUS_OK, "%s", error.text);
    ck_assert_str_eq(scenario.name, "child.one");
    ck_assert_str_eq(scenario.title, "child");
    ck_assert_str_eq(scenario.description, ""); /* the base's is of the base */
    ck_assert_double_eq(scenario.params.legal_ambiguity, 0.25);
    ck_assert_double_eq(scenario.params.world_agencies, 50.0);
    ck_assert_double_eq(scenario.params.trust_memory_per_month, 0.5);
    ck_assert_int_eq(scenario.origin[index_of("legal.ambiguity")], ORIGIN_BASE);
    ck_assert_int_eq(scenario.origin[index_of("world.agencies")], ORIGIN_BASE);
    ck_assert_int_eq(scenario.origin[index_of("trust.memory_per_month")], ORIGIN_SCENARIO);
    ck_assert_int_eq(scenario.intervention_count, 2);
    ck_assert_double_eq(scenario.interventions[0].start_week, 0.0);
    ck_assert_double_eq(scenario.interventions[1].start_week, 2.0);
}
END_TEST

static void write_chain_of(int bases) {
    for (int i = 0; i < bases; i++) {
        char name[32], text[64];
        snprintf(name, sizeof name, "c%d.cfg", i);
        snprintf(text, sizeof text, "base = \"c%d.cfg\";", i + 1);
        write_text(name, text);
    }
    char last[32];
    snprintf(last, sizeof last, "c%d.cfg", bases);
    write_text(last, "legal: { ambiguity = 0.125; };");
}

START_TEST(test_chain_is_bounded) {
    write_chain_of(READER_BASES);
    ck_assert_msg(read_named("c0.cfg") == STATUS_OK, "%s", error.text);
    ck_assert_double_eq(scenario.params.legal_ambiguity, 0.125);
    write_chain_of(READER_BASES + 1);
    ck_assert_int_eq(read_named("c0.cfg"), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "c16.cfg:1: base is one too many in the chain ("));
}
END_TEST

START_TEST(test_circle_through_a_link) {
    char target[256], link[256];
    write_text("a.cfg", "base = \"b.cfg\";");
    path_of("a.cfg", target);
    path_of("b.cfg", link);
    ck_assert_int_eq(symlink(target, link), 0);
    ck_assert_int_eq(read_named("a.cfg"), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "a.cfg:1: base leads back to a file that builds on it ("));
}
END_TEST

START_TEST(test_network_file_is_relative_to_its_file) {
    char path[256];
    write_text("n.csv", "0,1\n");
    write_text("b.cfg", "network: { file = \"n.csv\"; };");
    ck_assert_msg(read_named("b.cfg") == STATUS_OK, "%s", error.text);
    path_of("n.csv", path);
    ck_assert_str_eq(scenario.network_file, path);
}
END_TEST

static void expect_unreadable(const char *path, const char *message) {
    error = (struct Error){0};
    ck_assert_int_eq(scenario_read(&scenario, path, &error), STATUS_INPUT_OUTPUT);
    ck_assert_msg(strstr(error.text, message) != NULL, "%s", error.text);
    ck_assert_int_eq(error.count, 1);
}

START_TEST(test_files_that_cannot_be_read) {
    char path[256], *long_path = malloc(5000);
    expect_unreadable(folder, ": cannot be read: it is a directory");
    expect_unreadable("/nowhere/x.cfg", "/nowhere/x.cfg: cannot be read: No such file or directory");
    expect_unreadable("/dev/zero", ": cannot be read: it is not a regular file");
    expect_unreadable("", "cannot be read");
    path_of("pipe.cfg", path);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    expect_unreadable(path, ": cannot be read: it is not a regular file");
    if (geteuid() != 0) {
        write_text("closed.cfg", "trust: { };");
        path_of("closed.cfg", path);
        ck_assert_int_eq(chmod(path, 0), 0);
        expect_unreadable(path, ": cannot be read: Permission denied");
    }
    memset(long_path, 'x', 4999);
    long_path[4999] = '\0';
    expect_unreadable(long_path, "the path is longer than 1023 bytes");
    free(long_path);
}
END_TEST

static const struct {
    const char *text;
    size_t length;
    const char *message;
} unclean[] = {
    {"", 0, "x.cfg: the file is empty"},
    {"\xEF\xBB\xBF", 3, "x.cfg: the file is empty"},
    {"a = 1;\n\0", 8, "x.cfg:2: a NUL byte: this is not a text file"},
    {"a = 1;\n\n# \xC0\xAF\n", 13, "x.cfg:3: control characters or malformed UTF-8"},
    {"# \x1b[31m", 7, "x.cfg:1: control characters or malformed UTF-8"},
    {"# x\r# y", 7, "x.cfg:1: control characters or malformed UTF-8"},
    {"# \xE8\xB3", 4, "x.cfg:1: control characters or malformed UTF-8"},
};

START_TEST(test_unclean_files) {
    write_bytes("x.cfg", unclean[_i].text, unclean[_i].length);
    ck_assert_int_eq(read_named("x.cfg"), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 1);
    ck_assert_msg(strstr(error.text, unclean[_i].message) != NULL, "%s", error.text);
}
END_TEST

START_TEST(test_size_is_bounded) {
    size_t size = (1 << 20) + 1;
    char *text = malloc(size);
    ck_assert_ptr_nonnull(text);
    memset(text, '\n', size);
    write_bytes("x.cfg", text, size - 1);
    ck_assert_msg(read_named("x.cfg") == STATUS_OK, "%s", error.text);
    write_bytes("x.cfg", text, size);
    ck_assert_int_eq(read_named("x.cfg"), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "x.cfg: too large, allowed 1048576 bytes"));
    error = (struct Error){0};
    ck_assert_int_eq(scenario_read_text(&scenario, text, size, "t.cfg", NULL, &error), STATUS_CONFIGURATION);
    free(text);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_text_with_a_folder);
    tcase_add_test(cases, test_base_comes_first);
    tcase_add_test(cases, test_chain_is_bounded);
    tcase_add_test(cases, test_circle_through_a_link);
    tcase_add_test(cases, test_network_file_is_relative_to_its_file);
    tcase_add_test(cases, test_files_that_cannot_be_read);
    tcase_add_loop_test(cases, test_unclean_files, 0, sizeof unclean / sizeof unclean[0]);
    tcase_add_test(cases, test_size_is_bounded);
}

int main(void) {
    return run_suite("scenario files", add_tests);
}
