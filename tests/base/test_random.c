/* Keyed random numbers. Statistical tests run on fixed seeds; each would raise a false alarm on one seed in a
 * million (FALSE_ALARM), all of them together on fewer than one in ten thousand. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Random123/philox.h>
#include <gsl/gsl_cdf.h>

#include "base/normal.h"
#include "base/random.h"
#include "tests/suite.h"

static const double FALSE_ALARM = 1e-6;
static const struct RandomKey KEY = {UINT64_C(0x0123456789abcdef), 42};

/* Salmon et al. 2011, known answers that come with Random123 for philox4x64 with 10 rounds. */
START_TEST(test_philox_gives_its_known_answers) {
    static const struct {
        philox4x64_ctr_t counter;
        philox4x64_key_t key;
        uint64_t answer[4];
    } rows[] = {{{{0, 0, 0, 0}},
                 {{0, 0}},
                 {0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b}},
                {{{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}},
                 {{UINT64_MAX, UINT64_MAX}},
                 {0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}},
                {{{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89}},
                 {{0x452821e638d01377, 0xbe5466cf34e90c6c}},
                 {0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6}}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        philox4x64_ctr_t result = philox4x64(rows[i].counter, rows[i].key);
        ck_assert_mem_eq(result.v, rows[i].answer, sizeof rows[i].answer);
    }
    uint64_t words[4];
    random_block(&(struct RandomKey){0}, (struct DrawId){0}, 0, words);
    ck_assert_mem_eq(words, rows[0].answer, sizeof words);
}
END_TEST

START_TEST(test_key_and_counter_are_laid_out_as_documented) {
    static const struct DrawId ids[] = {
        {(enum Purpose)0, 0, 0, 0},
        {(enum Purpose)5, 77, 0, 0},
        {(enum Purpose)0, 0, 1, 0},
        {(enum Purpose)0, 0, 0, 9},
        {(enum Purpose)(PURPOSE_COUNT - 1), UINT64_MAX, UINT32_MAX, UINT64_MAX}};
    static const uint64_t blocks[] = {0, 1, UINT64_MAX};
    philox4x64_key_t key = {{KEY.seed, KEY.replicate}};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        for (size_t j = 0; j < sizeof blocks / sizeof *blocks; j++) {
            uint64_t week_purpose = (uint64_t)ids[i].week * 65536 + (uint64_t)ids[i].purpose;
            philox4x64_ctr_t counter = {{ids[i].entity, week_purpose, ids[i].ordinal, blocks[j]}};
            philox4x64_ctr_t expected = philox4x64(counter, key);
            uint64_t words[4];
            random_block(&KEY, ids[i], blocks[j], words);
            ck_assert_mem_eq(words, expected.v, sizeof words);
            random_words(&KEY, ids[i].purpose, ids[i].entity, ids[i].week, ids[i].ordinal, words);
            if (blocks[j] == 0)
                ck_assert_mem_eq(words, expected.v, sizeof words);
        }
    }
}
END_TEST

/* Written down once with gcc; any compiler, flag or library that gives another number fails here. */
static const struct {
    struct DrawId id;
    uint64_t block, words[4];
    double uniform, normal;
} golden[] = {{{(enum Purpose)0, 0, 0, 0},
               0,
               {0xb670601fe20ebc1c, 0x455697b31f1784a9, 0x0e7d004024b1b070, 0x4d24dd4f965d862d},
               0x1.6ce0c03fc41d7p-1,
               0.56114957862640125},
              {{(enum Purpose)37, 1000003, 4000000000, 7},
               1,
               {0x2fe3114be9b570d0, 0x8bf068fcd6a856ba, 0x1344bd233258708e, 0xf41afe884abe5cef},
               0x1.32c3e4d3295p-7,
               -2.3509914804646508},
              {{(enum Purpose)35, 2000006, 3705032704, 14},
               2,
               {0x999a70a228af364e, 0x4f5338a3669a0860, 0xfa423ae4a6eaea19, 0xa3c2c48552adc679},
               0x1.a04232814b6dep-2,
               -0.23655111913506083}};

