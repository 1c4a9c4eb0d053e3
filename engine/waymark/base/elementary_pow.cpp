#include <cmath>

#include "waymark/base/elementary_long.h"
#include "waymark/base/special_values.h"

namespace waymark {
namespace {

bool is_whole(double y) { return std::fabs(y) >= 0x1p53 || std::floor(y) == y; }
bool is_odd(double y) {
  return std::fabs(y) < 0x1p53 && is_whole(y) && std::floor(y * 0.5) * 2 != y;
}

// For magnitude > 0 and 2^-65 <= |exponent| <= 2^65.
double ordinary_power(double magnitude, double exponent) {
  const DoubleDouble logarithm = long_log_of_any(magnitude);
  const DoubleDouble product = exact_product(exponent, logarithm.high);
  if (product.high > 710) return infinity;
  if (product.high < -746) return 0;
  const LongExp result = long_exp(product.high, product.low + exponent * logarithm.low);
  return scaled(result.value, result.power);
}

// magnitude^exponent for magnitude >= 0 or infinite and a finite exponent that is not 0.
double power_of_magnitude(double magnitude, double exponent) {
  if (magnitude == 1) return 1;
  const bool grows = (magnitude > 1) == (exponent > 0);
  if (magnitude == 0 || magnitude == infinity) return grows ? infinity : 0;
  if (std::fabs(exponent) > 0x1p65) return grows ? infinity : 0;
  if (std::fabs(exponent) < 0x1p-65) return 1;
  return ordinary_power(magnitude, exponent);
}

double power_to_infinity(double base, double exponent) {
  const double magnitude = std::fabs(base);
  if (magnitude == 1) return 1;
  return (magnitude > 1) == (exponent > 0) ? infinity : 0;
}

}  // namespace

double portable_pow(double base, double exponent) {
  const double exponent_size = std::fabs(exponent);
  const bool ordinary = base > 0 && base < infinity && base != 1 && exponent_size >= 0x1p-65 &&
                        exponent_size <= 0x1p65;
  if (ordinary) [[likely]]
    return ordinary_power(base, exponent);
  if (exponent == 0 || base == 1) return 1;
  if (base != base || exponent != exponent) return not_a_number;
  if (std::fabs(exponent) == infinity) return power_to_infinity(base, exponent);
  const bool negative = std::signbit(base);
  if (base < 0 && base != -infinity && !is_whole(exponent)) return not_a_number;
  const double result = power_of_magnitude(std::fabs(base), exponent);
  return negative && is_odd(exponent) ? -result : result;
}

}  // namespace waymark
