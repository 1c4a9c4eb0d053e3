// Units that people hold on to while they wait for what follows.
#include <gtest/gtest.h>

#include "tests/unit/simulate/days_when.h"

namespace waymark {
namespace {

/// Three who come at once to a ward with two beds; a day there, then two days in the only place of
/// care.
std::string ward(const std::string& then = R"("care")", const std::string& more = "",
                 const std::string& arms = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 3, "at": { "ward": 1 } },
    "teams": { "beds": { "kind": "units", "count": 2 }, "places": { "kind": "units", "count": 1 } },
    "pathway": {
      "ward": { "kind": "activity", "team": "beds", "lasts": "1 day", "keeps-until-begun": true, "then": )" +
         then + R"( },
      "care": { "kind": "activity", "team": "places", "lasts": "2 days", "then": "gone")" +
         more + R"( },
      "talk": { "kind": "gate", "booked": "4 days", "takes": "24 hours", "team": "places", "then": "gone", "refused": "gone", "lost": "gone" },
      "rest": { "kind": "delay", "lasts": "5 days", "then": "gone" },
      "gone": { "kind": "exit" } })" +
         arms;
}

std::vector<double> days_kept(LittleWorld& world) {
  std::vector<double> days;
  for (const Told& each : world.facts(FactKind::kept))
    days.push_back(each.fact.value / static_cast<double>(ms_per_day));
  return days;
}

TEST(KeptUnit, is_given_back_when_the_next_step_begins) {
  LittleWorld world(ward());
  world.begin();
  world.advance_to(at_day(2));
  EXPECT_EQ(world.world().team[world.team("beds")].kept, 1);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);

  // One goes on at once, the other when the place is free; the third has the first one's bed.
  EXPECT_EQ(days_when(world, FactKind::began, "ward"), (std::vector<double>{0, 0, 1}));
  EXPECT_EQ(days_when(world, FactKind::began, "care"), (std::vector<double>{1, 3, 5}));
  EXPECT_EQ(days_kept(world), (std::vector<double>{0, 2, 3}));
  EXPECT_EQ(world.world().team[world.team("beds")].free, 2);
  check_invariants(world.run());
}

TEST(KeptUnit, is_given_back_at_once_where_nobody_waits) {
  LittleWorld world(ward(R"("rest")"));
  world.play();

  EXPECT_EQ(days_kept(world), (std::vector<double>{0, 0, 0}));
  EXPECT_EQ(days_when(world, FactKind::began, "ward"), (std::vector<double>{0, 0, 1}));
}

TEST(KeptUnit, is_kept_until_the_day_of_an_appointment) {
  LittleWorld world(ward(R"("talk")"));
  world.play();

  EXPECT_EQ(days_when(world, FactKind::began, "talk"), (std::vector<double>{5, 6, 10}));
  EXPECT_EQ(days_kept(world), (std::vector<double>{4, 5, 4}));
}

TEST(KeptUnit, is_given_back_by_whoever_gives_up_waiting) {
  LittleWorld world(ward(R"("care")", R"(, "patience": "1 day", "gives-up": "rest")"));
  world.play();

  EXPECT_EQ(days_kept(world), (std::vector<double>{0, 1, 1}));
  EXPECT_EQ(world.world().team[world.team("beds")].free, 2);
  EXPECT_EQ(world.world().team[world.team("beds")].kept, 0);
}

TEST(KeptUnit, goes_on_with_the_person_to_a_next_step_of_the_same_team) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 2, "at": { "acute": 1 } },
    "teams": { "beds": { "kind": "units", "count": 1 } },
    "pathway": {
      "acute": { "kind": "activity", "team": "beds", "lasts": "1 day", "keeps-until-begun": true, "then": "calm" },
      "calm": { "kind": "activity", "team": "beds", "lasts": "2 days", "then": "gone" },
      "gone": { "kind": "exit" } })");
  world.play();

  EXPECT_EQ(days_when(world, FactKind::began, "acute"), (std::vector<double>{0, 3}));
  EXPECT_EQ(days_when(world, FactKind::began, "calm"), (std::vector<double>{1, 4}));
  check_invariants(world.run());
}

TEST(KeptUnit, is_still_held_in_an_arm_that_keeps_none) {
  LittleWorld world(ward(
      R"("care")", "",
      R"(, "arms": { "as-is": {}, "at-once": { "from": "as-is", "changes": { "go": { "patch": { "pathway": { "ward": { "keeps-until-begun": false } } } } } } })"));
  world.scenario().all.model.warm_up = at_day(2);
  world.begin();
  world.advance_to(Ticks{0});
  world.branch("at-once");

  EXPECT_EQ(world.world().team[world.team("beds")].free, 0);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);
  EXPECT_EQ(world.world().team[world.team("beds")].free, 2);
  EXPECT_EQ(world.came_to("gone"), 3);
}

std::string ring(const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 2, "at": { "left": 0.5, "right": 0.5 } },
    "teams": { "a": { "kind": "units", "count": 1 }, "b": { "kind": "units", "count": 1 } },
    "pathway": {
      "left": { "kind": "activity", "team": "a", "lasts": "1 day", "keeps-until-begun": true, "then": "right")" +
         more + R"( },
      "right": { "kind": "activity", "team": "b", "lasts": "1 day", "keeps-until-begun": true, "then": "left")" +
         more + R"( },
      "gone": { "kind": "exit" } })";
}

/// A beginning in which one person is at each step.
std::uint64_t seed_with_one_at_each(const std::string& scenario) {
  for (std::uint64_t seed = 1;; ++seed) {
    LittleWorld world(scenario);
    world.begin(seed);
    if (world.world().present[world.step("left")] == 1) return seed;
  }
}

TEST(KeptUnit, that_each_waits_for_of_the_other_is_an_error) {
  LittleWorld world(ring());
  try {
    world.play("only", seed_with_one_at_each(ring()));
    FAIL() << "nobody noticed";
  } catch (const RunError& error) {
    EXPECT_NE(std::string(error.what()).find("nobody will ever be served again"),
              std::string::npos);
  }
}

TEST(KeptUnit, that_each_waits_for_of_the_other_is_no_error_while_somebody_may_give_up) {
  const std::string patient = ring(R"(, "patience": "3 days", "gives-up": "gone")");
  LittleWorld world(patient);
  world.play("only", seed_with_one_at_each(patient));

  EXPECT_GT(world.came_to("gone"), 0);
}

TEST(KeptUnit, needs_a_team) {
  EXPECT_THROW(compiled(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "pathway": { "walk": { "kind": "activity", "lasts": "1 day", "keeps-until-begun": true, "then": "gone" }, "gone": { "kind": "exit" } })"),
               ScenarioError);
}

}  // namespace
}  // namespace waymark
