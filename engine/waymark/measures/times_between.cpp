#include "waymark/measures/times_between.h"

namespace waymark {

void TimesBetween::reset(const std::vector<BetweenPlan>& plans) {
  since_.clear();
  times_.resize(plans.size());
  for (std::size_t i = 0; i < plans.size(); ++i) times_[i].reset(plans[i].durations);
}

void TimesBetween::end(const std::vector<BetweenPlan>& plans, std::size_t i, const Fact& fact) {
  Ticks& began = since(plans, fact.person, i);
  if (began == never) return;
  if (fact.time.count >= 0)
    times_[i].add(plans[i].durations, in_milliseconds(fact.time - began), fact.time);
  began = never;
}

void TimesBetween::write(const std::vector<BetweenPlan>& plans, MetricValues& values) const {
  for (std::size_t i = 0; i < plans.size(); ++i) times_[i].write(plans[i].durations, values);
}

namespace {

bool needs_somebody(const StepRole& role) {
  return role.kind == StepKind::support || role.kind == StepKind::group || role.team != no_role;
}

std::string end_in_words(const std::vector<StepRole>& steps, const std::vector<int>& by_work,
                         const std::vector<int>& by_entering) {
  std::string words;
  if (!by_work.empty()) words = "the beginning of work at " + names_of(steps, by_work);
  if (!by_work.empty() && !by_entering.empty()) words += " or ";
  if (!by_entering.empty()) words += "entering " + names_of(steps, by_entering);
  return words;
}

BetweenPlan plan_between(Planner& planner, const std::string& id,
                         const TimeBetweenMeasure& fields) {
  const std::vector<StepRole>& steps = planner.input.steps;
  const std::vector<int> from = planner.steps_of(id, &TimeBetweenMeasure::from);
  const std::vector<int> to = planner.steps_of(id, &TimeBetweenMeasure::to);
  BetweenPlan between;
  between.from.assign(steps.size(), 0);
  between.to_enter = between.to_begin = between.from;
  for (const int step : from) between.from[static_cast<std::size_t>(step)] = 1;
  std::vector<int> by_work, by_entering;
  for (const int step : to) {
    const auto index = static_cast<std::size_t>(step);
    const bool is_work = needs_somebody(steps[index]);
    (is_work ? between.to_begin : between.to_enter)[index] = 1;
    (is_work ? by_work : by_entering).push_back(step);
  }
  planner.kinds |= bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::left);
  if (!by_work.empty()) planner.kinds |= bit(FactKind::began);
  between.durations = plan_durations(
      planner, id, fields.words, fields.shown_in, fields.spread,
      {"time from entering " + names_of(steps, from) + " to " +
           end_in_words(steps, by_work, by_entering),
       "those who came there since the branch date, from the last time they entered before"});
  return between;
}

}  // namespace

std::vector<BetweenPlan> plan_times_between(Planner& planner) {
  std::vector<BetweenPlan> plans;
  for (const auto& [id, measure, place] : planner.input.measures)
    if (measure.holds<TimeBetweenMeasure>())
      plans.push_back(plan_between(planner, id, measure.as<TimeBetweenMeasure>()));
  return plans;
}

}  // namespace waymark
