#include "waymark/experiment/tally.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/experiment/toy_experiment.h"
#include "waymark/base/contract.h"

namespace waymark {
namespace {

/// Two arms, one slot.
ExperimentPlan small_plan(Better better) {
  ExperimentPlan plan;
  plan.arms = {{"today", ""}, {"lighter", ""}};
  plan.metrics.resize(1);
  plan.metrics[0].better = better;
  plan.slots = {{0, "", ""}};
  return plan;
}

ReplicationOutcome pair_of(double base, double other, double count = 100) {
  ReplicationOutcome outcome;
  outcome.arms.resize(2);
  outcome.arms[0].values = {base};
  outcome.arms[1].values = {other};
  for (ArmOutcome& arm : outcome.arms) arm.counts = {count};
  return outcome;
}

Tally tally_over(const ExperimentPlan& plan, std::vector<ReplicationOutcome> outcomes) {
  Tally tally(plan);
  for (ReplicationOutcome& outcome : outcomes) {
    withhold_small_groups(outcome);
    tally.add(outcome);
  }
  return tally;
}

TEST(Tally, takes_differences_run_by_run) {
  const Tally tally = tally_over(small_plan(Better::higher), {pair_of(1, 2), pair_of(10, 11)});

  EXPECT_DOUBLE_EQ(tally.at(1, 0).difference.mean(), 1);
  EXPECT_DOUBLE_EQ(tally.at(1, 0).difference.sd(), 0);
  EXPECT_DOUBLE_EQ(tally.at(1, 0).level.mean(), 6.5);
}

TEST(Tally, counts_runs_in_which_the_arm_is_better) {
  const std::vector<ReplicationOutcome> runs = {pair_of(1, 2), pair_of(2, 1), pair_of(1, 3),
                                                pair_of(1, 1)};

  EXPECT_EQ(share_better(tally_over(small_plan(Better::higher), runs).at(1, 0), Better::higher),
            0.5);
  EXPECT_EQ(share_better(tally_over(small_plan(Better::lower), runs).at(1, 0), Better::lower),
            0.25);
}

TEST(Tally, calls_neither_way_better_where_there_is_none) {
  const Tally tally = tally_over(small_plan(Better::neither), {pair_of(1, 2)});

  EXPECT_TRUE(std::isnan(share_better(tally.at(1, 0), Better::neither)));
}

TEST(Tally, leaves_a_pair_out_when_either_side_is_not_defined) {
  const Tally tally = tally_over(small_plan(Better::higher),
                                 {pair_of(1, 2), pair_of(not_defined, 5), pair_of(3, not_defined)});

  EXPECT_EQ(tally.at(1, 0).difference.n(), 1u);
  EXPECT_EQ(tally.at(1, 0).level.n(), 2u);
}

TEST(Tally, withholds_a_summary_when_one_run_has_too_few_people) {
  const Tally tally =
      tally_over(small_plan(Better::higher), {pair_of(1, 2), pair_of(1, 2, 9), pair_of(1, 2)});

  EXPECT_TRUE(tally.at(1, 0).is_withheld);
  EXPECT_TRUE(tally.at(1, 0).difference_is_withheld);
  EXPECT_TRUE(std::isnan(share_better(tally.at(1, 0), Better::higher)));
}

TEST(Tally, withholds_a_difference_when_the_base_has_too_few_people) {
  ReplicationOutcome outcome = pair_of(1, 2);
  outcome.arms[0].counts = {3};
  const Tally tally = tally_over(small_plan(Better::higher), {outcome});

  EXPECT_FALSE(tally.at(1, 0).is_withheld);
  EXPECT_TRUE(tally.at(1, 0).difference_is_withheld);
}

TEST(SmallGroups, are_withheld_below_ten_people) {
  ReplicationOutcome nine = pair_of(1, 2, 9);
  ReplicationOutcome ten = pair_of(1, 2, 10);

  withhold_small_groups(nine);
  withhold_small_groups(ten);

  EXPECT_TRUE(std::isnan(nine.arms[0].values[0]));
  EXPECT_EQ(nine.arms[0].withheld[0], 1);
  EXPECT_EQ(ten.arms[0].values[0], 1);
  EXPECT_EQ(ten.arms[0].withheld[0], 0);
}

TEST(SmallGroups, lose_their_counts_whatever_their_size) {
  ReplicationOutcome outcome = pair_of(1, 2, 500);

  withhold_small_groups(outcome);

  EXPECT_TRUE(outcome.arms[0].counts.empty());
}

TEST(SmallGroups, are_not_what_money_is_about) {
  ReplicationOutcome outcome = pair_of(1, 2, not_defined);

  withhold_small_groups(outcome);

  EXPECT_EQ(outcome.arms[1].values[0], 2);
}

TEST(Outcome, must_fit_its_plan) {
  const ExperimentPlan plan = toy_plan(1);
  const ReplicationOutcome whole = toy_replication(plan, 0);
  EXPECT_NO_THROW(expect_fits(plan, whole));

  ReplicationOutcome missing_arm = whole;
  missing_arm.arms.pop_back();
  EXPECT_THROW(expect_fits(plan, missing_arm), ContractError);

  ReplicationOutcome missing_value = whole;
  missing_value.arms[2].values.pop_back();
  EXPECT_THROW(expect_fits(plan, missing_value), ContractError);

  ReplicationOutcome short_series = whole;
  short_series.arms[2].series[0].pop_back();
  EXPECT_THROW(expect_fits(plan, short_series), ContractError);

  ReplicationOutcome endless = whole;
  endless.arms[0].values[0] = 1e308 * 10;
  EXPECT_THROW(expect_fits(plan, endless), ContractError);
}

}  // namespace
}  // namespace waymark
