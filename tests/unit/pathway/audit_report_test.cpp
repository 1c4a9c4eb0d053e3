#include "waymark/pathway/audit_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/unit/pathway/routes.h"
#include "waymark/pathway/plain_text.h"

namespace waymark {
namespace {

std::string text_of(const Pathway& pathway, const AuditWords& words = {}) {
  std::ostringstream out;
  write_audit_text(out, {"today", "Today's route", pathway, {}, audit(pathway)}, words);
  return out.str();
}

nlohmann::json json_of(const Pathway& pathway) {
  std::ostringstream out;
  write_audit_json(out, {{"today", "Today's route", pathway, {}, audit(pathway)}});
  return nlohmann::json::parse(out.str()).at("arms").at(0);
}

TEST(AuditText, says_first_how_many_of_100_come_to_help) {
  EXPECT_EQ(text_of(six_hoops()).find("Of 100 people who ask, 62.7 get help.\n"), 0u);
}

TEST(AuditText, lists_the_hoops_with_what_each_asks_and_protects) {
  const std::string text = text_of(six_hoops());

  EXPECT_TRUE(contains(text, "On every way to help stand 6 hoops:\n  1. Ask for help\n"));
  EXPECT_TRUE(contains(text, "  2. Triage by telephone             story told again\n"));
  EXPECT_TRUE(contains(
      text, "  5. Risk panel                      protects people from serious incidents\n"));
}

TEST(AuditText, tells_both_waiting_clocks_apart) {
  EXPECT_TRUE(
      contains(text_of(six_hoops()), "spend 50.0 days (27.0 since the referral was accepted)"));
}

TEST(AuditText, shows_losses_step_by_step) {
  EXPECT_TRUE(contains(
      text_of(six_hoops()),
      "Eligibility check                89.3    89.3      3.6    1.8      0.0       5.4\n"));
}

TEST(AuditText, names_rounds) {
  EXPECT_TRUE(
      contains(text_of(six_hoops()),
               "- Keywork and prescribing, Members' group, Review after 12 weeks: 62.7 of 100\n"
               "  people come into it, and go round 0.9 times on average.\n"));
}

TEST(AuditText, keeps_within_80_columns_and_leaves_no_blanks_at_line_ends) {
  Pathway pathway = six_hoops();
  for (PathwayStep& step : pathway.steps) {
    step.label += " 緊急 with a name that goes on and on far beyond what any table has room for";
    step.protects =
        "whatever it is that this step has been put there to protect in the first place";
  }
  pathway.links.push_back({0, 1, 0, LinkKind::then, ""});
  const AuditedArm arm{"a", pathway.steps[0].label, pathway, worked_by_one_team(pathway),
                       audit(pathway, worked_by_one_team(pathway))};
  std::ostringstream out;
  write_audit_text(out, arm);
  write_arms_side_by_side(out, {arm, arm, arm, arm});
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(columns_of(line), 80) << line;
    EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
  }
}

TEST(AuditText, tells_the_ways_in_apart_and_who_meets_which_hoop) {
  Pathway pathway = six_hoops();
  PathwayStep meeting;
  meeting.id = meeting.label = "Met at the gate";
  meeting.kind = StepKind::gate;
  meeting.hoop = true;
  meeting.entry = true;
  pathway.steps.push_back(meeting);
  const int met = index_of(pathway, "Met at the gate");
  pathway.links.push_back({met, index_of(pathway, "keywork"), 1, LinkKind::then, ""});
  for (const LinkKind kind : {LinkKind::lost, LinkKind::refused})
    pathway.links.push_back({met, index_of(pathway, "home"), 0, kind, ""});

  const std::string text = text_of(pathway);

  EXPECT_TRUE(contains(text, "They come in by 2 ways,")) << text;
  EXPECT_TRUE(contains(text, "- Ask for help, 50.0 of 100 who ask: 6 hoops (Ask for help, Triage"))
      << text;
  EXPECT_TRUE(contains(text, "- Met at the gate, 50.0 of 100 who ask: 1 hoop (Met at the gate)."))
      << text;
  EXPECT_TRUE(contains(text, "  Met at the gate                     61.5\n")) << text;
  EXPECT_TRUE(contains(text, "Triage by telephone                 38.5  story told again\n"))
      << text;
}

TEST(AuditText, lets_no_label_steer_the_terminal) {
  Pathway pathway = six_hoops();
  pathway.steps[0].label = "\x1B]0;owned\x07 ask";
  pathway.steps[2].protects = "\x1B[2J";

  EXPECT_FALSE(contains(text_of(pathway), "\x1B"));
}

TEST(AuditText, uses_the_words_the_scenario_has_chosen) {
  const std::string text = text_of(six_hoops(), {"members", "gate", "gates"});

  EXPECT_TRUE(contains(text, "Of 100 members who ask"));
  EXPECT_TRUE(contains(text, "stand 6 gates:"));
  EXPECT_FALSE(contains(text, "hoop"));
}

TEST(AuditText, puts_findings_first_and_gives_no_figures_while_there_is_an_error) {
  Pathway pathway = six_hoops();
  pathway.links[0].chance = 0.5;

  const std::string text = text_of(pathway);

  EXPECT_EQ(text.find("Error: The ways out of \"Ask for help\" take 56 % of those who leave it."),
            0u);
  EXPECT_TRUE(contains(text, "No figures can be given before this is put right."));
}

TEST(AuditText, says_where_help_is_first_met_if_there_are_several_doors) {
  const std::string text = text_of(six_hoops());

  EXPECT_TRUE(
      contains(text, "  Keywork and prescribing             62.7 of 100; behind 6 hoops\n"));
}

TEST(AuditText, says_that_a_route_without_help_has_none) {
  Pathway pathway = six_hoops();
  for (PathwayStep& step : pathway.steps) step.first_help = false;

  EXPECT_EQ(text_of(pathway).find("No step that counts as help is reached on this route.\n"), 0u);
}

TEST(AuditText, heads_each_of_several_tracks) {
  Pathway pathway = six_hoops();
  PathwayStep viewing;
  viewing.id = "viewing";
  viewing.track = "housing";
  viewing.entry = true;
  PathwayStep tenancy = viewing;
  tenancy.id = "tenancy";
  tenancy.kind = StepKind::home;
  tenancy.entry = false;
  pathway.steps.push_back(viewing);
  pathway.steps.push_back(tenancy);
  pathway.links.push_back({12, 13, 1, LinkKind::then, ""});

  const std::string text = text_of(pathway);

  EXPECT_TRUE(contains(text, "Track: main\n-----------\n"));
  EXPECT_TRUE(contains(text, "Track: housing\n--------------\n"));
}

TEST(AuditJson, names_steps_by_id_and_gives_figures_per_requester) {
  const nlohmann::json json = json_of(six_hoops());
  const nlohmann::json& track = json.at("tracks").at(0);

  EXPECT_NEAR(track.at("help").at("chance").get<double>(), 0.627276405312, 1e-12);
  EXPECT_EQ(track.at("help").at("hoops").at(5), "housing-form");
  EXPECT_EQ(track.at("steps").at(2).at("step"), "eligibility");
  EXPECT_EQ(track.at("steps").at(2).at("kind"), "gate");
  EXPECT_NEAR(track.at("steps").at(2).at("reached").get<double>(), 0.893, 1e-12);
  EXPECT_EQ(track.at("rounds").at(0).at("steps"), (nlohmann::json{"keywork", "group", "review"}));
}

TEST(AuditJson, writes_null_where_there_is_no_help_and_no_accepted_referral) {
  Pathway unaccepted = six_hoops();
  for (PathwayStep& step : unaccepted.steps) step.accepts_referral = false;
  Pathway helpless = six_hoops();
  for (PathwayStep& step : helpless.steps) step.first_help = false;

  EXPECT_TRUE(json_of(unaccepted)["tracks"][0]["help"]["days-from-acceptance"].is_null());
  EXPECT_TRUE(json_of(helpless)["tracks"][0]["help"].is_null());
}

TEST(AuditJson, holds_findings_with_their_step) {
  Pathway pathway = six_hoops();
  pathway.links[0].chance = 0.5;

  const nlohmann::json json = json_of(pathway);

  EXPECT_EQ(json.at("findings").at(0).at("severity"), "error");
  EXPECT_EQ(json.at("findings").at(0).at("step"), "request");
  EXPECT_TRUE(json.at("tracks").empty());
}

TEST(AuditJson, survives_labels_that_are_not_utf_8) {
  Pathway pathway = six_hoops();
  pathway.steps[0].label = "\xFF\xFE";

  EXPECT_EQ(json_of(pathway)["tracks"][0]["steps"][0]["label"], "\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace waymark
