#include "waymark/steps/support.h"

#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// People in support from the first day on, with what the support says of itself.
std::string support(
    const std::string& contact, const std::string& says, int count = 500,
    const std::string& more = "",
    const std::string& team = R"({ "kind": "hours", "fte": 20, "caseload": 100 })") {
  return R"("dates": { "start": "2027-04-01", "horizon": "300 days" },
    "population": { "just-come": true, "count": )" +
         std::to_string(count) + R"(, "at": { "help": 1 } },
    "stocks": { "trust": { "start": 0.5 } },
    "teams": { "workers": )" +
         team + R"( },
    "pathway": { "help": { "kind": "support", "team": "workers", "contact": { "takes": "1 hour", )" +
         contact + R"( }, )" + says + R"(, "then": "done" },
                 "done": { "kind": "home" }, "tired": { "kind": "home" }, "dropped": { "kind": "home" } })" +
         more;
}

std::vector<double> contact_days(LittleWorld& world, std::uint32_t person) {
  std::vector<double> days;
  for (const Told& contact : world.facts(FactKind::contact))
    if (contact.fact.person == person) days.push_back(in_days(contact.fact.time));
  return days;
}

int contacts(LittleWorld& world, ContactOutcome how) {
  int found = 0;
  for (const Told& contact : world.facts(FactKind::contact))
    found += static_cast<ContactOutcome>(contact.fact.detail) == how;
  return found;
}

TEST(Support, has_contacts_at_its_cadence_from_the_first_on) {
  LittleWorld world(
      support(R"("every": "2 weeks", "first": "3 days")", R"("lasts": "50 days")", 1));
  world.play();

  EXPECT_EQ(contact_days(world, 0), (std::vector<double>{3, 17, 31, 45}));
  EXPECT_EQ(world.facts(FactKind::moved, world.step("done")).front().fact.time, at_day(53));
  EXPECT_EQ(world.came_to("done", Way::completed), 1);
}

TEST(Support, spreads_first_contacts_over_the_cadence_without_a_rule) {
  LittleWorld world(support(R"("every": "20 days")", R"("lasts": "100 days")", 1000));
  world.play();

  double sum = 0;
  for (const Told& contact : world.facts(FactKind::contact)) {
    if (static_cast<ContactOutcome>(contact.fact.detail) != ContactOutcome::first_attended)
      continue;
    EXPECT_LT(contact.fact.time, at_day(20));
    sum += in_days(contact.fact.time);
  }
  EXPECT_NEAR(sum / 1000, 10, 4 * 20 / std::sqrt(12.0 * 1000));
}

TEST(Support, tells_the_first_attended_contact_from_the_others) {
  LittleWorld world(
      support(R"("every": "10 days", "first": "0 days")", R"("lasts": "95 days")", 50));
  world.play();

  EXPECT_EQ(contacts(world, ContactOutcome::first_attended), 50);
  EXPECT_EQ(contacts(world, ContactOutcome::attended), 50 * 9);
}

TEST(Support, loses_contacts_to_the_person_and_to_the_service) {
  LittleWorld world(
      support(R"("every": "5 days", "first": "0 days", "missed": "20 %", "cancelled": "10 %")",
              R"("lasts": "250 days")"));
  world.play();

  const double all = world.count(FactKind::contact);
  EXPECT_NEAR(contacts(world, ContactOutcome::cancelled) / all, 0.1, 4 * std::sqrt(0.09 / all));
  EXPECT_NEAR(contacts(world, ContactOutcome::missed) / all, 0.9 * 0.2,
              4 * std::sqrt(0.18 * 0.82 / all));
  for (const Told& contact : world.facts(FactKind::contact)) {
    const auto how = static_cast<ContactOutcome>(contact.fact.detail);
    EXPECT_EQ(contact.fact.value > 0,
              how == ContactOutcome::attended || how == ContactOutcome::first_attended);
  }
}

