#define _POSIX_C_SOURCE 200809L /* setenv */
/* What a run left, packed and read again; weeks of which it is told; numbers of more runs than memory holds.
 */
#include "estimate/tally_pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/run_numbers.h"
#include "tests/suite.h"

enum { WEEKS = 520 };

static struct Error error;

/* Within a grid every week is part of one place, places follow on each other, and the last is the run's last.
 */
START_TEST(places_part_the_weeks) {
    static const int64_t lengths[] = {1, 2, 51, 52, 53, 104, 105, 208, 260, 519, 520, 521, 676, 2704, 10400};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct WeekGrid grid = week_grid(lengths[i], KEEP_LEVEL);
        size_t places = week_grid_places(&grid), place = 0;
        for (int64_t week = 0; week < lengths[i]; week++) {
            ck_assert_uint_eq(week_grid_place(&grid, week), place);
            place += week_grid_week(&grid, place) == week ? 1 : 0;
        }
        ck_assert_uint_eq(place, places);
        ck_assert_int_eq(SUMMARY_YEAR_WEEKS % grid.step, 0);
        for (int64_t year = 1; year <= lengths[i] / SUMMARY_YEAR_WEEKS; year++) {
            int64_t last = year * SUMMARY_YEAR_WEEKS - 1;
            ck_assert_int_eq(week_grid_week(&grid, week_grid_place(&grid, last)), last);
        }
        ck_assert_uint_le(places, lengths[i] <= 2704 ? 54 : 202);
    }
    struct WeekGrid quarters = week_grid(520, KEEP_SUM), all = week_grid(520, KEEP_WEEKS);
    ck_assert_int_eq(quarters.step, 13);
    ck_assert_uint_eq(week_grid_places(&quarters), 41);
    ck_assert_uint_eq(week_grid_places(&all), 520);
}
END_TEST

/* Weeks of a run: levels rise, 1, 2, 3, ... happen, of 70 agencies one more tries every ninth week. */
static struct Tally *some_run(void) {
    struct Tally *tally = tally_new(WEEKS);
    ck_assert_ptr_nonnull(tally);
    for (int64_t week = 0; week < WEEKS; week++) {
        struct WeekRecord record;
        memset(&record, 0, sizeof record);
        record.week = week;
        record.ever_tried_share = (double)(week / 9) / 70.0;
        record.trust_citizen = 0.4 + 0.3 * sin(0.01 * (double)week);
        record.chosen_outsourced = week + 1;
        record.chosen_in_house = RECORD_MISSING;
        record.trust_citizen_by_ends = -1e-5 * cos((double)week);
        record.expectation = NAN;
        record.conservatism = -0.0;
        ck_assert_int_eq(tally_add(tally, TABLE_WEEKLY, &record, &error), STATUS_OK);
    }
    for (int64_t i = 0; i < 70; i++) {
        struct AgencyRecord agency = {.agency = i, .tried_week = i < 57 ? 9 * (i + 1) : RECORD_MISSING};
        ck_assert_int_eq(tally_add(tally, TABLE_AGENCIES, &agency, &error), STATUS_OK);
    }
    for (int64_t i = 0; i < 300; i++) {
        struct EpisodeRecord episode = {.case_type = i % 50 == 0 ? RECORD_MISSING : i % CASE_TYPE_COUNT,
                                        .start_week = i,
                                        .end_week = i % 7 == 0 ? RECORD_MISSING : i + i % 90,
                                        .exit = i % 7 == 0 ? RECORD_MISSING : i % EXIT_COUNT};
        ck_assert_int_eq(tally_add(tally, TABLE_EPISODES, &episode, &error), STATUS_OK);
    }
    struct RunRecord run;
    memset(&run, 0, sizeof run);
    run.agencies = 70;
    run.public_value = 1e300;
    run.total_cost = NAN;
    ck_assert_int_eq(tally_add(tally, TABLE_RUNS, &run, &error), STATUS_OK);
    return tally;
}

static void assert_same(const struct Tally *one, const struct Tally *other) {
    ck_assert_uint_eq(one->tables, other->tables);
    ck_assert_mem_eq(&one->counts, &other->counts, sizeof one->counts);
    ck_assert_int_eq(one->agencies, other->agencies);
    ck_assert_double_eq(one->waited_weeks, other->waited_weeks);
    ck_assert_mem_eq(one->last_year, other->last_year, sizeof one->last_year);
    ck_assert_mem_eq(one->run, other->run, record_table(TABLE_RUNS)->column_count * sizeof *one->run);
    for (size_t i = 0; i < tally_weekly_columns(); i++) {
        struct WeekGrid grid = tally_grid(i, one->weeks);
        ck_assert_mem_eq(one->weekly[i], other->weekly[i], week_grid_places(&grid) * sizeof(double));
    }
}

