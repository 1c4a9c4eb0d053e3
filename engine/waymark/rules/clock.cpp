#include "waymark/rules/clock.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"

namespace waymark {
namespace {

// Sums over the moves.
struct Moves {
  std::span<const SourceMove> each;
  double size = 0.0;     // sum of |left|
  double end = 0.0;      // the same with signs: where the log multiplier ends
  double speed = 0.0;    // sum of |left| x rate
  double fastest = 0.0;  // greatest rate

  explicit Moves(std::span<const SourceMove> moves) : each(moves) {
    for (const SourceMove& move : moves) {
      size += std::fabs(move.left);
      end += move.left;
      speed += std::fabs(move.left) * move.rate;
      fastest = std::max(fastest, move.rate);
    }
  }
};

// A time within which sum |left_j| (1 - exp(-k_j t)) does not reach `step` < size. The sum is
// concave in t, so Newton's steps from below stay below.
double time_to_move(const Moves& moves, double step) {
  const double as_if_all_fastest = -portable_log1p(-step / moves.size) / moves.fastest;
  if (moves.each.size() == 1) return as_if_all_fastest;
  double time = std::max(as_if_all_fastest, step / moves.speed);
  for (int round = 0; round < 4; ++round) {
    double moved = 0.0;
    double speed = 0.0;
    for (const SourceMove& move : moves.each) {
      const double left = std::fabs(move.left);
      const double gone = -portable_expm1(-move.rate * time);
      moved += left * gone;
      speed += left * move.rate * (1.0 - gone);
    }
    if (!(moved < step && speed > 0.0)) break;
    time += (step - moved) / speed;
  }
  return time;
}

double log_move(const Moves& moves, double time) {
  double sum = 0.0;
  for (const SourceMove& move : moves.each) sum += move.left * -portable_expm1(-move.rate * time);
  return sum;
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

Hold hold(double log_multiplier_now, std::span<const SourceMove> each, Ticks now,
          double tolerance) {
  const Moves moves(each);
  if (moves.size <= tolerance / 16) return {log_multiplier_now + moves.end, never};
  const double step = std::min(tolerance, moves.size / 2);
  const double time = std::max(1.0, std::floor(time_to_move(moves, step)));
  const double middle = log_multiplier_now + log_move(moves, time) / 2;
  return {middle, time < longest_milliseconds / 2 ? now + to_ticks(time) : never};
}

Hold hold(double log_multiplier_now, std::span<const MovingTerm> moving, Ticks now,
          double tolerance) {
  WAYMARK_EXPECT(moving.size() <= most_moving, "a clock reads too many stocks");
  std::array<SourceMove, most_moving> moves;
  std::size_t count = 0;
  for (const MovingTerm& term : moving) {
    const double left = term.slope * (term.stock.goal - value_at(term.stock, now));
    if (term.stock.rate != 0.0 && left != 0.0) moves[count++] = {left, term.stock.rate};
  }
  return hold(log_multiplier_now, std::span<const SourceMove>(moves.data(), count), now, tolerance);
}

}  // namespace waymark
