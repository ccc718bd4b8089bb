/* GraphML: what programs write is read as one network; what the reader does not use is refused with its line,
 * or noted. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "networks.h"
#include "tests/suite.h"
#include "world/network_graphml.h"

#define HEAD                                                                                                 \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "                                                  \
    "xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
#define TAIL "</graph></graphml>\n"
#define WEIGHT "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"
#define GRAPH "<graph edgedefault=\"undirected\">"
#define NODES "<node id=\"n0\"/><node id=\"n1\"/><node id=\"n2\"/><node id=\"n3\"/>"
#define EDGE(from, to, inside) "<edge source=\"n" #from "\" target=\"n" #to "\">" inside "</edge>"
#define DATA(key, value) "<data key=\"" key "\">" value "</data>"
#define EDGES EDGE(0, 1, DATA("w", "0.5")) EDGE(1, 2, DATA("w", "2")) EDGE(3, 0, DATA("w", "1e-3"))

static enum Status read_text(struct Network *network, const char *text, size_t length, struct Error *notes,
                             struct Error *error) {
    return network_read_graphml_text(network, text, length, "a.graphml", 4, notes, error);
}

static void assert_weighted(const struct Network *network) {
    static const size_t first[] = {0, 2, 4, 5, 6};
    static const uint32_t peer[] = {1, 3, 0, 2, 1, 0};
    static const double weight[] = {0.5, 1e-3, 0.5, 2.0, 2.0, 1e-3};
    assert_sound(network);
    ck_assert_mem_eq(network->first, first, sizeof first);
    ck_assert_mem_eq(network->peer, peer, sizeof peer);
    ck_assert_mem_eq(network->weight, weight, sizeof weight);
}

struct Accepted {
    const char *text;
    const char *notes; /* part of them, or NULL: there are none */
};

