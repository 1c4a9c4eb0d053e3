// The reader as a whole, on a scenario language in small.
#include "miniature.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace waymark {
namespace {

using miniature::Gate;
using miniature::Scenario;

const char sound[] = R"({ // a comment
  "start": "2027-04-01",
  "assumptions": {
    "wary": { "value": "8 in 10", "range": ["6 in 10", "9 in 10"], "standing": "lived" },
    "spots": { "value": "30 %", "range": ["0 %", "60 %"], "standing": "assumed" },
    "wait": { "value": "6 weeks", "distribution": { "gamma": { "mean": "6 weeks", "sd": "2 weeks" } }, "standing": "local" }
  },
  "predictors": { "through": { "by": "trust", "at": { "0.8": "9 in 10", "0.2": "=wary" } } },
  "teams": { "keyworkers": { "fte": 3, "cost": "£38 per hour", "discipline": "priority" }, "bakers": 2 },
  "pathway": {
    "panel": { "kind": "gate", "team": "keyworkers", "takes": "2 hours", "pass": "=through", "then": "wait",
               "protects": { "clock": "incident", "lower-by": "=spots" }, "notes": "asked by the board" },
    "wait": { "kind": "delay", "lasts": { "lognormal": { "mean": "=wait", "sd": "3 weeks" } }, "then": "home" },
    "home": { "kind": "home" }
  },
  "exposures": { "helped": { "during": ["wait"], "size": 0.25, "x-colour": "green" } },
  "at": "5 years"
})";

TEST(Miniature, is_read_whole) {
  const auto scenario = read_from<Scenario>(sound);

  const auto& panel = scenario.pathway.find("panel")->as<Gate>();
  EXPECT_EQ(print_date(scenario.start), "2027-04-01");
  EXPECT_EQ(panel.team.id, "keyworkers");
  EXPECT_EQ(panel.takes.value, hours(2));
  EXPECT_EQ(panel.pass.predictor, "through");
  EXPECT_DOUBLE_EQ(panel.protects->lower_by.value, 0.3);
  EXPECT_EQ(panel.protects->lower_by.assumption, "spots");
  EXPECT_EQ(scenario.at.size(), 1u);
}

TEST(Miniature, remembers_where_a_value_stands) {
  const auto scenario = read_from<Scenario>(sound);

  const Place& place = scenario.pathway.find("panel")->as<Gate>().takes.place;

  EXPECT_EQ(place.file, "test.json");
  EXPECT_EQ(place.line, 11);
  EXPECT_EQ(place.column, 63);
  EXPECT_EQ(place.pointer, "/pathway/panel/takes");
}

TEST(Miniature, keeps_the_default_of_what_is_left_out) {
  const auto scenario = read_from<Scenario>(sound);

  EXPECT_EQ(scenario.teams.find("keyworkers")->caseload, 40);
  EXPECT_FALSE(scenario.pathway.find("panel")->as<Gate>().retelling);
}

TEST(Miniature, reads_a_bare_value_as_its_shorthand) {
  const auto scenario = read_from<Scenario>(sound);

  EXPECT_EQ(scenario.teams.find("bakers")->fte.value, 2);
}

TEST(Miniature, orders_collections_by_id_and_points_by_their_left_side) {
  const auto scenario = read_from<Scenario>(sound);

  EXPECT_EQ(scenario.pathway[0].id, "home");
  EXPECT_EQ(scenario.pathway[2].id, "wait");
  EXPECT_EQ(scenario.predictors.find("through")->at[0].value.assumption, "wary");
}

// The sound scenario with ten things wrong, every one of another sort.
const char broken[] = R"({
  "start": "2027-02-30",
  "assumptions": {
    "wary": { "value": "8 in 10", "range": ["6 in 10", "9 in 10"], "standing": "lived" }
  },
  "predictors": { "through": { "by": "trust", "at": { "0.8": "9 in 10", "0.2": "=wery" } } },
  "teams": { "Key_Workers": { "fte": -1, "cost": "£38 per our", "discipline": "prio" } },
  "pathway": {
    "panel": { "kind": "gate", "takes": 2, "pass": "=through", "then": "wait", "lable": "Panel" },
    "wait": { "kind": "dellay" },
    "pause": { "kind": "delay", "lasts": { "lognormal": { "mean": "=wary", "sd": "3 weeks" } } }
  },
  "at": ["5 years", null]
})";

TEST(Miniature, shows_every_mistake_at_once_with_place_reason_and_hint) {
  EXPECT_EQ(
      complaints_about<Scenario>(broken),
      (Lines{
          "test.json:2:12: /start: '2027-02-30' is not a day of the calendar. "
          "Write year, month and day, e.g. \"2027-04-01\"",
          "test.json:6:80: /predictors/through/at/0.2: there is no assumption 'wery'. "
          "Did you mean 'wary'?",
          "test.json:7:14: /teams/Key_Workers: 'Key_Workers' is not an id. "
          "Use small letters, digits and single hyphens, at most 64, like 'first-contact'",
          "test.json:7:38: /teams/Key_Workers/fte: -1 is below the least, 0",
          "test.json:7:50: /teams/Key_Workers/cost: '£38 per our' is not a price over time. "
          "Did you mean 'hour'? Write e.g. \"£38 per hour\"",
          "test.json:7:80: /teams/Key_Workers/discipline: 'prio' has no meaning here. "
          "Known are first-come, priority",
          "test.json:9:5: /pathway/panel: 'team' is missing. team: who does the work",
          "test.json:9:41: /pathway/panel/takes: 2 has no unit, and a time of work is needed here. "
          "Write e.g. \"37 hours\"",
          "test.json:9:80: /pathway/panel/lable: 'lable' is not known here. Did you mean 'label'?",
          "test.json:10:23: /pathway/wait/kind: there is no kind 'dellay'. Did you mean 'delay'?",
          "test.json:11:67: /pathway/pause/lasts/lognormal/mean: the assumption 'wary' does not "
          "fit "
          "here: '8 in 10' is a chance, and a duration is needed here. "
          "It stands at test.json:4:24, /assumptions/wary/value",
          "test.json:13:21: /at/1: null stands where a duration is needed. Write e.g. \"12 weeks\"",
      }));
}

TEST(Miniature, reports_references_to_nothing_with_the_nearest_id) {
  Diagnostics diagnostics;
  Scenario scenario;
  const Reading reading = read(document_from(R"({
    "teams": { "keyworkers": 3 },
    "pathway": { "panel": { "kind": "gate", "team": "keyworker", "pass": 1, "then": "home" },
                 "home": { "kind": "home" } } })"),
                               scenario, {}, diagnostics);

  check_references(reading, {{"teams", {"nobody"}}}, diagnostics);

  EXPECT_EQ(formatted(diagnostics),
            (Lines{"test.json:3:53: /pathway/panel/team: 'keyworker' is not one of the teams. "
                   "Did you mean 'keyworkers'?"}));
}

}  // namespace
}  // namespace waymark
