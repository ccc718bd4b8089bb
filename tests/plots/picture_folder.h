/* The folder of a test that writes figures: its files, golden ones, and programs that stand in for gnuplot.
 */
#ifndef TANDEM_TEST_PICTURE_FOLDER_H
#define TANDEM_TEST_PICTURE_FOLDER_H

#include <sys/types.h>

/* With all that is in it. */
void remove_folder(const char *path);

/* The whole of a file; the caller frees. */
char *contents(const char *path);

void write_file(const char *path, const char *text, mode_t mode);

/* A program of that name in directory/bin that does what `body` says, none for ""; the only one on the PATH.
 */
void stand_in_for(const char *program, const char *directory, const char *body);

/* As above for gnuplot. */
void stand_in_for_gnuplot(const char *directory, const char *body);

/* Asserts that directory/name.suffix is as tests/golden/plots has it; GOLDEN=write in the environment writes
 * that one anew. */
void assert_golden(const char *directory, const char *name, const char *suffix);

#endif
