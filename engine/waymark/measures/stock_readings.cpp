#include "waymark/measures/stock_readings.h"

#include <algorithm>
#include <utility>

#include "waymark/measures/periods.h"

namespace waymark {

MetricInfo stock_metric(const Planner& planner, const std::string& id, const MeasureWords& words,
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

namespace {

void plan_at(Planner& planner, const std::string& id, const StockAtMeasure& fields,
             std::vector<StockPlan>& plans) {
  StockPlan plan;
  const int stock = planner.stock(fields.of);
  if (stock == no_role || !may_head(planner, fields.words, fields.mediator, fields.of.place))
    return;
  plan.stock = static_cast<std::uint16_t>(stock);
  plan.groups = fields.words.headline ? planner.presence.groups : 1;
  plan.times = planner.reading_times(fields.at);
  MetricInfo info = stock_metric(planner, id, fields.words, fields.mediator);
  info.label += " (of those alive)";
  info.definition = "Mean of the stock among those alive and present at the date.";
  plan.slots =
      planner.table.add(std::move(info), times_in_words("at", plan.times), fields.words.headline);
  planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left) | bit(FactKind::stock_read);
  plans.push_back(std::move(plan));
}

void plan_mean(Planner& planner, const std::string& id, const StockMeanMeasure& fields,
               std::vector<StockPlan>& plans) {
  StockPlan plan;
  const int stock = planner.stock(fields.of);
  if (stock == no_role || !may_head(planner, fields.words, fields.mediator, fields.of.place))
    return;
  plan.stock = static_cast<std::uint16_t>(stock);
  plan.over_time = true;
  plan.groups = fields.words.headline ? planner.presence.groups : 1;
  for (int month = 0; end_of_month(month) <= planner.input.horizon; ++month)
    plan.times.push_back(end_of_month(month));
  MetricInfo info = stock_metric(planner, id, fields.words, fields.mediator);
  info.label += " (while alive)";
  info.definition =
      "Mean of the stock over everyone alive and present at the end of each month since the branch "
      "date. The count is of readings, a person counting once a month.";
  plan.slots = planner.table.add(std::move(info), {""}, fields.words.headline);
  planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left) | bit(FactKind::stock_read);
  plans.push_back(std::move(plan));
}

}  // namespace

std::vector<StockPlan> plan_stocks(Planner& planner) {
  std::vector<StockPlan> plans;
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (measure.holds<StockAtMeasure>()) plan_at(planner, id, measure.as<StockAtMeasure>(), plans);
    if (measure.holds<StockMeanMeasure>())
      plan_mean(planner, id, measure.as<StockMeanMeasure>(), plans);
  }
  return plans;
}

void StockReadings::reset(const std::vector<StockPlan>& plans) {
  sums_.resize(plans.size());
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const std::size_t readings = plans[i].over_time ? 1 : plans[i].times.size();
    sums_[i].assign(readings * static_cast<std::size_t>(plans[i].groups), Sum{});
  }
}

void StockReadings::read(const std::vector<StockPlan>& plans, const Fact& fact,
                         std::uint64_t member) {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const StockPlan& plan = plans[i];
    if (plan.stock != fact.place) continue;
    const auto found = std::lower_bound(plan.times.begin(), plan.times.end(), fact.time);
    if (found == plan.times.end() || *found != fact.time) continue;
    const auto reading = plan.over_time ? 0 : static_cast<std::size_t>(found - plan.times.begin());
    for_each_group(member, plan.groups, [&](int group) {
      Sum& sum = sums_[i][reading * static_cast<std::size_t>(plan.groups) +
                          static_cast<std::size_t>(group)];
      sum.value += fact.value;
      sum.people += 1;
    });
  }
}

void StockReadings::write(const std::vector<StockPlan>& plans, MetricValues& values) const {
  for (std::size_t i = 0; i < plans.size(); ++i)
    for (std::size_t cell = 0; cell < sums_[i].size(); ++cell)
      values.set_ratio(plans[i].slots.at(0) + cell, sums_[i][cell].value, sums_[i][cell].people);
}

}  // namespace waymark
