#include "waymark/rules/cycle_number.h"

#include <algorithm>

#include "waymark/base/elementary.h"

namespace waymark {

double chance_in_cycle(const Baseline& hazard, double time_ms, double cycle_ms) {
  const double end = std::max(time_ms, 0.0);
  return -portable_expm1(-cumulative(hazard, nullptr, std::max(end - cycle_ms, 0.0), end));
}

}  // namespace waymark
