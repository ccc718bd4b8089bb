/* Quantiles where GSL's inverses do not converge, or are wrong, as chi-squared is at 100,000. Private to
 * sensitivity. */
#ifndef TANDEM_QUANTILES_H
#define TANDEM_QUANTILES_H

/* The value that chi-squared with `freedom` ≥ 1 stays below with `probability` in (0, 1); at least six
 * digits. */
double chi_squared_quantile(double probability, double freedom);

/* The same of F with degrees of freedom above and below the line of at least 1, not necessarily whole; at
 * least five digits. */
double f_quantile(double probability, double above, double below);

#endif
