#pragma once

#include <cstddef>
#include <span>

#include "waymark/base/ticks.h"
#include "waymark/rules/hazard.h"
#include "waymark/rules/relaxation.h"

namespace waymark {

/// One person's clock. `threshold` is what is left of a unit exponential drawn once per ringing;
/// it is spent by multiplier x baseline hazard while at risk, so that a lower hazard means the same
/// event later. The anchor is rewritten (by `spend`) only when its own multiplier or risk changes.
struct ClockAnchor {
  double threshold = 0.0;
  Ticks time{0};
  /// Natural logarithm of the multiplier held since `time`; minus infinity for none.
  double log_multiplier = 0.0;
};

/// What the clock's baseline counts from, with the baseline itself.
struct ClockBaseline {
  Baseline baseline;
  const double* table = nullptr;
  Ticks origin{0};
};

/// The threshold left at `now` if the clock has been at risk since its anchor; nothing from the
/// ring on. A pure reading.
double unspent(const ClockAnchor& clock, const ClockBaseline& baseline, Ticks now);

/// Spends up to `now` and holds `log_multiplier` from there on. For a change of multiplier while
/// at risk, and on leaving risk (then the multiplier is of no importance).
ClockAnchor spend(const ClockAnchor& clock, const ClockBaseline& baseline, Ticks now,
                  double log_multiplier);

/// Entering risk again (or for the first time): nothing was spent meanwhile.
ClockAnchor resume(const ClockAnchor& clock, Ticks now, double log_multiplier);

/// A clock that has just rung, or a new one: a fresh unit exponential from one uniform in (0, 1).
ClockAnchor wind(double uniform, Ticks now, double log_multiplier);

/// First tick by which the threshold is spent if the multiplier is held for ever; `never` if none.
Ticks ring_tick(const ClockAnchor& clock, const ClockBaseline& baseline);

/// Largest move of a log multiplier that a clock does not follow.
constexpr double clock_tolerance = 0.05;

/// Stocks that one clock can read.
constexpr std::size_t most_moving = 32;

/// One moving source of a log-linear multiplier: its slope there, and the stock's own anchor.
struct MovingTerm {
  double slope = 0.0;
  StockAnchor stock;
};

/// What such a source may still move the log multiplier by, with its sign, and how fast it goes.
/// Only of sources that move: `left` and `rate` are not 0.
struct SourceMove {
  double left = 0.0;
  double rate = 0.0;
};

/// What a clock holds from now on, and until when.
struct Hold {
  double log_multiplier = 0.0;
  /// When to look again; `never` if no source moves it by as much as matters.
  Ticks renew{never};
};

/// Holds the midpoint of the exact log-move between `now` and the next renewal. Until then the log
/// multiplier moves by at most `tolerance`, and by at most half of all that is left to move; what
/// is left below a sixteenth of the tolerance is held at its end for ever.
/// `log_multiplier_now` is the exact value at `now`, moving terms included.
Hold hold(double log_multiplier_now, std::span<const MovingTerm> moving, Ticks now,
          double tolerance = clock_tolerance);
/// The same for whoever has read the stocks already.
Hold hold(double log_multiplier_now, std::span<const SourceMove> moves, Ticks now,
          double tolerance);

}  // namespace waymark
