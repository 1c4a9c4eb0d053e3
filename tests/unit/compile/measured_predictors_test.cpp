// Which predictors stand in the comparison that counts only what somebody has measured.
#include <gtest/gtest.h>

#include "waymark/compile/scenario.h"

namespace waymark {
namespace {

/// The risk ratio of dying as it is read when only measured effects count: that of a predictor of
/// this form, beside numbers of every standing.
Expression measured_ratio(const std::string& form, const std::string& other = "") {
  ScenarioText source;
  source.file = "scenario.json";
  source.text = R"({ "waymark": 1, "title": "t", "question": "q",
    "dates": { "start": "2027-01-01", "horizon": "4 years" },
    "assumptions": {
      "read": { "value": 0.5, "range": [0.4, 0.6], "standing": "found", "source": "a trial" },
      "guessed": { "value": 0.5, "range": [0.4, 0.6], "standing": "assumed", "source": "a guess" } },
    "population": { "count": 10, "at": { "ill": 1 }, "traits": { "frail": "50 %" } },
    "pathway": { "ill": { "kind": "home" }, "dead": { "kind": "exit", "death": true } },
    "predictors": { "effect": )" +
                form + other + R"( },
    "cycles": { "years": { "every": "1 year", "states": { "ill": {
      "moves": { "dead": { "chance": 0.2, "risk-ratio": "=effect" } } } } } },
    "measures": { "alive": { "standard": "alive", "at": ["1 year"] } } })";
  const Scenario scenario = compile_scenario(source);
  const auto& cycle = *scenario.measured_only.arms[0].fields.cycles.find("years");
  return cycle.states.find("ill")->moves.find("dead")->chance.risk_ratio;
}

TEST(MeasuredPredictor, stands_where_all_its_numbers_were_measured) {
  EXPECT_EQ(measured_ratio(R"({ "ratio": { "value": "=read" } })").predictor, "effect");
  EXPECT_EQ(
      measured_ratio(R"({ "table": { "by": ["frail"], "levels": [2], "values": [1, "=read"] } })")
          .predictor,
      "effect");
  EXPECT_EQ(measured_ratio(R"({ "product": ["half", "whole"] })",
                           R"(, "half": { "number": { "value": "=read" } },
                                "whole": { "number": { "value": 1 } })")
                .predictor,
            "effect");
}

TEST(MeasuredPredictor, stands_on_nothing_where_its_terms_alone_act) {
  EXPECT_EQ(measured_ratio(
                R"({ "ratio": { "value": 1, "terms": { "frail": { "rate-ratio": "=read" } } } })")
                .predictor,
            "effect");
}

TEST(MeasuredPredictor, is_neutral_where_one_of_its_numbers_is_a_guess) {
  for (const char* form :
       {R"({ "ratio": { "value": "=guessed" } })", R"({ "number": { "value": 0.5 } })",
        R"({ "table": { "by": ["frail"], "levels": [2], "values": ["=guessed", "=read"] } })"}) {
    const Expression ratio = measured_ratio(form);
    EXPECT_FALSE(ratio.predicted()) << form;
    EXPECT_EQ(ratio.value, 1.0) << form;
  }
  EXPECT_FALSE(measured_ratio(R"({ "product": ["half", "guess"] })",
                              R"(, "half": { "number": { "value": "=read" } },
                                   "guess": { "number": { "value": "=guessed" } })")
                   .predicted());
}

}  // namespace
}  // namespace waymark
