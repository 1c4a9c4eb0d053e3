#include "waymark/pathway/audit.h"

#include <gtest/gtest.h>

#include "tests/unit/pathway/routes.h"

namespace waymark {
namespace {

// Two hoops, then support: of 100 who ask, 80 pass the first and 60 the second.
Pathway two_hoops() {
  RouteBuilder route;
  PathwayStep& referral = route.hoop("referral", "panel", 0.8, 0.05, "home");
  referral.entry = true;
  referral.hours_person = 1;
  referral.hours_staff = 2;
  referral.mean_stay_ms = 4 * day_ms;
  referral.accepts_referral = true;
  PathwayStep& panel = route.hoop("panel", "support", 0.75, 0.25, "home");
  panel.retelling = true;
  panel.hours_person = 2;
  panel.hours_staff = 5;
  panel.mean_stay_ms = 10 * day_ms;
  panel.cost_per_visit = 50;
  PathwayStep& support = route.step("support", StepKind::support);
  support.hours_person = 20;
  support.hours_staff = 30;
  support.mean_stay_ms = 100 * day_ms;
  support.cost_per_ms = 2 / day_ms;
  route.step("home", StepKind::home);
  route.link("support", "home");
  return route.pathway();
}

const StepFigures& figures(const TrackAudit& track, const Pathway& pathway, const std::string& id) {
  for (const StepFigures& step : track.steps) {
    if (step.step == index_of(pathway, id)) return step;
  }
  throw std::out_of_range(id);
}

std::vector<int> indices(const Pathway& pathway, const std::vector<std::string>& ids) {
  std::vector<int> steps;
  for (const std::string& id : ids) steps.push_back(index_of(pathway, id));
  return steps;
}

TEST(Audit, follows_requesters_hoop_by_hoop) {
  const Pathway pathway = two_hoops();

  const TrackAudit track = audit(pathway).tracks.at(0);

  EXPECT_NEAR(figures(track, pathway, "referral").reached, 1.0, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "referral").lost, 0.15, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "referral").refused, 0.05, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "panel").reached, 0.8, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "panel").refused, 0.2, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "support").reached, 0.6, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "home").reached, 1.0, 1e-12);
}

TEST(Audit, shows_where_the_unhelped_end_and_their_sum_is_all_who_got_no_help) {
  const Pathway pathway = two_hoops();

  const TrackAudit track = audit(pathway).tracks.at(0);

  EXPECT_NEAR(figures(track, pathway, "referral").ends_unhelped, 0.2, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "panel").ends_unhelped, 0.2, 1e-12);
  EXPECT_EQ(figures(track, pathway, "support").ends_unhelped, 0);
  EXPECT_NEAR(track.help->chance, 0.6, 1e-12);
}

TEST(Audit, adds_up_time_hours_and_cost_of_an_episode) {
  const TrackAudit track = audit(two_hoops()).tracks.at(0);

  EXPECT_NEAR(track.episode.visits, 1 + 0.8 + 0.6, 1e-12);
  EXPECT_NEAR(track.episode.days, 4 + 0.8 * 10 + 0.6 * 100, 1e-9);
  EXPECT_NEAR(track.episode.hours_person, 1 + 0.8 * 2 + 0.6 * 20, 1e-12);
  EXPECT_NEAR(track.episode.hours_staff, 2 + 0.8 * 5 + 0.6 * 30, 1e-12);
  EXPECT_NEAR(track.episode.cost, 0.8 * 50 + 0.6 * 200, 1e-9);
}

TEST(Audit, gives_the_share_of_hours_that_went_into_hoops) {
  const TrackAudit track = audit(two_hoops()).tracks.at(0);

  EXPECT_NEAR(track.episode.hoop_share_person, 2.6 / 14.6, 1e-12);
  EXPECT_NEAR(track.episode.hoop_share_staff, 6.0 / 24.0, 1e-12);
}

TEST(Audit, starts_the_reported_clock_when_the_referral_is_accepted) {
  const WayToHelp help = *audit(two_hoops()).tracks.at(0).help;

  EXPECT_NEAR(help.days_from_request, 14, 1e-9);
  EXPECT_NEAR(help.days_from_acceptance, 10, 1e-9);
  EXPECT_NEAR(help.share_accepted, 1, 1e-12);
}

// As two_hoops, but one in five is met elsewhere and comes to the support through one hoop alone.
Pathway two_ways_in() {
  Pathway pathway = two_hoops();
  PathwayStep meeting;
  meeting.id = "meeting";
  meeting.kind = StepKind::gate;
  meeting.hoop = true;
  meeting.entry = true;
  meeting.entry_weight = 0.25;
  pathway.steps.push_back(meeting);
  const int met = index_of(pathway, "meeting");
  pathway.links.push_back({met, index_of(pathway, "support"), 0.9, LinkKind::then, ""});
  pathway.links.push_back({met, index_of(pathway, "home"), 0.1, LinkKind::lost, ""});
  pathway.links.push_back({met, index_of(pathway, "home"), 0, LinkKind::refused, ""});
  return pathway;
}

