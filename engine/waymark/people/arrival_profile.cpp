#include "waymark/people/arrival_profile.h"

#include <algorithm>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"
#include "waymark/scenario/dates.h"

namespace waymark {

namespace {

/// Nothing happens from here on; see the calendar.
constexpr Ticks end_of_pieces{std::int64_t{1} << 58};

/// Lengths of months in ten-thousandths of a day, so that their sum is exact: 365.2425 days.
constexpr std::array<double, 12> month_lengths = {310000, 282425, 310000, 300000, 310000, 300000,
                                                  310000, 310000, 300000, 310000, 300000, 310000};
constexpr double year_length = 3652425;

std::int64_t whole_days(Ticks time) {
  const std::int64_t days = time.count / ms_per_day;
  return days * ms_per_day > time.count ? days - 1 : days;
}

Date day_of(const ArrivalProfile& profile, std::int64_t days) {
  return Date{static_cast<std::int32_t>(profile.start_day + days)};
}

double weekday_factor(const ArrivalProfile& profile, std::int64_t days) {
  return profile.weekday[static_cast<std::size_t>(weekday_of(day_of(profile, days)))];
}

double growth_at(const ArrivalProfile& profile, Ticks time) {
  if (profile.log_growth_per_ms == 0.0) return 1.0;
  return portable_exp(profile.log_growth_per_ms * in_milliseconds(time));
}

double shocks_at(const ArrivalProfile& profile, Ticks time) {
  double factor = 1.0;
  for (const ArrivalShock& shock : profile.shocks)
    if (time >= shock.from && time < shock.to) factor *= shock.factor;
  return factor;
}

template <std::size_t size>
std::array<double, size> around_one(const std::vector<double>& weights) {
  WAYMARK_EXPECT(weights.size() == size, "a profile with the wrong number of weights");
  double sum = 0.0;
  for (const double weight : weights) sum += weight;
  const double mean = sum / static_cast<double>(size);
  std::array<double, size> factors;
  for (std::size_t i = 0; i < size; ++i) factors[i] = weights[i] / mean;
  return factors;
}

template <std::size_t size>
double greatest(const std::array<double, size>& factors) {
  return *std::max_element(factors.begin(), factors.end());
}

/// The last moment of a day at which somebody may come.
Ticks end_of_day(const ArrivalProfile& profile, std::int64_t days) {
  std::int64_t hours = 24;
  while (hours > 1 && profile.hour[static_cast<std::size_t>(hours - 1)] == 0.0) --hours;
  return Ticks{days * ms_per_day + hours * ms_per_hour - 1} - profile.since_midnight;
}

double weight_of_hours(const ArrivalProfile& profile) {
  double weight = 0.0;
  for (const double factor : profile.hour) weight += factor * static_cast<double>(ms_per_hour);
  return weight;
}

}  // namespace

ArrivalProfile::ArrivalProfile() {
  month.fill(1.0);
  weekday.fill(1.0);
  hour.fill(1.0);
}

std::array<double, 12> monthly_factors(const std::vector<double>& weights) {
  WAYMARK_EXPECT(weights.size() == month_lengths.size(), "a season needs twelve weights");
  double sum = 0.0;
  for (std::size_t m = 0; m < month_lengths.size(); ++m) sum += weights[m] * month_lengths[m];
  const double mean = sum / year_length;
  std::array<double, 12> factors;
  for (std::size_t m = 0; m < month_lengths.size(); ++m) factors[m] = weights[m] / mean;
  return factors;
}
std::array<double, 7> weekday_factors(const std::vector<double>& weights) {
  return around_one<7>(weights);
}
std::array<double, 24> hourly_factors(const std::vector<double>& weights) {
  return around_one<24>(weights);
}

double factor_at(const ArrivalProfile& profile, Ticks time) {
  const Ticks local = time + profile.since_midnight;
  const std::int64_t days = whole_days(local);
  const auto hour = static_cast<std::size_t>((local.count - days * ms_per_day) / ms_per_hour);
  const auto month = static_cast<std::size_t>(civil_of(day_of(profile, days)).month - 1);
  return growth_at(profile, time) * profile.month[month] * weekday_factor(profile, days) *
         profile.hour[hour] * shocks_at(profile, time);
}

void make_pieces(ArrivalProfile& profile, Ticks from, Ticks horizon) {
  std::vector<Ticks> cuts{from, horizon};
  const auto cut = [&](Ticks time) {
    if (time > from && time < horizon) cuts.push_back(time);
  };
  for (const ArrivalShock& shock : profile.shocks) {
    cut(shock.from);
    cut(shock.to);
  }
  if (profile.log_growth_per_ms != 0.0)
    for (Ticks year = from; year < horizon; year += Ticks{ms_per_year}) cut(year);
  std::sort(cuts.begin(), cuts.end());
  const double within_years =
      greatest(profile.month) * greatest(profile.weekday) * greatest(profile.hour);
  profile.pieces.clear();
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    if (cuts[i] == cuts[i + 1]) continue;
    // Of the whole year, so that a shock within it moves nothing of what comes before.
    const Ticks year = from + (cuts[i] - from).count / ms_per_year * Ticks{ms_per_year};
    const double growth =
        std::max(growth_at(profile, year), growth_at(profile, year + Ticks{ms_per_year}));
    const double bound = growth * within_years * shocks_at(profile, cuts[i]);
    // Equal neighbours are one, so that a stream without cuts is computed as one.
    if (!profile.pieces.empty() && profile.pieces.back().bound == bound)
      profile.pieces.back().end = cuts[i + 1];
    else
      profile.pieces.push_back({cuts[i + 1], bound});
  }
  WAYMARK_EXPECT(!profile.pieces.empty(), "a profile over no time at all");
  profile.pieces.back().end = end_of_pieces;
}

