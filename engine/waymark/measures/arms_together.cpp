#include "waymark/measures/arms_together.h"

#include <algorithm>

#include "waymark/base/contract.h"

namespace waymark {
namespace {

int index_in(const std::vector<PlaceRole>& roles, const std::string& id) {
  for (std::size_t i = 0; i < roles.size(); ++i)
    if (roles[i].id == id) return static_cast<int>(i);
  return no_role;
}

void add_missing(std::vector<PlaceRole>& roles, const std::vector<PlaceRole>& more) {
  for (const PlaceRole& role : more)
    if (index_in(roles, role.id) == no_role) roles.push_back(role);
}

int renumbered(int index, const std::vector<PlaceRole>& from, const std::vector<PlaceRole>& to) {
  return index == no_role ? no_role : index_in(to, from[static_cast<std::size_t>(index)].id);
}

void add_missing_steps(MeasuresInput& together, const MeasuresInput& arm) {
  WAYMARK_EXPECT(together.steps.size() == arm.steps.size(), "arms name different steps");
  for (std::size_t i = 0; i < arm.steps.size(); ++i) {
    if (together.steps[i].open || !arm.steps[i].open) continue;
    together.steps[i] = arm.steps[i];
    together.steps[i].state = renumbered(arm.steps[i].state, arm.states, together.states);
  }
}

/// A hoop that is new comes after the one it follows in its own arm.
void add_missing_hoops(std::vector<int>& route, const std::vector<int>& of_arm) {
  auto after = route.begin();
  for (const int hoop : of_arm) {
    const auto known = std::find(route.begin(), route.end(), hoop);
    after = (known == route.end() ? route.insert(after, hoop) : known) + 1;
  }
}

void add_missing_measures(MeasuresInput& together, const MeasuresInput& arm) {
  for (const auto& [id, measure, place] : arm.measures)
    if (!together.measures.contains(id)) together.measures.insert(id, place, measure);
  together.as_in_other_arms.push_back(arm.measures);
}

/// The order in `steps` stands in for a route that nobody gave.
std::vector<int> route_of(const MeasuresInput& arm) {
  if (!arm.route.empty()) return arm.route;
  std::vector<int> route;
  for (std::size_t i = 0; i < arm.steps.size(); ++i)
    if (arm.steps[i].hoop && arm.steps[i].open) route.push_back(static_cast<int>(i));
  return route;
}

}  // namespace

MeasuresInput united(const std::vector<MeasuresInput>& arms) {
  WAYMARK_EXPECT(!arms.empty(), "a scenario has at least one arm");
  MeasuresInput together = arms.front();
  together.route = route_of(arms.front());
  together.step_costs.clear();
  together.ring_costs.clear();
  together.planned_costs.clear();
  together.transition = {};
  together.double_running.clear();
  for (std::size_t i = 1; i < arms.size(); ++i) {
    add_missing(together.payers, arms[i].payers);
    add_missing(together.states, arms[i].states);
    add_missing_steps(together, arms[i]);
    add_missing_hoops(together.route, route_of(arms[i]));
    add_missing_measures(together, arms[i]);
    for (std::size_t step = 0; step < arms[i].steps.size(); ++step)
      together.steps[step].unclear |= arms[i].steps[step].unclear;
  }
  return together;
}

MeasuresInput as_in_arm(const MeasuresInput& together, const MeasuresInput& arm) {
  MeasuresInput input = together;
  input.teams = arm.teams;
  for (std::size_t i = 0; i < arm.steps.size(); ++i) {
    const StepRole& role = arm.steps[i];
    if (!role.open) continue;
    input.steps[i].hoop = role.hoop;
    input.steps[i].retelling = role.retelling;
    input.steps[i].accepts_referral = role.accepts_referral;
    input.steps[i].team = role.team;
    input.steps[i].takes = role.takes;
    input.steps[i].person_time = role.person_time;
  }
  input.step_costs = arm.step_costs;
  for (StepCost& cost : input.step_costs)
    cost.payer = renumbered(cost.payer, arm.payers, together.payers);
  input.giving = arm.giving;
  input.ring_costs = arm.ring_costs;
  for (RingCost& cost : input.ring_costs)
    cost.payer = renumbered(cost.payer, arm.payers, together.payers);
  input.planned_costs = arm.planned_costs;
  input.cycles = arm.cycles;
  input.transition = arm.transition;
  input.transition.payer = renumbered(arm.transition.payer, arm.payers, together.payers);
  input.double_running = arm.double_running;
  for (auto* costs : {&input.planned_costs, &input.double_running})
    for (PlannedCost& cost : *costs)
      cost.payer = renumbered(cost.payer, arm.payers, together.payers);
  return input;
}

}  // namespace waymark