TEST(Audit, names_the_hoops_from_each_way_in_where_no_hoop_is_on_all_of_them) {
  const Pathway pathway = two_ways_in();

  const WayToHelp help = *audit(pathway).tracks.at(0).help;

  EXPECT_TRUE(help.hoops.empty());
  ASSERT_EQ(help.ways_in.size(), 2u);
  EXPECT_EQ(help.ways_in[0].step, index_of(pathway, "referral"));
  EXPECT_EQ(help.ways_in[0].hoops, indices(pathway, {"referral", "panel"}));
  EXPECT_NEAR(help.ways_in[0].share, 0.8, 1e-12);
  EXPECT_NEAR(help.ways_in[0].chance, 0.6, 1e-12);
  EXPECT_EQ(help.ways_in[1].hoops, indices(pathway, {"meeting"}));
  EXPECT_NEAR(help.ways_in[1].chance, 0.9, 1e-12);
}

TEST(Audit, says_how_many_of_the_helped_have_met_each_hoop) {
  const Pathway pathway = two_ways_in();

  const WayToHelp help = *audit(pathway).tracks.at(0).help;

  // Of 100 who ask, 80 come by the referral and 48 of them to help; 20 by the meeting, and 18.
  ASSERT_EQ(help.met.size(), 3u);
  for (const HoopMet& met : help.met)
    EXPECT_NEAR(met.share, met.step == index_of(pathway, "meeting") ? 18.0 / 66 : 48.0 / 66, 1e-12);
}

TEST(Audit, counts_a_hoop_once_for_whoever_comes_back_to_it) {
  Pathway pathway = two_hoops();
  pathway.links.push_back(
      {index_of(pathway, "panel"), index_of(pathway, "referral"), 0, LinkKind::then, ""});
  for (PathwayLink& link : pathway.links)
    if (link.from == index_of(pathway, "panel"))
      link.chance = link.to == index_of(pathway, "support")                                  ? 0.5
                    : link.to == index_of(pathway, "home") && link.kind == LinkKind::refused ? 0.25
                    : link.to == index_of(pathway, "referral")                               ? 0.25
                                                                                             : 0;

  const WayToHelp help = *audit(pathway).tracks.at(0).help;

  for (const HoopMet& met : help.met) EXPECT_NEAR(met.share, 1, 1e-12);
  EXPECT_GT(help.hoops_passed, 2);
}

TEST(Audit, reports_no_accepted_referral_where_no_step_accepts_one) {
  Pathway pathway = two_hoops();
  pathway.steps[0].accepts_referral = false;

  EXPECT_EQ(audit(pathway).tracks.at(0).help->share_accepted, 0);
}

TEST(Audit, keeps_the_clock_running_from_the_first_of_two_accepting_steps) {
  Pathway pathway = two_hoops();
  pathway.steps[1].accepts_referral = true;

  EXPECT_NEAR(audit(pathway).tracks.at(0).help->days_from_acceptance, 10, 1e-9);
}

TEST(Audit, lets_a_help_that_accepts_referrals_restart_nothing) {
  Pathway pathway = two_hoops();
  pathway.steps[2].accepts_referral = true;

  EXPECT_NEAR(audit(pathway).tracks.at(0).help->share_accepted, 1, 1e-12);
}

TEST(Audit, weighs_what_the_helped_went_through) {
  const WayToHelp help = *audit(two_hoops()).tracks.at(0).help;

  EXPECT_NEAR(help.hoops_passed, 2, 1e-12);
  EXPECT_NEAR(help.retold, 1, 1e-12);
  EXPECT_NEAR(help.hours_person, 3, 1e-12);
  EXPECT_NEAR(help.hours_staff, 7, 1e-12);
  EXPECT_NEAR(help.staff_hours_unhelped, 0.2 * 2 + 0.2 * 7, 1e-12);
}

TEST(Audit, names_the_six_hoops_of_a_single_file_route_in_order) {
  const Pathway pathway = six_hoops();

  const WayToHelp help = *audit(pathway).tracks.at(0).help;

  EXPECT_EQ(help.hoops, indices(pathway, {"request", "triage", "eligibility", "assessment",
                                          "risk-panel", "housing-form"}));
  EXPECT_EQ(help.retellings, indices(pathway, {"triage", "assessment", "housing-form"}));
}

