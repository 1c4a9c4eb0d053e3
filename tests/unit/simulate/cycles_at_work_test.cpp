#include <gtest/gtest.h>

#include <cstring>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

const std::string illness = R"("dates": { "start": "2027-04-01", "horizon": "9 years" },
  "population": { "count": 3000, "at": { "well": 1 } },
  "pathway": { "well": { "kind": "home" }, "ill": { "kind": "home" }, "dead": { "kind": "exit", "death": true },
               "away": { "kind": "delay", "lasts": "18 months", "then": "well" } },
  "cycles": { "illness": { "every": "1 year", "states": {
    "well": { "moves": { "ill": 0.3, "dead": 0.02 } },
    "ill": { "moves": { "well": 0.4, "dead": 0.1, "away": 0.2 } } } } })";

template <class T>
void expect_same_rows(const Column<T>& a, const Column<T>& b, std::uint32_t person) {
  ASSERT_EQ(std::memcmp(a.row(person), b.row(person), a.bytes_per_row()), 0);
}

TEST(CyclesAtWork, move_people_the_same_whether_anybody_looks_or_not) {
  LittleWorld seen(illness), unseen(illness, {}, 0);
  seen.play();
  unseen.play();

  World &a = seen.world(), &b = unseen.world();
  ASSERT_EQ(a.slots, b.slots);
  EXPECT_EQ(a.living, b.living);
  EXPECT_EQ(a.present.values(), b.present.values());
  for (std::uint32_t person = 0; person < a.slots; ++person) {
    expect_same_rows(a.pending, b.pending, person);
    expect_same_rows(a.due, b.due, person);
    expect_same_rows(a.visits, b.visits, person);
    expect_same_rows(a.cycle_state, b.cycle_state, person);
    expect_same_rows(a.cycle_time, b.cycle_time, person);
    const Stay &x = a.stay[person], &y = b.stay[person];
    ASSERT_EQ(x.step, y.step);
    ASSERT_EQ(x.visit, y.visit);
    ASSERT_EQ(x.entered, y.entered);
    ASSERT_EQ(x.joined, y.joined);
    ASSERT_EQ(x.meant, y.meant);
  }
}

TEST(CyclesAtWork, ring_on_whole_cycles_from_the_branch_date_and_at_the_horizon) {
  LittleWorld world(
      R"("dates": { "start": "2027-04-01", "horizon": "2 years", "warm-up": "18 months" },
    "population": { "count": 1, "at": { "a": 1 } },
    "pathway": { "a": { "kind": "home" }, "b": { "kind": "home" } },
    "cycles": { "there-and-back": { "every": "1 year", "states": {
      "a": { "moves": { "b": 1 } }, "b": { "moves": { "a": 1 } } } } })");
  world.play();
  world.end();

  std::vector<double> years;
  for (const Told& told : world.told())
    if (told.fact.kind == FactKind::moved && static_cast<Way>(told.fact.detail) == Way::clock)
      years.push_back(in_years(told.fact.time));
  EXPECT_EQ(years, (std::vector<double>{-1, 0, 1, 2}));
}

TEST(CyclesAtWork, know_who_came_by_another_way_and_forget_who_has_gone) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "4 years" },
    "population": { "count": 1, "at": { "away": 1 }, "just-come": true },
    "pathway": { "well": { "kind": "home" }, "old": { "kind": "home" },
                 "away": { "kind": "delay", "lasts": "18 months", "then": "well" } },
    "predictors": { "after-two": { "table": { "by": ["cycles-in-state:years"], "levels": [3], "values": [0, 0, 1] } } },
    "cycles": { "years": { "every": "1 year", "states": { "well": { "moves": { "old": "=after-two" } } } } })");
  world.begin();
  world.branch("only");
  world.advance_to(at_day(500));
  EXPECT_EQ(world.world().cycle_state[0], 0);
  world.advance_to(at_day(1.9 * 365.25));
  EXPECT_EQ(world.world().cycle_state[0], world.step("well") + 1);
  EXPECT_EQ(world.world().cycle_time[0], 0);
  world.advance_to(at_day(3.9 * 365.25));
  EXPECT_EQ(world.world().cycle_time[0], 2);
  world.advance_to(at_day(4.1 * 365.25));
  EXPECT_EQ(world.world().cycle_state[0], world.step("old") + 1);
}

}  // namespace
}  // namespace waymark
