#include "benchmarks/plain/treatment_pathway.h"

#include <gtest/gtest.h>

#include "tests/unit/benchmarks/independent_runs.h"

namespace waymark {
namespace {

constexpr double years = 0.5;
constexpr int runs_of_treatment = 16;

// The long-run values are known to three figures, from simulations of others (SimPy, JaamSim, Ciw).
constexpr double known_time_in_system = 48.2;
constexpr double known_wait = 5.30;

template <class Reference>
void expect_known_times(Reference reference) {
  const MeanOfRuns in_system = over_independent_runs(runs_of_treatment, [&](std::uint64_t seed) {
    return reference(years, seed).mean_time_in_system;
  });
  const MeanOfRuns wait = over_independent_runs(
      runs_of_treatment, [&](std::uint64_t seed) { return reference(years, seed).mean_wait; });

  EXPECT_NEAR(in_system.mean, known_time_in_system, 0.05 + 4.0 * in_system.standard_error);
  EXPECT_NEAR(wait.mean, known_wait, 0.005 + 4.0 * wait.standard_error);
  EXPECT_LT(in_system.standard_error, 0.005 * known_time_in_system);
  EXPECT_LT(wait.standard_error, 0.02 * known_wait);
}

TEST(TreatmentPathwayStatisticalReference, plain_takes_the_known_times) {
  expect_known_times(treatment_pathway_plain);
}

TEST(TreatmentPathwayStatisticalReference, addressed_takes_the_known_times) {
  expect_known_times(treatment_pathway_addressed);
}

TEST(TreatmentPathwayReference, addressed_gives_the_same_numbers_again) {
  const QueueOutcome first = treatment_pathway_addressed(0.1, 7);
  const QueueOutcome again = treatment_pathway_addressed(0.1, 7);

  EXPECT_EQ(first.customers, again.customers);
  EXPECT_EQ(first.mean_time_in_system, again.mean_time_in_system);
  EXPECT_NE(first.mean_time_in_system, treatment_pathway_addressed(0.1, 8).mean_time_in_system);
}

}  // namespace
}  // namespace waymark
