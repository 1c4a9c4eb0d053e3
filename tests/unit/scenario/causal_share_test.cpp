// Effects that were only observed: a share of them is taken as cause, and that share is an
// assumption of its own.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "reading.h"
#include "waymark/scenario/assumption_book.h"

namespace waymark {
namespace {

struct Effects {
  Keyed<Quantity> ratios, sizes, halves, plain;
  Keyed<FreeObject> assumptions;
};
void declare(FieldVisitor& visit, Effects& effects) {
  const auto number = [](const Terms& terms) {
    return [terms](FieldVisitor& v, Quantity& q) { v.number(itself, q, terms, "a number"); };
  };
  visit.keyed("ratios", effects.ratios, Collection::none, optional(), "", number(coupling(1)));
  visit.keyed("sizes", effects.sizes, Collection::none, optional(), "", number(coupling(0)));
  visit.keyed("halves", effects.halves, Collection::none, optional(), "",
              number(coupling(std::numeric_limits<double>::infinity())));
  visit.keyed("plain", effects.plain, Collection::none, optional(), "", number(optional()));
  visit.keyed("assumptions", effects.assumptions, Collection::none, optional(), "",
              [](FieldVisitor& v, FreeObject& any) { v.free_object(itself, any, optional(), ""); });
}

std::string with(const std::string& fields, const std::string& value = "0.8",
                 const std::string& more = "") {
  return R"({ "assumptions": { "seen": { "value": )" + value +
         R"(, "range": [0.1, 9], "standing": "found", "design": "observational")" + fields + " }" +
         more +
         R"( }, "ratios": { "a": "=seen" }, "sizes": { "a": "=seen" }, "halves": { "a": "=seen" },
         "plain": { "a": "=seen" } })";
}

struct EffectsRead {
  Effects effects;
  Reading reading;
};
EffectsRead read_effects(const std::string& text, bool measured_only = false) {
  EffectsRead outcome;
  Diagnostics diagnostics;
  ReadOptions options;
  options.measured_only = measured_only;
  outcome.reading = read(document_from(text), outcome.effects, options, diagnostics);
  diagnostics.throw_if_any();
  return outcome;
}

TEST(CausalShare, is_a_half_when_nothing_is_written) {
  const Effects effects = read_effects(with("")).effects;

  EXPECT_NEAR(effects.ratios.find("a")->value, std::sqrt(0.8), 1e-15);
  EXPECT_DOUBLE_EQ(effects.sizes.find("a")->value, 0.4);
  EXPECT_DOUBLE_EQ(effects.halves.find("a")->value, 1.6);
}

TEST(CausalShare, that_is_usual_stands_in_the_register_as_an_assumption) {
  const Reading reading = read_effects(with("")).reading;

  const AssumptionRow* usual = reading.assumptions.find("causal-share");

  ASSERT_NE(usual, nullptr);
  EXPECT_EQ(usual->standing, Standing::assumed);
  EXPECT_EQ(usual->value, 0.5);
  EXPECT_EQ(*usual->low, 0);
  EXPECT_EQ(*usual->high, 1);
  ASSERT_EQ(usual->uses.size(), 1u);
  EXPECT_EQ(usual->uses[0].place.pointer, "/assumptions/seen");
}

TEST(CausalShare, is_told_beside_the_effect_it_scales) {
  const AssumptionRow row = *read_effects(with("")).reading.assumptions.find("seen");

  EXPECT_EQ(row.causal_share, "=causal-share");
  EXPECT_EQ(row.share_used, 0.5);
  EXPECT_TRUE(row.scales_an_effect);
  EXPECT_EQ(row.value, 0.8);
}

TEST(CausalShare, may_be_a_number_or_an_assumption) {
  EXPECT_DOUBLE_EQ(read_effects(with(R"(, "causal-share": 0.25)")).effects.sizes.find("a")->value,
                   0.2);
  const std::string own = R"(, "mine": { "value": 0.75, "range": [0, 1], "standing": "assumed" })";
  EXPECT_DOUBLE_EQ(
      read_effects(with(R"(, "causal-share": "=mine")", "0.8", own)).effects.sizes.find("a")->value,
      0.6);
}

