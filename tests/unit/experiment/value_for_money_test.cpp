#include "waymark/experiment/value_for_money.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace waymark {
namespace {

using Arms = std::vector<CostAndEffect>;

/// Paltiel and others 2006, Annals of Internal Medicine 145(11), table 4: screening for HIV where 1
/// in 100 has it; costs and quality-adjusted life-months a head. No recommendation, once, every
/// five, every three years, every year.
Arms screening() {
  Arms arms{{26000, 277.25}, {27000, 277.57}, {28020, 277.78}, {28440, 277.83}, {29440, 277.76}};
  for (CostAndEffect& arm : arms) arm.effect /= 12;
  return arms;
}

TEST(Frontier, gives_the_ratios_of_a_published_example) {
  const std::vector<FrontierPlace> places = frontier_of(screening());

  EXPECT_TRUE(std::isnan(places[0].icer)) << "the cheapest is held against nobody";
  EXPECT_NEAR(places[1].icer, 1000 / (0.32 / 12), 1e-3);  // 37,500
  EXPECT_NEAR(places[2].icer, 1020 / (0.21 / 12), 1e-3);  // 58,286
  EXPECT_NEAR(places[3].icer, 420 / (0.05 / 12), 1e-2);   // 100,800
  EXPECT_EQ(places[1].against, 0u);
  EXPECT_EQ(places[3].against, 2u);
}

TEST(Frontier, knows_the_dominated_arm_of_a_published_example) {
  const FrontierPlace yearly = frontier_of(screening())[4];

  EXPECT_EQ(yearly.efficiency, Efficiency::dominated);
  EXPECT_EQ(yearly.by, 3u) << "every three years costs less and gains more";
  EXPECT_TRUE(std::isnan(yearly.icer));
}

// From A to B one more costs 10, from B to C 2: mixing A and C gains as much as B for less.
TEST(Frontier, finds_an_arm_between_which_a_mixture_does_better) {
  const std::vector<FrontierPlace> places = frontier_of({{0, 0}, {10, 1}, {12, 2}});

  EXPECT_EQ(places[1].efficiency, Efficiency::extendedly_dominated);
  EXPECT_EQ(places[1].against, 0u);
  EXPECT_EQ(places[1].and_by, 2u);
  EXPECT_EQ(places[2].efficiency, Efficiency::efficient);
  EXPECT_DOUBLE_EQ(places[2].icer, 6) << "held against A, not against B";
}

TEST(Frontier, finds_arms_out_of_the_way_one_behind_the_other) {
  const std::vector<FrontierPlace> places = frontier_of({{0, 0}, {10, 1}, {19, 2}, {20, 3}});

  EXPECT_EQ(places[1].efficiency, Efficiency::extendedly_dominated);
  EXPECT_EQ(places[2].efficiency, Efficiency::extendedly_dominated);
  EXPECT_DOUBLE_EQ(places[3].icer, 20.0 / 3);
}

TEST(Frontier, keeps_an_arm_on_the_line_between_two_others) {
  EXPECT_EQ(frontier_of({{0, 0}, {10, 1}, {20, 2}})[1].efficiency, Efficiency::efficient);
}

TEST(Frontier, takes_an_arm_that_costs_the_same_and_gains_less_as_dominated) {
  const std::vector<FrontierPlace> places = frontier_of({{5, 1}, {5, 2}, {7, 2}});

  EXPECT_EQ(places[0].by, 1u);
  EXPECT_EQ(places[2].by, 1u) << "as dominated as one that gains the same for more";
  EXPECT_EQ(places[1].efficiency, Efficiency::efficient);
}

TEST(Frontier, gives_arms_that_are_the_same_one_place) {
  const std::vector<FrontierPlace> places = frontier_of({{1, 1}, {3, 2}, {3, 2}, {1, 1}});

  for (const FrontierPlace& place : places) EXPECT_EQ(place.efficiency, Efficiency::efficient);
  EXPECT_DOUBLE_EQ(places[1].icer, 2);
  EXPECT_DOUBLE_EQ(places[2].icer, 2);
  EXPECT_TRUE(std::isnan(places[3].icer));
}

TEST(NetBenefit, is_most_on_the_arm_whose_ratio_is_the_last_below_the_worth) {
  const Arms arms = screening();
  const auto best_at = [&](double worth) {
    std::size_t best = 0;
    for (std::size_t arm = 1; arm < arms.size(); ++arm)
      if (net_benefit(arms[arm], worth) > net_benefit(arms[best], worth)) best = arm;
    return best;
  };
  EXPECT_EQ(best_at(30'000), 0u);
  EXPECT_EQ(best_at(50'000), 1u);
  EXPECT_EQ(best_at(60'000), 2u);
  EXPECT_EQ(best_at(120'000), 3u);
}

// By hand: above {2, 4, 6}, below {1, 2, 1}: means 4 and 4/3, variances 4 and 1/3, covariance 0,
// t = 4.302653 with 2 degrees. With k = t^2 / 3 = 6.170941 the square's coefficient is
// 16/9 - k/3 < 0: every ratio is possible.
TEST(Fieller, says_nothing_where_the_lower_figure_is_not_clear_of_nought) {
  const Interval interval = fieller95({2, 4, 6}, {1, 2, 1});

  EXPECT_TRUE(std::isnan(interval.low));
  EXPECT_TRUE(std::isnan(interval.high));
}

// By hand: above {2, 4, 6}, below {3.9, 4, 4.1}: means 4 and 4, variances 4 and 0.01, covariance
// 0.2; k = 6.170940: a = 15.938291, b = 14.765812, c = -8.683761; (b -+ sqrt(b^2 - a c)) / a.
TEST(Fieller, bounds_a_ratio_as_worked_by_hand) {
  const Interval interval = fieller95({2, 4, 6}, {3.9, 4, 4.1});

  EXPECT_NEAR(interval.low, -0.258098, 2e-6);
  EXPECT_NEAR(interval.high, 2.110970, 2e-6);
}

std::vector<Arms> three_runs() {
  return {{{100, 1.0}, {150, 1.2}}, {{110, 1.1}, {158, 1.31}}, {{90, 0.9}, {141, 1.09}}};
}

TEST(ValueForMoney, pairs_arms_run_by_run) {
  const ValueForMoney value = value_for_money(three_runs(), 0, {200});

  EXPECT_EQ(value.runs, 3u);
  EXPECT_NEAR(value.arms[1].more_cost.mean(), 149.0 / 3, 1e-12);
  EXPECT_NEAR(value.arms[1].more_cost.sd(), std::sqrt(7.0 / 3), 1e-12)
      << "of the differences 50, 48 and 51, not of the costs";
  EXPECT_NEAR(value.arms[1].place.icer, 149.0 / 0.6, 1e-9);
  EXPECT_NEAR(value.arms[1].benefits[0].difference.mean(), 200 * 0.2 - 149.0 / 3, 1e-9);
  EXPECT_TRUE(value.arms[0].benefits[0].is_most);
  EXPECT_FALSE(value.arms[1].benefits[0].is_most);
}

TEST(ValueForMoney, holds_the_ratio_inside_its_interval) {
  const ArmValue arm = value_for_money(three_runs(), 0, {}).arms[1];

  EXPECT_LT(arm.icer.low, arm.place.icer);
  EXPECT_GT(arm.icer.high, arm.place.icer);
}

TEST(ValueForMoney, leaves_out_a_run_in_which_a_figure_is_not_defined) {
  std::vector<Arms> runs = three_runs();
  runs.push_back({{100, not_defined}, {1e6, 9}});

  EXPECT_EQ(value_for_money(runs, 0, {200}).runs, 3u);
  EXPECT_EQ(value_for_money(runs, 0, {200}).arms[1].cost.mean(),
            value_for_money(three_runs(), 0, {200}).arms[1].cost.mean());
}

}  // namespace
}  // namespace waymark
