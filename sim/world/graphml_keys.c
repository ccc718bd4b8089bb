#include "world/graphml_keys.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"

static bool is_one_of(const char *text, const char *const words[]) {
    for (size_t i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], text) == 0)
            return true;
    return false;
}

/* "Weight", "Edge Weight" (Gephi), "edge_weight": letters alone, and case does not count. */
static bool is_weight_name(const char *name) {
    char letters[GRAPHML_KEY_TEXT];
    size_t count = 0;
    for (const char *c = name; *c != '\0' && count + 1 < sizeof letters; c++)
        if (strchr(" -_", *c) == NULL)
            letters[count++] = (char)tolower((unsigned char)*c);
    letters[count] = '\0';
    return strcmp(letters, "weight") == 0 || strcmp(letters, "edgeweight") == 0;
}

static bool applies_to(const struct GraphmlKey *key, const char *element) {
    return strcmp(key->domain, "all") == 0 || strcmp(key->domain, element) == 0;
}

static struct GraphmlKey *search(struct GraphmlKeys *self, const char *id) {
    for (size_t i = 0; i < self->count; i++)
        if (strcmp(self->key[i].id, id) == 0)
            return &self->key[i];
    return NULL;
}

/* A fault of the declaration by itself, or NULL. */
static const char *declaration_fault(const struct GraphmlDeclaration *it) {
    static const char *const domains[] = {"all",       "graphml", "graph",    "node", "edge",
                                          "hyperedge", "port",    "endpoint", NULL};
    if (it->id == NULL)
        return _("the key has no id");
    if (strlen(it->id) >= GRAPHML_KEY_TEXT || (it->name != NULL && strlen(it->name) >= GRAPHML_KEY_TEXT))
        return _("the id or name of the key is longer than 127 bytes");
    if (it->domain != NULL && !is_one_of(it->domain, domains))
        return _("the key is for no kind of element; allowed are node, edge, graph, graphml, all, hyperedge, "
                 "port and "
                 "endpoint");
    return NULL;
}

static void take_weight(struct GraphmlKeys *self, struct NetworkReading *reading,
                        const struct GraphmlKey *key, int line) {
    char buffer[NETWORK_SHOWN], other[NETWORK_SHOWN];
    if (key->is_text)
        network_reading_fault(reading, line, "the edge attribute %s is not a number; declare it as a double",
                              network_reading_shown(key->name, buffer));
    if (self->weight != NULL)
        network_reading_fault(
            reading, line, "the edge attribute %s is a second weight, beside %s; a tie has one",
            network_reading_shown(key->name, buffer), network_reading_shown(self->weight->name, other));
    else
        self->weight = key;
}

struct GraphmlKey *graphml_keys_declare(struct GraphmlKeys *self, struct NetworkReading *reading,
                                        const struct GraphmlDeclaration *declaration, int line) {
    static const char *const texts[] = {"string", "boolean", NULL};
    char buffer[NETWORK_SHOWN];
    const char *fault = declaration_fault(declaration), *type = declaration->type;
    if (fault == NULL && self->count == GRAPHML_KEYS_MOST)
        fault = _("there are more than 256 keys");
    if (fault != NULL) {
        network_reading_fault(reading, line, "%s", fault);
        return NULL;
    }
    if (search(self, declaration->id) != NULL) {
        network_reading_fault(reading, line, "the key %s is declared twice",
                              network_reading_shown(declaration->id, buffer));
        return NULL;
    }
    struct GraphmlKey *key = &self->key[self->count++];
    key->is_text = type != NULL && is_one_of(type, texts);
    key->is_number = type != NULL && !key->is_text;
    snprintf(key->id, sizeof key->id, "%s", declaration->id);
    snprintf(key->name, sizeof key->name, "%s", declaration->name != NULL ? declaration->name : key->id);
    snprintf(key->domain, sizeof key->domain, "%s",
             declaration->domain != NULL ? declaration->domain : "all");
    if (applies_to(key, "edge") && is_weight_name(key->name))
        take_weight(self, reading, key, line);
    return key;
}

struct GraphmlKey *graphml_keys_find(struct GraphmlKeys *self, struct NetworkReading *reading, const char *id,
                                     const char *element, int line) {
    char buffer[NETWORK_SHOWN];
    struct GraphmlKey *key = search(self, id);
    if (key == NULL)
        network_reading_fault(reading, line,
                              "<data> of the key %s, which no <key> declares; keys stand before the graph",
                              network_reading_shown(id, buffer));
    else if (!applies_to(key, element)) {
        network_reading_fault(reading, line, "<data> of the key %s stands in <%s>; it is declared for %s",
                              network_reading_shown(id, buffer), element, key->domain);
        key = NULL;
    }
    return key;
}
