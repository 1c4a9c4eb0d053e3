#include "waymark/compile/planned_money.h"

#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// Two payers, one team of hours (£100,000 a year), one of units (£60,000 a year) and a budget
/// (£20,000 a year).
std::string plan_with(const std::string& arms, const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "2 years" },
    "payers": { "council": "The council", "health": "Health services" },
    "arrivals": { "door": { "to": "form", "rate": "10 per year" } },
    "teams": { "workers": { "kind": "hours", "fte": 2, "hours-per-week": "35 hours", "gate-share": "30 %", "caseload": 20,
                            "cost": "£27.378507871321 per hour", "payer": "council" },
               "nurses": { "kind": "units", "count": 2, "cost": "£30,000 per year", "payer": "health" } },
    "budgets": { "co-design": { "cost": "£20,000 per year", "payer": "council" } },
    "pathway": { "form": { "kind": "gate", "team": "workers", "takes": "1 hour", "pass": "90 %", "then": "panel", "refused": "away", "lost": "away" },
                 "panel": { "kind": "gate", "team": "workers", "takes": "1 hour", "pass": "90 %", "then": "away", "refused": "away", "lost": "away" },
                 "away": { "kind": "home" } })" +
         more + R"(, "arms": { "today": {}, )" + arms + " }";
}

std::string one_change(const std::string& patch, const std::string& more = "") {
  return R"("other": { "from": "today")" + more + R"(, "changes": { "it": { "patch": )" + patch +
         " } } }";
}

const char more_nurses[] = R"({ "teams": { "nurses": { "count": 3 } } })";

std::vector<std::string> mistakes_of(const std::string& body) {
  std::vector<std::string> messages;
  try {
    compiled(body);
  } catch (const ScenarioError& error) {
    for (const Diagnostic& each : error.diagnostics())
      messages.push_back(each.message + ". " + each.hint);
  }
  return messages;
}

using Messages = std::vector<std::string>;

