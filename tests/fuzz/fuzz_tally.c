/* Fuzzes what a store keeps of each run: bytes are no tally, or one that packs to itself and of which all
 * tables can be made. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "estimate/summary.h"
#include "estimate/tally_pack.h"
#include "tables/run_tables.h"
#include "tables/table_json.h"
#include "target.h"

enum { WEEKS = 60 };

/* All tables take a millisecond: they are made of one input in 256, and of each file of the corpus. Whatever
 * the fuzzer does to an input draws again (a plain sum stays when bytes change their places). */
#ifdef FUZZ_REPLAY
enum { EACH = 1 };
#else
enum { EACH = 256 };
#endif

static bool is_drawn(const unsigned char *data, size_t size) {
    uint32_t hash = 2166136261U; /* FNV-1a: Fowler, Noll and Vo (1991) */
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ data[i]) * 16777619U;
    return (hash >> 16) % EACH == 0;
}

static bool same(const struct Packing *one, const struct Packing *other) {
    return one->size == other->size && memcmp(one->bytes, other->bytes, one->size) == 0;
}

/* The bytes may have been another way to say it, but what was read says itself. */
static void check_packing(const struct Tally *tally) {
    struct Error error = {0};
    struct Packing once = {0}, twice = {0};
    struct Tally *again;
    require(tally_pack(tally, &once, &error) == STATUS_OK, "a tally can be packed");
    require(tally_unpack(&again, WEEKS, once.bytes, once.size, &error) == STATUS_OK, "and read again");
    require(tally_pack(again, &twice, &error) == STATUS_OK && same(&once, &twice), "it is the same then");
    tally_free(again);
    free(once.bytes);
    free(twice.bytes);
}

/* Two runs, so that there are intervals. */
static void check_tables(const struct Tally *tally) {
    struct Error error = {0};
    struct Summary summary;
    struct Tables tables = {0};
    enum Status status = summary_init(&summary, WEEKS, 0.95, &error);
    for (int64_t run = 0; run < 2 && status == STATUS_OK; run++)
        status = summary_add(&summary, &(struct RunKey){0, 0, run}, tally, &error);
    if (status == STATUS_OK)
        status = summary_finish(&summary, &error);
    if (status == STATUS_OK)
        status = run_tables(&tables, &summary, GROUP_ALL, &error);
    if (status == STATUS_OK) {
        json_t *json = tables_json(&tables);
        char *text = json != NULL ? json_dumps(json, 0) : NULL;
        require(text != NULL && text_is_clean_utf8(text), "tables are JSON: no number is endless");
        free(text);
        json_decref(json);
    }
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    tables_free(&tables);
    summary_free(&summary);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Error error = {0};
    struct Tally *tally;
    enum Status status = tally_unpack(&tally, WEEKS, data, size, &error);
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    if (status == STATUS_OK) {
        check_packing(tally);
        accepted();
        if (is_drawn(data, size))
            check_tables(tally);
    }
    tally_free(tally);
    return 0;
}
