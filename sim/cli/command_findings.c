/* tandem findings: the claims of the study as tests, at the defaults and over the space of what is assumed.
 */
#include <jansson.h>
#include <stdio.h>

#include "base/terminal.h"
#include "base/translate.h"
#include "base/version.h"
#include "cli/findings_study.h"
#include "cli/results.h"
#include "cli/study_kinds.h"
#include "cli/terminal.h"
#include "run/replicate.h"
#include "store/export.h"
#include "tables/findings_tables.h"
#include "tables/table_json.h"
#include "tables/table_markdown.h"
#include "tables/table_text.h"
#include "json/json_write.h"

static enum Status write_csv(const void *context, FILE *stream, struct Error *error) {
    (void)error;
    findings_csv(context, stream);
    return STATUS_OK;
}

static enum Status write_files(const struct Job *job, struct Store *store, const char *directory,
                               struct Error *error) {
    const struct FindingsStudy *self = job->subject;
    bool exports =
        job->options->command == COMMAND_EXPORT; /* outputs are large, and nobody asked for them else */
    enum Status status = exports ? export_all(store, directory, error) : STATUS_OK;
    if (status != STATUS_OK)
        return status;
    return job->lack[0] == '\0'
               ? results_write_file(directory, findings_table()->file, write_csv, &self->findings, error)
               : STATUS_OK;
}

/* A picture a group that has claims. */
static enum Status draw(struct Job *job, struct Error *error) {
    const struct FindingsStudy *self = job->subject;
    enum Status worst = STATUS_OK;
    for (size_t g = 0; g < self->claims.group_count; g++) {
        bool any = false;
        for (size_t c = 0; c < self->claims.claim_count; c++)
            any = any || self->claims.claims[c].group == g;
        enum Status status =
            any ? pipeline_draw(job, job->directory, figure_subject_claims(&self->findings, g), error)
                : STATUS_OK;
        worst = worst == STATUS_OK ? status : worst;
    }
    return worst;
}

static void print_header(const struct FindingsStudy *self) {
    char text[512], tests[64], points[64];
    translate_count(tests, sizeof tests, "%lld test", "%lld tests", (long long)self->claims.test_count);
    translate_count(points, sizeof points, "%lld point", "%lld points", (long long)self->points.count - 1);
    snprintf(text, sizeof text,
             _("%s in %zu scenarios: %lld replicates at the defaults, %lld at each of %s of the space, %lld "
               "weeks each; "
               "seed %llu, model %s, tandem %s (%s)"),
             tests, self->claims.arm_count, (long long)self->defaults_replicates, (long long)self->replicates,
             points, (long long)self->weeks, (unsigned long long)self->seed, model_version(),
             version_number(), version_revision());
    print_wrapped(stdout, 0, 0, text);
    printf("\n");
}

/* What a document says above the tables, so that no number of it is written by hand. */
static void print_summary(const struct FindingsStudy *self) {
    static const struct {
        enum FindingVerdict verdict;
        const char *words;
    } parts[] = {{FINDING_HOLDS, N_("%zu hold")},
                 {FINDING_PARTLY, N_("%zu hold partly")},
                 {FINDING_WEAK, N_("%zu are weak")},
                 {FINDING_WRONG_SIGN, N_("%zu have the wrong sign")},
                 {FINDING_NOT_REPRESENTED, N_("%zu are not represented")}};
    const struct Claims *claims = &self->claims;
    size_t count[sizeof parts / sizeof parts[0]] = {0}, all = 0, wrong = 0;
    for (size_t c = 0; c < claims->claim_count; c++)
        for (size_t v = 0; v < sizeof parts / sizeof parts[0]; v++)
            if (claims->claims[c].core && self->findings.claims_verdict[c] == parts[v].verdict) {
                count[v]++;
                all++;
            }
    printf(
        _("Model version %s, seed %llu: %lld replicates at the defaults, %lld at each of %lld points of the "
          "space, %lld weeks each.\n\n"),
        model_version(), (unsigned long long)self->seed, (long long)self->defaults_replicates,
        (long long)self->replicates, (long long)self->points.count - 1, (long long)self->weeks);
    if (all > 0)
        printf(_("Of the %zu core claims "), all);
    for (size_t v = 0; v < sizeof parts / sizeof parts[0] && all > 0; v++) {
        fputs(v > 0 ? _(", ") : "", stdout);
        printf(_(parts[v].words), count[v]);
    }
    if (all > 0)
        printf("%s\n\n", _("."));
    for (size_t t = 0; t < claims->test_count; t++)
        if (self->findings.tests[t].verdict == FINDING_WRONG_SIGN)
            printf(_("%s%s (%s)"), wrong++ > 0 ? _("; ") : _("Tests with the wrong sign: "),
                   claims->tests[t].id, claim_test_title(&claims->tests[t]));
    printf("%s\n\n", wrong > 0 ? _(".") : _("No test has the wrong sign."));
}

static enum Status tell(struct Job *job, struct Error *error) {
    const struct FindingsStudy *self = job->subject;
    struct Tables tables = {0};
    findings_tables(&tables, &self->findings);
    enum Status status = tables_status(&tables, error);
    if (status == STATUS_OK && job->options->json) {
        status = json_write(tables_json(&tables), stdout, error);
    } else if (status == STATUS_OK && job->options->markdown) {
        print_summary(self);
        for (size_t i = 0; i < tables.count; i++) /* how many hold comes first, which is the last */
            table_markdown(&tables.tables[(i + tables.count - 1) % tables.count], stdout);
    } else if (status == STATUS_OK) {
        print_header(self);
        for (size_t i = 0; i < tables.count; i++)
            table_print(&tables.tables[i], stdout);
        print_text("Results   %s: results.sqlite, %s, figures, manifest.json\n", job->directory,
                   findings_table()->file);
    }
    tables_free(&tables);
    return status;
}

const struct StudyKind findings_study = {
    .name = "findings",
    .folder = "",
    .unremarked = true,
    .subject_size = sizeof(struct FindingsStudy),
    .prepare = findings_study_prepare,
    .release = findings_study_release,
    .restore = findings_study_restore,
    .texts = findings_study_texts,
    .read = findings_study_read,
    .write = write_files,
    .draw = draw,
    .tell = tell,
};

enum Status command_findings(const struct Options *options, struct Error *error) {
    return pipeline_command(&findings_study, options, error);
}
