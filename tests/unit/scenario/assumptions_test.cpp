// Assumptions: one name, one number, one row in the register, whoever uses it.
#include <gtest/gtest.h>

#include "miniature.h"
#include "reading.h"

namespace waymark {
namespace {

using miniature::Scenario;

const char assumed_text[] = R"({
  "assumptions": {
    "spots": { "value": "30 %", "range": ["0 %", "60 %"], "standing": "assumed", "source": "ask", "label": "Spots" },
    "measured": { "value": 0.2, "range": [0.1, 0.4], "standing": "found" },
    "wait": { "value": "6 weeks", "distribution": { "gamma": { "mean": "6 weeks", "sd": "2 weeks" } }, "standing": "local" },
    "causal": { "value": 0.5, "range": [0.1, 1], "standing": "known", "coupling": 1 },
    "spare": { "value": 1, "range": [0, 2], "standing": "assumed" } },
  "predictors": { "through": { "by": "trust", "at": { "0.2": "8 in 10" } } },
  "pathway": {
    "panel": { "kind": "gate", "team": "t", "pass": "=through", "then": "home",
               "protects": { "clock": "incident", "lower-by": "=spots" } },
    "wait": { "kind": "delay", "lasts": "=wait" } },
  "exposures": {
    "a": { "during": ["wait"], "size": "=measured", "factor": "=through" },
    "b": { "during": ["wait"], "size": "=spots", "factor": 1.5 },
    "c": { "during": ["wait"], "factor": "=causal" } }
})";

struct WhatWasRead {
  Scenario scenario;
  Reading reading;
};
WhatWasRead read_with(bool measured_only) {
  WhatWasRead outcome;
  Diagnostics diagnostics;
  ReadOptions options;
  options.measured_only = measured_only;
  outcome.reading = read(document_from(assumed_text), outcome.scenario, options, diagnostics);
  diagnostics.throw_if_any();
  return outcome;
}

TEST(Assumptions, give_their_value_to_every_use_in_its_unit) {
  const Scenario scenario = read_with(false).scenario;

  EXPECT_DOUBLE_EQ(scenario.exposures.find("b")->size.value, 0.3);
  EXPECT_EQ(scenario.pathway.find("wait")->as<miniature::Delay>().lasts.parameter("value"),
            weeks(6));
}

TEST(Assumptions, are_registered_with_everything_that_uses_them) {
  const WhatWasRead outcome = read_with(false);

  const AssumptionRow& spots = *outcome.reading.assumptions.find("spots");

  EXPECT_EQ(spots.written_value, "30 %");
  EXPECT_EQ(spots.written_low, "0 %");
  EXPECT_EQ(*spots.high, 0.6);
  EXPECT_EQ(spots.source, "ask");
  EXPECT_EQ(spots.label, "Spots");
  EXPECT_EQ(spots.standing, Standing::assumed);
  ASSERT_EQ(spots.uses.size(), 2u);
  EXPECT_EQ(spots.uses[0].place.pointer, "/exposures/b/size");
  EXPECT_EQ(spots.uses[1].place.pointer, "/pathway/panel/protects/lower-by");
  EXPECT_TRUE(spots.uses[1].coupling);
  EXPECT_EQ(spots.place.line, 3);
}

TEST(Assumptions, bring_their_distribution_in_the_unit_of_use) {
  const WhatWasRead outcome = read_with(false);

  const AssumptionRow& wait = *outcome.reading.assumptions.find("wait");

  EXPECT_EQ(*wait.unit, Unit::duration);
  EXPECT_EQ(wait.distribution->parameter("sd"), weeks(2));
}

TEST(Assumptions, that_nothing_uses_are_a_warning) {
  const std::vector<Diagnostic> warnings = unused_assumptions(read_with(false).reading.assumptions);

  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(format(warnings[0]),
            "test.json:7:5: /assumptions/spare: nothing uses the assumption 'spare'. "
            "Write \"=spare\" where it belongs, or remove it");
}

TEST(Assumptions, that_nobody_measured_are_neutral_as_couplings_when_only_measured_effects_count) {
  const Scenario scenario = read_with(true).scenario;

  EXPECT_EQ(scenario.pathway.find("panel")->as<miniature::Gate>().protects->lower_by.value, 0);
  EXPECT_EQ(scenario.exposures.find("a")->size.value, 0.2);
  EXPECT_FALSE(scenario.exposures.find("a")->factor.predicted());
  EXPECT_EQ(scenario.exposures.find("a")->factor.value, 1);
  EXPECT_EQ(scenario.exposures.find("b")->size.value, 0);
  EXPECT_EQ(scenario.exposures.find("b")->factor.value, 1);
}

TEST(Assumptions, that_are_no_couplings_stay_when_only_measured_effects_count) {
  const Scenario scenario = read_with(true).scenario;

  EXPECT_EQ(scenario.pathway.find("panel")->as<miniature::Gate>().pass.predictor, "through");
  EXPECT_EQ(scenario.pathway.find("wait")->as<miniature::Delay>().lasts.parameter("value"),
            weeks(6));
}

