#include <gtest/gtest.h>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

constexpr double days_a_month = 365.25 / 12;

const char* const two_measures = R"({
  "soon": {"standard": "starts-within", "within": "21 days"},
  "better": {"standard": "life-better", "when": {"alive": true}, "steps": ["recovery"],
             "columns": "soon"}})";

/// Asks on day 0 and starts `waited` days after the accepted referral; in recovery from month 2.
Story well_after(double waited) {
  Story story;
  story.arrive(0, 1).start_support(0, 1, 1, 10, 10 + waited);
  story.move(2 * days_a_month, 1, at::recovery, Way::completed);
  return story;
}

TEST(LifeBetter, has_a_column_for_target_met_and_one_for_missed) {
  EXPECT_EQ(Measured(input_with(two_measures), well_after(21)).value("better/met-better"), 1);
  EXPECT_EQ(Measured(input_with(two_measures), well_after(22)).value("better/missed-better"), 1);
}

TEST(LifeBetter, has_a_column_for_those_whom_the_target_does_not_count) {
  Story story;
  story.arrive(0, 1).move(0, 1, at::referral).move(5, 1, at::recovery, Way::lost);
  const Measured told(input_with(two_measures), story);
  EXPECT_EQ(told.value("better/not-counted-better"), 1);
}

TEST(LifeBetter, is_not_better_for_someone_who_dies_at_month_20) {
  Story story = well_after(5);
  story.leave(20 * days_a_month, 1, at::died);
  const Measured told(input_with(two_measures), story);
  EXPECT_EQ(told.value("better/met-not-better"), 1);
  EXPECT_EQ(told.value("better/better"), 0);
  EXPECT_EQ(told.count("better/better"), 1);
}

TEST(LifeBetter, goes_by_the_first_request_of_someone_who_asks_twice) {
  Story story;
  story.arrive(0, 1).move(0, 1, at::referral).move(5, 1, at::recovery, Way::refused);
  story.start_support(14 * days_a_month, 1, 14.1 * days_a_month, 14.2 * days_a_month,
                      14.3 * days_a_month);
  story.move(15 * days_a_month, 1, at::recovery, Way::completed);
  const Measured told(input_with(two_measures), story);
  EXPECT_EQ(told.value("better/not-counted-better"), 1);
  EXPECT_EQ(told.count("better/better"), 1);
}

TEST(LifeBetter, leaves_out_and_counts_requests_followed_for_less_than_36_months) {
  Story story;
  story.arrive(0, 1)
      .move(30 * days_a_month, 1, at::referral)
      .move(31 * days_a_month, 1, at::recovery);
  const Measured told(input_with(two_measures), story);  // followed for 30 months
  EXPECT_EQ(told.count("better/better"), 0);
  EXPECT_EQ(told.value("better/left-out"), 1);
}

TEST(LifeBetter, counts_a_request_followed_for_exactly_36_months) {
  Story story;
  story.arrive(0, 1)
      .move(24 * days_a_month, 1, at::referral)
      .move(25 * days_a_month, 1, at::recovery);
  const Measured told(input_with(two_measures), story);
  EXPECT_EQ(told.count("better/better"), 1);
  EXPECT_EQ(told.value("better/left-out"), 0);
}

TEST(LifeBetter, leaves_out_the_dead_like_everyone_else_by_their_time_of_asking) {
  Story story;
  story.arrive(0, 1).move(30 * days_a_month, 1, at::referral).leave(31 * days_a_month, 1, at::died);
  const Measured told(input_with(two_measures), story);
  EXPECT_EQ(told.count("better/better"), 0);
  EXPECT_EQ(told.value("better/left-out"), 1);
}

TEST(LifeBetter, sees_what_happens_exactly_at_12_months) {
  Story just_in_time, just_left;
  just_in_time.arrive(0, 1).move(0, 1, at::referral).move(12 * days_a_month, 1, at::recovery);
  just_left.arrive(0, 1).move(0, 1, at::referral).move(1, 1, at::recovery);
  just_left.move(12 * days_a_month, 1, at::home).move(13 * days_a_month, 1, at::recovery);
  EXPECT_EQ(Measured(input_with(two_measures), just_in_time).value("better/better"), 1);
  EXPECT_EQ(Measured(input_with(two_measures), just_left).value("better/better"), 0);
}

