// What honesty asks of figures: an observed effect taken whole is the effect, taken at nothing is
// none; and declaring what changing over costs moves money and nothing else.
#include <gtest/gtest.h>

#include "tests/identity/small_borough.h"

namespace waymark {
namespace {

const char told_of_signs[] = R"("by": 0.14)";

Sections with_observed(const std::string& share) {
  Sections sections = small_borough();
  sections["assumptions"] =
      R"({ "retelling": { "value": 0.14, "range": [0, 0.3], "standing": "found", "source": "a cohort", "design": "observational", "causal-share": )" +
      share + " } }";
  replace_in(sections, "experiences", told_of_signs, R"("by": "=retelling")");
  return sections;
}

TEST(CausalShare, of_all_of_an_effect_is_the_effect_bit_for_bit) {
  expect_same_figures(figures_of(small_borough()).at("as-is"),
                      figures_of(with_observed("1")).at("as-is"));
}

TEST(CausalShare, of_nothing_is_no_effect_bit_for_bit) {
  Sections none = small_borough();
  replace_in(none, "experiences", told_of_signs, R"("by": 0)");

  expect_same_figures(figures_of(none).at("as-is"), figures_of(with_observed("0")).at("as-is"));
}

TEST(CausalShare, of_half_an_effect_is_half_of_it) {
  Sections half = small_borough();
  replace_in(half, "experiences", told_of_signs, R"("by": 0.07)");

  expect_same_figures(figures_of(half).at("as-is"), figures_of(with_observed("0.5")).at("as-is"));
}

bool is_money(const std::string& name) { return name.find("money/") != std::string::npos; }

ArmFigures without_money(const ArmFigures& figures) {
  ArmFigures rest;
  for (const auto& [name, values] : figures)
    if (!is_money(name)) rest.emplace(name, values);
  return rest;
}

Sections with_a_shorter_arm(bool has_transition) {
  Sections sections = small_borough();
  add_to(sections, "arms",
         R"("told-once": { "from": "as-is", "changes": { "once": { "remove": ["form"] } } })");
  if (has_transition)
    sections["transition"] =
        R"({ "cost": "£20,000", "payer": "council", "double-running": "3 months" })";
  return sections;
}

TEST(Transition, moves_the_money_of_arms_that_change_their_route_and_nothing_else) {
  const auto before = figures_of(with_a_shorter_arm(false));
  const auto after = figures_of(with_a_shorter_arm(true));

  for (const char* arm : {"as-is", "same-again"})
    expect_same_figures(before.at(arm), after.at(arm));
  expect_same_figures(without_money(before.at("told-once")), without_money(after.at("told-once")));
  const std::string all = "money/council/undiscounted||";
  EXPECT_NEAR(after.at("told-once").at(all)[0] - before.at("told-once").at(all)[0], 20'000, 1e-6);
}

}  // namespace
}  // namespace waymark
