#include "waymark/rules/relaxation.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "waymark/base/bits.h"
#include "waymark/base/contract.h"
#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

constexpr Ticks day{ms_per_day};

// Trust that goes half way from 0.2 to 0.8 in 100 days, anchored on day 10.
StockAnchor rising() {
  return {0.2, 10 * day, rate_from_half_way_in(100.0 * static_cast<double>(ms_per_day)), 0.8};
}
StockAnchor falling() { return {0.9, Ticks{0}, 1e-8, 0.1}; }

double simpson(const StockAnchor& anchor, Ticks from, Ticks to, double discount) {
  const int parts = 2000;
  const double width = in_milliseconds(to - from) / parts;
  const auto at = [&](double passed) {
    const double since = passed + in_milliseconds(from - anchor.time);
    const double x = anchor.goal + (anchor.value - anchor.goal) * std::exp(-anchor.rate * since);
    return x * std::exp(-discount * (in_milliseconds(from) + passed));
  };
  double sum = at(0.0) + at(parts * width);
  for (int i = 1; i < parts; ++i) sum += (i % 2 == 1 ? 4.0 : 2.0) * at(i * width);
  return sum * width / 3.0;
}

TEST(Relaxation, is_half_way_after_its_half_way_time) {
  EXPECT_NEAR(value_at(rising(), 110 * day), 0.5, 1e-12);
  EXPECT_NEAR(value_at(rising(), 210 * day), 0.65, 1e-12);
}

TEST(Relaxation, is_its_own_value_to_the_bit_where_no_time_passed) {
  const StockAnchor anchor{0.1 + 0.2, day, 1e-9, 0.7};
  EXPECT_EQ(bits_of(value_at(anchor, day)), bits_of(0.1 + 0.2));
}

TEST(Relaxation, is_its_own_value_to_the_bit_for_ever_without_a_rate) {
  const StockAnchor anchor{0.1 + 0.2, day, 0.0, 0.7};
  EXPECT_EQ(bits_of(value_at(anchor, 100000 * day)), bits_of(0.1 + 0.2));
}

TEST(Relaxation, ends_at_its_goal) { EXPECT_EQ(value_at(rising(), 1000000 * day), 0.8); }

TEST(Relaxation, stays_between_nothing_and_one_at_the_very_edges) {
  for (const double start : {0.0, 1e-300, 0.1, 1.0 / 3.0, 1.0}) {
    for (const double goal : {0.0, 0.1, 1.0 / 3.0, 0.7, 1.0}) {
      for (int k = 0; k < 200; ++k) {
        const double x = value_at({start, Ticks{0}, 1e-3, goal}, Ticks{k * k});
        ASSERT_TRUE(x >= 0.0 && x <= 1.0) << start << " to " << goal << " gave " << x;
      }
    }
  }
}

TEST(Relaxation, is_never_read_before_its_anchor) {
  EXPECT_THROW(value_at(rising(), 9 * day), ContractError);
}

TEST(Relaxation, moves_its_anchor_along_the_same_path) {
  const StockAnchor later = moved_to(rising(), 60 * day);
  EXPECT_EQ(later.time, 60 * day);
  EXPECT_NEAR(value_at(later, 110 * day), value_at(rising(), 110 * day), 1e-15);
}

TEST(Experience, goes_a_share_of_the_way) {
  EXPECT_DOUBLE_EQ(experience(0.4, 1.0, 0.25), 0.55);
  EXPECT_DOUBLE_EQ(experience(0.4, 0.0, 0.5), 0.2);
}

TEST(Experience, of_no_size_changes_no_bit) {
  EXPECT_EQ(bits_of(experience(-0.0, 1.0, 0.0)), bits_of(-0.0));
  EXPECT_EQ(bits_of(experience(0.3, 1.0, 0.0)), bits_of(0.3));
}

TEST(Exposures, add_their_rates_and_weigh_their_goals) {
  const std::array<Exposure, 2> exposures{{{1.0, 0.2}, {3.0, 0.6}}};
  const Exposure both = combined(exposures);
  EXPECT_DOUBLE_EQ(both.rate, 4.0);
  EXPECT_DOUBLE_EQ(both.goal, 0.5);
}

TEST(Exposures, of_rate_zero_are_as_good_as_absent) {
  const std::array<Exposure, 2> exposures{{{0.1, 0.3}, {0.0, 0.9}}};
  const std::array<Exposure, 1> alone{{{0.1, 0.3}}};
  EXPECT_EQ(bits_of(combined(exposures).goal), bits_of(combined(alone).goal));
  EXPECT_EQ(combined({}).rate, 0.0);
}

TEST(Exposures, refuse_a_negative_rate) {
  const std::array<Exposure, 1> exposures{{{-0.1, 0.3}}};
  EXPECT_THROW(combined(exposures), RuleError);
  EXPECT_THROW(rate_from_half_way_in(0.0), RuleError);
}

TEST(Crossing, is_the_first_tick_at_or_beyond_the_level) {
  for (const double level : {0.2000001, 0.3, 0.5, 0.79, 0.7999999}) {
    const Ticks t = first_crossing(rising(), 10 * day, level);
    EXPECT_GE(value_at(rising(), t), level);
    EXPECT_LT(value_at(rising(), t - Ticks{1}), level);
  }
}

TEST(Crossing, works_downwards) {
  const Ticks t = first_crossing(falling(), Ticks{5}, 0.4);
  EXPECT_LE(value_at(falling(), t), 0.4);
  EXPECT_GT(value_at(falling(), t - Ticks{1}), 0.4);
}

