/* What kind of file system a folder lies on. */
#ifndef TANDEM_FILESYSTEM_H
#define TANDEM_FILESYSTEM_H

#include <stdbool.h>

/* True on file systems shared between machines, where SQLite's write-ahead log is not safe; false if unknown.
 */
bool filesystem_is_network(const char *directory);

#endif
