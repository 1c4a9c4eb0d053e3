#include "waymark/measures/stock_readings.h"

#include <algorithm>
#include <utility>

namespace waymark {
namespace {

MetricInfo metric(const Planner& planner, const std::string& id, const MeasureWords& words,
                  bool mediator) {
  MetricInfo info;
  info.id = info.measure = id;
  info.label = planner.label(words, id);
  info.unit = "stock";
  info.better = Better::higher;
  info.horizon = Horizon::long_term;
  info.headline = words.headline;
  info.mediator = mediator;
  info.worth_knowing = planner.worth_knowing(id);
  return info;
}

bool may_head(Planner& planner, const MeasureWords& words, bool mediator, const Place& place) {
  if (!words.headline || !mediator) return true;
  planner.report(place, "a mediator is never a headline",
                 "leave out \"headline\": some step moves this stock directly");
  return false;
}

void plan_at(Planner& planner, const std::string& id, const StockAtMeasure& fields,
             std::vector<StockPlan>& plans) {
  StockPlan plan;
  const int stock = planner.stock(fields.of);
  if (stock == no_role || !may_head(planner, fields.words, fields.mediator, fields.of.place)) return;
  plan.stock = static_cast<std::uint16_t>(stock);
  plan.groups = fields.words.headline ? planner.presence.groups : 1;
  plan.times = planner.reading_times(fields.at);
  MetricInfo info = metric(planner, id, fields.words, fields.mediator);
  info.label += " (of those alive)";
  info.definition = "Mean of the stock among those alive and present at the date.";
  plan.slots =
      planner.table.add(std::move(info), times_in_words("at", plan.times), fields.words.headline);
  planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left) | bit(FactKind::stock_read);
  plans.push_back(std::move(plan));
}

void plan_mean(Planner& planner, const std::string& id, const StockMeanMeasure& fields,
               const Place& place, std::vector<StockPlan>& plans) {
  StockPlan plan;
  const int stock = planner.stock(fields.of);
  if (stock == no_role || !may_head(planner, fields.words, fields.mediator, fields.of.place)) return;
  plan.stock = static_cast<std::uint16_t>(stock);
  plan.over_time = true;
  plan.groups = fields.words.headline ? planner.presence.groups : 1;
  std::vector<int> living;
  for (std::size_t i = 0; i < planner.input.steps.size(); ++i)
    if (planner.input.steps[i].kind != StepKind::exit) living.push_back(static_cast<int>(i));
  plan.presence = planner.presence.entry({planner.situation(living, {}, place), Cohort::present,
                                          true, false, fields.words.headline});
  MetricInfo info = metric(planner, id, fields.words, fields.mediator);
  info.label += " (while alive)";
  info.definition =
      "Mean of the stock over all time since the branch date that people were alive and present.";
  plan.slots = planner.table.add(std::move(info), {""}, fields.words.headline);
  planner.kinds |= bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::left) |
                   bit(FactKind::stock_spent);
  plans.push_back(std::move(plan));
}

}  // namespace

std::vector<StockPlan> plan_stocks(Planner& planner) {
  std::vector<StockPlan> plans;
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (measure.holds<StockAtMeasure>())
      plan_at(planner, id, measure.as<StockAtMeasure>(), plans);
    if (measure.holds<StockMeanMeasure>())
      plan_mean(planner, id, measure.as<StockMeanMeasure>(), place, plans);
  }
  return plans;
}

void StockReadings::reset(const std::vector<StockPlan>& plans) {
  sums_.resize(plans.size());
  for (std::size_t i = 0; i < plans.size(); ++i)
    sums_[i].assign(std::max<std::size_t>(1, plans[i].times.size()) *
                        static_cast<std::size_t>(plans[i].groups),
                    Sum{});
}

void StockReadings::read(const std::vector<StockPlan>& plans, const Fact& fact,
                         std::uint64_t member) {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const StockPlan& plan = plans[i];
    if (plan.stock != fact.place) continue;
    const auto found = std::find(plan.times.begin(), plan.times.end(), fact.time);
    if (found == plan.times.end()) continue;
    const auto row = static_cast<std::size_t>(found - plan.times.begin()) *
                     static_cast<std::size_t>(plan.groups);
    for_each_group(member, plan.groups, [&](int group) {
      Sum& sum = sums_[i][row + static_cast<std::size_t>(group)];
      sum.value += fact.value;
      sum.people += 1;
    });
  }
}

void StockReadings::spent(const std::vector<StockPlan>& plans, const Fact& fact,
                          std::uint64_t member) {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (!plans[i].over_time || plans[i].stock != fact.place || fact.time.count <= 0) continue;
    for_each_group(member, plans[i].groups, [&](int group) {
      sums_[i][static_cast<std::size_t>(group)].value += fact.value;
    });
  }
}

void StockReadings::write(const std::vector<StockPlan>& plans, const Presence& presence,
                          const DiscountVariants& discount, Ticks horizon,
                          MetricValues& values) const {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const StockPlan& plan = plans[i];
    for (int group = 0; group < plan.groups; ++group) {
      for (std::size_t time = 0; time < plan.times.size(); ++time) {
        const Sum& sum = sums_[i][time * static_cast<std::size_t>(plan.groups) +
                                  static_cast<std::size_t>(group)];
        values.set_ratio(plan.slots.at(time, group), sum.value, sum.people);
      }
      if (!plan.over_time) continue;
      const double lived = presence.time(plan.presence, group, 0, discount, horizon);
      values.set_ratio(plan.slots.at(0, group), sums_[i][static_cast<std::size_t>(group)].value,
                       lived);
      values.counts[plan.slots.at(0, group)] = presence.cohort(Cohort::present, group);
    }
  }
}

}  // namespace waymark