TEST(CausalShare, that_a_scenario_names_itself_stands_for_the_usual_one) {
  const std::string own =
      R"(, "causal-share": { "value": 0.1, "range": [0, 1], "standing": "lived" })";

  const EffectsRead outcome = read_effects(with("", "0.8", own));

  EXPECT_DOUBLE_EQ(outcome.effects.sizes.find("a")->value, 0.08);
  EXPECT_EQ(outcome.reading.assumptions.find("causal-share")->standing, Standing::lived);
}

TEST(CausalShare, of_all_or_nothing_is_the_effect_itself_or_none) {
  const Effects all = read_effects(with(R"(, "causal-share": 1)", "0.7")).effects;
  const Effects none = read_effects(with(R"(, "causal-share": 0)", "0.7")).effects;

  EXPECT_EQ(all.ratios.find("a")->value, 0.7);
  EXPECT_EQ(all.sizes.find("a")->value, 0.7);
  EXPECT_EQ(none.ratios.find("a")->value, 1);
  EXPECT_EQ(none.sizes.find("a")->value, 0);
  EXPECT_TRUE(std::isinf(none.halves.find("a")->value));
}

TEST(CausalShare, leaves_a_number_that_is_no_effect_alone) {
  EXPECT_EQ(read_effects(with("")).effects.plain.find("a")->value, 0.8);
}

TEST(CausalShare, scales_a_number_that_says_itself_where_it_changes_nothing) {
  EXPECT_NEAR(read_effects(with(R"(, "coupling": 1)")).effects.plain.find("a")->value,
              std::sqrt(0.8), 1e-15);
}

TEST(CausalShare, stays_when_only_measured_effects_count) {
  const Effects effects = read_effects(with(""), true).effects;

  EXPECT_DOUBLE_EQ(effects.sizes.find("a")->value, 0.4);
}

TEST(CausalShare, may_be_left_out_of_measured_effects_by_a_coupling_of_its_own) {
  const std::string own =
      R"(, "causal-share": { "value": 0.5, "range": [0, 1], "standing": "assumed", "coupling": 0 })";

  EXPECT_EQ(read_effects(with("", "0.8", own), true).effects.sizes.find("a")->value, 0);
  EXPECT_EQ(read_effects(with("", "0.8", own)).effects.sizes.find("a")->value, 0.4);
}

TEST(CausalShare, beyond_one_does_not_fit) {
  const std::string own =
      R"(, "causal-share": { "value": 3, "range": [0, 4], "standing": "lived" })";

  const Lines lines = complaints_about<Effects>(with("", "0.8", own));

  ASSERT_FALSE(lines.empty());
  EXPECT_NE(
      lines[0].find("the assumption 'causal-share' does not fit here: 3 is above the most, 1"),
      std::string::npos)
      << lines[0];
}

TEST(CausalShare, that_scales_nothing_is_a_warning) {
  const std::string text =
      R"({ "assumptions": { "seen": { "value": 2, "range": [1, 3], "standing": "found", "design": "observational", "causal-share": 0.3 } },
           "plain": { "a": "=seen" } })";

  const std::vector<Diagnostic> warnings =
      unused_assumptions(read_effects(text).reading.assumptions);

  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].message,
            "the causal share of 'seen' scales nothing: no use of it is an effect");
}

TEST(CausalShare, of_an_observed_number_that_is_no_effect_asks_for_nothing) {
  const std::string text =
      R"({ "assumptions": { "seen": { "value": 2, "range": [1, 3], "standing": "found", "design": "observational" } },
           "plain": { "a": "=seen" } })";

  const AssumptionRegister assumptions = read_effects(text).reading.assumptions;

  EXPECT_TRUE(unused_assumptions(assumptions).empty());
  EXPECT_EQ(assumptions.find("causal-share"), nullptr);
}

}  // namespace
}  // namespace waymark
