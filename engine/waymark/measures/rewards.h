#pragma once

#include <vector>

#include "waymark/measures/planner.h"

namespace waymark {

/// One reward of cycle clocks, weighed reading by reading and discounted.
struct RewardPlan {
  std::uint16_t reward = 0;
  struct ClockWeights {
    Ticks every{0};
    std::vector<double> state;  ///< by reading: what a pound paid by states is worth
    std::vector<double> once;   ///< ... and one paid by moves
  };
  std::vector<ClockWeights> clocks;  ///< by cycle clock
  SlotBlock slots;
};

std::vector<RewardPlan> plan_rewards(Planner& planner);

/// Sums what cycle clocks pay since the branch date.
class Rewards {
 public:
  void reset(const std::vector<RewardPlan>& plans) { sums_.assign(plans.size(), 0.0); }
  void paid(const std::vector<RewardPlan>& plans, const Fact& fact);
  /// A mean a person, over `people`.
  void write(const std::vector<RewardPlan>& plans, double people, MetricValues& values) const;

 private:
  std::vector<double> sums_;
};

}  // namespace waymark
