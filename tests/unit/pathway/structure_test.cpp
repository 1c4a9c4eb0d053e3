#include "waymark/pathway/structure.h"

#include <gtest/gtest.h>

#include "tests/unit/pathway/routes.h"

namespace waymark {
namespace {

// A sound route to spoil: referral -> support -> home.
RouteBuilder sound_route() {
  RouteBuilder route;
  route.hoop("referral", "support", 0.7, 0.1, "home").entry = true;
  route.step("support", StepKind::support);
  route.step("home", StepKind::home);
  route.link("support", "home");
  return route;
}

std::string only_message(const Pathway& pathway) {
  const std::vector<Finding> findings = structure_findings(pathway);
  EXPECT_EQ(findings.size(), 1u);
  return findings.empty() ? "" : findings.front().message;
}

TEST(Structure, finds_nothing_in_a_sound_route) {
  EXPECT_TRUE(structure_findings(sound_route().pathway()).empty());
  EXPECT_TRUE(structure_findings(six_hoops()).empty());
}

TEST(Structure, accepts_a_route_without_steps) { EXPECT_TRUE(structure_findings({}).empty()); }

TEST(Structure, warns_of_a_step_that_no_entry_leads_to) {
  RouteBuilder route = sound_route();
  route.step("workshop", StepKind::activity).label = "Workshop";
  route.link("workshop", "home");
  const Pathway pathway = route.pathway();

  const std::vector<Finding> findings = structure_findings(pathway);

  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_EQ(findings[0].step, index_of(pathway, "workshop"));
  EXPECT_EQ(findings[0].message, "No way from any entry leads to \"Workshop\".");
}

TEST(Structure, does_not_count_a_way_nobody_takes) {
  RouteBuilder route = sound_route();
  route.step("workshop", StepKind::activity);
  route.link("workshop", "home").link("support", "workshop", 0);

  EXPECT_EQ(only_message(route.pathway()), "No way from any entry leads to \"workshop\".");
}

/// With a home to which a way leads that nobody takes on a first walk.
Pathway with_a_way_elsewhere(LinkKind kind) {
  RouteBuilder route = sound_route();
  route.step("elsewhere", StepKind::home);
  route.link("support", "elsewhere", 0, kind);
  return route.pathway();
}

TEST(Structure, counts_a_way_that_only_those_take_who_would_have_to_wait) {
  Pathway pathway = with_a_way_elsewhere(LinkKind::refused);
  pathway.links.back().by_waiting = true;

  EXPECT_TRUE(structure_findings(pathway).empty());
}

TEST(Structure, counts_a_way_that_a_rule_may_open_later) {
  Pathway pathway = with_a_way_elsewhere(LinkKind::lost);
  pathway.links.back().by_rule = true;

  EXPECT_TRUE(structure_findings(pathway).empty());
}

TEST(Structure, counts_a_clock_as_a_way_whatever_its_share) {
  RouteBuilder route = sound_route();
  route.step("relapse-line", StepKind::activity);
  route.link("home", "relapse-line", 0, LinkKind::clock).link("relapse-line", "home");

  EXPECT_TRUE(structure_findings(route.pathway()).empty());
}

TEST(Structure, calls_a_step_with_no_way_on_a_dead_end) {
  RouteBuilder route;
  route.step("desk", StepKind::activity).entry = true;
  route.step("queue", StepKind::delay);
  route.link("desk", "queue");
  const Pathway pathway = route.pathway();

  const std::vector<Finding> findings = structure_findings(pathway);

  ASSERT_EQ(findings.size(), 2u);  // and from the desk no one comes to an end
  EXPECT_EQ(findings[1].severity, Severity::error);
  EXPECT_EQ(findings[1].step, index_of(pathway, "queue"));
  EXPECT_EQ(findings[1].message, "\"queue\" is a dead end: nothing leads on from it.");
}

TEST(Structure, warns_of_a_round_that_nobody_can_leave) {
  RouteBuilder route = sound_route();
  route.step("review", StepKind::activity).entry = true;
  route.step("keywork", StepKind::support);
  route.link("review", "keywork").link("keywork", "review");
  const Pathway pathway = route.pathway();

  const std::vector<Finding> findings = structure_findings(pathway);

  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].step, index_of(pathway, "review"));
  EXPECT_EQ(findings[1].step, index_of(pathway, "keywork"));
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_EQ(findings[0].message, "From \"review\" no one ever comes to a home or an exit.");
}

