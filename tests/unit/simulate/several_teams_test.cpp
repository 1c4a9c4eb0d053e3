// Work that takes units of several teams at once.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// Operations take a surgeon, a room and two nurses for a day; visits one nurse for a day.
std::string theatre(const std::string& people, const std::string& more = "",
                    const std::string& arms = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, )" +
         people + R"( },
    "teams": { "surgeons": { "kind": "units", "count": 2 }, "rooms": { "kind": "units", "count": 3 }, "nurses": { "kind": "units", "count": 5 } },
    "pathway": {
      "operation": { "kind": "activity", "teams": { "surgeons": 1, "rooms": 1, "nurses": 2 }, "lasts": "1 day", "then": "gone")" +
         more + R"( },
      "visit": { "kind": "activity", "team": "nurses", "lasts": "1 day", "then": "gone" },
      "gone": { "kind": "exit" }, "away": { "kind": "exit" } })" +
         arms;
}
const char* const nine_operations = R"("count": 9, "at": { "operation": 1 })";

std::vector<double> days_begun(LittleWorld& world, const std::string& step) {
  std::vector<double> days;
  for (const Told& each : world.facts(FactKind::began, world.step(step)))
    days.push_back(in_days(each.fact.time));
  return days;
}
std::int32_t free_of(LittleWorld& world, const std::string& team) {
  return world.world().team[world.team(team)].free;
}

TEST(SeveralTeams, are_all_taken_and_all_given_back) {
  LittleWorld world(theatre(nine_operations));
  world.begin();
  world.advance_to(at_day(0.5));
  EXPECT_EQ(free_of(world, "surgeons"), 0);
  EXPECT_EQ(free_of(world, "rooms"), 1);
  EXPECT_EQ(free_of(world, "nurses"), 1);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);

  EXPECT_EQ(days_begun(world, "operation"), (std::vector<double>{0, 0, 1, 1, 2, 2, 3, 3, 4}));
  EXPECT_EQ(free_of(world, "nurses"), 5);
}

TEST(SeveralTeams, are_waited_for_by_the_scarcest) {
  // Five nurses are enough for two operations; with three there is one at a time.
  std::string text = theatre(nine_operations);
  text.replace(text.find("\"count\": 5"), 10, "\"count\": 3");
  LittleWorld world(text);
  world.play();

  EXPECT_EQ(days_begun(world, "operation"), (std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST(SeveralTeams, leave_to_others_what_is_of_no_use_yet) {
  // Four visits and three operations at once: whoever can begin does, and nurses who become free go
  // to whoever has waited longest of those who stand first.
  LittleWorld world(theatre(R"("count": 40, "at": { "operation": 0.5, "visit": 0.5 })"));
  world.begin();
  while (world.world().now < at_day(60)) {
    world.advance_to(world.world().now + at_day(0.25));
    check_invariants(world.run());
    EXPECT_GE(free_of(world, "nurses"), 0);
  }

  EXPECT_EQ(world.came_to("gone"), 40);
}

TEST(SeveralTeams, begin_when_somebody_before_them_gives_up) {
  // A room is held for ten days; the first in line for it and a nurse gives up after two, and the
  // one behind needs a nurse only.
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 1, "at": { "stay": 1 } },
    "arrivals": { "both": { "to": "exam", "every": "30 days" }, "one": { "to": "visit", "every": "31 days" } },
    "teams": { "rooms": { "kind": "units", "count": 1 }, "nurses": { "kind": "units", "count": 1 } },
    "pathway": {
      "stay": { "kind": "activity", "team": "rooms", "lasts": "40 days", "then": "gone" },
      "exam": { "kind": "activity", "teams": { "nurses": 1, "rooms": 1 }, "lasts": "1 day", "patience": "2 days", "gives-up": "gone", "then": "gone" },
      "visit": { "kind": "activity", "team": "nurses", "lasts": "1 day", "then": "gone" },
      "gone": { "kind": "exit" } })");
  world.play();

  EXPECT_EQ(days_begun(world, "visit").front(), 32);
}

TEST(SeveralTeams, may_have_room_for_few_to_wait) {
  LittleWorld world(theatre(nine_operations, R"(, "waiting-room": 3, "turned-away": "away")"));
  world.play();

  EXPECT_EQ(world.came_to("away", Way::turned_away), 4);
}

TEST(SeveralTeams, may_be_kept_together) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 2, "at": { "operation": 1 } },
    "teams": { "rooms": { "kind": "units", "count": 1 }, "nurses": { "kind": "units", "count": 2 }, "beds": { "kind": "units", "count": 1 } },
    "pathway": {
      "operation": { "kind": "activity", "teams": { "rooms": 1, "nurses": 2 }, "lasts": "1 day", "keeps-until-begun": true, "then": "bed" },
      "bed": { "kind": "activity", "team": "beds", "lasts": "3 days", "then": "gone" },
      "gone": { "kind": "exit" } })");
  world.begin();
  world.advance_to(at_day(3));
  EXPECT_EQ(world.world().team[world.team("nurses")].kept, 2);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);

  EXPECT_EQ(days_begun(world, "bed"), (std::vector<double>{1, 4}));
  EXPECT_EQ(free_of(world, "nurses"), 2);
}

TEST(SeveralTeams, that_an_arm_takes_no_longer_are_given_back) {
  LittleWorld world(theatre(
      nine_operations, "",
      R"(, "arms": { "as-is": {}, "none": { "from": "as-is", "changes": { "stop": { "remove": ["operation"] } } } })"));
  world.play("none");

  EXPECT_EQ(free_of(world, "surgeons"), 2);
  EXPECT_EQ(free_of(world, "rooms"), 3);
  EXPECT_EQ(free_of(world, "nurses"), 5);
  check_invariants(world.run());
}

TEST(SeveralTeams, are_not_named_beside_one) {
  EXPECT_THROW(compiled(theatre(nine_operations, R"(, "team": "nurses")")), ScenarioError);
}

}  // namespace
}  // namespace waymark
