/* What the figures of a comparison share. */
#ifndef TANDEM_COMPARISON_PARTS_H
#define TANDEM_COMPARISON_PARTS_H

#include "base/translate.h"
#include "plots/figure/caption.h"
#include "plots/figure/numbers.h"
#include "plots/figure/script.h"

/* The title of a scenario wrapped as caption_wrap does; "baseline" or "scenario 2" if it has none. */
void comparison_title(const struct Sheet *sheet, size_t scenario, size_t columns, size_t most,
                      struct Caption *caption);

/* The most pairs of replicates that a difference rests on, as "16 pairs of replicates"; returns it. */
long long comparison_pairs(const struct Sheet *sheet, char *buffer, size_t size);

#endif
