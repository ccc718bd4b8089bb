/* What control groups grant, in a tree of files made by hand. */
#define _GNU_SOURCE
#include "drive/resources.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/suite.h"

static char root[] = "/tmp/tandem-groups-XXXXXX";

static void put(const char *name, const char *text) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", root, name);
    FILE *stream = fopen(path, "w");
    ck_assert_ptr_nonnull(stream);
    fputs(text, stream);
    fclose(stream);
}

static void make(const char *name) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", root, name);
    ck_assert_int_eq(mkdir(path, 0700), 0);
}

/* A process in the group /pod/job. */
static void set_up(void) {
    ck_assert_ptr_nonnull(mkdtemp(root));
    make("pod");
    make("pod/job");
    put("cgroup", "0::/pod/job\n");
}

static int remove_one(const char *path, const struct stat *found, int type, struct FTW *place) {
    (void)found, (void)type, (void)place;
    return remove(path);
}

static void tear_down(void) {
    nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

START_TEST(the_strictest_group_counts) {
    ck_assert_int_eq(resources_group_cores(root, root), INT64_MAX);
    put("pod/job/cpu.max", "max 100000\n");
    ck_assert_int_eq(resources_group_cores(root, root), INT64_MAX);
    put("pod/cpu.max", "350000 100000\n");
    ck_assert_int_eq(resources_group_cores(root, root), 4); /* three and a half */
    put("pod/job/cpu.max", "50000 100000\n");
    ck_assert_int_eq(resources_group_cores(root, root), 1);
    put("pod/job/cpu.max", "800000 100000\n");
    ck_assert_int_eq(resources_group_cores(root, root), 4);
    put("cpu.max", "200000 100000\n");
    ck_assert_int_eq(resources_group_cores(root, root), 2);
    put("cgroup", "12:cpu:/pod/job\n"); /* version 1, which is not read */
    ck_assert_int_eq(resources_group_cores(root, root), INT64_MAX);
}
END_TEST

START_TEST(memory_is_what_is_left) {
    ck_assert_int_eq(resources_group_memory(root, root), INT64_MAX);
    put("pod/memory.max", "1000000\n");
    put("pod/memory.current", "400000\n");
    ck_assert_int_eq(resources_group_memory(root, root), 600000);
    put("pod/job/memory.max", "max\n");
    put("pod/job/memory.current", "1\n");
    ck_assert_int_eq(resources_group_memory(root, root), 600000);
    put("pod/job/memory.max", "300000\n");
    ck_assert_int_eq(resources_group_memory(root, root), 299999);
    put("pod/job/memory.current", "300001\n"); /* more than is granted */
    ck_assert_int_eq(resources_group_memory(root, root), 0);
}
END_TEST

START_TEST(a_machine_grants_something) {
    ck_assert_int_ge(resources_cores(), 1);
    ck_assert_int_gt(resources_memory(), 0);
}
END_TEST

/* Of root no number of processes is asked for, so that the process becomes somebody else. */
START_TEST(threads_are_those_that_can_be_started) {
    ck_assert_int_eq(resources_threads(0), 0);
    ck_assert_int_eq(resources_threads(3), 3);
    if (geteuid() == 0)
        ck_assert_int_eq(setuid(65533), 0);
    const struct rlimit few = {3, 3};
    ck_assert_int_eq(setrlimit(RLIMIT_NPROC, &few), 0);
    ck_assert_int_le(resources_threads(8), 2);
    ck_assert_int_eq(resources_threads(8), resources_threads(8)); /* those that ended no longer count */
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_strictest_group_counts);
    tcase_add_test(tests, memory_is_what_is_left);
    tcase_add_test(tests, a_machine_grants_something);
    tcase_add_test(tests, threads_are_those_that_can_be_started);
}

int main(void) {
    return run_suite("drive: resources", add_tests);
}
