/* What is seen of a run under watch: a pure function from its state to a screen. */
#ifndef TANDEM_VIEW_H
#define TANDEM_VIEW_H

#include "watch/screen.h"
#include "watch/watch.h"

#define KEY(symbol, ...) KEY_##symbol,
enum Key {
#include "watch/keys.def"
    KEY_COUNT
};
#undef KEY

struct KeyRow {
    const char *bytes, *label, *sentence; /* label and sentence are marked for translation */
};
const struct KeyRow *key_row(enum Key key);

/* Interventions that a capital letter switches, in the order of their table: the options of a government. */
size_t view_kinds(void);
enum InterventionKind view_kind(size_t index);

enum Page { PAGE_RUN, PAGE_INTERVENTIONS, PAGE_HELP };

struct View {
    const struct Watch *watch;
    const char *title; /* of the scenario */
    enum Page page;
    bool paused;
    double speed;        /* weeks a second */
    const char *message; /* what came of the last key; NULL: nothing to say */
};

/* Draws all of it on a blank screen of any size; laid out for 80 columns and 24 rows. */
void view_draw(const struct View *self, struct Screen *screen);

#endif
