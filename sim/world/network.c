#include "world/network.h"

#include <stdlib.h>

void network_free(struct Network *self) {
    free(self->first);
    free(self->peer);
    free(self->weight);
    free(self->strength);
    *self = (struct Network){0};
}

double network_strength(const struct Network *self, size_t agency) {
    if (self->complete)
        return (double)self->agencies - 1.0;
    if (self->strength == NULL)
        return self->common * (double)(self->first[agency + 1] - self->first[agency]);
    return self->strength[agency];
}

bool network_is_alone(const struct Network *self, size_t agency) {
    return self->complete ? self->agencies < 2 : self->first[agency] == self->first[agency + 1];
}

uint32_t network_peer(const struct Network *self, size_t agency, double uniform) {
    if (self->complete) {
        size_t other = (size_t)(uniform * ((double)self->agencies - 1.0));
        return (uint32_t)(other + (other >= agency));
    }
    size_t first = self->first[agency], last = self->first[agency + 1] - 1;
    if (self->weight == NULL)
        return self->peer[first + (size_t)(uniform * (double)(last + 1 - first))];
    double left = uniform * self->strength[agency];
    while (first < last && left >= self->weight[first])
        left -= self->weight[first++];
    return self->peer[first];
}
