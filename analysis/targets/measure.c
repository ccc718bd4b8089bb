#include "targets/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "world/list.h"
#include "world/scales.h"

enum {
    YEAR = 52,
    COHORT_2015 = 143,   /* projects begun before this week were begun to the end of 2015 */
    FOLLOWED_2017 = 247, /* the last week of 2017 */
    COHORT_2016 = 195,   /* first pitched to the end of 2016 */
    OFFICES_LEAST = 10,
    DURATION_MOST = 200,
};

size_t counted_classes(enum Counted kind) {
    static const size_t classes[COUNTED_KINDS] = {[COUNTED_PITCHES] = 2,
                                                  [COUNTED_BETA] = 2,
                                                  [COUNTED_STABLE] = 2,
                                                  [COUNTED_REQUESTS] = 3,
                                                  [COUNTED_PROJECTS] = 6};
    return classes[kind];
}

/* A civic project over all its pitches: what its repository would show. */
struct Project {
    int64_t key, first_week, last_week; /* last week with an episode or a service */
    int64_t pitches;
    bool registered, released, kept;
};

/* What is followed while the records of a run come in: episodes, then services, agencies, the run. */
struct Watch {
    struct Measured *measured;
    LIST_OF(struct Project) projects;
    LIST_OF(struct AgencyRecord) agencies;
    LIST_OF(struct EpisodeKey {
        int64_t key;
        size_t project;
    })
    episodes;
    double completed_after[CASE_TYPE_COUNT][DURATION_MOST], worked[CASE_TYPE_COUNT], in_time[CASE_TYPE_COUNT];
};

static enum Status no_memory(struct Error *error) {
    return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the projects of a run");
}

/* Weeks from which on work was seen up to the horizon. */
static int64_t end_or_horizon(int64_t end_week) {
    return end_week == RECORD_MISSING ? VALIDATION_WEEKS - 1 : end_week;
}

static int64_t later(int64_t one, int64_t other) {
    return one > other ? one : other;
}

static void watch_term(struct Watch *self, const struct EpisodeRecord *record) {
    if (record->work_week == RECORD_MISSING || record->term_weeks == RECORD_MISSING ||
        record->end_week == RECORD_MISSING)
        return;
    int64_t weeks = record->end_week - record->work_week;
    self->worked[record->case_type] += 1.0;
    self->in_time[record->case_type] += (double)weeks <= 1.5 * (double)record->term_weeks ? 1.0 : 0.0;
    if (record->exit == EXIT_COMPLETED && weeks < DURATION_MOST)
        self->completed_after[record->case_type][weeks] += 1.0;
}

/* Projects that were pitched before week 0, or whose first pitch found no team, are left out: their beginning
 * was not seen. */
static enum Status watch_episode(struct Watch *self, const struct EpisodeRecord *record,
                                 struct Error *error) {
    watch_term(self, record);
    if (record->programme != PROGRAMME_G0V)
        return STATUS_OK;
    size_t place = 0;
    while (place < self->projects.count && self->projects.item[place].key != record->project_key)
        place++;
    bool begins = place == self->projects.count;
    if (begins && record->pitch > 1)
        return STATUS_OK;
    if (!LIST_RESERVE(&self->projects) || !LIST_RESERVE(&self->episodes))
        return no_memory(error);
    if (begins)
        self->projects.item[self->projects.count++] = (struct Project){.key = record->project_key,
                                                                       .first_week = record->start_week,
                                                                       .last_week = record->start_week,
                                                                       .registered = record->registered != 0};
    struct Project *project = &self->projects.item[place];
    project->pitches = later(project->pitches, record->pitch);
    project->last_week = later(project->last_week, end_or_horizon(record->end_week));
    project->released |= record->exit == EXIT_COMPLETED;
    self->episodes.item[self->episodes.count++] = (struct EpisodeKey){record->key, place};
    return STATUS_OK;
}

/* The project of an episode with this key; projects.count if there is none. */
static size_t project_of(const struct Watch *self, int64_t key) {
    for (size_t i = 0; i < self->episodes.count; i++)
        if (self->episodes.item[i].key == key)
            return self->episodes.item[i].project;
    return self->projects.count;
}

/* A release lives on as its service; it is kept once it has lived for a year. */
static void watch_service(struct Watch *self, const struct ServiceRecord *record) {
    size_t place = project_of(self, record->key);
    if (place == self->projects.count)
        return;
    struct Project *project = &self->projects.item[place];
    int64_t end = end_or_horizon(record->end_week);
    project->last_week = later(project->last_week, end);
    project->kept |= end - record->start_week >= YEAR;
}

