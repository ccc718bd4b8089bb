/* Fuzzes what is typed into `tandem watch`: two bytes for the size of the window, then keys, on a run of few
 * weeks in a world of two agencies. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "target.h"
#include "watch/console.h"
#include "watch/control.h"

enum { WEEKS = 3, KEYS_MOST = 8, ESCAPE = 27, WIDTH_MOST = 90, HEIGHT_MOST = 30, DRAWN = 16 };

/* The end of the burn-in, which every input begins with. */
static struct Scenario scenario;
static struct Watch begun;

static bool begin(void) {
    struct Error error = {0};
    if (begun.shown != NULL)
        return true;
    struct ReplicateInput input = {.scenario = &scenario, .seed = 7, .weeks = WEEKS};
    bool ready = scenario_init(&scenario, &error) == STATUS_OK &&
                 scenario_set(&scenario, "world.agencies=2", &error) == STATUS_OK &&
                 scenario_set(&scenario, "world.citizens=1000", &error) == STATUS_OK &&
                 scenario_set(&scenario, "world.burn_in_weeks=1", &error) == STATUS_OK &&
                 watch_begin(&begun, &input, 0, &error) == STATUS_OK;
    require(ready, "a run begins");
    return ready;
}

struct Typed {
    const unsigned char *data;
    size_t size, next;
};

static int next_byte(void *context) {
    struct Typed *self = context;
    return self->next < self->size ? self->data[self->next++] : CONSOLE_NOTHING;
}

static int next_key(struct Typed *self) {
    int byte = next_byte(self);
    return byte == ESCAPE ? console_sequence(next_byte, self) : byte;
}

static void check_state(const struct Control *control) {
    const struct Watch *watch = control->watch;
    require(watch->week >= 0 && watch->week <= WEEKS, "a week of the run");
    require(watch->shown->lived <= watch->week &&
                (watch->other == NULL || watch->other->lived <= watch->week),
            "no future is ahead of the present");
    require(watch->shown->scenario.intervention_count <= INTERVENTIONS_MOST, "number of interventions");
    require(control->view.speed >= 0.25 && control->view.speed <= 1024.0, "a speed");
    require(control->view.message == NULL || text_is_clean_utf8(control->message), "messages are clean text");
}

static void show(const struct Control *control, int width, int height, bool unicode) {
    struct Screen screen;
    struct Error error = {0};
    require(screen_init(&screen, width, height, &error) == STATUS_OK, "memory");
    screen.unicode = unicode;
    view_draw(&control->view, &screen);
    for (size_t i = 0; i < (size_t)width * (size_t)height; i++)
        require(text_is_clean_utf8(screen.cells[i].text), "a cell is clean text");
    screen_free(&screen);
}

static void live(struct Watch *watch) {
    struct Error error = {0};
    while (watch_is_behind(watch))
        require(watch_work(watch, &error) == STATUS_OK, "a week is lived");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Typed typed = {data, size, 2};
    struct Error error = {0};
    if (size < 2 || !begin())
        return 0;
    struct Watch watch = {.input = begun.input, .start = begun.start};
    struct Control control = {.watch = &watch, .view = {.watch = &watch, .title = "A world", .speed = 8.0}};
    watch.shown = future_new(&watch.start, &watch.input, &scenario, &error);
    require(watch.shown != NULL, "memory");
    int keys = 0;
    while (typed.next < size && keys++ < KEYS_MOST && !control.quit) {
        require(control_take(&control, next_key(&typed), &error) == STATUS_OK, "a key is taken");
        check_state(&control);
    }
    live(&watch);
    check_state(&control);
    if (data[1] % DRAWN == 0) /* a window takes as long as all keys */
        show(&control, data[0] % WIDTH_MOST + 1, data[1] % HEIGHT_MOST + 1, data[0] >= 128);
    if (control.quit)
        accepted();
    future_free(watch.shown);
    future_free(watch.other);
    return 0;
}
