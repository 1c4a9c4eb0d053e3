// Ways that nobody takes on a first walk, but that rules open for others.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"
#include "waymark/pathway/structure.h"

namespace waymark {
namespace {

/// Five ways to "elsewhere", one of which is taken.
std::string route_of_desk(const std::string& step) {
  return R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
    "arrivals": { "door": { "to": "desk", "rate": "10 per year" } },
    "predictors": {
      "again": { "table": { "by": ["visits:desk"], "levels": [3], "values": [0, 0, 1] } },
      "first": { "table": { "by": ["visits:desk"], "levels": [3], "values": [1, 1, 0] } },
      "at-night": { "table": { "by": ["hour-of-day"], "levels": [24], "values": [1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0] } },
      "crowded": { "table": { "by": ["people-at:desk"], "levels": [3], "values": [0, 0, 1] } } },
    "pathway": { "desk": )" +
         step + R"(, "away": { "kind": "home" }, "elsewhere": { "kind": "home" } })";
}

std::size_t findings_of(const std::string& step) {
  return structure_findings(pathway_of(compiled(route_of_desk(step)).all, 0)).size();
}

TEST(WaysByRules, lead_on_although_nobody_takes_them_on_a_first_walk) {
  for (const char* rule : {"=again", "=at-night", "=crowded"}) {
    const std::string by_rule = rule;
    EXPECT_EQ(
        findings_of(
            R"({ "kind": "delay", "lasts": "1 day", "then": { "one-of": { "away": 1, "elsewhere": ")" +
            by_rule + R"(" } } })"),
        0u)
        << "weights " << rule;
    EXPECT_EQ(
        findings_of(R"({ "kind": "gate", "pass": ")" + by_rule +
                    R"(", "refuse": 0, "then": "elsewhere", "refused": "away", "lost": "away" })"),
        0u)
        << "pass " << rule;
    EXPECT_EQ(findings_of(R"({ "kind": "gate", "pass": 0, "refuse": ")" + by_rule +
                          R"(", "then": "away", "refused": "elsewhere", "lost": "away" })"),
              0u)
        << "refuse " << rule;
  }
  EXPECT_EQ(
      findings_of(
          R"({ "kind": "gate", "pass": "=first", "then": "away", "refused": "away", "lost": "elsewhere" })"),
      0u);
}

TEST(WaysByRules, are_those_of_a_group_to_people_who_miss_too_much) {
  EXPECT_EQ(
      findings_of(
          R"({ "kind": "group", "session": { "every": "1 week", "takes": "1 hour", "missed": "12 %", "misses-allowed": 2 },
                           "lasts": "3 weeks", "lost": "elsewhere", "then": "away" })"),
      0u);
}

TEST(WaysByRules, are_none_where_a_number_shuts_them) {
  EXPECT_EQ(
      findings_of(
          R"({ "kind": "delay", "lasts": "1 day", "then": { "one-of": { "away": 1, "elsewhere": 0 } } })"),
      1u);
  EXPECT_EQ(
      findings_of(
          R"({ "kind": "gate", "pass": 0, "refuse": 1, "then": { "one-of": { "elsewhere": "=again" } }, "refused": "away", "lost": "away" })"),
      1u);
}

}  // namespace
}  // namespace waymark
