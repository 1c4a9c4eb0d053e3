#pragma once

#include <vector>

#include "waymark/scenario/preamble.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// What a mechanism's fields become numbers with.
struct MechanismSource {
  Compilation& compilation;
  const Dates& dates;
  std::vector<double> planned_pay;  ///< per team: pounds per ms, as written

  /// A time since the branch date; a problem unless it lies from there to the horizon.
  Ticks time(const std::optional<Quantity>& after, Date on, const Place& place) const {
    const Ticks time = after ? to_ticks(after->value) : dates.until(on);
    if (time < Ticks{0} || time >= compilation.model().horizon)
      compilation.problem(place, "this would happen before \"start\" or after the horizon",
                          "Choose a time between the two");
    return time;
  }
};

}  // namespace waymark