TEST(Support, lasts_from_the_first_attended_contact) {
  LittleWorld world(support(R"("every": "10 days", "first": "4 days", "missed": "50 %")",
                            R"("lasts": "60 days")", 200));
  world.play();

  std::map<Who, double> started;
  for (const Told& contact : world.facts(FactKind::contact))
    if (static_cast<ContactOutcome>(contact.fact.detail) == ContactOutcome::first_attended)
      started[contact.who] = in_days(contact.fact.time);
  const std::vector<Told> done = world.facts(FactKind::moved, world.step("done"));
  EXPECT_GT(done.size(), 190u);
  for (const Told& end : done) EXPECT_NEAR(in_days(end.fact.time), started.at(end.who) + 60, 1e-6);
}

TEST(Support, offers_a_first_contact_again_until_one_is_attended) {
  LittleWorld world(support(R"("every": "10 days", "first": "4 days", "missed": "50 %")",
                            R"("lasts": "60 days")", 200));
  world.play();

  for (std::uint32_t person = 0; person < 200; ++person) {
    bool has_started = false;
    double due = 4;
    for (const Told& contact : world.facts(FactKind::contact)) {
      if (contact.fact.person != person) continue;
      EXPECT_NEAR(in_days(contact.fact.time), due, 1e-6);
      has_started = has_started || static_cast<ContactOutcome>(contact.fact.detail) ==
                                       ContactOutcome::first_attended;
      due += has_started ? 10 : 4;
    }
  }
}

TEST(Support, takes_the_place_away_after_too_many_misses_in_a_row) {
  LittleWorld world(
      support(R"("every": "5 days", "first": "0 days", "missed": "40 %", "misses-allowed": 3)",
              R"("lasts": "250 days", "lost": "dropped")"));
  world.play();

  std::map<Who, std::vector<bool>> missed;
  for (const Told& contact : world.facts(FactKind::contact))
    missed[contact.who].push_back(static_cast<ContactOutcome>(contact.fact.detail) ==
                                  ContactOutcome::missed);
  int dropped = 0;
  for (const auto& [who, history] : missed) {
    int in_a_row = 0, most_before_the_last = 0;
    for (std::size_t i = 0; i < history.size(); ++i) {
      in_a_row = history[i] ? in_a_row + 1 : 0;
      if (i + 1 < history.size()) most_before_the_last = std::max(most_before_the_last, in_a_row);
    }
    EXPECT_LT(most_before_the_last, 3);
    dropped += in_a_row == 3;
  }
  EXPECT_GT(dropped, 100);
  EXPECT_EQ(world.came_to("dropped", Way::lost), dropped);
}

TEST(Support, does_not_count_what_the_service_cancels_as_missed) {
  LittleWorld world(
      support(R"("every": "5 days", "first": "0 days", "cancelled": "60 %", "misses-allowed": 1)",
              R"("lasts": "50 days", "lost": "dropped")", 100));
  world.play();

  EXPECT_EQ(world.came_to("dropped"), 0);
}

TEST(Support, is_given_up_when_no_place_comes_in_time) {
  LittleWorld world(support(R"("every": "1 week", "first": "0 days")",
                            R"("lasts": "100 days", "patience": "30 days", "gives-up": "tired")",
                            10, "", R"({ "kind": "hours", "fte": 1, "caseload": 4 })"));
  world.play();

  EXPECT_EQ(world.came_to("done", Way::completed), 4);
  const std::vector<Told> tired = world.facts(FactKind::moved, world.step("tired"));
  EXPECT_EQ(tired.size(), 6u);
  for (const Told& gave_up : tired) EXPECT_EQ(gave_up.fact.time, at_day(30));
}

