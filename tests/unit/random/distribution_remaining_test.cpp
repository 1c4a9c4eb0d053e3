#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "tests/unit/random/distribution_samples.h"
#include "tests/unit/random/goodness_of_fit.h"

namespace waymark {
namespace {

class RemainingTime : public testing::TestWithParam<Example> {};

// Given X > elapsed, P(X - elapsed > t) = S(elapsed + t) / S(elapsed).
void expect_fit(const Example& example, double elapsed, std::uint32_t count) {
  const Distribution& d = example.distribution;
  const double still = survival(d, nullptr, elapsed);
  std::vector<double> uniforms;
  for (const double remaining : remaining_of(example, elapsed, count)) {
    ASSERT_GE(remaining, 0);
    uniforms.push_back(survival(d, nullptr, elapsed + remaining) / still);
  }
  EXPECT_LT(kolmogorov_statistic(uniforms), kolmogorov_limit);
}

TEST_P(RemainingTime, fits_the_conditional_distribution_after_the_median) {
  expect_fit(GetParam(), std::fabs(upper_quantile(GetParam().distribution, nullptr, 0.5)), 3000);
}

TEST_P(RemainingTime, fits_the_conditional_distribution_far_in_the_tail) {
  expect_fit(GetParam(), std::fabs(upper_quantile(GetParam().distribution, nullptr, 1e-4)), 3000);
}

TEST_P(RemainingTime, at_the_very_start_is_the_whole_duration) {
  const Example& example = GetParam();
  if (support_low(example.distribution) < 0)
    GTEST_SKIP() << "may be negative, so it is a condition";
  expect_fit(example, 0, 3000);
}

INSTANTIATE_TEST_SUITE_P(each_kind, RemainingTime, testing::ValuesIn(continuous_examples()),
                         name_of_example);

double one_remaining(const Distribution& d, const double* table, double elapsed) {
  Draw draw(stream_key(1, 1), 2, 3, 4);
  return sample_remaining(d, table, elapsed, draw);
}

TEST(RemainingTimeOf, a_constant_is_the_rest_of_it) {
  EXPECT_EQ(one_remaining(constant(10), nullptr, 4), 6);
  EXPECT_THROW(one_remaining(constant(10), nullptr, 10), std::invalid_argument);
}

TEST(RemainingTimeOf, a_discrete_duration_is_one_of_the_longer_values) {
  std::vector<double> table;
  const Distribution d = discrete({1, 5, 9}, {0.9, 0.05, 0.05}, table);
  double to_five = 0;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    Draw draw(stream_key(1, 1), i, 3, 4);
    const double remaining = sample_remaining(d, table.data(), 1, draw);
    ASSERT_TRUE(remaining == 4 || remaining == 8);
    to_five += remaining == 4 ? 1 : 0;
  }
  EXPECT_NEAR(to_five, 5000, 4 * 50);
}

TEST(RemainingTimeOf, an_observed_duration_is_one_of_the_longer_observations) {
  std::vector<double> table;
  const Distribution d = empirical({1, 2, 3, 4}, table);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    Draw draw(stream_key(1, 1), i, 3, 4);
    const double remaining = sample_remaining(d, table.data(), 2.5, draw);
    ASSERT_TRUE(remaining == 0.5 || remaining == 1.5);
  }
}

TEST(RemainingTimeOf, a_duration_that_must_be_over_is_refused) {
  std::vector<double> table;
  const Distribution observed = empirical({1, 2}, table);
  EXPECT_THROW(one_remaining(uniform(1, 5), nullptr, 5), std::invalid_argument);
  EXPECT_THROW(one_remaining(beta(2, 3), nullptr, 1), std::invalid_argument);
  EXPECT_THROW(one_remaining(observed, table.data(), 2), std::invalid_argument);
}

TEST(RemainingTimeOf, a_negative_or_endless_wait_is_refused) {
  EXPECT_THROW(one_remaining(exponential(1), nullptr, -1), std::invalid_argument);
  EXPECT_THROW(one_remaining(exponential(1), nullptr, std::nan("")), std::invalid_argument);
  EXPECT_THROW(one_remaining(exponential(1), nullptr, std::numeric_limits<double>::infinity()),
               std::invalid_argument);
}

// A hundred thousand means have passed: the chance of it is far below the smallest double.
TEST(RemainingTimeOf, an_absurdly_long_wait_still_exists_where_a_closed_form_does) {
  EXPECT_GT(one_remaining(exponential(1), nullptr, 1e5), 0);
  EXPECT_GT(one_remaining(weibull(2, 1), nullptr, 1e5), 0);
  EXPECT_GE(one_remaining(gompertz(0.01, 0.1), nullptr, 1e5), 0);
  EXPECT_GT(one_remaining(log_logistic(1, 2), nullptr, 1e5), 0);
}

}  // namespace
}  // namespace waymark
