#include "waymark/measures/periods.h"

#include "waymark/base/number.h"

namespace waymark {
namespace {

std::string counted(std::int64_t number, const std::string& unit) {
  return print(number) + " " + unit + (number == 1 ? "" : "s");
}

}  // namespace

std::string length_in_words(Ticks length) {
  const std::int64_t ms = length.count;
  if (ms % ms_per_year == 0) return counted(ms / ms_per_year, "year");
  if (ms % ms_per_month == 0) return counted(ms / ms_per_month, "month");
  if (ms % ms_per_week == 0) return counted(ms / ms_per_week, "week");
  if (ms % ms_per_day == 0) return counted(ms / ms_per_day, "day");
  if (ms % ms_per_hour == 0) return counted(ms / ms_per_hour, "hour");
  return print(in_days(length)) + " days";
}

std::vector<Ticks> usual_readings(Ticks horizon) {
  std::vector<Ticks> readings;
  for (const std::int64_t years : {1, 3, 5, 10})
    if (Ticks{years * ms_per_year} <= horizon) readings.push_back(Ticks{years * ms_per_year});
  return readings;
}

std::string day_of(Date start, Ticks time) {
  std::int64_t days = time.count / ms_per_day;
  if (time.count % ms_per_day < 0) --days;
  return print_date(Date{start.day_number + static_cast<std::int32_t>(days)});
}

}  // namespace waymark
