#include "waymark/steps/group.h"

#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// People who want to join a group on the first day, with what the group says of itself.
std::string group(const std::string& session, const std::string& says, int count = 400,
                  const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "300 days" },
    "population": { "just-come": true, "count": )" +
         std::to_string(count) + R"(, "at": { "circle": 1 } },
    "stocks": { "belonging": { "start": 0.5 } },
    "teams": { "workers": { "kind": "hours", "fte": 1, "hours-per-week": "20 hours",
                            "weeks-per-year": 52.1775, "caseload": 10 } },
    "pathway": { "circle": { "kind": "group", "session": { "takes": "2 hours", )" +
         session + R"( }, )" + says + R"(, "then": "done" },
                 "done": { "kind": "home" }, "tired": { "kind": "home" }, "dropped": { "kind": "home" } })" +
         more;
}

int sessions(LittleWorld& world, ContactOutcome how) {
  int found = 0;
  for (const Told& session : world.facts(FactKind::session))
    found += static_cast<ContactOutcome>(session.fact.detail) == how;
  return found;
}

TEST(Group, meets_at_its_cadence_until_the_planned_end) {
  LittleWorld world(group(R"("every": "7 days")", R"("lasts": "30 days")", 1));
  world.play();

  std::vector<double> days;
  for (const Told& session : world.facts(FactKind::session))
    days.push_back(in_days(session.fact.time));
  EXPECT_EQ(days, (std::vector<double>{7, 14, 21, 28, 35}));
  EXPECT_EQ(world.facts(FactKind::moved, world.step("done")).front().fact.time, at_day(37));
  EXPECT_EQ(world.came_to("done", Way::completed), 1);
}

TEST(Group, meets_on_set_dates_and_takes_people_in_with_every_third_of_them) {
  LittleWorld world(group(R"("every": "7 days", "first": "10 days", "takes-in-every": 3)",
                          R"("places": 2, "lasts": "15 days")", 5));
  world.play();

  std::vector<double> joined, first_sessions;
  for (const Told& began : world.facts(FactKind::began)) joined.push_back(in_days(began.fact.time));
  for (const Told& session : world.facts(FactKind::session))
    if (static_cast<ContactOutcome>(session.fact.detail) == ContactOutcome::first_attended)
      first_sessions.push_back(in_days(session.fact.time));
  EXPECT_EQ(joined, (std::vector<double>{10, 10, 31, 31, 52}));
  EXPECT_EQ(first_sessions, joined);
  EXPECT_EQ(world.count(FactKind::session), 5 * 3);
}

TEST(Group, gives_those_found_in_the_middle_of_a_course_their_places) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "60 days" },
    "population": { "count": 3, "at": { "course": 1 } },
    "pathway": { "course": { "kind": "group", "places": 2, "lasts": "28 days", "then": "done",
                             "session": { "takes": "2 hours", "every": "7 days", "first": "3 days", "takes-in-every": 4 } },
                 "done": { "kind": "home" } })");
  world.begin();
  EXPECT_EQ(world.world().group[world.step("course")].members.length, 2);
  EXPECT_EQ(world.world().group[world.step("course")].for_places.length, 1);
}

TEST(Group, gives_each_session_to_everybody_who_comes) {
  LittleWorld world(group(R"("every": "10 days", "missed": "30 %")", R"("lasts": "1000 days")"));
  world.play();

  const double all = world.count(FactKind::session);
  EXPECT_EQ(all, 400 * 29);
  EXPECT_NEAR(sessions(world, ContactOutcome::missed) / all, 0.3, 4 * std::sqrt(0.21 / all));
  EXPECT_EQ(sessions(world, ContactOutcome::first_attended), 400);
  double came = 0;
  for (const Told& date : world.facts(FactKind::session_date)) came += date.fact.value;
  EXPECT_EQ(came, all - sessions(world, ContactOutcome::missed));
  for (const Told& session : world.facts(FactKind::session))
    EXPECT_EQ(session.fact.value > 0.0,
              static_cast<ContactOutcome>(session.fact.detail) != ContactOutcome::missed);
}

