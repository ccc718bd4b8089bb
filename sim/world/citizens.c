#include <stdlib.h>

#define HASH_NONFATAL_OOM 1
/* Ids are whole numbers: to mix one costs less than to hash its bytes. */
#define HASH_FUNCTION(key, length, hash) ((hash) = (unsigned)random_mix(*(const uint64_t *)(key), (length)))
#include <uthash.h>

#include "world/citizens.h"
#include "world/draws.h"
#include "world/scales.h"
#include "world/world.h"

/* Maps a citizen's id to its place in world->citizens. */
struct CitizenIndex {
    uint64_t id;
    size_t place;
    UT_hash_handle hh;
};

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

size_t world_find_citizen(const struct World *self, uint64_t id) {
    struct CitizenIndex *found = NULL;
    HASH_FIND(hh, self->citizen_index, &id, sizeof id, found);
    return found == NULL ? SIZE_MAX : found->place;
}

static bool index_add(struct World *self, uint64_t id, size_t place) {
    struct CitizenIndex *entry = calloc(1, sizeof *entry);
    if (entry == NULL)
        return false;
    entry->id = id;
    entry->place = place;
    HASH_ADD(hh, self->citizen_index, id, sizeof entry->id, entry);
    if (entry->hh.tbl != NULL)
        return true;
    free(entry); /* uthash leaves it without a table when memory ran out */
    return false;
}

bool citizens_index(struct World *self) {
    bool complete = true;
    for (size_t i = 0; i < self->citizens.count && complete; i++)
        complete = index_add(self, self->citizens.item[i].id, i);
    return complete;
}

size_t world_store_citizen(struct World *self, const struct Citizen *citizen) {
    if (!LIST_RESERVE(&self->citizens) || !index_add(self, citizen->id, self->citizens.count))
        return SIZE_MAX;
    self->citizens.item[self->citizens.count] = *citizen;
    return self->citizens.count++;
}

void citizens_free(struct World *self) {
    struct CitizenIndex *entry, *next;
    HASH_ITER(hh, self->citizen_index, entry, next) {
        HASH_DEL(self->citizen_index, entry);
        free(entry);
    }
    free(self->citizens.item);
    self->citizens.item = NULL;
    self->citizens.count = self->citizens.room = 0;
}
