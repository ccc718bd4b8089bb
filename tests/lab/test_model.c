/* What the page knows of the model is the model's tables, and every preset can be run. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <jansson.h>
#include <string.h>

#include "params/params.h"
#include "plots/lab/laboratory.h"
#include "plots/lab/model.h"
#include "tests/suite.h"

static json_t *model(void) {
    struct Error error = {0};
    json_error_t mistake;
    char *text;
    size_t size;
    FILE *stream = open_memstream(&text, &size);
    enum Status status = lab_model_write(stream, "scenarios", &error);
    ck_assert_msg(status == STATUS_OK, "%s", error.text);
    fclose(stream);
    json_t *object = json_loads(text, JSON_REJECT_DUPLICATES, &mistake);
    ck_assert_msg(object != NULL, "%s at %d: %.40s", mistake.text, mistake.position, text + mistake.position);
    ck_assert_ptr_null(strchr(text, '<'));
    free(text);
    return object;
}

static const char *word(const json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    return text == NULL ? "" : text;
}

static double number(const json_t *object, const char *name) {
    return json_number_value(json_object_get(object, name));
}

static const json_t *named(const json_t *list, const char *name) {
    size_t i;
    const json_t *item;
    json_array_foreach(list, i, item) if (strcmp(word(item, "name"), name) == 0) return item;
    ck_abort_msg("no %s", name);
}

START_TEST(parameters_are_the_table) {
    json_t *object = model();
    const json_t *parameters = json_object_get(object, "parameters");
    ck_assert_uint_eq(json_array_size(parameters), params_count());
    for (size_t i = 0; i < params_count(); i++) {
        const json_t *parameter = json_array_get(parameters, i);
        ck_assert_str_eq(word(parameter, "key"), params_key(i));
        ck_assert_double_eq(number(parameter, "default"), params_row(i)->value);
        ck_assert_double_eq(number(parameter, "sweep_high"), params_row(i)->sweep_high);
        ck_assert_str_eq(word(parameter, "sentence"), params_row(i)->sentence);
        ck_assert_str_eq(word(parameter, "status"), params_status_name(params_row(i)->status));
    }
    json_decref(object);
}
END_TEST

/* Four constructs, each with sliders that move over a range. */
START_TEST(constructs_have_sliders) {
    json_t *object = model();
    const json_t *constructs = json_object_get(object, "constructs"), *construct, *key;
    size_t i, k;
    ck_assert_uint_eq(json_array_size(constructs), 4);
    json_array_foreach(constructs, i, construct) {
        ck_assert_uint_gt(json_array_size(json_object_get(construct, "keys")), 0);
        json_array_foreach(json_object_get(construct, "keys"), k, key) {
            const struct ParamRow *row = params_row(params_find(json_string_value(key)));
            ck_assert_msg(row != NULL && row->sweep_low < row->sweep_high, "%s", json_string_value(key));
        }
    }
    json_decref(object);
}
END_TEST

/* The text that the page makes of a preset. */
static char *preset_text(const json_t *preset) {
    char *text;
    size_t size, i;
    FILE *stream = open_memstream(&text, &size);
    const json_t *set = json_object_get(preset, "set"), *interventions, *it;
    for (size_t p = 0; p < params_count(); p++) {
        const json_t *value = json_object_get(set, params_key(p));
        fprintf(stream, "%s %.17g\n", params_key(p),
                value == NULL ? params_row(p)->value : json_number_value(value));
    }
    interventions = json_object_get(preset, "interventions");
    fprintf(stream, "interventions %zu\n", json_array_size(interventions));
    json_array_foreach(interventions, i, it) {
        fprintf(stream, "intervention.%zu.kind %s\nintervention.%zu.target %s\n", i, word(it, "kind"), i,
                word(it, "target"));
        fprintf(stream, "intervention.%zu.end_week %g\n", i, number(it, "end_week"));
        const json_t *agencies = json_object_get(it, "agencies");
        fprintf(stream, "intervention.%zu.agency_count %g\nintervention.%zu.agencies", i,
                agencies != NULL ? (double)json_array_size(agencies) : number(it, "agency_count"), i);
        for (size_t a = 0; a < json_array_size(agencies); a++)
            fprintf(stream, " %g", json_number_value(json_array_get(agencies, a)));
        fputc('\n', stream);
    }
    fclose(stream);
    return text;
}

START_TEST(presets_can_be_run) {
    json_t *object = model();
    const json_t *presets = json_object_get(object, "presets"), *preset;
    struct Laboratory *lab = lab_open();
    size_t i, cases = 0, programmes = 0, interventions = 0;
    json_array_foreach(presets, i, preset) {
        char *text = preset_text(preset);
        ck_assert_msg(lab_scenario(lab, 0, text) == STATUS_OK, "%s: %s", word(preset, "name"),
                      lab_answer(lab));
        free(text);
        cases += strcmp(word(preset, "group"), "cases") == 0;
        programmes += strcmp(word(preset, "group"), "programmes") == 0;
        interventions += strcmp(word(preset, "group"), "interventions") == 0;
        ck_assert(word(preset, "title")[0] != '\0' && word(preset, "title_zh")[0] != '\0');
        ck_assert(word(preset, "description")[0] != '\0' && word(preset, "description_zh")[0] != '\0');
    }
    ck_assert_uint_eq(cases, 6);
    ck_assert_uint_ge(programmes, 10);
    ck_assert_uint_eq(interventions, 20);
    const json_t *fellowship = named(presets, "fellowship");
    ck_assert_uint_gt(json_array_size(json_object_get(fellowship, "interventions")), 1);
    ck_assert_double_eq(
        number(json_object_get(named(presets, "graduates-pay"), "set"), "public_internal.owners"), 6.0);
    ck_assert_uint_eq(json_object_size(json_object_get(named(presets, "baseline"), "set")), 0);
    lab_close(lab);
    json_decref(object);
}
END_TEST

START_TEST(a_folder_without_the_presets_is_an_error) {
    struct Error error = {0};
    FILE *stream = fopen("/dev/null", "w");
    ck_assert_int_eq(lab_model_write(stream, "tests", &error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "tests/effects.tsv"));
    fclose(stream);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, parameters_are_the_table);
    tcase_add_test(tests, constructs_have_sliders);
    tcase_add_test(tests, presets_can_be_run);
    tcase_add_test(tests, a_folder_without_the_presets_is_an_error);
}

int main(void) {
    return run_suite("laboratory's model", add_tests);
}
