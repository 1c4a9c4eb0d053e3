#include "waymark/measures/giving.h"

#include <utility>

#include "waymark/measures/periods.h"

namespace waymark {
namespace {

SlotBlock add_metric(Planner& planner, const std::string& id, const MeasureWords& words,
                     const std::string& part, const char* part_label, const char* unit,
                     const std::string& definition) {
  MetricInfo info;
  info.id = id + "/" + part;
  info.label = planner.label(words, id);
  info.unit = unit;
  info.better = Better::higher;
  info.headline = words.headline;
  info.worth_knowing = planner.worth_knowing(id);
  info.definition = definition;
  info.measure = id;
  info.part = part;
  info.part_label = part_label;
  return planner.table.add(std::move(info), {""}, false);
}

}  // namespace

std::vector<GivingPlan> plan_giving(Planner& planner) {
  std::vector<GivingPlan> plans;
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (!measure.holds<GivingMeasure>()) continue;
    const auto& fields = measure.as<GivingMeasure>();
    const int role = planner.giving_role(fields.of);
    if (role == no_role) continue;
    GivingPlan plan;
    plan.role = role;
    plan.hours_per_ms = planner.input.giving[static_cast<std::size_t>(role)].hours_per_ms;
    plan.people = add_metric(planner, id, fields.words, "people", "people who give", "people",
                             "People who hold the role and are not away from it, on average since "
                             "the branch date.");
    plan.hours =
        add_metric(planner, id, fields.words, "hours", "hours given a year", "hours a year",
                   "Unpaid hours that holders of the role give in an average year since "
                   "the branch date.");
    planner.kinds |= bit(FactKind::giving);
    plans.push_back(plan);
  }
  return plans;
}

void Giving::write(const std::vector<GivingPlan>& plans, Ticks horizon,
                   MetricValues& values) const {
  for (const GivingPlan& plan : plans) {
    const double time = in_role_[static_cast<std::size_t>(plan.role)].integral(horizon);
    values.set_amount(plan.people.at(0), time / in_milliseconds(horizon));
    values.set_amount(plan.hours.at(0), time * plan.hours_per_ms / in_years(horizon));
  }
}

}  // namespace waymark
