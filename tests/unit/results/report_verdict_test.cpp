#include "waymark/results/report_verdict.h"

#include <gtest/gtest.h>

#include <vector>

namespace waymark {
namespace {

RunningMoments differences(const std::vector<double>& values) {
  RunningMoments moments;
  for (const double value : values) moments.add(value);
  return moments;
}

const std::vector<double> clearly_up = {0.9, 1.0, 1.1, 1.0};
const std::vector<double> unclear = {-0.5, 1.0, -0.2, 0.6};
const double no_size = not_defined;

TEST(Verdict, says_better_or_worse_by_what_is_good) {
  EXPECT_EQ(judge(differences(clearly_up), Better::higher, no_size).words, "better");
  EXPECT_EQ(judge(differences(clearly_up), Better::lower, no_size).words, "worse");
  EXPECT_EQ(judge(differences(clearly_up), Better::neither, no_size).words, "higher");
}

TEST(Verdict, cannot_tell_what_lies_on_both_sides_of_nothing) {
  const Verdict verdict = judge(differences(unclear), Better::higher, no_size);
  EXPECT_EQ(verdict.words, "cannot tell");
  EXPECT_GT(verdict.more_runs, 0u);
}

TEST(Verdict, asks_for_as_many_runs_as_the_nearer_of_its_two_ends) {
  const Verdict to_part = judge(differences(unclear), Better::higher, no_size);
  const Verdict to_shrug = judge(differences(unclear), Better::higher, 0.9);
  EXPECT_LT(to_shrug.more_runs, to_part.more_runs);
}

TEST(Verdict, calls_small_what_is_surely_below_worth_knowing) {
  EXPECT_EQ(judge(differences(clearly_up), Better::higher, 2).words, "no difference that matters");
  EXPECT_EQ(judge(differences(unclear), Better::higher, 5).words, "no difference that matters");
}

TEST(Verdict, knows_arms_that_never_differ) {
  EXPECT_EQ(judge(differences({0, 0, 0}), Better::higher, 0.1).words, "the same in every run");
}

TEST(Verdict, judges_nothing_by_one_run) {
  EXPECT_EQ(judge(differences({1}), Better::higher, 0.1).words, "cannot tell from one run");
  EXPECT_EQ(judge(differences({}), Better::higher, 0.1).words, "not defined");
}

}  // namespace
}  // namespace waymark
