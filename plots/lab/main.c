/* Writes what the page of the laboratory has to know of the model: lab-model SCENARIOS [LANGUAGE LOCALES]. */
#include <stdbool.h>
#include <stdio.h>

#include "base/translate.h"
#include "plots/lab/model.h"

int main(int count, char **arguments) {
    struct Error error = {0};
    bool spoken = count == 4 && translate_begin(arguments[2], arguments[3]) == 0;
    if (count != 2 && !spoken) {
        fputs("usage: lab-model SCENARIOS [LANGUAGE LOCALES]\n", stderr);
        return status_exit(STATUS_USAGE);
    }
    enum Status status = lab_model_write(stdout, arguments[1], &error);
    if (status == STATUS_OK && fflush(stdout) != 0)
        status = error_set(&error, STATUS_INPUT_OUTPUT, "the model could not be written");
    if (status != STATUS_OK)
        fprintf(stderr, "%s\n", error.text);
    return status_exit(status);
}
