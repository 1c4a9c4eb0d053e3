#include "waymark/compile/ending.h"

#include <gtest/gtest.h>

#include <cmath>

namespace waymark {
namespace {

TEST(Ending, of_two_exponential_times_is_their_race) {
  const Ending ending = ending_of(exponential(2.0), {{constant_hazard(0.25), 2.0}}, {});

  EXPECT_NEAR(ending.stay_ms, 1.0, 0.005);
  EXPECT_NEAR(ending.planned, 0.5, 0.005);
  EXPECT_NEAR(ending.by_clock.at(0), 0.5, 0.005);
}

TEST(Ending, of_a_fixed_length_is_cut_short_by_a_clock) {
  const Ending ending =
      ending_of(constant(3.0), {{constant_hazard(0.2), 1.0}, {constant_hazard(0.1), 1.0}}, {});

  EXPECT_NEAR(ending.planned, std::exp(-0.9), 1e-9);
  EXPECT_NEAR(ending.stay_ms, (1 - std::exp(-0.9)) / 0.3, 1e-9);
  EXPECT_NEAR(ending.by_clock.at(0), 2 * ending.by_clock.at(1), 1e-9);
}

TEST(Ending, follows_a_hazard_that_falls_after_a_while) {
  std::vector<double> numbers;
  const std::vector<double> starts{0.0, 1.0}, rates{0.5, 0.1};
  const Baseline hazard = piecewise_hazard(starts, rates, numbers);

  const Ending ending = ending_of(constant(1000.0), {{hazard, 1.0}}, numbers);

  const double later = std::exp(-0.5);
  EXPECT_NEAR(ending.stay_ms, (1 - later) / 0.5 + later / 0.1, 0.01);
  EXPECT_NEAR(ending.planned, 0.0, 1e-9);
}

TEST(Ending, without_a_clock_is_as_planned) {
  const Ending ending = ending_of(lognormal_mean_sd(56.0, 45.0), {}, {});

  EXPECT_NEAR(ending.stay_ms, 56.0, 1e-9);
  EXPECT_EQ(ending.planned, 1.0);
}

TEST(Ending, shares_add_up_to_everybody) {
  const Ending ending =
      ending_of(lognormal_mean_sd(56.0, 45.0),
                {{constant_hazard(0.02), 1.5}, {constant_hazard(0.001), 1.0}}, {});

  EXPECT_NEAR(ending.planned + ending.by_clock[0] + ending.by_clock[1], 1.0, 1e-12);
}

}  // namespace
}  // namespace waymark
