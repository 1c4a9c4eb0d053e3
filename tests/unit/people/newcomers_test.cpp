// Who people are and where they begin, as the scenario says it.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

const char* const dates = R"("dates": { "start": "2027-04-01", "horizon": "1 year" },)";

double share_of(const std::vector<double>& values, double value) {
  return static_cast<double>(std::count(values.begin(), values.end(), value)) /
         static_cast<double>(values.size());
}

/// One trait of 4,000 people.
std::vector<double> traits(const std::string& declaration) {
  LittleWorld world(
      std::string(dates) +
      R"("population": { "just-come": true, "count": 4000, "at": { "home": 1 }, "traits": { "it": )" +
      declaration + R"( } },
    "pathway": { "home": { "kind": "home" } })");
  world.begin();
  std::vector<double> values;
  for (std::uint32_t person = 0; person < 4000; ++person)
    values.push_back(world.world().trait.row(person)[0]);
  return values;
}

TEST(Traits, hold_for_the_share_of_people_that_they_say) {
  const std::vector<double> values = traits(R"("30 %")");

  EXPECT_NEAR(share_of(values, 1.0), 0.3, 4 * std::sqrt(0.3 * 0.7 / 4000));
  EXPECT_DOUBLE_EQ(share_of(values, 1.0) + share_of(values, 0.0), 1.0);
}

TEST(Traits, may_be_numbers) {
  const std::vector<double> values =
      traits(R"({ "number": { "uniform": { "low": 2, "high": 6 } } })");
  double sum = 0;
  for (const double value : values) sum += value;

  EXPECT_NEAR(sum / 4000, 4.0, 4 * std::sqrt(16.0 / 12 / 4000));
  EXPECT_GE(*std::min_element(values.begin(), values.end()), 2.0);
}

TEST(Stocks, begin_where_their_distribution_says) {
  LittleWorld world(
      dates +
      std::string(R"("population": { "just-come": true, "count": 3000, "at": { "home": 1 } },
    "stocks": { "fixed": { "start": 0.25 }, "varied": { "start": { "beta": { "mean": 0.6, "sd": 0.1 } } }, "plain": {} },
    "pathway": { "home": { "kind": "home" } })"));
  world.begin();
  double sum = 0;
  for (std::uint32_t person = 0; person < 3000; ++person) {
    EXPECT_EQ(world.value_of(person, "fixed"), 0.25);
    EXPECT_EQ(world.value_of(person, "plain"), 0.5);
    sum += world.value_of(person, "varied");
  }

  EXPECT_NEAR(sum / 3000, 0.6, 4 * 0.1 / std::sqrt(3000.0));
}

TEST(Stocks, that_may_begin_outside_0_to_1_are_refused) {
  EXPECT_THROW(
      compiled(dates +
               std::string(
                   R"("stocks": { "hope": { "start": { "normal": { "mean": 0.5, "sd": 0.1 } } } },
    "pathway": { "home": { "kind": "home" } })")),
      ScenarioError);
}

TEST(Population, is_spread_over_steps_by_its_shares) {
  LittleWorld world(
      dates +
      std::string(
          R"("population": { "just-come": true, "count": 5000, "at": { "out": 0.8, "in": 0.2, "free": 1 } },
    "pathway": { "out": { "kind": "home" }, "in": { "kind": "home" }, "free": { "kind": "home", "track": "life" } })"));

  world.begin();

  EXPECT_EQ(world.world().living, 5000u);
  EXPECT_NEAR(world.world().present[world.step("in")], 1000, 4 * std::sqrt(5000 * 0.8 * 0.2));
  EXPECT_EQ(world.world().present[world.step("in")] + world.world().present[world.step("out")],
            5000);
  EXPECT_EQ(world.world().present[world.step("free")], 5000);
}

TEST(Population, needs_shares_that_add_up) {
  EXPECT_THROW(
      compiled(
          dates +
          std::string(
              R"("population": { "just-come": true, "count": 10, "at": { "out": 0.8, "in": 0.1 } },
    "pathway": { "out": { "kind": "home" }, "in": { "kind": "home" } })")),
      ScenarioError);
}

TEST(Newcomers, begin_on_every_track_that_says_where) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 years" },
    "arrivals": { "people": { "to": "ask", "rate": "1 per day" } },
    "tracks": { "life": { "start": { "street": 0.4, "flat": 0.6 } } },
    "pathway": { "ask": { "kind": "home" }, "street": { "kind": "home", "track": "life" }, "flat": { "kind": "home", "track": "life" },
                 "work": { "kind": "home", "track": "job" } })");

  world.play();

  const auto came = static_cast<double>(world.world().arrived);
  EXPECT_NEAR(world.came_to("street", Way::arrival) / came, 0.4, 4 * std::sqrt(0.24 / came));
  EXPECT_EQ(world.came_to("street") + world.came_to("flat"), static_cast<int>(came));
  EXPECT_EQ(world.came_to("work"), 0);
}

TEST(Newcomers, tell_which_groups_they_belong_to) {
  LittleWorld world(
      dates +
      std::string(
          R"("population": { "just-come": true, "count": 500, "at": { "home": 1 }, "traits": { "woman": "40 %", "young": "20 %" }, "groups": ["woman"] },
    "pathway": { "home": { "kind": "home" } })"));
  world.play();

  for (const Told& arrived : world.facts(FactKind::arrived)) {
    const double* trait = world.world().trait.row(arrived.fact.person);
    EXPECT_EQ(arrived.fact.value,
              trait[world.trait("woman")] * 1 + trait[world.trait("young")] * 2);
  }
}

}  // namespace
}  // namespace waymark
