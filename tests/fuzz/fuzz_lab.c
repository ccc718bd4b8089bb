/* Fuzzes the scenario that the page of the laboratory hands to the model: it is taken as a whole or not at
 * all. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plots/lab/laboratory.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Laboratory *laboratory = lab_open();
    char *text = input_text(data, size);
    require(laboratory != NULL, "memory");
    enum Status status = lab_scenario(laboratory, 0, text);
    if (status == STATUS_OK)
        accepted();
    else
        require(lab_answer(laboratory)[0] != '\0' && text_is_clean_utf8(lab_answer(laboratory)),
                "an error has a message of clean text");
    lab_close(laboratory);
    free(text);
    return 0;
}
