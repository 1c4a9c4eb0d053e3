#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// A day of the civil (Gregorian) calendar, counted from 1970-01-01.
struct Date {
  std::int32_t day_number = 0;
};

inline bool operator==(Date a, Date b) { return a.day_number == b.day_number; }
inline bool operator<(Date a, Date b) { return a.day_number < b.day_number; }

/// A date as people write it. Months 1..12, days 1..31.
struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
};

Date date_of(CivilDate civil);
CivilDate civil_of(Date date);
bool is_valid(CivilDate civil);

/// Monday is 0.
int weekday_of(Date date);

/// Reads "2027-04-01"; nothing when it is not a day of the calendar.
std::optional<Date> read_date(std::string_view text);
std::string print_date(Date date);

}  // namespace waymark
