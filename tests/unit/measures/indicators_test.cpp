#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

const char* const soon = R"({"soon": {"standard": "starts-within", "within": "21 days"}})";

TEST(StartsWithin, is_reported_from_the_accepted_referral) {
  Story story;
  story.arrive(0, 1).start_support(10, 1, 60, 90, 111);  // 21 days after the accepted referral
  story.arrive(0, 2).start_support(10, 2, 20, 30, 52);   // 22 days after it
  const Measured told(input_with(soon), story);
  EXPECT_EQ(told.value("soon/reported"), 0.5);
  EXPECT_EQ(told.count("soon/reported"), 2);
}

TEST(StartsWithin, is_lived_from_the_request_and_by_those_lost_too) {
  Story story;
  story.arrive(0, 1).start_support(10, 1, 12, 20, 31);   // 21 days after asking
  story.arrive(0, 2).start_support(10, 2, 60, 90, 111);  // in time on paper alone
  story.arrive(0, 3).move(10, 3, at::referral).move(15, 3, at::home, Way::lost);
  story.arrive(0, 4).move(10, 4, at::referral);  // waits to the end
  const Measured told(input_with(soon), story);
  EXPECT_EQ(told.value("soon/lived"), 0.25);
  EXPECT_EQ(told.count("soon/lived"), 4);
  EXPECT_EQ(told.value("soon/reported"), 1);
  EXPECT_EQ(told.value("soon/record-gap"), 0.75);
}

TEST(StartsWithin, does_not_judge_a_request_whose_time_has_not_run_out) {
  Story story;
  story.arrive(0, 1).move(5 * 365.25 - 20, 1, at::referral);
  const Measured told(input_with(soon), story);
  EXPECT_EQ(told.count("soon/lived"), 0);
  EXPECT_TRUE(std::isnan(told.value("soon/lived")));
}

TEST(StartsWithin, leaves_out_those_on_the_way_when_the_simulation_began) {
  Story story;
  story.arrive(-700, 1, at::assessment, 0, Way::start).move(5, 1, at::support).meet(6, 1);
  const Measured told(input_with(soon), story);
  EXPECT_EQ(told.count("soon/reported"), 0);
  EXPECT_EQ(told.count("soon/lived"), 0);
}

TEST(StartsWithin, goes_from_the_request_where_no_referral_was_accepted) {
  Story story;
  story.arrive(0, 1).move(10, 1, at::support).meet(32, 1);
  const Measured told(input_with(soon), story);
  EXPECT_EQ(told.value("soon/reported"), 0);
  EXPECT_EQ(told.count("soon/reported"), 1);
}

TEST(StartsWithin, counts_an_attended_contact_and_not_a_missed_one_as_start) {
  Story story;
  story.arrive(0, 1).move(10, 1, at::support);
  story.meet(11, 1, ContactOutcome::missed).meet(40, 1);
  const Measured told(input_with(soon), story);
  EXPECT_EQ(told.value("soon/lived"), 0);
}

TEST(Indicator, says_whether_the_reported_target_is_met) {
  Story story;
  story.arrive(0, 1).start_support(10, 1, 20, 30, 40);
  story.arrive(0, 2).start_support(10, 2, 20, 30, 90);
  const auto met = [&](const char* target) {
    return Measured(input_with(R"({"soon": {"standard": "starts-within", "target": ")" +
                               std::string(target) + "\"}}"),
                    story)
        .value("soon/target-met");
  };
  EXPECT_EQ(met("50 %"), 1);
  EXPECT_EQ(met("51 %"), 0);
}

TEST(Indicator, meets_a_target_that_is_a_most_from_below) {
  Story story;
  story.arrive(0, 1).move(10, 1, at::support).meet(11, 1);
  story.meet(12, 1, ContactOutcome::missed);
  const Measured told(input_with(R"({"dna": {"standard": "missed-contacts", "target": "60 %"}})"),
                      story);
  EXPECT_EQ(told.value("dna/reported"), 0.5);
  EXPECT_EQ(told.value("dna/target-met"), 1);
}

TEST(Indicator, is_read_for_each_year) {
  Story story;
  story.arrive(0, 1).start_support(10, 1, 20, 30, 40);
  story.arrive(0, 2).start_support(400, 2, 410, 420, 500);
  const Measured told(
      input_with(R"({"soon": {"standard": "starts-within", "window": "per-year"}})"), story);
  EXPECT_EQ(told.value("soon/reported", "in year 1"), 1);
  EXPECT_EQ(told.value("soon/reported", "in year 2"), 0);
  EXPECT_TRUE(std::isnan(told.value("soon/reported", "in year 3")));
}

TEST(Indicator, is_read_over_the_last_twelve_months_and_rolls) {
  Story story;
  story.arrive(0, 1).start_support(10, 1, 20, 30, 40);
  story.arrive(0, 2).start_support(400, 2, 410, 420, 500);
  const Measured told(
      input_with(R"({"soon": {"standard": "starts-within", "window": "rolling-12-months"}})", 2),
      story);
  EXPECT_EQ(told.value("soon/reported"), 0);
  const std::vector<double> rolling = told.series("soon/reported/rolling");
  ASSERT_EQ(rolling.size(), 13u);
  EXPECT_EQ(rolling.front(), 1);
  EXPECT_EQ(rolling.back(), 0);
}

