#pragma once

#include "waymark/compile/first_walk.h"
#include "waymark/compile/scenario.h"
#include "waymark/pathway/work.h"

namespace waymark {

/// What the teams of one arm can do in a year.
std::vector<Supply> supplies_of(const ScenarioFields& fields, const Model& model,
                                const ArmTables& tables);

/// Pounds that an hour of a team's (or a unit's) working time costs.
double cost_of_an_hour(const ScenarioFields& fields, const std::string& team);

/// What one visit to a step takes, of whom, and what it protects. `step` is the step as drawn, its
/// stay and hours known.
StepWork work_at(const Compiled& compiled, std::size_t arm, const FirstWalk& walk,
                 std::uint16_t index, const PathwayStep& step);

/// Contacts with an own worker that somebody has in a stay that long.
double attended_contacts(const FirstWalk& walk, const ContactRule& contact, std::uint16_t index,
                         double stay_ms);

}  // namespace waymark
