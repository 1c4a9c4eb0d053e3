#include "waymark/rules/clock.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"

namespace waymark {
namespace {

// The sizes of what each source may still move: their sum, and how fast they go.
struct Moves {
  double size = 0.0;     // sum of |slope x (goal - value)|
  double end = 0.0;      // the same with signs: where the log multiplier ends
  double speed = 0.0;    // sum of size x rate
  double fastest = 0.0;  // greatest rate among those that move
  int count = 0;
};

double log_move_left(const MovingTerm& term, Ticks now) {
  return term.stock.rate == 0.0 ? 0.0 : term.slope * (term.stock.goal - value_at(term.stock, now));
}

Moves moves_left(std::span<const MovingTerm> moving, Ticks now) {
  Moves moves;
  for (const MovingTerm& term : moving) {
    const double left = log_move_left(term, now);
    if (left == 0.0) continue;
    moves.size += std::fabs(left);
    moves.end += left;
    moves.speed += std::fabs(left) * term.stock.rate;
    moves.fastest = std::max(moves.fastest, term.stock.rate);
    ++moves.count;
  }
  return moves;
}

// A time within which sum |left_j| (1 - exp(-k_j t)) does not reach `step` < size. The sum is
// concave in t, so Newton's steps from below stay below.
double time_to_move(std::span<const MovingTerm> moving, Ticks now, const Moves& moves,
                    double step) {
  const double as_if_all_fastest = -portable_log1p(-step / moves.size) / moves.fastest;
  double time = std::max(as_if_all_fastest, step / moves.speed);
  if (moves.count == 1) return as_if_all_fastest;
  for (int round = 0; round < 4; ++round) {
    double moved = 0.0;
    double speed = 0.0;
    for (const MovingTerm& term : moving) {
      const double left = std::fabs(log_move_left(term, now));
      const double gone = -portable_expm1(-term.stock.rate * time);
      moved += left * gone;
      speed += left * term.stock.rate * (1.0 - gone);
    }
    if (!(moved < step && speed > 0.0)) break;
    time += (step - moved) / speed;
  }
  return time;
}

double log_move(std::span<const MovingTerm> moving, Ticks now, double time) {
  double move = 0.0;
  for (const MovingTerm& term : moving)
    move += log_move_left(term, now) * -portable_expm1(-term.stock.rate * time);
  return move;
}

}  // namespace

double unspent(const ClockAnchor& clock, const ClockBaseline& baseline, Ticks now) {
  WAYMARK_EXPECT(now >= clock.time, "a clock was read before its anchor");
  if (now == clock.time) return clock.threshold;
  const double met =
      cumulative(baseline.baseline, baseline.table, in_milliseconds(clock.time - baseline.origin),
                 in_milliseconds(now - baseline.origin));
  // A ring is due at the first whole tick, by when a hair more than the threshold has been met.
  return std::max(0.0, clock.threshold - portable_exp(clock.log_multiplier) * met);
}

ClockAnchor spend(const ClockAnchor& clock, const ClockBaseline& baseline, Ticks now,
                  double log_multiplier) {
  return {unspent(clock, baseline, now), now, log_multiplier};
}

ClockAnchor resume(const ClockAnchor& clock, Ticks now, double log_multiplier) {
  WAYMARK_EXPECT(now >= clock.time, "a clock went on before its anchor");
  return {clock.threshold, now, log_multiplier};
}

ClockAnchor wind(double uniform, Ticks now, double log_multiplier) {
  WAYMARK_EXPECT(uniform > 0.0 && uniform < 1.0, "a clock is wound by a uniform in (0, 1)");
  return {-portable_log(uniform), now, log_multiplier};
}

Ticks ring_tick(const ClockAnchor& clock, const ClockBaseline& baseline) {
  if (clock.threshold <= 0.0) return clock.time;
  const double multiplier = portable_exp(clock.log_multiplier);
  if (multiplier == 0.0) return never;
  const double wait =
      invert(baseline.baseline, baseline.table, in_milliseconds(clock.time - baseline.origin),
             clock.threshold / multiplier);
  if (!(wait < longest_milliseconds / 2)) return never;
  return clock.time + to_ticks(std::ceil(wait));
}

Hold hold(double log_multiplier_now, std::span<const MovingTerm> moving, Ticks now,
          double tolerance) {
  const Moves moves = moves_left(moving, now);
  if (moves.size <= tolerance / 16) return {log_multiplier_now + moves.end, never};
  const double step = std::min(tolerance, moves.size / 2);
  const double time = std::max(1.0, std::floor(time_to_move(moving, now, moves, step)));
  const double middle = log_multiplier_now + log_move(moving, now, time) / 2;
  return {middle, time < longest_milliseconds / 2 ? now + to_ticks(time) : never};
}

}  // namespace waymark
