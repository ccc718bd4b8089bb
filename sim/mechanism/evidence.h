/* What ends are worth as experiences. Source: Josang & Ismail 2002 (beta evidence); study IV-2 to IV-4. */
#ifndef TANDEM_EVIDENCE_H
#define TANDEM_EVIDENCE_H

#include "world/experience.h"
#include "world/world.h"

/* What an end is worth as an experience of the other side, before fast trust and trust.loss_aversion. */
struct EvidenceRow {
    double citizen_good, citizen_bad, administrator_good, administrator_bad;
};
const struct EvidenceRow *evidence_row(enum Exit exit);

/* The experience that one side takes from an end, weights of good and bad applied; that of citizens holds the
 * surprise of the data met, up or down. */
struct Experience evidence_of_end(const struct World *world, const struct Episode *episode, enum Side side);

#endif
