/* Fuzzes the reader of files of claims. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "claims/claims_reader.h"
#include "target.h"

static void check_test(const struct Claims *claims, const struct ClaimTest *test) {
    require(test->claim < claims->claim_count, "a test is of a claim");
    require(text_is_clean_utf8(test->title) && text_is_clean_utf8(test->why), "clean text");
    require(isfinite(test->level) && isfinite(test->matters), "levels are numbers");
    if (test->why[0] != '\0')
        return;
    for (size_t i = 0; i < contrast_row(test->contrast)->arms; i++)
        require(test->arm[i] < claims->arm_count, "an arm of the file");
}

static void check_accepted(const struct Claims *claims) {
    for (size_t i = 0; i < claims->claim_count; i++) {
        const struct Claim *claim = &claims->claims[i];
        require(claim->first_test + claim->test_count <= claims->test_count && claim->test_count > 0,
                "a claim has tests");
        require(text_is_clean_utf8(claim->says) && text_is_clean_utf8(claim->passage), "clean text");
    }
    for (size_t i = 0; i < claims->test_count; i++)
        check_test(claims, &claims->tests[i]);
    for (size_t i = 0; i < claims->arm_count; i++)
        require(claims->arms[i].intervention_count <= ARM_INTERVENTIONS_MOST, "number of interventions");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Claims claims = {0};
    struct Error error = {0};
    enum Status status = claims_read_text(&claims, (const char *)data, size, "fuzz.cfg", &error);
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    require(text_is_clean_utf8(error.text), "messages are clean text");
    if (status == STATUS_OK) {
        check_accepted(&claims);
        accepted();
    }
    claims_free(&claims);
    return 0;
}
