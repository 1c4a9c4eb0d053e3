#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "waymark/measures/durations.h"
#include "waymark/measures/planner.h"

namespace waymark {

/// The time from entering a step to coming to another; steps are marked by 1.
struct BetweenPlan {
  std::vector<std::uint8_t> from;
  std::vector<std::uint8_t> to_enter;  ///< ends on entering: nobody is needed there
  std::vector<std::uint8_t> to_begin;  ///< ends when work begins
  DurationPlan durations;
};

std::vector<BetweenPlan> plan_times_between(Planner& planner);

/// How long people take from one step to another, of those who come there since the branch date.
class TimesBetween {
 public:
  void reset(const std::vector<BetweenPlan>& plans);

  void arrived(const std::vector<BetweenPlan>& plans, std::uint32_t person) {
    for (std::size_t i = 0; i < plans.size(); ++i) since(plans, person, i) = never;
  }
  /// The end is looked at first: from a step to itself is from one visit to the next. When somebody
  /// entered who is found there at the beginning is not known.
  void moved(const std::vector<BetweenPlan>& plans, const Fact& fact, bool is_found) {
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (plans[i].to_enter[fact.place]) end(plans, i, fact);
      if (plans[i].from[fact.place] && !is_found) since(plans, fact.person, i) = fact.time;
    }
  }
  void began(const std::vector<BetweenPlan>& plans, const Fact& fact) {
    for (std::size_t i = 0; i < plans.size(); ++i)
      if (plans[i].to_begin[fact.place]) end(plans, i, fact);
  }
  void write(const std::vector<BetweenPlan>& plans, MetricValues& values) const;

 private:
  Ticks& since(const std::vector<BetweenPlan>& plans, std::uint32_t person, std::size_t i) {
    const std::size_t row = std::size_t{person} * plans.size();
    if (row >= since_.size()) [[unlikely]]
      since_.resize(row + plans.size(), never);
    return since_[row + i];
  }
  void end(const std::vector<BetweenPlan>& plans, std::size_t i, const Fact& fact);

  std::vector<Ticks> since_;  ///< by slot and measure; never: not on the way
  std::vector<Durations> times_;
};

}  // namespace waymark
