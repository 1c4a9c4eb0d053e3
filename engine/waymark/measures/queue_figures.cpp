#include "waymark/measures/queue_figures.h"

#include <algorithm>

#include "waymark/measures/situations.h"

namespace waymark {
void QueueFigures::reset(const QueuePlan& plan) {
  waits_.assign(plan.waits.size(), Sum{});
  times_.assign(plan.times.size(), Sum{});
  numbers_.assign(plan.numbers.size(), RunningNumber());
  levels_.resize(plan.numbers.size());
  for (std::size_t i = 0; i < plan.numbers.size(); ++i) {
    const std::vector<std::size_t>& levels = plan.numbers[i].levels;
    levels_[i].reset(levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end()));
  }
  busy_.assign(plan.utilisations.size(), 0);
}

/// What straddles the branch date counts with the part after it.
void QueueFigures::add_since_branch(const QueuePlan& plan, TimeAtWork kind, const Fact& fact) {
  const double since_branch = std::min(fact.value, in_milliseconds(fact.time));
  if (since_branch > 0) add_work(plan, kind, fact.place, since_branch);
}

void QueueFigures::add_work(const QueuePlan& plan, TimeAtWork kind, std::uint16_t step, double ms) {
  for (std::size_t i = 0; i < plan.utilisations.size(); ++i)
    if (plan.utilisations[i].counts == kind) busy_[i] += ms * plan.utilisations[i].units[step];
}

void QueueFigures::changed(const QueuePlan& plan, std::uint64_t before, std::uint64_t after,
                           Ticks now) {
  for (std::size_t i = 0; i < plan.numbers.size(); ++i) {
    const int situation = plan.numbers[i].situation;
    if (situation == no_role || is_in(before, situation) == is_in(after, situation)) continue;
    change(i, is_in(after, situation) ? 1 : -1, now);
  }
}

void QueueFigures::write(const QueuePlan& plan, Ticks horizon, MetricValues& values) const {
  const double length = in_milliseconds(horizon);
  for (std::size_t i = 0; i < plan.waits.size(); ++i)
    values.set_ratio(plan.waits[i].slots.at(0), waits_[i].ms / plan.waits[i].unit_ms,
                     waits_[i].number);
  for (std::size_t i = 0; i < plan.times.size(); ++i)
    values.set_ratio(plan.times[i].slots.at(0), times_[i].ms / plan.times[i].unit_ms,
                     times_[i].number);
  for (std::size_t i = 0; i < plan.numbers.size(); ++i) {
    const NumberPlan& number = plan.numbers[i];
    values.set_amount(number.mean.at(0), numbers_[i].integral(horizon) / length);
    double at_most = 0;
    std::size_t next = 0;
    for (std::size_t l = 0; l < number.levels.size(); ++l) {
      for (; next <= number.levels[l]; ++next) at_most += levels_[i].time_at(next, horizon);
      const double at = levels_[i].time_at(number.levels[l], horizon);
      values.set_amount(number.at_level[l].at(0), at / length);
      if (at_most > 0) values.set_amount(number.delay[l].at(0), at / at_most);
    }
  }
  for (std::size_t i = 0; i < plan.utilisations.size(); ++i)
    values.set_amount(plan.utilisations[i].slots.at(0),
                      busy_[i] / (plan.utilisations[i].capacity * length));
}

}  // namespace waymark
