
#include "waymark/base/elementary_long.h"
#include "waymark/base/special_values.h"

namespace waymark {
namespace {

double power_of_two(int power) { return double_of(static_cast<std::uint64_t>(1023 + power) << 52); }

// A subnormal keeps fewer bits: adding 2^52 units of its last place makes the sum round there,
// once.
double scaled_to_subnormal(DoubleDouble value, int power) {
  if (power < -1076) return 0;
  const double unit = power_of_two(-1074 - power);
  const double shift = 0x1p52 * unit;
  const DoubleDouble sum = exact_sum_of_ordered(shift, value.high);
  const double rounded = sum.high + (sum.low + value.low);
  return ((rounded - shift) / unit) * 0x1p-1074;
}

}  // namespace

double scaled(DoubleDouble value, int power) {
  const double nearest = value.high + value.low;
  if (power > 1000) return nearest * power_of_two(power > 1100 ? 100 : power - 1000) * 0x1p1000;
  if (power > -1020) return nearest * power_of_two(power);
  const bool subnormal = power < -1024 || nearest * power_of_two(power + 100) < 0x1p-922;
  if (subnormal) return scaled_to_subnormal(value, power);
  return nearest * power_of_two(power + 100) * 0x1p-100;
}

double exp_of_unusual(double x) {
  if (x != x) return not_a_number;
  if (x > 710) return infinity;
  if (x < -746) return 0;
  if (x > -0x1p-54 && x < 0x1p-54) return 1.0 + x;
  const LongExp result = long_exp(x, 0);
  return scaled(result.value, result.power);
}

double portable_expm1(double x) {
  if (x != x) return not_a_number;
  if (x > 56) return portable_exp(x);
  if (x < -40) return -1;
  if (x > -0x1p-54 && x < 0x1p-54) return x;

  // exp(x) - 1 = (s - 1) + s * (exp(r) - 1), s = 2^(steps / 128), with the two leading parts kept
  // exactly since they may cancel (after Tang 1992).
  const ExpReduction reduction = reduced_for_exp(x);
  const double r = reduction.rest;
  const ExpEntry& entry = exp_table[reduction.steps % 128];
  const double scale = double_of(entry.bits + ((reduction.steps >> 7) << 52));
  const double* c = expm1_polynomial;
  const double square = r * r;
  const double beyond_linear = square * (c[0] + r * c[1]) +
                               (square * square) * ((c[2] + r * c[3]) + square * (c[4] + r * c[5]));
  // What r itself left out: of size 2^-53 r, it matters only through the sum's last place.
  const double steps = x * exp_steps_per_unit + 0x1.8p52 - 0x1.8p52;
  const double after_high = x - steps * exp_step_high;
  const double r_rest = (after_high - r) - steps * exp_step_low;
  const DoubleDouble constant_part = exact_sum(scale, -1.0);
  const DoubleDouble linear = exact_product(scale, r);
  const DoubleDouble sum = exact_sum(constant_part.high, linear.high);
  const double rest = scale * (beyond_linear + r_rest + entry.tail * (1.0 + r));
  return sum.high + (sum.low + constant_part.low + linear.low + rest);
}

}  // namespace waymark
