#pragma once

#include <optional>
#include <vector>

#include "waymark/pathway/audit.h"

namespace waymark {

/// Requests a year on one track, from outside and by return; 0 where they are not known.
double requests_a_year(const RouteWork& work, const std::string& track);

/// What the tracks' steps ask of each supply in a year, highest utilisation first (the traffic
/// equations of an open network: requests times expected visits, Jackson 1957).
std::vector<Load> loads_of(const RouteWork& work, const std::vector<TrackAudit>& tracks);

/// Visits a year that the step can hold, each supply shared out among its steps as they use it
/// today; empty where nothing limits them.
std::optional<double> visits_possible(const RouteWork& work, const std::vector<Load>& loads,
                                      int step, double visits_today);

}  // namespace waymark
