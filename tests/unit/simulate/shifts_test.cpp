// Teams whose units come and go by the calendar.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// Four people come to a clinic with two nurses at midnight; each needs five hours. It is open from
/// nine to five.
std::string clinic(const std::string& closing = "finish", const std::string& more = "",
                   const std::string& arms = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "20 days" },
    "population": { "just-come": true, "count": 4, "at": { "seen": 1 } },
    "teams": { "nurses": { "kind": "units", "shifts": { "day": { "units": 2, "from": "9 hours", "to": "17 hours")" +
         more + R"( } }, "at-closing": ")" + closing + R"(" } },
    "pathway": { "seen": { "kind": "activity", "team": "nurses", "lasts": "5 hours", "turned-away": "away", "then": "gone" },
                 "gone": { "kind": "exit" }, "away": { "kind": "exit" } })" +
         arms;
}

std::vector<double> hours_of(LittleWorld& world, FactKind kind, const std::string& step) {
  std::vector<double> hours;
  for (const Told& each : world.facts(kind, world.step(step)))
    hours.push_back(in_milliseconds(each.fact.time) / static_cast<double>(ms_per_hour));
  return hours;
}

TEST(Shifts, begin_with_those_who_wait_and_finish_what_is_in_hand) {
  LittleWorld world(clinic());
  world.begin();
  world.advance_to(at_day(0.75));
  EXPECT_EQ(world.world().team[0].free, -2);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);

  EXPECT_EQ(hours_of(world, FactKind::began, "seen"), (std::vector<double>{9, 9, 14, 14}));
  EXPECT_EQ(hours_of(world, FactKind::left, "gone"), (std::vector<double>{14, 14, 19, 19}));
  EXPECT_EQ(world.world().team[0].free, 0);
  check_invariants(world.run());
}

TEST(Shifts, may_interrupt_work_that_goes_on_the_next_day) {
  LittleWorld world(clinic("interrupt"));
  world.begin();
  world.advance_to(at_day(0.75));
  EXPECT_EQ(world.world().team[0].for_units.length, 2);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);

  EXPECT_EQ(hours_of(world, FactKind::began, "seen"), (std::vector<double>{9, 9, 14, 14}));
  EXPECT_EQ(hours_of(world, FactKind::left, "gone"), (std::vector<double>{14, 14, 35, 35}));
  double worked = 0;
  for (const Told& each : world.facts(FactKind::worked)) worked += each.fact.value;
  EXPECT_EQ(worked, 20.0 * static_cast<double>(ms_per_hour));
}

TEST(Shifts, may_send_away_whoever_waits_or_comes_when_nobody_is_on_duty) {
  // One more comes a day later, at midnight, and finds the clinic closed.
  const std::string late = R"(, "arrivals": { "late": { "to": "seen", "every": "24 hours" } })";
  LittleWorld at_once(clinic("send-away") + late);
  at_once.begin();
  at_once.advance_to(at_day(0.5));
  EXPECT_EQ(at_once.came_to("away", Way::turned_away), 4);

  // Whoever waits at five is sent on; who is being seen is seen to the end.
  const std::string in_time =
      R"("dates": { "start": "2027-04-01", "hour": "10 hours", "horizon": "2 days" },)";
  std::string text = clinic("send-away");
  text = in_time + text.substr(text.find("\"population\""));
  text.replace(text.find("\"lasts\": \"5 hours\""), 18, "\"lasts\": \"8 hours\"");
  LittleWorld world(text);
  world.play();
  EXPECT_EQ(hours_of(world, FactKind::left, "gone"), (std::vector<double>{8, 8}));
  EXPECT_EQ(hours_of(world, FactKind::left, "away"), (std::vector<double>{7, 7}));
}

TEST(Shifts, add_up_and_know_days_of_the_week_and_days_off) {
  // The 1st is a Thursday. Nobody works on Friday, which is off, nor at the weekend.
  LittleWorld world(
      R"("dates": { "start": "2027-04-02", "horizon": "20 days" },
    "population": { "just-come": true, "count": 5, "at": { "seen": 1 } },
    "teams": { "nurses": { "kind": "units", "count": 1, "shifts": {
      "week": { "units": 1, "from": "9 hours", "to": "17 hours", "days": ["monday", "friday"], "days-off": ["2027-04-02"] },
      "more": { "units": 2, "since": "2027-04-05", "until": "2027-04-06" } } } },
    "pathway": { "seen": { "kind": "activity", "team": "nurses", "lasts": "100 days", "then": "gone" }, "gone": { "kind": "exit" } })");
  world.play();

  EXPECT_EQ(hours_of(world, FactKind::began, "seen"), (std::vector<double>{0, 72, 72, 81}));
}

const char* const longer_day =
    R"(, "arms": { "as-is": {}, "longer": { "from": "as-is", "changes": { "open": { "patch": { "teams": { "nurses": { "shifts": { "day": { "from": "3 hours", "to": "17 hours" } } } } } } } } })";

TEST(Shifts, of_an_arm_hold_from_the_branch_on) {
  LittleWorld world(clinic("interrupt", "", longer_day));
  world.play("longer");

  EXPECT_EQ(hours_of(world, FactKind::began, "seen"), (std::vector<double>{3, 3, 8, 8}));
  EXPECT_EQ(hours_of(world, FactKind::left, "gone"), (std::vector<double>{8, 8, 13, 13}));
}

TEST(Shifts, that_change_while_work_is_in_hand_can_still_interrupt_it) {
  // The base arm lets work finish; the other interrupts what the base arm began.
  LittleWorld world(
      R"("dates": { "start": "2027-04-01", "hour": "12 hours", "horizon": "20 days", "warm-up": "1 hour" },
    "population": { "just-come": true, "count": 2, "at": { "seen": 1 } },
    "teams": { "nurses": { "kind": "units", "shifts": { "day": { "units": 2, "from": "9 hours", "to": "17 hours" } } } },
    "pathway": { "seen": { "kind": "activity", "team": "nurses", "lasts": "8 hours", "then": "gone" }, "gone": { "kind": "exit" } },
    "arms": { "as-is": {}, "strict": { "from": "as-is", "changes": { "shut": { "patch": { "teams": { "nurses": { "at-closing": "interrupt" } } } } } } })");
  world.play("strict");

  // Six hours until five, two more from nine the next morning.
  EXPECT_EQ(hours_of(world, FactKind::left, "gone"), (std::vector<double>{23, 23}));
}

TEST(Shifts, must_be_days_and_dates) {
  EXPECT_THROW(compiled(clinic("finish", R"(, "days": ["mon"])")), ScenarioError);
  EXPECT_THROW(compiled(clinic("finish", R"(, "days-off": ["Christmas"])")), ScenarioError);
}

TEST(Shifts, that_send_away_need_a_place_to_send_to) {
  std::string text = clinic("send-away");
  text.erase(text.find(R"("turned-away": "away", )"), 23);
  EXPECT_THROW(compiled(text), ScenarioError);
}

TEST(Shifts, cost_what_is_on_duty) {
  // £30 an hour for two nurses, eight hours a day.
  std::string text = clinic("finish") + R"(, "payers": { "town": "The town" })";
  text.replace(text.find("\"at-closing\""), 12,
               R"("cost": "£30 per hour", "payer": "town", "at-closing")");
  const Scenario scenario = compiled(text);

  ASSERT_EQ(scenario.planned_money.rows.size(), 1u);
  EXPECT_NEAR(scenario.planned_money.rows[0].by_arm[0], 30 * 16 * 365.25, 1e-6);
}

}  // namespace
}  // namespace waymark
