#include "world/graphml_nodes.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

struct GraphmlNode {
    int line;          /* where the agency is first met, as a node or as the end of an edge; 0: not yet */
    uint32_t spelling; /* of the id: with its number, its length and its 'n' make the whole of it */
    bool is_node;
};

enum Status graphml_nodes_init(struct GraphmlNodes *self, const struct NetworkReading *reading) {
    *self = (struct GraphmlNodes){.node = calloc(reading->agencies + 1, sizeof *self->node)};
    if (self->node == NULL)
        return error_set(reading->error, STATUS_OUT_OF_MEMORY, "no memory to read %s", reading->name);
    return STATUS_OK;
}

void graphml_nodes_free(struct GraphmlNodes *self) {
    free(self->node);
    *self = (struct GraphmlNodes){0};
}

/* Splits an id into number and spelling; a fault if it is no agency. */
static uint32_t agency_of_id(struct NetworkReading *reading, const char *id, const char *what, int line,
                             uint32_t *spelling) {
    char buffer[NETWORK_SHOWN];
    uint64_t agency;
    *spelling = (uint32_t)(2 * strlen(id) + (id[0] == 'n'));
    bool is_number = text_to_unsigned(id[0] == 'n' ? id + 1 : id, &agency);
    if (is_number && agency < reading->agencies)
        return (uint32_t)agency;
    network_reading_fault(
        reading, line,
        "%s id %s is not an agency; ids are whole numbers from 0, below %zu (n0, n1 and so on will do)%s",
        what, network_reading_shown(id, buffer), reading->agencies,
        is_number && agency == reading->agencies ? _("; agencies are counted from 0, not from 1") : "");
    return GRAPHML_NO_AGENCY;
}

void graphml_nodes_add(struct GraphmlNodes *self, struct NetworkReading *reading, const char *id, int line) {
    uint32_t spelling, agency = agency_of_id(reading, id, _("node"), line, &spelling);
    if (agency == GRAPHML_NO_AGENCY)
        return;
    struct GraphmlNode *node = &self->node[agency];
    if (node->is_node)
        network_reading_fault(reading, line, "agency %u has two nodes, the other on line %d",
                              (unsigned)agency, node->line);
    else if (node->line > 0 && node->spelling != spelling)
        network_reading_fault(reading, node->line,
                              "the edge ends at agency %u as no node writes it (line %d)", (unsigned)agency,
                              line);
    self->count += !node->is_node;
    *node = (struct GraphmlNode){line, spelling, true};
}

uint32_t graphml_nodes_end(struct GraphmlNodes *self, struct NetworkReading *reading, const char *id,
                           int line) {
    uint32_t spelling, agency = agency_of_id(reading, id, _("edge: node"), line, &spelling);
    if (agency == GRAPHML_NO_AGENCY)
        return agency;
    struct GraphmlNode *node = &self->node[agency];
    if (node->line == 0)
        *node = (struct GraphmlNode){line, spelling, false};
    else if (node->spelling != spelling)
        network_reading_fault(reading, line, "the edge ends at '%s', and no node has this id", id);
    return agency;
}

void graphml_nodes_check(const struct GraphmlNodes *self, struct NetworkReading *reading) {
    for (size_t agency = 0; agency < reading->agencies && !network_reading_is_hopeless(reading); agency++)
        if (self->node[agency].line > 0 && !self->node[agency].is_node)
            network_reading_fault(reading, self->node[agency].line,
                                  "the edge ends at agency %zu, which has no node in the file", agency);
}