double bound_at(const ArrivalProfile& profile, Ticks time) {
  for (const ArrivalPiece& piece : profile.pieces)
    if (time < piece.end) return piece.bound;
  return profile.pieces.back().bound;
}

Ticks next_candidate(const ArrivalProfile& profile, Ticks from, double milliseconds) {
  double left = milliseconds;
  for (const ArrivalPiece& piece : profile.pieces) {
    if (from >= piece.end) continue;
    const double room = in_milliseconds(piece.end - from) * piece.bound;
    if (left < room) return from + to_ticks(left / piece.bound);
    left -= room;
    from = piece.end;
  }
  return end_of_pieces;
}

double placing_weight(const ArrivalProfile& profile, Ticks from, Ticks to) {
  const double day = weight_of_hours(profile);
  double weight = 0.0;
  const std::int64_t end = whole_days(to + profile.since_midnight);
  for (std::int64_t days = whole_days(from + profile.since_midnight); days < end; ++days)
    weight += weekday_factor(profile, days) * day;
  return weight;
}

Ticks placed(const ArrivalProfile& profile, Ticks from, Ticks to, double u) {
  const double day = weight_of_hours(profile);
  double left = u * placing_weight(profile, from, to);
  // Where rounding leaves a last crumb of weight, it belongs to the last hour that has any.
  Ticks last = from;
  const std::int64_t end = whole_days(to + profile.since_midnight);
  for (std::int64_t days = whole_days(from + profile.since_midnight); days < end; ++days) {
    const double of_day = weekday_factor(profile, days);
    if (of_day == 0.0) continue;
    if (left >= of_day * day) {
      left -= of_day * day;
      last = end_of_day(profile, days);
      continue;
    }
    for (std::size_t hour = 0; hour < profile.hour.size(); ++hour) {
      const double factor = of_day * profile.hour[hour];
      if (factor == 0.0) continue;
      const Ticks begins =
          Ticks{days * ms_per_day + static_cast<std::int64_t>(hour) * ms_per_hour} -
          profile.since_midnight;
      if (left < factor * static_cast<double>(ms_per_hour))
        return begins + Ticks{static_cast<std::int64_t>(left / factor)};
      left -= factor * static_cast<double>(ms_per_hour);
      last = begins + Ticks{ms_per_hour - 1};
    }
  }
  return last;
}

}  // namespace waymark