/* The same three weighted ties. */
static const struct Accepted weighted[] = {
    {HEAD WEIGHT GRAPH NODES EDGES TAIL, NULL},
    {"<graphml>" WEIGHT "<graph>" NODES EDGES TAIL, NULL},
    {"\357\273\277" HEAD WEIGHT "\r\n<graph edgedefault=\"undirected\">\r\n" NODES EDGES TAIL, NULL},
    {"<?xml version='1.0' encoding='ISO-8859-1'?><!-- \344 --><graphml>" WEIGHT GRAPH NODES EDGES TAIL, NULL},
    {"<!DOCTYPE graphml>\n<graphml>" WEIGHT GRAPH NODES EDGES TAIL, NULL},
    /* the prefix of another namespace for GraphML itself, another version of it */
    {"<g:graphml xmlns:g='http://graphml.graphdrawing.org/xmlns/1.1'><g:key id='w' for='edge' "
     "attr.name='weight' "
     "attr.type='double'/><g:graph edgedefault='undirected'><g:node id='0'/><g:node id='1'/><g:node id='2'/>"
     "<g:node id='3'/><g:edge source='0' target='1'><g:data key='w'>0.5</g:data></g:edge><g:edge source='1' "
     "target='2'><g:data key='w'>2</g:data></g:edge><g:edge source='3' target='0'><g:data "
     "key='w'>0.001</g:data>"
     "</g:edge></g:graph></g:graphml>",
     NULL},
    /* NetworkX */
    {HEAD
     "<key id=\"d1\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\" />\n<key id=\"d0\" for=\"node\" "
     "attr.name=\"name\" attr.type=\"string\" />\n<graph edgedefault=\"undirected\">\n<node id=\"0\"><data "
     "key=\"d0\">bureau</data></node><node id=\"1\" /><node id=\"2\" /><node id=\"3\" />\n<edge source=\"0\" "
     "target=\"1\" id=\"0\">\n  <data key=\"d1\">0.5</data>\n</edge>\n<edge source=\"1\" target=\"2\"><data "
     "key=\"d1\">2.0</data></edge>\n<edge source=\"3\" target=\"0\"><data "
     "key=\"d1\">0.001</data></edge>\n" TAIL,
     "a.graphml: not used: 'name' of <node>"},
    /* igraph, from C, R and Python */
    {HEAD
     "<!-- Created by igraph -->\n<key id=\"g_name\" for=\"graph\" attr.name=\"name\" "
     "attr.type=\"string\"/>\n<key "
     "id=\"v_id\" for=\"node\" attr.name=\"id\" attr.type=\"string\"/>\n<key id=\"e_weight\" for=\"edge\" "
     "attr.name=\"weight\" attr.type=\"double\"/>\n<graph id=\"G\" edgedefault=\"undirected\">\n<data "
     "key=\"g_name\">Ring graph</data>\n<node id=\"n0\"><data key=\"v_id\">n3</data></node><node "
     "id=\"n1\"><data "
     "key=\"v_id\">n2</data></node><node id=\"n2\"/><node id=\"n3\"/>" EDGE(0, 1, DATA("e_weight", "0.5"))
         EDGE(1, 2, DATA("e_weight", "2")) EDGE(3, 0, DATA("e_weight", "0.001")) TAIL,
     "a.graphml: not used: 'name' of <graph>, 'id' of <node>"},
    /* Gephi */
    {HEAD
     "<key attr.name=\"label\" attr.type=\"string\" for=\"node\" id=\"label\"/><key attr.name=\"Edge "
     "Weight\" "
     "attr.type=\"double\" for=\"edge\" id=\"weight\"/><key attr.name=\"x\" attr.type=\"float\" for=\"node\" "
     "id=\"x\"/><graph edgedefault=\"undirected\"><node id=\"0\"><data key=\"label\">a</data><data "
     "key=\"x\">-23.5</data></node><node id=\"1\"/><node id=\"2\"/><node id=\"3\"/><edge id=\"7\" "
     "source=\"0\" "
     "target=\"1\"><data key=\"weight\">0.5</data></edge><edge source=\"1\" target=\"2\"><data "
     "key=\"weight\">2"
     "</data></edge><edge source=\"3\" target=\"0\"><data key=\"weight\">0.001</data></edge>" TAIL,
     "not used: 'label' of <node>, 'x' of <node>"},
    /* yEd: graphics within data, everything directed */
    {HEAD "<key for=\"graphml\" id=\"d7\" yfiles.type=\"resources\"/><key for=\"node\" id=\"d6\" "
          "yfiles.type=\"nodegraphics\"/><key attr.name=\"weight\" attr.type=\"double\" for=\"edge\" "
          "id=\"d9\"/><key "
          "for=\"edge\" id=\"d10\" yfiles.type=\"edgegraphics\"/>\n<graph edgedefault=\"directed\" "
          "id=\"G\">\n<node "
          "id=\"n0\"><data key=\"d6\"><y:ShapeNode xmlns:y=\"http://www.yworks.com/xml/graphml\"><y:Geometry "
          "height=\"30.0\"/><graph><node/></graph></y:ShapeNode></data></node><node id=\"n1\"/><node "
          "id=\"n2\"/><node "
          "id=\"n3\"/>\n" EDGE(0, 1, DATA("d9", "0.5") DATA("d10", "<y xmlns=''><z/></y>"))
              EDGE(1, 2, DATA("d9", "2"))
                  EDGE(3, 0, DATA("d9", "0.001")) "</graph><data key=\"d7\"><y/></data></graphml>",
     "a.graphml:6: edges are directed; direction does not count\na.graphml: not used: 'd6' of <node>, 'd10' "
     "of <edge>"},
    /* what XML allows around and inside of text */
    {HEAD "<?hint a?>" WEIGHT "<desc>about <b>it</b></desc>" GRAPH NODES EDGE(
         0, 1,
         DATA("w", "\n  <![CDATA[0]]>&#46;<!-- "
                   "half -->5\n")) EDGE(1, 2, DATA("w", "+2.0")) EDGE(3, 0, DATA("w", "1E-3")) TAIL,
     NULL},
    {HEAD WEIGHT GRAPH EDGES NODES TAIL, NULL},
    {HEAD "<key id='w' attr.name='WEIGHT'/>" GRAPH NODES EDGES TAIL, NULL},
    {HEAD
     "<key id='w' for='all' attr.name='edge_weight' attr.type='float'/>" GRAPH
     "<node id='n0'><data key='w'>7</data></node><node id='n1'/><node id='n2'/><node id='n3'/>" EDGES TAIL,
     "not used: 'edge_weight' of <node>"},
    {HEAD
     "<key id='w' for='edge' attr.name='weight' attr.type='double'><default> 2 </default></key>" GRAPH NODES
         EDGE(0, 1, DATA("w", "0.5")) EDGE(1, 2, ) EDGE(3, 0, DATA("w", "1e-3")) TAIL,
     NULL},
    {HEAD WEIGHT "<key id='y' for='edge' attr.name='year' attr.type='int'/>" GRAPH NODES EDGE(
         0, 1, DATA("w", "0.5") DATA("y", "2015")) EDGE(1, 2, DATA("w", "2")) EDGE(3, 0, DATA("w", "1e-3"))
         TAIL,
     "not used: 'year' of <edge>"},
    {HEAD WEIGHT GRAPH NODES "<edge source='n0' target='n1' label='5'>" DATA("w", "0.5") "</edge>" EDGE(
         1, 2, DATA("w", "2")) EDGE(3, 0, DATA("w", "1e-3")) TAIL,
     "not used: 'label' of <edge>"},
    {HEAD WEIGHT GRAPH NODES "<edge source='n0' target='n1' directed='false'>" DATA(
         "w", "0.5") "</edge>\n"
                     "<edge source='n1' target='n2' directed='true'>" DATA("w", "2") "</edge>" EDGE(
                         3, 0, DATA("w", "1e-3")) TAIL,
     "a.graphml:4: edges are directed; direction does not count"},
};

