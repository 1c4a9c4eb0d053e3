#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

TEST(AtStep, counts_the_dead_as_not_there) {
  Story story;
  story.arrive(0, 1, at::recovery).arrive(0, 2, at::home);
  story.arrive(0, 3, at::recovery).leave(100, 3, at::died);
  const Measured told(
      input_with(R"({"well": {"standard": "at-step", "steps": ["recovery"], "at": "1 year"}})"),
      story);
  EXPECT_DOUBLE_EQ(told.value("well", "at 1 year"), 1.0 / 3);
  EXPECT_EQ(told.count("well", "at 1 year"), 3);
}

TEST(AtStep, may_count_the_living_alone_and_says_so) {
  Story story;
  story.arrive(0, 1, at::recovery).arrive(0, 2, at::home);
  story.arrive(0, 3, at::recovery).leave(100, 3, at::died);
  const Measured told(input_with(R"({"well": {"standard": "at-step", "steps": ["recovery"],
                                 "at": "1 year", "living-only": true}})"),
                      story);
  EXPECT_EQ(told.value("well", "at 1 year"), 0.5);
  EXPECT_EQ(told.count("well", "at 1 year"), 2);
  EXPECT_EQ(told.plan().metrics[0].label, "Well (of those alive)");
}

TEST(AtStep, is_read_at_one_three_and_five_years_within_the_horizon) {
  Story story;
  story.arrive(0, 1).move(2 * year, 1, at::recovery).move(4 * year, 1, at::home);
  const Measured told(input_with(R"({"well": {"standard": "at-step", "steps": ["recovery"]}})"),
                      story);
  EXPECT_EQ(told.value("well", "at 1 year"), 0);
  EXPECT_EQ(told.value("well", "at 3 years"), 1);
  EXPECT_EQ(told.value("well", "at 5 years"), 0);
  EXPECT_THROW(told.value("well", "at 10 years"), std::out_of_range);
}

TEST(AtStep, sees_what_happens_on_the_very_date) {
  Story story;
  story.arrive(0, 1).move(year, 1, at::recovery);
  const Measured told(
      input_with(R"({"well": {"standard": "at-step", "steps": ["recovery"], "at": "1 year"}})"),
      story);
  EXPECT_EQ(told.value("well", "at 1 year"), 1);
}

TEST(AtStep, may_be_about_those_who_asked) {
  Story story;
  story.arrive(0, 1, at::recovery);  // never asks
  story.arrive(0, 2).move(5, 2, at::referral).move(9, 2, at::recovery);
  story.arrive(0, 3).move(5, 3, at::referral);
  story.arrive(-100, 4).move(-50, 4, at::referral);  // asked before the branch date
  const Measured told(input_with(R"({"well": {"standard": "at-step", "steps": ["recovery"],
                                 "at": "1 year", "cohort": "requested"}})"),
                      story);
  EXPECT_EQ(told.value("well", "at 1 year"), 0.5);
  EXPECT_EQ(told.count("well", "at 1 year"), 2);
}

TEST(AtStep, leaves_out_those_who_left_before_the_branch_date) {
  Story story;
  story.arrive(-100, 1, at::recovery).leave(-50, 1, at::died);
  story.arrive(-100, 2, at::recovery);
  const Measured told(
      input_with(R"({"well": {"standard": "at-step", "steps": ["recovery"], "at": "1 year"}})"),
      story);
  EXPECT_EQ(told.value("well", "at 1 year"), 1);
  EXPECT_EQ(told.count("well", "at 1 year"), 1);
}

TEST(AtStep, begins_anew_when_a_slot_is_used_again) {
  Story story;
  story.arrive(0, 1, at::recovery).leave(10, 1, at::died).arrive(20, 1, at::home);
  const Measured told(
      input_with(R"({"well": {"standard": "at-step", "steps": ["recovery"], "at": "1 year"}})"),
      story);
  EXPECT_EQ(told.value("well", "at 1 year"), 0);
  EXPECT_EQ(told.count("well", "at 1 year"), 2);
}

TEST(AtStep, looks_on_every_track) {
  Story story;
  story.arrive(0, 1).move(1, 1, at::tenancy).move(2, 1, at::referral);
  const Measured told(
      input_with(R"({"housed": {"standard": "at-step", "steps": ["tenancy"], "at": "1 year"}})"),
      story);
  EXPECT_EQ(told.value("housed", "at 1 year"), 1);
}

TEST(AtStepOrTrait, counts_a_trait_wherever_the_person_is_but_not_the_dead) {
  Story story;
  story.arrive(0, 1, at::home, own_home).arrive(0, 2, at::support).arrive(0, 3, at::home);
  story.arrive(0, 4, at::home, own_home).leave(50, 4, at::died);
  const Measured told(
      input_with(R"({"settled": {"standard": "at-step-or-trait", "steps": ["support"],
                                 "traits": ["own-home"], "at": "1 year"}})"),
      story);
  EXPECT_EQ(told.value("settled", "at 1 year"), 0.5);
}

