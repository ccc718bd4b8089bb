#define _GNU_SOURCE /* sha2.h wants the types of sys/types.h */
#include "store/libm.h"

#include <math.h>
#include <stdint.h>
#include <sys/types.h>

#include <sha2.h>

#include "store/identity.h"

typedef double (*RealFunction)(double);

static double power_of_third(double x) {
    volatile double exponent = 1.0 / 3.0 - 0.1 * x;
    return pow(x, exponent);
}

static double angle(double x) {
    volatile double other = 0.7;
    return atan2(x, other);
}

/* Arguments in (0, 8), where every function here is defined; volatile keeps the compiler from computing them.
 */
static void hash_function(SHA2_CTX *context, RealFunction function) {
    enum { POINTS = 64 };
    for (int i = 0; i < POINTS; i++) {
        volatile double x = (i + 0.37) / 8.0;
        double value = function(x);
        SHA256Update(context, (const uint8_t *)&value, sizeof value);
    }
}

void libm_fingerprint(char hash[HASH_TEXT_SIZE]) {
    static const RealFunction functions[] = {exp, expm1, log,  log1p, log2,           sqrt, cbrt,   sin,
                                             cos, tan,   tanh, atan,  power_of_third, erf,  tgamma, angle};
    SHA2_CTX context;
    SHA256Init(&context);
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        hash_function(&context, functions[i]);
    SHA256End(&context, hash);
}
