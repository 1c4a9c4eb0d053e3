#include "waymark/rules/hazard.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "waymark/base/contract.h"
#include "waymark/base/special_values.h"
#include "waymark/base/ticks.h"
#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

struct Named {
  std::string name;
  Baseline baseline;
};

struct Hazards {
  std::vector<double> table{7.0};  // something else comes first in the shared table
  std::vector<Named> all;

  Hazards() {
    const std::vector<double> starts{0.0, 10.0, 30.0, 40.0};
    const std::vector<double> rates{0.02, 0.0, 0.05, 0.01};
    const std::vector<double> chances{0.01, 0.02, 0.05};
    all = {{"constant", constant_hazard(0.03)},
           {"weibull rising", weibull_hazard(1.7, 40.0)},
           {"weibull falling", weibull_hazard(0.6, 40.0)},
           {"gompertz rising", gompertz_hazard(0.001, 0.09)},
           {"gompertz falling", gompertz_hazard(0.05, -0.01)},
           {"piecewise", piecewise_hazard(starts, rates, table)},
           {"life table", life_table_hazard(20, chances, table)}};
  }
  double unit(const Named& named) const { return named.name == "life table" ? ms_per_year : 1.0; }
};

// By the midpoint rule, fine enough for the joints of pieces.
double integrated(const Baseline& baseline, const double* table, double from, double to) {
  const int parts = 200000;
  const double width = (to - from) / parts;
  double sum = 0.0;
  for (int i = 0; i < parts; ++i) sum += hazard_at(baseline, table, from + (i + 0.5) * width);
  return sum * width;
}

TEST(Hazard, adds_up_to_its_cumulative_hazard) {
  const Hazards hazards;
  for (const Named& named : hazards.all) {
    const double unit = hazards.unit(named);
    for (const auto& [from, to] : {std::pair{3.0, 8.0}, {5.0, 33.0}, {12.0, 90.0}, {20.5, 22.5}}) {
      const double exact = integrated(named.baseline, hazards.table.data(), from * unit, to * unit);
      EXPECT_NEAR(cumulative(named.baseline, hazards.table.data(), from * unit, to * unit), exact,
                  1e-5 * (exact + 0.01))
          << named.name << " " << from << " to " << to;
    }
  }
}

TEST(Hazard, inverts_its_cumulative_hazard) {
  const Hazards hazards;
  for (const Named& named : hazards.all) {
    const double unit = hazards.unit(named);
    for (const double from : {0.0, 7.0, 15.0, 35.0, 60.0}) {
      for (const double target : {1e-12, 0.001, 0.1, 0.55, 2.0}) {
        const double wait = invert(named.baseline, hazards.table.data(), from * unit, target);
        if (wait == infinity) continue;
        const double met =
            cumulative(named.baseline, hazards.table.data(), from * unit, from * unit + wait);
        EXPECT_NEAR(met, target, 1e-11 + 1e-9 * target) << named.name << " from " << from;
      }
    }
  }
}

TEST(Hazard, that_dies_out_may_never_be_met) {
  const Baseline fading = gompertz_hazard(0.05, -0.01);  // 5 in all
  EXPECT_LT(invert(fading, nullptr, 0.0, 4.99), infinity);
  EXPECT_EQ(invert(fading, nullptr, 0.0, 5.01), infinity);
  EXPECT_EQ(invert(constant_hazard(0.0), nullptr, 0.0, 1.0), infinity);
}

TEST(Hazard, of_nothing_is_met_at_once) {
  EXPECT_EQ(invert(constant_hazard(0.0), nullptr, 3.0, 0.0), 0.0);
}

TEST(Hazard, waits_through_a_piece_without_any) {
  std::vector<double> table;
  const std::vector<double> starts{0.0, 10.0, 30.0};
  const std::vector<double> rates{0.1, 0.0, 0.2};
  const Baseline baseline = piecewise_hazard(starts, rates, table);
  EXPECT_DOUBLE_EQ(invert(baseline, table.data(), 0.0, 1.0), 10.0);
  EXPECT_DOUBLE_EQ(invert(baseline, table.data(), 0.0, 1.2), 31.0);
  EXPECT_DOUBLE_EQ(invert(baseline, table.data(), 12.0, 0.2), 19.0);
}

TEST(Hazard, of_a_last_piece_without_any_is_never_met) {
  std::vector<double> table;
  const std::vector<double> starts{0.0, 10.0};
  const std::vector<double> rates{0.1, 0.0};
  const Baseline baseline = piecewise_hazard(starts, rates, table);
  EXPECT_EQ(invert(baseline, table.data(), 0.0, 1.1), infinity);
}

TEST(Weibull, keeps_its_digits_over_a_short_time_after_a_long_one) {
  const Baseline baseline = weibull_hazard(2.0, 1.0);
  const double short_time = 0x1p-10;
  const double exact = short_time * (2e6 + short_time);
  EXPECT_NEAR(cumulative(baseline, nullptr, 1e6, 1e6 + short_time) / exact, 1.0, 1e-14);
}

TEST(LifeTable, gives_the_chance_of_each_year_of_age) {
  std::vector<double> table;
  const std::vector<double> chances{0.01, 0.02, 0.05};
  const Baseline baseline = life_table_hazard(20, chances, table);
  const auto year = static_cast<double>(ms_per_year);
  const auto chance_at = [&](double age) {
    return 1.0 - std::exp(-cumulative(baseline, table.data(), age * year, (age + 1) * year));
  };
  EXPECT_NEAR(chance_at(20), 0.01, 1e-14);
  EXPECT_NEAR(chance_at(21), 0.02, 1e-14);
  EXPECT_NEAR(chance_at(22), 0.05, 1e-14);
  EXPECT_NEAR(chance_at(90), 0.05, 1e-13);
  EXPECT_NEAR(chance_at(5), 0.01, 1e-14);
}

TEST(Hazard, refuses_numbers_that_are_none) {
  std::vector<double> table;
  const std::vector<double> starts{0.0, 10.0, 10.0};
  const std::vector<double> rates{0.1, 0.2, 0.3};
  const std::vector<double> sure{0.5, 1.0};
  EXPECT_THROW(constant_hazard(-0.1), RuleError);
  EXPECT_THROW(constant_hazard(std::nan("")), RuleError);
  EXPECT_THROW(weibull_hazard(0.0, 1.0), RuleError);
  EXPECT_THROW(gompertz_hazard(1.0, infinity), RuleError);
  EXPECT_THROW(piecewise_hazard(starts, rates, table), RuleError);
  EXPECT_THROW(piecewise_hazard({}, {}, table), RuleError);
  EXPECT_THROW(life_table_hazard(0, sure, table), RuleError);
}

TEST(Hazard, is_never_read_before_its_origin) {
  EXPECT_THROW(cumulative(constant_hazard(1.0), nullptr, -1.0, 2.0), ContractError);
  EXPECT_THROW(cumulative(constant_hazard(1.0), nullptr, 3.0, 2.0), ContractError);
}

}  // namespace
}  // namespace waymark
