#include "waymark/experiment/tally.h"

#include <cmath>

#include "waymark/base/contract.h"

namespace waymark {

namespace {

std::vector<Better> better_by_slot(const ExperimentPlan& plan) {
  std::vector<Better> better;
  for (const MetricSlot& slot : plan.slots) {
    better.push_back(plan.metrics[static_cast<std::size_t>(slot.metric)].better);
  }
  return better;
}

void add_difference(SlotTally& tally, double difference, Better better) {
  tally.difference.add(difference);
  if (better == Better::neither || difference == 0) return;
  const bool is_better = (difference > 0) == (better == Better::higher);
  ++(is_better ? tally.better : tally.worse);
}

}  // namespace

Tally::Tally(const ExperimentPlan& plan)
    : better_(better_by_slot(plan)),
      arms_(plan.arms.size()),
      runs_(run_count(plan)),
      slots_(plan.slots.size()),
      base_arm_(static_cast<std::size_t>(plan.base_arm)),
      tallies_(runs_ * slots_) {}

void Tally::add(const ReplicationOutcome& outcome) {
  WAYMARK_EXPECT(outcome.arms.size() == runs_, "an outcome has every arm under every couplings");
  ++replications_;
  for (std::size_t run = 0; run < runs_; ++run) {
    const ArmOutcome& arm = outcome.arms[run];
    const ArmOutcome& base = outcome.arms[run / arms_ * arms_ + base_arm_];
    const auto hidden = [](const ArmOutcome& a, std::size_t s) {
      return !a.withheld.empty() && a.withheld[s] != 0;
    };
    for (std::size_t slot = 0; slot < slots_; ++slot) {
      SlotTally& tally = tallies_[run * slots_ + slot];
      tally.is_withheld |= hidden(arm, slot);
      tally.difference_is_withheld |= hidden(arm, slot) || hidden(base, slot);
      const double value = arm.values[slot];
      if (std::isnan(value)) continue;
      tally.level.add(value);
      if (!std::isnan(base.values[slot])) {
        add_difference(tally, value - base.values[slot], better_[slot]);
      }
    }
  }
}

double share_better(const SlotTally& tally, Better better) {
  if (better == Better::neither || tally.difference_is_withheld) return not_defined;
  if (tally.difference.n() == 0) return not_defined;
  return static_cast<double>(tally.better) / static_cast<double>(tally.difference.n());
}

void expect_fits(const ExperimentPlan& plan, const ReplicationOutcome& outcome) {
  WAYMARK_EXPECT(outcome.arms.size() == run_count(plan),
                 "an outcome has every arm under every couplings");
  for (const ArmOutcome& arm : outcome.arms) {
    const std::size_t slots = plan.slots.size();
    WAYMARK_EXPECT(arm.values.size() == slots, "an arm has one value per slot");
    WAYMARK_EXPECT(arm.counts.empty() || arm.counts.size() == slots, "one count per slot or none");
    WAYMARK_EXPECT(arm.withheld.empty() || arm.withheld.size() == slots, "one mark per slot");
    WAYMARK_EXPECT(arm.series.size() == plan.series.size(), "an arm has every series");
    for (std::size_t s = 0; s < plan.series.size(); ++s) {
      WAYMARK_EXPECT(arm.series[s].size() == plan.series[s].times.size(),
                     "a series has one value per time");
    }
    for (const double value : arm.values) {
      WAYMARK_EXPECT(!std::isinf(value), "a measured value is finite or not defined");
    }
    for (const std::vector<double>& series : arm.series) {
      for (const double value : series) {
        WAYMARK_EXPECT(!std::isinf(value), "a series' value is finite or not defined");
      }
    }
  }
}

void withhold_small_groups(ReplicationOutcome& outcome) {
  for (ArmOutcome& arm : outcome.arms) {
    if (arm.withheld.empty()) arm.withheld.assign(arm.values.size(), 0);
    for (std::size_t slot = 0; slot < arm.counts.size(); ++slot) {
      if (arm.counts[slot] < smallest_group) {  // false for NaN: not about a group of people
        arm.withheld[slot] = 1;
        arm.values[slot] = not_defined;
      }
    }
    arm.counts.clear();
  }
}

}  // namespace waymark
