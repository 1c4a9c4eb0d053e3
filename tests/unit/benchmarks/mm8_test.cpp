#include "benchmarks/plain/mm8.h"

#include <gtest/gtest.h>

#include "tests/unit/benchmarks/independent_runs.h"

namespace waymark {
namespace {

constexpr std::int64_t customers = 200'000;
constexpr int runs_of_mm8 = 16;

/// Mean wait in mean services: Erlang's C over the spare servers (Erlang 1917), by the recursion of
/// B.
double mean_wait_by_erlang(int servers, double offered) {
  double blocked = 1.0;
  for (int server = 1; server <= servers; ++server)
    blocked = offered * blocked / (server + offered * blocked);
  const double waits = blocked / (1.0 - offered / servers * (1.0 - blocked));
  return waits / (servers - offered);
}

TEST(Mm8StatisticalReference, plain_waits_as_long_as_erlang_says) {
  const double exact = mean_wait_by_erlang(8, 7.2);

  const MeanOfRuns wait = over_independent_runs(
      runs_of_mm8, [](std::uint64_t seed) { return mm8_plain(customers, seed).mean_wait; });

  EXPECT_TRUE(agrees(wait, exact, 0.06)) << wait.mean << " +- " << wait.standard_error;
}

TEST(Mm8StatisticalReference, addressed_waits_as_long_as_erlang_says) {
  const double exact = mean_wait_by_erlang(8, 7.2);

  const MeanOfRuns wait = over_independent_runs(
      runs_of_mm8, [](std::uint64_t seed) { return mm8_addressed(customers, seed).mean_wait; });

  EXPECT_TRUE(agrees(wait, exact, 0.06)) << wait.mean << " +- " << wait.standard_error;
}

TEST(Mm8StatisticalReference, time_in_system_is_wait_and_one_service) {
  const MeanOfRuns service = over_independent_runs(runs_of_mm8, [](std::uint64_t seed) {
    const QueueOutcome outcome = mm8_addressed(customers, seed);
    return outcome.mean_time_in_system - outcome.mean_wait;
  });

  EXPECT_TRUE(agrees(service, 1.0, 0.01)) << service.mean << " +- " << service.standard_error;
}

TEST(Mm8Reference, addressed_gives_the_same_numbers_again) {
  const QueueOutcome first = mm8_addressed(10'000, 7);
  const QueueOutcome again = mm8_addressed(10'000, 7);

  EXPECT_EQ(first.mean_wait, again.mean_wait);
  EXPECT_NE(first.mean_wait, mm8_addressed(10'000, 8).mean_wait);
}

}  // namespace
}  // namespace waymark
