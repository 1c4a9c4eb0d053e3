#pragma once

#include <optional>
#include <vector>

#include "waymark/pathway/audit.h"
#include "waymark/pathway/episode.h"
#include "waymark/pathway/way_to_help.h"

namespace waymark {

/// The narrowest place between request and first help of one track, given what its steps already
/// ask of everybody. Counts people who get through to help: of the visits that a step can hold, the
/// share that belongs to them. People are sent wherever there is room; each supply stays shared out
/// among its steps as today. Empty without requests or help.
std::optional<Narrowest> narrowest_place(const Track& track, const Episode& to_help,
                                         const TrackAudit& figures, const std::vector<Load>& loads);

}  // namespace waymark
