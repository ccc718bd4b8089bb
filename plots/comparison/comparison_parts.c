#include "plots/comparison/comparison_parts.h"

void comparison_title(const struct Sheet *sheet, size_t scenario, size_t columns, size_t most,
                      struct Caption *caption) {
    char substitute[64], title[SCENARIO_TEXT];
    fonts_clean(sheet->picture->fonts, scenario_title(&sheet->picture->subject->scenarios[scenario]), title,
                sizeof title);
    snprintf(substitute, sizeof substitute, _("scenario %zu"), scenario);
    caption_wrap(caption, title, columns, most);
    if (caption->count == 0 || caption->lines[0][0] == '\0')
        caption_wrap(caption, scenario == 0 ? _("baseline") : substitute, columns, most);
}

long long comparison_pairs(const struct Sheet *sheet, char *buffer, size_t size) {
    const struct Comparison *comparison = sheet->picture->subject->comparison;
    long long pairs = 0;
    for (size_t s = 1; s < comparison->scenarios; s++)
        for (int i = 0; i < OUTCOME_COUNT; i++)
            if (comparison->effects[s][i].paired.difference.count > pairs)
                pairs = (long long)comparison->effects[s][i].paired.difference.count;
    if (pairs == 1)
        snprintf(buffer, size, "%s", _("one pair of replicates, which gives no interval"));
    else
        snprintf(buffer, size, _("%lld pairs of replicates"), pairs);
    return pairs;
}
