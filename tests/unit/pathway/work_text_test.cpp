#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/unit/pathway/routes.h"
#include "waymark/pathway/audit_report.h"

namespace waymark {
namespace {

AuditedArm worked() {
  const Pathway pathway = six_hoops();
  const RouteWork work = worked_by_one_team(pathway);
  return {"today", "Today's route", pathway, work, audit(pathway, work)};
}

std::string text_of_arm(const AuditedArm& arm) {
  std::ostringstream out;
  write_audit_text(out, arm);
  return out.str();
}

TEST(AuditText, says_what_a_hoop_protects_with_the_range_of_what_is_assumed) {
  EXPECT_TRUE(
      contains(text_of_arm(worked()),
               "- Ask for help: serious incidents. Without it, for every 100 people who would\n"
               "  have passed it, 1.2 more a year (0.0 to 3.6; assumed).\n"));
}

TEST(AuditText, says_who_is_full_first_as_demand_grows) {
  AuditedArm arm = worked();
  const Load* first = first_bottleneck(arm.audit, arm.work);
  ASSERT_NE(first, nullptr);

  arm.work.supplies[static_cast<std::size_t>(first->supply)].hours_a_year = first->needed * 1.25;
  arm.audit = audit(arm.pathway, arm.work);

  EXPECT_TRUE(contains(text_of_arm(arm), "at 1.25"));
  EXPECT_TRUE(contains(text_of_arm(arm), "Requests in the first year: 1,000; 600 by people"));
}

TEST(AuditText, does_not_call_contacts_a_bottleneck) {
  AuditedArm arm = worked();
  for (Supply& supply : arm.work.supplies) supply.kind = SupplyKind::contact_hours;
  arm.audit = audit(arm.pathway, arm.work);

  EXPECT_EQ(first_bottleneck(arm.audit, arm.work), nullptr);
  EXPECT_TRUE(contains(text_of_arm(arm), "contacts"));
}

TEST(AuditText, sets_arms_side_by_side) {
  AuditedArm lighter = worked();
  lighter.label = "Lighter route";
  std::ostringstream out;

  write_arms_side_by_side(out, {worked(), lighter});

  EXPECT_TRUE(contains(out.str(), "  Today's route  Lighter route\n"));
  EXPECT_TRUE(
      contains(out.str(), "Of 100 who ask, get help                      62.7           62.7\n"));
}

TEST(AuditText, compares_no_single_arm_with_itself) {
  std::ostringstream out;

  write_arms_side_by_side(out, {worked()});

  EXPECT_EQ(out.str(), "");
}

TEST(Narrowest, lets_as_many_through_as_the_fullest_step_in_a_single_file) {
  const AuditedArm arm = worked();

  const Narrowest place = *arm.audit.tracks.at(0).narrowest;

  double fullest = 0;
  for (const Load& load : arm.audit.loads) fullest = std::max(fullest, load.utilisation);
  EXPECT_NEAR(place.helped_today, 627.276405312, 1e-8);
  EXPECT_NEAR(*place.most, place.helped_today / fullest, 1e-6);
}

TEST(Narrowest, is_without_limit_where_nobody_queues) {
  AuditedArm arm = worked();
  for (StepWork& step : arm.work.steps) step.takes.clear();

  EXPECT_FALSE(audit(arm.pathway, arm.work).tracks.at(0).narrowest->most);
}

TEST(Loads, of_a_supply_that_is_not_there_have_no_end) {
  AuditedArm arm = worked();
  arm.work.supplies[0].hours_a_year = 0;

  EXPECT_TRUE(std::isinf(audit(arm.pathway, arm.work).loads.at(0).utilisation));
}

TEST(HandOffs, pass_over_steps_without_a_team) {
  RouteBuilder route;
  route.step("desk", StepKind::activity).entry = true;
  route.step("wait", StepKind::delay);
  route.step("talk", StepKind::activity);
  route.step("again", StepKind::activity);
  route.step("home", StepKind::home);
  route.link("desk", "wait").link("wait", "talk").link("talk", "again").link("again", "home");
  const Pathway pathway = route.pathway();
  RouteWork work;
  for (const char* team : {"a", "", "b", "b", ""}) work.steps.push_back({team, {}, {}, 0});

  const TrackAudit track = audit(pathway, work).tracks.at(0);

  ASSERT_EQ(track.hand_offs.size(), 1u);
  EXPECT_EQ(track.hand_offs[0].from, "a");
  EXPECT_EQ(track.hand_offs[0].to, "b");
  EXPECT_NEAR(track.episode.hand_offs, 1, 1e-12);
}

TEST(AuditJson, tells_loads_the_narrowest_place_and_what_is_protected) {
  std::ostringstream out;
  write_audit_json(out, {worked(), worked()});

  const nlohmann::json arm = nlohmann::json::parse(out.str()).at("arms").at(1);

  EXPECT_EQ(arm.at("loads").at(0).at("team"), "workers");
  EXPECT_EQ(arm.at("tracks").at(0).at("requests").at("returns-a-year"), 400);
  EXPECT_GT(arm.at("tracks").at(0).at("narrowest").at("most-a-year").get<double>(), 0);
  EXPECT_GT(arm.at("first-bottleneck").at("at-multiple-of-demand").get<double>(), 0);
}

}  // namespace
}  // namespace waymark
