#include "waymark/simulate/waiting_room.h"

#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// Ten people who come to one desk at once; each takes a day there.
std::string crowd_at(const std::string& kind, const std::string& says,
                     const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "100 days", "warm-up": "1 hour" },
    "population": { "just-come": true, "count": 10, "at": { "desk": 1 } },
    "stocks": { "trust": { "start": 0.5 } },
    "teams": { "clerks": { "kind": "units", "count": 2 }, "workers": { "kind": "hours", "fte": 1, "caseload": 2 } },
    "pathway": { "desk": { "kind": ")" +
         kind + R"(", "then": "gone", )" + says + R"( },
                 "gone": { "kind": "exit" }, "away": { "kind": "home" }, "left": { "kind": "home" } })" +
         more;
}

const char* const at_clerks = R"("team": "clerks", "lasts": "1 day", )";

TEST(WaitingRoom, turns_away_whoever_finds_it_full) {
  LittleWorld world(
      crowd_at("activity", std::string(at_clerks) + R"("waiting-room": 3, "turned-away": "away")"));
  world.play();

  EXPECT_EQ(world.came_to("away", Way::turned_away), 5);
  EXPECT_EQ(world.came_to("gone"), 5);
  EXPECT_EQ(world.count(FactKind::joined_queue), 3);
  check_invariants(world.run());
}

TEST(WaitingRoom, without_chairs_lets_nobody_wait) {
  LittleWorld world(
      crowd_at("activity", std::string(at_clerks) + R"("waiting-room": 0, "turned-away": "away")"));
  world.play();

  EXPECT_EQ(world.came_to("away", Way::turned_away), 8);
  EXPECT_EQ(world.count(FactKind::joined_queue), 0);
}

TEST(WaitingRoom, is_for_one_step_even_where_two_share_a_team) {
  // Four come to each; the clerks are busy with two of the first step.
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "arrivals": { "early": { "to": "first", "every": "40 days" } },
    "population": { "just-come": true, "count": 8, "at": { "first": 0.5, "second": 0.5 } },
    "teams": { "clerks": { "kind": "units", "count": 1 } },
    "pathway": { "first": { "kind": "activity", "team": "clerks", "lasts": "50 days", "then": "gone" },
                 "second": { "kind": "activity", "team": "clerks", "lasts": "50 days", "waiting-room": 2, "turned-away": "away", "then": "gone" },
                 "gone": { "kind": "exit" }, "away": { "kind": "home" } })");
  world.begin();
  world.advance_to(at_day(1));

  const int at_second = world.came_to("second");
  const int in_line = world.count(FactKind::joined_queue, world.step("second"));
  EXPECT_GT(world.count(FactKind::joined_queue, world.step("first")), 1);
  const int served = world.count(FactKind::began, world.step("second"));
  EXPECT_EQ(in_line, 2);
  EXPECT_EQ(world.came_to("away", Way::turned_away), at_second - served - 2);
}

TEST(WaitingRoom, may_be_that_of_a_gate_a_caseload_or_a_group) {
  const std::string three = R"(, "waiting-room": 3, "turned-away": "away")";
  for (
      const auto& [kind, says] : std::vector<std::pair<std::string, std::string>>{
          {"gate", R"("team": "clerks", "takes": "24 hours", "refused": "gone", "lost": "gone")"},
          {"support",
           R"("team": "workers", "contact": { "every": "1 day", "takes": "1 hour" }, "lasts": "5 days")"},
          {"group",
           R"("places": 2, "session": { "every": "1 day", "takes": "1 hour" }, "lasts": "5 days")"}}) {
    LittleWorld world(crowd_at(kind, says + three));
    world.play();

    EXPECT_EQ(world.came_to("away", Way::turned_away), 5) << kind;
    EXPECT_EQ(world.came_to("gone"), 5) << kind;
    check_invariants(world.run());
  }
}

