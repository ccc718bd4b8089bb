#define _GNU_SOURCE /* gmtime_r, gnu_get_libc_version */
#include "store/manifest.h"

#include <gnu/libc-version.h>
#include <gsl/gsl_version.h>
#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/utsname.h>
#include <time.h>

#include "base/file.h"
#include "base/text.h"
#include "base/version.h"
#include "params/intervention.h"
#include "run/replicate.h"
#include "store/fact.h"
#include "store/libm.h"
#include "store/store_read.h"
#include "world/records.h"
#include "json/json_write.h"

/* JSON has no NaN. */
static json_t *number(double value) {
    return isfinite(value) ? json_real(value) : json_null();
}

/* Text of a file name need not be UTF-8; JSON must. */
static json_t *text(const char *value) {
    json_t *string = json_string(value);
    return string != NULL ? string : json_null();
}

/* An item that is lost for want of memory loses the whole. */
static json_t *array_with(json_t *array, json_t *item) {
    if (json_array_append_new(array, item) == 0)
        return array;
    json_decref(array);
    return NULL;
}

static json_t *object_with(json_t *object, const char *key, json_t *item) {
    if (json_object_set_new(object, key, item) == 0)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *parameter_json(const struct Scenario *scenario, size_t index) {
    static const char *const origins[] = {"default", "base", "scenario", "command_line", "stored"};
    const struct ParamRow *row = params_row(index);
    int origin = scenario->origin != NULL ? scenario->origin[index] : ORIGIN_DEFAULT;
    return json_pack("{s:o, s:s, s:s}", "value", number(params_get(&scenario->params, index)), "unit",
                     row->unit, "origin", origins[origin]);
}

static json_t *parameters_json(const struct Scenario *scenario) {
    json_t *all = json_object();
    for (size_t i = 0; i < params_count(); i++) {
        all = object_with(all, params_key(i), parameter_json(scenario, i));
    }
    return all;
}

static json_t *target_json(const struct Intervention *it) {
    json_t *target = json_pack("{s:s}", "kind", target_name(it->target));
    if (it->target == TARGET_GOVERNMENT)
        return object_with(target, "government", json_integer(it->government));
    if (it->target == TARGET_BEST_CONNECTED)
        return object_with(target, "agencies", json_integer(it->agency_count));
    if (it->target == TARGET_RANDOM)
        return object_with(target, "share", number(it->share));
    if (it->target != TARGET_AGENCIES)
        return target;
    json_t *agencies = json_array();
    for (int64_t i = 0; i < it->agency_count; i++)
        agencies = array_with(agencies, json_integer(it->agencies[i]));
    return object_with(target, "agencies", agencies);
}

static json_t *interventions_json(const struct Scenario *scenario) {
    json_t *all = json_array();
    for (int64_t i = 0; i < scenario->intervention_count; i++) {
        struct Intervention it = scenario->interventions[i];
        it.cost = intervention_cost(&it);
        json_t *item = json_pack("{s:s}", "kind", intervention_row(it.kind)->name);
        for (size_t f = 0; f < intervention_field_count(); f++)
            item = object_with(item, intervention_field(f)->name,
                               number(intervention_get(&it, intervention_field(f))));
        all = array_with(all, object_with(item, "target", target_json(&it)));
    }
    return all;
}

/* A store has the hash of a network's file, not its path. */
static json_t *network_json(const struct Scenario *scenario) {
    bool stored = scenario->origin != NULL && scenario->origin[0] == ORIGIN_STORED;
    return stored ? json_null() : text(scenario->network_file);
}

static json_t *scenarios_json(const struct Study *study) {
    json_t *all = json_array();
    for (size_t i = 0; i < study->scenario_count; i++) {
        const struct Scenario *scenario = &study->scenarios[i];
        all = array_with(all, json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "name",
                                        text(scenario->name), "title", text(scenario->title), "description",
                                        text(scenario->description), "title_zh", text(scenario->title_zh),
                                        "description_zh", text(scenario->description_zh), "network_file",
                                        network_json(scenario), "parameters", parameters_json(scenario),
                                        "interventions", interventions_json(scenario)));
    }
    return all;
}

static json_t *points_json(const struct Study *study) {
    json_t *factors = json_array();
    for (size_t i = 0; i < study->points.factors; i++) {
        char key[SCENARIO_FIELD_KEY];
        scenario_field_key(&study->scenarios[0], study->points.field[i], key);
        factors = array_with(factors, json_string(key));
    }
    return json_pack("{s:I, s:o}", "count", (json_int_t)study->points.count, "factors", factors);
}

