#pragma once

#include <cstdint>

#include "waymark/base/ticks.h"
#include "waymark/rules/feature.h"

namespace waymark {

/// Where tick 0 stands in the civil calendar.
struct CivilStart {
  std::int32_t day_number = 0;
  Ticks since_midnight{0};
};

/// What the calendar and the clock on the wall say: the hour of the day 0 .. 23, the weekday 0
/// (Monday) .. 6, the month 0 (January) .. 11, or the year, such as 2027.
double civil_feature(const CivilStart& start, FeatureKind kind, Ticks now);

}  // namespace waymark
