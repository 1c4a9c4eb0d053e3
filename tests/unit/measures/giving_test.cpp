#include "waymark/measures/giving.h"

#include <gtest/gtest.h>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

/// The route of the stories with a group where it has a tenancy, and a role of two hours a week.
MeasuresInput with_giving(const std::string& measures, double horizon = 5) {
  MeasuresInput input = input_with(measures, horizon);
  input.steps[at::tenancy].kind = StepKind::group;
  const double share = hours(2) / static_cast<double>(ms_per_week);
  input.giving = {
      {"helper", "Helper", share / static_cast<double>(ms_per_hour), share * 12 / hours(1)}};
  return input;
}

Story& give(Story& story, double day, std::uint32_t person, int change) {
  return story.add(day, person, FactKind::giving, 0, 0, change);
}

Story& come(Story& story, double day, std::uint32_t person, ContactOutcome how, double time = 2) {
  const double given = how == ContactOutcome::missed || how == ContactOutcome::cancelled ? 0 : time;
  return story.add(day, person, FactKind::session, at::tenancy, static_cast<std::uint8_t>(how),
                   hours(given));
}

TEST(Giving, counts_people_in_a_role_and_their_hours) {
  Story story;
  give(story, -10, 1, 1);
  give(story, 2.5 * year, 1, -1);
  give(story, 4 * year, 2, 1);
  const Measured told(with_giving(R"({ "help": { "standard": "giving", "of": "helper" } })"),
                      story);

  EXPECT_NEAR(told.value("help/people"), (2.5 + 1) / 5, 1e-9);
  EXPECT_NEAR(told.value("help/hours"), (2.5 + 1) / 5 * 2 * year / 7, 1e-6);
}

TEST(Giving, is_worth_nothing_to_payers_and_what_it_would_cost_to_replace_beside_them) {
  MeasuresInput input = with_giving("{}");
  input.payers = {{"council", "the council"}, {"nhs", "the health service"}};
  input.planned_costs = {{0, 1000 / years(1), Ticks{0}, never}};
  Story story;
  give(story, year, 1, 1);
  give(story, 3 * year, 1, -1);
  const Measured told(input, story);

  const double worth = 2 * 2 * year / 7 * 12;
  EXPECT_NEAR(told.value("money/all/undiscounted"), 5000, 1e-6);
  EXPECT_NEAR(told.value("money/unpaid/undiscounted"), worth, 1e-6);
  EXPECT_NEAR(told.value("money/unpaid/undiscounted", "in year 2"), worth / 2, 1e-6);
  EXPECT_NEAR(told.value("money/all-and-unpaid/undiscounted"), 5000 + worth, 1e-6);
  EXPECT_LT(told.value("money/unpaid/discounted-3.5"), worth);
}

TEST(Giving, has_no_place_in_the_money_of_a_scenario_without_roles) {
  MeasuresInput input = input_with("{}");
  input.payers = {{"council", "the council"}};
  EXPECT_THROW(Measured(input, Story()).value("money/unpaid/undiscounted"), std::out_of_range);
}

TEST(Sessions, are_counted_for_each_who_came_and_once_for_the_group) {
  Story story;
  story.arrive(0, 1, at::tenancy).arrive(0, 2, at::tenancy);
  come(story, 7, 1, ContactOutcome::first_attended);
  come(story, 7, 2, ContactOutcome::missed);
  story.add(7, nobody, FactKind::session_date, at::tenancy, 0, 1);
  come(story, 14, 1, ContactOutcome::cancelled);
  come(story, 14, 2, ContactOutcome::cancelled);
  story.add(14, nobody, FactKind::session_date, at::tenancy, 1, 0);
  come(story, 21, 1, ContactOutcome::attended);
  come(story, 21, 2, ContactOutcome::first_attended);
  story.add(21, nobody, FactKind::session_date, at::tenancy, 0, 2);
  const Measured told(with_giving(R"({ "circle": { "standard": "sessions" } })", 1), story);

  EXPECT_EQ(told.value("circle/attended"), 3);
  EXPECT_EQ(told.value("circle/missed"), 1);
  EXPECT_EQ(told.value("circle/held"), 2);
  EXPECT_EQ(told.value("circle/cancelled"), 1);
}

TEST(Sessions, start_a_request_and_count_as_hours_of_help) {
  Story story;
  story.arrive(0, 1).move(10, 1, at::tenancy, Way::then);
  come(story, 17, 1, ContactOutcome::missed);
  come(story, 24, 1, ContactOutcome::first_attended);
  come(story, 31, 1, ContactOutcome::attended);
  const Measured told(with_giving(R"({ "starts": { "standard": "starts" } })", 1), story);

  EXPECT_EQ(told.value("starts"), 1);
  EXPECT_NEAR(told.value("burden/weeks-from-request/mean"), 2, 1e-9);
  EXPECT_EQ(told.value("burden/hoop-share"), 0);  // 4 hours of sessions, none in hoops
}

TEST(Sessions, of_a_track_that_is_no_service_are_no_request) {
  Story story;
  story.arrive(0, 1).move(10, 1, at::tenancy, Way::then);
  come(story, 17, 1, ContactOutcome::first_attended);
  MeasuresInput input = with_giving(
      R"({ "requests": { "standard": "requests" }, "circle": { "standard": "sessions" } })", 1);
  EXPECT_EQ(Measured(input, story).value("requests/all"), 1);
  input.steps[at::tenancy].outside = true;
  EXPECT_EQ(Measured(input, story).value("requests/all"), 0);
  EXPECT_EQ(Measured(input, story).value("circle/attended"), 1);
}

TEST(WrongDoors, are_counted_in_the_burden_of_requests_where_signs_may_mislead) {
  MeasuresInput input = input_with("{}");
  Story story;
  story.arrive(0, 1).move(10, 1, at::referral, Way::then);
  story.add(20, 1, FactKind::wrong_door, at::assessment, 0, 0);
  story.add(30, 1, FactKind::wrong_door, at::assessment, 0, 0);
  story.arrive(0, 2).move(10, 2, at::referral, Way::then);
  EXPECT_THROW(Measured(input, story).value("burden/wrong-doors"), std::out_of_range);
  input.steps[at::referral].unclear = true;
  EXPECT_EQ(Measured(input, story).value("burden/wrong-doors"), 1);
}

}  // namespace
}  // namespace waymark
