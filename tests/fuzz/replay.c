/* Runs a fuzz target over files, one after the other: the corpus as an ordinary test, without libFuzzer. */
#include <stdio.h>
#include <stdlib.h>

#include "target.h"

/* A fresh allocation of the exact size for each file, so that the address sanitizer sees a read past the end.
 */
static int replay_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        return 1;
    }
    long length = ftell(file);
    rewind(file);
    size_t size = length > 0 ? (size_t)length : 0;
    unsigned char *data = malloc(size + (size == 0));
    int failed = data == NULL || fread(data, 1, size, file) != size;
    if (failed)
        perror(path);
    else
        LLVMFuzzerTestOneInput(data, size);
    free(data);
    fclose(file);
    return failed;
}

int main(int count, char **paths) {
    int failed = count < 2;
    for (int i = 1; i < count; i++)
        failed |= replay_file(paths[i]);
    printf("%d inputs\n", count - 1);
    if (!any_accepted())
        fprintf(stderr, "none is accepted, so that what is done with a good one is not tested "
                        "(tests/fuzz/make_seeds.sh)\n");
    failed |= !any_accepted();
    return failed;
}
