#pragma once

#include <cstdint>

#include "waymark/rules/relaxation.h"

namespace waymark {

/// What the goals of other stocks see of a moving stock: one number that stands for a band of
/// half a tolerance on either side, so that a goal is refreshed once per tolerance moved and
/// linked stocks cannot refresh each other for ever within one tick.
struct Publication {
  double seen = 0.0;
  /// +1 or -1: the stock entered the band at its lower or upper edge; 0: it began in the middle.
  std::int64_t heading = 0;
};

/// Largest move of a stock that the goals of others do not see.
constexpr double goal_tolerance = 0.01;

/// What is seen from `now` on. A stock that has further to go than `tolerance` is seen half a
/// tolerance ahead (the midpoint of its next move); one that will never move by it again is seen
/// at the midpoint of what is left.
Publication publish(const StockAnchor& stock, Ticks now, double tolerance = goal_tolerance);

/// False when the stock has been moved out of the band (an experience did it) and must be
/// published anew. A new goal or rate alone never breaks a publication.
bool still_holds(const Publication& publication, const StockAnchor& stock, Ticks now,
                 double tolerance = goal_tolerance);

/// First tick from `now` on at which the stock leaves its band; `never` if it stays inside.
Ticks next_publication(const Publication& publication, const StockAnchor& stock, Ticks now,
                       double tolerance = goal_tolerance);

/// The publication that follows when the stock leaves its band at `now`. A stock that turned back
/// inside its band is seen where it is: seeing it ahead could turn it round again at once.
Publication following(const Publication& publication, const StockAnchor& stock, Ticks now,
                      double tolerance = goal_tolerance);

}  // namespace waymark
