#include "waymark/simulate/caseload.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// Twelve people come to support at once; it lasts 20 days from the first contact, which is at
/// once.
std::string support(const std::string& team, const std::string& more = "",
                    const std::string& more_steps = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "200 days", "warm-up": "1 hour" },
    "population": { "just-come": true, "count": 12, "at": { "help": 1 } },
    "stocks": { "trust": { "start": 0.5 } },
    "teams": { "workers": )" +
         team + R"( },
    "pathway": { "help": { "kind": "support", "team": "workers", "contact": { "every": "1 week", "first": "0 days", "takes": "1 hour" },
                           "lasts": "20 days", "then": "home" },
                 "home": { "kind": "home" })" +
         more_steps + " }" + more;
}

std::vector<int> people_by_post(LittleWorld& world) {
  std::vector<int> people;
  for (std::size_t post = 0; post < world.model().shape.posts; ++post)
    people.push_back(world.world().post[post].people.length);
  return people;
}

TEST(Caseload, is_as_large_as_the_team_allows) {
  LittleWorld world(support(R"({ "kind": "hours", "fte": 2.5, "caseload": 2 })"));
  world.begin();

  EXPECT_EQ(world.world().team[0].caseload, 5);
  EXPECT_EQ(world.world().team[0].for_places.length, 7);
  check_invariants(world.run());
}

TEST(Caseload, is_shared_evenly_among_workers) {
  LittleWorld world(support(R"({ "kind": "hours", "fte": 4, "caseload": 2 })"));
  world.begin();

  EXPECT_EQ(people_by_post(world), (std::vector<int>{2, 2, 2, 2}));
}

TEST(Caseload, gives_a_place_that_comes_free_to_the_next) {
  LittleWorld world(support(R"({ "kind": "hours", "fte": 1, "caseload": 5 })"));
  world.play();

  std::vector<double> waits;
  for (const Told& began : world.facts(FactKind::began))
    waits.push_back(began.fact.value / static_cast<double>(ms_per_day));
  EXPECT_EQ(waits, (std::vector<double>{0, 0, 0, 0, 0, 20, 20, 20, 20, 20, 40, 40}));
  EXPECT_EQ(world.came_to("home", Way::completed), 12);
  EXPECT_EQ(world.world().team[0].caseload, 0);
}

const char* const returning =
    R"(, "clocks": { "comes-back": { "rates": { "0 days": "0 per day", "1 day": "1000 per day" }, "during": ["home"], "then": "help" } })";

TEST(Caseload, brings_people_back_to_the_worker_they_know) {
  LittleWorld world(support(R"({ "kind": "hours", "fte": 4, "caseload": 10 })", returning));
  world.begin();
  std::vector<std::uint16_t> first;
  for (std::uint32_t person = 0; person < 12; ++person)
    first.push_back(world.run().stay(person, 0).post);

  world.advance_to(at_day(24));

  for (std::uint32_t person = 0; person < 12; ++person) {
    EXPECT_EQ(world.run().stay(person, 0).visit, 1);
    EXPECT_EQ(world.run().stay(person, 0).post, first[person]);
  }
}

TEST(Caseload, forgets_no_one_when_a_worker_leaves) {
  LittleWorld world(support(
      R"({ "kind": "hours", "fte": 3, "caseload": 4, "stays": "10 days" })",
      R"(, "experiences": { "loss": { "when": "worker-left", "moves": "trust", "toward": 0, "by": 0.4 } })"));
  world.begin();

  world.advance_to(at_day(15));

  EXPECT_EQ(world.count(FactKind::worker_left), 12);
  EXPECT_EQ(people_by_post(world), (std::vector<int>{4, 4, 4}));
  for (std::uint32_t person = 0; person < 12; ++person)
    EXPECT_DOUBLE_EQ(world.value_of(person, "trust"), 0.3);
  for (std::size_t post = 0; post < 3; ++post) EXPECT_EQ(world.world().post[post].holder, 1u);
  check_invariants(world.run());
}

