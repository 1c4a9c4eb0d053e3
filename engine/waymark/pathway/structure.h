#pragma once

#include <string>
#include <vector>

#include "waymark/pathway/graph.h"

namespace waymark {

enum class Severity { warning, error };

/// One thing that is wrong, or looks wrong, with the shape of a route.
struct Finding {
  Severity severity = Severity::warning;
  int step = -1;        ///< index into Pathway::steps, or -1 for the route as a whole
  std::string message;  ///< what is the case, in plain words
  std::string hint;     ///< what would put it right
};

/// Shares of leaving that miss 1 by more than this are an error.
inline constexpr double share_tolerance = 1e-9;

/// Every finding, by step and then in this order of tests: shares that do not total 1, a gate
/// without refused or lost, a dead end, a link into another track (errors); a step that no entry
/// leads to, and a step from which no home or exit can be reached (warnings).
/// Throws ContractError if the pathway is not well formed.
std::vector<Finding> structure_findings(const Pathway& pathway);

}  // namespace waymark
