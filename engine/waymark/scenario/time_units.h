#pragma once

#include <array>
#include <string_view>

#include "waymark/scenario/quantity.h"

namespace waymark {

/// A length of time with a name, longest first. A month is 365.25 / 12 days.
struct TimeUnit {
  std::string_view singular;
  std::string_view plural;
  double milliseconds;
};

inline constexpr std::array<TimeUnit, 8> time_units{{
    {"year", "years", years(1)},
    {"month", "months", months(1)},
    {"week", "weeks", weeks(1)},
    {"day", "days", days(1)},
    {"hour", "hours", hours(1)},
    {"minute", "minutes", minutes(1)},
    {"second", "seconds", 1000},
    {"millisecond", "milliseconds", 1},
}};

}  // namespace waymark
