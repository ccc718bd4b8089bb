#include "watch/session.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/terminal.h"
#include "watch/console.h"
#include "watch/control.h"

static const double frame_seconds = 0.05, idle_seconds = 0.25;

struct Session {
    struct Watch *watch;
    struct Control control;
    struct Console console;
    struct Screen screen;
    bool graphic;
    double due;   /* weeks that the clock asks for and the present has not had */
    double clock; /* when that was counted */
};

/* The terminal may have another size with each frame. */
static enum Status show_frame(struct Session *self, struct Error *error) {
    int width, height;
    console_size(&width, &height);
    if (width != self->screen.width || height != self->screen.height) {
        screen_free(&self->screen);
        enum Status status = screen_init(&self->screen, width, height, error);
        if (status != STATUS_OK)
            return status;
    }
    self->screen.colour = style_is_wanted(stdout);
    self->screen.unicode = self->graphic;
    screen_clear(&self->screen);
    view_draw(&self->control.view, &self->screen);
    screen_show(&self->screen, stdout);
    return fflush(stdout) == 0 && !ferror(stdout)
               ? STATUS_OK
               : error_set(error, STATUS_INPUT_OUTPUT, "the terminal cannot be written to");
}

/* What the clock asks for while nothing stands in its way. */
static void let_time_pass(struct Session *self) {
    double now = clock_seconds(), passed = now - self->clock;
    self->clock = now;
    if (self->control.view.paused || watch_is_behind(self->watch))
        return;
    self->due += self->control.view.speed * (passed < idle_seconds ? passed : idle_seconds);
    for (; self->due >= 1.0; self->due -= 1.0)
        watch_advance(self->watch);
}

static enum Status work_for(struct Session *self, double seconds, struct Error *error) {
    double end = clock_seconds() + seconds;
    enum Status status = STATUS_OK;
    while (watch_is_behind(self->watch) && clock_seconds() < end && status == STATUS_OK) {
        status = watch_work(self->watch, error);
        self->control.changed = true;
    }
    return status;
}

static bool is_idle(const struct Session *self) {
    return !watch_is_behind(self->watch) && (self->control.view.paused || watch_has_ended(self->watch));
}

/* Waits for a key and takes all that were typed by then; of a text that was pasted as many as a frame's time
 * allows, so that the picture follows. */
static enum Status take_keys(struct Session *self, double seconds, struct Error *error) {
    enum Status status = STATUS_OK;
    int event = console_wait(&self->console, seconds);
    const double end = clock_seconds() + frame_seconds;
    while (event >= 0 && status == STATUS_OK && !self->control.quit) {
        status = control_take(&self->control, event, error);
        event = clock_seconds() < end ? console_wait(&self->console, 0.0) : CONSOLE_NOTHING;
    }
    self->control.changed = self->control.changed || event == CONSOLE_AGAIN;
    return event == CONSOLE_END ? error_set(error, STATUS_STOPPED, "stopped") : status;
}

static enum Status session_loop(struct Session *self, struct Error *error) {
    enum Status status = STATUS_OK;
    while (status == STATUS_OK && !self->control.quit) {
        int width, height;
        console_size(&width, &height);
        if (self->control.changed || width != self->screen.width || height != self->screen.height)
            status = show_frame(self, error);
        self->control.changed = false;
        if (status == STATUS_OK)
            status = take_keys(self,
                               is_idle(self)                  ? idle_seconds
                               : watch_is_behind(self->watch) ? 0.0
                                                              : frame_seconds,
                               error);
        let_time_pass(self);
        if (status == STATUS_OK)
            status = work_for(self, frame_seconds, error);
    }
    return status;
}

enum Status session_show(struct Watch *watch, const char *title, double speed, bool graphic,
                         struct Error *error) {
    struct Session self = {.watch = watch,
                           .control = {.watch = watch,
                                       .view = {.watch = watch, .title = title, .speed = speed},
                                       .changed = true},
                           .graphic = graphic,
                           .clock = clock_seconds()};
    enum Status status = console_open(&self.console, error);
    if (status == STATUS_OK)
        status = session_loop(&self, error);
    console_close(&self.console);
    screen_free(&self.screen);
    return status;
}
