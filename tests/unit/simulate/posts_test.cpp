// Posts without a worker: vacancies after somebody has left, and spells away.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"
#include "waymark/simulate/caseload.h"

namespace waymark {
namespace {

/// People in support for good, with weekly contacts, and what the team says of its workers.
std::string supported_by(const std::string& workers, int fte, int count = 60,
                         const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "1000 days" },
    "population": { "just-come": true, "count": )" +
         std::to_string(count) + R"(, "at": { "help": 1 } },
    "stocks": { "trust": { "start": 0.5 } },
    "teams": { "workers": { "kind": "hours", "caseload": 100, "hours-per-week": "20 hours", "fte": )" +
         std::to_string(fte) + ", " + workers + R"( } },
    "pathway": { "help": { "kind": "support", "team": "workers", "contact": { "every": "1 week", "first": "1 day", "takes": "1 hour" },
                           "lasts": "10000 days", "then": "home" },
                 "home": { "kind": "home" } })" +
         more;
}

double share_cancelled(LittleWorld& world) {
  double cancelled = 0;
  for (const Told& contact : world.facts(FactKind::contact))
    cancelled += static_cast<ContactOutcome>(contact.fact.detail) == ContactOutcome::cancelled;
  return cancelled / world.count(FactKind::contact);
}

TEST(Vacancy, leaves_a_post_empty_for_its_time_and_its_people_to_others) {
  // The worker of every post leaves on day 100, and the next one comes on day 130.
  LittleWorld world(supported_by(
      R"("stays": "100 days", "fills-in": "30 days")", 3, 60,
      R"(, "experiences": { "loss": { "when": "worker-left", "moves": "trust", "toward": 0, "by": 0.4 } })"));
  world.begin();
  world.advance_to(at_day(99));
  EXPECT_EQ(share_of_posts_filled(world.world(), world.run().arm().teams[0]), 1.0);
  EXPECT_EQ(world.count(FactKind::worker_left), 0);
  world.advance_to(at_day(101));
  EXPECT_EQ(share_of_posts_filled(world.world(), world.run().arm().teams[0]), 0.0);
  EXPECT_GE(world.count(FactKind::worker_left), 60);
  check_invariants(world.run());
  world.advance_to(at_day(131));
  EXPECT_EQ(share_of_posts_filled(world.world(), world.run().arm().teams[0]), 1.0);
  world.advance_to(at_day(229));
  EXPECT_EQ(share_of_posts_filled(world.world(), world.run().arm().teams[0]), 1.0);
  world.advance_to(at_day(231));
  EXPECT_EQ(share_of_posts_filled(world.world(), world.run().arm().teams[0]), 0.0);
}

TEST(Vacancy, cancels_contacts_while_nobody_is_there) {
  LittleWorld world(supported_by(R"("stays": "100 days", "fills-in": "30 days")", 1));
  world.begin();
  world.advance_to(at_day(135));

  for (const Told& contact : world.facts(FactKind::contact)) {
    const double day = in_days(contact.fact.time);
    const bool is_cancelled =
        static_cast<ContactOutcome>(contact.fact.detail) == ContactOutcome::cancelled;
    EXPECT_EQ(is_cancelled, day > 100 && day < 130) << day;
  }
}

TEST(Vacancy, keeps_as_many_posts_empty_as_its_lengths_say) {
  // 300 days there, 100 days empty: a quarter of the posts in the long run.
  LittleWorld world(supported_by(
      R"("stays": { "exponential": { "mean": "300 days" } }, "fills-in": { "exponential": { "mean": "100 days" } })",
      400, 1));
  world.play();
  EXPECT_NEAR(share_of_posts_filled(world.world(), world.run().arm().teams[0]), 0.75,
              4 * std::sqrt(0.75 * 0.25 / 400));
}

TEST(Vacancy, gives_newcomers_to_workers_who_are_there) {
  LittleWorld world(supported_by(R"("stays": "100 days", "fills-in": "30 days")", 3, 30));
  world.begin();
  world.advance_to(at_day(10));
  vacate(world.run(), 0, 1);
  EXPECT_EQ(world.world().post[1].people.length, 0);
  EXPECT_EQ(world.world().post[0].people.length, 15);
  EXPECT_EQ(world.world().post[2].people.length, 15);
  check_invariants(world.run());
}

TEST(Absence, cancels_the_contacts_of_a_worker_who_is_away_and_keeps_the_relation) {
  // A spell of 20 days after 60 days there on average: a quarter of the time.
  LittleWorld world(
      supported_by(R"("absence": { "rate": "6.0875 per year", "lasts": "20 days" })", 100, 100));
  world.play();

  EXPECT_NEAR(share_cancelled(world), 0.25, 0.02);
  EXPECT_EQ(world.count(FactKind::worker_left), 0);
}

TEST(Absence, takes_hours_from_those_whose_worker_is_there) {
  // Two workers with 20 x 42 / 52.18 hours each, and 20 contacts of an hour due from each.
  LittleWorld world(
      supported_by(R"("absence": { "rate": "4 per year", "lasts": "30 days" })", 2, 40));
  world.play();

  const double full = 20 * 42 / (365.25 / 7) / 20;
  int partly = 0;
  for (const Told& load : world.facts(FactKind::team_load)) {
    const bool nobody_is_there = load.fact.value == 1.0;  // and nothing is due
    EXPECT_TRUE(nobody_is_there || std::fabs(load.fact.value - full) < 1e-9) << load.fact.value;
    partly += nobody_is_there ? 0 : 1;
  }
  EXPECT_GT(partly, 100);
}

TEST(Absence, slows_gates_down_while_somebody_is_away) {
  const auto mean_wait = [](const char* workers) {
    LittleWorld world(std::string(R"("dates": { "start": "2027-04-01", "horizon": "1000 days" },
      "arrivals": { "door": { "to": "form", "every": "1 day" } },
      "teams": { "workers": { "kind": "hours", "fte": 2, "gate-share": "50 %", )") +
                      workers + R"( } },
      "pathway": { "form": { "kind": "gate", "team": "workers", "takes": "1 hour", "then": "home", "refused": "home", "lost": "home" }, "home": { "kind": "exit" } })");
    world.play();
    double sum = 0;
    std::map<Who, Ticks> came;
    for (const Told& moved : world.facts(FactKind::moved, world.step("form")))
      came[moved.who] = moved.fact.time;
    int done = 0;
    for (const Told& moved : world.facts(FactKind::moved, world.step("home"))) {
      sum += in_days(moved.fact.time - came.at(moved.who));
      ++done;
    }
    return sum / done;
  };
  const double full = mean_wait(R"("caseload": 1)");
  const double away =
      mean_wait(R"("caseload": 1, "absence": { "rate": "1000 per year", "lasts": "10000 days" })");
  EXPECT_NEAR(away / full, 2, 0.05);
}

TEST(Absence, of_all_workers_cancels_a_group_that_they_lead) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "700 days" },
    "population": { "just-come": true, "count": 5, "at": { "circle": 1 } },
    "teams": { "workers": { "kind": "hours", "fte": 1, "caseload": 1, "absence": { "rate": "6 per year", "lasts": "30 days" } } },
    "pathway": { "circle": { "kind": "group", "team": "workers", "session": { "every": "1 week", "takes": "1 hour" }, "lasts": "10000 days", "then": "out" }, "out": { "kind": "home" } })");
  world.play();
  int cancelled = 0;
  for (const Told& date : world.facts(FactKind::session_date)) cancelled += date.fact.detail;
  EXPECT_GT(cancelled, 10);
  EXPECT_LT(cancelled, 60);
}

}  // namespace
}  // namespace waymark
