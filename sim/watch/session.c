#include "watch/session.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/terminal.h"
#include "base/text.h"
#include "base/translate.h"
#include "watch/console.h"
#include "watch/panels.h"
#include "watch/view.h"

enum { MESSAGE_SIZE = 160 };
static const double frame_seconds = 0.05, idle_seconds = 0.25, slowest = 0.25, fastest = 1024.0;

struct Session {
    struct Watch *watch;
    struct Console console;
    struct View view;
    struct Screen screen;
    char message[MESSAGE_SIZE];
    bool graphic, changed, quit;
    double due;   /* weeks that the clock asks for and the present has not had */
    double clock; /* when that was counted */
};

static void say(struct Session *self, const char *text) {
    snprintf(self->message, sizeof self->message, "%s", text);
    self->view.message = self->message;
}

static enum Status switch_kind(struct Session *self, size_t index, struct Error *error) {
    struct Error refused = {0};
    enum InterventionKind kind = view_kind(index);
    enum Status status = watch_switch(self->watch, kind, &refused);
    char text[MESSAGE_SIZE], title[KIND_TITLE_SIZE];
    const char *name = panel_kind_title(kind, title);
    if (status == STATUS_CONFIGURATION)
        snprintf(text, sizeof text, "%.*s", text_prefix(refused.text, MESSAGE_SIZE - 1), refused.text);
    else if (status != STATUS_OK)
        return error_set(error, status, "%s", refused.text);
    else if (watch_acting(self->watch, kind) != NULL)
        snprintf(text, sizeof text, _("%s acts from week %lld on."), name, (long long)self->watch->week);
    else
        snprintf(text, sizeof text, _("%s acts no longer, from week %lld on."), name,
                 (long long)self->watch->week);
    say(self, text);
    return STATUS_OK;
}

static void turn_page(struct Session *self, enum Page page) {
    self->view.page = self->view.page == page ? PAGE_RUN : page;
}

static void set_speed(struct Session *self, double speed) {
    if (speed >= slowest && speed <= fastest)
        self->view.speed = speed;
}

static void do_key(struct Session *self, enum Key key) {
    switch (key) {
    case KEY_PAUSE:
        self->view.paused = !self->view.paused;
        break;
    case KEY_STEP:
        self->view.paused = true;
        watch_advance(self->watch);
        break;
    case KEY_FASTER:
        set_speed(self, 2.0 * self->view.speed);
        break;
    case KEY_SLOWER:
        set_speed(self, 0.5 * self->view.speed);
        break;
    case KEY_INTERVENTIONS:
        turn_page(self, PAGE_INTERVENTIONS);
        break;
    case KEY_HELP:
        turn_page(self, PAGE_HELP);
        break;
    case KEY_QUIT:
        self->quit = true;
        break;
    case KEY_COUNT:
        break;
    }
}

/* A key that does nothing changes nothing. */
static enum Status take_key(struct Session *self, int byte, struct Error *error) {
    self->view.message = NULL;
    self->changed = true;
    if (byte >= 'A' && (size_t)(byte - 'A') < view_kinds())
        return switch_kind(self, (size_t)(byte - 'A'), error);
    for (int key = 0; key < KEY_COUNT; key++)
        if (byte > 0 && byte < 0x80 && strchr(key_row((enum Key)key)->bytes, byte) != NULL)
            do_key(self, (enum Key)key);
    return STATUS_OK;
}

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
    view_draw(&self->view, &self->screen);
    screen_show(&self->screen, stdout);
    return fflush(stdout) == 0 && !ferror(stdout)
               ? STATUS_OK
               : error_set(error, STATUS_INPUT_OUTPUT, "the terminal cannot be written to");
}

/* What the clock asks for while nothing stands in its way. */
static void let_time_pass(struct Session *self) {
    double now = clock_seconds(), passed = now - self->clock;
    self->clock = now;
    if (self->view.paused || watch_is_behind(self->watch))
        return;
    self->due += self->view.speed * (passed < idle_seconds ? passed : idle_seconds);
    for (; self->due >= 1.0; self->due -= 1.0)
        watch_advance(self->watch);
}

static enum Status work_for(struct Session *self, double seconds, struct Error *error) {
    double end = clock_seconds() + seconds;
    enum Status status = STATUS_OK;
    while (watch_is_behind(self->watch) && clock_seconds() < end && status == STATUS_OK) {
        status = watch_work(self->watch, error);
        self->changed = true;
    }
    return status;
}

static bool is_idle(const struct Session *self) {
    return !watch_is_behind(self->watch) && (self->view.paused || watch_has_ended(self->watch));
}

/* Waits for a key and takes all that were typed by then; of a text that was pasted as many as a frame's time
 * allows, so that the picture follows. */
static enum Status take_keys(struct Session *self, double seconds, struct Error *error) {
    enum Status status = STATUS_OK;
    int event = console_wait(&self->console, seconds);
    const double end = clock_seconds() + frame_seconds;
    while (event >= 0 && status == STATUS_OK && !self->quit) {
        status = take_key(self, event, error);
        event = clock_seconds() < end ? console_wait(&self->console, 0.0) : CONSOLE_NOTHING;
    }
    self->changed = self->changed || event == CONSOLE_AGAIN;
    return event == CONSOLE_END ? error_set(error, STATUS_STOPPED, "stopped") : status;
}

static enum Status session_loop(struct Session *self, struct Error *error) {
    enum Status status = STATUS_OK;
    while (status == STATUS_OK && !self->quit) {
        int width, height;
        console_size(&width, &height);
        if (self->changed || width != self->screen.width || height != self->screen.height)
            status = show_frame(self, error);
        self->changed = false;
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
                           .graphic = graphic,
                           .changed = true,
                           .clock = clock_seconds(),
                           .view = {.watch = watch, .title = title, .speed = speed}};
    enum Status status = console_open(&self.console, error);
    if (status == STATUS_OK)
        status = session_loop(&self, error);
    console_close(&self.console);
    screen_free(&self.screen);
    return status;
}
