#define _GNU_SOURCE /* sched_getaffinity, getline */
#include "drive/resources.h"

#include <inttypes.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define PROCESS "/proc/self"
#define TREE "/sys/fs/cgroup"

enum { GROUP_PATH_SIZE = 1024, FILE_NAME_SIZE = 2048 };

/* Looks at one group's folder; gives what it still grants, INT64_MAX if it sets no limit. */
typedef int64_t (*GroupLimit)(const char *folder);

static bool read_line(const char *folder, const char *name, char *line, int size) {
    char path[FILE_NAME_SIZE];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *stream = fopen(path, "r");
    if (stream == NULL)
        return false;
    bool read = fgets(line, size, stream) != NULL;
    fclose(stream);
    return read;
}

static int64_t smaller(int64_t one, int64_t other) {
    return one < other ? one : other;
}

/* "quota period" in microseconds; a share of a core counts as a whole one. */
static int64_t group_cores(const char *folder) {
    char line[64];
    int64_t quota, period;
    if (!read_line(folder, "cpu.max", line, sizeof line) ||
        sscanf(line, "%" SCNd64 " %" SCNd64, &quota, &period) != 2 || period <= 0)
        return INT64_MAX;
    return (quota + period - 1) / period;
}

static int64_t group_memory(const char *folder) {
    char line[64];
    int64_t most, used;
    if (!read_line(folder, "memory.max", line, sizeof line) || sscanf(line, "%" SCNd64, &most) != 1 ||
        !read_line(folder, "memory.current", line, sizeof line) || sscanf(line, "%" SCNd64, &used) != 1)
        return INT64_MAX;
    return most > used ? most - used : 0;
}

static int64_t groups_limit(GroupLimit limit, const char *process, const char *tree) {
    char line[GROUP_PATH_SIZE], folder[FILE_NAME_SIZE];
    int64_t least = INT64_MAX;
    if (!read_line(process, "cgroup", line, sizeof line) || strncmp(line, "0::", 3) != 0)
        return least;
    line[strcspn(line, "\n")] = '\0';
    char *path = line + 3;
    for (;;) {
        snprintf(folder, sizeof folder, "%s%s", tree, path);
        least = smaller(least, limit(folder));
        char *slash = strrchr(path, '/');
        if (slash == NULL)
            return least;
        *slash = '\0';
    }
}

int64_t resources_group_cores(const char *process, const char *tree) {
    return groups_limit(group_cores, process, tree);
}

int64_t resources_group_memory(const char *process, const char *tree) {
    return groups_limit(group_memory, process, tree);
}

int64_t resources_cores(void) {
    cpu_set_t set;
    int64_t cores = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    cores = smaller(cores, resources_group_cores(PROCESS, TREE));
    return cores > 0 ? cores : 1;
}

static int64_t system_memory(void) {
    FILE *stream = fopen("/proc/meminfo", "r");
    char line[256];
    int64_t kilobytes, found = INT64_MAX;
    while (stream != NULL && found == INT64_MAX && fgets(line, sizeof line, stream) != NULL)
        if (sscanf(line, "MemAvailable: %" SCNd64 " kB", &kilobytes) == 1)
            found = kilobytes * 1024;
    if (stream != NULL)
        fclose(stream);
    return found;
}

int64_t resources_memory(void) {
    return smaller(system_memory(), resources_group_memory(PROCESS, TREE));
}

/* Threads of this process, as the system counts them against its limits: one that was joined may count for
 * another moment. */
static int64_t threads_alive(void) {
    struct stat tasks;
    return stat("/proc/self/task", &tasks) == 0 ? (int64_t)tasks.st_nlink - 2 : 0;
}

static void *wait_for_all(void *gate) {
    pthread_mutex_lock(gate);
    pthread_mutex_unlock(gate);
    return NULL;
}

int resources_threads(int wanted) {
    enum { PATIENCE_MILLISECONDS = 1000 };
    const struct timespec moment = {.tv_nsec = 1000000};
    pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
    pthread_t *threads = calloc((size_t)wanted + 1, sizeof *threads);
    int64_t before = threads_alive();
    int started = 0;
    pthread_mutex_lock(&gate);
    while (threads != NULL && started < wanted &&
           pthread_create(&threads[started], NULL, wait_for_all, &gate) == 0)
        started++;
    pthread_mutex_unlock(&gate);
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
    for (int i = 0; i < PATIENCE_MILLISECONDS && threads_alive() > before; i++)
        nanosleep(&moment, NULL);
    return started;
}
