#define _GNU_SOURCE
#include "drive_fixture.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/signals.h"
#include "store/export.h"
#include "tests/suite.h"

void fixture_set_up(struct Fixture *self) {
    memset(self, 0, sizeof *self);
    strcpy(self->root, "/tmp/tandem-drive-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(self->root));
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(scenario_init(&self->scenarios[i], &self->error), STATUS_OK);
    self->scenarios[1].params.legal_ambiguity = 0.25;
    self->plan = (struct DrivePlan){
        .study = {.scenarios = self->scenarios,
                  .scenario_count = 2,
                  .weeks = 26,
                  .seed = 1,
                  .tables = 1u << TABLE_RUNS | 1u << TABLE_WEEKLY | 1u << TABLE_EPISODES},
        .replicates = 12,
        .threads = 2,
        .oversubscribe = true,
        .quiet = true,
    };
}

enum Status fixture_observe(void *context, const struct RunRows *rows, double values[], struct Error *error) {
    const int64_t *failing = context;
    if (failing != NULL && rows->key.replicate == *failing)
        return error_set(error, STATUS_INTERNAL, "nothing to see in replicate %d", (int)*failing);
    values[0] = values[1] = 0.0;
    for (size_t i = 0; i < rows->tables[TABLE_WEEKLY].count; i++)
        values[0] += ((const struct WeekRecord *)run_rows_get(rows, TABLE_WEEKLY, i))->visibility;
    for (size_t i = 0; i < rows->tables[TABLE_EPISODES].count; i++)
        values[1] += ((const struct EpisodeRecord *)run_rows_get(rows, TABLE_EPISODES, i))->cost;
    if (rows->key.replicate % 3 != 2)
        values[2] = ((const struct RunRecord *)run_rows_get(rows, TABLE_RUNS, 0))->public_value;
    return STATUS_OK;
}

void fixture_make_sweep(struct Fixture *self) {
    self->scenarios[0].intervention_count = 1;
    self->scenarios[0].interventions[0] =
        (struct Intervention){.kind = INTERVENTION_WORKSHOP, .end_week = 26, .intensity = 1};
    self->field[0] = (struct ScenarioField){SCENARIO_FIELD_PARAMETER, params_find("legal.ambiguity")};
    ck_assert_int_eq(scenario_field_find(&self->scenarios[0], "interventions.workshop.intensity",
                                         &self->field[1], NULL, 0, &self->error),
                     STATUS_OK);
    for (int p = 0; p < FIXTURE_POINTS; p++) {
        self->value[FIXTURE_FACTORS * p] = 0.1 * p;
        self->value[FIXTURE_FACTORS * p + 1] = 1.0 / (1 + p);
    }
    self->outputs[0] = "trust";
    self->outputs[1] = "cost.public_open";
    self->outputs[2] = "value";
    self->plan.study.scenario_count = 1;
    self->plan.study.points =
        (struct ScenarioPoints){FIXTURE_POINTS, FIXTURE_FACTORS, self->field, self->value, NULL};
    self->plan.study.tables = 1u << TABLE_RUNS;
    self->plan.study.outputs = self->outputs;
    self->plan.study.output_count = FIXTURE_OUTPUTS;
    self->plan.observe = fixture_observe;
    self->plan.observe_tables = 1u << TABLE_WEEKLY | 1u << TABLE_EPISODES;
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *place) {
    (void)found, (void)kind, (void)place;
    return remove(path);
}

void fixture_tear_down(struct Fixture *self) {
    nftw(self->root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    for (int i = 0; i < 2; i++)
        scenario_free(&self->scenarios[i]);
}

enum Status fixture_run(struct Fixture *self, const char *name, struct DriveOutcome *outcome) {
    char directory[128];
    struct Store store;
    struct Error later = {0};
    snprintf(directory, sizeof directory, "%s/%s", self->root, name);
    memset(&self->error, 0, sizeof self->error);
    enum Status status = store_open(&store, directory, &self->plan.study, STORE_RESUME, &self->error);
    if (status == STATUS_OK) {
        status = drive_run(&self->plan, &store, outcome, &self->error);
        if (export_all(&store, directory, &later) != STATUS_OK && status == STATUS_OK)
            status = STATUS_INTERNAL;
    }
    store_close(&store);
    return status;
}

pid_t fixture_start(struct Fixture *self, const char *name, unsigned microseconds) {
    int ready[2];
    char byte = 0;
    ck_assert_int_eq(pipe(ready), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        signals_catch();
        signals_be_patient(true);
        self->plan.stop = signals_stop();
        if (write(ready[1], &byte, 1) != 1)
            leave(99);
        leave((int)fixture_run(self, name, NULL));
    }
    ck_assert_int_eq(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    close(ready[1]);
    usleep(microseconds);
    return child;
}

int fixture_wait(pid_t child) {
    int result = 0;
    ck_assert_int_eq(waitpid(child, &result, 0), child);
    return result;
}

/* Nothing for a table that the plan does not ask for. */
static void append_file(FILE *all, const struct Fixture *self, const char *name, const char *table) {
    char path[192];
    snprintf(path, sizeof path, "%s/%s/%s.csv", self->root, name, table);
    FILE *stream = fopen(path, "r");
    if (stream == NULL)
        return;
    for (int byte = fgetc(stream); byte != EOF; byte = fgetc(stream))
        fputc(byte, all);
    fclose(stream);
}

char *fixture_tables(const struct Fixture *self, const char *name) {
    char *text = NULL;
    size_t size = 0;
    FILE *all = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(all);
    static const char *const tables[] = {"runs", "weekly", "episodes", "outputs", "design"};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        append_file(all, self, name, tables[i]);
    fclose(all);
    return text;
}

void fixture_assert_same(const struct Fixture *self, const char *one, const char *other) {
    char *here = fixture_tables(self, one), *there = fixture_tables(self, other);
    ck_assert_msg(strcmp(here, there) == 0, "%s and %s differ", one, other);
    ck_assert_uint_gt(strlen(here), 1000);
    free(here);
    free(there);
}
