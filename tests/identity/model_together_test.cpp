// What holds for every scenario holds where people meet, lead, become tied, go astray and find a
// worker away.
#include <gtest/gtest.h>

#include "tests/identity/small_borough.h"
#include "waymark/base/executor.h"
#include "waymark/experiment/experiment.h"

namespace waymark {
namespace {

/// The small borough with a kitchen led by its members, beside everything else.
Sections borough_with_a_kitchen() {
  Sections sections = small_borough();
  add_to(sections, "tracks", R"("kitchen": { "requests": false, "start": { "out": 1 } })");
  add_to(sections, "pathway", R"(
    "out": { "kind": "home", "track": "kitchen" },
    "kitchen": { "kind": "group", "track": "kitchen", "places": 9, "facilitators": "cook",
                 "session": { "every": "1 week", "takes": "2 hours", "missed": "=misses", "cancelled": "3 %", "misses-allowed": 4 },
                 "lasts": { "lognormal": { "mean": "20 weeks", "sd": "15 weeks" } }, "patience": "50 days", "gives-up": "out",
                 "lost": "out", "then": "out", "ties": "4 %" },
    "office": { "kind": "delay", "lasts": "6 days", "then": "away" })");
  replace_in(sections, "pathway", R"("then": "panel")",
             R"("then": { "to": "panel", "clarity": "70 %", "wrong-door": "office" })");
  replace_in(
      sections, "teams", R"("caseload": 25,)",
      R"("caseload": 25, "fills-in": "60 days", "absence": { "rate": "1.5 per year", "lasts": "14 days" },)");
  add_to(sections, "clocks", R"(
    "joins": { "rate": "1 per year", "during": ["out"], "then": "kitchen", "terms": { "trust": { "rate-ratio": 1.5, "per": 0.1 } } },
    "offers": { "rate": "0.5 per year", "during": ["out", "kitchen"] }, "stops": { "rate": "0.5 per year", "during": ["out", "kitchen"] })");
  replace_in(
      sections, "clocks", R"("terms": { "using": { "rate-ratio": 0.5 } })",
      R"("terms": { "using": { "rate-ratio": 0.5 }, "ties:supporting": { "rate-ratio": 1.2 }, "ties:pulling": { "rate-ratio": 0.8 }, "role:cook": { "rate-ratio": 1.5 } })");
  add_to(
      sections, "experiences",
      R"("warm": { "when": "session", "moves": "hope", "toward": 1, "by": 0.05 }, "cold": { "when": "session-cancelled", "moves": "trust", "toward": 0, "by": 0.05 }, "astray": { "when": "wrong-door", "moves": "trust", "toward": 0, "by": 0.05 })");
  sections["roles"] =
      R"({ "cook": { "hours-per-week": "4 hours", "places": 6, "taken-up": { "when": ["offers", "completed"], "chance": "60 %" }, "laid-down": { "when": ["stops"] },
                   "away": { "after": ["incident"], "lasts": "30 days" }, "supplies": "workers", "worth": "£12 per hour" } })";
  sections["ties"] =
      R"({ "most": 4, "lasts": { "exponential": { "mean": "1 year" } }, "pulls": "30 %" })";
  add_to(
      sections, "measures",
      R"("sessions": { "standard": "sessions" }, "cooks": { "standard": "giving", "of": "cook" })");
  return sections;
}

TEST(Together, people_meet_and_lead_and_go_astray) {
  ArmFigures figures = figures_of(borough_with_a_kitchen()).at("as-is");
  for (const char* figure :
       {"sessions/attended||", "sessions/missed||", "sessions/held||", "sessions/cancelled||",
        "cooks/people||", "cooks/hours||", "burden/wrong-doors||", "money/unpaid/undiscounted||"})
    for (const double value : figures.at(figure)) EXPECT_GT(value, 0.0) << figure;
}

TEST(Together, arms_that_say_the_same_have_the_same_figures) {
  const auto figures = figures_of(borough_with_a_kitchen());
  expect_same_figures(figures.at("as-is"), figures.at("same-again"));
}

TEST(Together, an_arm_that_adds_groups_roles_and_ties_leaves_the_others_alone) {
  const auto before = figures_of(borough_with_a_kitchen());
  Sections sections = borough_with_a_kitchen();
  // Ids that sort before all others shift every index of the union; more ties widen every row.
  add_to(sections, "arms", R"("a-new-way": { "from": "as-is", "changes": { "everything": {
    "add": { "pathway": { "a-walk": { "kind": "group", "track": "kitchen", "session": { "every": "3 days", "takes": "1 hour" }, "lasts": "90 days", "then": "out", "ties": "20 %" } },
             "roles": { "a-host": { "hours-per-week": "2 hours", "taken-up": { "when": ["a-call"] } } },
             "clocks": { "a-call": { "rate": "2 per year", "during": ["out"], "then": "a-walk" } } },
    "patch": { "ties": { "most": 7 }, "roles": { "cook": { "places": 9 } } } } } })");

  const auto after = figures_of(sections);

  expect_same_figures(before.at("as-is"), after.at("as-is"));
  expect_same_figures(before.at("same-again"), after.at("same-again"));
  EXPECT_FALSE(are_same_figures(before.at("as-is"), after.at("a-new-way")));
}

TEST(Together, replications_do_not_remember_the_one_before) {
  Scenario scenario = compiled(text_of(borough_with_a_kitchen()));
  Comparison comparison(scenario, {Couplings::all});
  comparison.prepare_workers(2);
  comparison.run(0, 7, 3);

  EXPECT_EQ(comparison.run(0, 7, 8).arms[1].fingerprint,
            comparison.run(1, 7, 8).arms[1].fingerprint);
}

TEST(Together, what_must_hold_in_every_world_holds_all_along) {
  LittleWorld world(text_of(borough_with_a_kitchen()));
  world.begin();
  for (double day = -360; day < 700; day += 7.3) {
    world.advance_to(at_day(day));
    if (day > -7.4 && day <= 0) world.branch("same-again");
    check_invariants(world.run());
  }
  EXPECT_GT(world.count(FactKind::session), 500);
}

}  // namespace
}  // namespace waymark
