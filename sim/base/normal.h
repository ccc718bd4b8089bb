/* The quantile function of the standard normal, to 16 digits. Source: Wichura 1988, algorithm AS 241. */
#ifndef TANDEM_NORMAL_H
#define TANDEM_NORMAL_H

/* The quantile of the probability 1/2 + `centred`, |centred| < 1/2: odd and monotone. */
double normal_quantile(double centred);

#endif
