#include "waymark/simulate/rota.h"

#include <algorithm>

#include "waymark/scenario/dates.h"

namespace waymark {

namespace {

constexpr std::int64_t days_ahead = 7;

/// The day of the calendar at a moment.
std::int32_t day_at(const Rota& rota, Ticks time) {
  const std::int64_t local = time.count + rota.since_midnight.count;
  const std::int64_t days = local / ms_per_day - (local % ms_per_day < 0 ? 1 : 0);
  return rota.start_day + static_cast<std::int32_t>(days);
}

Ticks beginning_of(const Rota& rota, const Shift& shift, std::int32_t day) {
  return Ticks{(std::int64_t{day} - rota.start_day) * ms_per_day} - rota.since_midnight +
         shift.begins;
}

bool is_worked_on(const Shift& shift, std::int32_t day) {
  return day >= shift.first_day && day < shift.end_day &&
         ((shift.weekdays >> weekday_of(Date{day})) & 1) != 0 &&
         !std::binary_search(shift.days_off.begin(), shift.days_off.end(), day);
}

bool is_on(const Rota& rota, const Shift& shift, Ticks time) {
  const std::int32_t today = day_at(rota, time);
  for (const std::int32_t day : {today - 1, today}) {
    const Ticks begins = beginning_of(rota, shift, day);
    if (is_worked_on(shift, day) && begins <= time && time < begins + shift.lasts) return true;
  }
  return false;
}

}  // namespace

std::int32_t units_on_duty(const Rota& rota, Ticks time) {
  std::int32_t units = rota.always;
  for (const Shift& shift : rota.shifts)
    if (is_on(rota, shift, time)) units += shift.units;
  return units;
}

Ticks next_change(const Rota& rota, Ticks time) {
  Ticks next = time + Ticks{days_ahead * ms_per_day};
  const std::int32_t today = day_at(rota, time);
  for (const Shift& shift : rota.shifts)
    for (std::int32_t day = today - 1; day <= today + days_ahead; ++day) {
      if (!is_worked_on(shift, day)) continue;
      const Ticks begins = beginning_of(rota, shift, day);
      for (const Ticks change : {begins, begins + shift.lasts})
        if (change > time) next = std::min(next, change);
    }
  return next;
}

double mean_on_duty(const Rota& rota, Ticks from, Ticks to) {
  double sum = 0;
  for (Ticks now = from; now < to;) {
    const Ticks until = std::min(to, next_change(rota, now));
    sum += units_on_duty(rota, now) * in_milliseconds(until - now);
    now = until;
  }
  return to > from ? sum / in_milliseconds(to - from) : 0.0;
}

}  // namespace waymark