START_TEST(what_programs_write_is_the_same_network) {
    const struct Accepted *it = &weighted[_i];
    struct Network network;
    struct Error notes = {0}, error = {0};
    ck_assert_msg(read_text(&network, it->text, strlen(it->text), &notes, &error) == STATUS_OK, "%s",
                  error.text);
    assert_weighted(&network);
    ck_assert_int_eq(error.count, 0);
    ck_assert_msg(it->notes != NULL ? strstr(notes.text, it->notes) != NULL : notes.count == 0, "%s",
                  notes.text);
    network_free(&network);
    ck_assert_int_eq(read_text(&network, it->text, strlen(it->text), NULL, &error), STATUS_OK);
    network_free(&network);
}
END_TEST

START_TEST(utf_16_is_read) {
    static const char text[] = "<graphml>" WEIGHT GRAPH NODES EDGES TAIL;
    char wide[2 * sizeof text] = "\377\376";
    for (size_t i = 0; i + 1 < sizeof text; i++) {
        wide[2 * i + 2] = text[i];
        wide[2 * i + 3] = '\0';
    }
    struct Network network;
    struct Error error = {0};
    ck_assert_msg(read_text(&network, wide, sizeof wide, NULL, &error) == STATUS_OK, "%s", error.text);
    assert_weighted(&network);
    network_free(&network);
}
END_TEST

/* Ties without weights weigh 1. */
static const struct Accepted bare[] = {
    {HEAD GRAPH NODES EDGE(0, 1, ) TAIL, "2 of 4 agencies (world.agencies) have no peer in it"},
    {HEAD WEIGHT GRAPH NODES EDGE(0, 1, ) TAIL, "a weight is declared and no edge has one: all ties weigh 1"},
    {HEAD "<key id='w' for='node' attr.name='weight' attr.type='double'/>" GRAPH
          "<node id='n0'><data key='w'>3</data></node><node id='n1'/>" EDGE(0, 1, ) TAIL,
     "not used: 'weight' of <node>"},
    {HEAD "<key id='s' for='edge' attr.name='kind' attr.type='string'/>" GRAPH
          "<node id='n0'/><node id='n1'/>" EDGE(0, 1, DATA("s", "12")) TAIL,
     "not used: 'kind' of <edge>"},
};

