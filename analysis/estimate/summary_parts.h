/* What the parts of a summary share; private to this room. */
#ifndef TANDEM_SUMMARY_PARTS_H
#define TANDEM_SUMMARY_PARTS_H

#include <stddef.h>

#include "base/error.h"

/* Room for `count` numbers of `size` bytes, at least one, zeroed; NULL with a message without memory. */
void *summary_room(size_t count, size_t size, struct Error *error);

#endif
