#define _GNU_SOURCE /* wait4, chdir */
/* How time and memory of commands grow with what they are given: each input is doubled again and again, and
 * the exponents of the last three sizes are printed: 1 is in proportion, 2 would be an accident. TANDEM is
 * the program. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure.h"

enum { WORDS_MOST = 64, WORD_SIZE = 64, SIZES_MOST = 8, LAST = 3 };

/* A command line without the program's name. */
struct Line {
    char word[WORDS_MOST][WORD_SIZE];
    size_t count;
};

static void say(struct Line *self, const char *words) {
    char copy[1024];
    snprintf(copy, sizeof copy, "%s", words);
    for (char *word = strtok(copy, " "); word != NULL && self->count < WORDS_MOST - 1;
         word = strtok(NULL, " "))
        snprintf(self->word[self->count++], WORD_SIZE, "%s", word);
}

static void fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(1);
}

static FILE *open_file(const char *name) {
    FILE *stream = fopen(name, "w");
    if (stream == NULL)
        fail("a file cannot be written");
    return stream;
}

/* Runs it without a picture; seconds of the processor and bytes of memory. */
static void run(const struct Line *line, int wanted, double *seconds, double *memory) {
    const char *program = getenv("TANDEM");
    char *arguments[WORDS_MOST + 1] = {(char *)(uintptr_t)program};
    struct rusage usage;
    int result;
    for (size_t i = 0; i < line->count; i++)
        arguments[i + 1] = (char *)(uintptr_t)line->word[i];
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        setenv("PATH", "/none", 1);
        execv(program, arguments);
        _exit(127);
    }
    if (child < 0 || wait4(child, &result, 0, &usage) != child || !WIFEXITED(result))
        fail("the program did not end");
    if (WEXITSTATUS(result) != wanted) {
        fprintf(stderr, "%s %s…: status %d\n", line->word[0], line->word[1], WEXITSTATUS(result));
        exit(1);
    }
    *seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
               1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
    *memory = 1024.0 * (double)usage.ru_maxrss;
}

/* A scenario of 20 agencies with some more text. */
static void write_scenario(const char *name, const char *more) {
    FILE *stream = open_file(name);
    fprintf(stream, "title = \"%s\";\nworld = { agencies = 20; burn_in_weeks = 10; };\n%s", name, more);
    fclose(stream);
}

/* ---- Inputs of size n: files in the folder that we are in, and lines: what goes before and what is
 * measured. */

static void make_keys(size_t n, struct Line *before, struct Line *line) {
    FILE *stream = open_file("keys.cfg");
    (void)before;
    fprintf(stream, "legal = {\n");
    for (size_t i = 0; i < n; i++)
        fprintf(stream, "a_key_that_nobody_knows_and_that_is_long_%zu = 1;\n", i);
    fprintf(stream, "};\n");
    fclose(stream);
    say(line, "check keys.cfg");
}

static void make_factors(size_t n, struct Line *before, struct Line *line) {
    write_scenario("s.cfg", "");
    FILE *stream = open_file("factors.cfg");
    (void)before;
    fprintf(stream, "scenario = \"s.cfg\";\ndesign = { kind = \"latin_hypercube\"; points = 64; };\n"
                    "outputs = [\"public_value\"];\nreplicates = 1;\nweeks = 1;\nfactors = (");
    for (size_t i = 0, count = 0; i < params_count() && count < n; i++) {
        const struct ParamRow *row = params_row(i);
        if (strcmp(row->group, "world") == 0 || !(row->sweep_low < row->sweep_high) ||
            strncmp(row->name, "team_", 5) == 0)
            continue;
        fprintf(stream, "%s{ parameter = \"%s\"; low = %.17g; high = %.17g; }", count > 0 ? ",\n" : "",
                params_key(i), row->sweep_low, row->sweep_high);
        count++;
    }
    fprintf(stream, ");\n");
    fclose(stream);
    say(line, "sweep factors.cfg --force --quiet --out factors");
}

static void make_scenarios(size_t n, struct Line *before, struct Line *line) {
    (void)before;
    say(line, "compare --weeks 4 --replicates 4 --force --quiet --out scenarios");
    for (size_t i = 0; i < n; i++) {
        char name[32], more[64];
        snprintf(name, sizeof name, "s%zu.cfg", i);
        snprintf(more, sizeof more, "legal = { ambiguity = 0.%02zu; };\n", 10 + i);
        write_scenario(name, more);
        say(line, name);
    }
}

/* Refused, since the results are of another seed: what differs is looked for. */
static void make_refused(size_t n, struct Line *before, struct Line *line) {
    make_scenarios(n, before, before);
    make_scenarios(n, line, line);
    line->count = 0;
    say(line, "compare --weeks 4 --replicates 4 --seed 9 --quiet --out scenarios");
    for (size_t i = 0; i < n; i++) {
        char name[32];
        snprintf(name, sizeof name, "s%zu.cfg", i);
        say(line, name);
    }
}

static void make_replicates(size_t n, struct Line *line, const char *command) {
    char words[128];
    write_scenario("s.cfg", "");
    snprintf(words, sizeof words, "%s --weeks 60 --replicates %zu --quiet --out stored", command, n);
    say(line, words);
}