TEST(Alive, counts_those_who_moved_away_as_alive) {
  Story story;
  story.arrive(0, 1).leave(50, 1, at::died).arrive(0, 2).leave(60, 2, at::moved_away);
  story.arrive(0, 3).arrive(-50, 4).leave(-10, 4, at::moved_away);
  const Measured told(input_with(R"({"alive": {"standard": "alive", "at": "1 year"}})"), story);
  EXPECT_DOUBLE_EQ(told.value("alive", "at 1 year"), 2.0 / 3);
}

TEST(People, are_counted_with_the_dead_and_those_yet_to_come_left_out) {
  Story story;
  story.arrive(0, 1).arrive(0, 2).leave(100, 2, at::died).arrive(2 * year, 3);
  const Measured told(input_with(R"({"heads": {"standard": "people"}})"), story);
  EXPECT_EQ(told.value("heads", "at 1 year"), 2);
  EXPECT_EQ(told.value("heads", "at 3 years"), 3);
  EXPECT_EQ(told.count("heads", "at 3 years"), 3) << "so that a small group is not shown";
}

TEST(TimeAtSteps, adds_years_a_head_and_discounts_them_in_closed_form) {
  Story story;
  story.arrive(0, 1, at::recovery).move(2 * year, 1, at::home);
  story.arrive(0, 2).move(4 * year, 2, at::recovery);
  const Measured told(input_with(R"({"well": {"standard": "time-at-steps", "steps": ["recovery"],
                                 "at": "5 years"}})"),
                      story);
  EXPECT_DOUBLE_EQ(told.value("well/years/undiscounted", "over 5 years"), 1.5);
  const auto discounted = [](double rate) {
    const auto until = [&](double t) { return (1 - std::pow(1 + rate, -t)) / std::log(1 + rate); };
    return (until(2) + until(5) - until(4)) / 2;
  };
  EXPECT_NEAR(told.value("well/years/discounted-1.5", "over 5 years"), discounted(0.015), 1e-12);
  EXPECT_NEAR(told.value("well/years/discounted-3.5", "over 5 years"), discounted(0.035), 1e-12);
}

TEST(TimeAtSteps, counts_nothing_before_the_branch_date) {
  Story story;
  story.arrive(-year, 1, at::recovery).move(0.5 * year, 1, at::home);
  const Measured told(input_with(R"({"well": {"standard": "time-at-steps", "steps": ["recovery"],
                                 "at": "1 year"}})"),
                      story);
  EXPECT_DOUBLE_EQ(told.value("well/years/undiscounted", "over 1 year"), 0.5);
}

TEST(TimeAtSteps, of_those_who_asked_begins_with_the_request) {
  Story story;
  story.arrive(0, 1).move(0.25 * year, 1, at::referral);
  const Measured told(
      input_with(R"({"home": {"standard": "time-at-steps", "steps": ["home", "referral"],
                     "at": "1 year", "cohort": "requested"}})"),
      story);
  EXPECT_DOUBLE_EQ(told.value("home/years/undiscounted", "over 1 year"), 0.75);
}

const char* const sustained =
    R"({"well": {"standard": "sustained", "steps": ["recovery", "support"],
                                  "unbroken": "6 months", "at": ["1 year", "2 years"]}})";

TEST(Sustained, begins_after_the_unbroken_time_and_survives_moves_within_the_steps) {
  Story story;
  story.arrive(0, 1).move(0.5 * year, 1, at::support).move(0.75 * year, 1, at::recovery);
  const Measured told(input_with(sustained), story);
  EXPECT_EQ(told.value("well", "at 1 year"), 1);  // exactly six months
  EXPECT_DOUBLE_EQ(told.value("well/years/undiscounted", "over 1 year"), 0);
  EXPECT_DOUBLE_EQ(told.value("well/years/undiscounted", "over 2 years"), 1);
}

TEST(Sustained, begins_anew_after_a_break) {
  Story story;
  story.arrive(0, 1, at::recovery).move(0.75 * year, 1, at::home);
  story.move(0.8 * year, 1, at::recovery);
  const Measured told(input_with(sustained), story);
  EXPECT_EQ(told.value("well", "at 1 year"), 0);
  EXPECT_EQ(told.value("well", "at 2 years"), 1);
  EXPECT_NEAR(told.value("well/years/undiscounted", "over 2 years"), 0.25 + 0.7, 1e-12);
}

