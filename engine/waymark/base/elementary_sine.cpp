#include <cmath>

#include "waymark/base/elementary_long.h"
#include "waymark/base/special_values.h"

namespace waymark {
namespace {

// x = quarter_turns * pi / 2 + rest, |rest| <= pi / 4 and a little; quarter turns modulo 4.
struct Reduction {
  unsigned quarter_turns;
  DoubleDouble rest;
};

constexpr double two_over_pi_rounded = 0x1.45f306dc9c883p-1;
constexpr double largest_for_parts = 0x1p20;

// pi / 2 in parts of 33 bits, whose products with a whole number below 2^20 are exact
// (Cody and Waite 1980).
Reduction reduced_by_parts(double x) {
  const double turns = (x * two_over_pi_rounded + 0x1.8p52) - 0x1.8p52;
  const double first = x - turns * half_pi_parts[0];
  const DoubleDouble second = exact_sum(first, -(turns * half_pi_parts[1]));
  const DoubleDouble third = exact_sum(second.high, -(turns * half_pi_parts[2]));
  const double low = second.low + third.low - turns * half_pi_parts[3];
  return {static_cast<unsigned>(static_cast<std::int64_t>(turns)) % 4,
          exact_sum_of_ordered(third.high, low)};
}

// A fixed-point number of 32-bit digits, the lowest first.
constexpr int digits_kept = 7;

// x * 2 / pi modulo 4 for x = significand * 2^exponent, by whole numbers (Payne and Hanek 1983).
// Words of 2 / pi that only add multiples of 4 are left out, as are those too small to matter.
Reduction reduced_by_integers(double x) {
  const std::uint64_t bits = bits_of(x);
  const int exponent = static_cast<int>(bits >> 52) - 1075;
  const std::uint64_t significand = (bits & 0xfffffffffffffu) | 0x10000000000000u;
  const int first_word = exponent >= 34 ? (exponent - 2) / 32 : 0;

  std::uint32_t product[digits_kept + 2] = {};
  const std::uint64_t halves[2] = {significand & 0xffffffffu, significand >> 32};
  for (int half = 0; half < 2; ++half) {
    std::uint64_t carry = 0;
    for (int i = 0; i < digits_kept; ++i) {
      carry += product[i + half] + halves[half] * two_over_pi[first_word + digits_kept - 1 - i];
      product[i + half] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    product[digits_kept + half] = static_cast<std::uint32_t>(carry);
  }

  // The binary point lies this many bits up.
  const int point = 32 * (first_word + digits_kept) - exponent;
  const auto bit_run = [&](int lowest) {
    std::uint64_t run = 0;
    for (int bit = 0; bit < 64; ++bit) {
      const int at = lowest + bit;
      if (at < 0 || at >= 32 * (digits_kept + 2)) continue;
      run |= std::uint64_t{(product[at / 32] >> (at % 32)) & 1u} << bit;
    }
    return run;
  };
  auto turns = static_cast<unsigned>(bit_run(point) % 4);
  std::uint64_t upper = bit_run(point - 64);
  std::uint64_t middle = bit_run(point - 128);
  const bool round_up = (upper >> 63) != 0;
  if (round_up) {
    ++turns;
    upper = ~upper;
    middle = ~middle;  // one unit of 2^-128 short: far below what matters
  }
  // The fraction of a quarter turn from 53-bit pieces of its 128 bits.
  const auto piece = [](std::uint64_t word, double unit) {
    return static_cast<double>(static_cast<std::int64_t>(word)) * unit;
  };
  const DoubleDouble leading =
      exact_sum_of_ordered(piece(upper >> 32, 0x1p-32), piece(upper & 0xffffffffu, 0x1p-64));
  const DoubleDouble trailing =
      exact_sum_of_ordered(leading.high, leading.low + piece(middle >> 32, 0x1p-96));
  const DoubleDouble half_pi = {0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54};
  DoubleDouble rest = waymark::product(trailing, half_pi);
  if (round_up) rest = {-rest.high, -rest.low};
  return {turns % 4, rest};
}

Reduction reduced(double magnitude) {
  return magnitude < largest_for_parts ? reduced_by_parts(magnitude)
                                       : reduced_by_integers(magnitude);
}

// Polynomials on [-pi / 4, pi / 4] by Ng for fdlibm (Sun Microsystems 1993), errors below 2^-57.
double sine_near_zero(DoubleDouble x) {
  const double square = x.high * x.high;
  const double cube = square * x.high;
  const double higher =
      0x1.111111110f8a6p-7 +
      square * (-0x1.a01a019c161d5p-13 +
                square * (0x1.71de357b1fe7dp-19 +
                          square * (-0x1.ae5e68a2b9cebp-26 + square * 0x1.5d93a5acfd57cp-33)));
  return x.high - ((square * (0.5 * x.low - cube * higher) - x.low) - cube * -0x1.5555555555549p-3);
}

double cosine_near_zero(DoubleDouble x) {
  const double square = x.high * x.high;
  const double higher =
      square * (0x1.555555555554cp-5 +
                square * (-0x1.6c16c16c15177p-10 +
                          square * (0x1.a01a019cb1590p-16 +
                                    square * (-0x1.27e4f809c52adp-22 +
                                              square * (0x1.1ee9ebdb4b1c4p-29 +
                                                        square * -0x1.8fae9be8838d4p-37)))));
  const double half = 0.5 * square;
  const double leading = 1.0 - half;
  return leading + (((1.0 - leading) - half) + (square * higher - x.high * x.low));
}

double sine_of_quarter(unsigned quarter_turns, DoubleDouble rest) {
  const double size = quarter_turns % 2 == 0 ? sine_near_zero(rest) : cosine_near_zero(rest);
  return quarter_turns % 4 < 2 ? size : -size;
}

}  // namespace

double portable_sin(double radians) {
  const double magnitude = std::fabs(radians);
  if (!(magnitude < infinity)) return not_a_number;
  if (magnitude < 0x1p-27) return radians;
  const Reduction reduction = reduced(magnitude);
  const double result = sine_of_quarter(reduction.quarter_turns, reduction.rest);
  return radians < 0 ? -result : result;
}

double portable_cos(double radians) {
  const double magnitude = std::fabs(radians);
  if (!(magnitude < infinity)) return not_a_number;
  const Reduction reduction = reduced(magnitude);
  return sine_of_quarter(reduction.quarter_turns + 1, reduction.rest);
}

}  // namespace waymark