TEST(LifeBetter, needs_both_dates) {
  Story late, early;
  late.arrive(0, 1).move(0, 1, at::referral).move(13 * days_a_month, 1, at::recovery);
  early.arrive(0, 1).move(0, 1, at::referral).move(5, 1, at::recovery);
  early.move(35 * days_a_month, 1, at::home);
  EXPECT_EQ(Measured(input_with(two_measures), late).value("better/better"), 0);
  EXPECT_EQ(Measured(input_with(two_measures), early).value("better/better"), 0);
}

TEST(LifeBetter, does_not_mind_what_happens_between_the_dates) {
  Story story = well_after(5);
  story.move(20 * days_a_month, 1, at::home).move(30 * days_a_month, 1, at::recovery);
  EXPECT_EQ(Measured(input_with(two_measures), story).value("better/better"), 1);
}

TEST(LifeBetter, leaves_out_those_who_asked_only_before_the_branch_date) {
  Story story;
  story.arrive(-100, 1).move(-10, 1, at::referral).move(5, 1, at::recovery, Way::lost);
  const Measured told(input_with(two_measures), story);
  EXPECT_EQ(told.count("better/better"), 0);
  EXPECT_EQ(told.value("better/left-out"), 0);
}

TEST(LifeBetter, may_ask_for_traits_and_for_their_absence) {
  const auto better = [](const char* when, std::uint64_t bits) {
    Story story;
    story.arrive(0, 1, at::home, bits).move(0, 1, at::referral);
    return Measured(input_with(R"({"soon": {"standard": "starts-within"}, "better": {
                "standard": "life-better", "columns": "soon", "when": )" +
                               std::string(when) + "}}"),
                    story)
        .value("better/better");
  };
  EXPECT_EQ(better(R"({"own-home": true})", own_home), 1);
  EXPECT_EQ(better(R"({"own-home": true})", woman), 0);
  EXPECT_EQ(better(R"({"own-home": false})", woman), 1);
  EXPECT_EQ(better(R"({"own-home": false})", own_home), 0);
}

TEST(LifeBetter, never_is_better_for_the_dead_even_if_a_trait_is_all_it_asks_for) {
  Story story;
  story.arrive(0, 1, at::home, own_home).move(0, 1, at::referral).leave(40, 1, at::died);
  const Measured told(input_with(R"({"soon": {"standard": "starts-within"}, "better": {
                      "standard": "life-better", "columns": "soon", "when": {"own-home": true}}})"),
                      story);
  EXPECT_EQ(told.value("better/better"), 0);
}

TEST(LifeBetter, may_ask_for_a_situation_that_has_lasted) {
  const auto better = [](double since_month) {
    Story story;
    story.arrive(0, 1).move(0, 1, at::referral).move(since_month * days_a_month, 1, at::recovery);
    return Measured(input_with(R"({"soon": {"standard": "starts-within"}, "better": {
                "standard": "life-better", "columns": "soon", "steps": ["recovery"],
                "unbroken": "6 months"}})"),
                    story)
        .value("better/better");
  };
  EXPECT_EQ(better(6), 1);
  EXPECT_EQ(better(6.1), 0);
}

TEST(LifeBetter, may_take_its_columns_from_completion) {
  const auto told = [](Way way) {
    Story story;
    story.arrive(0, 1).start_support(0, 1, 1, 2, 3).move(60, 1, at::recovery, way);
    return Measured(input_with(R"({"done": {"standard": "completed-of-leavers"}, "better": {
                "standard": "life-better", "columns": "done", "steps": ["recovery"]}})"),
                    story);
  };
  EXPECT_EQ(told(Way::completed).value("better/met-better"), 1);
  EXPECT_EQ(told(Way::clock).value("better/missed-better"), 1);
}

TEST(LifeBetter, fills_six_cells_that_add_up) {
  Story story = well_after(5);
  for (std::uint32_t person = 2; person < 9; ++person)
    story.arrive(0, person).move(person, person, at::referral);
  const Measured told(input_with(two_measures), story);
  double sum = 0;
  for (const char* cell : {"met-better", "missed-better", "not-counted-better", "met-not-better",
                           "missed-not-better", "not-counted-not-better"})
    sum += told.value(std::string("better/") + cell);
  EXPECT_DOUBLE_EQ(sum, 1);
  EXPECT_EQ(told.count("better/met-better"), 8);
}

}  // namespace
}  // namespace waymark
