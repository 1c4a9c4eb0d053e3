#include "waymark/simulate/units.h"

#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// Ten people who come to one desk at once; each takes a day there.
std::string desk(const std::string& team, const std::string& more = "",
                 const std::string& arms = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "100 days", "warm-up": "1 hour" },
    "population": { "just-come": true, "count": 10, "at": { "desk": 1 }, "traits": { "urgent": "40 %" } },
    "predictors": { "rank": { "number": { "value": 1, "terms": { "urgent": { "adds": -1 } } } } },
    "teams": { "clerks": )" +
         team + R"( },
    "pathway": { "desk": { "kind": "activity", "team": "clerks", "lasts": "1 day", "then": "gone" )" +
         more + R"( },
                 "gone": { "kind": "exit" }, "tired": { "kind": "exit" } })" +
         arms;
}

std::vector<double> days_of_leaving(LittleWorld& world) {
  std::vector<double> days;
  for (const Told& left : world.facts(FactKind::left))
    days.push_back(in_days(left.fact.time) + 1.0 / 24);
  return days;
}

TEST(Units, serve_as_many_at_once_as_there_are) {
  LittleWorld world(desk(R"({ "kind": "units", "count": 3 })"));
  world.play();

  EXPECT_EQ(days_of_leaving(world), (std::vector<double>{1, 1, 1, 2, 2, 2, 3, 3, 3, 4}));
}

TEST(Units, without_number_serve_everybody_at_once) {
  LittleWorld world(desk(R"({ "kind": "units" })"));
  world.play();

  EXPECT_EQ(days_of_leaving(world), std::vector<double>(10, 1.0));
  EXPECT_EQ(world.count(FactKind::joined_queue), 0);
}

TEST(Units, tell_how_long_each_waited) {
  LittleWorld world(desk(R"({ "kind": "units", "count": 5 })"));
  world.play();

  double waited = 0;
  for (const Told& began : world.facts(FactKind::began)) waited += began.fact.value;
  EXPECT_EQ(waited, 5.0 * static_cast<double>(ms_per_day));
  EXPECT_EQ(world.count(FactKind::joined_queue), 5);
  EXPECT_EQ(world.count(FactKind::worked), 10);
}

TEST(Units, serve_by_priority_when_a_step_says_so) {
  LittleWorld world(desk(R"({ "kind": "units", "count": 1 })", R"(, "priority": "=rank")"));
  world.play();

  const std::vector<Told> began = world.facts(FactKind::began);
  ASSERT_EQ(began.size(), 10u);
  // Whoever came first of all was served before anybody waited; behind them the urgent go first.
  bool others_have_begun = false;
  for (std::size_t i = 1; i < began.size(); ++i) {
    const bool is_urgent = world.world().trait.row(began[i].fact.person)[0] == 1.0;
    EXPECT_FALSE(is_urgent && others_have_begun);
    others_have_begun = others_have_begun || !is_urgent;
  }
  EXPECT_TRUE(others_have_begun);
}

TEST(Units, lose_those_who_give_up_waiting) {
  LittleWorld world(desk(R"({ "kind": "units", "count": 2 })",
                         R"(, "patience": "36 hours", "gives-up": "tired")"));
  world.play();

  EXPECT_EQ(world.came_to("gone"), 4);
  EXPECT_EQ(world.came_to("tired", Way::gave_up), 6);
  EXPECT_EQ(world.world().team[0].for_units.length, 0);
  EXPECT_EQ(world.world().team[0].free, 2);
}

const char* const arms_with_fewer =
    R"(, "arms": { "as-is": {}, "fewer": { "from": "as-is", "changes": { "cut": { "patch": { "teams": { "clerks": { "count": 1 } } } } } },
  "more": { "from": "as-is", "changes": { "grow": { "patch": { "teams": { "clerks": { "count": 6 } } } } } } })";

TEST(Units, that_are_cut_finish_the_work_in_hand) {
  LittleWorld world(desk(R"({ "kind": "units", "count": 4 })", "", arms_with_fewer));
  world.begin();
  world.advance_to(Ticks{0});

  world.branch("fewer");

  EXPECT_EQ(world.world().team[0].free, -3);
  check_invariants(world.run());
  world.advance_to(world.model().horizon);
  EXPECT_EQ(days_of_leaving(world), (std::vector<double>{1, 1, 1, 1, 2, 3, 4, 5, 6, 7}));
}

TEST(Units, that_are_added_begin_at_once) {
  LittleWorld world(desk(R"({ "kind": "units", "count": 4 })", "", arms_with_fewer));
  world.play("more");

  std::vector<double> waits;
  for (const Told& began : world.facts(FactKind::began)) waits.push_back(began.fact.value);
  EXPECT_EQ(std::count(waits.begin(), waits.end(), 0.0), 4);
  EXPECT_EQ(std::count(waits.begin(), waits.end(), static_cast<double>(ms_per_hour)), 2);
}

TEST(Hours, are_given_to_gates_one_after_another) {
  // 42 of 168 hours a week, half of them for gates: an hour of work takes eight.
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 4, "at": { "form": 1 } },
    "teams": { "workers": { "kind": "hours", "fte": 1, "hours-per-week": "42 hours", "weeks-per-year": 52.1775, "gate-share": "50 %" } },
    "pathway": { "form": { "kind": "gate", "team": "workers", "takes": "1 hour", "then": "gone", "refused": "gone", "lost": "gone" },
                 "gone": { "kind": "exit" } })");
  world.play();

  const std::vector<Told> left = world.facts(FactKind::left);
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_NEAR(in_days(left[i].fact.time) * 24, 8.0 * static_cast<double>(i + 1), 0.01);
  for (const Told& worked : world.facts(FactKind::worked))
    EXPECT_EQ(worked.fact.value, static_cast<double>(ms_per_hour));
}

}  // namespace
}  // namespace waymark