TEST(Caseload, draws_a_stay_for_every_holder_of_a_post) {
  LittleWorld world(support(
      R"({ "kind": "hours", "fte": 2, "caseload": 6, "stays": { "exponential": { "mean": "5 days" } } })"));
  world.play();

  std::set<std::int64_t> moments;
  for (const Told& left : world.facts(FactKind::worker_left)) moments.insert(left.fact.time.count);
  EXPECT_GT(moments.size(), 4u);
  EXPECT_NEAR(world.world().post[0].holder + world.world().post[1].holder, 2 * 200 / 5,
              4 * std::sqrt(80.0));
}

const char* const cuts =
    R"(, "experiences": { "loss": { "when": "worker-left", "moves": "trust", "toward": 0, "by": 0.4 } },
  "arms": { "as-is": {}, "fewer": { "from": "as-is", "changes": { "cut": { "patch": { "teams": { "workers": { "fte": 2 } } } } } },
            "more": { "from": "as-is", "changes": { "grow": { "patch": { "teams": { "workers": { "fte": 5 } } } } } } })";

TEST(Caseload, moves_people_of_posts_that_are_cut_to_other_workers) {
  LittleWorld world(support(R"({ "kind": "hours", "fte": 4, "caseload": 3 })", cuts));
  world.begin();
  world.advance_to(Ticks{0});

  world.branch("fewer");

  EXPECT_EQ(people_by_post(world), (std::vector<int>{6, 6, 0, 0, 0}));
  EXPECT_EQ(world.count(FactKind::worker_left), 6);
  EXPECT_EQ(world.world().team[0].caseload, 12);  // nobody is sent away
  check_invariants(world.run());
  world.advance_to(world.model().horizon);
  EXPECT_EQ(world.came_to("home", Way::completed), 12);
}

TEST(Caseload, takes_people_from_the_queue_when_posts_are_added) {
  LittleWorld world(support(R"({ "kind": "hours", "fte": 2, "caseload": 2 })", cuts));
  world.begin();
  world.advance_to(Ticks{0});

  world.branch("more");

  EXPECT_EQ(people_by_post(world), (std::vector<int>{2, 2, 2, 2, 2}));
  EXPECT_EQ(world.world().team[0].for_places.length, 2);
  check_invariants(world.run());
}

TEST(ContactHours, are_shared_when_there_are_too_few) {
  // 12 contacts of an hour a week are due; 37 hours x 42/52.18 weeks x 20 % are 5.96 a week.
  LittleWorld world(
      support(R"({ "kind": "hours", "fte": 1, "caseload": 20, "elsewhere": "80 %" })"));
  world.begin();
  world.advance_to(at_day(10));

  const double ratio = 37 * 42 / (365.25 / 7) * 0.2 / 12;
  EXPECT_NEAR(world.world().team[0].minutes_ratio, ratio, 1e-12);
  const std::vector<Told> contacts = world.facts(FactKind::contact);
  EXPECT_EQ(contacts.front().fact.value,
            static_cast<double>(ms_per_hour));  // before the first week's end
  EXPECT_NEAR(contacts.back().fact.value, ratio * static_cast<double>(ms_per_hour), 1e-6);
}

TEST(ContactHours, get_what_gates_leave_of_their_share) {
  // Somebody comes to the desk every day, for an hour of work: six are done when the week ends.
  LittleWorld world(support(
      R"({ "kind": "hours", "fte": 0.8, "caseload": 20, "elsewhere": "30 %", "gate-share": "50 %" })",
      R"(, "arrivals": { "asking": { "to": "desk", "every": "1 day" } })",
      R"(, "desk": { "kind": "gate", "team": "workers", "takes": "1 hour", "pass": "100 %",
                     "then": "home", "refused": "home", "lost": "home" })"));
  world.begin();
  world.advance_to(at_day(7.1));

  const double hours = 0.8 * 37 * 42 / (365.25 / 7);
  EXPECT_NEAR(world.world().team[0].minutes_ratio, (0.7 * hours - 6) / 12, 1e-6);
}

TEST(ContactHours, are_what_the_contact_is_meant_to_take_when_there_are_enough) {
  LittleWorld world(support(R"({ "kind": "hours", "fte": 1, "caseload": 20 })"));
  world.play();

  for (const Told& load : world.facts(FactKind::team_load)) EXPECT_EQ(load.fact.value, 1.0);
  for (const Told& contact : world.facts(FactKind::contact))
    EXPECT_EQ(contact.fact.value, static_cast<double>(ms_per_hour));
}

}  // namespace
}  // namespace waymark
