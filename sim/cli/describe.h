/* Descriptions of parameters for the terminal, for `tandem params` and `tandem explain`. */
#ifndef TANDEM_DESCRIBE_H
#define TANDEM_DESCRIBE_H

#include <stdbool.h>
#include <stddef.h>

/* One parameter in full. */
void describe_param(size_t index);

/* A group of parameters, one line each, under its title. */
void describe_group(size_t group);

/* The index of a group of that name, or params_group_count(). */
size_t describe_group_find(const char *name);

/* True if a parameter has this whole key, or this name after the point. */
bool describe_param_is(size_t index, const char *name);

#endif
