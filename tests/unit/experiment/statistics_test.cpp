#include "waymark/experiment/statistics.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/experiment/toy_experiment.h"
#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"

namespace waymark {
namespace {

RunningMoments moments_of(const std::vector<double>& values) {
  RunningMoments moments;
  for (const double value : values) moments.add(value);
  return moments;
}

TEST(RunningMoments, give_mean_and_sample_deviation) {
  const RunningMoments moments = moments_of({2, 4, 4, 4, 5, 5, 7, 9});

  EXPECT_EQ(moments.n(), 8u);
  EXPECT_DOUBLE_EQ(moments.mean(), 5);
  EXPECT_DOUBLE_EQ(moments.sd(), std::sqrt(32.0 / 7));
}

TEST(RunningMoments, keep_their_digits_far_from_zero) {
  const RunningMoments moments = moments_of({1e9 + 1, 1e9 + 2, 1e9 + 3});

  EXPECT_DOUBLE_EQ(moments.sd(), 1);
}

TEST(RunningMoments, say_nothing_of_too_few_values) {
  EXPECT_TRUE(std::isnan(RunningMoments{}.mean()));
  EXPECT_TRUE(std::isnan(moments_of({3}).sd()));
  EXPECT_TRUE(std::isnan(interval95(moments_of({3})).low));
}

TEST(RunningMoments, refuse_what_is_not_a_number) {
  RunningMoments moments;
  EXPECT_THROW(moments.add(not_defined), ContractError);
}

TEST(Interval95, is_the_mean_and_t_times_its_error) {
  const Interval interval = interval95(moments_of({1, 2, 3, 4, 5}));

  const double half = 2.776445105198 * std::sqrt(2.5) / std::sqrt(5);
  EXPECT_NEAR(interval.low, 3 - half, 1e-9);
  EXPECT_NEAR(interval.high, 3 + half, 1e-9);
}

TEST(Interval95, covers_the_truth_in_95_of_100_experiments) {
  int covered = 0;
  for (std::uint64_t experiment = 0; experiment < 1000; ++experiment) {
    RunningMoments moments;
    for (std::uint64_t i = 0; i < 8; ++i) {
      moments.add(3 + 2 * normal_quantile(toy_uniform(11, experiment, i)));
    }
    const Interval interval = interval95(moments);
    covered += interval.low <= 3 && 3 <= interval.high;
  }
  EXPECT_GE(covered, 930);
  EXPECT_LE(covered, 970);
}

TEST(RunsForHalfWidth, is_the_first_number_that_is_enough) {
  const std::uint64_t n = runs_for_half_width(1, 0.1, 0.05);

  EXPECT_LE(half_width(1, n, 0.05), 0.1);
  EXPECT_GT(half_width(1, n - 1, 0.05), 0.1);
  EXPECT_NEAR(static_cast<double>(n), 387, 1);  // (1.966 / 0.1)^2
}

TEST(RunsForHalfWidth, is_two_when_nothing_varies) {
  EXPECT_EQ(runs_for_half_width(0, 0.1, 0.05), 2u);
}

TEST(RunsForHalfWidth, does_not_search_for_ever) {
  EXPECT_EQ(runs_for_half_width(1, 1e-9, 0.05), 1'000'000'000'000u);
}

// R: quantile(c(1, 2, 4, 8, 16), c(0, .05, .25, .5, .9, 1), type = 7)
TEST(Quantile, is_definition_seven_of_hyndman_and_fan) {
  const std::vector<double> values = {1, 2, 4, 8, 16};

  EXPECT_DOUBLE_EQ(quantile_of_sorted(values, 0), 1);
  EXPECT_DOUBLE_EQ(quantile_of_sorted(values, 0.05), 1.2);
  EXPECT_DOUBLE_EQ(quantile_of_sorted(values, 0.25), 2);
  EXPECT_DOUBLE_EQ(quantile_of_sorted(values, 0.5), 4);
  EXPECT_DOUBLE_EQ(quantile_of_sorted(values, 0.9), 12.8);
  EXPECT_DOUBLE_EQ(quantile_of_sorted(values, 1), 16);
}

TEST(FanPoint, leaves_out_what_is_not_defined) {
  const FanPoint point = fan_point({not_defined, 3, 1, not_defined, 2});

  EXPECT_EQ(point.n, 3u);
  EXPECT_DOUBLE_EQ(point.p25, 1.5);
  EXPECT_DOUBLE_EQ(point.p50, 2);
  EXPECT_DOUBLE_EQ(point.p95, 2.9);
}

TEST(FanPoint, of_nothing_is_not_defined) { EXPECT_TRUE(std::isnan(fan_point({not_defined}).p50)); }

}  // namespace
}  // namespace waymark
