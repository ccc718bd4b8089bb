/* What the fuzz targets share. Each is one file, which libFuzzer calls with bytes (make fuzz), or replay.c
 * with the files of its corpus (make check; then FUZZ_REPLAY is defined). */
#ifndef TANDEM_FUZZ_TARGET_H
#define TANDEM_FUZZ_TARGET_H

#include <stdbool.h>
#include <stddef.h>

/* Must not read past the end, leak, or break what the target requires. Returns 0. */
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Ends the process with a finding where `condition` does not hold. */
void require(bool condition, const char *what);

/* Said of an input that is no fault: a corpus that has none, as after a change of format, would test refusals
 * alone, and replaying it fails. */
void accepted(void);
bool any_accepted(void);

/* The bytes as a text with an end, of exactly their size, so that a read past it is seen. The caller frees
 * it. */
char *input_text(const unsigned char *data, size_t size);

#endif
