// Moving: choices, exits, circles, dates of requests, and who is counted where.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

const char* const choice = R"("dates": { "start": "2027-04-01", "horizon": "10 days" },
  "population": { "just-come": true, "count": 4000, "at": { "fork": 1 } },
  "pathway": { "fork": { "kind": "delay", "lasts": "1 day", "then": { "one-of": { "left": 0.5, "right": 0.3, "ahead": 0.2 } } },
               "left": { "kind": "home" }, "right": { "kind": "home" }, "ahead": { "kind": "home" } },
  "arms": { "as-is": {}, "shift": { "from": "as-is", "changes": { "more": { "patch": { "pathway": { "fork": { "then": { "one-of": { "left": 0.3, "right": 0.5 } } } } } } } } })";

std::map<Who, std::uint16_t> chosen(LittleWorld& world) {
  std::map<Who, std::uint16_t> ways;
  for (const Told& moved : world.facts(FactKind::moved))
    if (static_cast<Way>(moved.fact.detail) == Way::then) ways[moved.who] = moved.fact.place;
  return ways;
}

TEST(Choice, is_taken_by_its_chances) {
  LittleWorld world(choice);
  world.play("as-is");

  EXPECT_NEAR(world.came_to("left") / 4000.0, 0.5, 4 * std::sqrt(0.25 / 4000));
  EXPECT_NEAR(world.came_to("right") / 4000.0, 0.3, 4 * std::sqrt(0.21 / 4000));
  EXPECT_EQ(world.came_to("left") + world.came_to("right") + world.came_to("ahead"), 4000);
}

TEST(Choice, moves_only_those_whom_a_new_weight_moves) {
  LittleWorld before(choice), after(choice);
  before.play("as-is");
  after.play("shift");

  const auto old_ways = chosen(before), new_ways = chosen(after);
  for (const auto& [who, way] : old_ways) {
    if (way == before.step("right")) {
      EXPECT_EQ(new_ways.at(who), way);  // grown: keeps everyone
    }
    if (way == before.step("ahead")) {
      EXPECT_NE(new_ways.at(who), before.step("left"));
    }
  }
  EXPECT_NEAR(after.came_to("right") / 4000.0, 0.5, 4 * std::sqrt(0.25 / 4000));
}

TEST(Choice, of_weights_by_a_trait_sends_people_where_they_belong) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 days" },
    "population": { "just-come": true, "count": 500, "at": { "fork": 1 }, "traits": { "young": "30 %" } },
    "predictors": { "is-young": { "number": { "value": 0, "terms": { "young": { "adds": 1 } } } }, "is-old": { "number": { "value": 1, "terms": { "young": { "adds": -1 } } } } },
    "pathway": { "fork": { "kind": "delay", "lasts": "1 day", "then": { "one-of": { "school": "=is-young", "hall": "=is-old" } } },
                 "school": { "kind": "home" }, "hall": { "kind": "home" } })");
  world.play();

  for (std::uint32_t person = 0; person < 500; ++person)
    EXPECT_EQ(world.run().stay(person, 0).step, world.world().trait.row(person)[0] == 1.0
                                                    ? world.step("school")
                                                    : world.step("hall"));
}

TEST(Choice, with_no_way_left_is_an_error) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 days" },
    "population": { "just-come": true, "count": 50, "at": { "fork": 1 }, "traits": { "young": "50 %" } },
    "predictors": { "is-young": { "number": { "value": 0, "terms": { "young": { "adds": 1 } } } } },
    "pathway": { "fork": { "kind": "delay", "lasts": "1 day", "then": { "one-of": { "a": "=is-young", "b": "=is-young" } } },
                 "a": { "kind": "home" }, "b": { "kind": "home" } })");

  EXPECT_THROW(world.play(), RunError);
}

TEST(Motion, in_a_circle_that_takes_no_time_is_an_error_that_says_where) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 days" },
    "arrivals": { "people": { "to": "round", "every": "3 days" } },
    "pathway": { "round": { "kind": "delay", "lasts": "0 days", "then": "about" }, "about": { "kind": "delay", "lasts": "0 days", "then": "round" },
                 "home": { "kind": "home" } })");

  try {
    world.play();
    FAIL() << "nobody noticed";
  } catch (const RunError& error) {
    EXPECT_EQ(error.time(), at_day(3));
    EXPECT_EQ(error.person(), 0u);
    EXPECT_TRUE(error.step() == "round" || error.step() == "about") << error.step();
  }
}

