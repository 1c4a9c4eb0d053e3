#pragma once

#include <span>

#include "waymark/base/ticks.h"

namespace waymark {

/// A stock's path from the last moment at which something about the path itself changed:
/// x(t) = goal + (value - goal) exp(-rate (t - time)). `rate` is per millisecond and not negative;
/// a rate of zero means that nothing moves. Reading never rewrites an anchor.
struct StockAnchor {
  double value = 0.0;
  Ticks time{0};
  double rate = 0.0;
  double goal = 0.0;
};

/// The pull of one situation while it lasts: relaxation towards `goal` at `rate` per millisecond.
struct Exposure {
  double rate = 0.0;
  double goal = 0.0;
};

/// All pulls together: k = sum k_i, goal = sum k_i g_i / k. None, or all of rate zero: {0, 0}.
/// Added in the order given, so callers keep a fixed order.
Exposure combined(std::span<const Exposure> exposures);

/// Rate per millisecond of an exposure that goes half way to its goal in `milliseconds` (> 0).
double rate_from_half_way_in(double milliseconds);

/// One experience: x + size (toward - x), size in [0, 1]. Size zero returns `value` itself.
double experience(double value, double toward, double size);

/// The value at `t`, not before the anchor. Exactly `value` where nothing moves or no time passed.
double value_at(const StockAnchor& anchor, Ticks t);

/// A new anchor on the same path, for use when the path is about to change at `t`.
StockAnchor moved_to(const StockAnchor& anchor, Ticks t);

/// First tick from `from` on at which the value is `level` or more; `never` if it stays below.
Ticks first_at_or_above(const StockAnchor& anchor, Ticks from, double level);

/// First tick from `from` on at which the value is `level` or less; `never` if it stays above.
Ticks first_at_or_below(const StockAnchor& anchor, Ticks from, double level);

/// First tick from `from` on at which the value reaches `level` in the direction it moves in.
/// `from` itself if the value is at `level` then; `never` if `level` lies behind or out of reach
/// (the goal itself is out of reach).
Ticks first_crossing(const StockAnchor& anchor, Ticks from, double level);

/// First tick from `from` on at which |x - reference| >= tolerance (> 0); `never` if it stays
/// closer.
Ticks first_move(const StockAnchor& anchor, double reference, double tolerance, Ticks from);

/// Integral of x over [from, to], in stock x milliseconds.
double integral(const StockAnchor& anchor, Ticks from, Ticks to);

/// Integral over [from, to] of x(t) exp(-discount_rate (t - origin)); `discount_rate` is continuous
/// and per millisecond: ln(1 + r) / ms_per_year for a yearly rate r.
double discounted_integral(const StockAnchor& anchor, Ticks from, Ticks to, double discount_rate,
                           Ticks origin);

}  // namespace waymark
