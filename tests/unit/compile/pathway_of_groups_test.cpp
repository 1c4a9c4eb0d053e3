#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

const char* const route_by_a_group = R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
  "arrivals": { "door": { "to": "triage", "rate": "10 per year" } },
  "pathway": {
    "triage": { "kind": "gate", "takes": "1 hour", "pass": "80 %", "refuse": "20 %", "refused": "away", "lost": "away",
                "then": { "to": "circle", "clarity": "75 %", "wrong-door": "office" } },
    "office": { "kind": "delay", "lasts": "9 days", "then": "away" },
    "circle": { "kind": "group", "session": { "every": "1 week", "takes": "2 hours", "missed": "25 %" }, "lasts": "10 weeks", "then": "away" },
    "away": { "kind": "home" } })";

double share(const Pathway& pathway, const std::string& from, const std::string& to) {
  double found = 0;
  for (const PathwayLink& link : pathway.links)
    if (pathway.steps[static_cast<std::size_t>(link.from)].id == from &&
        pathway.steps[static_cast<std::size_t>(link.to)].id == to)
      found += link.chance;
  return found;
}

TEST(PathwayOfGroups, counts_a_group_as_help_from_which_people_go_on) {
  const Pathway pathway = pathway_of(compiled(route_by_a_group).all, 0);
  for (const PathwayStep& step : pathway.steps) {
    if (step.id != "circle") continue;
    EXPECT_TRUE(step.first_help);
    EXPECT_NEAR(step.hours_person, 10 * 2 * 0.75, 1e-9);
  }
  EXPECT_NEAR(share(pathway, "circle", "away"), 1, 1e-12);
}

TEST(PathwayOfGroups, leads_the_misled_to_a_wrong_door_and_from_there_to_their_aim) {
  const Pathway pathway = pathway_of(compiled(route_by_a_group).all, 0);
  EXPECT_NEAR(share(pathway, "triage", "office"), 0.2, 1e-12);
  EXPECT_NEAR(share(pathway, "triage", "circle"), 0.6, 1e-12);
  EXPECT_NEAR(share(pathway, "office", "circle"), 1, 1e-12);
  EXPECT_EQ(share(pathway, "office", "away"), 0);
}

}  // namespace
}  // namespace waymark