TEST(Assumptions, list_which_couplings_were_neutralised) {
  const AssumptionRegister assumptions = read_with(true).reading.assumptions;

  Lines neutralised;
  for (const NeutralisedCoupling& each : assumptions.neutralised)
    neutralised.push_back(each.place.pointer + " " + each.written);

  EXPECT_EQ(neutralised,
            (Lines{"/exposures/a/factor =through", "/exposures/b/factor 1.5",
                   "/exposures/b/size =spots", "/pathway/panel/protects/lower-by =spots"}));
}

TEST(Assumptions, marked_as_couplings_are_neutral_wherever_they_are_used) {
  Diagnostics diagnostics;
  ReadOptions options;
  options.measured_only = true;
  Scenario scenario;
  const Document document = document_from(R"({
    "assumptions": { "causal": { "value": 0.5, "range": [0, 1], "standing": "known", "coupling": 0 } },
    "teams": { "a": "=causal" } })");

  const Reading reading = read(document, scenario, options, diagnostics);

  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(scenario.teams.find("a")->fte.value, 0);
  EXPECT_TRUE(reading.assumptions.find("causal")->neutralised);
}

TEST(Assumptions, change_nothing_in_a_full_reading) {
  EXPECT_TRUE(read_with(false).reading.assumptions.neutralised.empty());
}

TEST(Assumptions, that_do_not_fit_name_both_places) {
  EXPECT_EQ(complaints_about<Scenario>(R"({
  "assumptions": { "leaving": { "value": "0.57 per year", "range": ["0.3 per year", "0.9 per year"], "standing": "local" } },
  "at": ["=leaving"] })"),
            (Lines{"test.json:3:10: /at/0: the assumption 'leaving' does not fit here: "
                   "'0.57 per year' is a rate, and a duration is needed here. "
                   "It stands at test.json:2:42, /assumptions/leaving/value"}));
}

TEST(Assumptions, whose_range_leaves_the_bounds_of_a_field_do_not_fit) {
  EXPECT_EQ(
      complaints_about<Scenario>(R"({
  "assumptions": { "posts": { "value": 1, "range": [-1, 2], "standing": "local" } },
  "teams": { "a": "=posts" } })"),
      (Lines{"test.json:3:19: /teams/a: the assumption 'posts' does not fit here: "
             "-1 is below the least, 0. It stands at test.json:2:53, /assumptions/posts/range/0"}));
}

TEST(Assumptions, must_lie_inside_their_range) {
  EXPECT_EQ(
      complaints_about<Scenario>(R"({
  "assumptions": { "posts": { "value": 5, "range": [1, 2], "standing": "local" } },
  "teams": { "a": "=posts" } })"),
      (Lines{
          "test.json:2:52: /assumptions/posts/range: the value 5 lies outside its range, 1 to 2. "
          "Write the lower end first, and a range that holds the value"}));
}

TEST(Assumptions, and_predictors_share_one_namespace) {
  EXPECT_EQ(
      complaints_about<Scenario>(R"({
  "assumptions": { "x": { "value": 1, "range": [0, 2], "standing": "local" } },
  "predictors": { "x": { "by": "trust", "at": { "0.2": "8 in 10" } } } })"),
      (Lines{"test.json:3:19: /predictors/x: 'x' is also the name of an assumption, on line 2. "
             "Assumptions and predictors share their names: rename one"}));
}

TEST(Assumptions, stand_where_predictors_cannot) {
  EXPECT_EQ(
      complaints_about<Scenario>(R"({
  "predictors": { "x": { "by": "trust", "at": { "0.2": "8 in 10" } } }, "teams": { "a": "=x" } })"),
      (Lines{"test.json:2:89: /teams/a: '=x' is a predictor, which differs from person to person. "
             "One number for everyone is needed here: write it, or use an assumption"}));
}

TEST(Assumptions, cannot_rest_on_each_other) {
  EXPECT_EQ(complaints_about<Scenario>(R"({ "assumptions": {
    "x": { "value": "=y", "range": [0, 2], "standing": "local" },
    "y": { "value": 1, "distribution": { "normal": { "mean": "=x", "sd": 1 } }, "standing": "local" } } })")
                .size(),
            2u);
}

TEST(Assumptions, of_several_arms_make_one_register) {
  const AssumptionRegister full = read_with(false).reading.assumptions;
  AssumptionRegister without_uses = full;
  for (AssumptionRow& row : without_uses.rows) {
    row.uses.clear();
    row.unit.reset();
  }

  const AssumptionRegister all = merged({without_uses, full, full});

  ASSERT_EQ(all.rows.size(), full.rows.size());
  EXPECT_EQ(all.find("spots")->uses.size(), 2u);
  EXPECT_EQ(*all.find("wait")->unit, Unit::duration);
}

}  // namespace
}  // namespace waymark
