#pragma once

#include <cstdint>
#include <vector>

#include "waymark/base/ticks.h"
#include "waymark/rules/hazard.h"

namespace waymark {

/// Hazards by level of some traits, whole years of age and calendar years: the baseline of a clock
/// whose time counts from birth.
struct LifeTable {
  /// A trait that tells people apart, and how many values it has, from 0.
  struct By {
    std::uint16_t trait = 0;
    std::uint32_t levels = 1;
  };
  std::vector<By> by;           ///< the last one fastest
  std::uint16_t age_trait = 0;  ///< years of age when a life begins here
  Baseline first;               ///< of the first combination of levels
  std::uint32_t cells = 0;      ///< of each combination: ages times years

  /// Of a person with these traits, born at this time since the branch date.
  Baseline baseline(const double* traits, Ticks birth) const {
    std::uint32_t combination = 0;
    for (const By& key : by)
      combination = combination * key.levels + static_cast<std::uint32_t>(traits[key.trait]);
    Baseline own = first;
    own.first += combination * cells;
    own.b = in_milliseconds(birth);
    return own;
  }
};

}  // namespace waymark
