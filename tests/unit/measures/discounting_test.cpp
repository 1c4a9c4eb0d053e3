#include "waymark/measures/discounting.h"

#include <gtest/gtest.h>

#include <cmath>

#include "waymark/base/contract.h"

namespace waymark {
namespace {

const Ticks ten_years{10 * ms_per_year};

TEST(Discounting, halves_and_more_by_whole_years_as_the_green_book_says) {
  const Discounting costs(0.035, ten_years), lives(0.015, ten_years);
  EXPECT_NEAR(costs.factor(Ticks{ms_per_year}), 1 / 1.035, 1e-15);
  EXPECT_NEAR(costs.factor(ten_years), 0.709, 0.0005);
  EXPECT_NEAR(lives.factor(ten_years), 0.862, 0.0005);
}

TEST(Discounting, agrees_with_the_power_at_any_moment) {
  const Discounting costs(0.035, ten_years);
  for (std::int64_t ms = 1; ms < ten_years.count; ms = ms * 3 + 12345)
    EXPECT_NEAR(costs.factor(Ticks{ms}), std::pow(1.035, -in_years(Ticks{ms})), 1e-15);
}

TEST(Discounting, integrates_in_closed_form) {
  const Discounting costs(0.035, ten_years);
  const double exact = (1 - std::pow(1.035, -10.0)) / std::log(1.035);
  EXPECT_NEAR(costs.integral(ten_years) / static_cast<double>(ms_per_year), exact, 1e-12);
}

TEST(Discounting, leaves_time_alone_at_the_rate_zero) {
  const Discounting none(0, ten_years);
  EXPECT_EQ(none.factor(ten_years), 1);
  EXPECT_EQ(none.integral(Ticks{12345}), 12345);
}

TEST(Discounting, counts_nothing_before_the_branch_date) {
  const Discounting costs(0.035, ten_years);
  EXPECT_EQ(costs.factor(Ticks{-ms_per_year}), 1);
  EXPECT_EQ(costs.integral(Ticks{-ms_per_year}), 0);
}

TEST(Discounting, refuses_times_beyond_the_horizon) {
  EXPECT_THROW(Discounting(0.035, ten_years).factor(ten_years + Ticks{2 * ms_per_day}),
               ContractError);
}

}  // namespace
}  // namespace waymark
