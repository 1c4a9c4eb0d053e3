#include "waymark/measures/rewards.h"

#include <utility>

#include "waymark/base/elementary.h"
#include "waymark/base/number.h"

namespace waymark {
namespace {

/// Weights of readings 0 .. cycles that make their sum one over time (Naimark, Bott and Krahn 2008,
/// Medical Decision Making 28(5):706-12, and Elbasha and Chhatwal 2016, Value in Health
/// 19(1):88-92, for Simpson's).
double weight_of_reading(CycleWeights weights, std::size_t reading, std::size_t cycles) {
  const bool is_first = reading == 0, is_last = reading == cycles;
  switch (weights) {
    case CycleWeights::every_reading:
      return 1.0;
    case CycleWeights::end:
      return is_first ? 0.0 : 1.0;
    case CycleWeights::start:
      return is_last ? 0.0 : 1.0;
    case CycleWeights::half:
      return is_first || is_last ? 0.5 : 1.0;
    case CycleWeights::simpson:
      if (is_first || is_last) return 1.0 / 3.0;
      return reading % 2 == 1 ? 4.0 / 3.0 : 2.0 / 3.0;
  }
  return 0.0;
}

const char* words_of(CycleWeights weights) {
  switch (weights) {
    case CycleWeights::every_reading:
      return "at the branch date and after each cycle, all readings alike";
    case CycleWeights::end:
      return "after each cycle";
    case CycleWeights::start:
      return "at the branch date and after each cycle but the last";
    case CycleWeights::half:
      return "at the branch date and after each cycle, the first and the last reading by half";
    case CycleWeights::simpson:
      return "at the branch date and after each cycle, by Simpson's 1/3 rule";
  }
  return "";
}

RewardPlan::ClockWeights weights_of(const RewardMeasure& fields, Ticks every, Ticks horizon) {
  RewardPlan::ClockWeights weights{every, {}, {}};
  if (every.count == 0) return weights;
  const auto cycles = static_cast<std::size_t>(horizon.count / every.count);
  const double years = in_years(every);
  const double force = portable_log1p(fields.discount.value);
  for (std::size_t reading = 0; reading <= cycles; ++reading) {
    const double cycles_behind = static_cast<double>(reading);
    const double time =
        fields.discounted_by == DiscountedBy::cycle ? cycles_behind : cycles_behind * years;
    const double worth = portable_exp(-force * time);
    weights.once.push_back(worth);
    weights.state.push_back(worth * weight_of_reading(fields.readings, reading, cycles));
  }
  return weights;
}

std::string definition_of(const RewardMeasure& fields) {
  std::string text =
      "What cycle clocks paid since the branch date, a person of those who were "
      "there then or came since: states " +
      std::string(words_of(fields.readings)) + ", moves when they happen";
  if (fields.discount.value > 0)
    text += "; what comes later counts (1 + " + print(fields.discount.value) + ")^-t, t in " +
            (fields.discounted_by == DiscountedBy::cycle ? "cycles" : "years");
  return text + ".";
}

}  // namespace

std::vector<RewardPlan> plan_rewards(Planner& planner) {
  std::vector<RewardPlan> plans;
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (!measure.holds<RewardMeasure>()) continue;
    const RewardMeasure& fields = measure.as<RewardMeasure>();
    const int reward = planner.reward(fields.of);
    if (reward == no_role) continue;
    const RewardRole& role = planner.input.rewards[static_cast<std::size_t>(reward)];
    RewardPlan plan;
    plan.reward = static_cast<std::uint16_t>(reward);
    for (const Ticks every : planner.input.cycles) {
      plan.clocks.push_back(weights_of(fields, every, planner.input.horizon));
      if (fields.readings == CycleWeights::simpson && plan.clocks.back().state.size() % 2 == 0)
        planner.report(place, "Simpson's rule needs an even number of cycles before the horizon",
                       "Take \"half-cycle\", or a horizon of one cycle more");
    }
    MetricInfo info;
    info.id = info.measure = id;
    info.label = fields.words.label.empty() ? role.label : fields.words.label;
    info.unit = role.unit.empty() ? "units" : role.unit;
    info.better = fields.lower_is_better ? Better::lower : Better::higher;
    info.horizon = Horizon::long_term;
    info.headline = fields.words.headline;
    info.definition = definition_of(fields);
    info.worth_knowing = planner.worth_knowing(id);
    plan.slots = planner.table.add(std::move(info), {""}, false);
    planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left) | bit(FactKind::rewarded) |
                     bit(FactKind::rewarded_once);
    plans.push_back(std::move(plan));
  }
  return plans;
}

void Rewards::paid(const std::vector<RewardPlan>& plans, const Fact& fact) {
  if (fact.time.count < 0) return;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].reward != fact.place) continue;
    const RewardPlan::ClockWeights& clock = plans[i].clocks[fact.detail];
    const auto reading = static_cast<std::size_t>(fact.time.count / clock.every.count);
    const std::vector<double>& worth = fact.kind == FactKind::rewarded ? clock.state : clock.once;
    sums_[i] += worth[reading] * fact.value;
  }
}

void Rewards::write(const std::vector<RewardPlan>& plans, double people,
                    MetricValues& values) const {
  for (std::size_t i = 0; i < plans.size(); ++i)
    values.set_ratio(plans[i].slots.at(0), sums_[i], people);
}

}  // namespace waymark
