#include "params/intervention.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

static const struct InterventionField fields[] = {
    {"start_week", N_("weeks"), offsetof(struct Intervention, start_week), true, 0.0, 1e6},
    {"end_week", N_("weeks"), offsetof(struct Intervention, end_week), true, 0.0, 1e6},
    {"ramp_weeks", N_("weeks"), offsetof(struct Intervention, ramp_weeks), false, 0.0, 1e6},
    {"intensity", N_("units of its kind"), offsetof(struct Intervention, intensity), false, 1.0, 1e6},
    {"cost", N_("million NTD"), offsetof(struct Intervention, cost), false, NAN, 1e6},
};

enum { FIELD_COUNT = sizeof fields / sizeof fields[0] };

size_t intervention_field_count(void) {
    return FIELD_COUNT;
}

const struct InterventionField *intervention_field(size_t index) {
    return index < FIELD_COUNT ? &fields[index] : NULL;
}

double intervention_get(const struct Intervention *self, const struct InterventionField *field) {
    double value;
    memcpy(&value, (const char *)self + field->offset, sizeof value);
    return value;
}

void intervention_set(struct Intervention *self, const struct InterventionField *field, double value) {
    memcpy((char *)self + field->offset, &value, sizeof value);
}

double intervention_cost(const struct Intervention *self) {
    return isnan(self->cost) ? intervention_row(self->kind)->cost : self->cost;
}

const char *target_name(enum TargetKind target) {
    static const char *const names[TARGET_COUNT] = {
        [TARGET_ALL] = "all",           [TARGET_GOVERNMENT] = "government",
        [TARGET_AGENCIES] = "agencies", [TARGET_BEST_CONNECTED] = "best_connected",
        [TARGET_RANDOM] = "random",
    };
    return names[target];
}

void intervention_describe_target(const struct Intervention *self, char *text, size_t size) {
    switch (self->target) {
    case TARGET_ALL:
        snprintf(text, size, "%s", _("all agencies"));
        break;
    case TARGET_GOVERNMENT:
        snprintf(text, size, _("agencies of government %lld"), (long long)self->government);
        break;
    case TARGET_AGENCIES:
        snprintf(text, size, _("%lld agencies by number"), (long long)self->agency_count);
        break;
    case TARGET_BEST_CONNECTED:
        snprintf(text, size, _("the %lld best connected agencies"), (long long)self->agency_count);
        break;
    case TARGET_RANDOM:
        snprintf(text, size, _("a random share of %g of the agencies"), self->share);
        break;
    }
}

void intervention_default(struct Intervention *self, enum InterventionKind kind) {
    memset(self, 0, sizeof *self);
    self->kind = kind;
    self->target = TARGET_ALL;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        intervention_set(self, &fields[i], fields[i].value);
}

/* Where the messages of one check go. */
struct Complaint {
    const char *label, *file;
    int line;
    struct Error *error;
    enum Status status;
};

static void complain(struct Complaint *self, const char *format, ...) PRINTF_LIKE(2, 3);

static void complain(struct Complaint *self, const char *format, ...) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, translate(format), arguments);
    va_end(arguments);
    self->status = STATUS_CONFIGURATION;
    if (self->file == NULL)
        error_set(self->error, self->status, "%s: %s", self->label, message);
    else
        error_set_at(self->error, self->status, self->file, self->line, "%s: %s", self->label, message);
}

static void check_number(double value, const struct InterventionField *field, struct Complaint *complaint) {
    bool left_to_table = isnan(value) && isnan(field->value);
    if (left_to_table || (value >= 0.0 && value <= field->high))
        return;
    char number[32] = "nan", high[32];
    if (!isnan(value))
        text_from_number(number, sizeof number, value);
    text_from_number(high, sizeof high, field->high);
    complain(complaint, "%s = %s: out of range, allowed 0 to %s (%s)", field->name, number, high,
             _(field->unit));
}

static void check_agencies(const struct Intervention *self, struct Complaint *complaint) {
    if (self->agency_count < 1 || self->agency_count > INTERVENTION_AGENCIES) {
        complain(complaint, "target has %lld agencies, allowed 1 to %d", (long long)self->agency_count,
                 INTERVENTION_AGENCIES);
        return;
    }
    for (int64_t i = 0; i < self->agency_count; i++) {
        if (self->agencies[i] < 0)
            complain(complaint, "target agency %lld: agencies count from 0", (long long)self->agencies[i]);
        for (int64_t j = 0; j < i; j++)
            if (self->agencies[j] == self->agencies[i])
                complain(complaint, "target agency %lld stands twice", (long long)self->agencies[i]);
    }
}

static void check_target(const struct Intervention *self, struct Complaint *complaint) {
    switch (self->target) {
    case TARGET_ALL:
        return;
    case TARGET_GOVERNMENT:
        if (self->government < 0)
            complain(complaint, "target government %lld: governments count from 0",
                     (long long)self->government);
        return;
    case TARGET_AGENCIES:
        check_agencies(self, complaint);
        return;
    case TARGET_BEST_CONNECTED:
        if (self->agency_count < 1)
            complain(complaint, "target best_connected = %lld: out of range, allowed 1 or more (agencies)",
                     (long long)self->agency_count);
        return;
    case TARGET_RANDOM:
        if (!(self->share >= 0.0 && self->share <= 1.0))
            complain(complaint, "target random_share = %g: out of range, allowed 0 to 1 (share)",
                     self->share);
        return;
    }
    complain(complaint, "target kind %d is unknown", (int)self->target);
}

enum Status intervention_check(const struct Intervention *self, const char *label, const char *file, int line,
                               struct Error *error) {
    struct Complaint complaint = {label, file, line, error, STATUS_OK};
    for (size_t i = 0; i < FIELD_COUNT; i++)
        check_number(intervention_get(self, &fields[i]), &fields[i], &complaint);
    if (self->start_week > self->end_week)
        complain(&complaint, "start_week = %g: after end_week = %g", self->start_week, self->end_week);
    check_target(self, &complaint);
    return complaint.status;
}
