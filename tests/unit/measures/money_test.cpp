#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

MeasuresInput two_payers(double horizon = 5) {
  MeasuresInput input = input_with("{}", horizon);
  input.payers = {{"council", "the council"}, {"nhs", "the health service"}};
  return input;
}

double discounted_years(double from, double to) {
  return (std::pow(1.035, -from) - std::pow(1.035, -to)) / std::log(1.035);
}

TEST(Money, pays_planned_costs_whatever_happens) {
  MeasuresInput input = two_payers();
  input.planned_costs = {{0, 100'000 / years(1), Ticks{-ms_per_year}, never},
                         {0, 50'000 / years(1), Ticks{2 * ms_per_year}, Ticks{4 * ms_per_year}}};
  const Measured told(input, Story());
  EXPECT_NEAR(told.value("money/council/undiscounted"), 600'000, 1e-6);
  EXPECT_NEAR(told.value("money/council/undiscounted", "over 3 years"), 350'000, 1e-6);
  EXPECT_NEAR(told.value("money/council/undiscounted", "in year 3"), 150'000, 1e-6);
  EXPECT_NEAR(told.value("money/council/discounted-3.5", "over 5 years"),
              100'000 * discounted_years(0, 5) + 50'000 * discounted_years(2, 4), 1e-6);
  EXPECT_EQ(told.value("money/nhs/undiscounted"), 0);
}

TEST(Money, pays_visits_stays_and_contacts_at_their_time) {
  MeasuresInput input = two_payers();
  input.step_costs = {{at::support, 0, 200, 1000 / years(1), 40}};
  Story story;
  story.arrive(0, 1).move(year, 1, at::support).meet(2 * year, 1);
  story.meet(2.5 * year, 1, ContactOutcome::missed).move(3 * year, 1, at::home, Way::completed);
  const Measured told(input, story);
  EXPECT_NEAR(told.value("money/council/undiscounted"), 200 + 2000 + 40, 1e-8);
  EXPECT_NEAR(told.value("money/council/discounted-3.5"),
              200 / 1.035 + 1000 * discounted_years(1, 3) + 40 / (1.035 * 1.035), 1e-8);
}

TEST(Money, pays_a_stay_up_to_each_reading_while_the_person_is_still_there) {
  MeasuresInput input = two_payers(3.5);
  input.step_costs = {{at::recovery, 1, 0, 1000 / years(1), 0}};
  Story story;
  story.arrive(-year, 1, at::recovery);
  const Measured told(input, story);
  EXPECT_NEAR(told.value("money/nhs/undiscounted", "over 1 year"), 1000, 1e-8);
  EXPECT_NEAR(told.value("money/nhs/undiscounted"), 3500, 1e-8);
}

TEST(Money, is_paid_beside_queue_figures_alone) {
  MeasuresInput input = two_payers();
  input.measures = input_with(R"({"w": {"standard": "wait", "steps": ["referral"]}})").measures;
  input.step_costs = {{at::support, 0, 200, 0, 0}};
  Story story;
  story.arrive(0, 1).begin(0.5, 1, at::referral, 2).move(1, 1, at::support);
  const Measured told(input, story);
  EXPECT_NEAR(told.value("money/council/undiscounted"), 200, 1e-8);
  EXPECT_EQ(told.value("w"), 120);
}

TEST(Money, stops_paying_for_those_who_died) {
  MeasuresInput input = two_payers();
  input.step_costs = {{at::recovery, 1, 0, 1000 / years(1), 0}};
  Story story;
  story.arrive(0, 1, at::recovery).leave(0.5 * year, 1, at::died);
  EXPECT_NEAR(Measured(input, story).value("money/nhs/undiscounted"), 500, 1e-8);
}

TEST(Money, pays_for_a_crisis_since_the_branch_date) {
  MeasuresInput input = two_payers();
  input.ring_costs = {{0, 0, 700}, {0, 1, 1900}};
  Story story;
  story.arrive(-50, 1).ring(-20, 1).ring(year, 1).ring(year, 1, 1);
  const Measured told(input, story);
  EXPECT_EQ(told.value("money/council/undiscounted"), 700);
  EXPECT_NEAR(told.value("money/nhs/discounted-3.5"), 1900 / 1.035, 1e-9);
  EXPECT_EQ(told.value("money/all/undiscounted"), 2600);
}

TEST(Money, is_left_out_where_nobody_pays) {
  EXPECT_THROW(Measured(input_with("{}"), Story()).value("money/all/undiscounted"),
               std::out_of_range);
}

MeasuresInput changing_over() {
  MeasuresInput input = two_payers();
  input.has_transition = true;
  input.transition = {1, 30'000};
  input.planned_costs = {{0, 100'000 / years(1)}};
  input.double_running = {{0, 40'000 / years(1), Ticks{0}, Ticks{ms_per_year / 2}}};
  return input;
}

TEST(Money, pays_for_changing_over_once_and_for_double_running_while_it_lasts) {
  const Measured told(changing_over(), Story());
  EXPECT_NEAR(told.value("money/nhs/undiscounted", "over 1 year"), 30'000, 1e-6);
  EXPECT_NEAR(told.value("money/nhs/undiscounted"), 30'000, 1e-6);
  EXPECT_NEAR(told.value("money/council/undiscounted", "over 1 year"), 120'000, 1e-6);
  EXPECT_NEAR(told.value("money/council/undiscounted", "in year 2"), 100'000, 1e-6);
  EXPECT_NEAR(told.value("money/all/undiscounted"), 550'000, 1e-6);
}

TEST(Money, tells_changing_over_and_double_running_apart_within_the_sums) {
  const Measured told(changing_over(), Story());
  EXPECT_NEAR(told.value("money/transition/undiscounted"), 30'000, 1e-6);
  EXPECT_NEAR(told.value("money/transition/discounted-3.5"), 30'000, 1e-6);
  EXPECT_NEAR(told.value("money/transition/undiscounted", "in year 2"), 0, 1e-6);
  EXPECT_NEAR(told.value("money/double-running/undiscounted"), 20'000, 1e-6);
  EXPECT_NEAR(told.value("money/double-running/discounted-3.5"), 40'000 * discounted_years(0, 0.5),
              1e-6);
}

TEST(Money, says_nothing_of_changing_over_where_no_transition_is_declared) {
  Diagnostics diagnostics;
  const MeasuresInput input = two_payers();
  const MeasuresPlan plan = plan_measures(input, diagnostics);
  for (const MetricInfo& metric : plan.metrics) {
    EXPECT_NE(metric.part, "transition/undiscounted");
    EXPECT_EQ(metric.definition.find("changing over"), std::string::npos);
  }
}

}  // namespace
}  // namespace waymark
