/* Functions whose sensitivity is known in closed form, in place of the model: see closed_form.c. */
#ifndef TANDEM_TEST_CLOSED_FORM_H
#define TANDEM_TEST_CLOSED_FORM_H

#include <stddef.h>

enum { CLOSED_FORM_FACTORS = 6 };

/* The parameters that the functions read, each from 0.1 to 0.9. */
const char *closed_form_parameter(size_t index);

#define CLOSED_FORM_LOW 0.1
#define CLOSED_FORM_HIGH 0.9

/* Indices of factor `index` in the g-function of Sobol 1993 with a = 0, 0.5, 3, 9, 99, 99. */
double g_function_first(size_t index);
double g_function_total(size_t index);
double g_function_variance(void);

#endif
