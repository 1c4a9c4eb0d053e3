#include "waymark/simulate/rota.h"

#include <gtest/gtest.h>

#include "waymark/scenario/dates.h"

namespace waymark {
namespace {

/// Tick 0 is six in the morning of Thursday, 1 April 2027.
Rota rota_with(const Shift& shift, std::int32_t always = 1) {
  Rota rota;
  rota.start_day = date_of({2027, 4, 1}).day_number;
  rota.since_midnight = Ticks{6 * ms_per_hour};
  rota.always = always;
  rota.shifts.push_back(shift);
  return rota;
}
Shift shift_from(int from, int hours, std::int32_t units = 2) {
  Shift shift;
  shift.units = units;
  shift.begins = Ticks{from * ms_per_hour};
  shift.lasts = Ticks{hours * ms_per_hour};
  return shift;
}
/// An hour of a day of April 2027.
Ticks at_hour(int day, int hour) { return Ticks{((day - 1) * 24 + hour - 6) * ms_per_hour}; }

TEST(Rota, has_a_shift_on_duty_between_its_hours) {
  const Rota rota = rota_with(shift_from(9, 8));

  EXPECT_EQ(units_on_duty(rota, at_hour(1, 9) - Ticks{1}), 1);
  EXPECT_EQ(units_on_duty(rota, at_hour(1, 9)), 3);
  EXPECT_EQ(units_on_duty(rota, at_hour(1, 17) - Ticks{1}), 3);
  EXPECT_EQ(units_on_duty(rota, at_hour(1, 17)), 1);
  EXPECT_EQ(next_change(rota, at_hour(1, 9)), at_hour(1, 17));
  EXPECT_EQ(next_change(rota, at_hour(1, 17)), at_hour(2, 9));
}

TEST(Rota, has_a_night_shift_on_duty_through_midnight) {
  Shift night = shift_from(22, 9);
  night.weekdays = 1 << 4;  // Friday's night, which ends on Saturday
  const Rota rota = rota_with(night);

  EXPECT_EQ(units_on_duty(rota, at_hour(2, 23)), 3);
  EXPECT_EQ(units_on_duty(rota, at_hour(3, 6)), 3);
  EXPECT_EQ(units_on_duty(rota, at_hour(3, 7)), 1);
  EXPECT_EQ(units_on_duty(rota, at_hour(3, 23)), 1);
}

TEST(Rota, knows_times_before_the_start) {
  const Rota rota = rota_with(shift_from(0, 2));

  EXPECT_EQ(units_on_duty(rota, at_hour(1, 1)), 3);
  EXPECT_EQ(units_on_duty(rota, at_hour(0, 23)), 1);
  EXPECT_EQ(next_change(rota, at_hour(0, 23)), at_hour(1, 0));
}

TEST(Rota, leaves_out_days_off_and_what_lies_outside_its_dates) {
  Shift shift = shift_from(0, 24);
  shift.first_day = date_of({2027, 4, 3}).day_number;
  shift.end_day = date_of({2027, 4, 7}).day_number;
  shift.days_off = {date_of({2027, 4, 5}).day_number};
  const Rota rota = rota_with(shift);

  std::vector<std::int32_t> units;
  for (int day = 1; day <= 8; ++day) units.push_back(units_on_duty(rota, at_hour(day, 12)));
  EXPECT_EQ(units, (std::vector<std::int32_t>{1, 1, 3, 3, 1, 3, 1, 1}));
}

TEST(Rota, looks_again_within_a_week_however_far_the_next_shift_is) {
  Shift shift = shift_from(9, 8);
  shift.first_day = date_of({2028, 4, 3}).day_number;
  const Rota rota = rota_with(shift);

  Ticks now{0};
  for (int looks = 0; units_on_duty(rota, now) == 1 && looks < 80; ++looks)
    now = next_change(rota, now);
  EXPECT_EQ(now, at_hour(1 + 366 + 2, 9));  // 2028 has a day more
}

TEST(Rota, averages_over_time) {
  EXPECT_DOUBLE_EQ(mean_on_duty(rota_with(shift_from(9, 8)), at_hour(1, 0), at_hour(29, 0)),
                   1 + 2 * 8 / 24.0);
}

}  // namespace
}  // namespace waymark
