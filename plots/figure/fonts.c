#define _GNU_SOURCE /* getline, pipe2 */
#include "plots/figure/fonts.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/translate.h"

/* What stands for a common mark that no font has. U+2019 closes no string of a script, and neither does this.
 */
static const struct Substitute {
    uint32_t code;
    const char *text;
} SUBSTITUTES[] = {
    {0x2013, "-"},  {0x2014, "-"},  {0x2212, "-"},   {0x2018, "\u00B4"}, {0x2019, "\u00B4"},
    {0x201C, "\""}, {0x201D, "\""}, {0x2026, "..."}, {0x25CF, "*"},      {0x2264, "<="},
    {0x2265, ">="}, {0x2248, "~"},  {0x2192, "->"},  {0x03BC, "\u00B5"}, {0x03C3, "sigma"},
};

static const char *substitute_for(uint32_t code) {
    for (size_t i = 0; i < sizeof SUBSTITUTES / sizeof *SUBSTITUTES; i++)
        if (SUBSTITUTES[i].code == code)
            return SUBSTITUTES[i].text;
    return NULL;
}

void fonts_free(struct Fonts *self) {
    free(self->ranges);
    *self = (struct Fonts){0};
}

/* Pango draws no bitmap and no Type 1 fonts. */
static bool is_drawn(const char *line) {
    return strncmp(line, "TrueType ", 9) == 0 || strncmp(line, "CFF ", 4) == 0;
}

/* "TrueType 20-7e a0 …": what one font has. */
static void add_font(struct Fonts *self, size_t *room, const char *line) {
    const char *rest = strchr(line, ' ');
    while (rest != NULL && is_drawn(line)) {
        char *end;
        struct CodeRange range = {(uint32_t)strtoul(rest, &end, 16), 0};
        if (end == rest)
            break;
        range.last = *end == '-' ? (uint32_t)strtoul(end + 1, &end, 16) : range.first;
        rest = end;
        if (self->count == *room) {
            *room = 2 * *room + 256;
            struct CodeRange *grown = realloc(self->ranges, *room * sizeof *grown);
            if (grown == NULL)
                return;
            self->ranges = grown;
        }
        self->ranges[self->count++] = range;
    }
}

static int by_first(const void *one, const void *other) {
    uint32_t a = ((const struct CodeRange *)one)->first, b = ((const struct CodeRange *)other)->first;
    return (a > b) - (a < b);
}

/* Most of a second font is in the first. */
static void merge(struct Fonts *self) {
    size_t kept = 0;
    if (self->count > 0)
        qsort(self->ranges, self->count, sizeof *self->ranges, by_first);
    for (size_t i = 0; i < self->count; i++) {
        struct CodeRange next = self->ranges[i];
        if (kept > 0 && next.first <= self->ranges[kept - 1].last + 1) {
            if (next.last > self->ranges[kept - 1].last)
                self->ranges[kept - 1].last = next.last;
        } else {
            self->ranges[kept++] = next;
        }
    }
    self->count = kept;
}

/* Without a shell; -1 if it cannot be started. */
static pid_t start(int output) {
    char *arguments[] = {"fc-list", "--format", "%{fontformat} %{charset}\n", NULL};
    posix_spawn_file_actions_t actions;
    pid_t child = -1;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return -1;
    if (posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) != 0 ||
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) != 0 ||
        posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ) != 0)
        child = -1;
    posix_spawn_file_actions_destroy(&actions);
    return child;
}