START_TEST(test_the_same_values_from_every_compiler) {
    uint64_t words[4];
    random_block(&KEY, golden[_i].id, golden[_i].block, words);
    ck_assert_mem_eq(words, golden[_i].words, sizeof words);
    ck_assert_double_eq(random_uniform(&KEY, golden[_i].id), golden[_i].uniform);
    /* These pass through the mathematical library, whose last bit depends on the processor. */
    ck_assert_double_eq_tol(random_normal(&KEY, golden[_i].id), golden[_i].normal, 1e-13);
}
END_TEST

START_TEST(test_a_draw_does_not_depend_on_draws_before_it) {
    struct DrawId id = {.purpose = PURPOSE_FRAILTY, .entity = 5, .week = 6, .ordinal = 7};
    double first = random_uniform(&KEY, id), normal = random_normal(&KEY, id);
    for (uint64_t i = 0; i < 10; i++)
        random_uniform(&KEY, (struct DrawId){.entity = i});
    ck_assert_double_eq(random_uniform(&KEY, id), first);
    ck_assert_double_eq(random_normal(&KEY, id), normal);
}
END_TEST

static int compare_words(const void *one, const void *other) {
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;
    return (a > b) - (a < b);
}

/* All words differ over purposes, entities, weeks, ordinals, blocks, replicates and seeds (two of some 10^5
 * words of 64 bits agree by chance on one seed in 10^9). */
START_TEST(test_whatever_tells_decisions_apart_changes_the_draw) {
    enum { SMALL = 3 };
    size_t most = (size_t)PURPOSE_COUNT * SMALL * SMALL * SMALL * SMALL * SMALL * SMALL * 4, count = 0;
    uint64_t *words = malloc(most * sizeof *words);
    ck_assert_ptr_nonnull(words);
    for (int purpose = 0; purpose < PURPOSE_COUNT; purpose++) {
        for (unsigned code = 0; code < 729; code++) {
            struct RandomKey key = {code % SMALL, code / 3 % SMALL};
            struct DrawId id = {(enum Purpose)purpose, code / 9 % SMALL, code / 27 % SMALL,
                                code / 81 % SMALL};
            random_block(&key, id, code / 243, words + count);
            count += 4;
        }
    }
    ck_assert_uint_eq(count, most);
    qsort(words, count, sizeof *words, compare_words);
    for (size_t i = 1; i < count; i++)
        ck_assert_uint_ne(words[i - 1], words[i]);
    free(words);
}
END_TEST

START_TEST(test_uniforms_are_the_high_53_bits_of_the_words) {
    for (uint64_t i = 0; i < 1000; i++) {
        struct DrawId id = {.purpose = PURPOSE_CRISIS, .entity = i};
        uint64_t words[4];
        double four[4];
        random_block(&KEY, id, 0, words);
        random_uniform4(&KEY, id, four);
        for (int j = 0; j < 4; j++) {
            ck_assert_double_eq(four[j], ldexp((double)(words[j] >> 11), -53));
            ck_assert(four[j] >= 0 && four[j] < 1);
        }
        ck_assert_double_eq(random_uniform(&KEY, id), four[0]);
    }
}
END_TEST

START_TEST(test_normals_are_the_inverse_of_the_uniforms) {
    for (uint64_t i = 0; i < 1000; i++) {
        struct DrawId id = {.purpose = PURPOSE_SUPPORT_NOISE, .entity = i};
        double normal = random_normal(&KEY, id);
        ck_assert(isfinite(normal));
        ck_assert_double_eq_tol(gsl_cdf_ugaussian_P(normal), random_uniform(&KEY, id), 1e-14);
    }
}
END_TEST

/* GSL has the quantile by another implementation; each tail down to where a word of 52 bits ends. */
START_TEST(test_the_normal_quantile_is_that_of_gsl) {
    for (double tail = 0.5; tail >= 0x1p-53; tail /= 1.3) {
        ck_assert_double_eq_tol(normal_quantile(tail - 0.5), gsl_cdf_ugaussian_Pinv(0.5 + (tail - 0.5)),
                                1e-13);
        ck_assert_double_eq(normal_quantile(0.5 - tail), -normal_quantile(tail - 0.5));
    }
}
END_TEST

START_TEST(test_exponentials_are_the_inverse_of_the_uniforms) {
    for (uint64_t i = 0; i < 1000; i++) {
        uint64_t bits = random_bits(&KEY, PURPOSE_CRISIS, i, 0, 0);
        ck_assert_double_eq_tol(-expm1(-exponential_of_bits(bits)), uniform_of_bits(bits), 1e-15);
    }
    ck_assert(isfinite(exponential_of_bits(UINT64_MAX)));
}
END_TEST

