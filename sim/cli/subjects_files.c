/* Explanations of the files that a scenario may name. */
#include <stdio.h>

#include "base/translate.h"
#include "cli/subjects.h"
#include "cli/terminal.h"

enum { TEXTS_MOST = 8 };

/* Label and text, in the order in which they are printed. */
static const struct FileRow {
    const char *name;
    const char *text[TEXTS_MOST][2];
} rows[] = {
    {"network_file",
     {{N_("meaning"), N_("Who is a peer of whom, in place of a generated network.")},
      {N_("written"), N_("network: { file = \"ties.csv\"; }; in a scenario, beside which it lies")},
      {N_("formats"), N_("GraphML (.graphml) and CSV edge lists (.csv): `tandem explain graphml`, `tandem "
                         "explain edge_list`")},
      {N_("units"),
       N_("whole numbers from 0, below world.agencies; those of the first government come first")},
      {N_("ties"),
       N_("of two different units, listed once; direction does not count; weights above 0, or all weigh 1")},
      {N_("idle"),
       N_("network.peers_within, rewiring, peers_between and weight_between have no effect beside it")},
      {N_("programmes"),
       N_("keep their national size: for a small network set their slots or fill (g0v.slots and so on)")},
      {N_("more"), N_("scenarios/networks.md, with examples: small-city, two-counties")}}},
    {"graphml",
     {{N_("meaning"), N_("The XML format of graphs that NetworkX, igraph, Gephi, yEd and others write.")},
      {N_("units"), N_("the XML ids of nodes, as 7 or n7")},
      {N_("weights"),
       N_("the edge attribute weight (Weight, Edge Weight, edge_weight), a number; all ties have one "
          "or none, or "
          "its key a default")},
      {N_("noted"), N_("attributes of nodes, texts of edges, direction, units without a tie")},
      {N_("refused"), N_("numbers of edges by other names and no weight; second or nested graphs, "
                         "hyperedges, ports, document "
                         "types; nodes, keys and ties that are missing or twofold")}}},
    {"edge_list",
     {{N_("meaning"), N_("Ties as CSV: from,to or from,to,weight, one a line, with or without that header.")},
      {N_("accepted"), N_("a byte order mark, CRLF, blank lines, blanks around a field")},
      {N_("refused"),
       N_("quotation marks, semicolons, decimal commas, lines of different fields, ties listed twice")}}},
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
        print_labelled(rows[index].text[i][0], _(rows[index].text[i][1]));
    printf("\n");
}

const struct SubjectKind file_subjects = {N_("input file"), N_("input files"), file_count, file_name,
                                          file_print};
