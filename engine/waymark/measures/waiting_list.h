#pragma once

#include <vector>

#include "waymark/measures/planner.h"
#include "waymark/measures/running_number.h"

namespace waymark {

/// People between their request and their first attended contact: on average, at dates, by month.
struct WaitingPlan {
  SlotBlock mean, at;
  std::vector<Ticks> times;
  int series = no_role;
};

std::vector<WaitingPlan> plan_waiting(Planner& planner);

void read_waiting(const std::vector<WaitingPlan>& plans, const RunningNumber& waiting, Ticks now,
                  MetricValues& values);
/// At the end of a month; -1 is the branch date.
void read_waiting_month(const std::vector<WaitingPlan>& plans, const RunningNumber& waiting,
                        int month, MetricValues& values);
void write_mean_waiting(const std::vector<WaitingPlan>& plans, const RunningNumber& waiting,
                        Ticks horizon, MetricValues& values);

}  // namespace waymark