TEST(WaitingRoom, is_felt_by_those_it_turns_away) {
  LittleWorld world(crowd_at(
      "activity", std::string(at_clerks) + R"("waiting-room": 3, "turned-away": "away")",
      R"(, "experiences": { "sent": { "when": "turned-away", "moves": "trust", "toward": 0, "by": 0.5 } })"));
  world.play();

  for (const Told& moved : world.facts(FactKind::moved, world.step("away")))
    EXPECT_EQ(world.value_of(moved.fact.person, "trust"), 0.25);
}

TEST(WaitingRoom, lets_in_whom_a_removal_brings) {
  LittleWorld world(
      R"("dates": { "start": "2027-04-01", "horizon": "100 days", "warm-up": "1 day" },
    "population": { "just-come": true, "count": 6, "at": { "before": 1 } },
    "teams": { "clerks": { "kind": "units", "count": 1 } },
    "pathway": { "before": { "kind": "delay", "lasts": "50 days", "then": "desk" },
                 "desk": { "kind": "activity", "team": "clerks", "lasts": "1 day", "waiting-room": 1, "turned-away": "away", "then": "gone" },
                 "gone": { "kind": "exit" }, "away": { "kind": "exit" } },
    "arms": { "as-is": {}, "at-once": { "from": "as-is", "changes": { "out": { "remove": ["before"] } } } })");
  world.play("at-once");

  EXPECT_EQ(world.came_to("gone"), 6);
  EXPECT_EQ(world.came_to("away"), 0);
}

TEST(WaitingRoom, is_a_way_out_that_an_audit_shows) {
  const Scenario scenario = compiled(
      crowd_at("activity", std::string(at_clerks) + R"("waiting-room": 3, "turned-away": "away")"));
  const Pathway pathway = pathway_of(scenario.all, 0);

  int ways = 0;
  for (const PathwayLink& link : pathway.links)
    ways += link.by_waiting && pathway.steps[static_cast<std::size_t>(link.to)].id == "away";
  EXPECT_EQ(ways, 1);
}

TEST(Balking, is_asked_only_of_those_who_would_have_to_wait) {
  LittleWorld world(
      crowd_at("activity", std::string(at_clerks) + R"("joins": "0 %", "gives-up": "left")"));
  world.play();

  EXPECT_EQ(world.came_to("left", Way::gave_up), 8);
  EXPECT_EQ(world.came_to("gone"), 2);
}

TEST(Balking, is_each_persons_own_chance) {
  LittleWorld world(
      R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 4000, "at": { "desk": 1 }, "traits": { "busy": "50 %" } },
    "predictors": { "stays": { "chance": { "by": "busy", "at": { "0": "90 %", "1": "30 %" } } } },
    "teams": { "clerks": { "kind": "units", "count": 1 } },
    "pathway": { "desk": { "kind": "activity", "team": "clerks", "lasts": "1 year", "joins": "=stays", "gives-up": "left", "then": "left" },
                 "left": { "kind": "home" } })");
  world.play();

  int joined = 0;
  for (const Told& each : world.facts(FactKind::joined_queue))
    joined += world.world().trait.row(each.fact.person)[0] == 1.0;
  double busy = 0;
  for (std::uint32_t person = 0; person < 4000; ++person)
    busy += world.world().trait.row(person)[0];
  EXPECT_NEAR(joined / busy, 0.3, 4 * std::sqrt(0.21 / busy));
  EXPECT_NEAR((world.count(FactKind::joined_queue) - joined) / (4000 - busy), 0.9,
              4 * std::sqrt(0.09 / (4000 - busy)));
}

TEST(WaitingRoom, needs_a_way_for_those_it_turns_away) {
  EXPECT_THROW(compiled(crowd_at("activity", std::string(at_clerks) + R"("waiting-room": 3)")),
               ScenarioError);
  EXPECT_THROW(compiled(crowd_at("activity", std::string(at_clerks) + R"("joins": "50 %")")),
               ScenarioError);
}

}  // namespace
}  // namespace waymark
