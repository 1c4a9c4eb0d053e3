#pragma once

#include <string>
#include <vector>

#include "tests/unit/simulate/little_world.h"

namespace waymark {

/// The days on which facts of a kind were told of a step.
inline std::vector<double> days_when(LittleWorld& world, FactKind kind, const std::string& step) {
  std::vector<double> days;
  for (const Told& each : world.facts(kind, world.step(step)))
    days.push_back(in_days(each.fact.time));
  return days;
}

}  // namespace waymark
