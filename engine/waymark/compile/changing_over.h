#pragma once

#include <string>
#include <vector>

#include "waymark/compile/scenario_fields.h"
#include "waymark/measures/roles.h"
#include "waymark/scenario/arms.h"

namespace waymark {

/// True for a change of the route: it adds, removes or patches steps.
bool is_route_change(const Change& change);

/// How many changes of the route an arm makes, its parents' included.
std::size_t route_changes(const ArmDocument& arm);

/// What changing over to an arm's route costs: the scenario's declared transition for each change
/// of the route; and, for a time, what the base arm plans beyond this arm, since the old route is
/// still run beside the new one. An arm without such changes pays neither.
void add_changing_over(const ScenarioFields& base, const ScenarioFields& fields,
                       const ArmDocument& arm, MeasuresInput& input);

}  // namespace waymark
