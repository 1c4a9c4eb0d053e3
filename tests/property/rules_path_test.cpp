// Whatever the path: what is said to come first does come, and nothing comes before it.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "waymark/rules/clock.h"
#include "waymark/rules/relaxation.h"

namespace waymark {
namespace {

double share() { return *rc::gen::inRange(0, 100001) / 1e5; }

StockAnchor any_path() {
  const double rate = std::pow(10.0, -*rc::gen::inRange(1, 12)) * (0.1 + share());
  return {share(), Ticks{*rc::gen::inRange(-1000, 1000)}, rate, share()};
}

RC_GTEST_PROP(Path, stays_between_its_value_and_its_goal, ()) {
  const StockAnchor path = any_path();
  const Ticks t = path.time + Ticks{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000)};
  const double x = value_at(path, t);
  RC_ASSERT(x >= 0.0);
  RC_ASSERT(x <= 1.0);
  RC_ASSERT(std::fabs(x - path.goal) <= std::fabs(path.value - path.goal) + 1e-16);
}

RC_GTEST_PROP(Path, crosses_a_level_at_the_tick_it_says, ()) {
  const StockAnchor path = any_path();
  const double level = share();
  const Ticks from = path.time + Ticks{*rc::gen::inRange(0, 100000)};
  const Ticks t = first_at_or_above(path, from, level);
  if (t == never) {
    RC_ASSERT(value_at(path, from) < level);
    RC_ASSERT(path.goal <= std::max(level, path.value));
  } else {
    RC_ASSERT(value_at(path, t) >= level);
    if (t > from) RC_ASSERT(value_at(path, t - Ticks{1}) < level);
  }
}

RC_GTEST_PROP(Path, moves_by_a_tolerance_at_the_tick_it_says, ()) {
  const StockAnchor path = any_path();
  const double reference = share();
  const double tolerance = 0.001 + share();
  const auto distance = [&](Ticks t) { return std::fabs(value_at(path, t) - reference); };
  const Ticks t = first_move(path, reference, tolerance, path.time);
  if (t == never) {
    RC_ASSERT(distance(path.time) < tolerance);
    RC_ASSERT(std::fabs(path.goal - reference) <= tolerance + 1e-12);
  } else {
    RC_ASSERT(distance(t) >= tolerance);
    if (t > path.time) RC_ASSERT(distance(t - Ticks{1}) < tolerance);
  }
}

RC_GTEST_PROP(Hold, never_lets_a_multiplier_move_by_more_than_the_tolerance, ()) {
  std::vector<MovingTerm> moving;
  for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
    StockAnchor path = any_path();
    path.time = Ticks{0};
    moving.push_back({8.0 * share() - 4.0, path});
  }
  const Ticks now{*rc::gen::inRange(0, 1000)};
  const auto log_value_at = [&](Ticks t) {
    double sum = 0.0;
    for (const MovingTerm& term : moving) sum += term.slope * value_at(term.stock, t);
    return sum;
  };
  const Hold held = hold(log_value_at(now), moving, now);
  // One tick is the least that a clock can wait, however fast its sources.
  if (held.renew == now + Ticks{1}) return;
  const Ticks end = held.renew == never ? Ticks{std::int64_t{1} << 60} : held.renew;
  RC_ASSERT(std::fabs(log_value_at(end) - log_value_at(now)) <= clock_tolerance * (1 + 1e-6));
  RC_ASSERT(std::fabs(log_value_at(end) - held.log_multiplier) <= clock_tolerance * (0.5 + 1e-6));
}

}  // namespace
}  // namespace waymark
