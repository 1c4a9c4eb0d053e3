#include <algorithm>

#include "waymark/compile/planned_money.h"
#include "waymark/compile/scenario.h"
#include "waymark/steps/exit.h"
#include "waymark/steps/gate.h"

namespace waymark {

namespace {

int index_in(const std::vector<std::string>& ids, const std::string& id) {
  const std::uint16_t index = Compilation::index_of(ids, id);
  return index == none ? no_role : static_cast<int>(index);
}

std::string or_id(const std::string& label, const std::string& id) {
  return label.empty() ? id : label;
}

/// Words under which people at steps are counted, in order of first use along the ids.
std::vector<PlaceRole> states_of(const ScenarioFields& fields) {
  std::vector<PlaceRole> states;
  for (const auto& [id, step, place] : fields.pathway) {
    const std::string& words = entry_of(step).common(step).counts_as;
    const bool is_known = std::any_of(states.begin(), states.end(),
                                      [&](const PlaceRole& s) { return s.label == words; });
    if (!words.empty() && !is_known) states.push_back({words, words});
  }
  return states;
}

StepRole role_of(const ScenarioFields& fields, const Model& model, const ArmTables& tables,
                 std::size_t s, const std::vector<PlaceRole>& states) {
  const Step& step = tables.steps[s];
  StepRole role;
  role.id = model.step_ids[s];
  role.label = role.id;
  role.kind = step.kind;
  role.track = step.track;
  role.team = step.team == none ? no_role : step.team;
  if (step.takes.count == 0 && step.team != none) role.takes = {{step.team, 1.0}};
  for (std::uint32_t i = 0; i < step.takes.count; ++i) {
    const Taken& taken = tables.taken[step.takes.first + i];
    role.takes.push_back({taken.team, static_cast<double>(taken.units)});
  }
  role.hoop = step.kind == StepKind::gate;
  role.retelling = step.retelling;
  role.accepts_referral = step.accepts_referral;
  role.open = step.open;
  role.outside = step.open && step.is_outside;
  const Chosen* chosen = fields.pathway.find(role.id);
  if (chosen == nullptr) return role;
  const CommonFields& common = entry_of(*chosen).common(*chosen);
  role.label = or_id(common.label, role.id);
  for (std::size_t i = 0; i < states.size(); ++i)
    if (states[i].label == common.counts_as) role.state = static_cast<int>(i);
  if (const ThenFields* then = entry_of(*chosen).then(*chosen))
    role.unclear = static_cast<bool>(then->wrong_door);
  if (chosen->holds<ExitFields>()) role.death = chosen->as<ExitFields>().death;
  if (chosen->holds<GateFields>() && chosen->as<GateFields>().person_time)
    role.person_time = chosen->as<GateFields>().person_time->value;
  return role;
}

void add_money(const ScenarioFields& fields, const Model& model, MeasuresInput& input) {
  std::vector<std::string> payers;
  for (const auto& [id, label, place] : fields.payers) {
    payers.push_back(id);
    input.payers.push_back({id, or_id(label, id)});
  }
  const auto payer_of = [&](const Reference& payer) { return index_in(payers, payer.id); };
  for (const PlannedItem& item : planned_items(fields))
    input.planned_costs.push_back({index_in(payers, item.payer), item.pounds_per_ms, Ticks{0},
                                   never, index_in(model.team_ids, item.team)});
  for (const auto& [id, step, place] : fields.pathway) {
    const CommonFields& common = entry_of(step).common(step);
    if (common.payer)
      input.step_costs.push_back({index_in(model.step_ids, id), payer_of(common.payer),
                                  common.cost_per_visit.value, common.cost_of_staying.value, 0.0});
  }
  for (const auto& [id, clock, place] : fields.clocks)
    if (clock.payer && clock.cost)
      input.ring_costs.push_back(
          {index_in(model.clock_ids, id), payer_of(clock.payer), clock.cost->value});
}

/// Hoops in the order in which somebody who comes from outside meets them.
std::vector<int> hoops_in_order(const ScenarioFields& fields, const Model& model,
                                const ArmTables& tables) {
  std::vector<int> hoops;
  std::vector<std::uint8_t> seen(model.step_ids.size(), 0);
  std::vector<std::uint16_t> next;
  for (const auto& [id, arrival, place] : fields.arrivals)
    if (const std::uint16_t s = Compilation::index_of(model.step_ids, arrival.to.id); s != none)
      next.push_back(s);
  for (std::uint16_t c = 0; c < tables.clocks.size(); ++c)
    if (tables.clocks[c].then != none) next.push_back(tables.clocks[c].then);
  for (std::size_t i = 0; i < next.size(); ++i) {
    const std::uint16_t s = next[i];
    if (seen[s] != 0 || !tables.steps[s].open) continue;
    seen[s] = 1;
    if (tables.steps[s].kind == StepKind::gate) hoops.push_back(s);
    for (std::uint32_t w = 0; w < tables.steps[s].then.count; ++w) {
      const std::uint16_t to = tables.ways[tables.steps[s].then.first + w].to;
      if (to != none) next.push_back(to);
    }
  }
  return hoops;
}

}  // namespace

MeasuresInput measures_input(const ScenarioFields& fields, const Model& model, std::size_t arm) {
  const ArmTables& tables = model.arms[arm];
  MeasuresInput input;
  input.measures = fields.measures;
  input.states = states_of(fields);
  for (std::size_t s = 0; s < model.step_ids.size(); ++s)
    input.steps.push_back(role_of(fields, model, tables, s, input.states));
  input.route = hoops_in_order(fields, model, tables);
  for (std::size_t bit = 0; bit < model.groups.size(); ++bit) {
    const std::string& id = model.trait_ids[model.groups[bit]];
    const std::uint64_t mask = std::uint64_t{1} << bit;
    input.traits.push_back({id, id, mask, mask});
    const auto& groups = fields.population.groups;
    if (std::none_of(groups.begin(), groups.end(), [&](const Reference& g) { return g.id == id; }))
      continue;
    input.groups.push_back({id, id, mask, mask});
    input.groups.push_back({"not-" + id, "not " + id, mask, 0});
  }
  for (std::size_t t = 0; t < model.team_ids.size(); ++t) {
    const Team& team = tables.teams[t];
    input.teams.push_back(
        {model.team_ids[t], model.team_ids[t],
         team.kind == TeamKind::units ? team.mean_units : team.gate_speed + team.contact_speed,
         team.rota != none && team.closing != Closing::interrupt});
  }
  for (const std::string& id : model.clock_ids) {
    const ClockFields* clock = fields.clocks.find(id);
    input.clocks.push_back({id, or_id(clock ? clock->label : "", id)});
  }
  for (const std::string& id : model.stock_ids) {
    const StockFields* stock = fields.stocks.find(id);
    input.stocks.push_back({id, or_id(stock ? stock->label : "", id)});
  }
  for (const std::string& id : model.reward_ids) {
    const RewardFields* reward = fields.rewards.find(id);
    input.rewards.push_back(
        {id, or_id(reward ? reward->label : "", id), reward ? reward->unit : ""});
  }
  for (const CycleRule& cycle : tables.cycles) input.cycles.push_back(cycle.every);
  for (const std::string& id : model.role_ids) {
    const RoleFields* role = fields.roles.find(id);
    GivingRole giving{id, or_id(role ? role->label : "", id)};
    if (role != nullptr) {
      const double share = role->hours_per_week.value / static_cast<double>(ms_per_week);
      giving.hours_per_ms = share / static_cast<double>(ms_per_hour);
      giving.pounds_per_ms = share * role->worth.value;
    }
    input.giving.push_back(std::move(giving));
  }
  add_money(fields, model, input);
  input.horizon = model.horizon;
  input.start = fields.preamble.dates.start;
  input.since_midnight = to_ticks(fields.preamble.dates.hour.value);
  for (const auto& [measure, difference, place] : fields.experiment.worth_knowing)
    input.worth_knowing[measure] = difference.value;
  return input;
}

}  // namespace waymark
