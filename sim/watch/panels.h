/* The panels of numbers beside and below the curve. */
#ifndef TANDEM_PANELS_H
#define TANDEM_PANELS_H

#include "watch/chart.h"
#include "watch/watch.h"

/* What a kind of intervention is called in a sentence; returns `title`. */
enum { KIND_TITLE_SIZE = 96 };
const char *panel_kind_title(enum InterventionKind kind, char title[KIND_TITLE_SIZE]);

/* Endings by their way, of each case type and of all, and of all against the other future. */
void panel_endings(const struct Watch *watch, struct Screen *screen, struct Place place);

/* Open collaborations by stage, the constructs, each against the other future; the interventions that act. */
void panel_state(const struct Watch *watch, struct Screen *screen, struct Place place);

/* The latest events in words, as many as there is room for, the last one at the bottom. */
void panel_news(const struct Watch *watch, struct Screen *screen, struct Place place);

/* A text in as many rows as it takes, from `row` on, up to the right edge. Returns how many: above the screen
 * nothing is drawn, and they are only counted. */
int panel_wrap(struct Screen *screen, int row, int column, enum Style style, const char *text);

/* A text that ends so that one sees it where it is longer than its place. */
void panel_put(struct Screen *screen, int row, int column, int columns, enum Style style, const char *text);

#endif