TEST(Audit, does_not_name_a_hoop_that_a_second_door_avoids) {
  RouteBuilder route;
  route.hoop("referral", "panel", 0.4, 0.1, "home").entry = true;
  route.hoop("panel", "support", 0.9, 0.05, "home");
  route.step("support", StepKind::support);
  route.step("drop-in", StepKind::group).first_help = true;
  route.step("home", StepKind::home);
  route.link("support", "home").link("drop-in", "support");
  Pathway pathway = route.pathway();
  pathway.links[0].chance = 0.2;
  pathway.links.push_back({index_of(pathway, "referral"), index_of(pathway, "drop-in"), 0.2,
                           LinkKind::then, "open door"});

  const WayToHelp help = *audit(pathway).tracks.at(0).help;

  EXPECT_EQ(help.hoops, indices(pathway, {"referral"}));
  ASSERT_EQ(help.routes.size(), 2u);
  EXPECT_EQ(help.routes[0].hoops, indices(pathway, {"referral"}));
  EXPECT_NEAR(help.routes[0].first_helped_here, 0.18, 1e-12);
  EXPECT_NEAR(help.routes[1].first_helped_here, 0.2, 1e-12);
}

TEST(Audit, names_hoops_that_stand_behind_a_first_help_only_on_the_way_to_the_second) {
  RouteBuilder route;
  route.step("drop-in", StepKind::group).first_help = true;
  route.hoop("panel", "support", 0.9, 0.05, "home");
  route.step("support", StepKind::support);
  route.step("home", StepKind::home);
  route.link("drop-in", "panel").link("support", "home");
  Pathway pathway = route.pathway();
  pathway.steps[0].entry = true;

  const WayToHelp help = *audit(pathway).tracks.at(0).help;

  EXPECT_TRUE(help.hoops.empty());
  EXPECT_EQ(help.chance, 1);
  ASSERT_EQ(help.routes.size(), 2u);
  EXPECT_EQ(help.routes[1].hoops, indices(pathway, {"panel"}));
  EXPECT_EQ(help.routes[1].first_helped_here, 0);
}

TEST(Audit, counts_a_person_refused_twice_at_one_hoop_once) {
  RouteBuilder route;
  route.step("desk", StepKind::gate).entry = true;
  route.step("support", StepKind::support);
  route.step("home", StepKind::home);
  route.link("desk", "support", 0.5).link("desk", "desk", 0.3, LinkKind::refused);
  route.link("desk", "home", 0.2, LinkKind::lost).link("support", "home");
  const Pathway pathway = route.pathway();

  const TrackAudit track = audit(pathway).tracks.at(0);

  EXPECT_NEAR(figures(track, pathway, "desk").visits, 1 / 0.7, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "desk").reached, 1, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "desk").refused, 0.3, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "desk").lost, 0.2 / 0.7, 1e-12);
  ASSERT_EQ(track.rounds.size(), 1u);
  EXPECT_EQ(track.rounds[0].steps, std::vector<int>{0});
  EXPECT_NEAR(track.rounds[0].entered, 1, 1e-12);
  EXPECT_NEAR(track.rounds[0].again, 0.3 / 0.7, 1e-12);
}

TEST(Audit, lists_the_round_between_keywork_group_and_review) {
  const Pathway pathway = six_hoops();

  const TrackAudit track = audit(pathway).tracks.at(0);

  ASSERT_EQ(track.rounds.size(), 1u);
  EXPECT_EQ(track.rounds[0].steps, indices(pathway, {"keywork", "group", "review"}));
  // Of those in keywork 85 of 100 go on to a review, and 55 of 100 of these come back.
  EXPECT_NEAR(track.rounds[0].again / track.rounds[0].entered, 1 / (1 - 0.85 * 0.55) - 1, 1e-12);
}

TEST(Audit, does_not_call_a_later_request_from_home_a_round) {
  Pathway pathway = two_hoops();
  pathway.links.push_back({index_of(pathway, "home"), 0, 0, LinkKind::clock, ""});

  const TrackAudit track = audit(pathway).tracks.at(0);

  EXPECT_TRUE(track.rounds.empty());
  EXPECT_NEAR(track.episode.visits, 2.4, 1e-12);
}

TEST(Audit, does_not_count_as_helped_who_gives_up_before_the_first_contact) {
  Pathway pathway = two_hoops();
  const int support = index_of(pathway, "support");
  for (PathwayLink& link : pathway.links)
    if (link.from == support) link.chance = 0.75;
  pathway.links.push_back({support, index_of(pathway, "home"), 0.25, LinkKind::gave_up, ""});

  const TrackAudit track = audit(pathway).tracks.at(0);

  EXPECT_NEAR(track.help->chance, 0.45, 1e-12);
  EXPECT_NEAR(track.help->routes.at(0).first_helped_here, 0.45, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "support").ends_unhelped, 0.15, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "support").reached, 0.6, 1e-12);
}

