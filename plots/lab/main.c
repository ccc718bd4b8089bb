/* Writes what the page of the laboratory has to know of the model: lab-model SCENARIOS > model.json. */
#include <stdio.h>
#include <stdlib.h>

#include "plots/lab/model.h"

int main(int count, char **arguments) {
    struct Error error = {0};
    if (count != 2) {
        fputs("usage: lab-model SCENARIOS\n", stderr);
        return status_exit(STATUS_USAGE);
    }
    enum Status status = lab_model_write(stdout, arguments[1], &error);
    if (status == STATUS_OK && fflush(stdout) != 0)
        status = error_set(&error, STATUS_INPUT_OUTPUT, "the model could not be written");
    if (status != STATUS_OK)
        fprintf(stderr, "%s\n", error.text);
    return status_exit(status);
}
