#define _POSIX_C_SOURCE 200809L /* sigaction */
#include "drive/signals.h"

#include <stdbool.h>
#include <stddef.h>

/* The one mutable static of the program: a handler is handed nothing but its signal's number, so the flag
 * that it sets cannot live anywhere else. */
static atomic_bool stop_wanted;

static const int caught[SIGNALS_CAUGHT] = {SIGINT, SIGTERM};

static void handle(int number) {
    (void)number;
    atomic_store(&stop_wanted, true);
    for (size_t i = 0; i < SIGNALS_CAUGHT; i++)
        signal(caught[i], SIG_DFL); /* the next one ends the process */
}

const atomic_bool *signals_catch(struct Signals *self) {
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    atomic_store(&stop_wanted, false);
    for (self->installed = 0; self->installed < SIGNALS_CAUGHT; self->installed++)
        sigaction(caught[self->installed], &action, &self->before[self->installed]);
    return &stop_wanted;
}

void signals_release(struct Signals *self) {
    for (int i = 0; i < self->installed; i++)
        sigaction(caught[i], &self->before[i], NULL);
    self->installed = 0;
}
