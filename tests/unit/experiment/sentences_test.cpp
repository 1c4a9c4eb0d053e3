#include <gtest/gtest.h>

#include "waymark/experiment/experiment.h"

namespace waymark {
namespace {

ExperimentResult after(StopReason reason, std::uint64_t replications, std::uint64_t needed = 0) {
  ExperimentResult result;
  result.reason = reason;
  result.replications = replications;
  result.runs_needed = needed;
  return result;
}

TEST(Sentence, says_why_a_run_stopped) {
  ExperimentPlan plan;
  plan.stop.maximum = 256;
  EXPECT_EQ(sentence(plan, after(StopReason::count_reached, 64)),
            "It reached the 64 replications asked for.");
  EXPECT_EQ(sentence(plan, after(StopReason::count_reached, 1)),
            "It reached the 1 replication asked for.");
  EXPECT_EQ(sentence(plan, after(StopReason::precision_reached, 128)),
            "After 128 replications every headline difference was known more closely than the "
            "smallest difference worth knowing.");
  EXPECT_EQ(sentence(plan, after(StopReason::maximum_reached, 256)),
            "It reached the largest number allowed, 256 replications, before every headline "
            "difference was known closely enough.");
  EXPECT_EQ(sentence(plan, after(StopReason::interrupted, 3)),
            "It was interrupted after 3 replications.");
}

TEST(Sentence, says_how_many_more_runs_would_do) {
  const ExperimentResult result = after(StopReason::count_reached, 64, 100);
  EXPECT_EQ(more_runs_sentence(result),
            "About 36 more runs would bring every headline difference within the smallest "
            "difference worth knowing.");
  EXPECT_EQ(
      more_runs_sentence(after(StopReason::count_reached, 64, 65)).rfind("About 1 more run ", 0),
      0u);
}

TEST(Sentence, says_nothing_of_more_runs_when_there_are_enough) {
  EXPECT_EQ(more_runs_sentence(after(StopReason::count_reached, 64, 64)), "");
  EXPECT_EQ(more_runs_sentence(after(StopReason::count_reached, 64, 0)), "");
}

}  // namespace
}  // namespace waymark
