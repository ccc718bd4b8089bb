/* Places of labels beside points: inside the panel, clear of points and of one another. */
#include <stdlib.h>
#include <string.h>

#include "plots/figure/label_places.h"
#include "tests/suite.h"

static bool overlap(const struct Box *a, const struct Box *b) {
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static struct Obstacles panel(void) {
    return (struct Obstacles){.width = 600.0, .height = 400.0};
}

START_TEST(a_lone_point_has_its_label_beside_it) {
    struct Obstacles obstacles = panel();
    struct Box place;
    obstacles_add_hard(&obstacles, (struct Box){294.0, 194.0, 306.0, 206.0});
    ck_assert(obstacles_place(&obstacles, 300.0, 200.0, 80.0, 15.0, &place));
    ck_assert(place.left > 300.0 && place.left < 320.0);
    ck_assert(place.bottom < 206.0 && place.bottom > 185.0);
}
END_TEST

START_TEST(at_the_right_edge_it_is_left_of_the_point) {
    struct Obstacles obstacles = panel();
    struct Box place;
    ck_assert(obstacles_place(&obstacles, 590.0, 200.0, 80.0, 15.0, &place));
    ck_assert(place.right < 590.0);
}
END_TEST

START_TEST(no_two_labels_overlap) {
    enum { POINTS = 12 };
    struct Obstacles obstacles = panel();
    struct Box places[POINTS];
    size_t count = 0;
    for (int i = 0; i < POINTS; i++)
        count +=
            obstacles_place(&obstacles, 300.0 + 4.0 * i, 200.0 + 3.0 * i, 90.0, 15.0, &places[count]) ? 1 : 0;
    ck_assert_uint_ge(count, 3);
    ck_assert_uint_lt(count, POINTS);
    for (size_t i = 0; i < count; i++) {
        ck_assert(places[i].left >= 0.0 && places[i].right <= 600.0);
        ck_assert(places[i].top >= 0.0 && places[i].bottom <= 400.0);
        for (size_t j = 0; j < i; j++)
            ck_assert(!overlap(&places[i], &places[j]));
    }
}
END_TEST

START_TEST(lines_are_crossed_only_where_there_is_no_other_place) {
    struct Obstacles obstacles = panel();
    struct Box place;
    const struct Box line = {300.0, 180.0, 420.0, 190.0};
    obstacles_add_soft(&obstacles, line);
    ck_assert(obstacles_place(&obstacles, 300.0, 200.0, 80.0, 15.0, &place));
    ck_assert(!overlap(&place, &line));
    obstacles_add_soft(&obstacles, (struct Box){0.0, 0.0, 600.0, 400.0});
    ck_assert(obstacles_place(&obstacles, 300.0, 200.0, 80.0, 15.0, &place));
}
END_TEST

START_TEST(there_may_be_no_place) {
    struct Obstacles obstacles = panel();
    struct Box place;
    obstacles_add_hard(&obstacles, (struct Box){0.0, 0.0, 600.0, 400.0});
    ck_assert(!obstacles_place(&obstacles, 300.0, 200.0, 80.0, 15.0, &place));
    ck_assert_uint_eq(obstacles.hard_count, 1);
}
END_TEST

START_TEST(too_many_obstacles_are_left_out) {
    struct Obstacles obstacles = panel();
    for (int i = 0; i < 2 * OBSTACLES_MOST; i++) {
        obstacles_add_hard(&obstacles, (struct Box){1.0, 1.0, 2.0, 2.0});
        obstacles_add_soft(&obstacles, (struct Box){1.0, 1.0, 2.0, 2.0});
    }
    ck_assert_uint_eq(obstacles.hard_count, OBSTACLES_MOST);
    ck_assert_uint_eq(obstacles.soft_count, OBSTACLES_MOST);
}
END_TEST

static void add_tests(TCase *group) {
    tcase_add_test(group, a_lone_point_has_its_label_beside_it);
    tcase_add_test(group, at_the_right_edge_it_is_left_of_the_point);
    tcase_add_test(group, no_two_labels_overlap);
    tcase_add_test(group, lines_are_crossed_only_where_there_is_no_other_place);
    tcase_add_test(group, there_may_be_no_place);
    tcase_add_test(group, too_many_obstacles_are_left_out);
}

int main(void) {
    return run_suite("label places", add_tests);
}
