#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "waymark/base/ticks.h"

namespace waymark {

/// Between two dates, people come this many times as often.
struct ArrivalShock {
  Ticks from, to;  ///< from its beginning up to, but not including, its end
  double factor = 1;
};

/// Until this time, people come at most `bound` times as often as the source's rate says.
struct ArrivalPiece {
  Ticks end;
  double bound = 1;
};

/// How the stream of one source varies in time: every factor is relative to the source's rate, and
/// those of months, weekdays and hours are 1 on average. Immutable; a profile of ones changes no
/// bit of what a source without one gives.
struct ArrivalProfile {
  ArrivalProfile();

  std::int32_t start_day = 0;    ///< the day number of tick 0
  Ticks since_midnight{0};       ///< the time of that day at tick 0
  double log_growth_per_ms = 0;  ///< of the factor, which is 1 at tick 0
  std::array<double, 12> month;
  std::array<double, 7> weekday;  ///< Monday first
  std::array<double, 24> hour;
  std::vector<ArrivalShock> shocks;
  std::vector<ArrivalPiece> pieces;  ///< in order of time, made by `make_pieces`
};

/// Factors in proportion to `weights`, 1 on average; months count by their lengths. Needs at least
/// one weight above 0.
std::array<double, 12> monthly_factors(const std::vector<double>& weights);
std::array<double, 7> weekday_factors(const std::vector<double>& weights);
std::array<double, 24> hourly_factors(const std::vector<double>& weights);

/// How many times as often as the rate says people come at this moment.
double factor_at(const ArrivalProfile& profile, Ticks time);

/// Bounds of the factor from `from` to `horizon`, cut where shocks begin and end and, with growth,
/// once a year. What comes later moves no bound: whoever came before a shock comes without it too.
void make_pieces(ArrivalProfile& profile, Ticks from, Ticks horizon);

/// The bound that holds at this moment.
double bound_at(const ArrivalProfile& profile, Ticks time);

/// The next moment at which somebody might come, when after `from` a stream at the rate itself
/// would need `milliseconds` (Lewis and Shedler 1979, "Simulation of nonhomogeneous Poisson
/// processes by thinning"): kept with the chance `factor_at / bound_at` there.
Ticks next_candidate(const ArrivalProfile& profile, Ticks from, double milliseconds);

/// Weight of the whole days from `from` to `to` by weekday and hour alone, in milliseconds: 0 if
/// nobody can come then.
double placing_weight(const ArrivalProfile& profile, Ticks from, Ticks to);

/// The moment within those days at which the share `u` of that weight has passed. Needs weight.
Ticks placed(const ArrivalProfile& profile, Ticks from, Ticks to, double u);

}  // namespace waymark
