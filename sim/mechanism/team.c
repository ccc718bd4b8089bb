#include "mechanism/team.h"

#include <math.h>

uint32_t team_least(double full) {
    return (uint32_t)(full / 2.0);
}

enum Status team_gather(struct World *world, struct Episode *episode, const struct Proposal *proposal,
                        struct Error *error) {
    episode->member_first = (uint32_t)world->members.count;
    for (uint32_t i = 0; i < proposal->citizen_count + proposal->staff_count; i++) {
        if (!LIST_RESERVE(&world->members))
            return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu members", world->members.count);
        struct Member *member = &world->members.item[world->members.count++];
        if (i < proposal->citizen_count) {
            *member = (struct Member){.person = proposal->citizen[i],
                                      .agency = proposal->agency,
                                      .side = SIDE_CITIZEN,
                                      .here = true};
            continue;
        }
        uint32_t person = proposal->staff[i - proposal->citizen_count];
        uint32_t agency = proposal->staff_agency[i - proposal->citizen_count];
        uint32_t place = person - world->agencies.staff_first[agency];
        *member = (struct Member){.person = person,
                                  .agency = agency,
                                  .side = SIDE_ADMINISTRATOR,
                                  .here = true,
                                  .data_role = place < world->agencies.data_staff[agency]};
    }
    episode->member_count = (uint32_t)world->members.count - episode->member_first;
    return STATUS_OK;
}

struct Member *team_member(const struct World *world, const struct Episode *episode, uint32_t place) {
    return &world->members.item[episode->member_first + place];
}

uint32_t team_count(const struct World *world, const struct Episode *episode, enum Side side) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = team_member(world, episode, i);
        count += member->side == side && member->here;
    }
    return count;
}

double team_mean(const struct World *world, const struct Episode *episode, enum Side side,
                 double (*property)(const struct World *world, const struct Member *member)) {
    double sum = 0.0, count = 0.0;
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = team_member(world, episode, i);
        if (member->side != side || !member->here)
            continue;
        sum += property(world, member);
        count += 1.0;
    }
    return count > 0.0 ? sum / count : (double)NAN;
}

bool team_has_both_roles(const struct World *world, const struct Episode *episode) {
    bool data_role = false, business_role = false;
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = team_member(world, episode, i);
        if (member->side == SIDE_ADMINISTRATOR && member->here) {
            data_role = data_role || member->data_role;
            business_role = business_role || !member->data_role;
        }
    }
    return data_role && business_role;
}

void team_leave(struct World *world, struct Member *member) {
    member->here = false;
    if (member->side == SIDE_CITIZEN) {
        world->citizens.item[member->person].busy = false;
        return;
    }
    world->administrators[member->person].episodes = 0;
    world->agencies.members_now[member->agency]--;
}

void team_disband(struct World *world, const struct Episode *episode) {
    for (uint32_t i = 0; i < episode->member_count; i++) {
        struct Member *member = team_member(world, episode, i);
        if (!member->here)
            continue;
        team_leave(world, member);
        member->here = true;
    }
}
