#pragma once

// The functions that draws call most, inline; included by elementary.h alone.

#include "waymark/base/bits.h"
#include "waymark/base/elementary_tables.h"

namespace waymark {

/// x for which exp needs no care at either end of the range.
double exp_of_unusual(double x);
/// Zero, subnormal, negative, infinite and NaN arguments of log.
double log_of_unusual(double x);

/// x = 2^whole * 2^(index / 128) * exp(rest), |rest| <= log(2) / 256, for |x| < 1000.
/// The step is in two parts, of which multiples of the first are exact (Cody and Waite 1980).
struct ExpReduction {
  std::uint64_t steps;  ///< 128 * whole + index, modulo 2^64
  double rest;
};

inline ExpReduction reduced_for_exp(double x) {
  // Adding 1.5 * 2^52 rounds to a whole number and leaves it in the last bits.
  constexpr double shift = 0x1.8p52;
  const double shifted = x * exp_steps_per_unit + shift;
  const double steps = shifted - shift;
  const double rest = (x - steps * exp_step_high) - steps * exp_step_low;
  return {bits_of(shifted), rest};
}

/// exp(x) for 2^-54 <= |x| < 512, by a table of 2^(i / 128) and a short polynomial (Tang 1989).
inline double portable_exp(double x) {
  const std::uint64_t exponent = (bits_of(x) >> 52) & 0x7ff;
  if (exponent - 969 >= 1032 - 969) [[unlikely]]
    return exp_of_unusual(x);
  const ExpReduction reduction = reduced_for_exp(x);
  const double r = reduction.rest;
  const ExpEntry& entry = exp_table[reduction.steps % 128];
  const double scale = double_of(entry.bits + ((reduction.steps >> 7) << 52));
  const double* c = exp_polynomial;
  const double square = r * r;
  const double small =
      entry.tail + r + square * (c[0] + r * c[1]) + (square * square) * (c[2] + r * c[3]);
  return scale + scale * small;
}

/// x = 2^whole * z, z in [0.705, 1.41), and a table entry c close to 1 / z: then
/// log(x) = whole * log(2) - log(c) + log(1 + r) with r = c * z - 1. c has so few bits that r comes
/// out exactly, in two parts (after Tang 1990, whose r must divide). |r| < 1 / 255.
struct LogReduction {
  double whole;
  const LogEntry* entry;
  double r;
  double r_rest;  ///< what rounding r left over
};

/// `bits` of a positive normal double.
inline LogReduction reduced_for_log(std::uint64_t bits) {
  constexpr std::uint64_t exponent_bits = 0xfff0000000000000u;
  constexpr std::uint64_t upper_half = 0xffffffff00000000u;
  const std::uint64_t offset = bits - log_lowest;
  const std::uint64_t z_bits = bits - (offset & exponent_bits);
  const auto whole = static_cast<double>(static_cast<std::int64_t>(offset) >> 52);
  const LogEntry* entry = &log_table[(offset >> 45) % 128];
  const double z_high = double_of(z_bits & upper_half);
  const double z_low = double_of(z_bits) - z_high;
  const double r_high = z_high * entry->inverse - 1.0;
  const double r_low = z_low * entry->inverse;
  const double r = r_high + r_low;
  return {whole, entry, r, (r_high - r) + r_low};
}

inline double log_from(const LogReduction& reduction) {
  const double r = reduction.r;
  const double base = reduction.whole * ln2_high + reduction.entry->high;  // exact
  const double high = base + r;
  const double low =
      ((base - high) + r) + reduction.r_rest + (reduction.whole * ln2_low + reduction.entry->low);
  const double* c = log_polynomial;
  const double square = r * r;
  const double up_to_square = low - 0.5 * square;
  const double cubic = (c[0] + r * c[1]) + square * ((c[2] + r * c[3]) + square * c[4]);
  return high + (up_to_square + (r * square) * cubic);
}

/// log(x) of a positive normal double, such as every uniform of a draw.
inline double log_of_normal(double x) { return log_from(reduced_for_log(bits_of(x))); }

inline double portable_log(double x) {
  constexpr std::uint64_t smallest_normal = 0x0010000000000000u;
  constexpr std::uint64_t infinity_bits = 0x7ff0000000000000u;
  if (bits_of(x) - smallest_normal >= infinity_bits - smallest_normal) [[unlikely]]
    return log_of_unusual(x);
  return log_of_normal(x);
}

}  // namespace waymark