static json_t *outputs_json(const struct Study *study) {
    json_t *all = json_array();
    for (size_t i = 0; i < study->output_count; i++)
        all = array_with(all, text(study->outputs[i]));
    return all;
}

/* Of how many runs the rows of each table are stored. */
static json_t *rows_json(const struct StoredRows *rows) {
    json_t *all = json_object();
    for (int table = 0; table < TABLE_COUNT; table++)
        if (rows->tables & (1u << table) &&
            json_object_set_new(all, record_table((enum RecordTable)table)->name,
                                json_integer(rows->runs_with[table])) != 0) {
            json_decref(all);
            return NULL;
        }
    return all;
}

static json_t *versions_json(void) {
    return json_pack("{s:s, s:s, s:s, s:i, s:{s:s, s:s, s:s, s:s}}", "tandem", version_number(), "revision",
                     version_revision(), "model", model_version(), "schema", STORE_SCHEMA_VERSION,
                     "libraries", "glibc", gnu_get_libc_version(), "gsl", gsl_version, "sqlite",
                     sqlite3_libversion(), "jansson", jansson_version_str());
}

static json_t *build_json(void) {
#ifdef __clang__
    const char *compiler = __VERSION__;
#else
    const char *compiler = "gcc " __VERSION__;
#endif
    return json_pack("{s:s, s:s}", "compiler", compiler, "flags", version_flags());
}

static json_t *machine_json(void) {
    struct utsname name;
    if (uname(&name) != 0)
        return json_null();
    return json_pack("{s:o, s:o, s:o}", "system", text(name.sysname), "release", text(name.release),
                     "processor", text(name.machine));
}

/* SOURCE_DATE_EPOCH (reproducible-builds.org) stands in for the clock; one that is no number is an error, as
 * its specification asks. */
enum Status manifest_time(char buffer[MANIFEST_TIME_SIZE], struct Error *error) {
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    uint64_t seconds = (uint64_t)time(NULL);
    if (fixed != NULL && (!text_to_unsigned(fixed, &seconds) || seconds > INT32_MAX * UINT64_C(100)))
        return error_set(error, STATUS_CONFIGURATION,
                         "SOURCE_DATE_EPOCH is \"%s\", not a number of seconds since 1970", fixed);
    time_t when = (time_t)seconds;
    struct tm parts;
    gmtime_r(&when, &parts);
    strftime(buffer, MANIFEST_TIME_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return STATUS_OK;
}

enum Status manifest_check(struct Error *error) {
    char when[32];
    return manifest_time(when, error);
}

static json_t *manifest_json(const struct Study *study, const char *identity_hash, int64_t replicates,
                             const struct StoredRows *rows, const char *when) {
    char seed[32], fingerprint[HASH_TEXT_SIZE];
    snprintf(seed, sizeof seed, "%" PRIu64, study->seed);
    libm_fingerprint(fingerprint);
    return json_pack("{s:s, s:o, s:o, s:o, s:s, s:s, s:s, s:I, s:I, s:o, s:o, s:o, s:o}", "time", when,
                     "versions", versions_json(), "build", build_json(), "machine", machine_json(),
                     "libm_fingerprint", fingerprint, "identity_hash", identity_hash, "seed", seed, "weeks",
                     (json_int_t)study->weeks, "replicates", (json_int_t)replicates, "rows", rows_json(rows),
                     "outputs", outputs_json(study), "points", points_json(study), "scenarios",
                     scenarios_json(study));
}

static enum Status write_json(json_t *manifest, const char *directory, struct Error *error) {
    char path[FILE_PATH_SIZE + 32];
    struct AtomicFile file;
    snprintf(path, sizeof path, "%s/manifest.json", directory);
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK) {
        json_decref(manifest);
        return status;
    }
    status = json_write(manifest, file.stream, error);
    if (status == STATUS_OK)
        return atomic_file_commit(&file, error);
    atomic_file_abandon(&file);
    return status;
}

enum Status manifest_write(struct Store *store, const struct Study *study, int64_t replicates,
                           struct Error *error) {
    char when[32], *identity_hash = NULL;
    struct StoredRows rows;
    enum Status status = manifest_time(when, error);
    if (status == STATUS_OK)
        status = store_rows(store, &rows, error);
    if (status == STATUS_OK)
        status = fact_read(store->database, "identity_hash", &identity_hash, error);
    if (status != STATUS_OK)
        return status;
    status =
        write_json(manifest_json(study, identity_hash, replicates, &rows, when), store->directory, error);
    free(identity_hash);
    return status;
}
