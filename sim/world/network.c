#include "world/network.h"

#include <stdlib.h>

void network_free(struct Network *self) {
    free(self->first);
    free(self->peer);
    free(self->weight);
    *self = (struct Network){0};
}

double network_strength(const struct Network *self, size_t agency) {
    if (self->complete)
        return (double)self->agencies - 1.0;
    double strength = 0.0;
    for (size_t i = self->first[agency]; i < self->first[agency + 1]; i++)
        strength += self->weight[i];
    return strength;
}