TEST(Motion, through_a_circle_of_clocks_that_ring_at_once_is_an_error) {
  // A rate so high that it rings in the same millisecond, again and again.
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 days" },
    "population": { "just-come": true, "count": 1, "at": { "here": 1 } },
    "pathway": { "here": { "kind": "home" }, "there": { "kind": "home" } },
    "clocks": { "go": { "rate": "1e30 per day", "during": ["here"], "then": "there" }, "come": { "rate": "1e30 per day", "during": ["there"], "then": "here" } })");

  EXPECT_THROW(world.play(), RunError);
}

TEST(Exits, end_one_track_or_everything) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 days" },
    "population": { "just-come": true, "count": 6, "at": { "course": 1, "job": 1 } },
    "pathway": { "course": { "kind": "delay", "lasts": "2 days", "then": "done" }, "done": { "kind": "exit", "leaves": "track" },
                 "job": { "kind": "delay", "track": "work", "lasts": "5 days", "then": "away" }, "away": { "kind": "exit", "track": "work" } })");
  world.begin();

  world.advance_to(at_day(3));
  EXPECT_EQ(world.world().living, 6u);
  EXPECT_EQ(world.run().stay(0, world.run().arm().steps[world.step("done")].track).step, none);
  EXPECT_EQ(world.world().present[world.step("done")], 0);
  check_invariants(world.run());

  world.advance_to(at_day(6));
  EXPECT_EQ(world.world().living, 0u);
  EXPECT_EQ(world.world().departed, 6u);
  EXPECT_EQ(world.count(FactKind::left, world.step("away")), 6);
  EXPECT_EQ(world.count(FactKind::left, world.step("done")), 0);
}

TEST(Exits, from_everything_give_back_what_other_tracks_hold) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 days" },
    "population": { "just-come": true, "count": 3, "at": { "bed": 1, "well": 1 } },
    "teams": { "beds": { "kind": "units", "count": 1 } },
    "pathway": { "bed": { "kind": "activity", "team": "beds", "lasts": "9 days", "then": "gone" }, "gone": { "kind": "exit" },
                 "well": { "kind": "delay", "track": "life", "lasts": "4 days", "then": "died" }, "died": { "kind": "exit", "track": "life", "death": true } })");
  world.play();

  EXPECT_EQ(world.world().living, 0u);
  EXPECT_EQ(world.world().team[0].free, 1);
  EXPECT_EQ(world.world().team[0].for_units.length, 0);
  EXPECT_EQ(world.count(FactKind::worked), 0);
}

TEST(Exits, of_the_last_track_make_the_person_leave) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 days" },
    "population": { "just-come": true, "count": 2, "at": { "a": 1, "b": 1 } },
    "pathway": { "a": { "kind": "delay", "track": "one", "lasts": "2 days", "then": "end-a" }, "end-a": { "kind": "exit", "track": "one", "leaves": "track" },
                 "b": { "kind": "delay", "track": "two", "lasts": "4 days", "then": "end-b" }, "end-b": { "kind": "exit", "track": "two", "leaves": "track" } })");
  world.play();

  const std::vector<Told> left = world.facts(FactKind::left);
  ASSERT_EQ(left.size(), 2u);
  EXPECT_EQ(left[0].fact.time, at_day(4));
  EXPECT_EQ(left[0].fact.place, world.step("end-b"));
}

TEST(Visits, are_counted_by_step_and_draw_anew) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "1000 days" },
    "population": { "just-come": true, "count": 1, "at": { "there": 1 } },
    "pathway": { "there": { "kind": "delay", "lasts": { "exponential": { "mean": "5 days" } }, "then": "back" },
                 "back": { "kind": "delay", "lasts": "1 day", "then": "there" }, "home": { "kind": "home" } })");
  world.play();

  const std::vector<Told> came = world.facts(FactKind::moved, world.step("there"));
  EXPECT_EQ(world.world().visits.row(0)[world.step("there")], came.size());
  EXPECT_NEAR(static_cast<double>(came.size()), 1000 / 6.0, 4 * std::sqrt(1000 / 6.0));
  EXPECT_NE(came[1].fact.time - came[0].fact.time, came[2].fact.time - came[1].fact.time);
}

}  // namespace
}  // namespace waymark
