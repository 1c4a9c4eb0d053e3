#pragma once

#include <cstdint>

#include "waymark/base/bits.h"
#include "waymark/base/elementary_tables.h"

/// The project's own elementary functions. A C library's differ between libraries, versions and
/// processors; these use only IEEE 754 additions, multiplications, divisions and square roots in a
/// written order, so their bits are the same on every compiler, level and machine (built with
/// -ffp-contract=off, round to nearest). Special cases as in C99 Annex F, without errno or flags.
/// Measured errors, in units in the last place, and times are in docs/design/02.
namespace waymark {

// At most 1 ulp (measured: docs/design/02).
inline double portable_exp(double x);
double portable_expm1(double x);
inline double portable_log(double x);
double portable_log1p(double x);
double portable_pow(double base, double exponent);
double portable_sin(double radians);
double portable_cos(double radians);

/// The standard normal's quantile: z with P(Z <= z) = p, at most 1 ulp from the z of this very p.
/// -infinity at 0, infinity at 1, NaN outside [0, 1].
double normal_quantile(double p);

/// P(Z <= z) of the standard normal, relative accuracy kept down to the smallest double.
double normal_cdf(double z);

/// log |gamma(x)| for x > 0; infinity at 0, NaN below.
double log_gamma(double x);

/// P(a, x) = gamma(a, x) / gamma(a) for a > 0, x >= 0, and Q(a, x) = 1 - P(a, x), each accurate
/// where it is small.
double regularised_gamma(double a, double x);
double regularised_gamma_upper(double a, double x);

/// I_x(a, b) for a, b > 0 and 0 <= x <= 1.
double regularised_beta(double a, double b, double x);

}  // namespace waymark

#include "waymark/base/elementary_inline.h"
