#pragma once

#include <vector>

#include "waymark/measures/roles.h"

namespace waymark {

/// What all arms have together: each step as the first arm that has it, each measure as the first
/// arm that writes it, all payers, states and hoops. Holds no costs.
MeasuresInput united(const std::vector<MeasuresInput>& arms);

/// The united input with one arm's costs, capacities and demands on people.
MeasuresInput as_in_arm(const MeasuresInput& together, const MeasuresInput& arm);

}  // namespace waymark
