#include "waymark/experiment/sampled_comparison.h"

#include <gtest/gtest.h>

#include <cmath>

#include "waymark/base/elementary.h"
#include "waymark/experiment/acceptability.h"

namespace waymark {
namespace {

/// People who stay where they are, at a price that nobody knows; the other arm does them good.
const std::string priced = R"({ "waymark": 1, "title": "t", "question": "q",
  "dates": { "start": "2027-04-01", "horizon": "1 year" },
  "payers": { "council": "The council" },
  "assumptions": {
    "price": { "value": "£1,000 per year", "standard-error": "£400 per year", "drawn": "log-normal", "standing": "assumed", "source": "s" },
    "leaves": { "value": "0.5 per year", "range": ["0.1 per year", "1 per year"], "standing": "assumed", "source": "s" } },
  "population": { "count": 40, "at": { "here": 1, "there": 0, "gone": 0 } },
  "pathway": { "here": { "kind": "home" }, "there": { "kind": "home" }, "gone": { "kind": "home" } },
  "clocks": { "goes": { "rate": "=leaves", "during": ["here"], "then": "there" } },
  "measures": { "people": { "standard": "people" }, "there": { "standard": "time-at-steps", "steps": ["there"] } },
  "arms": { "today": {}, "dear": { "from": "today", "changes": { "price": { "patch": {
    "pathway": { "here": { "cost-of-staying": "=price", "payer": "council" } } } } } } },
  "experiment": { "base": "today" } })";

std::string with(const std::string& part, const std::string& instead) {
  std::string text = priced;
  text.replace(text.find(part), part.size(), instead);
  return text;
}

/// As `run --samples` makes it, two runs a sample.
struct Made {
  explicit Made(const std::string& text) : source{text, "t.json", {}, {}, {}, {}} {
    scenario = std::make_unique<Scenario>(compile_scenario(source));
    ExperimentPlan plan = Comparison(*scenario, {Couplings::all}).plan(11);
    plan.runs_a_sample = 2;
    sampled = std::make_unique<SampledComparison>(source, *scenario, plan, 2);
  }
  ScenarioText source;
  std::unique_ptr<Scenario> scenario;
  std::unique_ptr<SampledComparison> sampled;
};

const std::string well_priced = with("\"£400 per year\"", "0.4");

TEST(SampledComparison, runs_the_scenario_with_the_values_drawn) {
  Made made(well_priced);
  const ReplicationOutcome outcome = made.sampled->run(0, 7);  // the second run of sample 3
  ScenarioText source = made.source;
  source.sets = made.sampled->sets(3);
  Scenario scenario = compile_scenario(source);
  Comparison comparison(scenario, {Couplings::all});
  comparison.prepare_workers(1);
  const ReplicationOutcome by_hand = comparison.run(0, 11, 7);

  ASSERT_EQ(outcome.arms.size(), 2u);
  EXPECT_EQ(outcome.replication, 7u);
  for (std::size_t arm = 0; arm < 2; ++arm)
    EXPECT_EQ(outcome.arms[arm].fingerprint, by_hand.arms[arm].fingerprint);
}

TEST(SampledComparison, gives_both_runs_of_a_sample_the_same_values_and_other_chances) {
  Made made(well_priced);

  EXPECT_NE(made.sampled->run(0, 4).arms[0].fingerprint,
            made.sampled->run(0, 5).arms[0].fingerprint);
  EXPECT_EQ(made.sampled->sets(2).size(), 2u);
  EXPECT_NE(made.sampled->sets(2), made.sampled->sets(3));
}

TEST(SampledComparison, holds_money_equal_as_it_is_written_and_not_as_prices_are_drawn) {
  Made made(R"({ "waymark": 1, "title": "t", "question": "q",
  "dates": { "start": "2027-04-01", "horizon": "1 year" },
  "payers": { "council": "The council" },
  "assumptions": { "wage": { "value": "£30 per hour", "range": ["£20 per hour", "£50 per hour"], "standing": "assumed", "source": "s" } },
  "population": { "count": 40, "at": { "here": 1 } },
  "teams": { "workers": { "kind": "hours", "fte": 1, "caseload": 10, "cost": "=wage", "payer": "council" } },
  "pathway": { "here": { "kind": "home" } },
  "measures": { "people": { "standard": "people" } },
  "arms": { "today": {}, "more": { "from": "today", "extra-money": { "amount": "£57,918 per year", "why": "one more" }, "changes": { "one": { "patch": { "teams": { "workers": { "fte": 2 } } } } } } },
  "experiment": { "base": "today" } })");
  const ReplicationOutcome outcome = made.sampled->run(0, 0);
  EXPECT_EQ(outcome.arms.size(), 2u);
}

TEST(SampledComparison, does_not_hang_on_the_order_in_which_runs_are_made) {
  Made forwards(well_priced), backwards(well_priced);
  const std::uint64_t first = forwards.sampled->run(0, 0).arms[1].fingerprint;
  forwards.sampled->run(0, 1);
  backwards.sampled->run(0, 3);
  backwards.sampled->run(0, 1);

  EXPECT_EQ(backwards.sampled->run(0, 0).arms[1].fingerprint, first);
}

TEST(SampledComparison, refuses_an_arm_with_a_value_of_its_own) {
  EXPECT_THROW(
      Made(with("\"patch\": {",
                R"("patch": { "assumptions": { "leaves": { "value": "0.7 per year" } },)")),
      ScenarioError);
}

TEST(SampledComparison, refuses_an_assumption_that_decides_when_something_is_measured) {
  std::string text = well_priced;
  const std::string horizon = "\"horizon\": \"1 year\"";
  text.replace(text.find(horizon), horizon.size(), "\"horizon\": \"=length\"");
  const std::string leaves = "\"leaves\":";
  text.insert(
      text.find(leaves),
      R"("length": { "value": "2 years", "range": ["1 year", "9 years"], "standing": "assumed", "source": "s" }, )");
  Made made(text);

  EXPECT_THROW(
      {
        for (std::uint64_t run = 0; run < 20; ++run) made.sampled->run(0, run);
      },
      ScenarioError);
}

TEST(SampledComparison, takes_a_standard_error_on_the_scale_of_its_logarithm) {
  EXPECT_THROW(Made{priced}, ScenarioError) << "pounds a year are no standard error of a logarithm";
  EXPECT_THROW(check_draws(compile_scenario({priced, "t.json", {}, {}, {}, {}})), ScenarioError);
}

// One arm gains nothing and costs nothing, the other gains 1 and costs a log-normal price with
// median 1000 and sigma 0.4: at a worth w it has most in a share Phi(ln(w / 1000) / 0.4).
TEST(AcceptabilityStatistical, of_a_log_normal_price_is_a_normal_probability) {
  Made made(well_priced);
  constexpr int many = 3000;
  std::vector<std::vector<CostAndEffect>> samples;
  for (std::uint64_t s = 0; s < many; ++s)
    for (const DrawnValue& each : made.sampled->drawn(s))
      if (each.name == "price") samples.push_back({{0, 0}, {each.value * years(1), 1}});
  for (const double worth : {600.0, 1000.0, 1500.0}) {
    const double exact = 0.5 * std::erfc(-std::log(worth / 1000) / 0.4 / std::sqrt(2.0));
    const double share = acceptability(samples, {worth})[0].share[1];
    EXPECT_NEAR(share, exact, 4 * std::sqrt(exact * (1 - exact) / many)) << worth;
  }
}

}  // namespace
}  // namespace waymark
