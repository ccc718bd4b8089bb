/* What the files that read claims share while one file is read. */
#ifndef TANDEM_CLAIMS_READING_H
#define TANDEM_CLAIMS_READING_H

#include "claims/claims.h"
#include "scenario/reading.h"

enum { FILE_ARMS_MOST = 128 };

/* A file on its way into the claims. */
struct ClaimReading {
    struct Reading reading;
    struct Claims *claims;
    struct {
        char name[CLAIM_WORD];
        size_t arm;
    } arms[FILE_ARMS_MOST]; /* of this file */
    size_t arm_count;
};

/* One key of a group: what reads it into the thing that the group makes; NULL for one that is read otherwise.
 */
struct ClaimKey {
    const char *name;
    void (*read)(struct ClaimReading *self, const config_setting_t *setting, void *made);
};

/* Reads the keys of a group in the order of keys[count], at most 24, whatever the order in the file, with a
 * message for each other. */
void claim_keys_read(struct ClaimReading *self, const config_setting_t *group, const struct ClaimKey keys[],
                     size_t count, void *made);

/* The value of a setting, which stays as it is after a message. */
bool claim_flag(const struct ClaimReading *self, const config_setting_t *setting, bool *flag);
void claim_text(const struct ClaimReading *self, const config_setting_t *setting, char *text, size_t size);
void claim_whole(const struct ClaimReading *self, const config_setting_t *setting, int64_t least,
                 int64_t *value);

/* An array or a list. */
bool claim_is_sequence(const config_setting_t *setting);

#endif
