/* The head of a page on a study: question, then the answer, every text shown as text; what is not known is
 * said. */
#define _GNU_SOURCE /* open_memstream */
#include "plots/page/three_sentences.h"

#include <stdlib.h>
#include <string.h>

#include "tests/suite.h"

static char *write_page(const struct PageHead *head) {
    static const struct ReportOrigin origin = {.command = "tandem decide 'a & b.cfg'",
                                               .seed = 18446744073709551615u,
                                               .replicates = 2,
                                               .weeks = 52,
                                               .version = "1",
                                               .revision = "abc",
                                               .model = "2"};
    char *page = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&page, &size);
    ck_assert_ptr_nonnull(stream);
    three_sentences_open(head, stream);
    fputs("<p>section</p>\n", stream);
    three_sentences_close(&origin, stream);
    fclose(stream);
    return page;
}

START_TEST(question_answer_section_reproduction) {
    struct Sentences answer = {{""}};
    sentences_say(&answer, SENTENCE_FAILS, "It fails where <b> is above %g.", 0.7);
    sentences_say(&answer, SENTENCE_FOUND, "The best for the money is \"A & B\".");
    const struct PageHead head = {"en", "<script>title</script>", "Which & why?", &answer};
    char *page = write_page(&head);
    const char *const order[] = {"<html lang='en'>",
                                 "<h1>&lt;script&gt;title",
                                 "Which &amp; why?",
                                 "The answer",
                                 "The best for the money is &quot;A &amp; B&quot;.",
                                 "It fails where &lt;b&gt; is above 0.7.",
                                 "<p>section</p>",
                                 "tandem decide &#39;a &amp; b.cfg&#39;",
                                 "18446744073709551615",
                                 "</html>"};
    const char *at = page;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        at = strstr(at, order[i]);
        ck_assert_msg(at != NULL, "%s is missing or comes too early", order[i]);
    }
    ck_assert(strstr(page, "<script>") == NULL);
    free(page);
}
END_TEST

START_TEST(nothing_found_is_said) {
    const struct Sentences nothing = {{""}};
    const struct PageHead head = {"en", "title", "", &nothing};
    char *page = write_page(&head);
    ck_assert(strstr(page, "too short, or recorded too little") != NULL);
    ck_assert(strstr(page, "The question") == NULL);
    free(page);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, question_answer_section_reproduction);
    tcase_add_test(tests, nothing_found_is_said);
}

int main(void) {
    return run_suite("three sentences", add_tests);
}
