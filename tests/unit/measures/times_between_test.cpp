#include "waymark/measures/times_between.h"

#include <gtest/gtest.h>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

constexpr double hour = 1.0 / 24;

/// From entering the referral to the end of the wait for assessment, or to a home.
Measured between(const std::string& from, const std::string& to, const Story& story,
                 const std::string& more = "") {
  MeasuresInput input = input_with(R"({"b": {"standard": "time-between", "shown-in": "hours",
      "from": [")" + from + R"("], "to": [)" +
                                   to + "]" + more + "}}");
  input.steps[at::assessment].team = 0;
  return {input, story};
}

TEST(TimesBetween, run_from_entering_a_step_to_the_beginning_of_work_at_another) {
  Story story;
  story.arrive(0, 1, at::referral).move(2 * hour, 1, at::assessment);
  story.begin(5 * hour, 1, at::assessment, 3).move(9 * hour, 1, at::home);
  story.arrive(0, 2, at::referral).move(3 * hour, 2, at::assessment);  // waits to the end
  const Measured told = between("referral", "\"assessment\"", story);
  EXPECT_DOUBLE_EQ(told.value("b"), 5);
  EXPECT_EQ(told.count("b"), 1);
  EXPECT_EQ(told.plan().metrics.at(0).definition,
            "Mean time from entering referral to the beginning of work at assessment, over those "
            "who came there since the branch date, from the last time they entered before.");
}

TEST(TimesBetween, end_on_entering_where_nobody_is_needed) {
  Story story;
  story.arrive(0, 1, at::referral).move(2 * hour, 1, at::home);
  story.arrive(0, 2, at::referral).move(3 * hour, 2, at::assessment);
  story.begin(8 * hour, 2, at::assessment, 5).leave(9 * hour, 2, at::died);
  const std::string anywhere = R"("home", "assessment", "died")";
  const Measured told = between("referral", anywhere, story, R"(, "within": ["4 hours"])");
  EXPECT_DOUBLE_EQ(told.value("b"), 5) << "once a passage, at the first of several ends";
  EXPECT_DOUBLE_EQ(told.value("b/within-4-hours"), 0.5);
}

TEST(TimesBetween, begin_anew_with_the_last_time_somebody_entered) {
  Story story;
  story.arrive(0, 1, at::referral).move(2 * hour, 1, at::recovery);
  story.move(6 * hour, 1, at::referral).move(7 * hour, 1, at::home);
  story.move(9 * hour, 1, at::home);  // not by way of the referral
  const Measured told = between("referral", "\"home\"", story);
  EXPECT_DOUBLE_EQ(told.value("b"), 1);
  EXPECT_EQ(told.count("b"), 1);
}

TEST(TimesBetween, from_a_step_to_itself_are_from_one_visit_to_the_next) {
  Story story;
  story.arrive(0, 1, at::recovery).move(2 * hour, 1, at::home).move(6 * hour, 1, at::recovery);
  story.move(7 * hour, 1, at::home).move(16 * hour, 1, at::recovery);
  EXPECT_DOUBLE_EQ(between("recovery", "\"recovery\"", story).value("b"), 8);
}

TEST(TimesBetween, count_whoever_comes_there_since_the_branch_date) {
  Story story;
  story.arrive(-3 * hour, 1, at::referral).move(2 * hour, 1, at::home);
  story.arrive(-9 * hour, 2, at::referral).move(-1 * hour, 2, at::home);
  story.arrive(0, 3, at::referral, 0, Way::start).move(1 * hour, 3, at::home);
  const Measured told = between("referral", "\"home\"", story);
  EXPECT_DOUBLE_EQ(told.value("b"), 5);
  EXPECT_EQ(told.count("b"), 1) << "when somebody entered who was found there is not known";
}

TEST(TimesBetween, forget_whoever_held_the_place_in_the_tables_before) {
  Story story;
  story.arrive(0, 1, at::referral).leave(1 * hour, 1, at::died);
  story.arrive(4 * hour, 1, at::recovery).move(5 * hour, 1, at::home);
  EXPECT_EQ(between("referral", "\"home\"", story).count("b"), 0);
}

}  // namespace
}  // namespace waymark
