#include "waymark/pathway/graph.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/unit/pathway/routes.h"
#include "waymark/base/contract.h"

namespace waymark {
namespace {

TEST(Pathway, names_kinds_in_the_words_of_the_scenario_language) {
  EXPECT_EQ(name(StepKind::gate), "gate");
  EXPECT_EQ(name(StepKind::group), "group");
  EXPECT_EQ(name(LinkKind::then), "then");
  EXPECT_EQ(name(LinkKind::gave_up), "gave-up");
  EXPECT_EQ(name(LinkKind::clock), "clock");
}

TEST(Pathway, shows_the_id_of_a_step_without_a_label) {
  PathwayStep step;
  step.id = "risk-panel";

  EXPECT_EQ(label_of(step), "risk-panel");
  step.label = "Risk panel";
  EXPECT_EQ(label_of(step), "Risk panel");
}

TEST(Pathway, leaves_the_shares_of_a_step_without_clocks_as_they_are) {
  RouteBuilder route;
  route.hoop("referral", "support", 0.7, 0.1, "home");
  route.step("support", StepKind::support);
  route.step("home", StepKind::home);

  const std::vector<double> shares = leaving_shares(route.pathway());

  EXPECT_EQ(shares[0], 0.7);
  EXPECT_EQ(shares[1], 0.1);
}

TEST(Pathway, gives_the_remainder_to_the_only_clock) {
  RouteBuilder route;
  route.step("support", StepKind::support);
  route.step("home", StepKind::home);
  route.link("support", "home", 0.6).link("support", "home", 0, LinkKind::clock);

  const std::vector<double> shares = leaving_shares(route.pathway());

  EXPECT_EQ(shares[0], 0.6);
  EXPECT_EQ(shares[1], 0.4);
}

TEST(Pathway, shares_the_remainder_among_clocks_in_proportion) {
  RouteBuilder route;
  route.step("support", StepKind::support);
  route.step("home", StepKind::home);
  route.link("support", "home", 0.2);
  route.link("support", "home", 0.1, LinkKind::clock).link("support", "home", 0.3, LinkKind::clock);

  const std::vector<double> shares = leaving_shares(route.pathway());

  EXPECT_DOUBLE_EQ(shares[1], 0.2);
  EXPECT_DOUBLE_EQ(shares[2], 0.6);
}

TEST(Pathway, shares_evenly_among_clocks_of_unknown_share) {
  RouteBuilder route;
  route.step("home", StepKind::home);
  route.step("support", StepKind::support);
  route.link("home", "support", 0, LinkKind::clock).link("home", "home", 0, LinkKind::clock);

  const std::vector<double> shares = leaving_shares(route.pathway());

  EXPECT_EQ(shares[0], 0.5);
  EXPECT_EQ(shares[1], 0.5);
}

TEST(Pathway, that_points_at_no_step_is_our_own_bug) {
  Pathway pathway = six_hoops();
  pathway.links[3].to = 12;

  EXPECT_THROW(expect_well_formed(pathway), ContractError);
}

TEST(Pathway, with_an_impossible_amount_is_our_own_bug) {
  Pathway negative = six_hoops();
  negative.steps[0].hours_staff = -1;
  Pathway endless = six_hoops();
  endless.steps[0].mean_stay_ms = std::numeric_limits<double>::infinity();
  Pathway unknown = six_hoops();
  unknown.links[0].chance = std::numeric_limits<double>::quiet_NaN();

  EXPECT_THROW(expect_well_formed(negative), ContractError);
  EXPECT_THROW(expect_well_formed(endless), ContractError);
  EXPECT_THROW(expect_well_formed(unknown), ContractError);
}

}  // namespace
}  // namespace waymark
