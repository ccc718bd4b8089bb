/* The queue between workers and writer is bounded; progress says what it should where it should. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "drive/progress.h"
#include "drive/run_queue.h"
#include "tests/suite.h"

enum { PUT = 200, MOST = 4, LARGE_OUTPUTS = RUN_QUEUE_BYTES / MOST / sizeof(double) };

/* PUT runs with so many outputs, in a thread of its own. */
struct Supply {
    struct RunQueue queue;
    size_t outputs;
    pthread_t thread;
};

static void *put_many(void *context) {
    struct Supply *self = context;
    struct Error error = {0};
    for (int64_t i = 0; i < PUT; i++) {
        struct QueuedRun *run = queued_run_new(&(struct RunKey){0, 0, i});
        ck_assert_ptr_nonnull(run);
        ck_assert_int_eq(run_rows_make_outputs(&run->rows, self->outputs, &error), STATUS_OK);
        run_queue_put(&self->queue, run);
    }
    return NULL;
}

static void supply_start(struct Supply *self, size_t outputs) {
    struct Error error = {0};
    self->outputs = outputs;
    ck_assert_int_eq(run_queue_init(&self->queue, MOST, &error), STATUS_OK);
    ck_assert_int_eq(pthread_create(&self->thread, NULL, put_many, self), 0);
}

/* Takes all runs and expects at most `most` of them to wait. */
static void take_all(struct RunQueue *queue, size_t most) {
    bool ended = false;
    for (int64_t i = 0; i < PUT; i++) {
        struct QueuedRun *run = run_queue_take(queue, 10000, &ended);
        ck_assert_ptr_nonnull(run);
        ck_assert_int_eq(run->rows.key.replicate, i);
        pthread_mutex_lock(&queue->mutex);
        ck_assert_uint_le(queue->count, most);
        pthread_mutex_unlock(&queue->mutex);
        queued_run_free(run);
    }
}

START_TEST(the_queue_is_bounded_and_ordered) {
    struct Supply supply;
    bool ended = false;
    supply_start(&supply, LARGE_OUTPUTS);
    usleep(20000); /* time to put too many */
    take_all(&supply.queue, MOST);
    pthread_join(supply.thread, NULL);
    ck_assert_uint_eq(supply.queue.bytes, 0);
    ck_assert_ptr_null(run_queue_take(&supply.queue, 1, &ended));
    ck_assert(!ended);
    run_queue_close(&supply.queue);
    ck_assert_ptr_null(run_queue_take(&supply.queue, 10000, &ended));
    ck_assert(ended);
    run_queue_free(&supply.queue);
}
END_TEST

START_TEST(small_runs_do_not_wait_for_a_commit) {
    struct Supply supply;
    supply_start(&supply, 5);
    pthread_join(supply.thread, NULL); /* though nobody takes */
    ck_assert_uint_eq(supply.queue.count, PUT);
    ck_assert_uint_le(supply.queue.bytes, RUN_QUEUE_BYTES);
    take_all(&supply.queue, PUT);
    run_queue_free(&supply.queue);
}
END_TEST

START_TEST(a_broken_queue_lets_the_workers_go) {
    struct Supply supply;
    supply_start(&supply, LARGE_OUTPUTS);
    usleep(1000);
    run_queue_break(&supply.queue);
    pthread_join(supply.thread, NULL);
    run_queue_free(&supply.queue);
}
END_TEST

/* What a progress of three runs writes into a file; the caller frees. Plain: one line, whatever the time it
 * took. */
static char *progress_text(bool quiet) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = tmpfile();
    struct Progress progress;
    progress_init(&progress, stream, quiet, 3);
    progress_update(&progress, 1);
    progress_update(&progress, 3);
    progress_finish(&progress);
    rewind(stream);
    if (getdelim(&text, &size, EOF, stream) < 0) {
        free(text);
        text = strdup("");
    }
    fclose(stream);
    return text;
}

