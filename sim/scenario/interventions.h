/* The list of interventions in a scenario file. */
#ifndef TANDEM_INTERVENTIONS_H
#define TANDEM_INTERVENTIONS_H

#include "scenario/reading.h"

/* Adds the interventions of a list to the scenario, with a message for each fault. */
void reading_interventions(const struct Reading *self, const config_setting_t *list);

#endif
