#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace waymark {

/// A length of time that is not a number or does not fit the clock.
struct TimeError : std::range_error {
  using std::range_error::range_error;
};

/// A moment or a length of time in milliseconds. Moment 0 is the scenario's start, the date at
/// which arms part; warm-up is negative. Integers, because their order and sums are exact on every
/// machine.
struct Ticks {
  std::int64_t count = 0;

  friend constexpr bool operator==(Ticks, Ticks) = default;
  friend constexpr auto operator<=>(Ticks, Ticks) = default;

  friend constexpr Ticks operator+(Ticks a, Ticks b) { return {a.count + b.count}; }
  friend constexpr Ticks operator-(Ticks a, Ticks b) { return {a.count - b.count}; }
  friend constexpr Ticks operator-(Ticks a) { return {-a.count}; }
  friend constexpr Ticks operator*(Ticks a, std::int64_t times) { return {a.count * times}; }
  friend constexpr Ticks operator*(std::int64_t times, Ticks a) { return {times * a.count}; }

  constexpr Ticks& operator+=(Ticks other) { return *this = *this + other; }
  constexpr Ticks& operator-=(Ticks other) { return *this = *this - other; }
};

inline constexpr std::int64_t ms_per_second = 1000;
inline constexpr std::int64_t ms_per_minute = 60 * ms_per_second;
inline constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;
inline constexpr std::int64_t ms_per_day = 24 * ms_per_hour;
inline constexpr std::int64_t ms_per_week = 7 * ms_per_day;
/// A Julian year of 365.25 days; a month is its twelfth part. Calendar dates live at the edges
/// only.
inline constexpr std::int64_t ms_per_year = 1461 * ms_per_day / 4;
inline constexpr std::int64_t ms_per_month = ms_per_year / 12;

/// Later than every moment that `to_ticks` can give. Compare with it; do not add to it.
inline constexpr Ticks never{std::numeric_limits<std::int64_t>::max()};

/// `to_ticks` accepts lengths below this in size, so that the sum of two always fits.
inline constexpr double longest_milliseconds = 0x1p62;

/// Milliseconds to the nearest tick, halves to even. Throws TimeError when `milliseconds` is not a
/// number or is longer than the clock (146 million years).
Ticks to_ticks(double milliseconds);

/// As `to_ticks`, but a length beyond the clock, infinity included, is `never`. NaN still throws.
Ticks to_ticks_or_never(double milliseconds);

constexpr double in_milliseconds(Ticks t) { return static_cast<double>(t.count); }
constexpr double in_days(Ticks t) { return in_milliseconds(t) / static_cast<double>(ms_per_day); }
constexpr double in_years(Ticks t) { return in_milliseconds(t) / static_cast<double>(ms_per_year); }

[[noreturn]] void report_time_out_of_range(double milliseconds);

/// The common case of `to_ticks`, inline: adding 1.5 * 2^52 makes the sum's last bit worth one, so
/// the addition itself rounds to nearest, halves to even, on every compiler.
inline Ticks to_ticks_within_common_range(double milliseconds) {
  constexpr double shift = 0x1.8p52;
  return {static_cast<std::int64_t>((milliseconds + shift) - shift)};
}

Ticks to_ticks_of_long_time(double milliseconds);

inline Ticks to_ticks(double milliseconds) {
  if (milliseconds > -0x1p51 && milliseconds < 0x1p51) [[likely]]
    return to_ticks_within_common_range(milliseconds);
  return to_ticks_of_long_time(milliseconds);
}

inline Ticks to_ticks_or_never(double milliseconds) {
  if (milliseconds >= longest_milliseconds) return never;
  return to_ticks(milliseconds);
}

}  // namespace waymark
