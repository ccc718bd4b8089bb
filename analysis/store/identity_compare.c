#include "store/identity_compare.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "store/identity.h"

enum { ITEMS_NAMED = 10, KEY_SIZE = 160, VALUE_SIZE = 160 };

/* One line "key value" of a canonical text; long values are cut, they are for reading. */
struct Item {
    char key[KEY_SIZE], value[VALUE_SIZE];
};

/* Copies as many whole characters as there is room for. */
static void copy_cut(char *to, size_t room, const char *from, size_t length) {
    size_t used = length < room ? length : (size_t)text_prefix(from, room - 1);
    memcpy(to, from, used);
    to[used] = '\0';
}

static const char *item_read(struct Item *self, const char *line) {
    size_t length = strcspn(line, "\n"), key = strcspn(line, " \n");
    const char *value = line + key + (line[key] == ' ' ? 1 : 0);
    copy_cut(self->key, sizeof self->key, line, key);
    copy_cut(self->value, sizeof self->value, value, (size_t)(line + length - value));
    return line + length + (line[length] == '\n' ? 1 : 0);
}

/* A text in which items are looked for: most come in the order in which they are asked for, so that texts of
 * a thousand scenarios are gone through once. */
struct Searched {
    const char *begin, *end, *place; /* place: behind what was found last */
};

static bool find_between(struct Item *self, struct Searched *searched, const char *from, const char *to,
                         const char *key) {
    while (from < to) {
        from = item_read(self, from);
        if (strcmp(self->key, key) == 0) {
            searched->place = from;
            return true;
        }
    }
    return false;
}

static bool item_find(struct Item *self, struct Searched *searched, const char *key) {
    return find_between(self, searched, searched->place, searched->end, key) ||
           find_between(self, searched, searched->begin, searched->place, key);
}

/* "0.40000000000000002" reads better as "0.4"; a seed is no double and stays. */
static const char *readable(const char *value, char buffer[32]) {
    double number;
    if (strpbrk(value, ".eE") == NULL || !text_to_number(value, &number))
        return value;
    text_from_number(buffer, 32, number);
    return buffer;
}

/* "scenario.1.legal.ambiguity" becomes "legal.ambiguity" and " (scenario 1)". */
static const char *readable_key(const char *key, char place[64]) {
    int number = 0, used = 0;
    place[0] = '\0';
    if (sscanf(key, "scenario.%d.%n", &number, &used) != 1 || used == 0)
        return key;
    snprintf(place, 64, _(" (scenario %d)"), number);
    return key + used;
}

static void item_report(const struct Item *there, const char *here, struct Error *error) {
    char one[32], other[32], place[64];
    const char *key = readable_key(there->key, place);
    error_set(error, STATUS_CONFIGURATION, "  %s %s there, %s here%s", key, readable(there->value, one),
              readable(here, other), place);
}

/* Reports items of `text` that `other` lacks or has otherwise; the second pass, from here to there, reports
 * only what is missing there. What is not named is not looked for. */
static int compare_texts(const char *text, const char *other, bool text_is_there, int named,
                         struct Error *error) {
    struct Item item, match;
    struct Searched searched = {other, other + strlen(other), other};
    int count = 0;
    while (*text != '\0' && named + count <= ITEMS_NAMED) {
        text = item_read(&item, text);
        bool found = item_find(&match, &searched, item.key);
        bool differs = found ? text_is_there && strcmp(item.value, match.value) != 0 : true;
        if (!differs || ++count + named > ITEMS_NAMED)
            continue;
        if (text_is_there)
            item_report(&item, found ? match.value : "nothing", error);
        else {
            snprintf(match.key, sizeof match.key, "%s", item.key);
            snprintf(match.value, sizeof match.value, "nothing");
            item_report(&match, item.value, error);
        }
    }
    return count;
}

enum Status identity_compare(const char *there, const char *here, const char *directory,
                             struct Error *error) {
    if (strcmp(there, here) == 0)
        return STATUS_OK;
    error_set(
        error, STATUS_CONFIGURATION,
        "%s: holds results of something else; take another directory (--out) or start it again (--force):",
        directory);
    int count = compare_texts(there, here, true, 0, error);
    count += compare_texts(here, there, false, count, error);
    if (count > ITEMS_NAMED)
        error_set(error, STATUS_CONFIGURATION, "  and more");
    return STATUS_CONFIGURATION;
}
