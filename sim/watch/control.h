/* What the keys of `tandem watch` do with a run and what is seen of it. */
#ifndef TANDEM_CONTROL_H
#define TANDEM_CONTROL_H

#include "watch/view.h"

enum { CONTROL_MESSAGE_SIZE = 160 };

/* Must not be moved once a key was taken: the view points at the message. */
struct Control {
    struct Watch *watch;
    struct View view; /* of the same run */
    char message[CONTROL_MESSAGE_SIZE];
    bool changed, quit;
};

/* Does what the key that sends `byte` says; one that does nothing changes nothing. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status control_take(struct Control *self, int byte, struct Error *error) MUST_CHECK;

#endif
