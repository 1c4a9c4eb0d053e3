#include <gtest/gtest.h>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

TEST(Requests, are_told_by_year_as_first_ones_and_repeats) {
  Story story;
  story.arrive(0, 1).move(10, 1, at::referral).move(20, 1, at::home, Way::lost);
  story.move(1.5 * year, 1, at::referral).arrive(30, 2, at::referral);
  const Measured told(input_with(R"({"asked": {"standard": "requests"}})", 2), story);
  EXPECT_EQ(told.value("asked/all", "in year 1"), 2);
  EXPECT_EQ(told.value("asked/all", "in year 2"), 1);
  EXPECT_EQ(told.value("asked/all"), 1.5);
  EXPECT_EQ(told.value("asked/new", "in year 2"), 0);
  EXPECT_EQ(told.value("asked/repeat", "in year 2"), 1);
}

TEST(Requests, do_not_count_a_move_within_a_request_or_one_before_the_branch_date) {
  Story story;
  story.arrive(0, 1).move(10, 1, at::referral).move(20, 1, at::assessment).move(30, 1, at::support);
  story.arrive(-50, 2, at::referral);
  const Measured told(input_with(R"({"asked": {"standard": "requests"}})", 1), story);
  EXPECT_EQ(told.value("asked/all", "in year 1"), 1);
}

TEST(Requests, of_a_newcomer_in_a_used_slot_are_first_ones) {
  Story story;
  story.arrive(0, 1).move(1, 1, at::referral).leave(2, 1, at::moved_away);
  story.arrive(3, 1).move(4, 1, at::referral);
  const Measured told(input_with(R"({"asked": {"standard": "requests"}})", 1), story);
  EXPECT_EQ(told.value("asked/new", "in year 1"), 2);
  EXPECT_EQ(told.value("asked/repeat", "in year 1"), 0);
  EXPECT_EQ(told.count("where-at/waiting", "at 1 year"), 2);
}

TEST(Requests, fall_into_the_month_in_which_they_were_made) {
  Story story;
  story.arrive(0, 1).move(1, 1, at::referral).arrive(31, 2, at::referral);
  const std::vector<double> months =
      Measured(input_with(R"({"asked": {"standard": "requests"}})", 1), story)
          .series("asked/monthly");
  ASSERT_EQ(months.size(), 12u);
  EXPECT_EQ(months[0], 1);
  EXPECT_EQ(months[1], 1);
  EXPECT_EQ(months[2], 0);
}

TEST(Starts, count_first_attended_contacts) {
  Story story;
  story.arrive(0, 1).start_support(10, 1, 20, 30, 40).meet(50, 1);
  story.arrive(0, 2).move(10, 2, at::support).meet(11, 2, ContactOutcome::cancelled);
  const Measured told(input_with(R"({"starts": {"standard": "starts"}})", 1), story);
  EXPECT_EQ(told.value("starts", "in year 1"), 1);
}

TEST(Deaths, count_those_who_left_by_an_exit_that_is_a_death) {
  Story story;
  story.arrive(0, 1).leave(10, 1, at::died).arrive(0, 2).leave(20, 2, at::moved_away);
  story.arrive(-9, 3).leave(-5, 3, at::died);
  const Measured told(input_with(R"({"deaths": {"standard": "deaths"}})", 1), story);
  EXPECT_EQ(told.value("deaths", "in year 1"), 1);
  EXPECT_EQ(told.count("deaths", "in year 1"), 2);
}

TEST(Rings, are_told_for_a_thousand_person_years) {
  Story story;
  story.arrive(-year, 1).arrive(0, 2).leave(0.5 * year, 2, at::died);
  story.ring(-20, 1).ring(20, 1).ring(30, 2).ring(40, 1, 1);
  const Measured told(input_with(R"({"crises": {"standard": "rings", "of": "crisis"}})", 1), story);
  EXPECT_DOUBLE_EQ(told.value("crises"), 1000 * 2 / 1.5);
  EXPECT_EQ(told.count("crises"), 2);
}

TEST(Burden, adds_up_hoops_retellings_and_hours_of_a_request) {
  Story story;
  story.arrive(0, 1).move(0, 1, at::referral).move(5, 1, at::assessment);
  story.work(9, 1, at::assessment, 2).move(9, 1, at::support);
  story.meet(20, 1, ContactOutcome::first_attended, 3).meet(30, 1, ContactOutcome::attended, 6);
  story.arrive(0, 2).move(0, 2, at::referral).move(3, 2, at::home, Way::refused);
  const Measured told(input_with("{}"), story);
  EXPECT_EQ(told.value("burden/hoops"), 1.5);
  EXPECT_EQ(told.value("burden/hoops-of-started"), 2);
  EXPECT_EQ(told.value("burden/retellings"), 0.5);
  EXPECT_EQ(told.value("burden/hours-in-hoops"), 2);  // 1 + 2, and 1
  EXPECT_EQ(told.value("burden/hours-in-hoops-of-started"), 3);
  EXPECT_DOUBLE_EQ(told.value("burden/hoop-share"), 4.0 / 13);
  EXPECT_DOUBLE_EQ(told.value("burden/hoop-share-of-started"), 3.0 / 12);
}

