#pragma once

#include <vector>

#include "waymark/commissioning/channels.h"
#include "waymark/measures/facts.h"
#include "waymark/simulate/world.h"

namespace waymark {

/// Facts that must be told for these observations.
std::uint32_t facts_for(const std::vector<ObservationSpec>& specs);

/// Counts facts into the period that goes on. `observed` holds one element per spec.
void observe(const std::vector<ObservationSpec>& specs, const std::vector<Fact>& facts,
             Column<Observed>& observed);

/// Begins to observe, everything as planned.
void open_first_period(const std::vector<ObservationSpec>& specs, World& world);

/// Closes the period of one observation and begins the next.
Observation close_period(const ObservationSpec& spec, std::size_t index, World& world);

}  // namespace waymark
