#define _XOPEN_SOURCE 700 /* sigaction, setitimer */
#include "base/signals.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/array.h"

/* The mutable statics of the program: a handler is handed nothing but its signal's number, so what it sets
 * and looks at cannot live anywhere else. */
static atomic_bool stop_wanted, is_patient;

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGXCPU};

static void set_timer(long microseconds) {
    const struct itimerval timer = {.it_value = {.tv_usec = microseconds}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

static void expect_end(void) {
    enum { SAFE_POINT_MICROSECONDS = 900000 };
    if (!atomic_load(&is_patient))
        set_timer(SAFE_POINT_MICROSECONDS);
}

/* No safe point came. */
static void give_up(int number) {
    static const char text[] = "stopped; the same command goes on\n";
    (void)number;
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
        _exit(status_exit(STATUS_STOPPED)); /* nobody listens */
    _exit(status_exit(STATUS_STOPPED));
}

/* Somebody else's alarm, which was ignored at the start. */
static void give_up_if_asked(int number) {
    if (atomic_load(&stop_wanted))
        give_up(number);
}

/* The next one ends the process; a signal that was ignored stays so. */
static void handle(int number) {
    (void)number;
    atomic_store(&stop_wanted, true);
    for (size_t i = 0; i < COUNT_OF(caught); i++) {
        struct sigaction now;
        if (sigaction(caught[i], NULL, &now) == 0 && now.sa_handler == handle)
            signal(caught[i], SIG_DFL);
    }
    expect_end();
}

void signals_catch(void) {
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    struct sigaction end = {.sa_handler = give_up}, before;
    sigemptyset(&action.sa_mask);
    sigemptyset(&end.sa_mask);
    atomic_store(&stop_wanted, false);
    if (sigaction(SIGALRM, NULL, &before) == 0 && before.sa_handler == SIG_IGN)
        end = (struct sigaction){.sa_handler = give_up_if_asked, .sa_flags = SA_RESTART};
    sigaction(SIGALRM, &end, NULL);
    for (size_t i = 0; i < COUNT_OF(caught); i++)
        if (sigaction(caught[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(caught[i], &action, NULL);
}

const atomic_bool *signals_stop(void) {
    return &stop_wanted;
}

enum Status signals_check(struct Error *error) {
    return atomic_load(&stop_wanted) ? error_set(error, STATUS_STOPPED, "stopped; the same command goes on")
                                     : STATUS_OK;
}

void signals_be_patient(bool patient) {
    atomic_store(&is_patient, patient);
    if (!patient && atomic_load(&stop_wanted))
        expect_end();
}
