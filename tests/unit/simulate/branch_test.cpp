#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// Ten people at a first desk that serves nobody before the branch; the arm takes the desk away.
std::string two_desks(const std::string& people = "10") {
  return R"("dates": { "start": "2027-04-01", "horizon": "100 days", "warm-up": "10 days" },
    "arrivals": { "late": { "to": "second", "every": "9 days" } },
    "population": { "just-come": true, "count": )" +
         people + R"(, "at": { "first": 1 } },
    "teams": { "slow": { "kind": "units", "count": 1 }, "clerk": { "kind": "units", "count": 1 } },
    "pathway": { "first": { "kind": "activity", "team": "slow", "lasts": "50 days", "then": "second" },
                 "second": { "kind": "activity", "team": "clerk", "lasts": "1 day", "then": "gone" },
                 "gone": { "kind": "exit" } },
    "arms": { "as-is": {}, "one-desk": { "from": "as-is", "changes": { "once": { "remove": ["first"] } } } })";
}

TEST(Branch, moves_people_off_a_removed_step_to_what_follows_it) {
  LittleWorld world(two_desks());
  world.begin();
  world.advance_to(Ticks{0});

  world.branch("one-desk");

  EXPECT_EQ(world.came_to("second", Way::removed), 10);
  EXPECT_EQ(world.world().present[world.step("first")], 0);
  EXPECT_EQ(world.world().team[world.team("slow")].for_units.length, 0);
  EXPECT_EQ(world.world().team[world.team("slow")].free, 1);
  check_invariants(world.run());
}

TEST(Branch, lets_moved_people_keep_their_joining_time) {
  // Two newcomers queue at the second desk since the day before; the ten have waited for ten days.
  LittleWorld world(
      R"("dates": { "start": "2027-04-01", "horizon": "100 days", "warm-up": "10 days" },
    "arrivals": { "late": { "to": "second", "every": "3 days" } },
    "population": { "just-come": true, "count": 4, "at": { "first": 1 } },
    "teams": { "slow": { "kind": "units", "count": 1 }, "clerk": { "kind": "units", "count": 1 } },
    "pathway": { "first": { "kind": "activity", "team": "slow", "lasts": "50 days", "then": "second" },
                 "second": { "kind": "activity", "team": "clerk", "lasts": "8 days", "then": "gone" },
                 "gone": { "kind": "exit" } },
    "arms": { "as-is": {}, "one-desk": { "from": "as-is", "changes": { "once": { "remove": ["first"] } } } })");
  world.begin();
  world.advance_to(Ticks{0});
  EXPECT_EQ(world.world().team[world.team("clerk")].for_units.length, 2);

  world.branch("one-desk");
  world.advance_to(world.model().horizon);

  std::vector<std::uint32_t> sources;
  for (const Told& began : world.facts(FactKind::began, world.step("second")))
    sources.push_back(static_cast<std::uint32_t>(began.who >> 32));
  ASSERT_GE(sources.size(), 7u);
  const std::uint32_t population = path_hash("population");
  EXPECT_NE(sources[0], population);  // in work at the branch
  for (std::size_t i = 1; i <= 4; ++i)
    EXPECT_EQ(sources[i], population) << i;  // those who have waited longest
  EXPECT_NE(sources[5], population);
}

TEST(Branch, changes_nothing_for_an_arm_that_says_the_same) {
  const std::string text = two_desks();
  LittleWorld through(text), branched(text);
  through.begin();
  branched.begin();

  through.advance_to(at_day(60));
  branched.advance_to(Ticks{0});
  branched.branch("as-is");
  branched.advance_to(at_day(60));

  ASSERT_EQ(through.told().size(), branched.told().size());
  for (std::size_t i = 0; i < through.told().size(); ++i) {
    EXPECT_EQ(through.told()[i].who, branched.told()[i].who);
    EXPECT_EQ(through.told()[i].fact.time, branched.told()[i].fact.time);
    EXPECT_EQ(through.told()[i].fact.place, branched.told()[i].fact.place);
  }
}

TEST(Branch, sends_newcomers_past_a_removed_step) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "arrivals": { "people": { "to": "form", "every": "10 days" } },
    "pathway": { "form": { "kind": "delay", "lasts": "2 days", "then": "desk" }, "desk": { "kind": "home" } },
    "arms": { "as-is": {}, "no-form": { "from": "as-is", "changes": { "once": { "remove": ["form"] } } } })");
  world.play("no-form");

  EXPECT_EQ(world.came_to("form"), 0);
  EXPECT_EQ(world.came_to("desk", Way::arrival), 9);
}

const char* const rates =
    R"("dates": { "start": "2027-04-01", "horizon": "1 year", "warm-up": "1 year" },
  "population": { "just-come": true, "count": 3000, "at": { "home": 1 } },
  "pathway": { "home": { "kind": "home" }, "away": { "kind": "home" } },
  "clocks": { "goes": { "rate": "0.5 per year", "during": ["home"], "then": "away" } },
  "arms": { "as-is": {}, "faster": { "from": "as-is", "changes": { "push": { "patch": { "clocks": { "goes": { "rate": "1.5 per year" } } } } } } })";

