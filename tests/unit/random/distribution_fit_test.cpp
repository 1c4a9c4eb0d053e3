#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tests/unit/random/distribution_samples.h"
#include "tests/unit/random/goodness_of_fit.h"

namespace waymark {
namespace {

struct SampleMoments {
  double mean = 0;
  double variance = 0;
  double fourth = 0;
};

SampleMoments moments_of(const std::vector<double>& values) {
  SampleMoments result;
  const auto n = static_cast<double>(values.size());
  for (const double value : values) result.mean += value;
  result.mean /= n;
  for (const double value : values) {
    const double square = (value - result.mean) * (value - result.mean);
    result.variance += square / (n - 1);
    result.fourth += square * square / n;
  }
  return result;
}

void expect_moments(const Example& example, const std::vector<double>& values) {
  const SampleMoments found = moments_of(values);
  const auto n = static_cast<double>(values.size());
  const double expected_mean = mean(example.distribution, example.table.data());
  const double expected_variance = variance(example.distribution, example.table.data());
  EXPECT_NEAR(found.mean, expected_mean,
              1e-12 * std::fabs(expected_mean) + 4 * std::sqrt(expected_variance / n));
  const double spread =
      std::sqrt(std::max(0.0, found.fourth - found.variance * found.variance) / n);
  EXPECT_NEAR(found.variance, expected_variance, 1e-12 + 4.5 * spread);
}

class ContinuousDistribution : public testing::TestWithParam<Example> {};

TEST_P(ContinuousDistribution, fits_its_cumulative_function) {
  const Example& example = GetParam();
  std::vector<double> uniforms;
  for (const double value : values_of(example, sample_size)) {
    uniforms.push_back(cumulative(example.distribution, example.table.data(), value));
  }
  EXPECT_LT(kolmogorov_statistic(uniforms), kolmogorov_limit);
}

TEST_P(ContinuousDistribution, has_its_mean_and_variance) {
  if (!std::isfinite(variance(GetParam().distribution))) GTEST_SKIP() << "no variance";
  const Distribution& d = GetParam().distribution;
  if (d.kind == DistributionKind::log_logistic && d.b <= 4)
    GTEST_SKIP() << "no fourth moment, so its sample variance settles too slowly";
  expect_moments(GetParam(), values_of(GetParam(), sample_size));
}

TEST_P(ContinuousDistribution, has_both_tails_at_one_in_a_thousand) {
  const Example& example = GetParam();
  const double high = upper_quantile(example.distribution, nullptr, 0.001);
  const double low = upper_quantile(example.distribution, nullptr, 0.999);
  double above = 0, below = 0;
  for (const double value : values_of(example, 1'000'000)) {
    above += value > high ? 1 : 0;
    below += value < low ? 1 : 0;
  }
  EXPECT_NEAR(above, 1000, 4 * std::sqrt(1000.0));
  EXPECT_NEAR(below, 1000, 4 * std::sqrt(1000.0));
}

TEST_P(ContinuousDistribution, stays_in_its_support) {
  const Example& example = GetParam();
  const double low = support_low(example.distribution);
  const double high = support_high(example.distribution);
  for (const double value : values_of(example, 10'000)) {
    EXPECT_GE(value, low);
    EXPECT_LE(value, high);
  }
}

TEST_P(ContinuousDistribution, has_a_quantile_that_inverts_its_survival_function) {
  const Distribution& d = GetParam().distribution;
  for (const double u : {1e-12, 1e-6, 0.001, 0.1, 0.5, 0.9, 0.999}) {
    const double x = upper_quantile(d, nullptr, u);
    const double rounding = 1e-15 * (1 + std::fabs(x));
    EXPECT_LE(survival(d, nullptr, x + rounding), u * (1 + 1e-9)) << u;
    EXPECT_GE(survival(d, nullptr, x - rounding), u * (1 - 1e-9)) << u;
  }
}

TEST_P(ContinuousDistribution, has_two_tails_that_add_to_one) {
  const Distribution& d = GetParam().distribution;
  for (const double u : {0.001, 0.3, 0.5, 0.7, 0.999}) {
    const double x = upper_quantile(d, nullptr, u);
    EXPECT_NEAR(cumulative(d, nullptr, x) + survival(d, nullptr, x), 1.0, 1e-12);
  }
}

INSTANTIATE_TEST_SUITE_P(each_kind, ContinuousDistribution,
                         testing::ValuesIn(continuous_examples()), name_of_example);

class LatticeDistribution : public testing::TestWithParam<Example> {};

TEST_P(LatticeDistribution, has_its_mean_and_variance) {
  expect_moments(GetParam(), values_of(GetParam(), sample_size));
}

// Cells of neighbouring values, each expecting 50 or more.
TEST_P(LatticeDistribution, fits_its_chances) {
  constexpr std::uint32_t large_sample = 1'000'000;
  const Example& example = GetParam();
  const Distribution& d = example.distribution;
  std::map<double, double> counts;
  for (const double value : values_of(example, large_sample)) counts[value] += 1;

  std::vector<double> found, expected;
  double held = 0, reached = 0;
  for (const auto& [value, count] : counts) {
    held += count;
    const double up_to_here = cumulative(d, example.table.data(), value);
    if ((up_to_here - reached) * large_sample < 50) continue;
    found.push_back(held);
    expected.push_back((up_to_here - reached) * large_sample);
    held = 0;
    reached = up_to_here;
  }
  if (!found.empty()) {
    found.back() += held;
    expected.back() += (1 - reached) * large_sample;
  }

  ASSERT_FALSE(found.empty());
  if (found.size() == 1) {
    EXPECT_EQ(found[0], expected[0]);
  } else {
    EXPECT_GT(chi_square_chance(found, expected), least_chance);
  }
}

TEST_P(LatticeDistribution, has_both_tails) {
  const Example& example = GetParam();
  const Distribution& d = example.distribution;
  const double* table = example.table.data();
  for (const double u : {0.001, 0.999}) {
    const double x = upper_quantile(d, table, u);
    double above = 0;
    for (const double value : values_of(example, sample_size)) above += value > x ? 1 : 0;
    const double chance = survival(d, table, x);
    EXPECT_NEAR(above, chance * sample_size,
                4 * std::sqrt(sample_size * chance * (1 - chance)) + 1e-6);
  }
}

TEST_P(LatticeDistribution, has_the_smallest_value_that_is_exceeded_rarely_enough_as_quantile) {
  const Distribution& d = GetParam().distribution;
  const double* table = GetParam().table.data();
  for (const double u : {1e-6, 0.01, 0.29, 0.5, 0.77, 0.99}) {
    const double x = upper_quantile(d, table, u);
    EXPECT_LE(survival(d, table, x), u);
    const double just_below = std::nextafter(x, -1e300);
    EXPECT_GT(survival(d, table, just_below), u);
  }
}

INSTANTIATE_TEST_SUITE_P(each_kind, LatticeDistribution, testing::ValuesIn(lattice_examples()),
                         name_of_example);

}  // namespace
}  // namespace waymark
