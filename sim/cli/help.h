/* Help out of the tables of commands and options. */
#ifndef TANDEM_HELP_H
#define TANDEM_HELP_H

#include <stdio.h>

#include "cli/commands.h"

/* The usage line and the commands, one a line. */
void help_overview(FILE *stream);

/* Usage, sentence and options of one command. */
void help_command(FILE *stream, enum Command command);

#endif
