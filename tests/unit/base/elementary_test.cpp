#include "waymark/base/elementary.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "waymark/base/special_values.h"

namespace waymark {
namespace {

void expect_minus_zero(double value) {
  EXPECT_EQ(value, 0.0);
  EXPECT_TRUE(std::signbit(value));
}

void expect_plus_zero(double value) {
  EXPECT_EQ(value, 0.0);
  EXPECT_FALSE(std::signbit(value));
}

TEST(Exponential, has_its_exact_values) {
  EXPECT_EQ(portable_exp(0.0), 1.0);
  EXPECT_EQ(portable_exp(-0.0), 1.0);
  EXPECT_EQ(portable_exp(1.0), 0x1.5bf0a8b145769p+1);
  EXPECT_EQ(portable_exp(1e-300), 1.0);
}

TEST(Exponential, ends_in_zero_and_infinity) {
  EXPECT_EQ(portable_exp(infinity), infinity);
  expect_plus_zero(portable_exp(-infinity));
  EXPECT_TRUE(std::isnan(portable_exp(not_a_number)));
  EXPECT_LT(portable_exp(709.782712893384), infinity);
  EXPECT_EQ(portable_exp(709.7827128933841), infinity);
  EXPECT_EQ(portable_exp(1e308), infinity);
  EXPECT_EQ(portable_exp(-745.1332191019411), 5e-324);
  EXPECT_EQ(portable_exp(-745.1332191019412), 0.0);
  EXPECT_EQ(portable_exp(-1e308), 0.0);
}

TEST(ExponentialMinusOne, has_its_special_values) {
  expect_plus_zero(portable_expm1(0.0));
  expect_minus_zero(portable_expm1(-0.0));
  EXPECT_EQ(portable_expm1(infinity), infinity);
  EXPECT_EQ(portable_expm1(-infinity), -1.0);
  EXPECT_EQ(portable_expm1(-1e10), -1.0);
  EXPECT_EQ(portable_expm1(5e-324), 5e-324);
  EXPECT_TRUE(std::isnan(portable_expm1(not_a_number)));
}

TEST(Logarithm, has_its_special_values) {
  expect_plus_zero(portable_log(1.0));
  EXPECT_EQ(portable_log(0.0), -infinity);
  EXPECT_EQ(portable_log(-0.0), -infinity);
  EXPECT_EQ(portable_log(infinity), infinity);
  EXPECT_TRUE(std::isnan(portable_log(-1.0)));
  EXPECT_TRUE(std::isnan(portable_log(-infinity)));
  EXPECT_TRUE(std::isnan(portable_log(not_a_number)));
  EXPECT_EQ(portable_log(5e-324), -0x1.74385446d71c3p+9);
}

TEST(LogarithmOfOnePlus, has_its_special_values) {
  expect_plus_zero(portable_log1p(0.0));
  expect_minus_zero(portable_log1p(-0.0));
  EXPECT_EQ(portable_log1p(-1.0), -infinity);
  EXPECT_EQ(portable_log1p(infinity), infinity);
  EXPECT_TRUE(std::isnan(portable_log1p(-1.5)));
  EXPECT_TRUE(std::isnan(portable_log1p(not_a_number)));
  EXPECT_EQ(portable_log1p(5e-324), 5e-324);
  EXPECT_EQ(portable_log1p(std::numeric_limits<double>::max()),
            portable_log(std::numeric_limits<double>::max()));
}

TEST(Power, is_exact_where_it_can_be) {
  EXPECT_EQ(portable_pow(2.0, 10.0), 1024.0);
  EXPECT_EQ(portable_pow(3.0, 4.0), 81.0);
  EXPECT_EQ(portable_pow(9.0, 0.5), 3.0);
  EXPECT_EQ(portable_pow(-2.0, 3.0), -8.0);
  EXPECT_EQ(portable_pow(-2.0, 2.0), 4.0);
  EXPECT_EQ(portable_pow(2.0, -1074.0), 5e-324);
  EXPECT_EQ(portable_pow(2.0, 1023.0), 0x1p1023);
}

// C99 Annex F, 9.4.4.
TEST(Power, has_the_special_values_of_the_standard) {
  for (const double x : {0.0, -3.0, infinity, not_a_number}) EXPECT_EQ(portable_pow(x, 0.0), 1.0);
  for (const double y : {-3.0, infinity, not_a_number}) EXPECT_EQ(portable_pow(1.0, y), 1.0);
  EXPECT_EQ(portable_pow(-1.0, infinity), 1.0);
  EXPECT_EQ(portable_pow(-1.0, -infinity), 1.0);
  EXPECT_TRUE(std::isnan(portable_pow(-2.0, 0.5)));
  EXPECT_TRUE(std::isnan(portable_pow(not_a_number, 2.0)));
  EXPECT_TRUE(std::isnan(portable_pow(2.0, not_a_number)));
}

TEST(Power, of_zero_keeps_the_sign_of_odd_exponents) {
  expect_plus_zero(portable_pow(0.0, 3.0));
  expect_minus_zero(portable_pow(-0.0, 3.0));
  expect_plus_zero(portable_pow(-0.0, 2.0));
  expect_plus_zero(portable_pow(-0.0, 2.5));
  EXPECT_EQ(portable_pow(0.0, -1.0), infinity);
  EXPECT_EQ(portable_pow(-0.0, -3.0), -infinity);
  EXPECT_EQ(portable_pow(-0.0, -2.0), infinity);
}

TEST(Power, at_infinity) {
  EXPECT_EQ(portable_pow(0.5, infinity), 0.0);
  EXPECT_EQ(portable_pow(0.5, -infinity), infinity);
  EXPECT_EQ(portable_pow(-2.0, infinity), infinity);
  EXPECT_EQ(portable_pow(-2.0, -infinity), 0.0);
  EXPECT_EQ(portable_pow(infinity, 0.1), infinity);
  EXPECT_EQ(portable_pow(infinity, -0.1), 0.0);
  EXPECT_EQ(portable_pow(-infinity, 3.0), -infinity);
  EXPECT_EQ(portable_pow(-infinity, 2.0), infinity);
  expect_minus_zero(portable_pow(-infinity, -3.0));
  EXPECT_EQ(portable_pow(-infinity, 0.5), infinity);
}

TEST(Power, with_huge_and_tiny_exponents) {
  EXPECT_EQ(portable_pow(1.0000000000000002, 1e300), infinity);
  EXPECT_EQ(portable_pow(0.9999999999999999, 1e300), 0.0);
  EXPECT_EQ(portable_pow(1e300, 1e-300), 1.0);
  EXPECT_EQ(portable_pow(-1.0, 0x1p53), 1.0);
  EXPECT_EQ(portable_pow(-1.0, 0x1p53 - 1), -1.0);
}

TEST(Sine, has_its_special_values) {
  expect_plus_zero(portable_sin(0.0));
  expect_minus_zero(portable_sin(-0.0));
  EXPECT_EQ(portable_sin(0x1.921fb54442d18p+0), 1.0);
  EXPECT_EQ(portable_sin(0x1.921fb54442d18p+1), 0x1.1a62633145c07p-53);
  EXPECT_TRUE(std::isnan(portable_sin(infinity)));
  EXPECT_TRUE(std::isnan(portable_sin(not_a_number)));
  EXPECT_EQ(portable_sin(-1.0), -portable_sin(1.0));
}

TEST(Cosine, has_its_special_values) {
  EXPECT_EQ(portable_cos(0.0), 1.0);
  EXPECT_EQ(portable_cos(0x1.921fb54442d18p+1), -1.0);
  EXPECT_TRUE(std::isnan(portable_cos(-infinity)));
  EXPECT_EQ(portable_cos(-1.0), portable_cos(1.0));
}

TEST(NormalQuantile, ends_in_infinity_and_is_symmetric) {
  EXPECT_EQ(normal_quantile(0.0), -infinity);
  EXPECT_EQ(normal_quantile(1.0), infinity);
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_TRUE(std::isnan(normal_quantile(-0.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(1.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(not_a_number)));
  EXPECT_EQ(normal_quantile(0.25), -normal_quantile(0.75));
}

TEST(NormalQuantile, never_falls_where_its_pieces_meet) {
  // The ends of all intervals of the two tables.
  for (int octave = -2; octave >= -6; --octave) {
    for (int eighth = 8; eighth <= 16; ++eighth) {
      const double end = std::ldexp(eighth / 8.0, octave);
      EXPECT_LE(normal_quantile(std::nextafter(end, 0)), normal_quantile(end)) << end;
    }
  }
  for (int i = 1; i < 50'000; ++i) {
    const double hazard = 4 + 741.0 * i / 50'000;
    EXPECT_LE(normal_quantile(std::exp(-hazard - 1e-9)), normal_quantile(std::exp(-hazard)));
  }
}

TEST(NormalCdf, goes_from_zero_to_one) {
  EXPECT_EQ(normal_cdf(-infinity), 0.0);
  EXPECT_EQ(normal_cdf(infinity), 1.0);
  EXPECT_EQ(normal_cdf(0.0), 0.5);
  EXPECT_GT(normal_cdf(-38.4), 0.0);
  EXPECT_TRUE(std::isnan(normal_cdf(not_a_number)));
}

TEST(LogGamma, has_its_zeros_and_poles) {
  EXPECT_EQ(log_gamma(1.0), 0.0);
  EXPECT_EQ(log_gamma(2.0), 0.0);
  EXPECT_EQ(log_gamma(0.0), infinity);
  EXPECT_EQ(log_gamma(infinity), infinity);
  EXPECT_TRUE(std::isnan(log_gamma(-1.5)));
  EXPECT_TRUE(std::isnan(log_gamma(not_a_number)));
}

TEST(RegularisedGamma, covers_both_ends) {
  EXPECT_EQ(regularised_gamma(2.5, 0.0), 0.0);
  EXPECT_EQ(regularised_gamma(2.5, infinity), 1.0);
  EXPECT_EQ(regularised_gamma_upper(2.5, 0.0), 1.0);
  EXPECT_EQ(regularised_gamma_upper(2.5, infinity), 0.0);
  EXPECT_TRUE(std::isnan(regularised_gamma(0.0, 1.0)));
  EXPECT_TRUE(std::isnan(regularised_gamma(1.0, -1.0)));
}

TEST(RegularisedBeta, covers_both_ends) {
  EXPECT_EQ(regularised_beta(2, 3, 0), 0.0);
  EXPECT_EQ(regularised_beta(2, 3, 1), 1.0);
  EXPECT_TRUE(std::isnan(regularised_beta(2, 3, 1.5)));
  EXPECT_TRUE(std::isnan(regularised_beta(0, 3, 0.5)));
}

}  // namespace
}  // namespace waymark
