#include "waymark/compile/changing_over.h"

#include <algorithm>

#include "waymark/compile/planned_money.h"

namespace waymark {

namespace {

int payer_index(const MeasuresInput& input, const std::string& id) {
  for (std::size_t payer = 0; payer < input.payers.size(); ++payer)
    if (input.payers[payer].id == id) return static_cast<int>(payer);
  return no_role;
}

double planned_for(const std::vector<PlannedItem>& items, const PlannedItem& like) {
  for (const PlannedItem& item : items)
    if (item.id == like.id && item.payer == like.payer) return item.pounds_per_ms;
  return 0.0;
}

}  // namespace

bool is_route_change(const Change& change) {
  const auto touches_steps = [](const Node& node) {
    const Node* steps = node.find("pathway");
    return steps != nullptr && steps->object() != nullptr && !steps->object()->empty();
  };
  return !change.removes.empty() || touches_steps(change.patch) || touches_steps(change.add);
}

std::size_t route_changes(const ArmDocument& arm) {
  return static_cast<std::size_t>(
      std::count_if(arm.changes.begin(), arm.changes.end(), is_route_change));
}

void add_changing_over(const ScenarioFields& base, const ScenarioFields& fields,
                       const ArmDocument& arm, MeasuresInput& input) {
  if (!base.transition) return;
  const Transition& transition = *base.transition;
  input.has_transition = true;
  const std::size_t changes = route_changes(arm);
  if (changes == 0) return;
  input.transition.payer = payer_index(input, transition.payer.id);
  input.transition.pounds = static_cast<double>(changes) * transition.cost.value;
  const Ticks until = to_ticks(transition.double_running.value);
  if (until.count <= 0) return;
  const std::vector<PlannedItem> here = planned_items(fields);
  for (const PlannedItem& item : planned_items(base)) {
    const double no_longer = item.pounds_per_ms - planned_for(here, item);
    if (no_longer > 0.0)
      input.double_running.push_back({payer_index(input, item.payer), no_longer, Ticks{0}, until});
  }
}

}  // namespace waymark
