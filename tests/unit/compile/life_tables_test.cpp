#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// What is said of a table of deaths.
std::string said_of(const std::string& table, const std::string& more = "",
                    const std::string& age = R"("age": { "number": 60 })") {
  try {
    compiled(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
      "population": { "count": 10, "at": { "here": 1 },
        "traits": { "sex": { "levels": ["men", "women"], "shares": [0.5, 0.5] }, )" +
                 age + R"( } },
      "pathway": { "here": { "kind": "home" }, "died": { "kind": "exit", "death": true } },
      "clocks": { "dies": { "during": ["here"], "then": "died", "life-table": {
        "table": "deaths.csv", "age": "age", "by": { "sex": "sex" }, "chance": "q")" +
                 more + R"( } } },
      "measures": { "alive": { "standard": "alive" } })",
             {{"deaths.csv", table}});
    return "sound";
  } catch (const ScenarioError& error) {
    return error.what();
  }
}

void expect_said(const std::string& table, const std::string& part, const std::string& more = "") {
  EXPECT_NE(said_of(table, more).find(part), std::string::npos) << said_of(table, more);
}

const std::string whole = "sex,age,q\nmen,60,0.1\nmen,61,0.2\nwomen,60,0.05\nwomen,61,0.1\n";

TEST(LifeTableFile, that_is_whole_is_sound) { EXPECT_EQ(said_of(whole), "sound"); }

TEST(LifeTableFile, may_not_have_gaps) {
  expect_said("sex,age,q\nmen,60,0.1\nmen,61,0.2\nwomen,61,0.1\n",
              "the life table has no row for age 60, sex 'women'. Between its first and last age");
}

TEST(LifeTableFile, tells_of_the_year_of_a_gap) {
  expect_said("sex,age,y,q\nmen,60,2027,0.1\nwomen,60,2027,0.1\nmen,60,2028,0.1\n",
              "no row for age 60, sex 'women' in 2028", R"(, "year": "y")");
}

TEST(LifeTableFile, may_not_kill_everybody_within_a_year) {
  expect_said("sex,age,q\nmen,60,1\nwomen,60,0.5\n",
              "deaths.csv:2:8: '1' is not a chance below 1: nobody would live to the end");
}

TEST(LifeTableFile, tells_of_every_impossible_chance) {
  const std::string said = said_of("sex,age,q\nmen,60,-0.1\nwomen,60,1.5\n");
  EXPECT_NE(said.find("deaths.csv:2:8: '-0.1' is not a yearly chance from 0 to below 1"),
            std::string::npos)
      << said;
  EXPECT_NE(said.find("deaths.csv:3:10: '1.5' is not"), std::string::npos) << said;
  EXPECT_EQ(said.find("no row for age"), std::string::npos)
      << "which follows from the first: " << said;
}

TEST(LifeTableFile, has_each_row_once) {
  expect_said(whole + "men,60,0.3\n", "'60' is not new: the table has this row already");
}

TEST(LifeTableFile, knows_only_levels_of_the_trait) {
  expect_said(whole + "others,60,0.3\n", "'others' is not a level of the trait 'sex'");
}

TEST(LifeTableFile, needs_its_columns) {
  expect_said("sex,ages,q\nmen,60,0.1\nwomen,60,0.1\n",
              "the life table has no column 'age'. Did you mean 'ages'?");
}

TEST(LifeTableFile, needs_an_age_that_is_a_number) {
  EXPECT_NE(
      said_of(whole, "", R"("age": "40 %")").find("'age' is no trait that is a number of years"),
      std::string::npos);
}

const std::string two_arms = R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
  "population": { "count": 10, "at": { "here": 1 }, "traits": { "age": { "number": 60 } } },
  "pathway": { "here": { "kind": "home" }, "died": { "kind": "exit", "death": true } },
  "clocks": { "dies": { "during": ["here"], "then": "died", "rate": "0.1 per year" } },
  "measures": { "alive": { "standard": "alive" } },
  "arms": { "one": {}, "other": { "from": "one", "changes": { "table": { "patch": { "clocks": { "dies": { "rate": null,
    "life-table": { "table": "deaths.csv", "age": "age", "chance": "q" } } } } } } } })";

TEST(LifeTableFile, cannot_come_in_with_an_arm) {
  EXPECT_THROW(compiled(two_arms, {{"deaths.csv", "age,q\n60,0.1\n"}}), ScenarioError);
}

TEST(LifeTableClock, rings_by_the_age_of_each_person) {
  // Nobody dies before 70 and nearly everybody at 70, which the old reach in mid-year.
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "2 years" },
    "population": { "count": 200, "at": { "here": 1 }, "traits": { "age": { "number": { "discrete": { "values": [20, 69.5], "weights": [1, 1] } } } } },
    "pathway": { "here": { "kind": "home" }, "died": { "kind": "exit", "death": true } },
    "clocks": { "dies": { "during": ["here"], "then": "died",
      "life-table": { "table": "deaths.csv", "age": "age", "rate": "rate" } } },
    "measures": { "alive": { "standard": "alive" } })",
                    {{"deaths.csv", "age,rate\n69,0\n70,1000\n"}});
  world.begin();
  world.advance_to(at_day(182));
  EXPECT_EQ(world.world().living, 200u);
  world.advance_to(at_day(190));
  EXPECT_LT(world.world().living, 140u);
  EXPECT_GT(world.world().living, 60u);
}

}  // namespace
}  // namespace waymark
