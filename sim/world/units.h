/* Units as people read them: money in million NTD, shares in per cent. */
#ifndef TANDEM_UNITS_H
#define TANDEM_UNITS_H

struct UnitRow {
    const char *stored;
    const char *shown, *difference; /* of values and of differences; marked for translation */
    double scale;                   /* shown numbers are so many times the stored ones */
    double low, high;               /* range of stored values, infinite where there is no end */
};

/* The row of a stored unit; one that shows it as it is if the table has none. */
struct UnitRow unit_row(const char *stored);

#endif