START_TEST(it_comes_back_to_the_bit) {
    struct Tally *tally = some_run(), *back;
    struct Packing packing = {0}, again = {0};
    ck_assert_int_eq(tally_pack(tally, &packing, &error), STATUS_OK);
    ck_assert_uint_le(packing.size, 6000);
    ck_assert_int_eq(tally_unpack(&back, WEEKS, packing.bytes, packing.size, &error), STATUS_OK);
    assert_same(tally, back);
    ck_assert_int_eq(tally_pack(back, &again, &error), STATUS_OK);
    ck_assert_uint_eq(again.size, packing.size);
    ck_assert_mem_eq(again.bytes, packing.bytes, packing.size);
    free(packing.bytes);
    free(again.bytes);
    tally_free(tally);
    tally_free(back);
}
END_TEST

/* A quarter is the sum of 13 weeks, the first of 12 and of week 0 alone: 1 + … + 520 in all. */
START_TEST(sums_and_levels) {
    struct Tally *tally = some_run();
    const double *sums = tally->weekly[tally_weekly_column("chosen_outsourced")],
                 *levels = tally->weekly[tally_weekly_column("trust_citizen")];
    double all = 0.0;
    for (size_t place = 0; place <= WEEKS / 13; place++)
        all += sums[place];
    ck_assert_double_eq(all, 0.5 * WEEKS * (WEEKS + 1));
    ck_assert_double_eq(sums[0], 1.0);
    ck_assert_double_eq(sums[2], 13.0 * 20.0);
    ck_assert_double_eq(levels[0], 0.4);
    ck_assert_double_eq(levels[4], 0.4 + 0.3 * sin(0.51));
    ck_assert_double_eq(levels[40], 0.4 + 0.3 * sin(5.19));
    ck_assert_double_eq(tally->last_year[SOURCING_OUTSOURCED], 26.0 * (469.0 + 520.0));
    ck_assert_double_nan(tally->weekly[tally_weekly_column("chosen_in_house")][3]);
    tally_free(tally);
}
END_TEST

/* Whatever is changed, it is refused or a tally; what is cut is refused. */
START_TEST(damage_is_refused_or_harmless) {
    struct Tally *tally = some_run(), *back;
    struct Packing packing = {0};
    ck_assert_int_eq(tally_pack(tally, &packing, &error), STATUS_OK);
    for (size_t i = 0; i < packing.size; i++) {
        unsigned char whole = packing.bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            struct Error why = {0};
            packing.bytes[i] = (unsigned char)(whole ^ 1 << bit);
            enum Status status = tally_unpack(&back, WEEKS, packing.bytes, packing.size, &why);
            ck_assert(status == STATUS_OK || status == STATUS_INPUT_OUTPUT);
            ck_assert(status != STATUS_OK || back->counts.episodes[GROUP_ALL] <= 5000000000);
            tally_free(back);
        }
        packing.bytes[i] = whole;
        ck_assert_int_eq(tally_unpack(&back, WEEKS, packing.bytes, i, &error), STATUS_INPUT_OUTPUT);
    }
    ck_assert_int_eq(tally_unpack(&back, WEEKS + 1, packing.bytes, packing.size, &error),
                     STATUS_INPUT_OUTPUT);
    ck_assert_int_eq(tally_unpack(&back, WEEKS, NULL, 0, &error), STATUS_INPUT_OUTPUT);
    free(packing.bytes);
    tally_free(tally);
}
END_TEST

/* Any whole numbers, shares and reals, of which each kind has its own way. */
START_TEST(series_come_back) {
    static const double series[][4] = {{0, 0, 0, 0},
                                       {-3, 9007199254740991.0, -9007199254740991.0, 0},
                                       {0, 1.0 / 7, 3.0 / 7, 1},
                                       {0.1, 0.1, -0.1, 1e-320},
                                       {-0.0, 1, 2, 3},
                                       {1e300, 2, 9007199254740992.0, 1}};
    for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
        double back[4];
        struct Packing packing = {0};
        pack_series(&packing, series[i], 4, 7.0);
        struct Unpacking reading = {packing.bytes, packing.bytes + packing.size, false};
        unpack_series(&reading, back, 4, 7.0);
        ck_assert(!reading.failed && reading.next == reading.end);
        ck_assert_mem_eq(series[i], back, sizeof back);
        free(packing.bytes);
    }
}
END_TEST

