#include "world/citizens.h"

#include <stdlib.h>

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

static size_t first_slot(const struct CitizenIndex *self, uint64_t id) {
    return (size_t)random_mix(id, 0) & (self->slots - 1);
}

static size_t next_slot(const struct CitizenIndex *self, size_t slot) {
    return (slot + 1) & (self->slots - 1);
}

/* Who has the lower id goes before who has the higher one, so that where each lies does not depend on who
 * came first (ordered hash tables, Amble & Knuth 1974). */
static void slot_take(struct CitizenIndex *self, struct CitizenSlot taker) {
    size_t i = first_slot(self, taker.id);
    for (; self->slot[i].taken; i = next_slot(self, i)) {
        struct CitizenSlot resident = self->slot[i];
        if (resident.id <= taker.id)
            continue;
        self->slot[i] = taker;
        taker = resident;
    }
    self->slot[i] = taker;
}

size_t world_find_citizen(const struct World *self, uint64_t id) {
    if (self->citizen_index.slots == 0)
        return SIZE_MAX;
    const struct CitizenIndex *index = &self->citizen_index;
    size_t i = first_slot(index, id);
    while (index->slot[i].taken && index->slot[i].id != id)
        i = next_slot(index, i);
    return index->slot[i].taken ? index->slot[i].place : SIZE_MAX;
}

/* Slots are tried until one is taken. */
const struct Citizen *world_familiar_citizen(const struct World *self, uint64_t word) {
    const struct CitizenIndex *index = &self->citizen_index;
    const struct CitizenSlot *tried;
    uint64_t number = 0;
    do
        tried = &index->slot[random_mix(word, number++) & (index->slots - 1)];
    while (!tried->taken);
    return &self->citizens.item[tried->place];
}

/* Slots of which half would be taken at most. */
static size_t slots_for(size_t most) {
    size_t slots = 64;
    while (slots / 2 < most)
        slots *= 2;
    return slots;
}

bool citizens_index(struct World *self, size_t most) {
    struct CitizenIndex made = {.slots = slots_for(most)};
    made.slot = calloc(made.slots, sizeof *made.slot);
    if (made.slot == NULL)
        return false;
    for (size_t i = 0; i < self->citizens.count; i++)
        slot_take(&made, (struct CitizenSlot){self->citizens.item[i].id, (uint32_t)i, true});
    free(self->citizen_index.slot);
    self->citizen_index = made;
    return true;
}

size_t world_store_citizen(struct World *self, const struct Citizen *citizen) {
    size_t place = self->citizens.count;
    bool full = self->citizen_index.slots / 2 <= place;
    if (place >= UINT32_MAX || !LIST_RESERVE(&self->citizens) || (full && !citizens_index(self, place + 1)))
        return SIZE_MAX;
    slot_take(&self->citizen_index, (struct CitizenSlot){citizen->id, (uint32_t)place, true});
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
