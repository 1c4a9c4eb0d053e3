// Activities, delays and homes.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

TEST(Activity, holds_a_unit_for_its_time) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "30 days" },
    "arrivals": { "people": { "to": "scan", "every": "10 days" } },
    "teams": { "machines": { "kind": "units", "count": 1 } },
    "pathway": { "scan": { "kind": "activity", "team": "machines", "lasts": "3 days", "then": "home" }, "home": { "kind": "home" } })");
  world.begin();

  world.advance_to(at_day(11));
  EXPECT_EQ(world.world().team[0].free, 0);
  world.advance_to(at_day(14));
  EXPECT_EQ(world.world().team[0].free, 1);

  const std::vector<Told> worked = world.facts(FactKind::worked);
  ASSERT_EQ(worked.size(), 1u);
  EXPECT_EQ(worked.front().fact.value, 3.0 * static_cast<double>(ms_per_day));
}

TEST(Activity, tells_how_much_work_is_taken_on_when_it_begins) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 hours" },
    "arrivals": { "people": { "to": "scan", "every": "2 hours" } },
    "teams": { "machines": { "kind": "units", "count": 2 } },
    "pathway": { "scan": { "kind": "activity", "team": "machines", "lasts": "5.5 hours", "then": "out" }, "out": { "kind": "exit" } })");
  world.play();

  // At 2, 4, 7.5 and 9.5 hours; two of them are not over at the end.
  const std::vector<Told> taken_on = world.facts(FactKind::taken_on);
  ASSERT_EQ(taken_on.size(), 4u);
  for (const Told& each : taken_on) EXPECT_EQ(each.fact.value, 5.5 * ms_per_hour);
}

TEST(Activity, without_a_team_makes_nobody_wait) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "30 days" },
    "population": { "just-come": true, "count": 50, "at": { "walk": 1 } },
    "pathway": { "walk": { "kind": "activity", "lasts": "3 days", "then": "home" }, "home": { "kind": "home" } })");
  world.play();

  for (const Told& moved : world.facts(FactKind::moved, world.step("home")))
    EXPECT_EQ(moved.fact.time, at_day(3));
  EXPECT_EQ(world.came_to("home"), 50);
}

TEST(Activity, of_another_team_than_units_is_refused) {
  EXPECT_THROW(compiled(R"("dates": { "start": "2027-04-01", "horizon": "30 days" },
    "teams": { "workers": { "kind": "hours", "fte": 1 } },
    "pathway": { "scan": { "kind": "activity", "team": "workers", "lasts": "3 days", "then": "home" }, "home": { "kind": "home" } })"),
               ScenarioError);
}

TEST(Activity, gives_its_unit_to_the_next_when_a_clock_interrupts_it) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "400 days" },
    "population": { "just-come": true, "count": 100, "at": { "ward": 1 } },
    "teams": { "beds": { "kind": "units", "count": 2 } },
    "pathway": { "ward": { "kind": "activity", "team": "beds", "lasts": "20 days", "then": "home" }, "home": { "kind": "home" } },
    "clocks": { "walks-out": { "rate": "0.02 per day", "during": ["ward"], "then": "home" } })");
  world.play();

  EXPECT_EQ(world.came_to("home"), 100);
  EXPECT_GT(world.came_to("home", Way::clock), 50);
  EXPECT_EQ(world.world().team[0].free, 2);
  EXPECT_EQ(world.world().team[0].for_units.length, 0);
}

TEST(Delay, lasts_as_long_as_drawn_for_each) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "2 years" },
    "population": { "just-come": true, "count": 3000, "at": { "wait": 1 } },
    "pathway": { "wait": { "kind": "delay", "lasts": { "gamma": { "mean": "20 days", "sd": "10 days" } }, "then": "home" }, "home": { "kind": "home" } })");
  world.play();

  double sum = 0, squares = 0;
  for (const Told& moved : world.facts(FactKind::moved, world.step("home"))) {
    const double days = in_days(moved.fact.time);
    sum += days;
    squares += days * days;
  }
  EXPECT_NEAR(sum / 3000, 20, 4 * 10 / std::sqrt(3000.0));
  EXPECT_NEAR(std::sqrt(squares / 3000 - sum / 3000 * sum / 3000), 10, 1);
}

TEST(Delay, of_a_negative_length_is_refused) {
  EXPECT_THROW(compiled(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
    "pathway": { "wait": { "kind": "delay", "lasts": { "normal": { "mean": "20 days", "sd": "10 days" } }, "then": "home" }, "home": { "kind": "home" } })"),
               ScenarioError);
}

TEST(Delay, of_no_length_is_over_in_the_same_moment) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
    "arrivals": { "people": { "to": "wait", "every": "100 days" } },
    "pathway": { "wait": { "kind": "delay", "lasts": "0 days", "then": "home" }, "home": { "kind": "home" } })");
  world.play();

  const std::vector<Told> moved = world.facts(FactKind::moved);
  ASSERT_EQ(moved.size(), 6u);
  EXPECT_EQ(moved[0].fact.time, moved[1].fact.time);
}

TEST(Home, keeps_people_until_a_clock_rings) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "50 years" },
    "population": { "just-come": true, "count": 30, "at": { "home": 1 } },
    "pathway": { "home": { "kind": "home" } })");
  world.play();

  EXPECT_EQ(world.world().present[0], 30);
  EXPECT_EQ(world.world().events, 0u);
  EXPECT_EQ(world.count(FactKind::moved), 30);
}

}  // namespace
}  // namespace waymark
