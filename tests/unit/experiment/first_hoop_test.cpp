#include "waymark/experiment/first_hoop.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace waymark {
namespace {

// A form that loses one in ten, a panel that loses one in five and protects, and a choice of two
// doors behind which the same support waits.
const std::string form_panel_and_doors = R"({ "waymark": 1, "title": "t", "question": "q",
  "dates": { "start": "2027-04-01", "horizon": "1 year" },
  "assumptions": { "spots": { "value": "20 %", "range": ["0 %", "60 %"], "standing": "assumed", "source": "s" } },
  "arrivals": { "people": { "to": "form", "rate": "200 per year" } },
  "teams": { "workers": { "kind": "hours", "fte": 20, "gate-share": "40 %", "caseload": 20 } },
  "pathway": {
    "form": { "kind": "gate", "label": "Form", "team": "workers", "takes": "1 hour", "pass": "90 %", "retelling": true,
              "then": "panel", "refused": "away", "lost": "away" },
    "panel": { "kind": "gate", "team": "workers", "takes": "2 hours", "pass": "80 %", "then": "doors",
               "refused": "away", "lost": "away", "protects": { "clock": "harm", "lower-by": "=spots" } },
    "doors": { "kind": "gate", "label": "Doors", "takes": "1 hour", "then": { "one-of": { "help": 0.5, "more-help": 0.5 } },
               "refused": "away", "lost": "away" },
    "help": { "kind": "support", "team": "workers", "lasts": "10 weeks", "then": "away",
              "contact": { "every": "1 week", "first": "1 day", "takes": "1 hour" } },
    "more-help": { "kind": "support", "team": "workers", "lasts": "10 weeks", "then": "away",
                   "contact": { "every": "1 week", "first": "1 day", "takes": "1 hour" } },
    "away": { "kind": "home" } },
  "clocks": { "harm": { "rate": "0.06 per year", "during": ["away", "help", "more-help"] } } })";

Scenario without_each(FirstHoop& answer) {
  ScenarioText text{form_panel_and_doors, "t.json", {}, {}, {}, {}};
  const Scenario written = compile_scenario(text);
  text.without = {"as-is", removable_hoops(written, 0, answer.kept)};
  return compile_scenario(text);
}

TEST(FirstHoop, ranks_hoops_by_how_many_more_would_get_help) {
  FirstHoop before;
  const FirstHoop answer = first_hoop(without_each(before));

  ASSERT_EQ(answer.hoops.size(), 2u);
  // Over a run a few more start than ask: those on the way when it begins.
  EXPECT_NEAR(answer.helped, 72, 0.1);
  EXPECT_EQ(answer.hoops[0].step, "panel");
  EXPECT_NEAR(answer.hoops[0].started, 90 - 72, 0.1);
  EXPECT_EQ(answer.hoops[1].label, "Form");
  EXPECT_NEAR(answer.hoops[1].started, 80 - 72, 0.1);
}

TEST(FirstHoop, saves_hours_less_those_spent_on_the_people_who_come_further) {
  FirstHoop before;
  const FirstHoop answer = first_hoop(without_each(before));

  // Without the form 100 hours and 100 tellings are saved; ten more come to the panel, for two.
  EXPECT_NEAR(answer.hoops[1].retold, 100, 1e-9);
  EXPECT_NEAR(answer.hoops[1].hours_staff, 100 - 10 * 2, 1e-9);
}

TEST(FirstHoop, names_the_protection_that_goes_with_a_hoop_and_its_range) {
  FirstHoop before;
  const FirstHoop answer = first_hoop(without_each(before));

  ASSERT_TRUE(answer.hoops[0].protection);
  EXPECT_NEAR(answer.hoops[0].protection->a_year, 0.06, 1e-9);
  EXPECT_NEAR(answer.hoops[0].protection->lower_by, 0.2, 1e-12);
  EXPECT_NEAR(*answer.hoops[0].protection->lower_by_at_most, 0.6, 1e-12);
  EXPECT_FALSE(answer.hoops[1].protection);
}

TEST(FirstHoop, keeps_a_hoop_from_which_several_ways_lead_on) {
  FirstHoop answer;
  without_each(answer);

  ASSERT_EQ(answer.kept.size(), 1u);
  EXPECT_EQ(answer.kept[0].label, "Doors");
  EXPECT_EQ(answer.kept[0].why, "several ways lead on from it");
}

// As a place has it: half come by a wrong door, some have their plan reviewed, and a clock counts
// from a hoop.
TEST(FirstHoop, looks_at_no_wrong_door_and_no_hoop_beside_the_route_and_says_why) {
  std::string text = form_panel_and_doors;
  const auto put = [&](const std::string& before, const std::string& added) {
    text.insert(text.find(before), added);
  };
  put("\"help\": { \"kind\"",
      R"("wrong": { "kind": "gate", "label": "A wrong door", "takes": "1 hour", "then": "panel",
                  "refused": "away", "lost": "away" },
         "review": { "kind": "gate", "label": "Review", "track": "plan", "takes": "1 hour", "then": "planned",
                     "refused": "planned", "lost": "planned" },
         "planned": { "kind": "home", "track": "plan" },)");
  put("\"teams\"", R"("tracks": { "plan": { "requests": false, "start": { "planned": 1 } } },)");
  const std::string sign = R"("then": "panel", "refused")";
  text.replace(text.find(sign), sign.size(),
               R"("then": { "to": "panel", "clarity": "50 %", "wrong-door": "wrong" }, "refused")");

  FirstHoop answer;
  const std::vector<std::string> steps =
      removable_hoops(compile_scenario({text, "t.json", {}, {}, {}, {}}), 0, answer.kept);

  EXPECT_EQ(steps, (std::vector<std::string>{"form", "panel"}));
  ASSERT_EQ(answer.kept.size(), 3u);
  EXPECT_EQ(answer.kept[1].label, "Review");
  EXPECT_NE(answer.kept[1].why.find("no request for help"), std::string::npos);
  EXPECT_EQ(answer.kept[2].step, "wrong");
  EXPECT_NE(answer.kept[2].why.find("clearer signs"), std::string::npos);
}

TEST(FirstHoop, is_checked_on_the_same_people) {
  FirstHoop before;
  Scenario scenario = without_each(before);
  FirstHoop answer = first_hoop(scenario);
  const auto executor = serial_executor();

  ASSERT_TRUE(check_by_simulation(scenario, answer, 7, 8, 1, *executor, {}));

  EXPECT_EQ(answer.replications, 8u);
  EXPECT_EQ(answer.agreement, 1);
  EXPECT_NEAR(answer.hoops[0].simulated_started, 18, 5);
  EXPECT_LT(answer.hoops[0].simulated_range.low, answer.hoops[0].simulated_started);
}

}  // namespace
}  // namespace waymark
