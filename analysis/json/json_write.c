#include "json/json_write.h"

#include <stdbool.h>

#include "base/text.h"

enum { INDENT = 2 };

static void begin_line(FILE *stream, int depth) {
    fprintf(stream, "\n%*s", INDENT * depth, "");
}

static bool write_value(const json_t *value, FILE *stream, int depth);

static void write_real(double value, FILE *stream) {
    char number[32];
    text_from_number(number, sizeof number, value);
    fputs(number, stream);
}

static bool write_scalar(const json_t *value, FILE *stream) {
    return json_dumpf(value, stream, JSON_ENCODE_ANY) == 0 || ferror(stream);
}

static bool write_key(const char *key, FILE *stream) {
    json_t *string = json_string_nocheck(key);
    bool written = string != NULL && write_scalar(string, stream);
    json_decref(string);
    fputs(": ", stream);
    return written;
}

/* Iterating changes nothing, but jansson has no iterator of a const object. */
static bool write_object(const json_t *object, FILE *stream, int depth) {
    bool written = true;
    const char *separator = "";
    for (void *item = json_object_iter((json_t *)object); item != NULL && written;
         item = json_object_iter_next((json_t *)object, item), separator = ",") {
        fputs(separator, stream);
        begin_line(stream, depth + 1);
        written = write_key(json_object_iter_key(item), stream) &&
                  write_value(json_object_iter_value(item), stream, depth + 1);
    }
    if (separator[0] != '\0')
        begin_line(stream, depth);
    return written;
}

static bool write_array(const json_t *array, FILE *stream, int depth) {
    bool written = true;
    for (size_t i = 0; i < json_array_size(array) && written; i++) {
        fputs(i > 0 ? "," : "", stream);
        begin_line(stream, depth + 1);
        written = write_value(json_array_get(array, i), stream, depth + 1);
    }
    if (json_array_size(array) > 0)
        begin_line(stream, depth);
    return written;
}

static bool write_value(const json_t *value, FILE *stream, int depth) {
    bool written = true;
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        fputc('{', stream);
        written = write_object(value, stream, depth);
        fputc('}', stream);
        return written;
    case JSON_ARRAY:
        fputc('[', stream);
        written = write_array(value, stream, depth);
        fputc(']', stream);
        return written;
    case JSON_REAL:
        write_real(json_real_value(value), stream);
        return true;
    default:
        return write_scalar(value, stream);
    }
}

enum Status json_write(json_t *value, FILE *stream, struct Error *error) {
    bool written = value != NULL && write_value(value, stream, 0);
    fputc('\n', stream);
    json_decref(value);
    return written ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for JSON");
}
