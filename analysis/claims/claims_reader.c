#define _POSIX_C_SOURCE 200809L /* strdup */
#include "claims/claims_reader.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"
#include "claims/arm_reader.h"
#include "claims/claim_test_reader.h"

static void read_claim_id(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct Claim *claim = made;
    claim_text(self, setting, claim->id, sizeof claim->id);
}

static void read_core(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    (void)claim_flag(self, setting, &((struct Claim *)made)->core);
}

static void read_section(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct Claim *claim = made;
    claim_text(self, setting, claim->section, sizeof claim->section);
}

static void read_says(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct Claim *claim = made;
    claim_text(self, setting, claim->says, sizeof claim->says);
}

static void read_says_zh(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct Claim *claim = made;
    claim_text(self, setting, claim->says_zh, sizeof claim->says_zh);
}

static void read_passage(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct Claim *claim = made;
    claim_text(self, setting, claim->passage, sizeof claim->passage);
}

static void read_tests(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    (void)made;
    if (!config_setting_is_list(setting))
        reading_type_fault(&self->reading, setting, "tests", "a list ( ) of groups { }");
    for (int i = 0; config_setting_is_list(setting) && i < config_setting_length(setting); i++)
        claim_test_read(self, config_setting_get_elem(setting, (unsigned)i));
}

static const struct ClaimKey claim_keys[] = {
    {"id", read_claim_id},     {"core", read_core},       {"section", read_section}, {"says", read_says},
    {"says_zh", read_says_zh}, {"passage", read_passage}, {"tests", read_tests},
};

static void read_claim(struct ClaimReading *self, const config_setting_t *element) {
    struct Claims *claims = self->claims;
    struct Claim claim = {.group = claims->group_count, .first_test = claims->test_count};
    int before = self->reading.error->count;
    if (!config_setting_is_group(element)) {
        reading_type_fault(&self->reading, element, _("a claim"), "a group { }");
        return;
    }
    claim_keys_read(self, element, claim_keys, COUNT_OF(claim_keys), &claim);
    claim.test_count = claims->test_count - claim.first_test;
    if (self->reading.error->count == before && (claim.id[0] == '\0' || claim.test_count == 0))
        reading_fault(&self->reading, element, "a claim needs an id and a test at least");
    if (claim.test_count > CLAIM_TESTS_MOST)
        reading_fault(&self->reading, element, "too many tests, allowed %d", CLAIM_TESTS_MOST);
    for (size_t i = 0; i < claims->claim_count; i++)
        if (strcmp(claims->claims[i].id, claim.id) == 0)
            reading_fault(&self->reading, element, "id \"%s\": another claim has it", claim.id);
    if (claims_claim(claims, &claim) == SIZE_MAX)
        error_set(self->reading.error, STATUS_OUT_OF_MEMORY, "memory ran out for the claims");
}

static void read_group_title(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct ClaimGroup *group = made;
    claim_text(self, setting, group->title, sizeof group->title);
}

static void read_group_title_zh(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct ClaimGroup *group = made;
    claim_text(self, setting, group->title_zh, sizeof group->title_zh);
}

static void read_of_study(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    (void)claim_flag(self, setting, &((struct ClaimGroup *)made)->of_study);
}

static void read_space(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    char written[SCENARIO_PATH], path[SCENARIO_PATH];
    struct Claims *claims = self->claims;
    (void)made;
    if (self->reading.folder == NULL ||
        !reading_text(&self->reading, setting, "space", written, sizeof written) ||
        !reading_path(&self->reading, setting, written, path))
        return;
    if (claims->space[0] != '\0' && strcmp(claims->space, path) != 0)
        reading_fault(&self->reading, setting, "space: the other claims are tested over %s", claims->space);
    else
        snprintf(claims->space, sizeof claims->space, "%s", path);
}

static void read_arms(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    (void)made;
    if (!config_setting_is_group(setting))
        reading_type_fault(&self->reading, setting, "arms", "a group { } of groups");
    for (int i = 0; config_setting_is_group(setting) && i < config_setting_length(setting); i++)
        arm_read(self, config_setting_get_elem(setting, (unsigned)i));
}

