#include "waymark/experiment/value_for_money_plan.h"

#include <algorithm>
#include <string>

#include "waymark/measures/periods.h"
#include "waymark/scenario/document.h"

namespace waymark {

namespace {

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// The metric of this id, or the first one of the measure of this id.
int metric_named(const ExperimentPlan& plan, const Reference& name, Diagnostics& problems) {
  const auto find = [&](std::string MetricInfo::*of) {
    for (std::size_t m = 0; m < plan.metrics.size(); ++m)
      if (plan.metrics[m].*of == name.id) return static_cast<int>(m);
    return -1;
  };
  const int exact = find(&MetricInfo::id);
  const int found = exact >= 0 ? exact : find(&MetricInfo::measure);
  if (found >= 0) return found;
  std::vector<std::string> known;
  for (const MetricInfo& metric : plan.metrics)
    known.insert(known.end(), {metric.id, metric.measure});
  const std::optional<std::string> near = nearest(name.id, known);
  problems.add(diagnostic_at(
      name.place, "'" + name.id.substr(0, 80) + "' is neither a measure nor a metric",
      near ? "Did you mean '" + *near + "'?" : "metrics.csv in the folder of a run lists them"));
  return -1;
}

/// Its number for everyone after this time, whether it is read at it or over it.
std::optional<std::size_t> slot_after(const ExperimentPlan& plan, int metric, Ticks time,
                                      Ticks horizon) {
  const std::string length = length_in_words(time);
  for (std::size_t s = 0; s < plan.slots.size(); ++s) {
    const MetricSlot& slot = plan.slots[s];
    if (slot.metric != metric || !slot.group.empty()) continue;
    if ((slot.time.empty() && time == horizon) || slot.time == "at " + length ||
        slot.time == "over " + length)
      return s;
  }
  return std::nullopt;
}

struct Figures {
  int cost = -1, effect = -1, per = -1;
};

void check_kinds(const ValueForMoneyFields& fields, const Figures& figures,
                 const ExperimentPlan& plan, Diagnostics& problems) {
  const auto unit = [&](int metric) { return plan.metrics[static_cast<std::size_t>(metric)].unit; };
  if (figures.cost >= 0 && unit(figures.cost).rfind("pounds", 0) != 0)
    problems.add(diagnostic_at(
        fields.cost.place,
        "'" + fields.cost.id + "' is no money: it is said in " + unit(figures.cost),
        "Name a metric in pounds, such as \"money/PAYER/discounted-3.5\", or give the "
        "reward the unit pounds, whatever the currency is"));
  if (figures.effect >= 0 &&
      plan.metrics[static_cast<std::size_t>(figures.effect)].better == Better::neither)
    problems.add(diagnostic_at(
        fields.effect.place,
        "of '" + fields.effect.id + "' neither more nor less is better, so nothing is gained by it",
        "Name a measure of which more, or less, is better"));
  const auto counts_heads = [](const std::string& text) {
    return text.rfind("people", 0) == 0 || text.rfind("requests", 0) == 0;
  };
  if (figures.per >= 0 && !counts_heads(unit(figures.per)))
    problems.add(diagnostic_at(
        fields.per.place,
        "'" + fields.per.id + "' counts nobody: it is said in " + unit(figures.per),
        "Name a measure whose unit is people or requests, such as one of standard \"requests\""));
}

/// The times at which all could be read, the one that is wanted first.
std::vector<Ticks> times_to_try(const ValueForMoneyFields& fields, Ticks horizon) {
  if (fields.over) return {to_ticks(fields.over->value)};
  std::vector<Ticks> times = usual_readings(horizon);
  std::reverse(times.begin(), times.end());
  times.insert(times.begin(), horizon);
  return times;
}

}  // namespace

std::optional<ValueForMoneyPlan> plan_value_for_money(const ValueForMoneyFields& fields,
                                                      const ExperimentPlan& plan, Ticks horizon,
                                                      Diagnostics& problems) {
  Figures figures;
  figures.cost = metric_named(plan, fields.cost, problems);
  figures.effect = metric_named(plan, fields.effect, problems);
  if (fields.per) figures.per = metric_named(plan, fields.per, problems);
  check_kinds(fields, figures, plan, problems);
  if (!problems.empty()) return std::nullopt;
  for (const Ticks time : times_to_try(fields, horizon)) {
    const auto cost = slot_after(plan, figures.cost, time, horizon);
    const auto effect = slot_after(plan, figures.effect, time, horizon);
    const auto per = fields.per ? slot_after(plan, figures.per, time, horizon) : std::nullopt;
    if (!cost || !effect || (fields.per && !per)) continue;
    ValueForMoneyPlan found{*cost, *effect, per, 1, {}};
    if (per && ends_with(plan.metrics[static_cast<std::size_t>(figures.per)].unit, " a year"))
      found.per_years = static_cast<double>(time.count) / static_cast<double>(ms_per_year);
    for (const Quantity& worth : fields.worth) found.worth.push_back(worth.value);
    std::sort(found.worth.begin(), found.worth.end());
    return found;
  }
  problems.add(diagnostic_at(
      fields.place,
      fields.over ? "cost and effect are not both read " +
                        length_in_words(to_ticks(fields.over->value)) + " after the branch date"
                  : std::string("there is no time at which cost and effect are both read"),
      "Write a time in the \"at\" of the measures, and the same one as \"over\" here"));
  return std::nullopt;
}

}  // namespace waymark
