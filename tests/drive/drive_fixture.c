#define _GNU_SOURCE
#include "drive_fixture.h"

#include <check.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "export.h"
#include "signals.h"

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
        struct Signals signals;
        self->plan.stop = signals_catch(&signals);
        if (write(ready[1], &byte, 1) != 1)
            _exit(99);
        _exit((int)fixture_run(self, name, NULL));
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

static void append_file(FILE *all, const struct Fixture *self, const char *name, const char *table) {
    char path[192];
    snprintf(path, sizeof path, "%s/%s/%s.csv", self->root, name, table);
    FILE *stream = fopen(path, "r");
    ck_assert_msg(stream != NULL, "%s is not there", path);
    for (int byte = fgetc(stream); byte != EOF; byte = fgetc(stream))
        fputc(byte, all);
    fclose(stream);
}

char *fixture_tables(const struct Fixture *self, const char *name) {
    char *text = NULL;
    size_t size = 0;
    FILE *all = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(all);
    append_file(all, self, name, "runs");
    append_file(all, self, name, "weekly");
    append_file(all, self, name, "episodes");
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