TEST(Crossing, never_comes_behind_the_path_or_at_its_goal_or_beyond) {
  EXPECT_EQ(first_crossing(rising(), 10 * day, 0.1), never);
  EXPECT_EQ(first_crossing(rising(), 10 * day, 0.8), never);
  EXPECT_EQ(first_crossing(rising(), 10 * day, 0.9), never);
  EXPECT_EQ(first_crossing(falling(), Ticks{0}, 0.1), never);
}

TEST(Crossing, never_comes_where_nothing_moves) {
  EXPECT_EQ(first_crossing({0.3, Ticks{0}, 0.0, 0.9}, Ticks{0}, 0.5), never);
}

TEST(Crossing, is_now_for_a_value_that_is_there) {
  EXPECT_EQ(first_crossing(rising(), 10 * day, 0.2), 10 * day);
  EXPECT_EQ(first_at_or_above(rising(), 500 * day, 0.5), 500 * day);
  EXPECT_EQ(first_at_or_below(rising(), 11 * day, 0.5), 11 * day);
}

TEST(Crossing, is_never_where_the_clock_ends_first) {
  EXPECT_EQ(first_crossing({0.2, Ticks{0}, 1e-300, 0.8}, Ticks{0}, 0.5), never);
}

TEST(Crossing, is_found_to_the_tick_far_along_the_path) {
  // Close to the goal many ticks pass between two doubles, so the logarithm alone is far off.
  const StockAnchor anchor{0.0, Ticks{0}, 1e-6, 1.0};
  const double level = 1.0 - 1e-15;
  const Ticks t = first_crossing(anchor, Ticks{0}, level);
  EXPECT_GE(value_at(anchor, t), level);
  EXPECT_LT(value_at(anchor, t - Ticks{1}), level);
}

TEST(Move, is_the_first_tick_at_which_the_distance_is_the_tolerance) {
  const Ticks t = first_move(rising(), 0.3, 0.25, 200 * day);
  EXPECT_EQ(t, 200 * day);
  const Ticks later = first_move(rising(), 0.3, 0.45, 200 * day);
  EXPECT_GE(value_at(rising(), later) - 0.3, 0.45);
  EXPECT_LT(value_at(rising(), later - Ticks{1}) - 0.3, 0.45);
}

TEST(Move, passes_its_reference_before_it_counts) {
  const Ticks t = first_move(rising(), 0.25, 0.1, 10 * day);
  EXPECT_GE(value_at(rising(), t), 0.35);
  EXPECT_LT(value_at(rising(), t - Ticks{1}), 0.35 + 1e-12);
}

TEST(Move, never_comes_where_the_goal_is_closer_than_the_tolerance) {
  EXPECT_EQ(first_move(rising(), 0.75, 0.6, 10 * day), never);
  EXPECT_EQ(first_move(rising(), 0.79, 0.61, 10 * day), never);
  EXPECT_EQ(first_move({0.5, Ticks{0}, 0.0, 0.9}, 0.5, 0.1, Ticks{0}), never);
}

TEST(Integral, of_a_stock_that_rests_is_value_times_time) {
  const StockAnchor anchor{0.3, Ticks{0}, 0.0, 0.9};
  EXPECT_DOUBLE_EQ(integral(anchor, day, 3 * day), 0.3 * 2 * static_cast<double>(ms_per_day));
}

TEST(Integral, agrees_with_simpson) {
  const double exact = simpson(rising(), 20 * day, 400 * day, 0.0);
  EXPECT_NEAR(integral(rising(), 20 * day, 400 * day) / exact, 1.0, 1e-11);
}

TEST(Integral, keeps_its_digits_at_rates_close_to_nothing) {
  const StockAnchor anchor{0.3, Ticks{0}, 1e-30, 0.9};
  EXPECT_DOUBLE_EQ(integral(anchor, Ticks{0}, day), 0.3 * static_cast<double>(ms_per_day));
}

TEST(Integral, adds_up_over_neighbouring_spans) {
  const double whole = integral(rising(), 10 * day, 300 * day);
  const double parts =
      integral(rising(), 10 * day, 77 * day) + integral(rising(), 77 * day, 300 * day);
  EXPECT_NEAR(parts / whole, 1.0, 1e-14);
}

TEST(DiscountedIntegral, without_a_discount_is_the_integral) {
  EXPECT_DOUBLE_EQ(discounted_integral(rising(), 20 * day, 90 * day, 0.0, Ticks{0}),
                   integral(rising(), 20 * day, 90 * day));
}

TEST(DiscountedIntegral, agrees_with_simpson) {
  const double yearly = std::log(1.035) / static_cast<double>(ms_per_year);
  for (const StockAnchor& anchor : {rising(), falling(), StockAnchor{0.4, Ticks{0}, 0.0, 0.9}}) {
    const double exact = simpson(anchor, 20 * day, 3000 * day, yearly);
    const double found = discounted_integral(anchor, 20 * day, 3000 * day, yearly, Ticks{0});
    EXPECT_NEAR(found / exact, 1.0, 1e-10);
  }
}

TEST(DiscountedIntegral, is_worth_one_at_its_origin) {
  const double yearly = std::log(1.035) / static_cast<double>(ms_per_year);
  const double at_origin = discounted_integral(rising(), 20 * day, 90 * day, yearly, Ticks{0});
  const double a_year_on =
      discounted_integral(rising(), 20 * day, 90 * day, yearly, Ticks{-ms_per_year});
  EXPECT_NEAR(at_origin / a_year_on, 1.035, 1e-12);
}

TEST(DiscountedIntegral, never_runs_backwards) {
  EXPECT_THROW(integral(rising(), 30 * day, 20 * day), ContractError);
  EXPECT_THROW(discounted_integral(rising(), 30 * day, 20 * day, 0.0, Ticks{0}), ContractError);
}

}  // namespace
}  // namespace waymark
