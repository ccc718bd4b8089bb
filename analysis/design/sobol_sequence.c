#include "design/sobol_sequence.h"

enum { DEGREE_MOST = 13, TREE_LEVELS = 8, TREES = SOBOL_DIGITS / TREE_LEVELS };

/* The polynomial x^degree + … + 1 over the field of two elements, without its first and last coefficient, and
 * the first direction numbers as odd integers. */
struct Direction {
    uint8_t degree;
    uint16_t polynomial, first[DEGREE_MOST];
};

#define DIRECTION(degree, polynomial, ...) {degree, polynomial, {__VA_ARGS__}},
static const struct Direction directions[] = {
#include "design/sobol_directions.def"
};
#undef DIRECTION

_Static_assert(sizeof directions / sizeof directions[0] == SOBOL_DIMENSIONS - 1,
               "every dimension but the first has a row");

static uint32_t next_direction(const struct Direction *row, const uint32_t *direction, size_t place) {
    size_t degree = row->degree;
    uint32_t sum = direction[place - degree] ^ direction[place - degree] >> degree;
    for (size_t k = 1; k < degree; k++)
        if (row->polynomial >> (degree - 1 - k) & 1u)
            sum ^= direction[place - k];
    return sum;
}

void sobol_directions(size_t dimension, uint32_t direction[SOBOL_DIGITS]) {
    if (dimension == 0) { /* the first is van der Corput's, which has no polynomial */
        for (size_t i = 0; i < SOBOL_DIGITS; i++)
            direction[i] = UINT32_C(1) << (SOBOL_DIGITS - 1 - i);
        return;
    }
    const struct Direction *row = &directions[dimension - 1];
    for (size_t i = 0; i < SOBOL_DIGITS; i++)
        direction[i] = i < row->degree ? (uint32_t)row->first[i] << (SOBOL_DIGITS - 1 - i)
                                       : next_direction(row, direction, i);
}

uint32_t sobol_digits(const uint32_t direction[SOBOL_DIGITS], uint32_t index) {
    uint32_t digits = 0;
    for (uint32_t gray = index ^ index >> 1; gray != 0; gray >>= 1, direction++)
        digits ^= *direction & -(gray & 1u);
    return digits;
}

/* The flips of TREE_LEVELS digits. A block of 256 bits has one for each of the 255 nodes of a binary tree;
 * node n has the children 2n and 2n + 1, and digits lead from the root down. */
static uint32_t tree_flips(const uint64_t bits[4], uint32_t digits) {
    uint32_t flips = 0, node = 1;
    for (int level = TREE_LEVELS - 1; level >= 0; level--) {
        flips = flips << 1 | (uint32_t)(bits[node / 64] >> node % 64 & 1u);
        node = node << 1 | (digits >> level & 1u);
    }
    return flips;
}

/* The bits that belong to a tree and to the digits above it. */
static void draw_tree(const struct RandomKey *key, size_t dimension, int tree, uint32_t above,
                      uint64_t bits[4]) {
    uint64_t ordinal = (uint64_t)tree << SOBOL_DIGITS | above;
    random_block(key, (struct DrawId){PURPOSE_DESIGN_SCRAMBLE, dimension, 0, ordinal}, 0, bits);
}

double sobol_scrambled(const struct RandomKey *key, size_t dimension, uint32_t digits) {
    uint64_t bits[4];
    uint32_t flips = 0, above = 0;
    for (int tree = 0; tree < TREES; tree++) {
        uint32_t down_to = digits >> (TREES - 1 - tree) * TREE_LEVELS;
        draw_tree(key, dimension, tree, above, bits);
        flips = flips << TREE_LEVELS | tree_flips(bits, down_to);
        above = down_to;
    }
    draw_tree(key, dimension, TREES, above, bits); /* below the last tree every point is alone */
    uint64_t scrambled = (uint64_t)(digits ^ flips) << (53 - SOBOL_DIGITS) | bits[0] >> (11 + SOBOL_DIGITS);
    return (double)scrambled * 0x1p-53;
}

void sobol_column(const struct RandomKey *key, size_t dimension, size_t points, double *column,
                  size_t stride) {
    uint32_t direction[SOBOL_DIGITS];
    sobol_directions(dimension, direction);
    for (size_t i = 0; i < points; i++)
        column[i * stride] = sobol_scrambled(key, dimension, sobol_digits(direction, (uint32_t)i));
}
