#pragma once

#include <vector>

#include "waymark/measures/planner.h"
#include "waymark/measures/running_number.h"

namespace waymark {

/// People in a role who are not away from it, and the hours they give.
struct GivingPlan {
  int role = 0;
  double hours_per_ms = 0;
  SlotBlock people, hours;
};

std::vector<GivingPlan> plan_giving(Planner& planner);

/// The number of those who give, role by role.
class Giving {
 public:
  void reset(std::size_t roles) { in_role_.assign(roles, RunningNumber()); }
  /// Somebody begins to give (+1) or ceases to (-1).
  void changed(std::size_t role, int change, Ticks now) { in_role_[role].add(change, now); }
  void write(const std::vector<GivingPlan>& plans, Ticks horizon, MetricValues& values) const;

 private:
  std::vector<RunningNumber> in_role_;
};

}  // namespace waymark
