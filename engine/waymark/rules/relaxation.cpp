#include "waymark/rules/relaxation.h"

#include <cmath>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"
#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

constexpr Ticks last_tick{static_cast<std::int64_t>(longest_milliseconds)};

// The first tick from `from` on at which `holds`, which is false before it and true from it on.
// Walks outwards from a good guess in doubling strides, then halves, so that what is returned is
// exact whatever rounding did to the guess.
template <class Holds>
Ticks first_tick(Ticks from, Ticks guess, Holds holds) {
  Ticks low = from;  // does not hold
  Ticks high = guess > from ? guess : from + Ticks{1};
  for (std::int64_t stride = 1; !holds(high); stride *= 2) {
    low = high;
    if (high >= last_tick - Ticks{stride}) return never;
    high += Ticks{stride};
  }
  for (std::int64_t stride = 1; high - low > Ticks{2 * stride}; stride *= 2) {
    if (!holds(high - Ticks{stride})) {
      low = high - Ticks{stride};
      break;
    }
    high -= Ticks{stride};
  }
  while (high - low > Ticks{1}) {
    const Ticks middle{low.count + (high.count - low.count) / 2};
    (holds(middle) ? high : low) = middle;
  }
  return high;
}

// When the path is at `level`, which lies strictly between its value and its goal.
Ticks time_at(const StockAnchor& anchor, double level) {
  const double ratio_less_one = (anchor.value - level) / (level - anchor.goal);
  const double passed = portable_log1p(ratio_less_one) / anchor.rate;
  if (!(passed < longest_milliseconds / 2)) return never;
  return anchor.time + to_ticks(passed);
}

// (1 - exp(-rate d)) / rate, whose limit at rate zero is d.
double discounted_length(double rate, double milliseconds) {
  const double exponent = rate * milliseconds;
  return exponent == 0.0 ? milliseconds : -portable_expm1(-exponent) / rate;
}

}  // namespace

Exposure combined(std::span<const Exposure> exposures) {
  double rate = 0.0;
  double pull = 0.0;
  for (const Exposure& exposure : exposures) {
    if (!(exposure.rate >= 0.0)) throw RuleError("an exposure's rate is negative or not a number");
    rate += exposure.rate;
    pull += exposure.rate * exposure.goal;
  }
  return rate > 0.0 ? Exposure{rate, pull / rate} : Exposure{};
}

double rate_from_half_way_in(double milliseconds) {
  if (!(milliseconds > 0.0)) throw RuleError("the half-way time of an exposure is not positive");
  return portable_log(2.0) / milliseconds;
}

double experience(double value, double toward, double size) {
  return size == 0.0 ? value : value + size * (toward - value);
}

double value_at(const StockAnchor& anchor, Ticks t) {
  WAYMARK_EXPECT(t >= anchor.time, "a stock was read before its anchor");
  if (anchor.rate == 0.0 || t == anchor.time) return anchor.value;
  const double passed = in_milliseconds(t - anchor.time);
  return anchor.goal + (anchor.value - anchor.goal) * portable_exp(-anchor.rate * passed);
}

StockAnchor moved_to(const StockAnchor& anchor, Ticks t) {
  return {value_at(anchor, t), t, anchor.rate, anchor.goal};
}

Ticks first_at_or_above(const StockAnchor& anchor, Ticks from, double level) {
  if (value_at(anchor, from) >= level) return from;
  if (anchor.rate == 0.0 || anchor.goal <= level || anchor.value >= anchor.goal) return never;
  const Ticks guess = time_at(anchor, level);
  if (guess == never) return never;
  return first_tick(from, guess, [&](Ticks t) { return value_at(anchor, t) >= level; });
}

Ticks first_at_or_below(const StockAnchor& anchor, Ticks from, double level) {
  if (value_at(anchor, from) <= level) return from;
  if (anchor.rate == 0.0 || anchor.goal >= level || anchor.value <= anchor.goal) return never;
  const Ticks guess = time_at(anchor, level);
  if (guess == never) return never;
  return first_tick(from, guess, [&](Ticks t) { return value_at(anchor, t) <= level; });
}

Ticks first_crossing(const StockAnchor& anchor, Ticks from, double level) {
  const double value = value_at(anchor, from);
  if (value == level) return from;
  if (anchor.rate == 0.0) return never;
  if (anchor.goal > anchor.value && level > value) return first_at_or_above(anchor, from, level);
  if (anchor.goal < anchor.value && level < value) return first_at_or_below(anchor, from, level);
  return never;
}

Ticks first_move(const StockAnchor& anchor, double reference, double tolerance, Ticks from) {
  const auto is_far = [&](Ticks t) {
    return std::fabs(value_at(anchor, t) - reference) >= tolerance;
  };
  if (is_far(from)) return from;
  if (anchor.rate == 0.0 || !(std::fabs(anchor.goal - reference) > tolerance)) return never;
  const double level = anchor.goal > reference ? reference + tolerance : reference - tolerance;
  // Rounding of `level` may put it at the goal, which is never reached.
  if (!((anchor.value < level && level < anchor.goal) ||
        (anchor.value > level && level > anchor.goal)))
    return never;
  const Ticks guess = time_at(anchor, level);
  return guess == never ? never : first_tick(from, guess, is_far);
}

double integral(const StockAnchor& anchor, Ticks from, Ticks to) {
  WAYMARK_EXPECT(to >= from, "an integral runs backwards");
  const double length = in_milliseconds(to - from);
  const double start = value_at(anchor, from);
  if (anchor.rate == 0.0) return start * length;
  return anchor.goal * length + (start - anchor.goal) * discounted_length(anchor.rate, length);
}

double discounted_integral(const StockAnchor& anchor, Ticks from, Ticks to, double discount_rate,
                           Ticks origin) {
  WAYMARK_EXPECT(to >= from, "an integral runs backwards");
  const double length = in_milliseconds(to - from);
  const double start = value_at(anchor, from);
  const double worth_at_from = portable_exp(-discount_rate * in_milliseconds(from - origin));
  const double level = anchor.rate == 0.0 ? start : anchor.goal;
  const double of_goal = level * discounted_length(discount_rate, length);
  const double of_rest = (start - level) * discounted_length(discount_rate + anchor.rate, length);
  return worth_at_from * (of_goal + of_rest);
}

}  // namespace waymark
