/* How Tandem is used from a program: completion by case type and adoption under one scenario.
 * cc -std=c11 embed.c $(pkg-config --cflags --libs tandem) -o embed && ./embed SCENARIO [group.name VALUE] */
#include <stdio.h>
#include <stdlib.h>

#include <tandem/tandem.h>

int main(int argc, char **argv) {
    struct TandemError error = {""};
    struct TandemScenario *scenario = tandem_scenario_new();
    struct TandemSummary *summary = tandem_summary_new(520, 0.95);
    if (argc < 2 || scenario == NULL || summary == NULL)
        return EXIT_FAILURE;
    enum TandemStatus status = tandem_scenario_read(scenario, argv[1], &error);
    if (status == TANDEM_OK && argc > 3)
        status = tandem_scenario_set(scenario, argv[2], strtod(argv[3], NULL), &error);
    if (status == TANDEM_OK)
        status = tandem_scenario_check(scenario, &error);
    struct TandemRun run = {.scenario = scenario, .seed = 20260101, .weeks = 520};
    for (; run.replicate < 8 && status == TANDEM_OK; run.replicate++)
        status = tandem_summary_run(summary, &run, &error);
    if (status == TANDEM_OK)
        status = tandem_summary_finish(summary, &error);
    for (int type = TANDEM_ALL_TYPES; type < TANDEM_CASE_TYPE_COUNT && status == TANDEM_OK; type++) {
        struct TandemEstimate share = tandem_summary_completion(summary, (enum TandemCaseType)type);
        printf("%s completed %.6f %.6f %.6f\n", tandem_case_type_name((enum TandemCaseType)type), share.value,
               share.low, share.high);
    }
    if (status == TANDEM_OK)
        printf("ever tried %.6f\n", tandem_summary_adoption(summary, TANDEM_EVER_TRIED).value);
    fprintf(stderr, "%s\n", error.text);
    tandem_summary_free(summary);
    tandem_scenario_free(scenario);
    return status == TANDEM_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