START_TEST(ties_without_weights_weigh_one) {
    const struct Accepted *it = &bare[_i];
    struct Network network;
    struct Error notes = {0}, error = {0};
    ck_assert_msg(read_text(&network, it->text, strlen(it->text), &notes, &error) == STATUS_OK, "%s",
                  error.text);
    assert_sound(&network);
    ck_assert_uint_eq(network.first[4], 2);
    ck_assert_double_eq(network_weight(&network, 0), 1.0);
    ck_assert_msg(strstr(notes.text, it->notes) != NULL, "%s", notes.text);
    network_free(&network);
}
END_TEST

struct Refused {
    const char *text;
    int messages;
    const char *message; /* part of them */
};

#define WITH(edges) HEAD WEIGHT GRAPH NODES "\n" edges TAIL
#define PLAIN(edges) HEAD GRAPH NODES "\n" edges TAIL
#define NAMED(declaration)                                                                                   \
    HEAD "<key id='k' " declaration "/>\n" GRAPH NODES "\n" EDGE(0, 1, DATA("k", "5")) TAIL

static const struct Refused refused[] = {
    /* weights */
    {WITH(EDGE(0, 1, DATA("w", "0,5"))), 1,
     "a.graphml:4: '0,5' is not a weight; a weight is a finite number above 0, with a point as decimal mark"},
    {WITH(EDGE(0, 1, DATA("w", ""))), 1, "a.graphml:4: '' is not a weight"},
    {WITH(EDGE(0, 1, DATA("w", "inf"))), 1, "a.graphml:4: 'inf' is not a weight"},
    {WITH(EDGE(0, 1, DATA("w", "nan"))), 1, "a.graphml:4: 'nan' is not a weight"},
    {WITH(EDGE(0, 1, DATA("w", "1e999"))), 1, "a.graphml:4: '1e999' is not a weight"},
    {WITH(EDGE(0, 1, DATA("w", "0x1p3"))), 1, "a.graphml:4: '0x1p3' is not a weight"},
    {WITH(EDGE(0, 1, DATA("w", "0.5 0.5"))), 1, "a.graphml:4: '0.5 0.5' is not a weight"},
    {WITH(EDGE(0, 1, DATA("w", "0.50000000000000000000000000000000000000000000000000000000000000000x"))), 1,
     "a.graphml:4: 'so long a text' is not a weight"},
    {WITH(EDGE(0, 1, DATA("w", "0"))), 1, "a.graphml:4: the tie of agencies 0 and 1 has weight 0"},
    {WITH(EDGE(0, 1, DATA("w", "-2"))), 1, "has weight -2; a weight is finite and above 0"},
    {WITH(EDGE(0, 1, DATA("w", "1e300")) "\n" EDGE(2, 1, DATA("w", "1e300"))), 1,
     "a.graphml:5: the weights of agency 1 add up to more than 1e+300"},
    {WITH(EDGE(0, 1, DATA("w", "1")) "\n" EDGE(2, 1, )), 1,
     "a.graphml:5: the tie of agencies 2 and 1 has no weight, and others have one"},
    {WITH(EDGE(0, 1, DATA("w", "1") "\n" DATA("w", "2"))), 1, "a.graphml:5: the edge has two weights"},
    {WITH(EDGE(0, 1, DATA("w", "<b>1</b>"))), 2, "a.graphml:4: there is an element inside of a weight"},
    {HEAD "<key id='w' for='edge' attr.name='weight'><default>much</default></key>" GRAPH NODES TAIL, 1,
     "a.graphml:3: 'much' is not a weight"},
    /* weights by other names, in other places, declared otherwise */
    {NAMED("for='edge' attr.name='strength' attr.type='double'"), 1,
     "a.graphml:5: edges have the number 'strength' and no weight; a weight is <data> of a <key "
     "for=\"edge\""},
    {NAMED("for='edge' attr.name='wieght' attr.type='integer'"), 1, "the number 'wieght'"},
    {NAMED("for='edge' attr.name='strength'"), 1, "the number 'strength'"},
    {NAMED("for='edge'"), 1, "the number 'k'"},
    {NAMED("for='edge' attr.nam='weight' attr.type='double'"), 1, "the number 'k'"},
    {NAMED("for='edge' attr.name='weight' attr.type='string'"), 1,
     "a.graphml:3: the edge attribute 'weight' is not a number; declare it as a double"},
    {NAMED("for='edge' attr.name='weight' attr.type='boolean'"), 1,
     "the edge attribute 'weight' is not a number"},
    {NAMED("for='node' attr.name='weight' attr.type='double'"), 1,
     "a.graphml:5: <data> of the key 'k' stands in <edge>; it is declared for node"},
    {NAMED("for='edges' attr.name='weight' attr.type='double'"), 2,
     "a.graphml:3: the key is for no kind of element"},
    {PLAIN("<edge source='n0' target='n1' weight='0.5'/>"), 1, "a.graphml:4: edges have the number 'weight'"},
    {PLAIN(EDGE(0, 1, DATA("w", "0.5"))), 1, "a.graphml:4: <data> of the key 'w', which no <key> declares"},
    {HEAD GRAPH NODES EDGE(0, 1, ) "</graph>" WEIGHT "</graphml>", 1, "a.graphml:3: a <key> after the graph"},
    {HEAD WEIGHT "\n<key id='v' for='edge' attr.name='Weight' attr.type='double'/>" GRAPH NODES TAIL, 1,
     "a.graphml:4: the edge attribute 'Weight' is a second weight, beside 'weight'"},
    {HEAD WEIGHT "\n" WEIGHT GRAPH NODES TAIL, 1, "a.graphml:4: the key 'w' is declared twice"},
    {HEAD "<key for='edge' attr.name='weight'/>" GRAPH TAIL, 1, "the key has no id"},
    {WITH(EDGE(0, 1, "<data>1</data>")), 1, "a.graphml:4: <data> without a key"},
    /* more than one plain graph */
    {HEAD GRAPH NODES "</graph>\n<graph edgedefault='undirected'><node id='n7'/>" TAIL, 1,
     "a.graphml:4: a second <graph>; a file holds one network"},
    {PLAIN("<node id='n0'><graph edgedefault='undirected'><node id='n1'/></graph></node>"), 2,
     "a.graphml:4: a <graph> inside of <node>; networks do not nest"},
    {HEAD GRAPH "<node id='n0'><node id='n1'/></node>" TAIL, 1,
     "a <node> inside of <node>; networks do not nest"},
    {PLAIN("<edge source='n0' target='n1'><graph/></edge>"), 1, "a <graph> inside of <edge>"},
    {PLAIN("<hyperedge><endpoint node='n0'/><endpoint node='n1'/></hyperedge>"), 1,
     "a.graphml:4: a <hyperedge>; a tie joins two agencies: write an <edge> for each pair"},
    {HEAD GRAPH "<node id='n0'><port name='north'/></node>" TAIL, 1,
     "a.graphml:3: a <port>; a tie joins agencies"},
    {PLAIN("<edge source='n0' target='n1' sourceport='north'/>"), 1, "a.graphml:4: an <edge> between ports"},
    {HEAD GRAPH "<node id='n0'><locator/></node>" TAIL, 1, "a <locator>; other files are not read"},
    {PLAIN("<vertex id='n9'/>"), 1,
     "a.graphml:4: the element 'vertex' has no place here; GraphML has key, graph"},
    {PLAIN("<x:edge xmlns:x='urn:x' source='n0' target='n1'/>"), 1, "the element 'edge' has no place here"},
    {HEAD NODES "</graphml>", 5, "a.graphml:3: a <node> inside of <graphml>"},
    {PLAIN("n0 n1"), 1, "a.graphml:4: there is text inside of <graph>; text stands in <data> or <desc>"},
    /* nodes and edges */
    {PLAIN("<node id='n2'/>"), 1, "a.graphml:4: agency 2 has two nodes, the other on line 3"},
    {PLAIN("<node id='2'/>"), 1, "agency 2 has two nodes"},
    {HEAD GRAPH "<node id='bureau'/>" TAIL, 1,
     "a.graphml:3: node id 'bureau' is not an agency; ids are whole numbers from 0, below 4"},
    {HEAD GRAPH "<node id='n4'/>" TAIL, 1, "will do); agencies are counted from 0, not from 1"},
    {HEAD GRAPH "<node id='n300000000000000000000'/>" TAIL, 1, "is not an agency"},
    {HEAD GRAPH "<node/>" TAIL, 1, "a <node> without an id"},
    {HEAD GRAPH "<node id='n0'/>\n" EDGE(0, 1, ) TAIL, 1,
     "a.graphml:4: the edge ends at agency 1, which has no node in the file"},
    {PLAIN("<edge source='n0' target='1'/>"), 1,
     "a.graphml:4: the edge ends at '1', and no node has this id"},
    {HEAD GRAPH "<edge source='n0' target='01'/>\n" NODES TAIL, 1,
     "a.graphml:3: the edge ends at agency 1 as no node"},
    {PLAIN("<edge source='n0' target='x'/>"), 1, "a.graphml:4: edge: node id 'x' is not an agency"},
    {PLAIN("<edge source='n0'/>"), 1, "a.graphml:4: an <edge> without source or target"},
    {PLAIN(EDGE(2, 2, )), 1, "a.graphml:4: agency 2 is tied to itself"},
    {PLAIN(EDGE(0, 1, ) "\n" EDGE(1, 0, )), 1,
     "a.graphml:5: the tie of agencies 0 and 1 is listed twice, before on line 4; direction does not count"},
    {PLAIN("<edge source='n0' target='n1' directed='yes'/>"), 1,
     "a.graphml:4: directed is neither true nor false"},
    {HEAD "<graph edgedefault='mixed'>" NODES TAIL, 1,
     "a.graphml:3: edgedefault is neither undirected nor directed"},
    /* files that are no GraphML */
    {"", 1, "a.graphml:1: the file is not well-formed GraphML: no element found"},
    {"from,to\n0,1\n", 1, "a.graphml:1: the file is not well-formed GraphML"},
    {HEAD GRAPH NODES "\n<edge source=\"n", 1,
     "a.graphml:4: the file is not well-formed GraphML: unclosed token"},
    {HEAD GRAPH "\n</graphml>", 1, "a.graphml:4: the file is not well-formed GraphML: mismatched tag"},
    {HEAD "</graphml>", 1, "a.graphml: the file has no <graph>"},
    {"<gexf xmlns='http://gexf.net/1.3'>", 1,
     "a.graphml:1: the element 'gexf' has no place here; GraphML begins with"},
    {"<graph>" NODES "</graph>", 1, "GraphML begins with <graphml"},
    {"<graphml xmlns='urn:other'>" GRAPH TAIL, 1,
     "the element 'graphml' has no place here; GraphML begins with"},
    {"<?xml version='1.0' encoding='Big5'?><graphml/>", 1,
     "a.graphml:1: unknown encoding; write the file in UTF-8"},
    {"<?xml version='1.0'?>\n<!DOCTYPE graphml [<!ENTITY a '00'><!ENTITY b "
     "'&a;&a;&a;'>]><graphml>&b;</graphml>",
     1, "a.graphml:2: the document type declares something or names another file"},
    {"<!DOCTYPE graphml SYSTEM 'file:///etc/hostname'><graphml/>", 1,
     "names another file, which is not read"},
    {WITH(EDGE(0, 1, DATA("w", "&half;"))), 1,
     "a.graphml:4: the file is not well-formed GraphML: undefined entity"},
};

