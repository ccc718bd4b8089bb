#define _GNU_SOURCE
#include "rank_fixture.h"

#include <string.h>
#include <unistd.h>

#include "drive/ranks.h"
#include "drive/run_one.h"
#include "drive/run_parcel.h"
#include "fake_ranks.h"
#include "store/libm.h"
#include "tests/suite.h"

void ranks_serve_plans(const struct DrivePlan *plans, int count) {
    struct Error error = {0};
    enum Status status = STATUS_OK;
    for (int i = 0; i < count && status == STATUS_OK; i++)
        status = ranks_serve(&plans[i], &error);
    leave(status_exit(ranks_end(status, &error)));
}

void ranks_serve_fixture(void *fixture) {
    ranks_serve_plans(&((struct Fixture *)fixture)->plan, 1);
}

struct DriveOutcome ranks_run(struct Fixture *fixture, const char *name, enum Status wanted) {
    struct DriveOutcome outcome;
    enum Status status = fixture_run(fixture, name, &outcome);
    ck_assert_msg(status == wanted, "status %d, not %d: %s", (int)status, (int)wanted, fixture->error.text);
    return outcome;
}

void ranks_finish(void) {
    struct Error error = {0};
    ck_assert_int_eq(ranks_end(STATUS_OK, &error), STATUS_OK);
    fake_ranks_finish();
}

/* What a worker that is played by hand was given: it runs that only when it is to leave. */
enum { KEPT_MOST = 64 };
static struct RunKey kept[KEPT_MOST];
static size_t kept_count;

static void keep_task(const struct RankMessage *message) {
    ck_assert_uint_le(kept_count * sizeof *kept + message->size, sizeof kept);
    memcpy(&kept[kept_count], message->bytes, message->size);
    kept_count += message->size / sizeof *kept;
}

static void deliver_kept(const struct Fixture *fixture, struct RankMail *mail) {
    static const struct Network none[2];
    struct Error error = {0};
    for (size_t i = 0; i < kept_count; i++) {
        struct RankMessage message = {.rank = RANK_MANAGER, .kind = RANK_RUN};
        struct QueuedRun *run = queued_run_new(&kept[i]);
        ck_assert(run_one(&fixture->plan, none, NULL, run));
        ck_assert_int_eq(run_parcel_pack(run, &message.bytes, &message.size, &error), STATUS_OK);
        ck_assert_int_eq(rank_mail_send(mail, &message, &error), STATUS_OK);
        queued_run_free(run);
    }
}

void ranks_play(const struct Fixture *fixture, void (*spoil)(struct RankHello *hello)) {
    struct RankMail *mail = rank_mail_new();
    struct Error error = {0};
    struct RankMessage message = {.kind = RANK_BEGIN};
    while (message.kind != RANK_QUIT) {
        bool received = false;
        ck_assert_int_eq(rank_mail_receive(mail, &message, &received, &error), STATUS_OK);
        if (received && message.kind == RANK_BEGIN) {
            struct RankHello hello = {.layout = run_parcel_layout(), .accepted = 1, .threads = 1};
            libm_fingerprint(hello.fingerprint);
            rank_host(hello.host);
            spoil(&hello);
            ck_assert_int_eq(rank_say(mail, RANK_MANAGER, RANK_HELLO, &hello, sizeof hello, &error), 0);
        } else if (received && message.kind == RANK_TASK)
            keep_task(&message);
        usleep(200);
    }
    deliver_kept(fixture, mail);
    leave(status_exit(ranks_end(STATUS_STOPPED, &error)));
}
