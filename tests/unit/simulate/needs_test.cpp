// Needs that settle by themselves and hold each other up.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"
#include "waymark/base/elementary.h"

namespace waymark {
namespace {

std::string two_needs(const std::string& links, const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "30 years" },
    "population": { "count": 3, "at": { "home": 1 } },
    "pathway": { "home": { "kind": "home" }, "away": { "kind": "home" } },
    "stocks": { "housing-severity": { "start": 0.9 }, "drink-severity": { "start": 0.1 } },
    "needs": { "housing": { "severity": "housing-severity", "on": 0.5, "off": 0.4, "settles-at": "30 %", "half-way-in": "1 year" },
               "drink": { "severity": "drink-severity", "on": 0.5, "off": 0.4, "settles-at": "20 %", "half-way-in": "6 months")" +
         links + " } }" + more;
}

TEST(Needs, settle_by_themselves_wherever_people_are) {
  LittleWorld world(two_needs(""));
  world.begin();
  world.advance_to(Ticks{ms_per_year});

  EXPECT_NEAR(world.value_of(0, "housing-severity"), 0.3 + 0.6 / 2, 1e-9);
  EXPECT_NEAR(world.value_of(0, "drink-severity"), 0.2 - 0.1 / 4, 1e-9);
}

TEST(Needs, go_on_and_off_at_their_thresholds) {
  LittleWorld world(two_needs(""));
  world.begin();
  EXPECT_EQ(world.world().need_on.row(0)[1], 1);  // housing, after drink
  // 0.3 + 0.6 x 2^-t falls to 0.4 at t = log2(6).
  world.advance_to(at_day(365.25 * std::log2(6.0) - 1));
  EXPECT_EQ(world.world().need_on.row(0)[1], 1);
  world.advance_to(at_day(365.25 * std::log2(6.0) + 1));
  EXPECT_EQ(world.world().need_on.row(0)[1], 0);
}

TEST(Needs, that_are_linked_raise_each_others_level) {
  const std::string by_severity =
      R"(, "terms": { "housing-severity": { "odds-ratio": 3, "per": 0.5 } })";
  LittleWorld world(two_needs(by_severity));
  world.begin();
  world.advance_to(Ticks{20 * ms_per_year});

  // Housing has settled at 0.3: odds of 1/4 times 3^(0.3/0.5), as seen within the tolerance.
  const double odds = 0.25 * std::pow(3.0, 0.3 / 0.5);
  EXPECT_NEAR(world.value_of(0, "drink-severity"), odds / (1 + odds), 0.01);
}

TEST(Needs, may_be_moved_by_whether_another_is_on_and_by_how_many_are) {
  for (const char* feature : {"need:housing", "needs-on"}) {
    LittleWorld world(
        two_needs(R"(, "terms": { ")" + std::string(feature) + R"(": { "odds-ratio": 2 } })"));
    world.begin();
    EXPECT_NEAR(world.world().stock.row(0)[0].goal, 0.5 / 1.5, 1e-12) << feature;  // 0.25 x 2
    world.advance_to(Ticks{3 * ms_per_year});  // housing is off by now
    EXPECT_NEAR(world.world().stock.row(0)[0].goal, 0.2, 1e-12) << feature;
  }
}

TEST(Needs, with_odds_ratios_of_1_have_the_bits_of_unlinked_ones) {
  LittleWorld without(two_needs("")),
      with(two_needs(
          R"(, "terms": { "housing-severity": { "odds-ratio": 1 }, "needs-on": { "odds-ratio": 1 } })"));
  without.begin();
  with.begin();
  without.advance_to(Ticks{5 * ms_per_year});
  with.advance_to(Ticks{5 * ms_per_year});
  EXPECT_EQ(without.value_of(0, "drink-severity"), with.value_of(0, "drink-severity"));
}

TEST(Needs, are_met_by_exposures_beside_their_own_way) {
  LittleWorld world(two_needs(
      "", R"(, "exposures": { "supported": { "during": ["home"], "moves": "housing-severity",
    "toward": 0, "half-way-in": "1 year" } })"));
  world.begin();
  world.advance_to(Ticks{25 * ms_per_year});
  EXPECT_NEAR(world.value_of(0, "housing-severity"), 0.15, 1e-6);  // two equal rates: half way
}

TEST(Needs, say_both_where_they_settle_and_how_fast) {
  EXPECT_THROW(compiled(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
    "pathway": { "home": { "kind": "home" } }, "stocks": { "s": {} },
    "needs": { "n": { "severity": "s", "on": 0.5, "off": 0.4, "settles-at": "30 %" } })"),
               ScenarioError);
}

}  // namespace
}  // namespace waymark