static void watch_proposals(struct Watch *self, const struct ProposalRecord *record) {
    double *requests = self->measured->counts[COUNTED_REQUESTS],
           *pitches = self->measured->counts[COUNTED_PITCHES];
    double proposals = (double)record->proposals;
    if (record->programme == PROGRAMME_G0V)
        pitches[0] += proposals; /* the new ones are told apart by the run's record */
    if (record->programme != PROGRAMME_CIVIC_REQUEST)
        return;
    requests[0] += record->fate == FATE_REFUSED ? proposals : 0.0;
    requests[1] += record->fate == FATE_UNANSWERED ? proposals : 0.0;
    requests[2] += record->fate == FATE_STARTED || record->fate == FATE_NO_TEAM ? proposals : 0.0;
}

static void watch_run(struct Watch *self, const struct RunRecord *run) {
    struct Measured *m = self->measured;
    double pitches = m->counts[COUNTED_PITCHES][0];
    m->counts[COUNTED_PITCHES][1] = pitches * run->repitch_share;
    m->counts[COUNTED_PITCHES][0] = pitches * (1.0 - run->repitch_share);
    m->government_median = run->datasets_median_government;
    m->government_gini = run->datasets_gini_government;
    m->unused_share = run->datasets_unused_share;
    m->crises_a_year = (double)run->crises * YEAR / VALIDATION_WEEKS;
}

static enum Status watch(void *context, enum RecordTable table, const void *record, struct Error *error) {
    struct Watch *self = context;
    if (table == TABLE_WEEKLY) {
        const struct WeekRecord *week = record;
        self->measured->open_datasets[week->week] = (double)week->open_datasets;
    } else if (table == TABLE_EPISODES) {
        return watch_episode(self, record, error);
    } else if (table == TABLE_SERVICES) {
        watch_service(self, record);
    } else if (table == TABLE_PROPOSALS) {
        watch_proposals(self, record);
    } else if (table == TABLE_RUNS) {
        watch_run(self, record);
    } else if (table == TABLE_AGENCIES) {
        if (!LIST_RESERVE(&self->agencies))
            return no_memory(error);
        self->agencies.item[self->agencies.count++] = *(const struct AgencyRecord *)record;
    }
    return STATUS_OK;
}

/* A repository is alive while it was pushed to within a year; at the end of 2018 that tells who was alive a
 * year before. */
static void count_projects(struct Watch *self) {
    struct Measured *m = self->measured;
    double registered = 0.0, cohort = 0.0;
    for (size_t i = 0; i < self->projects.count; i++) {
        const struct Project *project = &self->projects.item[i];
        if (project->first_week < COHORT_2015) {
            bool alive = project->last_week > FOLLOWED_2017;
            life_table_add(&m->lives,
                           alive ? INFINITY : 7.0 * (double)(project->last_week - project->first_week),
                           7.0 * (double)(FOLLOWED_2017 + 1 - project->first_week));
        }
        if (project->first_week > COHORT_2016)
            continue;
        cohort += 1.0;
        m->counts[COUNTED_PROJECTS]
                 [project->pitches < CLASSES_MOST ? project->pitches - 1 : CLASSES_MOST - 1] += 1.0;
        if (!project->registered)
            continue;
        registered += 1.0;
        m->counts[COUNTED_BETA][project->released] += 1.0;
        m->counts[COUNTED_STABLE][project->kept] += 1.0;
    }
    m->registered_share = registered / cohort;
}

static void count_offices(struct Watch *self) {
    struct Measured *m = self->measured;
    for (size_t first = 0, next; first < self->agencies.count; first = next) {
        double sum = 0.0;
        int64_t government = self->agencies.item[first].government;
        for (next = first; next < self->agencies.count && self->agencies.item[next].government == government;
             next++)
            sum += (double)self->agencies.item[next].open_datasets;
        bool city = government != 0 && next - first >= OFFICES_LEAST && sum > 0.0;
        for (size_t a = first; a < next && city && m->offices < OFFICES_MOST; a++)
            m->office[m->offices++] =
                (double)self->agencies.item[a].open_datasets * (double)(next - first) / sum;
    }
}

static void count_terms(const struct Watch *self) {
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        size_t best = 0;
        for (size_t week = 1; week < DURATION_MOST; week++)
            best = self->completed_after[type][week] > self->completed_after[type][best] ? week : best;
        self->measured->peak_weeks[type] =
            self->completed_after[type][best] > 0.0 ? (double)best : (double)NAN;
        self->measured->in_time_share[type] = self->in_time[type] / self->worked[type];
    }
}

struct Watch *watch_new(struct Measured *measured) {
    struct Watch *self = calloc(1, sizeof *self);
    memset(measured, 0, sizeof *measured);
    if (self != NULL)
        self->measured = measured;
    return self;
}

struct Recorder watch_recorder(struct Watch *self) {
    return (struct Recorder){self, watch, ~0u};
}

void watch_close(struct Watch *self) {
    if (self == NULL)
        return;
    count_projects(self);
    count_offices(self);
    count_terms(self);
    free(self->projects.item);
    free(self->agencies.item);
    free(self->episodes.item);
    free(self);
}
