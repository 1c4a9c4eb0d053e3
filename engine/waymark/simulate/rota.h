#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "waymark/base/ticks.h"

namespace waymark {

/// Units that are there from a time of day, for a time, on some days.
struct Shift {
  std::int32_t units = 0;
  Ticks begins{0};               ///< after midnight
  Ticks lasts{ms_per_day};       ///< at most a day, so that it may end on the next one
  std::uint8_t weekdays = 0x7f;  ///< bits, Monday first
  std::int32_t first_day = std::numeric_limits<std::int32_t>::min();  ///< counted from 1970-01-01
  std::int32_t end_day = std::numeric_limits<std::int32_t>::max();    ///< the first without it
  std::vector<std::int32_t> days_off;                                 ///< sorted
};

/// How many units of a team are on duty, by the clock on the wall. Immutable.
struct Rota {
  std::int32_t start_day = 0;  ///< the day number of tick 0
  Ticks since_midnight{0};     ///< the time of that day at tick 0
  std::int32_t always = 0;     ///< units that are there at all times
  std::vector<Shift> shifts;
};

std::int32_t units_on_duty(const Rota& rota, Ticks time);

/// The next time at which that number may change: at most a week after `time`.
Ticks next_change(const Rota& rota, Ticks time);

/// Units on duty, averaged over the time from `from` to `to`.
double mean_on_duty(const Rota& rota, Ticks from, Ticks to);

}  // namespace waymark