TEST(Structure, says_how_much_is_missing_where_chances_do_not_total_1) {
  RouteBuilder route = sound_route();
  route.step("desk", StepKind::activity).entry = true;
  route.link("desk", "home", 0.85);

  const std::vector<Finding> findings = structure_findings(route.pathway());

  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::error);
  EXPECT_EQ(findings[0].message, "The ways out of \"desk\" take 85 % of those who leave it.");
  EXPECT_EQ(findings[0].hint, "Say where the remaining 15 % go.");
}

TEST(Structure, refuses_more_than_everyone) {
  RouteBuilder route = sound_route();
  route.step("desk", StepKind::activity).entry = true;
  route.link("desk", "home", 0.85).link("desk", "support", 0.3);

  EXPECT_EQ(only_message(route.pathway()),
            "The ways out of \"desk\" take 115 % of those who leave it.");
}

TEST(Structure, lets_the_remainder_wait_for_a_clock_but_not_exceed_1) {
  RouteBuilder waiting = sound_route();
  waiting.step("desk", StepKind::activity).entry = true;
  waiting.link("desk", "home", 0.85).link("desk", "support", 0, LinkKind::clock);
  RouteBuilder exceeding = waiting;
  exceeding.link("desk", "referral", 0.2, LinkKind::clock);

  EXPECT_TRUE(structure_findings(waiting.pathway()).empty());
  EXPECT_EQ(only_message(exceeding.pathway()),
            "The ways out of \"desk\" take 105 % of those who leave it.");
}

TEST(Structure, forgives_rounding_of_chances_up_to_the_stated_bound) {
  RouteBuilder within = sound_route();
  within.step("desk", StepKind::activity).entry = true;
  within.link("desk", "home", 1 - 0.5e-9);
  RouteBuilder beyond = sound_route();
  beyond.step("desk", StepKind::activity).entry = true;
  beyond.link("desk", "home", 1 - 2e-9);

  EXPECT_TRUE(structure_findings(within.pathway()).empty());
  EXPECT_EQ(structure_findings(beyond.pathway()).size(), 1u);
}

TEST(Structure, asks_of_a_gate_where_the_refused_and_the_lost_go) {
  RouteBuilder neither = sound_route();
  neither.step("panel", StepKind::gate).entry = true;
  neither.link("panel", "support");
  RouteBuilder only_refused = neither;
  only_refused.link("panel", "home", 0, LinkKind::refused);
  RouteBuilder both = only_refused;
  both.link("panel", "home", 0, LinkKind::lost);

  EXPECT_EQ(only_message(neither.pathway()),
            "Nothing says where people go who are refused or lost at \"panel\".");
  EXPECT_EQ(only_message(only_refused.pathway()),
            "Nothing says where people go who are lost at \"panel\".");
  EXPECT_TRUE(structure_findings(both.pathway()).empty());
}

TEST(Structure, refuses_a_way_from_one_track_into_another) {
  RouteBuilder route = sound_route();
  PathwayStep& tenancy = route.step("tenancy", StepKind::home);
  tenancy.track = "housing";
  route.link("home", "tenancy", 0, LinkKind::clock);

  EXPECT_EQ(only_message(route.pathway()),
            "The way from \"home\" to \"tenancy\" leads from track \"\" into track \"housing\".");
}

TEST(Structure, warns_of_a_route_that_nobody_enters) {
  RouteBuilder route;
  route.step("desk", StepKind::activity);
  route.step("home", StepKind::home);
  route.link("desk", "home");

  EXPECT_EQ(only_message(route.pathway()), "No one ever enters the route.");
}

}  // namespace
}  // namespace waymark
