#include "waymark/base/ticks.h"

#include <gtest/gtest.h>

#include <limits>

namespace waymark {
namespace {

TEST(Ticks, a_day_is_86400_seconds) { EXPECT_EQ(ms_per_day, 86'400 * ms_per_second); }

TEST(Ticks, a_year_is_365_and_a_quarter_days_and_twelve_months) {
  EXPECT_EQ(4 * ms_per_year, 1461 * ms_per_day);
  EXPECT_EQ(12 * ms_per_month, ms_per_year);
}

TEST(Ticks, add_subtract_scale_and_compare) {
  const Ticks monday{5}, tuesday{7};
  EXPECT_EQ((monday + tuesday).count, 12);
  EXPECT_EQ((monday - tuesday).count, -2);
  EXPECT_EQ((-monday).count, -5);
  EXPECT_EQ((3 * monday).count, 15);
  EXPECT_EQ((monday * 3).count, 15);
  EXPECT_LT(monday, tuesday);
  EXPECT_EQ(monday, (Ticks{5}));
}

TEST(Ticks, grow_and_shrink_in_place) {
  Ticks time{10};
  time += Ticks{5};
  time -= Ticks{1};
  EXPECT_EQ(time.count, 14);
}

TEST(Ticks, round_to_the_nearest_millisecond) {
  EXPECT_EQ(to_ticks(2.4).count, 2);
  EXPECT_EQ(to_ticks(2.6).count, 3);
  EXPECT_EQ(to_ticks(-2.4).count, -2);
  EXPECT_EQ(to_ticks(-2.6).count, -3);
}

TEST(Ticks, round_halves_to_the_even_one) {
  EXPECT_EQ(to_ticks(0.5).count, 0);
  EXPECT_EQ(to_ticks(1.5).count, 2);
  EXPECT_EQ(to_ticks(2.5).count, 2);
  EXPECT_EQ(to_ticks(-1.5).count, -2);
  EXPECT_EQ(to_ticks(-0.5).count, 0);
}

TEST(Ticks, just_below_a_half_is_not_a_half) { EXPECT_EQ(to_ticks(0.49999999999999994).count, 0); }

TEST(Ticks, round_long_times_by_the_same_rule) {
  EXPECT_EQ(to_ticks(0x1p51 + 0.5).count, std::int64_t{1} << 51);
  EXPECT_EQ(to_ticks(0x1p51 + 1.5).count, (std::int64_t{1} << 51) + 2);
  EXPECT_EQ(to_ticks(-0x1p51 - 1.5).count, -(std::int64_t{1} << 51) - 2);
  EXPECT_EQ(to_ticks(0x1p52 + 1).count, (std::int64_t{1} << 52) + 1);
  EXPECT_EQ(to_ticks(0x1p61).count, std::int64_t{1} << 61);
}

TEST(Ticks, refuse_what_is_not_a_number_or_longer_than_the_clock) {
  EXPECT_THROW(to_ticks(std::numeric_limits<double>::quiet_NaN()), TimeError);
  EXPECT_THROW(to_ticks(std::numeric_limits<double>::infinity()), TimeError);
  EXPECT_THROW(to_ticks(-std::numeric_limits<double>::infinity()), TimeError);
  EXPECT_THROW(to_ticks(longest_milliseconds), TimeError);
  EXPECT_THROW(to_ticks(-longest_milliseconds), TimeError);
}

TEST(Ticks, say_which_time_does_not_fit) {
  try {
    to_ticks(1e300);
    FAIL();
  } catch (const TimeError& error) {
    EXPECT_STREQ(error.what(), "a time of 1e300 ms does not fit the clock");
  }
}

TEST(Ticks, the_sum_of_the_two_longest_times_still_comes_before_never) {
  const Ticks longest = to_ticks(0x1.fffffffffffffp61);
  EXPECT_LT(longest + longest, never);
}

TEST(Ticks, a_time_beyond_the_clock_can_be_taken_as_never) {
  EXPECT_EQ(to_ticks_or_never(std::numeric_limits<double>::infinity()), never);
  EXPECT_EQ(to_ticks_or_never(1e300), never);
  EXPECT_EQ(to_ticks_or_never(12.0).count, 12);
  EXPECT_THROW(to_ticks_or_never(std::numeric_limits<double>::quiet_NaN()), TimeError);
}

TEST(Ticks, turn_back_into_days_and_years) {
  EXPECT_EQ(in_days(Ticks{ms_per_day / 2}), 0.5);
  EXPECT_EQ(in_years(Ticks{3 * ms_per_year}), 3.0);
  EXPECT_EQ(in_milliseconds(Ticks{-7}), -7.0);
}

}  // namespace
}  // namespace waymark
