#include "waymark/measures/arms_together.h"

#include <gtest/gtest.h>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

const char* const well = R"({"well": {"standard": "at-step", "steps": ["recovery", "support"],
                             "at": "1 year"}})";

/// An arm without the assessment, as the compiler writes it.
MeasuresInput without_assessment() {
  MeasuresInput arm = input_with(R"({"well": {"standard": "at-step", "steps": ["recovery"],
                                     "at": "1 year"}})");
  arm.steps[at::assessment] = StepRole{};
  arm.steps[at::assessment].id = "assessment";
  arm.steps[at::assessment].open = false;
  arm.states.erase(arm.states.begin());  // nobody counts as "in support" here
  for (StepRole& role : arm.steps) --role.state;
  for (StepRole& role : arm.steps)
    if (role.state < 0) role.state = no_role;
  return arm;
}

std::vector<MeasuresPlan> plans_of(const std::vector<MeasuresInput>& arms) {
  Diagnostics diagnostics;
  std::vector<MeasuresPlan> plans = plan_measures(arms, diagnostics);
  diagnostics.throw_if_any();
  return plans;
}

TEST(ArmsTogether, share_one_list_of_slots_whatever_steps_they_have) {
  const std::vector<MeasuresPlan> plans = plans_of({input_with(well), without_assessment()});
  EXPECT_EQ(plans[0].layout, plans[1].layout);
  EXPECT_EQ(plans[0].slots.size(), plans[1].slots.size());
  EXPECT_EQ(plans[0].kinds, plans[1].kinds);
}

TEST(ArmsTogether, list_the_same_whichever_comes_first) {
  const std::vector<MeasuresPlan> one = plans_of({input_with(well), without_assessment()});
  const std::vector<MeasuresPlan> other = plans_of({without_assessment(), input_with(well)});
  ASSERT_EQ(one[0].metrics.size(), other[0].metrics.size());
}

TEST(ArmsTogether, count_every_step_that_any_arm_names) {
  const std::vector<MeasuresPlan> plans = plans_of({without_assessment(), input_with(well)});
  Accumulator accumulator(plans[0]);
  accumulator.absorb(Story().arrive(0, 1, at::support).facts());
  accumulator.finish();
  EXPECT_EQ(accumulator.values().values[0], 1);
}

TEST(ArmsTogether, put_a_new_hoop_after_the_one_it_follows) {
  MeasuresInput first = without_assessment(), second = input_with(well);
  first.route = {at::referral, at::support};
  second.route = {at::referral, at::assessment, at::support};
  EXPECT_EQ(united({first, second}).route,
            (std::vector<int>{at::referral, at::assessment, at::support}));
}

TEST(ArmsTogether, keep_their_own_costs_under_common_payers) {
  MeasuresInput first = input_with(well), second = input_with(well);
  first.payers = {{"council", ""}};
  second.payers = {{"nhs", ""}, {"council", ""}};
  first.planned_costs = {{0, 1, Ticks{0}, never}};
  second.planned_costs = {{0, 2, Ticks{0}, never}, {1, 3, Ticks{0}, never}};
  const MeasuresInput together = united({first, second});
  const MeasuresInput arm = as_in_arm(together, second);
  ASSERT_EQ(together.payers.size(), 2u);
  EXPECT_TRUE(together.planned_costs.empty());
  EXPECT_EQ(arm.planned_costs[0].payer, 1);
  EXPECT_EQ(arm.planned_costs[1].payer, 0);
}

TEST(ArmsTogether, keep_what_their_own_steps_ask_of_people) {
  MeasuresInput first = input_with(well), second = input_with(well);
  second.steps[at::referral].person_time = hours(5);
  second.steps[at::assessment].retelling = false;
  const std::vector<MeasuresPlan> plans = plans_of({first, second});
  EXPECT_EQ(plans[0].burden.steps[at::referral].person_time, hours(1));
  EXPECT_EQ(plans[1].burden.steps[at::referral].person_time, hours(5));
  EXPECT_FALSE(plans[1].burden.steps[at::assessment].retelling);
}

}  // namespace
}  // namespace waymark