TEST(Group, cancels_a_session_for_all_of_its_members) {
  LittleWorld world(
      group(R"("every": "1 day", "cancelled": "25 %")", R"("lasts": "1000 days")", 3));
  world.play();

  int cancelled = 0;
  for (const Told& date : world.facts(FactKind::session_date)) cancelled += date.fact.detail;
  EXPECT_NEAR(cancelled / 299.0, 0.25, 4 * std::sqrt(0.1875 / 299));
  EXPECT_EQ(sessions(world, ContactOutcome::cancelled), 3 * cancelled);
}

TEST(Group, has_room_for_as_many_as_it_has_places) {
  LittleWorld world(group(R"("every": "1 week")", R"("lasts": "20 days", "places": 10)", 25));
  world.begin();
  for (double day = 0; day < 300; day += 5) {
    world.advance_to(at_day(day));
    check_invariants(world.run());
    EXPECT_LE(world.world().group[world.step("circle")].members.length, 10);
  }

  EXPECT_EQ(world.came_to("done", Way::completed), 25);
  // 10 come on day 7 and leave on day 27; the next come to their first session on day 28.
  EXPECT_EQ(sessions(world, ContactOutcome::first_attended), 25);
  int waited = 0;
  for (const Told& began : world.facts(FactKind::began)) waited += began.fact.value > 0.0;
  EXPECT_EQ(waited, 15);
}

TEST(Group, loses_those_whose_patience_for_a_place_ends) {
  LittleWorld world(group(
      R"("every": "1 week")",
      R"("lasts": "200 days", "places": 10, "patience": "40 days", "gives-up": "tired")", 25));
  world.play();

  EXPECT_EQ(world.came_to("tired", Way::gave_up), 15);
  for (const Told& tired : world.facts(FactKind::moved, world.step("tired")))
    EXPECT_EQ(tired.fact.time, at_day(40));
}

TEST(Group, takes_the_place_away_after_too_many_sessions_missed_in_a_row) {
  LittleWorld world(group(R"("every": "1 week", "missed": "100 %", "misses-allowed": 3)",
                          R"("lasts": "200 days", "lost": "dropped", "places": 4)", 10));
  world.play();

  // Places of the first four become free on day 21, of the next on day 42.
  std::vector<double> days;
  for (const Told& lost : world.facts(FactKind::moved, world.step("dropped")))
    days.push_back(in_days(lost.fact.time));
  EXPECT_EQ(days, (std::vector<double>{21, 21, 21, 21, 42, 42, 42, 42, 63, 63}));
  check_invariants(world.run());
}

TEST(Group, is_felt_as_sessions_start_and_completion) {
  LittleWorld world(group(R"("every": "10 days")", R"("lasts": "15 days")", 1,
                          R"(, "experiences": {
    "warm": { "when": "session", "moves": "belonging", "toward": 1, "by": 0.1 },
    "first": { "when": "start", "moves": "belonging", "toward": 1, "by": 0.2 },
    "last": { "when": "completed", "moves": "belonging", "toward": 0, "by": 0.5 } })"));
  world.begin();
  world.advance_to(at_day(11));
  EXPECT_NEAR(world.value_of(0, "belonging"), 1 - 0.5 * 0.9 * 0.8, 1e-12);
  world.advance_to(at_day(24));
  EXPECT_NEAR(world.value_of(0, "belonging"), 1 - 0.5 * 0.9 * 0.8 * 0.9, 1e-12);
  world.advance_to(at_day(26));
  EXPECT_NEAR(world.value_of(0, "belonging"), 0.5 * (1 - 0.5 * 0.9 * 0.8 * 0.9), 1e-12);
}

