#pragma once

#include "waymark/simulate/run.h"

namespace waymark {

/// Calls `act(team, units)` for everything that a step takes, teams without bounds left out.
template <class Act>
void each_taken(const ArmTables& arm, const Step& step, Act&& act) {
  const auto one = [&](std::uint16_t team, std::int32_t units) {
    if (team != none && !arm.teams[team].unlimited) act(team, units);
  };
  if (step.takes.count == 0) one(step.team, 1);
  for (std::uint32_t i = 0; i < step.takes.count; ++i)
    one(arm.taken[step.takes.first + i].team, arm.taken[step.takes.first + i].units);
}

/// Whether a step takes just what another does, so that what is held goes on.
inline bool take_the_same(const ArmTables& arm, const Step& a, const Step& b) {
  if (a.team != b.team || a.takes.count != b.takes.count) return false;
  for (std::uint32_t i = 0; i < a.takes.count; ++i) {
    const Taken &x = arm.taken[a.takes.first + i], &y = arm.taken[b.takes.first + i];
    if (x.team != y.team || x.units != y.units) return false;
  }
  return true;
}

/// Whether all that a step takes is free at this moment.
inline bool is_all_free(Run& run, const Step& step) {
  bool is_free = true;
  each_taken(run.arm(), step, [&](std::uint16_t team, std::int32_t units) {
    is_free = is_free && run.world().team[team].free >= units;
  });
  return is_free;
}

}  // namespace waymark
