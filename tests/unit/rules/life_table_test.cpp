#include "waymark/rules/life_table.h"

#include <gtest/gtest.h>

#include <cmath>

#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

constexpr double year_of_life = static_cast<double>(ms_per_year);

/// Ages 60 and 61, years 0 and 1, which begin at the branch date and a year and a half after it;
/// two combinations of people. Rates a year, age by age.
struct TwoByTwo {
  std::vector<double> table{3.0};  // something else comes first
  LifeTable life;

  TwoByTwo() {
    std::vector<double> rates;
    for (const double rate : {0.1, 0.2, 0.4, 0.8, 1.0, 2.0, 4.0, 8.0})
      rates.push_back(rate / year_of_life);
    const std::vector<double> starts{0.0, 1.5 * year_of_life};
    life.by = {{1, 2}};
    life.age_trait = 0;
    life.first = age_and_year_hazard(60, 2, starts, rates, table);
    life.cells = 4;
  }
  /// Somebody of this age at the branch date.
  Baseline of(double level, double age) const {
    const double traits[] = {age, level};
    return life.baseline(traits, Ticks{static_cast<std::int64_t>(-age * year_of_life)});
  }
  double spent(const Baseline& baseline, double from, double to) const {
    return cumulative(baseline, table.data(), from * year_of_life, to * year_of_life);
  }
};

// Aged 60.25 at the branch date: 0.75 of a year at 60, then 61 from 0.75 on; the year turns at 1.5.
TEST(LifeTable, is_walked_by_birthdays_and_new_years) {
  const TwoByTwo two;
  const Baseline baseline = two.of(0, 60.25);

  EXPECT_NEAR(two.spent(baseline, 60.25, 61), 0.75 * 0.1, 1e-12);
  EXPECT_NEAR(two.spent(baseline, 60.25, 61.75), 0.75 * 0.1 + 0.75 * 0.4, 1e-12);
  EXPECT_NEAR(two.spent(baseline, 60.25, 63.25), 0.75 * 0.1 + 0.75 * 0.4 + 1.5 * 0.8, 1e-12);
}

TEST(LifeTable, takes_the_first_before_its_beginning_and_the_last_after_its_end) {
  const TwoByTwo two;

  EXPECT_NEAR(two.spent(two.of(0, 20), 20, 21), 0.1, 1e-12);
  EXPECT_NEAR(two.spent(two.of(0, 90), 90, 93), 1.5 * 0.4 + 1.5 * 0.8, 1e-12);
  EXPECT_NEAR(two.spent(two.of(0, 90), 80, 81), 0.4, 1e-12) << "before the first year";
}

TEST(LifeTable, tells_people_apart_by_their_traits) {
  const TwoByTwo two;

  EXPECT_NEAR(two.spent(two.of(1, 60), 60, 60.5), 0.5 * 1.0, 1e-12);
  EXPECT_NEAR(two.spent(two.of(1, 90), 92, 93), 8.0, 1e-12);
}

TEST(LifeTable, gives_back_the_time_after_which_so_much_has_been_spent) {
  const TwoByTwo two;
  for (const double age : {20.0, 60.25, 60.9, 75.0}) {
    const Baseline baseline = two.of(1, age);
    for (const double target : {1e-9, 0.3, 0.75, 1.0, 2.5, 40.0}) {
      const double wait = invert(baseline, two.table.data(), age * year_of_life, target);
      EXPECT_NEAR(two.spent(baseline, age, age + wait / year_of_life), target,
                  1e-9 * target + 1e-12)
          << age << " " << target;
    }
  }
}

TEST(LifeTable, of_ages_alone_agrees_with_pieces_by_age) {
  std::vector<double> table;
  const std::vector<double> chances{0.01, 0.02, 0.05};
  const Baseline pieces = life_table_hazard(70, chances, table);
  std::vector<double> rates;
  for (const double chance : chances) rates.push_back(-std::log1p(-chance) / year_of_life);
  const Baseline walked = age_and_year_hazard(70, 3, {}, rates, table);
  for (const double from : {50.0, 70.5, 71.0, 80.0})
    EXPECT_NEAR(cumulative(walked, table.data(), from * year_of_life, (from + 2.7) * year_of_life),
                cumulative(pieces, table.data(), from * year_of_life, (from + 2.7) * year_of_life),
                1e-13);
}

TEST(LifeTable, goes_on_for_ever_where_nobody_dies) {
  std::vector<double> table;
  const std::vector<double> rates{0.0, 0.0};
  const Baseline baseline = age_and_year_hazard(0, 2, {}, rates, table);

  EXPECT_TRUE(std::isinf(invert(baseline, table.data(), 0, 0.1)));
}

TEST(LifeTable, refuses_a_rate_below_nothing) {
  std::vector<double> table;
  const std::vector<double> rates{0.1, -0.1};
  EXPECT_THROW(age_and_year_hazard(0, 2, {}, rates, table), RuleError);
}

}  // namespace
}  // namespace waymark
