#include <stdlib.h>

#include "world/citizens.h"
#include "world/draws.h"
#include "world/scales.h"
#include "world/world.h"

const struct CitizenKindRow *citizen_kind_row(enum CitizenKind kind) {
#define CITIZEN_KIND(symbol, name, share, time, one_shot, sentence) {name, share, time, one_shot, sentence},
    static const struct CitizenKindRow rows[CITIZEN_KIND_COUNT] = {
#include "world/citizen_kinds.def"
    };
#undef CITIZEN_KIND
    return &rows[kind];
}

static enum CitizenKind kind_by_share(double uniform) {
    double sum = 0.0;
    for (int kind = 0; kind < CITIZEN_KIND_COUNT - 1; kind++) {
        sum += citizen_kind_row((enum CitizenKind)kind)->share;
        if (uniform < sum)
            return (enum CitizenKind)kind;
    }
    return (enum CitizenKind)(CITIZEN_KIND_COUNT - 1);
}

void citizen_motives(const struct World *self, uint64_t id, struct Citizen *citizen) {
    double motive[4];
    world_trait4(self, PURPOSE_CITIZEN_TRAITS, id, 1, motive);
    *citizen = (struct Citizen){.id = id,
                                .public_spirit = motive[0],
                                .skill_building = motive[1],
                                .data_access = motive[2],
                                .venture = motive[3]};
}

void citizen_traits(const struct World *self, struct Citizen *citizen) {
    const struct Params *p = self->params;
    double normal[4];
    world_trait_normal4(self, PURPOSE_CITIZEN_TRAITS, citizen->id, 0, normal);
    citizen->trust_mean = score_draw(p->trust_citizen_mean, p->trust_spread, normal[0]);
    citizen->understanding = score_draw(p->alignment_understanding, p->trust_spread, normal[1]);
    citizen->expectation = score_draw(p->data_quality_expectation_mean, p->data_quality_spread, normal[2]);
    citizen->skill = score_draw(0.5, p->issues_trait_spread, normal[3]);
    citizen->kind = kind_by_share(world_trait(self, PURPOSE_CITIZEN_TRAITS, citizen->id, 2));
}

/* The slot of a citizen, or the free one that it would take; there are slots. */
static struct CitizenSlot *slot_of(const struct CitizenIndex *self, uint64_t id) {
    size_t place = (size_t)random_mix(id, 0) & (self->slots - 1);
    while (self->slot[place].taken && self->slot[place].id != id)
        place = (place + 1) & (self->slots - 1);
    return &self->slot[place];
}

size_t world_find_citizen(const struct World *self, uint64_t id) {
    if (self->citizen_index.slots == 0)
        return SIZE_MAX;
    const struct CitizenSlot *found = slot_of(&self->citizen_index, id);
    return found->taken ? found->place : SIZE_MAX;
}

bool citizens_index(struct World *self) {
    struct CitizenIndex made = {.slots = 64};
    while (made.slots / 2 <= self->citizens.count)
        made.slots *= 2;
    made.slot = calloc(made.slots, sizeof *made.slot);
    if (made.slot == NULL)
        return false;
    for (size_t i = 0; i < self->citizens.count; i++) {
        uint64_t id = self->citizens.item[i].id;
        *slot_of(&made, id) = (struct CitizenSlot){id, (uint32_t)i, true};
    }
    free(self->citizen_index.slot);
    self->citizen_index = made;
    return true;
}

size_t world_store_citizen(struct World *self, const struct Citizen *citizen) {
    size_t place = self->citizens.count;
    bool full = self->citizen_index.slots / 2 <= place;
    if (place >= UINT32_MAX || !LIST_RESERVE(&self->citizens) || (full && !citizens_index(self)))
        return SIZE_MAX;
    *slot_of(&self->citizen_index, citizen->id) = (struct CitizenSlot){citizen->id, (uint32_t)place, true};
    self->citizens.item[self->citizens.count] = *citizen;
    return self->citizens.count++;
}

void citizens_free(struct World *self) {
    free(self->citizen_index.slot);
    self->citizen_index = (struct CitizenIndex){0};
    free(self->citizens.item);
    self->citizens.item = NULL;
    self->citizens.count = self->citizens.room = 0;
}
