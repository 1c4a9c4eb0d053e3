#include "waymark/scenario/dates.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(Dates, count_days_from_1970) {
  EXPECT_EQ(date_of({1970, 1, 1}).day_number, 0);
  EXPECT_EQ(date_of({1969, 12, 31}).day_number, -1);
  EXPECT_EQ(date_of({2000, 3, 1}).day_number, 11017);
  EXPECT_EQ(date_of({2027, 4, 1}).day_number, 20909);
}

TEST(Dates, turn_into_days_and_back_for_every_day_of_800_years) {
  for (int day = date_of({1600, 1, 1}).day_number; day < date_of({2400, 1, 1}).day_number; ++day) {
    const CivilDate civil = civil_of({day});
    ASSERT_TRUE(is_valid(civil)) << day;
    ASSERT_EQ(date_of(civil).day_number, day);
  }
}

TEST(Dates, know_the_weekday) {
  EXPECT_EQ(weekday_of(date_of({1970, 1, 1})), 3);
  EXPECT_EQ(weekday_of(date_of({2027, 4, 1})), 3);
  EXPECT_EQ(weekday_of(date_of({1969, 12, 29})), 0);
}

TEST(Dates, are_read_as_year_month_and_day) {
  EXPECT_EQ(read_date("2028-02-29")->day_number, date_of({2028, 2, 29}).day_number);
  EXPECT_EQ(print_date(*read_date("0987-01-09")), "0987-01-09");
}

TEST(Dates, outside_the_calendar_are_refused) {
  EXPECT_FALSE(read_date("2027-02-29"));
  EXPECT_FALSE(read_date("1900-02-29"));
  EXPECT_FALSE(read_date("2027-13-01"));
  EXPECT_FALSE(read_date("2027-00-10"));
  EXPECT_FALSE(read_date("2027-04-31"));
  EXPECT_FALSE(read_date("27-04-01"));
  EXPECT_FALSE(read_date("2027/04/01"));
  EXPECT_FALSE(read_date("2027-4-1"));
  EXPECT_FALSE(read_date("0000-01-01"));
}

}  // namespace
}  // namespace waymark
