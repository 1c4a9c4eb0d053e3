// Work that is interrupted by somebody who goes first.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/simulate/days_when.h"

namespace waymark {
namespace {

/// Somebody at a desk from the beginning, for ten days; three days later somebody comes for a day
/// who goes before them, or not.
std::string desk_with(const std::string& team, const std::string& priority,
                      const std::string& more = "", const std::string& step = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "20 days" },
    "population": { "just-come": true, "count": 1, "at": { "slow": 1 } },
    "arrivals": { "others": { "to": "quick", "every": "3 days" } },
    "teams": { "clerk": { "kind": "units", "count": 1)" +
         team + R"( } },
    "pathway": {
      "slow": { "kind": "activity", "team": "clerk", "priority": 5, "lasts": "10 days", "then": "gone")" +
         step + R"( },
      "quick": { "kind": "activity", "team": "clerk", "priority": )" +
         priority + R"(, "lasts": "1 day", "then": "out" },
      "gone": { "kind": "exit" }, "out": { "kind": "exit" }, "tired": { "kind": "exit" } })" +
         more;
}

TEST(Interrupting, takes_the_unit_of_whoever_goes_last) {
  LittleWorld world(desk_with(R"(, "interrupts": true)", "1"));
  world.begin();
  world.advance_to(at_day(3.5));
  EXPECT_EQ(world.world().team[0].for_units.length, 1);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);

  // Three days, then two of every three: 3, 2, 2, 2 and the last one.
  EXPECT_EQ(days_when(world, FactKind::began, "quick"), (std::vector<double>{3, 6, 9, 12, 15, 18}));
  EXPECT_EQ(days_when(world, FactKind::left, "gone"), (std::vector<double>{14}));
  EXPECT_EQ(days_when(world, FactKind::began, "slow"), (std::vector<double>{0}));
  EXPECT_EQ(days_when(world, FactKind::resumed, "slow"), (std::vector<double>{4, 7, 10, 13}));
  EXPECT_TRUE(days_when(world, FactKind::resumed, "quick").empty());
  double worked = 0;
  for (const Told& each : world.facts(FactKind::worked, world.step("slow")))
    worked += each.fact.value;
  EXPECT_EQ(worked, 10.0 * static_cast<double>(ms_per_day));
}

TEST(Interrupting, never_happens_among_equals) {
  LittleWorld world(desk_with(R"(, "interrupts": true)", "5"));
  world.play();

  EXPECT_EQ(days_when(world, FactKind::left, "gone"), (std::vector<double>{10}));
}

TEST(Interrupting, happens_only_where_a_team_says_so) {
  LittleWorld world(desk_with("", "1"));
  world.play();

  EXPECT_EQ(days_when(world, FactKind::left, "gone"), (std::vector<double>{10}));
}

TEST(Interrupting, may_make_work_start_again) {
  std::string text = desk_with(R"(, "interrupts": true, "interrupted": "restart")", "1");
  text.replace(text.find("\"every\": \"3 days\""), 17, "\"every\": \"8 days\"");
  LittleWorld world(text);
  world.begin();
  world.advance_to(at_day(40));

  // Eight days are lost, and again from the ninth: it never gets ten days in a row.
  EXPECT_TRUE(days_when(world, FactKind::left, "gone").empty());
  const std::vector<Told> worked = world.facts(FactKind::worked, world.step("slow"));
  ASSERT_EQ(worked.size(), 4u);
  EXPECT_EQ(worked[0].fact.value, 8.0 * static_cast<double>(ms_per_day));
  EXPECT_EQ(worked[1].fact.value, 7.0 * static_cast<double>(ms_per_day));
}

TEST(Interrupting, leaves_no_patience_to_those_who_have_been_served) {
  LittleWorld world(desk_with(R"(, "interrupts": true)", "1", "",
                              R"(, "patience": "1 hour", "gives-up": "tired")"));
  world.play();

  EXPECT_EQ(world.came_to("tired"), 0);
  EXPECT_EQ(days_when(world, FactKind::left, "gone"), (std::vector<double>{14}));
}

TEST(Interrupting, lets_go_of_whom_a_clock_takes_meanwhile) {
  LittleWorld world(desk_with(
      R"(, "interrupts": true)", "1",
      R"(, "clocks": { "fetched": { "since": "slow", "rates": { "0 days": "0 per day", "3.5 days": "1000 per day" }, "during": ["slow"], "then": "tired" } })"));
  world.play();

  EXPECT_EQ(world.came_to("tired", Way::clock), 1);
  EXPECT_EQ(world.world().team[0].for_units.length, 0);
  EXPECT_EQ(days_when(world, FactKind::left, "out"), (std::vector<double>{4, 7, 10, 13, 16, 19}));
  check_invariants(world.run());
}

