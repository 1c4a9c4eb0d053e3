#pragma once

#include <cstdint>

#include "waymark/base/bits.h"

namespace waymark {

/// An unevaluated sum of two doubles, the second what the first could not hold: about 106 bits.
struct DoubleDouble {
  double high = 0;
  double low = 0;
};

/// a + b exactly, whatever their sizes (Knuth 1969, two-sum).
inline DoubleDouble exact_sum(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  const double a_part = sum - b_part;
  return {sum, (a - a_part) + (b - b_part)};
}

/// a + b exactly when |a| >= |b| or a is 0 (Dekker 1971).
inline DoubleDouble exact_sum_of_ordered(double a, double b) {
  const double sum = a + b;
  return {sum, (a - sum) + b};
}

/// x rounded to 26 bits, and the rest in 26: products of such parts are exact. For |x| < 2^1000.
inline DoubleDouble split(double x) {
  const double high = double_of((bits_of(x) + (1u << 26)) & ~std::uint64_t{0x7ffffff});
  return {high, x - high};
}

/// a * b exactly, barring overflow and underflow (Dekker 1971); without fused operations, which not
/// every machine has.
inline DoubleDouble exact_product(double a, double b) {
  const DoubleDouble a_parts = split(a);
  const DoubleDouble b_parts = split(b);
  const double product = a * b;
  const double rest = ((a_parts.high * b_parts.high - product) + a_parts.high * b_parts.low +
                       a_parts.low * b_parts.high) +
                      a_parts.low * b_parts.low;
  return {product, rest};
}

inline DoubleDouble product(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble main = exact_product(a.high, b.high);
  return exact_sum_of_ordered(main.high, main.low + (a.high * b.low + a.low * b.high));
}

}  // namespace waymark
