#include "cli/crate.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/file.h"
#include "cli/result_files.h"
#include "cli/schema.h"

enum { TABLE_NAME_SIZE = 64, FOLDER_SIZE = SCENARIO_TEXT + 16 };

static const char crate_file[] = "ro-crate-metadata.json";

/* The graph that grows, and the parts of its root. */
struct Crate {
    json_t *graph, *parts;
};

/* A path as a relative reference (RFC 3986): what an address cannot hold is written as %XX. */
static void reference_write(char reference[3 * FILE_PATH_SIZE], const char *path) {
    char *to = reference;
    for (const unsigned char *at = (const unsigned char *)path; *at != '\0'; at++) {
        bool plain = *at < 0x80 && (isalnum(*at) || strchr("-._~/", *at) != NULL);
        to += plain ? sprintf(to, "%c", *at) : sprintf(to, "%%%02X", *at);
    }
    *to = '\0';
}

static enum Status add_part(void *context, const struct ResultFile *file, struct Error *error) {
    struct Crate *self = context;
    char table[TABLE_NAME_SIZE], reference[3 * FILE_PATH_SIZE] = "";
    snprintf(table, sizeof table, "%.*s", (int)strcspn(file->name, "."), file->name);
    reference_write(reference, file->path);
    const char *rows = strcmp(file->kind->ending, ".csv") == 0 ? schema_rows(table) : NULL;
    bool grows = strcmp(file->kind->ending, ".sqlite") == 0; /* it is not closed yet */
    self->parts = described_with(self->parts, json_pack("{s:s}", "@id", reference));
    json_t *part = json_pack("{s:s, s:s, s:o, s:s, s:s}", "@id", reference, "@type", "File", "name",
                             described_text(file->path), "description",
                             rows != NULL ? rows : file->kind->meaning, "encodingFormat", file->kind->format);
    json_t *size = json_sprintf("%lld", (long long)file->bytes);
    if (!grows && json_object_set(part, "contentSize", size) != 0) {
        json_decref(part);
        part = NULL;
    }
    json_decref(size);
    self->graph = described_with(self->graph, part);
    return self->graph != NULL && self->parts != NULL
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %s", crate_file);
}

/* The file itself, what made the rest, and the root, which names its parts. */
static json_t *crate_json(const struct Described *self, struct Crate *crate) {
    const char *description = self->baseline.description;
    json_t *about = json_pack("{s:s, s:s, s:{s:s}, s:{s:s}}", "@id", crate_file, "@type", "CreativeWork",
                              "conformsTo", "@id", "https://w3id.org/ro/crate/1.1", "about", "@id", "./");
    json_t *program = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s}", "@id", "#tandem", "@type", "SoftwareApplication", "name", "tandem",
        "description", "agent-based simulator of data-driven collaboration between government and citizens",
        "softwareVersion", self->command.version, "version", self->command.revision);
    json_t *licence = json_pack("{s:s, s:s, s:s, s:s}", "@id", "#licence", "@type", "CreativeWork", "name",
                                "no licence yet", "description",
                                "Whoever publishes these results says here under which licence.");
    json_t *action = json_pack("{s:s, s:s, s:o, s:s, s:{s:s}, s:[{s:s}]}", "@id", "#run", "@type",
                               "CreateAction", "name", described_text(self->command.command), "endTime",
                               self->when, "instrument", "@id", "#tandem", "result", "@id", "./");
    json_t *root = json_pack("{s:s, s:s, s:o, s:o, s:s, s:s, s:{s:s}, s:o, s:[{s:s}]}", "@id", "./", "@type",
                             "Dataset", "name", described_text(self->title), "description",
                             described_text(description[0] != '\0' ? description : self->title),
                             "datePublished", self->when, "identifier", self->name, "license", "@id",
                             "#licence", "hasPart", crate->parts, "mentions", "@id", "#run");
    json_t *const entities[] = {about, root, program, licence, action};
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
        crate->graph = described_with(crate->graph, entities[i]);
    return json_pack("{s:s, s:o}", "@context", "https://w3id.org/ro/crate/1.1/context", "@graph",
                     crate->graph);
}

/* Of a comparison, `tandem plot` draws the figures of each scenario below its name. */
static enum Status add_scenarios(const struct Described *self, struct Crate *crate, struct Error *error) {
    int64_t count = 0;
    enum Status status = store_scenario_count(self->store, &count, error);
    for (int64_t i = 0; count > 1 && i < count && status == STATUS_OK; i++) {
        struct StoredScenario scenario;
        char folder[FOLDER_SIZE];
        status = store_scenario(self->store, i, &scenario, error);
        snprintf(folder, sizeof folder, "%s/figures/", scenario.name);
        if (status == STATUS_OK)
            status = result_files_each(self->directory, folder, add_part, crate, error);
    }
    return status;
}

enum Status crate_write(const struct Described *self, struct Error *error) {
    struct Crate crate = {json_array(), json_array()};
    enum Status status = result_files_each(self->directory, "", add_part, &crate, error);
    if (status == STATUS_OK)
        status = result_files_each(self->directory, "figures/", add_part, &crate, error);
    if (status == STATUS_OK)
        status = add_scenarios(self, &crate, error);
    if (status == STATUS_OK)
        return described_write(self, crate_file, crate_json(self, &crate), error);
    json_decref(crate.graph);
    json_decref(crate.parts);
    return status;
}