TEST(Indicator, leaves_out_months_whose_report_is_not_due_at_the_horizon) {
  Story story;
  story.arrive(0, 1).start_support(10, 1, 20, 30, 40);
  story.arrive(0, 2).start_support(700, 2, 705, 706, 725);  // in the last month of two years
  const auto starts = [&](const char* report_day) {
    return Measured(input_with(R"({"soon": {"standard": "starts-within", "report-day": )" +
                                   std::string(report_day) + "}}",
                               2),
                    story)
        .count("soon/reported");
  };
  EXPECT_EQ(starts("0"), 2);
  EXPECT_EQ(starts("20"), 1);
}

TEST(CompletedOfLeavers, counts_lost_requests_only_as_lived) {
  Story story;
  story.arrive(0, 1).start_support(1, 1, 2, 3, 4).move(100, 1, at::recovery, Way::completed);
  story.arrive(0, 2).start_support(1, 2, 2, 3, 4).move(50, 2, at::home, Way::clock);
  story.arrive(0, 3).move(1, 3, at::referral).move(2, 3, at::home, Way::refused);
  story.arrive(0, 4).start_support(1, 4, 2, 3, 4).leave(60, 4, at::died);
  const Measured told(input_with(R"({"done": {"standard": "completed-of-leavers"}})"), story);
  EXPECT_DOUBLE_EQ(told.value("done/reported"), 1.0 / 3);
  EXPECT_EQ(told.value("done/lived"), 0.25);
}

TEST(CompletedOfLeavers, needs_a_first_contact) {
  Story story;
  story.arrive(0, 1).move(1, 1, at::support).move(100, 1, at::home, Way::completed);
  const Measured told(input_with(R"({"done": {"standard": "completed-of-leavers"}})"), story);
  EXPECT_EQ(told.count("done/reported"), 0);
  EXPECT_EQ(told.value("done/lived"), 0);
}

const char* const returned = R"({"back": {"standard": "returned-within", "within": "6 months"}})";
const double six_months = 365.25 / 2;

Story completed_on_day_100() {
  Story story;
  story.arrive(0, 1).start_support(1, 1, 2, 3, 4).move(100, 1, at::home, Way::completed);
  return story;
}

TEST(ReturnedWithin, counts_a_new_request_up_to_the_last_moment) {
  Story in_time = completed_on_day_100(), too_late = completed_on_day_100();
  in_time.move(100 + six_months, 1, at::referral);
  too_late.move(100.1 + six_months, 1, at::referral);
  EXPECT_EQ(Measured(input_with(returned), in_time).value("back/reported"), 1);
  EXPECT_EQ(Measured(input_with(returned), too_late).value("back/reported"), 0);
}

TEST(ReturnedWithin, counts_the_dead_as_not_returned) {
  Story story = completed_on_day_100();
  story.leave(120, 1, at::died);
  const Measured told(input_with(returned), story);
  EXPECT_EQ(told.value("back/reported"), 0);
  EXPECT_EQ(told.count("back/reported"), 1);
}

TEST(ReturnedWithin, counts_ends_without_completion_only_as_lived) {
  Story story;
  story.arrive(0, 1).start_support(1, 1, 2, 3, 4).move(100, 1, at::home, Way::clock);
  story.move(120, 1, at::referral);
  const Measured told(input_with(returned), story);
  EXPECT_EQ(told.count("back/reported"), 0);
  EXPECT_EQ(told.value("back/lived"), 1);
}

TEST(ReturnedWithin, waits_until_the_time_for_a_return_has_run_out) {
  const Measured told(input_with(returned, 0.5), completed_on_day_100());
  EXPECT_EQ(told.count("back/reported"), 0);
}

TEST(MissedContacts, reports_only_what_the_person_missed) {
  Story story;
  story.arrive(0, 1).move(1, 1, at::support).meet(2, 1).meet(3, 1);
  story.meet(4, 1, ContactOutcome::missed).meet(5, 1, ContactOutcome::cancelled);
  const Measured told(input_with(R"({"dna": {"standard": "missed-contacts"}})"), story);
  EXPECT_DOUBLE_EQ(told.value("dna/reported"), 1.0 / 3);
  EXPECT_EQ(told.value("dna/lived"), 0.5);
}

TEST(RepeatRequests, tells_a_second_request_from_a_first_one) {
  Story story;
  story.arrive(0, 1).move(1, 1, at::referral).move(2, 1, at::home, Way::lost);
  story.move(3, 1, at::referral).arrive(5, 2, at::referral);
  story.arrive(-300, 3, at::support, 0, Way::start).move(10, 3, at::home, Way::clock);
  story.move(20, 3, at::referral);  // had been helped before
  const Measured told(input_with(R"({"again": {"standard": "repeat-requests"}})"), story);
  EXPECT_EQ(told.value("again/lived"), 0.5);
  EXPECT_EQ(told.count("again/lived"), 4);
}

TEST(Indicator, counts_groups_where_it_heads_the_report) {
  Story story;
  story.arrive(0, 1, at::home, own_home).start_support(1, 1, 2, 3, 4);
  story.arrive(0, 2).start_support(1, 2, 2, 3, 40).arrive(0, 3).start_support(1, 3, 2, 3, 4);
  const Measured told(input_with(R"({"soon": {"standard": "starts-within", "headline": true}})"),
                      story);
  EXPECT_EQ(told.value("soon/reported", "", "own-home"), 1);
  EXPECT_EQ(told.count("soon/reported", "", "own-home"), 1);
  EXPECT_EQ(told.value("soon/reported", "", "no-own-home"), 0.5);
  EXPECT_EQ(told.count("soon/reported", "", "no-own-home"), 2);
}

}  // namespace
}  // namespace waymark
