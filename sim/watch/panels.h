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

#endif
