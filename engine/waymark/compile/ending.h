#pragma once

#include <vector>

#include "waymark/random/distribution.h"
#include "waymark/rules/hazard.h"

namespace waymark {

/// A multiplier from some time of the stay on.
struct LaterMultiplier {
  double from_ms = 0;
  double multiplier = 1;
};

/// A clock that may end a stay: its hazard, times the mean multiplier of those who are there.
struct Risk {
  Baseline baseline;
  double multiplier = 1;
  std::vector<LaterMultiplier> later = {};  ///< times rise from above 0
};

/// How a stay ends that lasts as planned unless a clock rings before.
struct Ending {
  double stay_ms = 0;            ///< mean
  double planned = 1;            ///< chance that it lasts as planned
  std::vector<double> by_clock;  ///< chance of each clock to end it
};

/// E min(L, T) and what comes first, for a planned length L and clocks that start with the stay.
/// By the quantiles of L, so that a mean without end does no harm; within 0.5 % of the mean. A
/// clock whose own time began earlier is taken from the beginning of the stay.
Ending ending_of(const Distribution& lasts, const std::vector<Risk>& risks,
                 const std::vector<double>& numbers);

}  // namespace waymark
