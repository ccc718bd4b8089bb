/* Whom an intervention reaches: all, a government, named agencies, the best connected, some at random. */
#include <stdlib.h>
#include <string.h>

#include "mechanism/interventions.h"
#include "small_world.h"
#include "world/network_edges.h"

enum { AGENCIES = 8 };

/* Agency 5 has the strongest ties, then 2 and 6, which are alike, then the rest. */
static const char edges[] = "from,to,weight\n5,0,3\n5,1,3\n5,3,3\n5,4,3\n2,6,4\n2,7,1\n6,7,1\n";

/* Aims one intervention in a world of two governments and these ties; hit[AGENCIES] says whom it reaches. */
static void aim(struct Intervention intervention, bool hit[AGENCIES]) {
    struct Scenario scenario;
    struct World world;
    struct Network network;
    struct Error error = {0};
    small_scenario(&scenario, AGENCIES);
    intervention.kind = INTERVENTION_WORKSHOP;
    scenario.intervention_count = 1;
    scenario.interventions[0] = intervention;
    small_world(&world, &scenario, 61, 10);
    ck_assert_int_eq(
        network_read_edges_text(&network, edges, sizeof edges - 1, "edges", AGENCIES, NULL, &error),
        STATUS_OK);
    const struct Network *before = world.network;
    world.network = &network;
    for (uint32_t a = 0; a < AGENCIES; a++)
        world.agencies.government[a] = a % 2;
    memset(world.intervention_hits, 0, AGENCIES * sizeof *world.intervention_hits);
    ck_assert_int_eq(interventions_aim(&world, &error), STATUS_OK);
    memcpy(hit, world.intervention_hits, AGENCIES * sizeof *hit);
    world.network = before;
    network_free(&network);
    world_free(&world);
    scenario_free(&scenario);
}

static void expect_hits(struct Intervention intervention, const char *wanted) {
    bool hit[AGENCIES];
    aim(intervention, hit);
    for (int a = 0; a < AGENCIES; a++)
        ck_assert_msg(hit[a] == (wanted[a] == 'x'), "agency %d is%s reached", a, hit[a] ? "" : " not");
}

START_TEST(test_each_target_reaches_its_agencies) {
    expect_hits((struct Intervention){.target = TARGET_ALL}, "xxxxxxxx");
    expect_hits((struct Intervention){.target = TARGET_GOVERNMENT, .government = 1}, ".x.x.x.x");
    expect_hits((struct Intervention){.target = TARGET_AGENCIES, .agencies = {7, 0, 3}, .agency_count = 3},
                "x..x...x");
    expect_hits((struct Intervention){.target = TARGET_RANDOM, .share = 0.0}, "........");
    expect_hits((struct Intervention){.target = TARGET_RANDOM, .share = 1.0}, "xxxxxxxx");
}
END_TEST

/* By the sum of the weights of its ties; of equals the first. */
START_TEST(test_the_best_connected_have_the_strongest_ties) {
    static const char *const wanted[] = {"........", ".....x..", "..x..x..", "..x..xx."};
    for (int64_t count = 0; count < 4; count++)
        expect_hits((struct Intervention){.target = TARGET_BEST_CONNECTED, .agency_count = count},
                    wanted[count]);
    expect_hits((struct Intervention){.target = TARGET_BEST_CONNECTED, .agency_count = AGENCIES}, "xxxxxxxx");
}
END_TEST

/* A larger share reaches those of a smaller one and more, so that two programmes differ by who is added. */
START_TEST(test_a_larger_share_keeps_whom_a_smaller_one_reaches) {
    bool before[AGENCIES] = {false}, hit[AGENCIES];
    for (int tenths = 0; tenths <= 10; tenths++) {
        aim((struct Intervention){.target = TARGET_RANDOM, .share = tenths / 10.0}, hit);
        for (int a = 0; a < AGENCIES; a++)
            ck_assert(hit[a] || !before[a]);
        memcpy(before, hit, sizeof before);
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_each_target_reaches_its_agencies);
    tcase_add_test(tests, test_the_best_connected_have_the_strongest_ties);
    tcase_add_test(tests, test_a_larger_share_keeps_whom_a_smaller_one_reaches);
}

int main(void) {
    return run_suite("interventions", add_tests);
}