TEST(Sustained, ends_with_death) {
  Story story;
  story.arrive(0, 1, at::recovery).leave(0.9 * year, 1, at::died);
  const Measured told(input_with(sustained), story);
  EXPECT_EQ(told.value("well", "at 1 year"), 0);
  EXPECT_EQ(told.count("well", "at 1 year"), 1);
  EXPECT_NEAR(told.value("well/years/undiscounted", "over 2 years"), 0.4, 1e-12);
}

TEST(Caseload, is_the_mean_number_and_the_number_at_the_end_of_each_month) {
  Story story;
  story.arrive(-10, 1, at::support).arrive(0, 2).move(0.25 * year, 2, at::support);
  story.move(0.75 * year, 2, at::home, Way::completed);
  const Measured told(input_with(R"({"load": {"standard": "caseload"}})", 1), story);
  EXPECT_DOUBLE_EQ(told.value("load"), 1.5);
  EXPECT_EQ(told.value("load", "at 1 year"), 1);
  const std::vector<double> months = told.series("load/monthly");
  ASSERT_EQ(months.size(), 13u);
  EXPECT_EQ(months[0], 1);
  EXPECT_EQ(months[3], 2);
  EXPECT_EQ(months[9], 1);
}

TEST(Waiting, is_everyone_between_request_and_first_contact) {
  Story story;
  story.arrive(-10, 1, at::referral).arrive(0, 2);
  story.start_support(0.25 * year, 2, 0.3 * year, 0.4 * year, 0.75 * year);
  story.arrive(0, 3, at::support, 0, Way::start);  // has help already
  const Measured told(input_with(R"({"queue": {"standard": "waiting"}})", 1), story);
  EXPECT_DOUBLE_EQ(told.value("queue"), 1.5);
  EXPECT_EQ(told.value("queue", "at 1 year"), 1);
  EXPECT_EQ(told.series("queue/monthly")[6], 2);
}

TEST(WhereAt, shows_where_those_who_asked_are_and_adds_up) {
  Story story;
  story.arrive(0, 1).start_support(5, 1, 6, 7, 8).arrive(0, 2).move(5, 2, at::referral);
  story.arrive(0, 3).move(5, 3, at::referral).move(7, 3, at::home, Way::lost);
  story.arrive(0, 4).move(5, 4, at::referral).leave(9, 4, at::died);
  story.arrive(0, 5);  // never asked
  const Measured told(input_with("{}"), story);
  EXPECT_EQ(told.value("where-at/in-support", "at 1 year"), 0.25);
  EXPECT_EQ(told.value("where-at/waiting", "at 1 year"), 0.25);
  EXPECT_EQ(told.value("where-at/in-need", "at 1 year"), 0.25);
  EXPECT_EQ(told.value("where-at/died", "at 1 year"), 0.25);
  EXPECT_EQ(told.value("where-at/in-recovery", "at 1 year"), 0);
}

TEST(StockAt, is_the_mean_of_what_was_read_on_the_date) {
  Story story;
  story.arrive(0, 1, at::home, own_home).arrive(0, 2).arrive(0, 3).leave(30, 3, at::died);
  story.read(year, 1, 0.5).read(year, 2, 0.25).read(year, 1, 0.9, 1).read(2 * year, 1, 0.7);
  const Measured told(
      input_with(R"({"control": {"standard": "stock-at", "of": "control", "at": "1 year",
                     "headline": true}})"),
      story);
  EXPECT_EQ(told.value("control", "at 1 year"), 0.375);
  EXPECT_EQ(told.count("control", "at 1 year"), 2);
  EXPECT_EQ(told.value("control", "at 1 year", "own-home"), 0.5);
}

TEST(StockAt, tells_the_run_what_to_read_and_when) {
  const Measured told(input_with(R"({"c": {"standard": "stock-at", "of": "trust", "at": ["1 year",
                                 "3 years"], "mediator": true}})"));
  EXPECT_EQ(told.plan().stock_dates(),
            (std::vector<Ticks>{Ticks{ms_per_year}, Ticks{3 * ms_per_year}}));
  EXPECT_EQ(told.plan().stocks_read(), std::vector<std::uint16_t>{1});
  EXPECT_TRUE(told.plan().metrics[0].mediator);
}

TEST(StockMean, averages_monthly_readings_of_those_present) {
  const double month = year / 12;
  Story story;
  story.arrive(0, 1).arrive(0, 2).read(month, 1, 0.25).read(month, 2, 0.5);
  story.leave(1.5 * month, 2, at::died).read(2 * month, 1, 0.75).read(2.2 * month, 1, 0.9);
  const Measured told(input_with(R"({"c": {"standard": "stock-mean", "of": "control"}})", 1),
                      story);
  EXPECT_DOUBLE_EQ(told.value("c"), 0.5);
  EXPECT_EQ(told.count("c"), 3);
  EXPECT_EQ(told.plan().stock_dates().size(), 12u);
}

}  // namespace
}  // namespace waymark
