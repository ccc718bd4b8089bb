/* The mathematics of this machine. */
#ifndef TANDEM_LIBM_H
#define TANDEM_LIBM_H

#include "store/identity.h"

/* SHA-256 of the bits of exp, log, pow and their kin at fixed points: two machines with the same fingerprint
 * give the same bytes (glibc chooses other code for other processors). */
void libm_fingerprint(char hash[HASH_TEXT_SIZE]);

#endif
