#include <gtest/gtest.h>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"
#include "waymark/base/stirling.h"

// Boost.Math in long double is the oracle.

namespace waymark {
namespace {

using Long = long double;

double on_scales(std::uint64_t i, double low, double high) {
  const double unit = static_cast<double>(mix64(i) >> 11) * 0x1p-53;
  return std::exp(std::log(low) + unit * (std::log(high) - std::log(low)));
}

double relative_error(double found, Long exact) {
  return static_cast<double>(std::fabs((found - exact) / exact));
}

TEST(LogGamma, agrees_with_the_oracle_on_all_scales) {
  for (std::uint64_t i = 0; i < 5000; ++i) {
    const double x = on_scales(i, 1e-300, 1e300);
    ASSERT_LT(relative_error(log_gamma(x), std::lgamma(Long{x})), 8e-16) << x;
  }
}

TEST(LogGamma, keeps_its_relative_accuracy_around_its_zeros) {
  for (std::uint64_t i = 0; i < 5000; ++i) {
    const double offset = on_scales(i, 1e-15, 0.4);
    for (const double x : {1 + offset, 1 - offset, 2 + offset, 2 - offset}) {
      ASSERT_LT(relative_error(log_gamma(x), boost::math::lgamma(Long{x})), 8e-16) << x;
    }
  }
}

TEST(StirlingRest, is_what_stirlings_formula_leaves_out) {
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const double x = on_scales(i, 0.01, 50);
    const Long formula = (x - 0.5L) * std::log(Long{x}) - x + std::log(2 * std::acos(-1.0L)) / 2;
    ASSERT_NEAR(stirling_rest(x), static_cast<double>(boost::math::lgamma(Long{x}) - formula),
                2e-14)
        << x;
  }
}

TEST(Deviance, is_exact_on_both_sides_of_its_change_of_method) {
  for (const double ratio : {0.3, 0.8, 0.8181, 0.8182, 0.99, 1.0, 1.000001, 1.2222, 1.2223, 4.0}) {
    const double mean = 37;
    const double x = mean * ratio;
    const Long exact = x * std::log(Long{x} / mean) + mean - x;
    ASSERT_NEAR(deviance(x, mean), static_cast<double>(exact), 1e-14 * (1 + std::fabs(x))) << ratio;
  }
}

TEST(RegularisedGamma, agrees_with_the_oracle_in_both_tails) {
  for (std::uint64_t i = 0; i < 3000; ++i) {
    const double a = on_scales(i, 1e-3, 1e5);
    const double spread = on_scales(i + 10'000, 0.03, 30);
    const double x = i % 2 == 0 ? a * spread : a + (spread - 3) * std::sqrt(a);
    if (x <= 0) continue;
    const Long lower = boost::math::gamma_p(Long{a}, Long{x});
    const Long upper = boost::math::gamma_q(Long{a}, Long{x});
    if (lower > 1e-250L && lower < 0.9L) {
      ASSERT_LT(relative_error(regularised_gamma(a, x), lower), 2e-12) << a << " " << x;
    }
    if (upper > 1e-250L && upper < 0.9L) {
      ASSERT_LT(relative_error(regularised_gamma_upper(a, x), upper), 2e-12) << a << " " << x;
    }
    ASSERT_NEAR(regularised_gamma(a, x) + regularised_gamma_upper(a, x), 1.0, 1e-15);
  }
}

TEST(RegularisedBeta, agrees_with_the_oracle) {
  for (std::uint64_t i = 0; i < 3000; ++i) {
    const double a = on_scales(i, 1e-2, 1e4);
    const double b = on_scales(i + 10'000, 1e-2, 1e4);
    const double mean = a / (a + b);
    const double sd = std::sqrt(mean * (1 - mean) / (a + b + 1));
    const double x = mean + sd * (on_scales(i + 20'000, 0.1, 10) - 3);
    if (x <= 0 || x >= 1) continue;
    const Long exact = boost::math::ibeta(Long{a}, Long{b}, Long{x});
    if (exact < 1e-250L || exact > 0.9L) continue;
    ASSERT_LT(relative_error(regularised_beta(a, b, x), exact), 1e-11) << a << " " << b << " " << x;
  }
}

TEST(RegularisedGamma, of_shape_one_is_exponential) {
  EXPECT_NEAR(regularised_gamma_upper(1, 3), portable_exp(-3), 1e-17);
  EXPECT_NEAR(regularised_gamma(1, 0.25), -portable_expm1(-0.25), 1e-16);
}

TEST(RegularisedGamma, with_a_very_large_shape_is_near_one_half_at_the_mean) {
  EXPECT_NEAR(regularised_gamma(1e8, 1e8), 0.5 + 1 / (3 * std::sqrt(2 * std::acos(-1.0) * 1e8)),
              1e-9);
}

}  // namespace
}  // namespace waymark