static void read_claims(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    (void)made;
    if (!config_setting_is_list(setting))
        reading_type_fault(&self->reading, setting, "claims", "a list ( ) of groups { }");
    for (int i = 0; config_setting_is_list(setting) && i < config_setting_length(setting); i++)
        read_claim(self, config_setting_get_elem(setting, (unsigned)i));
}

static const struct ClaimKey file_keys[] = {
    {"title", read_group_title}, {"title_zh", read_group_title_zh},
    {"of_study", read_of_study}, {"space", read_space},
    {"arms", read_arms},         {"claims", read_claims},
};

static void read_source(struct ClaimReading *self, struct Source *source) {
    config_t config;
    struct Claims *claims = self->claims;
    struct ClaimGroup *group = &claims->groups[claims->group_count];
    *group = (struct ClaimGroup){0};
    reading_name(self->reading.file, group->title);
    memcpy(group->name, group->title, sizeof group->name - 1);
    if (reading_parse(&self->reading, source, &config)) {
        group->text = strdup(source->text);
        if (group->text == NULL)
            error_set(self->reading.error, STATUS_OUT_OF_MEMORY, "memory ran out for the claims");
        const config_setting_t *root = config_root_setting(&config);
        if (config_setting_get_member(root, "claims") != NULL)
            claim_keys_read(self, root, file_keys, COUNT_OF(file_keys), group);
        else
            error_set_at(self->reading.error, STATUS_CONFIGURATION, self->reading.file, 0,
                         "a file of claims needs a list of claims, ( { id = \"C2\"; tests = ( … ); } )");
        if (claims->space[0] == '\0' && self->reading.folder != NULL)
            error_set_at(self->reading.error, STATUS_CONFIGURATION, self->reading.file, 0,
                         "a file of claims needs a space, the plan whose factors move: \"space.cfg\" for "
                         "example");
    }
    config_destroy(&config);
    claims->group_count++;
}

static enum Status begin(struct ClaimReading **self, struct Claims *claims, const struct Reading *reading,
                         struct Error *error) {
    if (claims->group_count == CLAIM_FILES_MOST)
        return error_set(error, STATUS_CONFIGURATION, "too many files of claims, allowed %d",
                         CLAIM_FILES_MOST);
    *self = calloc(1, sizeof **self);
    if (*self == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the claims");
    (*self)->reading = *reading;
    (*self)->claims = claims;
    return STATUS_OK;
}

enum Status claims_read(struct Claims *self, const char *path, struct Error *error) {
    char reason[SOURCE_REASON], folder[SCENARIO_PATH];
    struct Source source;
    struct ClaimReading *reading = NULL;
    int before = error->count;
    enum Status status =
        begin(&reading, self, &(struct Reading){.file = path, .folder = folder, .error = error}, error);
    if (status != STATUS_OK)
        return status;
    reading_folder(path, folder);
    status = source_load(&source, path, reason);
    if (status == STATUS_OK)
        read_source(reading, &source);
    else
        error_set_at(error, status, path, 0, "%s", reason);
    source_free(&source);
    free(reading);
    return error->count == before ? STATUS_OK : error->status;
}

enum Status claims_read_text(struct Claims *self, const char *text, size_t length, const char *name,
                             struct Error *error) {
    char reason[SOURCE_REASON];
    struct Source source;
    struct ClaimReading *reading = NULL;
    int before = error->count;
    enum Status status = begin(&reading, self, &(struct Reading){.file = name, .error = error}, error);
    if (status != STATUS_OK)
        return status;
    status = source_copy(&source, text, length, reason);
    if (status == STATUS_OK)
        read_source(reading, &source);
    else
        error_set_at(error, status, name, 0, "%s", reason);
    source_free(&source);
    free(reading);
    return error->count == before ? STATUS_OK : error->status;
}

bool claims_is_claims(const char *path) {
    char reason[SOURCE_REASON];
    struct Source source;
    struct Error ignored = {0};
    struct Reading reading = {.file = "", .error = &ignored};
    config_t config;
    if (source_load(&source, path, reason) != STATUS_OK) {
        source_free(&source);
        return false;
    }
    bool found = reading_parse(&reading, &source, &config) &&
                 config_setting_get_member(config_root_setting(&config), "claims") != NULL;
    config_destroy(&config);
    source_free(&source);
    return found;
}
