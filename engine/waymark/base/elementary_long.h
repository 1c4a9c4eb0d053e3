#pragma once

#include "waymark/base/double_double.h"
#include "waymark/base/elementary.h"

namespace waymark {

// Longer than a double: the parts from which the elementary functions are put together. Private to
// the sources of base.

/// 2^power * (value.high + value.low), rounded once even when the result is subnormal; overflows to
/// infinity. value.high in (1/4, 4).
double scaled(DoubleDouble value, int power);

/// exp(high + low) = 2^power * (value.high + value.low), value in [0.99, 2.01).
struct LongExp {
  DoubleDouble value;
  int power;
};

/// Good to 2^-60. For |high| < 1000 and |low| much smaller.
inline LongExp long_exp(double high, double low) {
  constexpr std::uint64_t bits_of_shift = 0x4338000000000000u;
  const ExpReduction reduction = reduced_for_exp(high);
  const auto steps = static_cast<std::int64_t>(reduction.steps - bits_of_shift);
  const double r = reduction.rest + low;
  const ExpEntry& entry = exp_table[reduction.steps % 128];
  const double* c = expm1_polynomial;
  const double square = r * r;
  const double small = entry.tail + r + square * (c[0] + r * c[1]) +
                       (square * square) * ((c[2] + r * c[3]) + square * (c[4] + r * c[5]));
  const double scale = double_of(entry.bits);
  return {exact_sum_of_ordered(scale, scale * small), static_cast<int>(steps >> 7)};
}

/// log(x) of a positive normal double, good to about 2^-68 relative.
inline DoubleDouble long_log(double x) {
  const LogReduction reduction = reduced_for_log(bits_of(x));
  const double r = reduction.r;
  const double base = reduction.whole * ln2_high + reduction.entry->high;
  const DoubleDouble first = exact_sum_of_ordered(base, r);
  const DoubleDouble square = exact_product(r, r);
  const DoubleDouble second = exact_sum_of_ordered(first.high, -0.5 * square.high);
  const double* c = log_long_polynomial;
  const double q = square.high;
  const double cubic = ((c[0] + r * c[1]) + q * (c[2] + r * c[3])) +
                       (q * q) * ((c[4] + r * c[5]) + q * (c[6] + r * c[7]));
  const double low = second.low + first.low +
                     (reduction.r_rest + (reduction.whole * ln2_low + reduction.entry->low)) -
                     (0.5 * square.low + r * reduction.r_rest) + (r * q) * cubic;
  return exact_sum_of_ordered(second.high, low);
}

/// As long_log, subnormals too.
inline DoubleDouble long_log_of_any(double x) {
  if (x >= 0x1p-1022) [[likely]]
    return long_log(x);
  const DoubleDouble scaled_up = long_log(x * 0x1p54);
  const DoubleDouble moved = exact_sum(scaled_up.high, -54 * ln2_high);
  return exact_sum_of_ordered(moved.high, moved.low + (scaled_up.low - 54 * ln2_low));
}

}  // namespace waymark