TEST(Support, is_given_up_when_a_place_has_come_but_no_first_contact) {
  LittleWorld world(support(R"("every": "1 week", "first": "31 days")",
                            R"("lasts": "100 days", "patience": "30 days", "gives-up": "tired")",
                            10));
  world.play();

  EXPECT_EQ(world.came_to("tired", Way::gave_up), 10);
  EXPECT_EQ(world.count(FactKind::contact), 0);
  EXPECT_EQ(world.world().team[0].caseload, 0);
}

TEST(Support, is_not_given_up_once_it_has_started) {
  LittleWorld world(support(R"("every": "1 week", "first": "29 days")",
                            R"("lasts": "100 days", "patience": "30 days", "gives-up": "tired")",
                            10));
  world.play();

  EXPECT_EQ(world.came_to("tired"), 0);
  EXPECT_EQ(world.came_to("done", Way::completed), 10);
}

TEST(Support, is_felt_contact_by_contact) {
  LittleWorld world(
      support(R"("every": "10 days", "first": "0 days", "missed": "30 %", "cancelled": "20 %")",
              R"("lasts": "95 days")", 100, R"(, "experiences": {
    "good": { "when": "contact", "moves": "trust", "toward": 1, "by": 0.1 }, "let-down": { "when": "contact-cancelled", "moves": "trust", "toward": 0, "by": 0.2 },
    "begun": { "when": "start", "moves": "trust", "toward": 1, "by": 0.3 }, "ended": { "when": "completed", "moves": "trust", "toward": 0, "by": 0.05 } })"));
  world.play();

  for (std::uint32_t person = 0; person < 100; ++person) {
    double trust = 0.5;
    const auto move = [&trust](double toward, double by) { trust += by * (toward - trust); };
    for (const Told& contact : world.facts(FactKind::contact)) {
      if (contact.fact.person != person) continue;
      switch (static_cast<ContactOutcome>(contact.fact.detail)) {
        case ContactOutcome::first_attended:
          move(1, 0.1);
          move(1, 0.3);
          break;
        case ContactOutcome::attended:
          move(1, 0.1);
          break;
        case ContactOutcome::cancelled:
          move(0, 0.2);
          break;
        case ContactOutcome::missed:
          break;
      }
    }
    if (world.run().stay(person, 0).step == world.step("done")) move(0, 0.05);
    EXPECT_NEAR(world.value_of(person, "trust"), trust, 1e-12);
  }
}

TEST(Support, ends_early_when_a_clock_takes_the_person_away) {
  LittleWorld world(support(
      R"("every": "1 week", "first": "0 days")", R"("lasts": "200 days")", 400,
      R"(, "clocks": { "leaves": { "rate": "0.01 per day", "during": ["help"], "then": "tired" } })"));
  world.play();

  const double stays = std::exp(-2.0);
  EXPECT_NEAR(world.came_to("done", Way::completed) / 400.0, stays,
              4 * std::sqrt(stays * (1 - stays) / 400));
  EXPECT_EQ(world.came_to("tired", Way::clock) + world.came_to("done"), 400);
  EXPECT_EQ(world.world().team[0].caseload, 0);
}

TEST(Support, refuses_what_it_cannot_keep) {
  EXPECT_THROW(
      compiled(support(R"("every": "1 week", "misses-allowed": 2)", R"("lasts": "10 days")")),
      ScenarioError);
  EXPECT_THROW(
      compiled(support(R"("every": "1 week")", R"("lasts": "10 days", "patience": "5 days")")),
      ScenarioError);
  EXPECT_THROW(compiled(support(R"("every": "1 week")", R"("lasts": "10 days")", 5, "",
                                R"({ "kind": "units", "count": 3 })")),
               ScenarioError);
}

TEST(Support, with_contacts_that_never_take_place_at_no_distance_is_an_error) {
  LittleWorld world(support(R"("every": "1 week", "first": "0 days", "missed": "100 %")",
                            R"("lasts": "10 days")", 1));

  EXPECT_THROW(world.play(), RunError);
}

}  // namespace
}  // namespace waymark
