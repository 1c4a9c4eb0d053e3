#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/base/ticks.h"
#include "waymark/scenario/dates.h"

namespace waymark {

/// Months and years are counted from the branch date. A period holds what happened after its first
/// moment and up to its last one; the first also holds the branch date itself.
constexpr int month_index(Ticks time) {
  return time.count <= 0 ? 0 : static_cast<int>((time.count - 1) / ms_per_month);
}

/// Months begun before the horizon.
constexpr int months_until(Ticks horizon) { return month_index(horizon) + 1; }

constexpr Ticks end_of_month(int month) { return Ticks{(month + 1) * ms_per_month}; }

/// Whole years before the horizon.
constexpr int years_until(Ticks horizon) { return static_cast<int>(horizon.count / ms_per_year); }

/// "5 years", "1 year", "18 months", "90 days": the largest unit that says it in whole numbers.
std::string length_in_words(Ticks length);

/// 1, 3, 5 and 10 years, as far as the horizon reaches.
std::vector<Ticks> usual_readings(Ticks horizon);

/// The calendar's day on which a moment falls, as "2027-04-01".
std::string day_of(Date start, Ticks time);

}  // namespace waymark
