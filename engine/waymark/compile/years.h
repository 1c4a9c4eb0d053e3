#pragma once

#include "waymark/base/ticks.h"

namespace waymark {

inline constexpr double ms_in_year = static_cast<double>(ms_per_year);
inline constexpr double weeks_in_year = 365.25 / 7.0;

}  // namespace waymark
