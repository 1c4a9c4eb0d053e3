#include "waymark/measures/queue_figures.h"

#include <algorithm>

#include "waymark/measures/situations.h"

namespace waymark {
void QueueFigures::reset(const QueuePlan& plan) {
  waits_.resize(plan.waits.size());
  for (std::size_t i = 0; i < plan.waits.size(); ++i) waits_[i].reset(plan.waits[i].durations);
  times_.resize(plan.times.size());
  for (std::size_t i = 0; i < plan.times.size(); ++i) times_[i].reset(plan.times[i].durations);
  lines_.reset(plan.tracks);
  numbers_.assign(plan.numbers.size(), RunningNumber());
  levels_.resize(plan.numbers.size());
  marks_.resize(plan.numbers.size());
  for (std::size_t i = 0; i < plan.numbers.size(); ++i) {
    const std::vector<std::size_t>& levels = plan.numbers[i].levels;
    levels_[i].reset(levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end()),
                     !plan.numbers[i].percentiles.empty());
    marks_[i].reset(plan.numbers[i].marks, plan.horizon);
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

void QueueFigures::leave_line(const QueuePlan& plan, std::uint32_t person, std::uint16_t track,
                              bool by_removal, Ticks now) {
  const InLine::Place line = lines_.left(person, track, by_removal);
  if (!line.waits || now.count < 0) return;
  for (std::size_t i = 0; i < plan.waits.size(); ++i) {
    const WaitPlan& wait = plan.waits[i];
    if (!wait.per_person && wait.abandoned && wait.steps[line.step])
      add_wait(wait, waits_[i], in_milliseconds(now - line.since), now);
  }
}

void QueueFigures::write_waits(const QueuePlan& plan, MetricValues& values) const {
  for (std::size_t i = 0; i < plan.waits.size(); ++i) {
    const WaitPlan& wait = plan.waits[i];
    if (!wait.so_far) {
      waits_[i].write(wait.durations, values);
      continue;
    }
    Durations with_unended = waits_[i];
    for (const InLine::Place& line : lines_.places())
      if (line.waits && wait.steps[line.step])
        add_wait(wait, with_unended, in_milliseconds(plan.horizon - line.since), plan.horizon);
    with_unended.write(wait.durations, values);
  }
}

void QueueFigures::write_number(const NumberPlan& number, std::size_t i, Ticks horizon,
                                MetricValues& values) const {
  const double length = in_milliseconds(horizon);
  values.set_amount(number.mean.at(0), numbers_[i].integral(horizon) / length);
  double at_most = 0;
  std::size_t next = 0;
  for (std::size_t l = 0; l < number.levels.size(); ++l) {
    for (; next <= number.levels[l]; ++next) at_most += levels_[i].time_at(next, horizon);
    const double at = levels_[i].time_at(number.levels[l], horizon);
    values.set_amount(number.at_level[l].at(0), at / length);
    if (at_most > 0) values.set_amount(number.delay[l].at(0), at / at_most);
  }
  for (std::size_t p = 0; p < number.percentiles.size(); ++p)
    values.set_amount(number.at_percentile[p].at(0),
                      static_cast<double>(levels_[i].not_exceeded(number.percentiles[p], horizon)));
  NumberMarks marks = marks_[i];
  marks.catch_up(numbers_[i], horizon);
  for (std::size_t c = 0; c < number.census.size(); ++c)
    values.set_amount(number.census[c].at(0), marks.census_mean(c));
  if (number.marks.batches == 0) return;
  const BatchInterval interval =
      batch_interval(marks.batch_means(number.marks.batch_ms), number.critical);
  values.set_amount(number.low.at(0), interval.low);
  values.set_amount(number.high.at(0), interval.high);
}

void QueueFigures::write(const QueuePlan& plan, MetricValues& values) const {
  write_waits(plan, values);
  for (std::size_t i = 0; i < plan.times.size(); ++i)
    times_[i].write(plan.times[i].durations, values);
  for (std::size_t i = 0; i < plan.numbers.size(); ++i)
    write_number(plan.numbers[i], i, plan.horizon, values);
  for (std::size_t i = 0; i < plan.utilisations.size(); ++i)
    values.set_amount(plan.utilisations[i].slots.at(0),
                      busy_[i] / (plan.utilisations[i].capacity * in_milliseconds(plan.horizon)));
}

}  // namespace waymark