TEST(Interrupting, goes_by_the_person) {
  // Ten at once at one desk, four in ten of them urgent: the urgent are done before any other goes
  // on.
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 10, "at": { "desk": 1 }, "traits": { "urgent": "40 %" } },
    "predictors": { "rank": { "number": { "value": 1, "terms": { "urgent": { "adds": -1 } } } } },
    "teams": { "clerk": { "kind": "units", "count": 1, "interrupts": true } },
    "pathway": { "desk": { "kind": "activity", "team": "clerk", "lasts": "1 day", "priority": "=rank", "then": "home" },
                 "home": { "kind": "home" } })");
  world.play();

  bool others = false;
  for (const Told& each : world.facts(FactKind::moved, world.step("home"))) {
    const bool is_urgent = world.world().trait.row(each.fact.person)[0] == 1.0;
    EXPECT_FALSE(is_urgent && others);
    others = others || !is_urgent;
  }
  EXPECT_TRUE(others);
}

/// Two at a desk of two clerks until noon, two hours after the beginning; then of those who are
/// always there, while work is finished. Urgent people come again and again.
std::string after_noon(const std::string& clerks, const std::string& urgent_every,
                       const std::string& urgent_for) {
  return R"("dates": { "start": "2027-04-01", "hour": "10 hours", "horizon": "20 hours" },
    "population": { "just-come": true, "count": 2, "at": { "slow": 1 } },
    "arrivals": { "others": { "to": "quick", "every": ")" +
         urgent_every + R"(" } },
    "teams": { "clerks": { "kind": "units", )" +
         clerks + R"(, "interrupts": true, "at-closing": "finish" } },
    "pathway": {
      "slow": { "kind": "activity", "team": "clerks", "priority": 5, "lasts": "8 hours", "then": "gone" },
      "quick": { "kind": "activity", "team": "clerks", "priority": 1, "lasts": ")" +
         urgent_for + R"(", "then": "out" },
      "gone": { "kind": "exit" }, "out": { "kind": "exit" } })";
}

const char* const one_stays =
    R"("count": 1, "shifts": { "morning": { "units": 1, "from": "8 hours", "to": "12 hours" } })";
const char* const nobody_stays =
    R"("shifts": { "morning": { "units": 2, "from": "8 hours", "to": "12 hours" } })";

std::vector<double> hours_when(LittleWorld& world, FactKind kind, const std::string& step) {
  std::vector<double> hours = days_when(world, kind, step);
  for (double& hour : hours) hour = std::round(hour * 24 * 1000) / 1000;
  return hours;
}

TEST(Interrupting, takes_the_unit_on_duty_while_another_finishes_after_its_shift) {
  LittleWorld world(after_noon(one_stays, "7 hours", "30 minutes"));
  world.begin();
  world.advance_to(at_day(7.2 / 24));
  EXPECT_EQ(world.world().team[0].free, -1);
  EXPECT_EQ(world.world().team[0].for_units.length, 1);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);

  EXPECT_EQ(hours_when(world, FactKind::began, "quick"), (std::vector<double>{7, 14}));
  // The unit that is free at half past seven goes off; the other is finished before who waits.
  EXPECT_EQ(hours_when(world, FactKind::left, "gone"), (std::vector<double>{8, 9}));
  check_invariants(world.run());
}

TEST(Interrupting, gives_no_new_work_to_a_unit_that_only_finishes) {
  LittleWorld closed(after_noon(nobody_stays, "3 hours", "30 minutes"));
  closed.begin();
  closed.advance_to(at_day(7.9 / 24));
  EXPECT_EQ(closed.count(FactKind::began, closed.step("quick")), 0);

  // The one on duty is with somebody urgent already when the next one comes at six.
  LittleWorld world(after_noon(one_stays, "3 hours", "4 hours"));
  world.begin();
  world.advance_to(at_day(7.9 / 24));
  EXPECT_EQ(hours_when(world, FactKind::began, "quick"), (std::vector<double>{3, 7}));
  check_invariants(world.run());
}

TEST(Interrupting, must_be_possible_to_say_how_work_goes_on) {
  EXPECT_THROW(compiled(desk_with(R"(, "interrupted": "restart")", "1")), ScenarioError);
}

}  // namespace
}  // namespace waymark
