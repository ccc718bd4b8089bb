/* Lists that grow, and that are put into order again after some more came. */
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "tests/suite.h"
#include "world/list.h"

struct Item {
    uint64_t key;
    char more[5];
};

static size_t looks;

static int by_key(const void *one, const void *other) {
    const struct Item *a = one, *b = other;
    looks++;
    return (a->key > b->key) - (a->key < b->key);
}

START_TEST(a_list_grows_and_keeps_what_it_holds) {
    LIST_OF(struct Item) list = {NULL, 0, 0};
    for (uint64_t i = 0; i < 1000; i++) {
        ck_assert(LIST_RESERVE(&list));
        list.item[list.count++] = (struct Item){.key = i};
    }
    for (uint64_t i = 0; i < 1000; i++)
        ck_assert_uint_eq(list.item[i].key, i);
    free(list.item);
}
END_TEST

/* Of every number of items in order before every number of others. */
START_TEST(any_list_is_put_into_order) {
    enum { MOST = 12 };
    struct Item item[2 * MOST], sorted[2 * MOST];
    for (size_t ready = 0; ready <= MOST; ready++)
        for (size_t added = 0; added <= MOST; added++) {
            size_t count = ready + added;
            for (size_t i = 0; i < count; i++)
                item[i] =
                    (struct Item){.key = i < ready ? 100 * i : random_mix(ready, 40 * added + i) % 1200};
            memcpy(sorted, item, count * sizeof *item);
            qsort(sorted, count, sizeof *sorted, by_key);
            list_sort(item, count, sizeof *item, by_key);
            for (size_t i = 0; i < count; i++)
                ck_assert_uint_eq(item[i].key, sorted[i].key);
        }
}
END_TEST

/* A few new ones behind a long list: one look at each that was there, and some for each new one. */
START_TEST(a_few_new_ones_cost_little) {
    enum { LONG = 5000, NEW = 4 };
    static struct Item item[LONG + NEW];
    for (size_t i = 0; i < LONG; i++)
        item[i].key = 10 * i;
    for (size_t i = 0; i < NEW; i++)
        item[LONG + i].key = 11111 * (NEW - i) + 1;
    looks = 0;
    list_sort(item, LONG + NEW, sizeof *item, by_key);
    ck_assert_uint_lt(looks, LONG + 20 * NEW);
    for (size_t i = 1; i < LONG + NEW; i++)
        ck_assert_uint_lt(item[i - 1].key, item[i].key);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, a_list_grows_and_keeps_what_it_holds);
    tcase_add_test(tests, any_list_is_put_into_order);
    tcase_add_test(tests, a_few_new_ones_cost_little);
}

int main(void) {
    return run_suite("list", add_tests);
}
