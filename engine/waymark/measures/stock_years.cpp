#include "waymark/measures/stock_years.h"

#include <utility>

#include "waymark/measures/stock_readings.h"

namespace waymark {

namespace {

std::size_t cell_of(const StockYearsPlan& plan, int variant, int group) {
  return static_cast<std::size_t>(variant * plan.groups + group);
}

void plan_one(Planner& planner, const std::string& id, const StockYearsMeasure& fields,
              std::vector<StockYearsPlan>& plans) {
  const int stock = planner.stock(fields.of);
  if (stock == no_role || !may_head(planner, fields.words, fields.mediator, fields.of.place))
    return;
  StockYearsPlan plan;
  plan.stock = static_cast<std::uint16_t>(stock);
  plan.groups = fields.words.headline ? planner.presence.groups : 1;
  for (int v = 0; v < discount_variants; ++v) {
    MetricInfo info = stock_metric(planner, id, fields.words, fields.mediator);
    info.id = v == 0 ? id : id + "/" + variant_name(v);
    info.unit = "years";
    info.headline = fields.words.headline && v == 0;
    info.part_label = v == 0 ? "" : variant_words(v);
    info.definition = std::string(
                          "Integral of the stock over the time that people lived here since "
                          "the branch date, ") +
                      variant_words(v) +
                      ", divided by everyone present at the branch date or arrived since; who has "
                      "died adds nothing more.";
    plan.slots[v] = planner.table.add(std::move(info), {""}, fields.words.headline);
  }
  planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left) | bit(FactKind::stock_spent);
  plans.push_back(plan);
}

}  // namespace

std::vector<StockYearsPlan> plan_stock_years(Planner& planner) {
  std::vector<StockYearsPlan> plans;
  for (const auto& [id, measure, place] : planner.input.measures)
    if (measure.holds<StockYearsMeasure>())
      plan_one(planner, id, measure.as<StockYearsMeasure>(), plans);
  return plans;
}

void StockYears::reset(const std::vector<StockYearsPlan>& plans) {
  ms_.resize(plans.size());
  for (std::size_t i = 0; i < plans.size(); ++i)
    ms_[i].assign(cell_of(plans[i], discount_variants, 0), 0.0);
}

void StockYears::spent(const std::vector<StockYearsPlan>& plans, const Fact& fact,
                       std::uint64_t member) {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].stock != fact.place) continue;
    for_each_group(member, plans[i].groups,
                   [&](int group) { ms_[i][cell_of(plans[i], fact.detail, group)] += fact.value; });
  }
}

void StockYears::write(const std::vector<StockYearsPlan>& plans, const Presence& presence,
                       MetricValues& values) const {
  for (std::size_t i = 0; i < plans.size(); ++i)
    for (int v = 0; v < discount_variants; ++v)
      for (int group = 0; group < plans[i].groups; ++group)
        values.set_ratio(plans[i].slots[v].at(0, group),
                         ms_[i][cell_of(plans[i], v, group)] / static_cast<double>(ms_per_year),
                         presence.cohort(Cohort::present, group));
}

}  // namespace waymark
