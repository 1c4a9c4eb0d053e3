#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "waymark/compile/scenario.h"
#include "waymark/pathway/audit.h"

namespace waymark {
namespace {

// Two checks that ask for the story, of which each telling takes half of trust away; who passes is
// as likely as they trust. Those who are let in meet their worker or give up.
std::string two_checks(const std::string& support) {
  return R"({ "waymark": 1, "title": "t", "question": "q", "dates": { "start": "2027-04-01", "horizon": "1 year" },
    "arrivals": { "people": { "to": "first", "rate": "200 per year" } },
    "stocks": { "trust": { "start": 0.8 } },
    "teams": { "workers": { "kind": "hours", "fte": 5, "gate-share": "40 %", "caseload": 20 } },
    "pathway": {
      "first": { "kind": "gate", "team": "workers", "takes": "1 hour", "pass": "=trusts", "retelling": true,
                 "then": "second", "refused": "away", "lost": "away" },
      "second": { "kind": "gate", "team": "workers", "takes": "2 hours", "pass": "=trusts", "retelling": true,
                  "then": "help", "refused": "away", "lost": "away" },
      "help": { "kind": "support", "team": "workers", "lasts": "10 weeks", "then": "away", )" +
         support + R"( },
      "away": { "kind": "home" } },
    "predictors": { "trusts": { "number": { "value": 0, "terms": { "trust": { "adds": 1 } } } } },
    "experiences": { "told": { "when": "retelling", "moves": "trust", "toward": 0, "by": 0.5 } } })";
}

const std::string seen_at_once =
    R"("contact": { "every": "1 week", "first": "1 day", "takes": "1 hour" })";

Route route_with(const std::string& support) {
  return route_of(compile_scenario({two_checks(support), "t.json", {}, {}, {}, {}}).all, 0);
}

const PathwayStep& step_of(const Route& route, const std::string& id) {
  for (const PathwayStep& step : route.pathway.steps)
    if (step.id == id) return step;
  throw std::out_of_range(id);
}

double chance_between(const Route& route, const std::string& from, const std::string& to,
                      LinkKind kind = LinkKind::then) {
  for (const PathwayLink& link : route.pathway.links)
    if (route.pathway.steps[static_cast<std::size_t>(link.from)].id == from &&
        route.pathway.steps[static_cast<std::size_t>(link.to)].id == to && link.kind == kind)
      return link.chance;
  return 0;
}

TEST(RouteOf, brings_people_to_a_second_check_with_the_trust_the_first_left_them) {
  const Route route = route_with(seen_at_once);

  EXPECT_NEAR(chance_between(route, "first", "second"), 0.8, 1e-12);
  EXPECT_NEAR(chance_between(route, "second", "help"), 0.4, 1e-12);
}

TEST(RouteOf, lets_those_give_up_whose_patience_ends_before_a_contact_they_attend) {
  const Route route = route_with(
      R"("contact": { "every": "1 week", "first": "1 day", "takes": "1 hour", "missed": "50 %" },
         "patience": { "exponential": { "mean": "1 day" } }, "gives-up": "away")");

  // Offers after 1, 2, 3 ... days, each attended by half of those still there.
  const double waits = std::exp(-1.0);
  const double starts = 0.5 * waits / (1 - 0.5 * waits);
  EXPECT_NEAR(chance_between(route, "help", "away", LinkKind::gave_up), 1 - starts, 1e-6);
  EXPECT_NEAR(audit(route.pathway, route.work).tracks.at(0).help->chance, 0.32 * starts, 1e-6);
}

TEST(RouteOf, counts_requests_of_the_first_year_where_people_ask) {
  const Route route = route_with(seen_at_once);

  ASSERT_EQ(route.work.demands.size(), 1u);
  EXPECT_NEAR(route.work.demands[0].first, 200, 1e-6);
  EXPECT_EQ(route.work.demands[0].returns, 0);
  EXPECT_NEAR(step_of(route, "first").entry_weight, 200, 1e-6);
}

TEST(RouteOf, asks_of_a_team_what_its_steps_take) {
  const Route route = route_with(seen_at_once);
  const Audit found = audit(route.pathway, route.work);

  // 200 first checks of an hour and 160 second ones of two.
  double hoop_hours = 0, places = 0;
  for (const Load& load : found.loads) {
    const SupplyKind kind = route.work.supplies[static_cast<std::size_t>(load.supply)].kind;
    if (kind == SupplyKind::hoop_hours) hoop_hours = load.needed;
    if (kind == SupplyKind::places) places = load.needed;
  }
  EXPECT_NEAR(hoop_hours, 200 + 2 * 160, 1e-6);
  EXPECT_NEAR(places, 64 * 24 * (70 + 1), 1e-3);
}

TEST(StepRemovals, make_an_arm_without_each_step) {
  ScenarioText text{two_checks(seen_at_once), "t.json", {}, {}, {}, {"as-is", {"first", "second"}}};

  const Scenario scenario = compile_scenario(text);

  ASSERT_EQ(scenario.arm_documents.size(), 3u);
  EXPECT_EQ(scenario.arm_documents[0].id, "as-is");
  const Route without_first = route_of(scenario.all, 1);
  EXPECT_EQ(scenario.arm_documents[1].id, "without-first");
  EXPECT_NEAR(chance_between(without_first, "second", "help"), 0.8, 1e-12);
  EXPECT_NEAR(step_of(without_first, "second").entry_weight, 200, 1e-6);
}

}  // namespace
}  // namespace waymark
