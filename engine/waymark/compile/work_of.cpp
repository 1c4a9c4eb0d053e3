#include "waymark/compile/work_of.h"

#include <algorithm>

#include "waymark/base/elementary.h"
#include "waymark/compile/years.h"
#include "waymark/simulate/team_fields.h"
#include "waymark/steps/gate.h"

namespace waymark {

namespace {

constexpr double hours_in_year =
    static_cast<double>(ms_per_year) / static_cast<double>(ms_per_hour);
constexpr int kinds = 4;

double in_hours(double ms) { return ms / static_cast<double>(ms_per_hour); }

std::string label_of_team(const ScenarioFields& fields, const std::string& id) {
  const Chosen* team = fields.teams.find(id);
  if (team == nullptr) return {};
  if (team->holds<UnitsTeamFields>()) return team->as<UnitsTeamFields>().label;
  return team->holds<HoursTeamFields>() ? team->as<HoursTeamFields>().label : std::string();
}

Supply supply_of(const Team& team, SupplyKind kind) {
  Supply supply;
  supply.kind = kind;
  switch (kind) {
    case SupplyKind::hoop_hours:
      supply.hours_a_year = team.gate_speed * hours_in_year;
      break;
    case SupplyKind::contact_hours:
      supply.hours_a_year = team.contact_speed * hours_in_year;
      break;
    case SupplyKind::places:
      supply.hours_a_year = team.caseload * hours_in_year;
      break;
    case SupplyKind::units:
      supply.hours_a_year = team.mean_units * hours_in_year;
      supply.unlimited = team.unlimited;
      break;
  }
  return supply;
}

Take take(std::uint16_t team, SupplyKind kind, double hours) {
  return {int{team} * kinds + static_cast<int>(kind), hours};
}

/// The range of the assumption behind one number of the scenario.
void add_range(const AssumptionRegister& assumptions, const std::string& pointer,
               HoopProtection& protection) {
  for (const AssumptionRow& row : assumptions.rows) {
    const bool is_used =
        std::any_of(row.uses.begin(), row.uses.end(),
                    [&](const AssumptionUse& use) { return use.place.pointer == pointer; });
    if (!is_used) continue;
    protection.lower_by_at_least = row.low;
    protection.lower_by_at_most = row.high;
    protection.standing = std::string(name_of(row.standing));
  }
}

std::optional<HoopProtection> protection_of(const Compiled& compiled, std::size_t arm,
                                            const FirstWalk& walk, std::uint16_t index) {
  const Model& model = compiled.model;
  const ScenarioFields& fields = compiled.arms[arm].fields;
  const std::string& id = model.step_ids[index];
  const auto& protects = fields.pathway.find(id)->as<GateFields>().protects;
  if (!protects) return std::nullopt;
  const std::string& clock_id = protects->clock.id;
  const ClockFields* written = fields.clocks.find(clock_id);
  HoopProtection protection;
  protection.clock = written == nullptr || written->label.empty() ? clock_id : written->label;
  protection.lower_by = protects->lower_by.value;
  const std::uint16_t c = Compilation::index_of(model.clock_ids, clock_id);
  if (c != none) {
    const ArmTables& tables = model.arms[arm];
    const Clock& clock = tables.clocks[c];
    protection.a_year =
        cumulative(clock.baseline, tables.numbers.data(), 0.0, static_cast<double>(ms_per_year));
    if (clock.predictor >= 0) protection.a_year *= walk.mean_at(index, {0.0, clock.predictor});
  }
  add_range(compiled.assumptions, "/pathway/" + id + "/protects/lower-by", protection);
  return protection;
}

}  // namespace

std::vector<Supply> supplies_of(const ScenarioFields& fields, const Model& model,
                                const ArmTables& tables) {
  std::vector<Supply> supplies;
  for (std::size_t team = 0; team < model.team_ids.size(); ++team)
    for (int kind = 0; kind < kinds; ++kind) {
      supplies.push_back(supply_of(tables.teams[team], static_cast<SupplyKind>(kind)));
      supplies.back().team = model.team_ids[team];
      supplies.back().label = label_of_team(fields, model.team_ids[team]);
    }
  return supplies;
}

double cost_of_an_hour(const ScenarioFields& fields, const std::string& id) {
  const Chosen* team = fields.teams.find(id);
  if (team == nullptr) return 0.0;
  if (team->holds<UnitsTeamFields>())
    return team->as<UnitsTeamFields>().cost.value * static_cast<double>(ms_per_hour);
  if (!team->holds<HoursTeamFields>()) return 0.0;
  const HoursTeamFields& hours = team->as<HoursTeamFields>();
  if (!(hours.weeks_per_year.value > 0.0)) return 0.0;
  // Weeks of leave are paid too.
  return hours.cost.value * static_cast<double>(ms_per_hour) * weeks_in_year /
         hours.weeks_per_year.value;
}

double attended_contacts(const FirstWalk& walk, const ContactRule& contact, std::uint16_t index,
                         double stay_ms) {
  if (!(contact.every_ms > 0.0)) return 0.0;
  return stay_ms / contact.every_ms * (1.0 - walk.mean_at(index, contact.missed)) *
         (1.0 - walk.mean_at(index, contact.cancelled));
}

StepWork work_at(const Compiled& compiled, std::size_t arm, const FirstWalk& walk,
                 std::uint16_t index, const PathwayStep& drawn) {
  const Model& model = compiled.model;
  const ArmTables& tables = model.arms[arm];
  const Step& step = tables.steps[index];
  StepWork work;
  if (step.team != none) work.team = model.team_ids[step.team];
  const double held =
      in_hours(mean(step.lasts, tables.numbers.data()) * walk.mean_at(index, step.lasts_times));
  if (step.kind == StepKind::support && step.team != none) {
    work.takes.push_back(take(step.team, SupplyKind::contact_hours, drawn.hours_staff));
    work.takes.push_back(take(step.team, SupplyKind::places, in_hours(drawn.mean_stay_ms)));
    work.days_to_start = walk.at(index).wait_ms / static_cast<double>(ms_per_day);
  } else if (step.kind == StepKind::group) {
    if (step.team != none)
      work.takes.push_back(take(step.team, SupplyKind::contact_hours, drawn.hours_staff));
    work.days_to_start = walk.at(index).wait_ms / static_cast<double>(ms_per_day);
  } else if (step.takes.count != 0) {
    for (std::uint32_t i = 0; i < step.takes.count; ++i) {
      const Taken& taken = tables.taken[step.takes.first + i];
      work.takes.push_back(take(taken.team, SupplyKind::units, held * taken.units));
    }
  } else if (step.team != none &&
             (step.kind == StepKind::gate || step.kind == StepKind::activity)) {
    const bool by_hours = tables.teams[step.team].kind == TeamKind::hours;
    work.takes.push_back(
        take(step.team, by_hours ? SupplyKind::hoop_hours : SupplyKind::units, held));
  }
  if (step.kind == StepKind::gate) work.protection = protection_of(compiled, arm, walk, index);
  return work;
}

}  // namespace waymark
