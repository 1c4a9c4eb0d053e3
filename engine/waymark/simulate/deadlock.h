#pragma once

#include <cstdint>

#include "waymark/simulate/run.h"

namespace waymark {

/// Fails if nobody in a ring of teams will ever be served again: each of their units is kept by
/// somebody who waits, with nothing else in sight, for another of them. `person` has just begun to
/// wait at `step`, a unit kept from the step before.
void look_for_deadlock(Run& run, std::uint32_t person, std::uint16_t step);

}  // namespace waymark
