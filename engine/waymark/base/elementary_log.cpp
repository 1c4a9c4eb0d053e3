
#include "waymark/base/elementary_long.h"
#include "waymark/base/special_values.h"

namespace waymark {
double log_of_unusual(double x) {
  if (x == 0) return -infinity;
  if (!(x > 0)) return not_a_number;
  if (x == infinity) return infinity;
  // Subnormal: 2^54 times it is normal.
  LogReduction reduction = reduced_for_log(bits_of(x * 0x1p54));
  reduction.whole -= 54;
  return log_from(reduction);
}

double portable_log1p(double x) {
  if (!(x > -1)) return x == -1 ? -infinity : not_a_number;
  if (x >= 0x1p54) return portable_log(x);
  if (x > -0x1p-54 && x < 0x1p-54) return x;
  const DoubleDouble sum = exact_sum(1.0, x);
  LogReduction reduction = reduced_for_log(bits_of(sum.high));
  // What 1 + x could not hold joins r, scaled as z is: z = sum.high / 2^whole.
  const auto biased = static_cast<std::uint64_t>(1023 - static_cast<int>(reduction.whole));
  const double beyond = sum.low * double_of(biased << 52);
  const DoubleDouble r = exact_sum(reduction.r, beyond * reduction.entry->inverse);
  reduction.r = r.high;
  reduction.r_rest += r.low;
  return log_from(reduction);
}

}  // namespace waymark
