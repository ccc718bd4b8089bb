#include "watch/control.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "watch/panels.h"

static const double slowest = 0.25, fastest = 1024.0;

static void say(struct Control *self, const char *text) {
    snprintf(self->message, sizeof self->message, "%s", text);
    self->view.message = self->message;
}

static enum Status switch_kind(struct Control *self, size_t index, struct Error *error) {
    struct Error refused = {0};
    enum InterventionKind kind = view_kind(index);
    enum Status status = watch_switch(self->watch, kind, &refused);
    char text[CONTROL_MESSAGE_SIZE], title[KIND_TITLE_SIZE];
    const char *name = panel_kind_title(kind, title);
    if (status == STATUS_CONFIGURATION)
        snprintf(text, sizeof text, "%.*s", text_prefix(refused.text, CONTROL_MESSAGE_SIZE - 1),
                 refused.text);
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

static void turn_page(struct Control *self, enum Page page) {
    self->view.page = self->view.page == page ? PAGE_RUN : page;
}

static void set_speed(struct Control *self, double speed) {
    if (speed >= slowest && speed <= fastest)
        self->view.speed = speed;
}

static void do_key(struct Control *self, enum Key key) {
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

enum Status control_take(struct Control *self, int byte, struct Error *error) {
    self->view.message = NULL;
    self->changed = true;
    if (byte >= 'A' && (size_t)(byte - 'A') < view_kinds())
        return switch_kind(self, (size_t)(byte - 'A'), error);
    for (int key = 0; key < KEY_COUNT; key++)
        if (byte > 0 && byte < 0x80 && strchr(key_row((enum Key)key)->bytes, byte) != NULL)
            do_key(self, (enum Key)key);
    return STATUS_OK;
}
