#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"

// Errors in units in the last place against the C library's 64-bit long double, whose own error is
// about a thousandth of that. The bounds here are those that docs/design/02 states, measured over
// a hundred times as many arguments.

namespace waymark {
namespace {

static_assert(std::numeric_limits<long double>::digits >= 64);

using Function = std::function<double(double)>;
using Exact = std::function<long double(long double)>;
using Arguments = std::function<double(std::uint64_t)>;

constexpr std::uint64_t number_of_arguments = 100'000;

double unit(std::uint64_t i) { return static_cast<double>(mix64(i + 1) >> 11) * 0x1p-53; }

Arguments spread(double low, double high) {
  return [=](std::uint64_t i) { return low + (high - low) * unit(i); };
}

// On every scale between two positive doubles.
Arguments on_all_scales(double low, double high) {
  return [=](std::uint64_t i) {
    return double_of(bits_of(low) + mix64(i) % (bits_of(high) - bits_of(low)));
  };
}

Arguments around(double centre, const Arguments& offset) {
  return [=](std::uint64_t i) { return i % 2 == 0 ? centre + offset(i) : centre - offset(i); };
}

double error_in_last_places(double found, long double exact) {
  const auto rounded = static_cast<double>(exact);
  if (!std::isfinite(rounded) || !std::isfinite(found)) return found == rounded ? 0 : 1e300;
  int exponent = 0;
  std::frexp(rounded, &exponent);
  const long double place = std::ldexp(1.0L, std::max(exponent - 53, -1074));
  return static_cast<double>(std::fabs((found - exact) / place));
}

double largest_error(const Function& function, const Exact& exact, const Arguments& arguments) {
  double largest = 0;
  for (std::uint64_t i = 0; i < number_of_arguments; ++i) {
    const double x = arguments(i);
    largest = std::max(largest, error_in_last_places(function(x), exact(x)));
  }
  return largest;
}

double exp_function(double x) { return portable_exp(x); }
double log_function(double x) { return portable_log(x); }
long double exact_exp(long double x) { return std::exp(x); }
long double exact_expm1(long double x) { return std::expm1(x); }
long double exact_log(long double x) { return std::log(x); }
long double exact_log1p(long double x) { return std::log1p(x); }
long double exact_sin(long double x) { return std::sin(x); }
long double exact_cos(long double x) { return std::cos(x); }

TEST(Accuracy, of_exp) {
  EXPECT_LT(largest_error(exp_function, exact_exp, spread(-745.2, 709.8)), 0.52);
  EXPECT_LT(largest_error(exp_function, exact_exp, spread(-1, 1)), 0.52);
  EXPECT_LT(largest_error(exp_function, exact_exp, spread(-745.2, -708)), 0.52);
  EXPECT_LT(largest_error(exp_function, exact_exp, around(0, on_all_scales(1e-300, 700))), 0.52);
}

TEST(Accuracy, of_expm1) {
  EXPECT_LT(largest_error(portable_expm1, exact_expm1, spread(-45, 709.8)), 0.52);
  EXPECT_LT(largest_error(portable_expm1, exact_expm1, spread(-1, 1)), 0.52);
  EXPECT_LT(largest_error(portable_expm1, exact_expm1, around(0, on_all_scales(1e-320, 40))), 0.52);
}

TEST(Accuracy, of_log) {
  EXPECT_LT(largest_error(log_function, exact_log, on_all_scales(5e-324, 1.7e308)), 0.52);
  EXPECT_LT(largest_error(log_function, exact_log, spread(0, 1)), 0.52);
  EXPECT_LT(largest_error(log_function, exact_log, spread(0.95, 1.05)), 0.52);
  EXPECT_LT(largest_error(log_function, exact_log, around(1, on_all_scales(1e-16, 0.01))), 0.52);
}

TEST(Accuracy, of_log1p) {
  EXPECT_LT(largest_error(portable_log1p, exact_log1p, spread(-1, 1)), 0.52);
  EXPECT_LT(largest_error(portable_log1p, exact_log1p, spread(-0.02, 0.02)), 0.52);
  EXPECT_LT(largest_error(portable_log1p, exact_log1p, around(0, on_all_scales(1e-320, 0.99))),
            0.52);
  EXPECT_LT(largest_error(portable_log1p, exact_log1p, on_all_scales(0.1, 1.7e308)), 0.52);
}

double largest_error_of_power(const Arguments& base,
                              const std::function<double(std::uint64_t, double)>& exponent) {
  double largest = 0;
  for (std::uint64_t i = 0; i < number_of_arguments; ++i) {
    const double x = base(i);
    const double y = exponent(i + number_of_arguments, x);
    const long double exact = std::pow(static_cast<long double>(x), static_cast<long double>(y));
    largest = std::max(largest, error_in_last_places(portable_pow(x, y), exact));
  }
  return largest;
}

TEST(Accuracy, of_pow) {
  const auto moderate = [](std::uint64_t i, double) { return 20 * unit(i) - 10; };
  const auto huge = [](std::uint64_t i, double) { return 1.4e6 * unit(i) - 7e5; };
  const auto over_the_range = [](std::uint64_t i, double x) {
    return (1454 * unit(i) - 745) / std::log(x);
  };
  const auto to_subnormals = [](std::uint64_t i, double x) {
    return (-745 + 37 * unit(i)) / std::log(x);
  };
  EXPECT_LT(largest_error_of_power(spread(0, 10), moderate), 0.52);
  EXPECT_LT(largest_error_of_power(spread(0.999, 1.001), huge), 0.52);
  EXPECT_LT(largest_error_of_power(on_all_scales(1e-300, 1e300), over_the_range), 0.52);
  EXPECT_LT(largest_error_of_power(on_all_scales(1e-300, 1e300), to_subnormals), 0.52);
  EXPECT_LT(largest_error_of_power(on_all_scales(5e-324, 2e-308),
                                   [](std::uint64_t i, double) { return 1.8 * unit(i) - 0.9; }),
            0.52);
}

TEST(Accuracy, of_sin_and_cos) {
  for (const Arguments& arguments : {spread(-7, 7), spread(-2e6, 2e6), on_all_scales(1e-320, 1e12),
                                     on_all_scales(1e5, 1.7e308)}) {
    EXPECT_LT(largest_error(portable_sin, exact_sin, arguments), 0.85);
    EXPECT_LT(largest_error(portable_cos, exact_cos, arguments), 0.85);
  }
}

// Newton's method from our own answer: on the distance from one half close to it, on the logarithm
// of the smaller tail elsewhere, so that the equation itself loses no digits.
long double exact_quantile(double p) {
  const long double distance = std::fabs(p - 0.5L);
  const long double tail = p > 0.5 ? 1 - static_cast<long double>(p) : p;
  long double z = std::fabs(static_cast<long double>(normal_quantile(p)));
  for (int i = 0; i < 2; ++i) {
    const long double density = std::exp(-z * z / 2) / std::sqrt(2 * std::acos(-1.0L));
    const long double found = std::erfc(z / std::sqrt(2.0L)) / 2;
    if (tail > 0.25L)
      z -= (std::erf(z / std::sqrt(2.0L)) / 2 - distance) / density;
    else
      z += (std::log(found) - std::log(tail)) * found / density;
  }
  return p > 0.5 ? z : -z;
}

double largest_error_of_quantile(const Arguments& arguments) {
  double largest = 0;
  for (std::uint64_t i = 0; i < number_of_arguments; ++i) {
    const double p = arguments(i);
    largest = std::max(largest, error_in_last_places(normal_quantile(p), exact_quantile(p)));
  }
  return largest;
}

TEST(Accuracy, of_the_normal_quantile) {
  EXPECT_LT(largest_error_of_quantile(spread(0, 1)), 0.65);
  EXPECT_LT(largest_error_of_quantile(spread(0.35, 0.65)), 0.52);
  EXPECT_LT(largest_error_of_quantile(on_all_scales(1e-300, 0.4)), 0.65);
  EXPECT_LT(largest_error_of_quantile(around(0.5, on_all_scales(1e-15, 0.1))), 0.52);
}

// In the far tail erfc magnifies even the rounding of a long double argument, a thousandfold, so
// its slope carries that rounding along.
long double exact_cdf(long double z) {
  const long double root = std::sqrt(2.0L);
  const long double rest_of_root = std::fma(-root, root, 2.0L) / (2 * root);
  const long double x = -z / root;
  const long double rounding = (std::fma(-x, root, -z) - x * rest_of_root) / root;
  const long double slope = -2 / std::sqrt(std::acos(-1.0L)) * std::exp(-x * x);
  return (std::erfc(x) + slope * rounding) / 2;
}

TEST(Accuracy, of_the_normal_cdf) {
  EXPECT_LT(largest_error(normal_cdf, exact_cdf, spread(-6, 8)), 0.90);
  EXPECT_LT(largest_error(normal_cdf, exact_cdf, spread(-1, 1)), 0.90);
  EXPECT_LT(largest_error(normal_cdf, exact_cdf, spread(-38, -6)), 0.90);
}

}  // namespace
}  // namespace waymark
