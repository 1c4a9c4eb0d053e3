#include "benchmarks/plain/sick_sicker.h"

#include <gtest/gtest.h>

#include "tests/unit/benchmarks/independent_runs.h"

namespace waymark {
namespace {

constexpr int people = 20'000;
constexpr int cycles = 30;
constexpr int runs_of_sick_sicker = 16;

// Exact by dynamic programming over the cohort; the authors' own cohort script agrees to all
// digits.
constexpr double exact_cost = 75976.149140;
constexpr double exact_qalys = 15.83884781;
constexpr double exact_alive = 1.0 - 0.35639135;

template <class Reference>
void expect_exact_values(Reference reference) {
  const auto over_runs = [&](auto value) {
    return over_independent_runs(runs_of_sick_sicker, [&](std::uint64_t seed) {
      return value(reference(people, cycles, seed));
    });
  };
  const MeanOfRuns cost = over_runs([](const CohortOutcome& o) { return o.mean_cost; });
  const MeanOfRuns qalys = over_runs([](const CohortOutcome& o) { return o.mean_qalys; });
  const MeanOfRuns alive = over_runs([](const CohortOutcome& o) { return o.share_alive; });

  EXPECT_TRUE(agrees(cost, exact_cost, 0.01)) << cost.mean << " +- " << cost.standard_error;
  EXPECT_TRUE(agrees(qalys, exact_qalys, 0.01)) << qalys.mean << " +- " << qalys.standard_error;
  EXPECT_TRUE(agrees(alive, exact_alive, 0.01)) << alive.mean << " +- " << alive.standard_error;
}

TEST(SickSickerStatisticalReference, plain_costs_and_gains_what_the_cohort_does) {
  expect_exact_values(sick_sicker_plain);
}

TEST(SickSickerStatisticalReference, addressed_costs_and_gains_what_the_cohort_does) {
  expect_exact_values(sick_sicker_addressed);
}

TEST(SickSickerReference, addressed_gives_one_person_the_same_life_in_any_cohort) {
  const CohortOutcome alone = sick_sicker_addressed(1, cycles, 3);
  const CohortOutcome two = sick_sicker_addressed(2, cycles, 3);

  const double cost_of_the_second = 2.0 * two.mean_cost - alone.mean_cost;
  EXPECT_GE(cost_of_the_second, 2000.0);
  EXPECT_NE(cost_of_the_second, alone.mean_cost);
}

}  // namespace
}  // namespace waymark
