// A log of events only looks: the arm that is logged is the arm that was run.
#include <gtest/gtest.h>

#include "tests/identity/small_borough.h"

namespace waymark {
namespace {

TEST(EventLogged, is_the_very_run_that_was_compared) {
  Scenario scenario = compiled(text_of(small_borough()));
  Comparison comparison(scenario, {Couplings::all});
  comparison.prepare_workers(1);
  const ReplicationOutcome outcome = comparison.run(0, 7, 2);
  for (std::uint16_t arm = 0; arm < outcome.arms.size(); ++arm) {
    std::size_t rows = 0;
    const ArmOutcome logged =
        comparison.tell_events(0, 7, 2, arm, [&rows](const LoggedEvent&) { ++rows; });
    EXPECT_EQ(logged.fingerprint, outcome.arms[arm].fingerprint);
    EXPECT_GT(rows, 100u);
  }
  EXPECT_EQ(comparison.run(0, 7, 2).arms.back().fingerprint, outcome.arms.back().fingerprint);
}

}  // namespace
}  // namespace waymark
