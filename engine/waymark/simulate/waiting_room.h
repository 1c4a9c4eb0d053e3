#pragma once

#include "waymark/simulate/run.h"

namespace waymark {

/// Where somebody goes who would have to wait at a step at which not everybody may: turned away
/// where the line has no room or the team has closed, or giving up at once. `stays` if they wait.
/// Whoever a removal moves is always let in: a change of the route sends nobody away.
Onward instead_of_waiting(Run& run, std::uint32_t person, const Stay& stay, const Queue& line);

}  // namespace waymark
