/* CSV, its documentation, the manifest, and files that are whole or not there. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <locale.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "store/export.h"
#include "store/export_schema.h"
#include "store/manifest.h"
#include "store/store_write.h"
#include "store_fixture.h"
#include "tests/suite.h"

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static bool is_there(const char *name) {
    char path[128];
    struct stat found;
    snprintf(path, sizeof path, "%s/%s", fixture.directory, name);
    return stat(path, &found) == 0;
}

/* A run whose one service has these values. */
static void write_service(struct Store *store, int64_t replicate, int64_t end_week, double value) {
    struct RunRows rows;
    struct RunKey key = {0, 0, replicate};
    struct ServiceRecord service = {.key = 9007199254740993,
                                    .case_type = CASE_PUBLIC_OPEN,
                                    .handed_over = 1,
                                    .start_week = -3,
                                    .takeover_week = RECORD_MISSING,
                                    .end_week = end_week,
                                    .value_per_week = value};
    run_rows_init(&rows, &key);
    ck_assert_int_eq(run_rows_add(&rows, TABLE_SERVICES, &service, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_write(store, &rows, &fixture.error), STATUS_OK);
    run_rows_free(&rows);
}

static const char services[] =
    "scenario,point,replicate,key,case_type,handed_over,start_week,takeover_week,end_week,value_per_week\n"
    "0,0,0,9007199254740993,public_open,1,-3,,,0.1\n"
    "0,0,1,9007199254740993,public_open,1,-3,,12,\n"
    "0,0,10,9007199254740993,public_open,1,-3,,0,-0\n";

START_TEST(a_table_is_tidy_csv) {
    struct Store store;
    setlocale(LC_ALL, "de_DE.UTF-8"); /* if the machine has it, decimal commas lurk */
    fixture_open(&fixture, &store, STORE_RESUME);
    write_service(&store, 10, 0, -0.0);
    write_service(&store, 0, RECORD_MISSING, 0.1);
    write_service(&store, 1, 12, (double)NAN);
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    ck_assert_int_eq(export_all(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
    char *found = fixture_read(fixture.directory, "services.csv");
    ck_assert_str_eq(found, services);
    free(found);
    ck_assert(!is_there("design.csv"));
    ck_assert(is_there("weekly.csv"));
}
END_TEST

START_TEST(failed_runs_and_quotes) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(
        store_write_failed(&store, &(struct RunKey){0, 0, 4}, "a \"quote\", and\na line", &fixture.error),
        STATUS_OK);
    ck_assert_int_eq(export_all(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
    char *found = fixture_read(fixture.directory, "runs.csv");
    ck_assert_ptr_nonnull(strstr(found, ",status,cause\n0,0,4,,"));
    ck_assert_ptr_nonnull(strstr(found, ",failed,\"a \"\"quote\"\", and\na line\"\n"));
    free(found);
}
END_TEST

START_TEST(unrecorded_tables_are_not_written_and_a_design_is) {
    struct Store store;
    struct ScenarioField factors[] = {{SCENARIO_FIELD_PARAMETER, params_find("legal.ambiguity")},
                                      {SCENARIO_FIELD_PARAMETER, params_find("trust.spread")}};
    double values[] = {0.25, 1, 0.5, 0.1};
    fixture.study.tables = 1u << TABLE_RUNS;
    fixture.study.points = (struct ScenarioPoints){2, 2, factors, values, NULL};
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(export_all(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert(is_there("runs.csv"));
    ck_assert(!is_there("weekly.csv"));
    char *found = fixture_read(fixture.directory, "design.csv");
    ck_assert_str_eq(found, "point,legal.ambiguity,trust.spread\n0,0.25,1\n1,0.5,0.1\n");
    free(found);
}
END_TEST

START_TEST(a_full_disk_is_an_error) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 20);
    ck_assert_int_eq(export_table(&store, TABLE_WEEKLY, "/dev/full", &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "No space left on device"));
    struct stat found;
    ck_assert_int_eq(stat("/dev/full", &found), 0);
    ck_assert(S_ISCHR(found.st_mode));
    ck_assert_int_eq(export_table(&store, TABLE_WEEKLY, "/nowhere/weekly.csv", &fixture.error),
                     STATUS_INPUT_OUTPUT);
    store_close(&store);
}
END_TEST

START_TEST(a_write_that_failed_before_is_not_forgotten) {
    struct AtomicFile file;
    ck_assert_int_eq(atomic_file_open(&file, "/dev/full", &fixture.error), STATUS_OK);
    setvbuf(file.stream, NULL, _IONBF, 0);
    fputs("lost", file.stream); /* fails here; flushing and closing have nothing left to fail on */
    ck_assert_int_eq(atomic_file_commit(&file, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, strerror(ENOSPC)));
}
END_TEST

enum { LONG_TEXT = 1 << 18 }; /* more than a pipe holds */

static void be_woken(int number) {
    (void)number;
}

/* Wakes the writer again and again before it begins to read; its status says whether all of it came. */
static void read_late(const char *path) {
    static char bytes[LONG_TEXT];
    int pipe = open(path, O_RDONLY);
    size_t count = 0;
    for (int i = 0; i < 20; i++) {
        usleep(5000);
        kill(getppid(), SIGUSR1);
    }
    for (ssize_t got = 1; got > 0; count += got > 0 ? (size_t)got : 0)
        got = read(pipe, bytes, sizeof bytes);
    leave(count == LONG_TEXT ? 0 : 1);
}

START_TEST(a_write_that_a_signal_interrupts_is_made_again) {
    struct AtomicFile file;
    struct sigaction woken = {.sa_handler = be_woken};
    char path[128];
    int result;
    ck_assert_int_eq(directory_create(fixture.directory, &fixture.error), STATUS_OK);
    snprintf(path, sizeof path, "%s/pipe", fixture.directory);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert_int_eq(sigaction(SIGUSR1, &woken, NULL), 0);
    pid_t reader = fork();
    if (reader == 0)
        read_late(path);
    ck_assert_int_eq(atomic_file_open(&file, path, &fixture.error), STATUS_OK);
    for (int i = 0; i < LONG_TEXT; i++)
        fputc('a', file.stream);
    ck_assert_msg(atomic_file_commit(&file, &fixture.error) == STATUS_OK, "%s", fixture.error.text);
    ck_assert_int_eq(waitpid(reader, &result, 0), reader);
    ck_assert(WIFEXITED(result) && WEXITSTATUS(result) == 0);
}
END_TEST

START_TEST(a_file_is_replaced_as_a_whole) {
    struct AtomicFile file;
    char path[128];
    struct stat found;
    ck_assert_int_eq(directory_create(fixture.directory, &fixture.error), STATUS_OK);
    snprintf(path, sizeof path, "%s/a.csv", fixture.directory);
    umask(022);
    ck_assert_int_eq(atomic_file_open(&file, path, &fixture.error), STATUS_OK);
    fputs("old\n", file.stream);
    ck_assert(!is_there("a.csv"));
    ck_assert_int_eq(atomic_file_commit(&file, &fixture.error), STATUS_OK);
    ck_assert_int_eq(stat(path, &found), 0);
    ck_assert_int_eq(found.st_mode & 0777, 0644);
    ck_assert_int_eq(atomic_file_open(&file, path, &fixture.error), STATUS_OK);
    fputs("new\n", file.stream);
    atomic_file_abandon(&file);
    atomic_file_abandon(&file);
    char *text = fixture_read(fixture.directory, "a.csv");
    ck_assert_str_eq(text, "old\n");
    free(text);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(fixture.directory), 0); /* nothing else is left */
}
END_TEST

/* What was told of a column. */
struct Search {
    const char *table, *name;
    struct SchemaColumn found;
    int times;
};

static void look(void *context, const struct SchemaColumn *column) {
    struct Search *self = context;
    if (strcmp(column->table, self->table) != 0 || strcmp(column->name, self->name) != 0)
        return;
    self->found = *column;
    self->times++;
}

static struct SchemaColumn documented(const char *table, const char *name) {
    struct Search search = {.table = table, .name = name};
    export_schema(look, &search);
    ck_assert_msg(search.times == 1, "%s.%s is documented %d times", table, name, search.times);
    return search.found;
}

START_TEST(every_column_is_documented) {
    for (int table = 0; table < TABLE_COUNT; table++) {
        const struct TableRow *row = record_table((enum RecordTable)table);
        for (size_t i = 0; i < row->column_count; i++)
            ck_assert_str_eq(documented(row->name, row->columns[i].name).meaning, row->columns[i].sentence);
    }
    ck_assert_str_eq(documented("episodes", "key").type, "integer");
    ck_assert_str_eq(documented("episodes", "exit").type, "string");
    ck_assert_str_eq(documented("weekly", "visibility").type, "number");
    ck_assert_str_eq(documented("outputs", "scenario").type, "integer");
    ck_assert_str_eq(documented("outputs", "<output>").type, "number");
    ck_assert_str_eq(documented("design", "<factor>").type, "number");
}
END_TEST

START_TEST(the_manifest_says_it_all) {
    setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    fixture.study.seed = UINT64_MAX;
    fixture.scenarios[0].params.legal_ambiguity = 0.25;
    fixture.scenarios[0].origin[params_find("legal.ambiguity")] = ORIGIN_COMMAND_LINE;
    static const char *const outputs[] = {"x.public_open"};
    struct ScenarioField factor = {0, 3};
    double values[] = {0.5, 0.6};
    fixture.study.outputs = outputs;
    fixture.study.output_count = 1;
    fixture.study.points = (struct ScenarioPoints){2, 1, &factor, values, NULL};
    fixture.scenarios[0].intervention_count = 4;
    fixture.scenarios[0].interventions[1] =
        (struct Intervention){.target = TARGET_GOVERNMENT, .government = 2, .cost = 1.5};
    fixture.scenarios[0].interventions[2] =
        (struct Intervention){.target = TARGET_BEST_CONNECTED, .agency_count = 9};
    fixture.scenarios[0].interventions[3] = (struct Intervention){.target = TARGET_RANDOM, .share = 0.5};
    fixture.scenarios[0].interventions[0] = (struct Intervention){
        .target = TARGET_AGENCIES, .agency_count = 2, .agencies = {3, 5}, .cost = (double)NAN};
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(manifest_write(&store, &fixture.study, 7, &fixture.error), STATUS_OK);
    char *text = fixture_read(fixture.directory, "manifest.json");
    json_t *manifest = json_loads(text, 0, NULL);
    ck_assert_ptr_nonnull(manifest);
    const char *when, *seed, *origin, *hash, *output, *key;
    double value, cost;
    int replicates, schema, second, points;
    ck_assert_int_eq(
        json_unpack(manifest, "{s:s, s:s, s:i, s:s, s:{s:i}, s:[{s:{s:{s:F, s:s}}, s:[{s:{s:[i,i]}}]}]}",
                    "time", &when, "seed", &seed, "replicates", &replicates, "identity_hash", &hash,
                    "versions", "schema", &schema, "scenarios", "parameters", "legal.ambiguity", "value",
                    &value, "origin", &origin, "interventions", "target", "agencies", &second, &second),
        0);
    ck_assert_str_eq(when, "2023-11-14T22:13:20Z");
    ck_assert_str_eq(seed, "18446744073709551615");
    ck_assert_str_eq(origin, "command_line");
    ck_assert(value == 0.25);
    ck_assert_int_eq(replicates, 7);
    ck_assert_int_eq(schema, STORE_SCHEMA_VERSION);
    ck_assert_int_eq(second, 5);
    ck_assert_uint_eq(strlen(hash), 64);
    ck_assert_int_eq(json_unpack(manifest, "{s:[s], s:{s:i, s:[s]}}", "outputs", &output, "points", "count",
                                 &points, "factors", &key),
                     0);
    ck_assert_str_eq(output, "x.public_open");
    ck_assert_str_eq(key, "interventions.0.intensity"); /* of four of a kind */
    ck_assert_int_eq(points, 2);
    json_t *parameters =
        json_object_get(json_array_get(json_object_get(manifest, "scenarios"), 0), "parameters");
    ck_assert_uint_eq(json_object_size(parameters), params_count());
    json_t *all = json_object_get(json_array_get(json_object_get(manifest, "scenarios"), 0), "interventions");
    int government, best;
    ck_assert_int_eq(json_unpack(all, "[o, {s:F, s:{s:i}}, {s:{s:i}}, {s:{s:F}}]", &parameters, "cost", &cost,
                                 "target", "government", &government, "target", "agencies", &best, "target",
                                 "share", &value),
                     0);
    ck_assert(cost == 1.5 && value == 0.5);
    ck_assert_int_eq(government, 2);
    ck_assert_int_eq(best, 9);
    json_decref(manifest);
    free(text);
    setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    ck_assert_int_eq(manifest_write(&store, &fixture.study, 7, &fixture.error), STATUS_CONFIGURATION);
    store_close(&store);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_table_is_tidy_csv);
    tcase_add_test(tests, failed_runs_and_quotes);
    tcase_add_test(tests, unrecorded_tables_are_not_written_and_a_design_is);
    tcase_add_test(tests, a_full_disk_is_an_error);
    tcase_add_test(tests, a_write_that_failed_before_is_not_forgotten);
    tcase_add_test(tests, a_write_that_a_signal_interrupts_is_made_again);
    tcase_add_test(tests, a_file_is_replaced_as_a_whole);
    tcase_add_test(tests, every_column_is_documented);
    tcase_add_test(tests, the_manifest_says_it_all);
}

int main(void) {
    return run_suite("store: export", add_tests);
}
