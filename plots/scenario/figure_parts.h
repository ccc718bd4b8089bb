/* The two functions of each figure; the row in FIGURE_TABLE declares them. Private to plots. */
#ifndef TANDEM_FIGURE_PARTS_H
#define TANDEM_FIGURE_PARTS_H

#include "plots/figures.h"

#define FIGURE_FUNCTIONS(code, name, title, alternative)                                                     \
    void figure_##name##_data(struct Sheet *sheet);                                                          \
    void figure_##name##_script(struct Sheet *sheet);
FIGURE_TABLE(FIGURE_FUNCTIONS)
#undef FIGURE_FUNCTIONS

#endif
