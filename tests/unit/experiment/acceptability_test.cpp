#include "waymark/experiment/acceptability.h"

#include <gtest/gtest.h>

#include <cmath>

namespace waymark {
namespace {

// Two arms, three samples; the first costs and gains nothing. At a worth of 10 the second has net
// benefit 10, -10 and 40; at 1 it has 1 - 10... by hand below.
std::vector<std::vector<CostAndEffect>> samples() {
  return {{{0, 0}, {10, 2}}, {{0, 0}, {20, 1}}, {{0, 0}, {-10, 3}}};
}

TEST(Acceptability, is_the_share_of_samples_with_most_net_benefit) {
  const std::vector<Acceptability> curve = acceptability(samples(), {1, 10});

  EXPECT_DOUBLE_EQ(curve[0].share[1], 1.0 / 3) << "-8, -19 and 13";
  EXPECT_DOUBLE_EQ(curve[1].share[1], 2.0 / 3) << "10, -10 and 40";
  EXPECT_DOUBLE_EQ(curve[1].share[0] + curve[1].share[1], 1);
}

// At 1 the average is -14/3, so that one would choose the first; knowing first gives 13/3.
TEST(Acceptability, says_what_knowing_first_is_worth) {
  const std::vector<Acceptability> curve = acceptability(samples(), {1, 10});

  EXPECT_EQ(curve[0].best, 0u);
  EXPECT_NEAR(curve[0].perfect_information, 13.0 / 3, 1e-12);
  EXPECT_EQ(curve[1].best, 1u);
  EXPECT_NEAR(curve[1].perfect_information, 50.0 / 3 - 40.0 / 3, 1e-12);
}

TEST(Acceptability, shares_a_sample_between_arms_that_are_the_same) {
  const std::vector<Acceptability> curve = acceptability({{{1, 1}, {1, 1}}, {{1, 1}, {1, 1}}}, {5});

  EXPECT_EQ(curve[0].share, (std::vector<double>{0.5, 0.5}));
  EXPECT_EQ(curve[0].perfect_information, 0);
}

TEST(Acceptability, leaves_out_a_sample_in_which_a_figure_is_not_defined) {
  auto some = samples();
  some.push_back({{0, 0}, {not_defined, 9}});

  EXPECT_EQ(acceptability(some, {10})[0].share[1], acceptability(samples(), {10})[0].share[1]);
}

TEST(Acceptability, is_read_from_nought_to_twice_the_highest_worth_and_where_one_is_named) {
  const std::vector<double> worths = curve_worths({20'000, 30'001});

  EXPECT_EQ(worths.front(), 0);
  EXPECT_EQ(worths.back(), 60'002);
  EXPECT_EQ(std::count(worths.begin(), worths.end(), 20'000), 1);
  EXPECT_EQ(worths.size(), 42u) << "the highest is itself a step";
}

// Two runs in each of three samples: means 2, 4 and 9, squares within 2, 0 and 8. Variance of the
// means 13; of chance within a sample 10/3, in a mean of two 5/3.
TEST(UnknownSpread, takes_chance_out_of_the_spread_of_samples) {
  const UnknownSpread spread = spread_over_samples({1, 3, 4, 4, 7, 11}, 2);

  EXPECT_EQ(spread.samples, 3u);
  EXPECT_DOUBLE_EQ(spread.mean, 5);
  EXPECT_NEAR(spread.sd, std::sqrt(13 - 5.0 / 3), 1e-12);
  EXPECT_NEAR(spread.chance_share, 5.0 / 39, 1e-12);
}

TEST(UnknownSpread, cannot_tell_chance_apart_with_one_run_a_sample) {
  const UnknownSpread spread = spread_over_samples({1, 3, 8}, 1);

  EXPECT_DOUBLE_EQ(spread.mean, 4);
  EXPECT_TRUE(std::isnan(spread.sd));
  EXPECT_TRUE(std::isnan(spread.chance_share));
}

TEST(UnknownSpread, holds_ninety_five_of_a_hundred_samples) {
  std::vector<double> values;
  for (int i = 0; i <= 200; ++i) values.push_back((i * 37) % 201);  // 0 to 200, shuffled

  EXPECT_DOUBLE_EQ(spread_over_samples(values, 1).range.low, 5);
  EXPECT_DOUBLE_EQ(spread_over_samples(values, 1).range.high, 195);
}

TEST(UnknownSpread, leaves_out_a_sample_of_which_a_run_is_not_defined) {
  const UnknownSpread spread = spread_over_samples({1, 3, not_defined, 100, 5, 7}, 2);

  EXPECT_EQ(spread.samples, 2u);
  EXPECT_DOUBLE_EQ(spread.mean, 4);
}

}  // namespace
}  // namespace waymark
