#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// A group that meets every week, whose members may become tied.
std::string circle(const std::string& chance, const std::string& ties, int count,
                   const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "700 days" },
    "population": { "just-come": true, "count": )" +
         std::to_string(count) + R"(, "at": { "circle": 1 }, "traits": { "using": "30 %" } },
    "ties": { )" +
         ties + R"( },
    "pathway": { "circle": { "kind": "group", "session": { "every": "7 days", "takes": "2 hours" }, "lasts": "10000 days", "then": "out", "ties": )" +
         chance + R"( }, "out": { "kind": "home" }, "gone": { "kind": "exit" } })" + more;
}

double ties_of_all(LittleWorld& world, int count) {
  double ties = 0;
  for (int person = 0; person < count; ++person)
    ties += world.run().ties(static_cast<std::uint32_t>(person), 0) +
            world.run().ties(static_cast<std::uint32_t>(person), 1);
  return ties;
}

TEST(Tie, forms_with_its_chance_at_each_session_of_two) {
  LittleWorld world(circle(R"("2 %")", R"("most": 64, "lasts": "100000 days")", 40));
  world.begin();
  world.advance_to(at_day(70.5));

  const double pairs = 40 * 39 / 2.0, tied = 1 - std::pow(0.98, 10);
  EXPECT_NEAR(ties_of_all(world, 40) / 2, pairs * tied, 4 * std::sqrt(pairs * tied * (1 - tied)));
  check_invariants(world.run());
}

TEST(Tie, ends_after_its_time_for_both) {
  LittleWorld world(circle(R"("100 %")", R"("most": 64, "lasts": "5 days")", 10));
  world.begin();
  for (const double day : {8.0, 11.9, 12.1, 15.0, 20.0}) {
    world.advance_to(at_day(day));
    EXPECT_EQ(ties_of_all(world, 10), std::fmod(day, 7) < 5 ? 90 : 0) << day;
    check_invariants(world.run());
  }
}

TEST(Tie, is_never_one_more_than_a_person_can_have) {
  LittleWorld world(
      circle(R"("50 %")", R"("most": 3, "lasts": { "exponential": { "mean": "60 days" } })", 30));
  world.begin();
  for (double day = 10; day < 400; day += 30) {
    world.advance_to(at_day(day));
    check_invariants(world.run());
    for (std::uint32_t person = 0; person < 30; ++person)
      EXPECT_LE(world.run().ties(person, 0) + world.run().ties(person, 1), 3);
  }
  EXPECT_GT(ties_of_all(world, 30), 60);
}

TEST(Tie, pulls_or_supports_as_the_other_one_is) {
  const char* pulls = R"("most": 64, "lasts": "100000 days", "pulls": "=pulls")";
  LittleWorld world(circle(
      R"("100 %")", pulls, 40,
      R"(, "predictors": { "pulls": { "number": { "value": 0, "terms": { "using": { "adds": 1 } } } } })"));
  world.begin();
  world.advance_to(at_day(8));

  double using_there = 0;
  for (std::uint32_t person = 0; person < 40; ++person)
    using_there += world.world().trait.row(person)[0];
  ASSERT_GT(using_there, 3);
  for (std::uint32_t person = 0; person < 40; ++person) {
    const double self = world.world().trait.row(person)[0];
    EXPECT_EQ(world.run().ties(person, 1), using_there - self);
    EXPECT_EQ(world.run().ties(person, 0), 39 - (using_there - self));
  }
}

TEST(Tie, is_read_by_clocks_and_by_the_goals_of_stocks) {
  const char* reads = R"(, "stocks": { "belonging": { "start": 0.2 } },
    "predictors": { "goal": { "number": { "value": 0.2, "terms": { "ties:supporting": { "adds": 0.05 } } } } },
    "exposures": { "near": { "during": ["circle"], "moves": "belonging", "toward": "=goal", "rate": "1000 per year" } },
    "clocks": { "smiles": { "rate": "1 per year", "during": ["circle"], "terms": { "ties:supporting": { "rate-ratio": 2 } } } })";
  LittleWorld world(circle(R"("100 %")", R"("most": 3, "lasts": "100000 days")", 400, reads));
  world.play();

  for (std::uint32_t person = 0; person < 400; ++person)
    EXPECT_NEAR(world.value_of(person, "belonging"), 0.2 + 0.05 * world.run().ties(person, 0),
                1e-6);
  const double expected = 400 * 8 * 693 / 365.25;
  double rings = 0;
  for (const Told& rang : world.facts(FactKind::rang)) rings += rang.fact.time > at_day(7);
  EXPECT_NEAR(rings, expected, 4 * std::sqrt(expected) + 30);
}

TEST(Tie, ends_when_one_of_the_two_leaves_for_good) {
  LittleWorld world(circle(R"("100 %")", R"("most": 64, "lasts": "100000 days")", 20,
                           R"(, "arrivals": { "new": { "to": "circle", "rate": "20 per year" } },
         "clocks": { "leaves": { "rate": "1 per year", "during": ["circle"], "then": "gone" } })"));
  world.begin();
  for (double day = 20; day < 700; day += 20) {
    world.advance_to(at_day(day));
    check_invariants(world.run());
  }
  EXPECT_GT(world.count(FactKind::left), 20);
}

TEST(Tie, of_two_people_does_not_depend_on_who_else_is_there) {
  const auto tied = [](int count) {
    LittleWorld world(circle(
        R"("5 %")", R"("most": 64, "lasts": { "exponential": { "mean": "200 days" } })", count));
    world.begin();
    std::vector<bool> seen;
    for (double day = 1; day < 400; day += 7) {
      world.advance_to(at_day(day));
      const Tie* ties = world.world().tie.row(0);
      seen.push_back(std::any_of(ties, ties + 64, [](const Tie& tie) { return tie.with == 1; }));
    }
    return seen;
  };
  const std::vector<bool> alone = tied(2);
  EXPECT_EQ(alone, tied(20));
  EXPECT_NE(std::count(alone.begin(), alone.end(), true), 0);
}

}  // namespace
}  // namespace waymark
