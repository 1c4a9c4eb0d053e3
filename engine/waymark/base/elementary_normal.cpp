#include <cmath>

#include "waymark/base/elementary_long.h"
#include "waymark/base/special_values.h"

namespace waymark {
namespace {

// c[0] + x c[1] + ... + x^degree c[degree], even and odd powers apart: two shorter chains of
// operations that a processor works on at once (Knuth 1998, vol. 2, 4.6.4).
template <int degree>
double polynomial(const double* c, double x) {
  static_assert(degree >= 2);
  const double square = x * x;
  double upper = c[degree];
  double lower = c[degree - 1];
  for (int i = degree - 2; i >= 1; i -= 2) {
    upper = upper * square + c[i];
    lower = lower * square + c[i - 1];
  }
  // For an even degree the chains end as odd powers above even ones; one step is left otherwise.
  if (degree % 2 == 0) return lower * x + (upper * square + c[0]);
  return upper * x + lower;
}

// 2^-6 <= p <= 1/2: 8 intervals an octave, found from the upper bits of p. Value and slope at the
// centre are in two parts, so that the leading sum is exact and only small terms are rounded.
double central_quantile(double p) {
  constexpr std::uint64_t lowest = 0x3f90000000000000u;
  const double* row = quantile_rows[(bits_of(p) - lowest) >> 49];
  const double distance = p - row[0];
  const DoubleDouble leading = exact_sum_of_ordered(row[1], distance * row[3]);
  const double higher = row[4] + distance * polynomial<quantile_degree - 2>(row + 5, distance);
  return leading.high + (leading.low + (row[2] + distance * higher));
}

// p < 2^-6: the same over -log(p), 4 intervals an octave.
double tail_quantile(double p) {
  constexpr std::uint64_t lowest = 0x4010000000000000u;
  const DoubleDouble logarithm = long_log_of_any(p);
  const std::uint64_t row = (bits_of(-logarithm.high) - lowest) >> 50;
  const double* c = quantile_tail_rows[row];
  const double distance = (-logarithm.high - c[0]) - logarithm.low;
  return c[1] + (c[2] + distance * polynomial<quantile_tail_degree - 1>(c + 3, distance));
}

}  // namespace

double normal_quantile(double p) {
  const bool upper = p > 0.5;
  const double tail = upper ? 1.0 - p : p;
  if (!(tail > 0)) return tail == 0 ? (upper ? infinity : -infinity) : not_a_number;
  const double z = tail >= 0x1p-6 ? central_quantile(tail) : tail_quantile(tail);
  return upper ? -z : z;
}

double normal_cdf(double z) {
  if (z != z) return not_a_number;
  const double t = std::fabs(z);
  if (t > 39) return z > 0 ? 1 : 0;
  // Mills's ratio (Mills 1926), smooth over all t, times the density: both up to a constant.
  constexpr std::uint64_t lowest = 0x3ff0000000000000u;
  const std::uint64_t row = (bits_of(1.0 + t) - lowest) >> 50;
  const double* c = mills_rows[row];
  const double distance = (1.0 - c[0]) + t;
  const double slope = distance * polynomial<mills_degree - 1>(c + 3, distance);
  const DoubleDouble ratio = exact_sum_of_ordered(c[1], c[2] + slope);
  const DoubleDouble square = exact_product(t, t);
  const LongExp exponential = long_exp(-0.5 * square.high, -0.5 * square.low);
  const DoubleDouble tail = product(exponential.value, ratio);
  if (z <= 0) return scaled(tail, exponential.power);
  return 1.0 - scaled(tail, exponential.power);
}

}  // namespace waymark