TEST(PlannedMoney, adds_up_hours_units_and_budgets_by_arm_and_payer) {
  const PlannedMoney money = compiled(plan_with(R"("other": { "from": "today" })")).planned_money;

  ASSERT_EQ(money.rows.size(), 2u);
  EXPECT_EQ(money.rows[0].label, "The council");
  EXPECT_NEAR(money.rows[0].by_arm[0], 120'000, 0.01);
  EXPECT_NEAR(money.rows[1].by_arm[1], 60'000, 0.01);
  EXPECT_NEAR(money.together[1], 180'000, 0.01);
}

TEST(PlannedMoney, that_differs_is_a_mistake_with_both_sums_and_the_way_out) {
  EXPECT_EQ(mistakes_of(plan_with(one_change(more_nurses))),
            (Messages{"the arm 'other' plans £210,000 a year and 'today' £180,000: £30,000 more, "
                      "16.7 %. Plan the same money, or declare it in this arm: \"extra-money\": { "
                      "\"amount\": \"£30,000 per year\", \"why\": \"...\" }"}));
}

TEST(PlannedMoney, may_be_less_only_when_declared) {
  const std::string fewer = R"({ "budgets": { "co-design": { "cost": "£10,000 per year" } } })";

  EXPECT_EQ(mistakes_of(plan_with(one_change(fewer))).size(), 1u);
  EXPECT_EQ(mistakes_of(plan_with(one_change(
                fewer, R"(, "extra-money": { "less-by": "£10,000 per year", "why": "a cut" })"))),
            Messages{});
}

TEST(PlannedMoney, may_differ_by_half_of_one_percent) {
  EXPECT_EQ(mistakes_of(plan_with(
                one_change(R"({ "budgets": { "co-design": { "cost": "£20,890 per year" } } })"))),
            Messages{});
  EXPECT_EQ(mistakes_of(plan_with(one_change(
                            R"({ "budgets": { "co-design": { "cost": "£20,910 per year" } } })")))
                .size(),
            1u);
}

TEST(PlannedMoney, may_move_between_payers) {
  EXPECT_EQ(mistakes_of(
                plan_with(one_change(R"({ "budgets": { "co-design": { "payer": "health" } } })"))),
            Messages{});
}

TEST(PlannedMoney, keeps_a_declared_exception_with_its_reason) {
  const PlannedMoney money =
      compiled(plan_with(one_change(
                   more_nurses,
                   R"(, "extra-money": { "amount": "£30,000 per year", "why": "a third nurse" })")))
          .planned_money;

  ASSERT_EQ(money.extras.size(), 1u);
  EXPECT_EQ(money.extras[0].arm, 1u);
  EXPECT_NEAR(money.extras[0].pounds, 30'000, 0.01);
  EXPECT_EQ(money.extras[0].why, "a third nurse");
}

TEST(PlannedMoney, believes_no_declaration_that_is_untrue) {
  EXPECT_EQ(
      mistakes_of(plan_with(one_change(
          more_nurses, R"(, "extra-money": { "amount": "£5,000 per year", "why": "a little" })"))),
      (Messages{"the arm 'other' declares £5,000 a year more, but plans £210,000 a year "
                "and 'today' £180,000: £30,000 more, 16.7 %. Write what it plans: "
                "\"extra-money\": { \"amount\": \"£30,000 per year\", \"why\": \"...\" }"}));
}

TEST(PlannedMoney, is_declared_by_each_arm_for_itself) {
  const std::string arms =
      one_change(more_nurses,
                 R"(, "extra-money": { "amount": "£30,000 per year", "why": "a third nurse" })") +
      R"(, "further": { "from": "other" })";

  const Messages mistakes = mistakes_of(plan_with(arms));

  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_EQ(mistakes[0].find("the arm 'further' plans £210,000"), 0u);
}

TEST(PlannedMoney, is_paid_by_somebody) {
  const std::string nobody = R"({ "teams": { "nurses": { "payer": null } } })";

  const Messages mistakes = mistakes_of(plan_with(one_change(nobody)));

  ASSERT_FALSE(mistakes.empty());
}

TEST(PlannedMoney, of_a_team_without_a_payer_is_a_mistake) {
  std::string text = plan_with(R"("other": { "from": "today" })");
  const std::string payer = R"(, "payer": "health" })";
  text.replace(text.find(payer), payer.size(), " }");

  EXPECT_EQ(mistakes_of(text), (Messages{"the team 'nurses' has a cost that nobody pays. Write "
                                         "\"payer\" beside its cost"}));
}

TEST(PlannedMoney, keeps_its_own_lines_apart_from_payers) {
  std::string text = plan_with(R"("other": { "from": "today" })");
  for (std::size_t at; (at = text.find("\"health\"")) != std::string::npos;)
    text.replace(at, 8, "\"all\"");

  EXPECT_EQ(mistakes_of(text), (Messages{"'all' is a line of its own in the money measures. Give "
                                         "this payer another id"}));
}

// --- Changing over ------------------------------------------------------------------------------

const char transition[] =
    R"(, "transition": { "cost": "£15,000", "payer": "council", "double-running": "3 months" })";

TEST(ChangingOver, costs_each_change_of_the_route_the_same) {
  const std::string arms = R"("other": { "from": "today", "changes": {
      "shorter": { "remove": ["panel"] },
      "words": { "patch": { "pathway": { "form": { "takes": "30 minutes" } } } },
      "posts": { "patch": { "teams": { "workers": { "caseload": 25 } } } } } })";

  const Scenario scenario = compiled(plan_with(arms, transition));

  EXPECT_EQ(scenario.all.measures[1].transition.pounds, 30'000);
  EXPECT_EQ(scenario.all.measures[1].transition.payer, 0);
}

TEST(ChangingOver, costs_an_arm_without_changes_of_the_route_nothing) {
  const std::string arms = R"("same-again": { "from": "today" }, )" +
                           one_change(R"({ "teams": { "workers": { "caseload": 25 } } })");

  const Scenario scenario = compiled(plan_with(arms, transition));

  for (const MeasuresInput& input : scenario.all.measures) {
    EXPECT_TRUE(input.has_transition);
    EXPECT_EQ(input.transition.pounds, 0);
    EXPECT_TRUE(input.double_running.empty());
  }
}

TEST(ChangingOver, pays_for_a_time_what_the_old_route_no_longer_needs) {
  const std::string arms = R"("other": { "from": "today", "changes": {
      "shorter": { "remove": ["panel"],
                   "patch": { "budgets": { "co-design": { "cost": "£50,000 per year" } }, "teams": { "nurses": { "count": 1 } } } } } })";

  const MeasuresInput input = compiled(plan_with(arms, transition)).all.measures[1];

  ASSERT_EQ(input.double_running.size(), 1u);
  EXPECT_EQ(input.double_running[0].payer, 1);
  EXPECT_NEAR(input.double_running[0].pounds_per_ms * years(1), 30'000, 0.01);
  EXPECT_EQ(input.double_running[0].to.count, to_ticks(months(3)).count);
}

TEST(ChangingOver, is_the_same_for_all_arms) {
  const Messages mistakes =
      mistakes_of(plan_with(one_change(R"({ "transition": { "cost": "£1" } })"), transition));

  EXPECT_EQ(mistakes,
            (Messages{"all arms share 'transition'. Change it in the scenario itself, for "
                      "all arms"}));
}

}  // namespace
}  // namespace waymark