static void ask(struct Fonts *self) {
    int ends[2], status = 0;
    char *line = NULL;
    size_t size = 0, room = 0;
    self->asked = true;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return;
    pid_t child = start(ends[1]);
    close(ends[1]);
    FILE *list = fdopen(ends[0], "r");
    while (list != NULL && getline(&line, &size, list) > 0)
        add_font(self, &room, line);
    merge(self);
    free(line);
    if (list != NULL)
        fclose(list);
    else
        close(ends[0]);
    self->answered = child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

bool fonts_have(struct Fonts *self, uint32_t code) {
    if (self == NULL)
        return true;
    if (!self->asked)
        ask(self);
    if (code < 0x7F) /* no font at all is said, and nothing else of these */
        return true;
    return self->answered ? utf8_is_in(code, self->ranges, self->count) : code >= 0xA0 && code <= 0xFF;
}

bool fonts_have_all(struct Fonts *self, const char *text) {
    while (*text != '\0') {
        uint32_t code = 0;
        size_t length = utf8_decode(text, &code);
        if (length > 0 && !fonts_have(self, code) && substitute_for(code) == NULL)
            return false;
        text += length > 0 ? length : 1;
    }
    return true;
}

static void remember(struct Fonts *self, uint32_t code) {
    for (size_t i = 0; i < self->missed_count && i < FONTS_NAMED; i++)
        if (self->missed[i] == code)
            return;
    if (self->missed_count < FONTS_NAMED)
        self->missed[self->missed_count] = code;
    self->missed_count++;
}

/* The next character as it can be drawn: `piece[0 … length - 1]`; nothing where it is left out, and marks
 * that would combine with that neither. What is no UTF-8 stays. */
struct Piece {
    const char *bytes;
    size_t length;
    bool left_out;
};
static struct Piece next_piece(struct Fonts *self, const char **text, bool after_left_out) {
    uint32_t code = 0;
    size_t length = utf8_decode(*text, &code);
    const char *begin = *text;
    *text += length > 0 ? length : 1;
    if (length == 0)
        return (struct Piece){begin, 1, false};
    if (after_left_out && utf8_columns(code) == 0)
        return (struct Piece){begin, 0, true};
    if (fonts_have(self, code))
        return (struct Piece){begin, length, false};
    const char *substitute = substitute_for(code);
    if (substitute != NULL)
        return (struct Piece){substitute, strlen(substitute), false};
    remember(self, code);
    return (struct Piece){begin, 0, true};
}

void fonts_filter(struct Fonts *self, const char *text, size_t length, FILE *stream) {
    const char *end = text + length;
    bool left_out = false;
    while (text < end) {
        const struct Piece piece = next_piece(self, &text, left_out);
        left_out = piece.left_out;
        fwrite(piece.bytes, 1, piece.length, stream);
    }
}

/* Takes out the first pair of brackets with nothing but blanks in it. */
static bool remove_empty_brackets(char *text) {
    static const char *const pairs[][2] = {{"(", ")"},   {"[", "]"},   {"{", "}"},   {"<", ">"},
                                           {"（", "）"}, {"【", "】"}, {"「", "」"}, {"『", "』"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (char *open = strstr(text, pairs[i][0]); open != NULL; open = strstr(open + 1, pairs[i][0])) {
            char *rest = open + strlen(pairs[i][0]);
            rest += strspn(rest, " ");
            if (strncmp(rest, pairs[i][1], strlen(pairs[i][1])) != 0)
                continue;
            rest += strlen(pairs[i][1]);
            memmove(open, rest, strlen(rest) + 1);
            return true;
        }
    return false;
}

/* Marks that joined what is gone to the rest. */
static void trim(char *text) {
    static const char joints[] = " /|:;,-";
    size_t length = strlen(text), lead = strspn(text, joints);
    while (length > lead && strchr(joints, text[length - 1]) != NULL)
        length--;
    memmove(text, text + lead, length - lead);
    text[length - lead] = '\0';
}

void fonts_clean(struct Fonts *self, const char *text, char *clean, size_t size) {
    size_t used = 0;
    bool left_out = false, any = false;
    while (*text != '\0') {
        const struct Piece piece = next_piece(self, &text, left_out);
        left_out = piece.left_out;
        any = any || left_out;
        if (used + piece.length >= size)
            break;
        memcpy(clean + used, piece.bytes, piece.length);
        used += piece.length;
    }
    clean[used] = '\0';
    if (!any)
        return;
    while (remove_empty_brackets(clean))
        ;
    trim(clean);
}

/* Appends the character as UTF-8. */
static void append_code(char *text, uint32_t code) {
    size_t used = strlen(text), more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned leads[] = {0x00, 0xC0, 0xE0, 0xF0};
    text[used++] = (char)(leads[more] | code >> (6 * more));
    for (; more > 0; more--)
        text[used++] = (char)(0x80 | (code >> (6 * (more - 1)) & 0x3F));
    text[used] = '\0';
}

bool fonts_notice(const struct Fonts *self, char *text, size_t size) {
    enum { CODE_BYTES = 4 };
    char missed[FONTS_NAMED * CODE_BYTES + 1] = "";
    for (size_t i = 0; i < self->missed_count && i < FONTS_NAMED; i++)
        append_code(missed, self->missed[i]);
    const char *more = self->missed_count > FONTS_NAMED ? "…" : "";
    if (self->answered && self->count == 0)
        snprintf(text, size, "%s",
                 _("there is no font here: pictures have no letters (package fonts-dejavu-core has some)"));
    else if (self->asked && !self->answered && (self->english_instead || self->missed_count > 0))
        snprintf(text, size, "%s",
                 _("fc-list (package fontconfig) is missing, so that fonts are not known: pictures are in "
                   "English, "
                   "with letters of Latin-1 alone"));
    else if (self->english_instead)
        snprintf(text, size, "%s",
                 _("no font here has the letters of the language: pictures are in English (package "
                   "fonts-wqy-microhei has Chinese)"));
    else if (self->missed_count > 0)
        snprintf(
            text, size,
            _("no font here has %s%s: left out of the pictures (package fonts-wqy-microhei has Chinese)"),
            missed, more);
    else
        return false;
    return true;
}
