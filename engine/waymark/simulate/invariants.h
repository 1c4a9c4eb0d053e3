#pragma once

#include "waymark/simulate/run.h"

namespace waymark {

/// What must hold in every world at every moment (model.md 7); throws RunError naming what does
/// not. Everyone is at exactly one open step of each track they are on; arrived = present + gone;
/// the people counted at steps, on caseloads, with workers and in queues are the people there are;
/// units in use never exceed supply; stocks stay in [0, 1]; nothing due lies in the past.
void check_invariants(Run& run);

}  // namespace waymark
