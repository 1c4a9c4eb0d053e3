#include "waymark/scenario/dates.h"

namespace waymark {
namespace {

constexpr int days_in_era = 146097;  // 400 years
constexpr int epoch_shift = 719468;  // days from 0000-03-01 to 1970-01-01

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  constexpr int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

/// The value of exactly `count` digits from `start`, or -1.
int digits_at(std::string_view text, std::size_t start, std::size_t count) {
  int value = 0;
  for (std::size_t i = start; i < start + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::string two_digits(int value) {
  return std::string(1, static_cast<char>('0' + value / 10)) + static_cast<char>('0' + value % 10);
}

}  // namespace

// Years are counted from March, so that the leap day comes last (Hinnant 2013, "chrono-compatible
// low-level date algorithms", days_from_civil and civil_from_days).
Date date_of(CivilDate civil) {
  const int year = civil.month <= 2 ? civil.year - 1 : civil.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int month_from_march = civil.month > 2 ? civil.month - 3 : civil.month + 9;
  const int day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * days_in_era + day_of_era - epoch_shift};
}

CivilDate civil_of(Date date) {
  const int shifted = date.day_number + epoch_shift;
  const int era = (shifted >= 0 ? shifted : shifted - (days_in_era - 1)) / days_in_era;
  const int day_of_era = shifted - era * days_in_era;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

bool is_valid(CivilDate civil) {
  return civil.year >= 1 && civil.year <= 9999 && civil.month >= 1 && civil.month <= 12 &&
         civil.day >= 1 && civil.day <= days_in_month(civil.year, civil.month);
}

int weekday_of(Date date) {
  const int from_monday = (date.day_number + 3) % 7;  // 1970-01-01 was a Thursday
  return from_monday < 0 ? from_monday + 7 : from_monday;
}

std::optional<Date> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const CivilDate civil{digits_at(text, 0, 4), digits_at(text, 5, 2), digits_at(text, 8, 2)};
  if (!is_valid(civil)) return std::nullopt;
  return date_of(civil);
}

std::string print_date(Date date) {
  const CivilDate civil = civil_of(date);
  return two_digits(civil.year / 100) + two_digits(civil.year % 100) + "-" +
         two_digits(civil.month) + "-" + two_digits(civil.day);
}

}  // namespace waymark
