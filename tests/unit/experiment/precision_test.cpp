#include "waymark/experiment/precision.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/experiment/toy_experiment.h"
#include "waymark/base/elementary.h"

namespace waymark {
namespace {

Tally tally_of_toy(const ExperimentPlan& plan, std::uint64_t replications) {
  Tally tally(plan);
  for (std::uint64_t r = 0; r < replications; ++r) {
    ReplicationOutcome outcome = toy_replication(plan, r);
    withhold_small_groups(outcome);
    tally.add(outcome);
  }
  return tally;
}

TEST(Precision, is_looked_at_after_32_64_128_and_so_on) {
  EXPECT_EQ(planned_looks(200), (std::vector<std::uint64_t>{32, 64, 128}));
  EXPECT_EQ(planned_looks(256), (std::vector<std::uint64_t>{32, 64, 128, 256}));
  EXPECT_TRUE(planned_looks(31).empty());
}

TEST(Precision, watches_headlines_for_everyone_on_every_other_arm) {
  const ExperimentPlan plan = toy_plan(0);

  const PrecisionLook look = look_at_precision(plan, tally_of_toy(plan, 32), 3);

  // 2 times x 2 arms beside the base x 2 couplings; the group's slot is not watched.
  ASSERT_EQ(look.intervals.size(), 8u);
  for (const WatchedInterval& interval : look.intervals) {
    EXPECT_TRUE(plan.slots[interval.slot].group.empty());
    EXPECT_NE(interval.run % 3, 0u);
  }
}

TEST(Precision, shares_its_chance_to_miss_among_intervals_and_looks) {
  const ExperimentPlan plan = toy_plan(0);
  EXPECT_DOUBLE_EQ(look_at_precision(plan, tally_of_toy(plan, 32), 3).tail, 0.05 / (8 * 3));
}

TEST(Precision, needs_the_widest_interval_below_its_worth_knowing) {
  ExperimentPlan plan = toy_plan(0);
  const Tally tally = tally_of_toy(plan, 64);
  const PrecisionLook look = look_at_precision(plan, tally, 3);
  double widest = 0;
  for (const WatchedInterval& interval : look.intervals) {
    widest = std::max(widest, interval.half_width);
  }

  plan.metrics[0].worth_knowing = widest * 1.001;
  EXPECT_TRUE(look_at_precision(plan, tally, 3).is_precise);
  plan.metrics[0].worth_knowing = widest * 0.999;
  EXPECT_FALSE(look_at_precision(plan, tally, 3).is_precise);
}

TEST(Precision, says_how_many_runs_would_do) {
  ExperimentPlan plan = toy_plan(0);
  plan.metrics[0].worth_knowing = 0.005;
  const PrecisionLook look = look_at_precision(plan, tally_of_toy(plan, 64), 3);

  for (const WatchedInterval& interval : look.intervals) {
    if (interval.half_width < 1e-6) continue;  // arms that never differ
    const double ratio = interval.half_width / interval.worth_knowing;
    // A little fewer than the square of the ratio says, since t falls as n grows.
    EXPECT_NEAR(static_cast<double>(interval.runs_needed) / (64 * ratio * ratio), 0.95, 0.05);
  }
}

TEST(Precision, cannot_be_reached_by_fewer_than_two_runs) {
  const ExperimentPlan plan = toy_plan(0);
  EXPECT_FALSE(look_at_precision(plan, tally_of_toy(plan, 1), 3).is_precise);
}

TEST(Precision, of_a_single_arm_is_that_of_its_own_average) {
  ExperimentPlan plan = toy_plan(0);
  plan.arms.resize(1);
  plan.couplings = {Couplings::all};
  const Tally tally = tally_of_toy(plan, 32);

  const PrecisionLook look = look_at_precision(plan, tally, 1);

  ASSERT_EQ(look.intervals.size(), 2u);
  EXPECT_DOUBLE_EQ(look.intervals[0].half_width,
                   half_width(tally.at(0, 0).level.sd(), 32, 0.05 / 2));
}

TEST(Precision, names_headlines_that_say_no_worth_knowing) {
  ExperimentPlan plan = toy_plan(0);
  plan.metrics[1].headline = true;
  EXPECT_EQ(headlines_without_worth_knowing(plan), std::vector<std::string>{"cost"});
}

// The rule stops when it happens to look precise; the correction must keep what it then says true.
TEST(Precision, keeps_its_promise_whatever_the_look_at_which_it_stops) {
  ExperimentPlan plan;
  plan.arms = {{"today", ""}, {"other", ""}};
  plan.metrics.resize(1);
  plan.metrics[0].headline = true;
  plan.metrics[0].worth_knowing = 0.45;
  plan.slots = {{0, "", ""}};
  const std::vector<std::uint64_t> looks = planned_looks(128);
  int held = 0;
  for (std::uint64_t experiment = 0; experiment < 400; ++experiment) {
    Tally tally(plan);
    for (std::uint64_t r = 0; r < 128; ++r) {
      ReplicationOutcome outcome;
      outcome.arms.resize(2);
      outcome.arms[0].values = {0};
      outcome.arms[1].values = {normal_quantile(toy_uniform(5, experiment, r))};
      tally.add(outcome);
      if (std::find(looks.begin(), looks.end(), r + 1) == looks.end()) continue;
      const PrecisionLook look = look_at_precision(plan, tally, looks.size());
      if (!look.is_precise && r + 1 < 128) continue;
      held += std::fabs(tally.at(1, 0).difference.mean()) <= look.intervals[0].half_width;
      break;
    }
  }
  EXPECT_GE(held, 380);
}

}  // namespace
}  // namespace waymark
