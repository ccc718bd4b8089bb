#include "drive/ranks.h"

#include <stdio.h>

#include "drive/rank_protocol.h"
#include "drive/rank_worker.h"

bool ranks_is_worker(void) {
    return ranks_self() != RANK_MANAGER;
}

enum Status ranks_begin(struct Error *error) {
    enum Status status = ranks_connect(error);
    if (status == STATUS_OK && ranks_is_worker() && freopen("/dev/null", "w", stdout) == NULL)
        status = error_set(error, STATUS_INPUT_OUTPUT, "/dev/null: cannot be written");
    return status;
}

enum Status ranks_serve(const struct DrivePlan *plan, struct Error *error) {
    return rank_worker_serve(plan, error);
}

static enum Status quit_all(struct RankMail *mail, struct Error *error) {
    enum Status status = STATUS_OK;
    for (int rank = RANK_MANAGER + 1; rank < ranks_count() && status == STATUS_OK; rank++)
        status = rank_say(mail, rank, RANK_QUIT, NULL, 0, error);
    return status;
}

static enum Status leave(struct RankMail *mail, enum Status status, const struct Error *why,
                         struct Error *error) {
    struct RankLeave leave = {.status = status};
    rank_host(leave.host);
    snprintf(leave.text, sizeof leave.text, "%.*s", RANK_TEXT_SIZE - 1, why->text);
    return rank_say(mail, RANK_MANAGER, RANK_LEAVE, &leave, sizeof leave, error);
}

enum Status ranks_end(enum Status status, const struct Error *error) {
    bool worker = ranks_is_worker();
    struct Error ignored = {0};
    if (ranks_count() > 1) {
        struct RankMail *mail = rank_mail_new();
        enum Status said = mail == NULL ? STATUS_OUT_OF_MEMORY
                           : worker     ? leave(mail, status, error, &ignored)
                                        : quit_all(mail, &ignored);
        rank_mail_free(mail);
        if (said != STATUS_OK && !worker && status == STATUS_OK)
            status = said;
    }
    ranks_disconnect();
    return worker ? STATUS_OK : status;
}