TEST(Burden, does_not_count_a_hoop_at_which_the_person_gave_up_waiting) {
  Story story;
  story.arrive(0, 1).move(0, 1, at::referral).move(9, 1, at::home, Way::gave_up);
  const Measured told(input_with("{}"), story);
  EXPECT_EQ(told.value("burden/hoops"), 0);
  EXPECT_EQ(told.value("burden/hours-in-hoops"), 0);
}

TEST(Burden, knows_both_waiting_clocks_in_weeks) {
  Story story;
  const double waits[] = {7, 14, 21, 28, 70};
  for (std::uint32_t person = 0; person < 5; ++person)
    story.arrive(0, person).start_support(100, person, 101, 107, 100 + waits[person]);
  const Measured told(input_with("{}"), story);
  EXPECT_DOUBLE_EQ(told.value("burden/weeks-from-request/mean"), 4);
  EXPECT_EQ(told.value("burden/weeks-from-request/median"), 3);
  EXPECT_EQ(told.value("burden/weeks-from-request/p90"), 10);
  EXPECT_DOUBLE_EQ(told.value("burden/weeks-from-referral/mean"), 3);
  EXPECT_EQ(told.value("burden/weeks-from-referral/median"), 2);
  EXPECT_EQ(told.count("burden/weeks-from-request/mean"), 5);
}

TEST(Funnel, adds_up_over_everyone_who_asked) {
  Story story;
  story.arrive(0, 1).start_support(0, 1, 1, 2, 3);
  story.arrive(0, 2).move(0, 2, at::referral).move(1, 2, at::home, Way::refused);
  story.arrive(0, 3).move(0, 3, at::referral).move(1, 3, at::assessment);
  story.move(2, 3, at::home, Way::lost);
  story.arrive(0, 4).move(0, 4, at::referral).move(1, 4, at::home, Way::gave_up);
  story.arrive(0, 5).move(0, 5, at::referral).leave(1, 5, at::died);
  story.arrive(0, 6).move(0, 6, at::referral).move(1, 6, at::assessment).move(2, 6, at::support);
  story.arrive(0, 7).move(0, 7, at::support).move(5, 7, at::home, Way::gave_up);
  story.arrive(0, 8).move(0, 8, at::referral);
  const Measured told(input_with("{}"), story);
  const auto of8 = [&](const char* metric) {
    return 8 * told.value(std::string("funnel/") + metric);
  };
  EXPECT_EQ(of8("referral/reached"), 7);
  EXPECT_EQ(of8("referral/refused"), 1);
  EXPECT_EQ(of8("referral/gave-up"), 1);
  EXPECT_EQ(of8("assessment/reached"), 3);
  EXPECT_EQ(of8("assessment/lost"), 1);
  EXPECT_EQ(of8("started"), 1);
  EXPECT_EQ(of8("ended-elsewhere"), 2);  // died; gave up waiting for a first contact
  EXPECT_EQ(of8("lost-before"), 5);
  EXPECT_EQ(of8("on-the-way"), 2);
  EXPECT_EQ(told.count("funnel/started"), 8);
}

TEST(Funnel, counts_a_hoop_met_twice_in_a_request_once) {
  Story story;
  story.arrive(0, 1).move(0, 1, at::referral).move(1, 1, at::assessment).move(2, 1, at::referral);
  const Measured told(input_with("{}"), story);
  EXPECT_EQ(told.value("funnel/referral/reached"), 1);
}

TEST(Funnel, tells_the_groups_apart_at_the_start) {
  Story story;
  story.arrive(0, 1, at::home, own_home).start_support(0, 1, 1, 2, 3).arrive(0, 2, at::referral);
  const Measured told(input_with("{}"), story);
  EXPECT_EQ(told.value("funnel/started", "", "own-home"), 1);
  EXPECT_EQ(told.value("funnel/started", "", "no-own-home"), 0);
  EXPECT_EQ(told.count("funnel/started", "", "no-own-home"), 1);
}

TEST(Request, is_kept_apart_on_each_track) {
  Story story;
  story.arrive(0, 1).move(0, 1, at::tenancy).move(1, 1, at::referral);
  story.move(2, 1, at::tenancy).move(3, 1, at::assessment).move(4, 1, at::support).meet(5, 1);
  const Measured told(input_with("{}"), story);
  EXPECT_EQ(told.value("funnel/started"), 1);
  EXPECT_EQ(told.value("burden/hoops"), 2);
}

}  // namespace
}  // namespace waymark
