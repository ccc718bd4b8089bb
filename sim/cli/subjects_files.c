/* Explanations of the files that a scenario may name. */
#include <stdio.h>

#include "cli/subjects.h"
#include "cli/terminal.h"

enum { TEXTS_MOST = 8 };

/* Label and text, in the order in which they are printed. */
static const struct FileRow {
    const char *name;
    const char *text[TEXTS_MOST][2];
} rows[] = {
    {"network_file",
     {{"meaning", "Who is a peer of whom, in place of a generated network."},
      {"written", "network: { file = \"ties.csv\"; }; in a scenario, beside which it lies"},
      {"formats",
       "GraphML (.graphml) and CSV edge lists (.csv): `tandem explain graphml`, `tandem explain edge_list`"},
      {"units", "whole numbers from 0, below world.agencies; those of the first government come first"},
      {"ties",
       "of two different units, listed once; direction does not count; weights above 0, or all weigh 1"},
      {"idle", "network.peers_within, rewiring, peers_between and weight_between have no effect beside it"},
      {"programmes",
       "keep their national size: for a small network set their slots or fill (g0v.slots and so on)"},
      {"more", "scenarios/networks.md, with examples: small-city, two-counties"}}},
    {"graphml",
     {{"meaning", "The XML format of graphs that NetworkX, igraph, Gephi, yEd and others write."},
      {"units", "the XML ids of nodes, as 7 or n7"},
      {"weights", "the edge attribute weight (Weight, Edge Weight, edge_weight), a number; all ties have one "
                  "or none, or "
                  "its key a default"},
      {"noted", "attributes of nodes, texts of edges, direction, units without a tie"},
      {"refused",
       "numbers of edges by other names and no weight; second or nested graphs, hyperedges, ports, document "
       "types; nodes, keys and ties that are missing or twofold"}}},
    {"edge_list",
     {{"meaning", "Ties as CSV: from,to or from,to,weight, one a line, with or without that header."},
      {"accepted", "a byte order mark, CRLF, blank lines, blanks around a field"},
      {"refused",
       "quotation marks, semicolons, decimal commas, lines of different fields, ties listed twice"}}},
};

static size_t file_count(void) {
    return sizeof rows / sizeof rows[0];
}

static const char *file_name(size_t index) {
    return rows[index].name;
}

static void file_print(size_t index) {
    subject_print_title(&file_subjects, index);
    for (int i = 0; i < TEXTS_MOST && rows[index].text[i][0] != NULL; i++)
        print_labelled(rows[index].text[i][0], rows[index].text[i][1]);
    printf("\n");
}

const struct SubjectKind file_subjects = {"input file", "input files", file_count, file_name, file_print};
