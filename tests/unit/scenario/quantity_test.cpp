#include "waymark/scenario/quantity.h"

#include <gtest/gtest.h>

#include <limits>

namespace waymark {
namespace {

double value_of(const std::string& text, Unit unit) {
  const QuantityReading reading = read_quantity(text, unit);
  EXPECT_TRUE(reading.value) << text << ": " << reading.message;
  return reading.value.value_or(std::numeric_limits<double>::quiet_NaN());
}

std::string complaint(const std::string& text, Unit unit) {
  const QuantityReading reading = read_quantity(text, unit);
  EXPECT_FALSE(reading.value) << text;
  return reading.message + ". " + reading.hint;
}

TEST(Quantity, reads_a_duration_in_weeks) {
  EXPECT_EQ(value_of("12 weeks", Unit::duration), weeks(12));
  EXPECT_EQ(value_of("1 week", Unit::duration), weeks(1));
}

TEST(Quantity, reads_every_unit_of_time) {
  EXPECT_EQ(value_of("90 minutes", Unit::duration), 5'400'000);
  EXPECT_EQ(value_of("1.5 hours", Unit::duration), 5'400'000);
  EXPECT_EQ(value_of("2 seconds", Unit::duration), 2'000);
  EXPECT_EQ(value_of("5 milliseconds", Unit::duration), 5);
  EXPECT_EQ(value_of("1 day", Unit::duration), 86'400'000);
}

TEST(Quantity, takes_a_month_as_a_twelfth_of_365_and_a_quarter_days) {
  EXPECT_EQ(value_of("1 month", Unit::duration), 2'629'800'000);
  EXPECT_EQ(value_of("1 year", Unit::duration), 31'557'600'000);
}

TEST(Quantity, reads_a_rate_per_unit_or_per_several) {
  EXPECT_EQ(value_of("0.42 per year", Unit::rate), 0.42 / years(1));
  EXPECT_EQ(value_of("1 per 28 days", Unit::rate), 1 / days(28));
  EXPECT_EQ(value_of("3.2 per 1,000 person-years", Unit::rate), 3.2 / years(1000));
}

TEST(Quantity, reads_growth_of_either_sign) {
  EXPECT_EQ(value_of("-3 % per year", Unit::growth), -0.03 / years(1));
  EXPECT_EQ(value_of("0.08 per year", Unit::growth), 0.08 / years(1));
  EXPECT_EQ(value_of("3% per 2 years", Unit::rate), 0.03 / years(2));
  EXPECT_EQ(complaint("-3 % per year", Unit::rate),
            "'-3 % per year' is negative. Write a rate of 0 or more");
}

TEST(Quantity, reads_a_chance_in_percent_in_frequencies_and_bare) {
  EXPECT_EQ(value_of("95 %", Unit::chance), 0.95);
  EXPECT_EQ(value_of("95%", Unit::chance), 0.95);
  EXPECT_EQ(value_of("95 per cent", Unit::chance), 0.95);
  EXPECT_EQ(value_of("8 in 10", Unit::chance), 0.8);
  EXPECT_EQ(value_of("19 in 20", Unit::share), 0.95);
  EXPECT_EQ(*read_quantity(0.8, Unit::chance).value, 0.8);
}

TEST(Quantity, reads_money_and_money_over_time) {
  EXPECT_EQ(value_of("£45,000", Unit::money), 45'000);
  EXPECT_EQ(value_of("£2.5 million", Unit::money), 2'500'000);
  EXPECT_EQ(value_of("-£30.50", Unit::money), -30.5);
  EXPECT_EQ(value_of("£38 per hour", Unit::money_rate), 38.0 / 3'600'000);
  EXPECT_EQ(value_of("£45,000 per year", Unit::money_rate), 45'000 / years(1));
}

TEST(Quantity, reads_hours_of_work) {
  EXPECT_EQ(value_of("37 hours", Unit::work_hours), hours(37));
  EXPECT_EQ(value_of("90 minutes", Unit::work_hours), minutes(90));
}

TEST(Quantity, suggests_the_nearest_unit_of_time) {
  EXPECT_EQ(complaint("12 weks", Unit::duration),
            "'12 weks' is not a duration. Did you mean 'weeks'? Write e.g. \"12 weeks\"");
}

TEST(Quantity, explains_a_text_that_makes_no_sense) {
  EXPECT_EQ(complaint("12 week s", Unit::duration),
            "'12 week s' is not a duration. Write e.g. \"12 weeks\"");
  EXPECT_EQ(complaint("", Unit::rate), "'' is not a rate. Write e.g. \"0.42 per year\"");
}

TEST(Quantity, says_what_a_quantity_of_another_unit_is) {
  EXPECT_EQ(complaint("0.42 per year", Unit::duration),
            "'0.42 per year' is a rate, and a duration is needed here. Write e.g. \"12 weeks\"");
  EXPECT_EQ(complaint("£38", Unit::money_rate),
            "'£38' is a sum of money, and a price over time is needed here. "
            "Write e.g. \"£38 per hour\"");
}

TEST(Quantity, knows_person_years_only_as_what_a_rate_is_per) {
  EXPECT_FALSE(read_quantity("3 person-years", Unit::duration).value);
}

TEST(Quantity, asks_how_many_hours_a_day_of_work_has) {
  EXPECT_EQ(
      complaint("2 days", Unit::work_hours),
      "'2 days' is unclear as a time of work. Say how many hours of work it is, e.g. \"37 hours\"");
}

TEST(Quantity, wants_a_unit_wherever_there_is_a_dimension) {
  EXPECT_EQ(read_quantity(12, Unit::duration).message,
            "12 has no unit, and a duration is needed here");
}

TEST(Quantity, refuses_what_lies_outside_its_unit) {
  EXPECT_EQ(complaint("11 in 10", Unit::chance),
            "'11 in 10' is outside 0 to 1. A chance lies between 0 and 1, that is 0 % and 100 %");
  EXPECT_EQ(complaint("-3 weeks", Unit::duration),
            "'-3 weeks' is negative. Write a duration of 0 or more");
  EXPECT_EQ(read_quantity(2.5, Unit::count).message, "2.5 is not whole");
  EXPECT_EQ(complaint("20000 years", Unit::duration),
            "'20000 years' is longer than 10,000 years. Check the number and its unit");
}

TEST(Quantity, refuses_numbers_that_are_not_finite) {
  EXPECT_FALSE(read_quantity("nan weeks", Unit::duration).value);
  EXPECT_FALSE(read_quantity("inf", Unit::number).value);
  EXPECT_FALSE(read_quantity("1e999", Unit::number).value);
  EXPECT_FALSE(read_quantity("1e300 per millisecond", Unit::money_rate).value);
}

TEST(Quantity, refuses_commas_that_do_not_part_thousands) {
  EXPECT_FALSE(read_quantity("£4,50", Unit::money).value);
  EXPECT_FALSE(read_quantity("1,5 weeks", Unit::duration).value);
  EXPECT_FALSE(read_quantity(",100 weeks", Unit::duration).value);
}

TEST(Quantity, refuses_to_divide_by_nothing) {
  EXPECT_FALSE(read_quantity("3 in 0", Unit::number).value);
  EXPECT_FALSE(read_quantity("3 in", Unit::number).value);
  EXPECT_FALSE(read_quantity("3 per 0 days", Unit::rate).value);
  EXPECT_FALSE(read_quantity("3 per -1 weeks", Unit::rate).value);
  EXPECT_FALSE(read_quantity("3 per -1 weeks", Unit::duration).value);
}

TEST(Quantity, prints_the_shortest_words) {
  EXPECT_EQ(print_quantity(weeks(12), Unit::duration), "12 weeks");
  EXPECT_EQ(print_quantity(hours(1), Unit::duration), "1 hour");
  EXPECT_EQ(print_quantity(years(5), Unit::duration), "5 years");
  EXPECT_EQ(print_quantity(per_year(0.42), Unit::rate), "0.42 per year");
  EXPECT_EQ(print_quantity(0.35, Unit::share), "35 %");
  EXPECT_EQ(print_quantity(45'000, Unit::money), "£45,000");
  EXPECT_EQ(print_quantity(pounds_per_hour(38), Unit::money_rate), "£38 per hour");
  EXPECT_EQ(print_quantity(hours(37), Unit::work_hours), "37 hours");
  EXPECT_EQ(print_quantity(40, Unit::count), "40");
  EXPECT_EQ(print_quantity(0, Unit::chance), "0 %");
}

TEST(Quantity, prints_what_has_no_end) {
  EXPECT_EQ(print_quantity(std::numeric_limits<double>::infinity(), Unit::duration), "without end");
}

}  // namespace
}  // namespace waymark