START_TEST(what_is_not_one_network_is_refused_with_its_line) {
    const struct Refused *it = &refused[_i];
    struct Network network;
    struct Error notes = {0}, error = {0};
    ck_assert_msg(read_text(&network, it->text, strlen(it->text), &notes, &error) == STATUS_CONFIGURATION,
                  "%s", it->message);
    ck_assert_msg(strstr(error.text, it->message) != NULL, "%s", error.text);
    ck_assert_msg(error.count == it->messages, "%d messages: %s", error.count, error.text);
    assert_empty(&network);
}
END_TEST

/* Repeats a piece `times` between a head and a tail; the caller frees it. */
static char *repeated(const char *head, const char *piece, size_t times, const char *tail) {
    size_t start = strlen(head), length = strlen(piece);
    char *text = malloc(start + times * length + strlen(tail) + 1);
    ck_assert_ptr_nonnull(text);
    memcpy(text, head, start);
    for (size_t i = 0; i < times; i++)
        memcpy(text + start + i * length, piece, length);
    strcpy(text + start + times * length, tail);
    return text;
}

START_TEST(hopeless_and_bottomless_files_are_given_up) {
    struct Network network;
    struct Error error = {0};
    char *text = repeated(HEAD GRAPH, "<nodes/>", 100000, TAIL);
    ck_assert_int_eq(read_text(&network, text, strlen(text), NULL, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 1000);
    free(text);
    error = (struct Error){0};
    text = repeated(HEAD GRAPH "<desc>", "<a>", 1000000, TAIL);
    ck_assert_int_eq(read_text(&network, text, strlen(text), NULL, &error), STATUS_CONFIGURATION);
    ck_assert_str_eq(error.text, "a.graphml:3: elements are nested more than 128 deep");
    free(text);
    error = (struct Error){0};
    text = repeated(HEAD, "<key id='k' for='node'/>", 300, GRAPH TAIL);
    ck_assert_int_eq(read_text(&network, text, strlen(text), NULL, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 299);
    free(text);
}
END_TEST

START_TEST(keys_are_counted) {
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(stream);
    fputs("<graphml>\n", stream);
    for (int i = 0; i <= 256; i++)
        fprintf(stream, "<key id='k%d' for='node'/>\n", i);
    fputs(GRAPH TAIL, stream);
    fclose(stream);
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(read_text(&network, text, length, NULL, &error), STATUS_CONFIGURATION);
    ck_assert_str_eq(error.text, "a.graphml:258: there are more than 256 keys");
    free(text);
}
END_TEST

START_TEST(a_long_list_of_what_is_not_used_is_cut) {
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(stream);
    fputs("<graphml><graph><node id='0'", stream);
    for (int i = 0; i < 100; i++)
        fprintf(stream, " attribute%d=''", i);
    fputs("/></graph></graphml>", stream);
    fclose(stream);
    struct Network network;
    struct Error notes = {0}, error = {0};
    ck_assert_int_eq(read_text(&network, text, length, &notes, &error), STATUS_OK);
    ck_assert_ptr_nonnull(strstr(notes.text, "not used: 'attribute0' of <node>, 'attribute1' of <node>"));
    ck_assert_ptr_nonnull(strstr(notes.text, "of <node>, ...\n"));
    ck_assert_ptr_null(strstr(notes.text, "attribute99"));
    network_free(&network);
    free(text);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_loop_test(tests, what_programs_write_is_the_same_network, 0,
                        sizeof weighted / sizeof *weighted);
    tcase_add_test(tests, utf_16_is_read);
    tcase_add_loop_test(tests, ties_without_weights_weigh_one, 0, sizeof bare / sizeof *bare);
    tcase_add_loop_test(tests, what_is_not_one_network_is_refused_with_its_line, 0,
                        sizeof refused / sizeof *refused);
    tcase_add_test(tests, hopeless_and_bottomless_files_are_given_up);
    tcase_add_test(tests, keys_are_counted);
    tcase_add_test(tests, a_long_list_of_what_is_not_used_is_cut);
}

int main(void) {
    return run_suite("network_graphml", add_tests);
}