TEST(Group, is_felt_when_a_session_is_missed_or_cancelled) {
  const char* felt = R"(, "experiences": {
    "missed": { "when": "session-missed", "moves": "belonging", "toward": 0, "by": 0.1 },
    "let-down": { "when": "session-cancelled", "moves": "belonging", "toward": 0, "by": 0.3 } })";
  LittleWorld missed(
      group(R"("every": "10 days", "missed": "100 %")", R"("lasts": "15 days")", 1, felt));
  LittleWorld cancelled(
      group(R"("every": "10 days", "cancelled": "100 %")", R"("lasts": "15 days")", 1, felt));
  for (LittleWorld* world : {&missed, &cancelled}) {
    world->begin();
    world->advance_to(at_day(21));
  }
  EXPECT_NEAR(missed.value_of(0, "belonging"), 0.5 * 0.9 * 0.9, 1e-12);
  EXPECT_NEAR(cancelled.value_of(0, "belonging"), 0.5 * 0.7 * 0.7, 1e-12);
}

TEST(Group, of_a_team_takes_hours_from_its_contacts) {
  const char* both = R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 25, "at": { "help": 0.8, "circle": 0.2 } },
    "teams": { "workers": { "kind": "hours", "fte": 1, "hours-per-week": "20 hours", "weeks-per-year": 52.1775, "caseload": 100 } },
    "pathway": {
      "help": { "kind": "support", "team": "workers", "contact": { "every": "1 week", "takes": "1 hour" }, "lasts": "1000 days", "then": "done" },
      "circle": { "kind": "group", "team": "workers", "session": { "every": "1 week", "takes": "5 hours" }, "lasts": "1000 days", "then": "done" },
      "done": { "kind": "home" } })";
  LittleWorld world(both);
  world.play();

  const int in_help = world.world().present[world.step("help")];
  ASSERT_GT(in_help, 15);
  ASSERT_LT(in_help, 25);
  const double ratio = world.facts(FactKind::team_load).back().fact.value;
  EXPECT_NEAR(ratio, 20.0 / (in_help + 5), 1e-4);
  EXPECT_NEAR(world.facts(FactKind::session).back().fact.value, ratio * hours(5), 1.0);
}

TEST(Group, whose_step_an_arm_removes_lets_everybody_go_on_and_meets_no_more) {
  LittleWorld world(group(R"("every": "1 week")", R"("lasts": "1000 days", "places": 10)", 25,
                          R"(, "arms": { "as-is": {}, "none": { "from": "as-is", "changes": {
                             "no-circle": { "label": "No group", "remove": ["circle"] } } } })"));
  world.play("none");

  EXPECT_EQ(world.came_to("done", Way::removed), 25);
  EXPECT_EQ(world.count(FactKind::session), 0);
  check_invariants(world.run());
}

TEST(Group, that_an_arm_adds_begins_to_meet) {
  const char* adds =
      R"("dates": { "start": "2027-04-01", "horizon": "100 days", "warm-up": "50 days" },
    "population": { "just-come": true, "count": 10, "at": { "away": 1 } },
    "pathway": { "away": { "kind": "home" } },
    "clocks": { "looks": { "rate": "100 per year", "during": ["away"] } },
    "arms": { "as-is": {}, "circle": { "from": "as-is", "changes": { "new": { "label": "A group",
      "add": { "pathway": { "circle": { "kind": "group", "session": { "every": "1 week", "takes": "1 hour" }, "lasts": "30 days", "then": "away" } } },
      "patch": { "clocks": { "looks": { "then": "circle" } } } } } } })";
  LittleWorld world(adds);
  world.play("circle");

  EXPECT_GT(world.count(FactKind::session), 50);
  for (const Told& session : world.facts(FactKind::session))
    EXPECT_EQ(session.fact.time.count % ms_per_week, 0);
  EXPECT_GT(world.came_to("away", Way::completed), 5);
}

TEST(Group, draws_the_same_for_a_person_whoever_else_is_there) {
  const auto missed = [](int count) {
    LittleWorld world(
        group(R"("every": "1 week", "missed": "50 %")", R"("lasts": "150 days")", count));
    world.play();
    std::vector<int> outcomes;
    for (const Told& session : world.facts(FactKind::session))
      if (session.fact.person == 0) outcomes.push_back(session.fact.detail);
    return outcomes;
  };
  EXPECT_EQ(missed(1), missed(50));
}

}  // namespace
}  // namespace waymark