/* Whole numbers, shares, one number for all, what is not available, and anything. */
static double number_of(size_t run, size_t number) {
    const double all = (double)(run * 700 + number);
    return number % 9 == 0   ? all
           : number % 9 == 1 ? (double)(run % 7) / 7.0
           : number % 9 == 2 ? -0.0
           : number % 9 == 3 ? (double)NAN
                             : sqrt(all);
}

/* Numbers that are the same in all runs, or counts, take hardly any of the file. */
START_TEST(few_bytes_of_many_runs) {
    enum { WIDTH = 700, RUNS = 2000 };
    struct RunNumbers numbers;
    static double row[WIDTH];
    run_numbers_init(&numbers, WIDTH);
    for (size_t r = 0; r < RUNS; r++) {
        for (size_t i = 0; i < WIDTH; i++)
            row[i] = number_of(r, i - i % 9 + i % 3 + i % 2); /* no roots */
        ck_assert_int_eq(run_numbers_add(&numbers, row, 7.0, &error), STATUS_OK);
    }
    ck_assert_uint_lt(numbers.chunks.size, RUNS * sizeof row / 4);
    run_numbers_free(&numbers);
}
END_TEST

/* More numbers than memory is taken for: what lies in a file is read as what lay in memory. */
START_TEST(numbers_of_many_runs) {
    enum { WIDTH = 700, RUNS = 1600 };
    struct RunNumbers numbers;
    static double row[WIDTH], values[RUNS];
    run_numbers_init(&numbers, WIDTH);
    for (size_t r = 0; r < RUNS; r++) {
        for (size_t i = 0; i < WIDTH; i++)
            row[i] = number_of(r, i);
        ck_assert_int_eq(run_numbers_add(&numbers, row, 7.0, &error), STATUS_OK);
        if (r + 1 != 50 && r + 1 != RUNS)
            continue;
        ck_assert_int_eq(numbers.chunks.file != NULL, r + 1 == RUNS);
        for (size_t i = 0; i < WIDTH; i += 233) {
            ck_assert_int_eq(run_numbers_read(&numbers, i, values, &error), STATUS_OK);
            for (size_t k = 0; k <= r; k++) {
                const double wanted = number_of(k, i);
                ck_assert_mem_eq(&values[k], &wanted, sizeof wanted);
            }
        }
        ck_assert_uint_le(numbers.block_count * (r + 1) * sizeof(double),
                          SPILL_MEMORY + RUNS * sizeof(double));
    }
    run_numbers_free(&numbers);
    run_numbers_free(&numbers);
}
END_TEST

START_TEST(no_room_for_a_temporary_file) {
    static char bytes[SPILL_MEMORY / 2 + 1];
    struct Spill spill = {0};
    struct Error why = {0};
    ck_assert_int_eq(setenv("TMPDIR", "/nowhere/at/all", 1), 0);
    ck_assert_int_eq(spill_append(&spill, bytes, sizeof bytes, &why), STATUS_OK);
    ck_assert_int_eq(spill_append(&spill, bytes, sizeof bytes, &why), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(why.text, "temporary file"));
    spill_free(&spill);
    ck_assert_int_eq(setenv("TMPDIR", "/tmp", 1), 0);
    ck_assert_int_eq(spill_append(&spill, bytes, sizeof bytes, &why), STATUS_OK);
    ck_assert_int_eq(spill_append(&spill, bytes, sizeof bytes, &why), STATUS_OK);
    ck_assert_ptr_nonnull(spill.file);
    spill_free(&spill);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, places_part_the_weeks);
    tcase_add_test(cases, it_comes_back_to_the_bit);
    tcase_add_test(cases, sums_and_levels);
    tcase_add_test(cases, damage_is_refused_or_harmless);
    tcase_add_test(cases, series_come_back);
    tcase_add_test(cases, numbers_of_many_runs);
    tcase_add_test(cases, few_bytes_of_many_runs);
    tcase_add_test(cases, no_room_for_a_temporary_file);
}

int main(void) {
    return run_suite("tally pack", add_tests);
}
