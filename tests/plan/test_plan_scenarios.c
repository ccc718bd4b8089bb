/* Scenarios beside the one that factors move, and designs from files: read, made into an experiment,
 * restored. */
#define _GNU_SOURCE /* mkdtemp, strdup */
#include <stdio.h>
#include <unistd.h>

#include "plan_fixture.h"
#include "tests/suite.h"

static char folder[] = "/tmp/tandem-plan-scenarios-XXXXXX", path[64];

static void write_file(const char *name, const char *text) {
    char file[64];
    snprintf(file, sizeof file, "%s/%s", folder, name);
    FILE *stream = fopen(file, "w");
    ck_assert_ptr_nonnull(stream);
    fputs(text, stream);
    fclose(stream);
}

static void make_files(void) {
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/p.cfg", folder);
    write_file("base.cfg", "legal = { ambiguity = 0.4; };");
    write_file("strict.cfg", "base = \"base.cfg\"; legal = { ambiguity = 0.9; };");
    write_file("taught.cfg", "base = \"base.cfg\"; interventions = ( { kind = \"workshop\"; start_week = 0; "
                             "end_week = 9; } );");
    write_file("points.csv", "legal.ambiguity,id,trust.spread\n0.2,a,0.3\n0.6,b,0.7\n");
}

static void remove_files(void) {
    static const char *const names[] = {"base.cfg", "strict.cfg", "taught.cfg", "points.csv", "p.cfg"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char file[64];
        snprintf(file, sizeof file, "%s/%s", folder, names[i]);
        remove(file);
    }
    rmdir(folder);
}

#define FILE_PLAN                                                                                            \
    "scenario = \"base.cfg\"; scenarios = ( \"strict\", \"taught.cfg\" ); outputs = [\"public_value\"];"     \
    "design = { kind = \"file\"; path = \"points.csv\"; };"

START_TEST(every_scenario_at_every_point) {
    struct Plan plan;
    struct Experiment experiment;
    struct Error error = {0};
    make_files();
    write_file("p.cfg", FILE_PLAN);
    ck_assert_msg(plan_read(&plan, path, &error) == STATUS_OK, "%s", error.text);
    ck_assert_int_eq(experiment_init(&experiment, &plan, 520, 1, &error), STATUS_OK);
    ck_assert_uint_eq(experiment.scenario_count, 3);
    ck_assert_str_eq(experiment.scenarios[1].name, "strict");
    ck_assert_str_eq(experiment.scenarios[2].name, "taught");
    ck_assert_int_eq(experiment.points.count, 2);
    ck_assert_double_eq(experiment.points.value[2], 0.6);
    ck_assert_double_eq(experiment.points.value[3], 0.7);
    ck_assert_double_eq(experiment.design.unit[0], 0.0);
    ck_assert_double_eq(experiment.design.unit[2], 1.0);
    static const unsigned char held[] = {0, 0, 1, 0, 0, 0}; /* strict has its own ambiguity */
    ck_assert_mem_eq(experiment.points.held, held, sizeof held);
    experiment_free(&experiment);
    plan_free(&plan);
    remove_files();
}
END_TEST

/* A name that leads to no file of the plan: its scenarios and points are what the store has kept. */
START_TEST(restored_without_its_files) {
    struct Plan plan;
    struct Error error = {0};
    struct PlanKept kept = {.text = FILE_PLAN,
                            .name = "p",
                            .points = strdup("trust.spread\n0.1\n0.2\n0.3\n"),
                            .others = calloc(1, sizeof *kept.others),
                            .other_count = 1};
    ck_assert_int_eq(scenario_init(&kept.scenario, &error), STATUS_OK);
    ck_assert_int_eq(scenario_init(&kept.others[0], &error), STATUS_OK);
    ck_assert_msg(plan_restore(&plan, &kept, &error) == STATUS_OK, "%s", error.text);
    ck_assert_int_eq(plan.design.size, 3);
    ck_assert_uint_eq(plan.other_count, 1);
    ck_assert_double_eq(plan.file_value[2], 0.3);
    plan_free(&plan);
}
END_TEST

static const struct {
    const char *text, *message;
} faults[] = {
    {"scenario = \"base.cfg\"; scenarios = \"strict\"; outputs = [\"public_value\"]; design = { kind = "
     "\"point\"; };",
     "scenarios: must be a list"},
    {"scenario = \"base.cfg\"; scenarios = (\"strict\", \"strict\"); outputs = [\"public_value\"]; design = "
     "{ kind = "
     "\"point\"; };",
     "two scenarios of the plan have the name strict"},
    {"scenario = \"base.cfg\"; scenarios = (\"absent\"); outputs = [\"public_value\"]; design = { kind = "
     "\"point\"; };",
     "absent.cfg"},
    {"scenario = \"base.cfg\"; outputs = [\"public_value\"]; design = { kind = \"file\"; };",
     "file needs a path"},
    {"scenario = \"base.cfg\"; outputs = [\"public_value\"]; design = { kind = \"file\"; path = "
     "\"none.csv\"; };",
     "none.csv"},
    {"scenario = \"base.cfg\"; outputs = [\"public_value\"]; design = { kind = \"file\"; path = "
     "\"points.csv\"; };"
     "factors = ( { parameter = \"trust.spread\"; } );",
     "has its columns as factors"},
    {"scenario = \"base.cfg\"; outputs = [\"public_value\"]; design = { kind = \"file\"; path = "
     "\"points.csv\"; points "
     "= 3; };",
     "points: unknown"},
};

START_TEST(refused) {
    struct Plan plan;
    struct Error error = {0};
    make_files();
    write_file("p.cfg", faults[_i].text);
    ck_assert_int_ne(plan_read(&plan, path, &error), STATUS_OK);
    ck_assert_msg(strstr(error.text, faults[_i].message) != NULL, "\"%s\", not \"%s\"", error.text,
                  faults[_i].message);
    plan_free(&plan);
    remove_files();
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, every_scenario_at_every_point);
    tcase_add_test(cases, restored_without_its_files);
    tcase_add_loop_test(cases, refused, 0, (int)(sizeof faults / sizeof *faults));
}

int main(void) {
    return run_suite("plan_scenarios", add_tests);
}