static void make_runs(size_t n, struct Line *before, struct Line *line) {
    (void)before;
    make_replicates(n, line, "run s.cfg --force");
}

static void make_report(size_t n, struct Line *before, struct Line *line) {
    make_replicates(n, before, "run s.cfg --force");
    say(line, "report stored --quiet");
}

static void make_plot(size_t n, struct Line *before, struct Line *line) {
    make_replicates(n, before, "run s.cfg --force");
    say(line, "plot stored --quiet");
}

static void make_export(size_t n, struct Line *before, struct Line *line) {
    make_replicates(n, before, "run s.cfg --force");
    say(line, "export stored --quiet --out csv");
}

enum { NODES = 2000 };

static void make_edges(size_t n, struct Line *before, struct Line *line) {
    FILE *stream = open_file("edges.csv");
    (void)before;
    fprintf(stream, "from,to,weight\n");
    for (size_t i = 0; i < n; i++)
        fprintf(stream, "%zu,%zu,1\n", i % NODES, (i % NODES + 1 + i / NODES) % NODES);
    fclose(stream);
    stream = open_file("network.cfg");
    fprintf(stream, "world = { agencies = %d; };\nnetwork = { file = \"edges.csv\"; };\n", NODES);
    fclose(stream);
    say(line, "check network.cfg");
}

static void make_graphml(size_t n, struct Line *before, struct Line *line) {
    FILE *stream = open_file("edges.graphml");
    (void)before;
    fprintf(stream, "<graphml><graph edgedefault=\"undirected\">\n");
    for (size_t i = 0; i < NODES; i++)
        fprintf(stream, "<node id=\"n%zu\"/>\n", i);
    for (size_t i = 0; i < n; i++)
        fprintf(stream, "<edge source=\"n%zu\" target=\"n%zu\"/>\n", i % NODES,
                (i % NODES + 1 + i / NODES) % NODES);
    fprintf(stream, "</graph></graphml>\n");
    fclose(stream);
    stream = open_file("network.cfg");
    fprintf(stream, "world = { agencies = %d; };\nnetwork = { file = \"edges.graphml\"; };\n", NODES);
    fclose(stream);
    say(line, "check network.cfg");
}

static void make_points(size_t n, struct Line *before, struct Line *line) {
    FILE *stream = open_file("points.csv");
    (void)before;
    fprintf(stream, "legal.ambiguity,legal.conservatism,weight\n");
    for (size_t i = 0; i < n; i++)
        fprintf(stream, "%.6f,%.6f,1\n", 0.2 + 0.6 * (double)i / (double)n, 0.5);
    fclose(stream);
    write_scenario("s.cfg", "");
    stream = open_file("points.cfg");
    fprintf(stream, "scenario = \"s.cfg\";\ndesign = { kind = \"file\"; path = \"points.csv\"; };\n"
                    "outputs = [\"public_value\"];\nreplicates = 1;\nweeks = 4;\n");
    fclose(stream);
    say(line, "check points.cfg");
}

static const struct {
    const char *what;
    size_t first, sizes;
    int status;
    void (*make)(size_t n, struct Line *before, struct Line *line);
} inputs[] = {
    {"unknown keys, check", 100, 5, 3, make_keys},
    {"factors, sweep of 64 points", 20, 4, 0, make_factors},
    {"scenarios, compare", 4, 4, 0, make_scenarios},
    {"scenarios, refused compare", 4, 4, 3, make_refused},
    {"replicates, run", 64, 4, 0, make_runs},
    {"replicates, report", 64, 5, 0, make_report},
    {"replicates, plot", 64, 5, 0, make_plot},
    {"replicates, export", 64, 5, 0, make_export},
    {"edges of CSV, check", 20000, 5, 0, make_edges},
    {"edges of GraphML, check", 20000, 5, 0, make_graphml},
    {"points of a file, check", 4000, 5, 0, make_points},
};

static void measure(size_t row) {
    double size[SIZES_MOST], seconds[SIZES_MOST], memory[SIZES_MOST], ignored;
    size_t sizes = inputs[row].sizes, from = sizes - LAST;
    printf("%s\n", inputs[row].what);
    for (size_t i = 0; i < sizes; i++) {
        struct Line before = {.count = 0}, line = {.count = 0};
        size_t n = inputs[row].first << i;
        inputs[row].make(n, &before, &line);
        if (before.count > 0)
            run(&before, 0, &ignored, &ignored);
        run(&line, inputs[row].status, &seconds[i], &memory[i]);
        size[i] = (double)n;
        printf("  %8zu  %8.3f s  %7.1f MiB\n", n, seconds[i], memory[i] / 1048576.0);
        fflush(stdout);
    }
    printf("  exponent  %5.2f      %5.2f\n", fitted_exponent(size + from, seconds + from, LAST),
           fitted_exponent(size + from, memory + from, LAST));
}

int main(void) {
    char folder[256];
    if (getenv("TANDEM") == NULL)
        fail("TANDEM is the program");
    char *program = realpath(getenv("TANDEM"), NULL);
    if (program == NULL || setenv("TANDEM", program, 1) != 0)
        fail("TANDEM is no program");
    directory_make(directory_folder(), folder, sizeof folder);
    if (chdir(folder) != 0)
        fail("no folder could be made");
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        measure(i);
    directory_clear(folder);
    free(program);
    return 0;
}
