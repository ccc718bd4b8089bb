/* Arrays of a known length. */
#ifndef TANDEM_ARRAY_H
#define TANDEM_ARRAY_H

/* How many elements an array has; not for pointers. */
#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

#endif