TEST(Audit, lets_nobody_ask_where_people_are_only_present_at_the_start) {
  Pathway pathway = two_hoops();
  pathway.steps[2].entry = true;
  pathway.steps[2].entry_weight = 0;

  EXPECT_NEAR(audit(pathway).tracks.at(0).help->chance, 0.6, 1e-12);
}

TEST(Audit, divides_requests_among_entries_by_weight) {
  Pathway pathway = two_hoops();
  pathway.steps[0].entry_weight = 3;
  pathway.steps[1].entry = true;

  const TrackAudit track = audit(pathway).tracks.at(0);

  EXPECT_NEAR(figures(track, pathway, "referral").reached, 0.75, 1e-12);
  EXPECT_NEAR(figures(track, pathway, "panel").reached, 0.85, 1e-12);
}

TEST(Audit, begins_where_homes_lead_if_people_only_start_at_home) {
  Pathway pathway = two_hoops();
  pathway.steps[0].entry = false;
  pathway.steps[3].entry = true;
  pathway.links.push_back({3, 0, 0, LinkKind::clock, ""});

  const Audit result = audit(pathway);

  ASSERT_EQ(result.tracks.size(), 1u);
  EXPECT_NEAR(result.tracks[0].help->chance, 0.6, 1e-12);
}

TEST(Audit, keeps_tracks_apart) {
  Pathway pathway = two_hoops();
  PathwayStep tenancy;
  tenancy.id = "viewing";
  tenancy.kind = StepKind::activity;
  tenancy.track = "housing";
  tenancy.entry = true;
  pathway.steps.push_back(tenancy);
  tenancy.id = "own-home";
  tenancy.kind = StepKind::home;
  tenancy.entry = false;
  pathway.steps.push_back(tenancy);
  pathway.links.push_back({4, 5, 1, LinkKind::then, ""});

  const Audit result = audit(pathway);

  ASSERT_EQ(result.tracks.size(), 2u);
  EXPECT_NEAR(result.tracks[0].help->chance, 0.6, 1e-12);
  EXPECT_EQ(result.tracks[1].track, "housing");
  EXPECT_EQ(result.tracks[1].steps.size(), 2u);
  EXPECT_FALSE(result.tracks[1].help);
}

TEST(Audit, computes_nothing_while_the_shape_is_in_error) {
  Pathway pathway = two_hoops();
  pathway.links[0].chance = 0.5;

  const Audit result = audit(pathway);

  EXPECT_EQ(result.findings.size(), 1u);
  EXPECT_TRUE(result.tracks.empty());
}

TEST(Audit, leaves_out_a_track_whose_walks_never_end) {
  RouteBuilder route;
  route.step("review", StepKind::activity).entry = true;
  route.step("keywork", StepKind::support);
  route.link("review", "keywork").link("keywork", "review");

  const Audit result = audit(route.pathway());

  EXPECT_EQ(result.findings.size(), 3u);
  EXPECT_TRUE(result.tracks.empty());
}

TEST(Audit, says_so_where_only_a_clock_that_never_rings_leads_out) {
  RouteBuilder route;
  route.step("review", StepKind::activity).entry = true;
  route.step("home", StepKind::home);
  route.link("review", "review").link("review", "home", 0, LinkKind::clock);

  const Audit result = audit(route.pathway());

  ASSERT_EQ(result.findings.size(), 1u);
  EXPECT_EQ(result.findings[0].severity, Severity::warning);
  EXPECT_TRUE(result.tracks.empty());
}

TEST(Audit, leaves_out_a_track_of_homes_alone) {
  RouteBuilder route;
  route.step("well", StepKind::home).entry = true;
  route.step("ill", StepKind::home);
  route.link("well", "ill", 0, LinkKind::clock);

  EXPECT_TRUE(audit(route.pathway()).tracks.empty());
}

TEST(Audit, lists_steps_in_the_order_a_requester_meets_them) {
  const Pathway pathway = six_hoops();

  const TrackAudit track = audit(pathway).tracks.at(0);

  std::vector<std::string> ids;
  for (const StepFigures& step : track.steps)
    ids.push_back(pathway.steps[static_cast<std::size_t>(step.step)].id);
  EXPECT_EQ(ids, (std::vector<std::string>{"request", "triage", "eligibility", "assessment",
                                           "risk-panel", "housing-form", "wait", "keywork", "group",
                                           "review", "planned-end", "home"}));
}

}  // namespace
}  // namespace waymark