TEST(Branch, spends_a_changed_clock_under_its_old_rule_first) {
  LittleWorld world(rates);
  world.play("faster");

  const double before = std::exp(-0.5);
  const double after = std::exp(-0.5 - 1.5);
  int left_before = 0;
  for (const Told& moved : world.facts(FactKind::moved, world.step("away")))
    left_before += moved.fact.time < Ticks{0};
  EXPECT_NEAR(1 - left_before / 3000.0, before, 4 * std::sqrt(before * (1 - before) / 3000));
  EXPECT_NEAR(world.world().present[world.step("home")] / 3000.0, after,
              4 * std::sqrt(after * (1 - after) / 3000));
}

TEST(Branch, brings_the_same_event_sooner_under_a_higher_rate) {
  LittleWorld slow(rates), fast(rates);
  slow.play("as-is");
  fast.play("faster");

  const auto days_of = [](LittleWorld& world) {
    std::map<Who, double> days;
    for (const Told& rang : world.facts(FactKind::rang)) days[rang.who] = in_days(rang.fact.time);
    return days;
  };
  const std::map<Who, double> slow_days = days_of(slow), fast_days = days_of(fast);
  for (const auto& [who, day] : slow_days) {
    if (day < 0) {
      EXPECT_EQ(fast_days.at(who), day);
    } else {
      EXPECT_NEAR(fast_days.at(who), day / 3, 1e-6);
    }
  }
}

TEST(Branch, lets_people_in_work_at_a_removed_step_give_their_unit_back) {
  LittleWorld world(two_desks("1"));
  world.begin();
  world.advance_to(Ticks{0});
  EXPECT_EQ(world.world().team[world.team("slow")].free, 0);

  world.branch("one-desk");

  EXPECT_EQ(world.world().team[world.team("slow")].free, 1);
}

/// Ten people come to a desk of `before` clerks ten days before the branch; 30 days of work each.
std::string desk_of(const std::string& before, const std::string& after) {
  return R"("dates": { "start": "2027-04-01", "horizon": "100 days", "warm-up": "10 days" },
    "population": { "just-come": true, "count": 10, "at": { "desk": 1 } },
    "teams": { "clerks": { "kind": "units" )" +
         before + R"( } },
    "pathway": { "desk": { "kind": "activity", "team": "clerks", "lasts": "30 days", "then": "gone" },
                 "gone": { "kind": "exit" } },
    "arms": { "as-is": {}, "other": { "from": "as-is", "changes": { "clerks": { "patch": { "teams": { "clerks": { "count": )" +
         after + R"( } } } } } } })";
}

TEST(Branch, counts_those_at_work_where_a_limit_begins) {
  LittleWorld world(desk_of("", "4"));
  world.begin();
  world.advance_to(Ticks{0});

  world.branch("other");

  EXPECT_EQ(world.world().team[0].free, -6);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);
  EXPECT_EQ(world.world().team[0].free, 4);
}

TEST(Branch, lets_everybody_begin_where_a_limit_ends) {
  LittleWorld world(desk_of(", \"count\": 4", "null"));
  world.begin();
  world.advance_to(Ticks{0});

  world.branch("other");

  EXPECT_EQ(world.world().team[0].for_units.length, 0);
  check_invariants(world.run());
  world.advance_to(at_day(20.5));
  EXPECT_EQ(world.count(FactKind::left), 4);
  world.advance_to(at_day(30.5));
  EXPECT_EQ(world.count(FactKind::left), 10);
}

/// Ten days before the branch and ten after it; one arm closes the first door, another opens a
/// second.
const char* const two_doors_text =
    R"("dates": { "start": "2027-04-01", "horizon": "9.5 days", "warm-up": "10 days" },
    "arrivals": { "front": { "to": "home", "every": "1 day" } },
    "pathway": { "home": { "kind": "home" }, "side": { "kind": "home" } },
    "arms": { "both": { "changes": { "b": { "add": { "arrivals": {
                "back": { "to": "side", "every": "2 days" } } } } } },
              "front-only": {},
              "neither": { "changes": { "c": { "patch": { "arrivals": { "front": null } } } } } },
    "experiment": { "base": "front-only" })";

TEST(Branch, lets_nobody_come_by_a_door_that_the_arm_has_not) {
  LittleWorld world(two_doors_text);
  world.play("neither");
  EXPECT_EQ(world.came_to("home", Way::arrival), 9);
}

TEST(Branch, opens_a_door_that_the_arm_adds) {
  LittleWorld world(two_doors_text);
  world.play("both");
  EXPECT_EQ(world.came_to("home", Way::arrival), 19);
  EXPECT_EQ(world.came_to("side", Way::arrival), 4);  // at 2, 4, 6 and 8 days
}

}  // namespace
}  // namespace waymark