START_TEST(test_four_normals_are_the_words_of_a_block) {
    struct DrawId id = {PURPOSE_CITIZEN_TRAITS, 71, 0, 2};
    uint64_t words[4];
    double normal[4];
    random_block(&KEY, id, 0, words);
    random_normal4(&KEY, id, normal);
    for (int i = 0; i < 4; i++)
        ck_assert_double_eq(normal[i], normal_of_bits(words[i]));
}
END_TEST

/* Wherever a row begins, whatever is asked for before, an entity has the same word, and all four words of a
 * block are used. */
START_TEST(test_a_row_depends_on_the_entity_alone) {
    enum { ENTITIES = 23 };
    for (uint64_t first = 0; first < ENTITIES; first++) {
        struct RandomRow row = random_row(&KEY, PURPOSE_SUPPORT_NOISE, 9, 2);
        for (uint64_t i = first; i < first + ENTITIES; i++) {
            uint64_t words[4], entity = i * 7 % ENTITIES;
            random_block(&KEY, (struct DrawId){PURPOSE_SUPPORT_NOISE, entity / 4, 9, 2}, 0, words);
            ck_assert_uint_eq(random_row_bits(&row, entity), words[entity % 4]);
        }
    }
}
END_TEST

static int compare_doubles(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Kolmogorov-Smirnov distance of `uniform[n]` to U(0, 1); sorts it. */
static double uniform_distance(double *uniform, size_t n) {
    qsort(uniform, n, sizeof *uniform, compare_doubles);
    double distance = 0;
    for (size_t i = 0; i < n; i++)
        distance = fmax(distance,
                        fmax((double)(i + 1) / (double)n - uniform[i], uniform[i] - (double)i / (double)n));
    return distance;
}

/* Dvoretzky, Kiefer & Wolfowitz 1956 with the constant of Massart 1990: exceeded with probability FALSE_ALARM
 * at most. */
static double distance_bound(size_t n) {
    return sqrt(log(2 / FALSE_ALARM) / (2 * (double)n));
}

enum { DRAWS = 50000 };

static double draw_uniform(uint64_t i) {
    return random_uniform(&KEY, (struct DrawId){.purpose = PURPOSE_CONTACT, .entity = i});
}
static double draw_by_week(uint64_t i) {
    return random_uniform(&KEY, (struct DrawId){.purpose = PURPOSE_CONTACT, .week = (uint32_t)i});
}
static double draw_by_ordinal(uint64_t i) {
    return random_uniform(&KEY, (struct DrawId){.purpose = PURPOSE_CONTACT, .ordinal = i});
}
static double draw_by_replicate(uint64_t i) {
    return random_uniform(&(struct RandomKey){1, i}, (struct DrawId){.purpose = PURPOSE_CONTACT});
}
static double draw_by_seed(uint64_t i) {
    return random_uniform(&(struct RandomKey){i, 0}, (struct DrawId){.purpose = PURPOSE_CONTACT});
}
static double draw_normal(uint64_t i) {
    return gsl_cdf_ugaussian_P(random_normal(&KEY, (struct DrawId){.purpose = PURPOSE_CONTACT, .entity = i}));
}
static double draw_fourth(uint64_t i) {
    double uniform[4];
    random_uniform4(&KEY, (struct DrawId){.purpose = PURPOSE_CONTACT, .entity = i}, uniform);
    return uniform[3];
}
static double draw_in_a_row(uint64_t i) {
    struct RandomRow row = random_row(&KEY, PURPOSE_SUPPORT_NOISE, 4, 0);
    return uniform_of_bits(random_row_bits(&row, i));
}
static double draw_mixed(uint64_t i) {
    return (double)(random_mix(i, 17) >> 11) * 0x1p-53;
}
static double draw_mixed_other(uint64_t i) {
    return (double)(random_mix(17, i) >> 11) * 0x1p-53;
}

static double (*const draws[])(uint64_t) = {draw_uniform, draw_by_week,    draw_by_ordinal, draw_by_replicate,
                                            draw_by_seed, draw_normal,     draw_fourth,     draw_in_a_row,
                                            draw_mixed,   draw_mixed_other};

START_TEST(test_draws_are_uniform_along_every_key) {
    double *uniform = malloc(DRAWS * sizeof *uniform);
    ck_assert_ptr_nonnull(uniform);
    for (uint64_t i = 0; i < DRAWS; i++)
        uniform[i] = draws[_i](i);
    double distance = uniform_distance(uniform, DRAWS);
    free(uniform);
    ck_assert_double_lt(distance, distance_bound(DRAWS));
}
END_TEST

/* Correlation of neighbours along each key: normal with variance 1/n in the limit. */
START_TEST(test_neighbours_are_uncorrelated_along_every_key) {
    double sum = 0, last = draws[_i](0) - 0.5;
    for (uint64_t i = 1; i <= DRAWS; i++) {
        double next = draws[_i](i) - 0.5;
        sum += last * next;
        last = next;
    }
    double deviates = sum * 12 / sqrt(DRAWS);
    ck_assert_double_lt(fabs(deviates), gsl_cdf_ugaussian_Qinv(FALSE_ALARM / 2));
}
END_TEST

/* Each pair of purposes at the same entity, week and ordinal; Bonferroni over the pairs. */
START_TEST(test_purposes_are_uncorrelated) {
    enum { N = 500 };
    double(*uniform)[N] = malloc(PURPOSE_COUNT * sizeof *uniform);
    ck_assert_ptr_nonnull(uniform);
    for (int p = 0; p < PURPOSE_COUNT; p++)
        for (uint64_t i = 0; i < N; i++)
            uniform[p][i] = random_uniform(&KEY, (struct DrawId){(enum Purpose)p, i, 3, 0}) - 0.5;
    double pairs = PURPOSE_COUNT * (PURPOSE_COUNT - 1) / 2.0;
    double bound = gsl_cdf_ugaussian_Qinv(FALSE_ALARM / pairs / 2);
    for (int p = 0; p < PURPOSE_COUNT; p++) {
        for (int q = 0; q < p; q++) {
            double sum = 0;
            for (int i = 0; i < N; i++)
                sum += uniform[p][i] * uniform[q][i];
            ck_assert_double_lt(fabs(sum * 12 / sqrt(N)), bound);
        }
    }
    free(uniform);
}
END_TEST

START_TEST(test_purposes_fit_the_counter) {
    ck_assert_int_lt(PURPOSE_COUNT, 65536);
}
END_TEST

/* The published first outputs of SplitMix64 from state 0. */
START_TEST(test_mixing_is_splitmix64) {
    ck_assert_uint_eq(random_mix(0, 0), 0xe220a8397b1dcdaf);
    ck_assert_uint_eq(random_mix(0, 1), 0x6e789e6aa1b965f4);
    ck_assert_uint_eq(random_mix(0, 2), 0x06c45d188009454f);
    ck_assert_uint_ne(random_mix(1, 2), random_mix(2, 1));
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_philox_gives_its_known_answers);
    tcase_add_test(tests, test_key_and_counter_are_laid_out_as_documented);
    tcase_add_loop_test(tests, test_the_same_values_from_every_compiler, 0, COUNT(golden));
    tcase_add_test(tests, test_a_draw_does_not_depend_on_draws_before_it);
    tcase_add_test(tests, test_whatever_tells_decisions_apart_changes_the_draw);
    tcase_add_test(tests, test_uniforms_are_the_high_53_bits_of_the_words);
    tcase_add_test(tests, test_normals_are_the_inverse_of_the_uniforms);
    tcase_add_test(tests, test_the_normal_quantile_is_that_of_gsl);
    tcase_add_test(tests, test_exponentials_are_the_inverse_of_the_uniforms);
    tcase_add_test(tests, test_four_normals_are_the_words_of_a_block);
    tcase_add_test(tests, test_a_row_depends_on_the_entity_alone);
    tcase_add_test(tests, test_purposes_fit_the_counter);
    tcase_add_test(tests, test_mixing_is_splitmix64);
    tcase_add_loop_test(tests, test_draws_are_uniform_along_every_key, 0, COUNT(draws));
    tcase_add_loop_test(tests, test_neighbours_are_uncorrelated_along_every_key, 0, COUNT(draws));
    tcase_add_test(tests, test_purposes_are_uncorrelated);
}

int main(void) {
    return run_suite("random", add_tests);
}