START_TEST(progress_in_a_file_is_plain) {
    char *text = progress_text(false);
    ck_assert_int_eq(strncmp(text, "3/3 runs in ", 12), 0);
    ck_assert_ptr_null(strpbrk(text, "\r\033#"));
    ck_assert_ptr_eq(strchr(text, '\n'), text + strlen(text) - 1);
    free(text);
    text = progress_text(true);
    ck_assert_str_eq(text, "");
    free(text);
}
END_TEST

/* The last line that a progress leaves on a terminal; `text[size]`. */
static void terminal_text(char *text, size_t size) {
    struct Progress progress;
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    ck_assert_int_ge(master, 0);
    ck_assert_int_eq(grantpt(master), 0);
    ck_assert_int_eq(unlockpt(master), 0);
    FILE *stream = fopen(ptsname(master), "w");
    ck_assert_ptr_nonnull(stream);
    progress_init(&progress, stream, false, 3);
    progress_update(&progress, 3);
    progress_finish(&progress);
    ssize_t length = read(master, text, size - 1);
    ck_assert_int_gt(length, 0);
    text[length] = '\0';
    fclose(stream);
    close(master);
}

START_TEST(progress_on_a_terminal_is_a_bar) {
    char text[1024];
    unsetenv("NO_COLOR");
    terminal_text(text, sizeof text);
    ck_assert_ptr_nonnull(strstr(text, "##########"));
    ck_assert_ptr_nonnull(strchr(text, '\033'));
    setenv("NO_COLOR", "1", 1);
    terminal_text(text, sizeof text);
    ck_assert_ptr_nonnull(strstr(text, "##########"));
    ck_assert_ptr_null(strchr(text, '\033'));
}
END_TEST

/* What an update writes of a progress that began so many seconds ago; the caller frees. */
static char *update_text(double seconds, bool terminal, int64_t done, int64_t total) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = tmpfile();
    struct Progress progress;
    progress_init(&progress, stream, false, total);
    progress.terminal = progress.colour = terminal;
    progress.began -= seconds;
    progress.shown -= seconds;
    progress_update(&progress, done);
    rewind(stream);
    if (getdelim(&text, &size, EOF, stream) < 0) {
        free(text);
        text = strdup("");
    }
    fclose(stream);
    return text;
}

START_TEST(progress_tells_rate_and_time_left) {
    static const struct {
        double seconds;
        bool terminal;
        int64_t done, total;
        const char *says;
    } rows[] = {
        {100.0, false, 500, 1000, "500/1000 runs, 5.0 runs/s, 1:40 left\n"},
        {7200.0, false, 7200, 21600, "7200/21600 runs, 1.0 runs/s, 4:00:00 left\n"},
        {20.0, false, 30, 30, "30/30 runs, 1.5 runs/s\n"},
        {20.0, false, 0, 30, "0/30 runs, 0.0 runs/s\n"},
        {9.0, false, 20, 30, ""}, /* not yet time */
        {9.0, true, 20, 30,
         "####################\033[0m----------\033[0m 20/30 runs, 2.2 runs/s, 0:05 left     "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = update_text(rows[i].seconds, rows[i].terminal, rows[i].done, rows[i].total);
        bool same = rows[i].terminal ? strstr(text, rows[i].says) != NULL : strcmp(text, rows[i].says) == 0;
        ck_assert_msg(same, "%s, not %s", text, rows[i].says);
        free(text);
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, the_queue_is_bounded_and_ordered);
    tcase_add_test(tests, small_runs_do_not_wait_for_a_commit);
    tcase_add_test(tests, a_broken_queue_lets_the_workers_go);
    tcase_add_test(tests, progress_in_a_file_is_plain);
    tcase_add_test(tests, progress_on_a_terminal_is_a_bar);
    tcase_add_test(tests, progress_tells_rate_and_time_left);
}

int main(void) {
    return run_suite("drive: writer", add_tests);
}
