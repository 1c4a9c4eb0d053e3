#include "waymark/simulate/civil_time.h"

#include "waymark/base/contract.h"
#include "waymark/scenario/dates.h"

namespace waymark {

double civil_feature(const CivilStart& start, FeatureKind kind, Ticks now) {
  const std::int64_t local = (now + start.since_midnight).count;
  std::int64_t days = local / ms_per_day;
  if (days * ms_per_day > local) --days;
  if (kind == FeatureKind::hour)
    return static_cast<double>((local - days * ms_per_day) / ms_per_hour);
  const Date day{static_cast<std::int32_t>(start.day_number + days)};
  if (kind == FeatureKind::weekday) return weekday_of(day);
  if (kind == FeatureKind::month) return civil_of(day).month - 1;
  WAYMARK_EXPECT(kind == FeatureKind::year, "the calendar does not know this feature");
  return civil_of(day).year;
}

}  // namespace waymark
