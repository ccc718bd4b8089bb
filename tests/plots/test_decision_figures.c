/* Figures of a decision as files: scripts and data against golden ones. Written anew with GOLDEN=write in the
 * environment. */
#define _GNU_SOURCE /* mkdtemp */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "picture_folder.h"
#include "plots/figures.h"
#include "small_decision.h"
#include "tests/suite.h"

START_TEST(scripts_and_data_are_golden) {
    static const char *const names[] = {"frontier", "regret", "boxes"};
    char folder[] = "/tmp/tandem-decision-XXXXXX";
    struct SmallDecision *small = malloc(sizeof *small);
    struct FigureOutcome outcome = {0};
    struct Error error = {0};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    stand_in_for_gnuplot(folder, "");
    small_decision_init(small);
    const struct FigureRequest request = {.directory = folder,
                                          .subject = figure_subject_decision(&small->view)};
    ck_assert_msg(figures_write(&request, &outcome, &error) == STATUS_OK, "%s", error.text);
    ck_assert_uint_eq(outcome.written_count, 3);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_golden(folder, names[i], "dat");
        assert_golden(folder, names[i], "gp");
    }
    figure_outcome_free(&outcome);
    small_decision_free(small);
    free(small);
    remove_folder(folder);
}
END_TEST

START_TEST(without_a_box_there_is_no_picture_of_boxes) {
    struct SmallDecision *small = malloc(sizeof *small);
    small_decision_init(small);
    struct FigureSubject subject = figure_subject_decision(&small->view);
    ck_assert(figure_applies(figure_row(FIGURE_boxes), &subject));
    static const struct Circumstances none[2];
    small->view.circumstances = none;
    ck_assert(!figure_applies(figure_row(FIGURE_boxes), &subject));
    ck_assert(figure_applies(figure_row(FIGURE_frontier), &subject));
    small_decision_free(small);
    free(small);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, scripts_and_data_are_golden);
    tcase_add_test(cases, without_a_box_there_is_no_picture_of_boxes);
}

int main(void) {
    return run_suite("decision_figures", add_tests);
}
