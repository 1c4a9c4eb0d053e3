// People who are there when the warm-up begins stand in the middle of what they do.
#include <gtest/gtest.h>

#include <set>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

std::string at_delay(const std::string& how, const std::string& lasts = "\"30 days\"") {
  return R"("dates": { "start": "2027-04-01", "horizon": "60 days" },
    "population": { "count": 3000, "at": { "wait": 1 })" +
         how + R"( }, "pathway": { "wait": { "kind": "delay", "lasts": )" + lasts +
         R"(, "then": "out" }, "out": { "kind": "exit" } })";
}

std::vector<double> days_of_going(LittleWorld& world) {
  std::vector<double> days;
  for (const Told& left : world.facts(FactKind::left)) days.push_back(in_days(left.fact.time));
  return days;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

TEST(Found, in_a_delay_have_half_of_a_fixed_length_left_on_average) {
  LittleWorld world(at_delay(""));
  world.play();
  const std::vector<double> days = days_of_going(world);

  EXPECT_EQ(days.size(), 3000u);
  EXPECT_NEAR(mean_of(days), 15.0, 4 * 30 / std::sqrt(12.0 * 3000));
  EXPECT_LE(*std::max_element(days.begin(), days.end()), 30.0);
}

TEST(Found, did_not_come_unless_they_have_just) {
  const auto ways_of_coming = [](const std::string& how) {
    LittleWorld world(at_delay(how) +
                      R"(, "arrivals": { "door": { "to": "wait", "every": "1 day" } })");
    world.play();
    std::set<int> ways;
    for (const Told& told : world.facts(FactKind::arrived))
      ways.insert((told.fact.time > Ticks{0} ? 10 : 0) + told.fact.detail);
    return ways;
  };
  const int arrival = static_cast<int>(Way::arrival), start = static_cast<int>(Way::start);
  EXPECT_EQ(ways_of_coming(""), (std::set<int>{start, 10 + arrival}));
  EXPECT_EQ(ways_of_coming(R"(, "been-there": { "wait": "12 days" })"),
            (std::set<int>{start, 10 + arrival}));
  EXPECT_EQ(ways_of_coming(R"(, "just-come": true)"), (std::set<int>{arrival, 10 + arrival}));
}

TEST(Found, that_have_just_come_stay_for_all_of_it) {
  LittleWorld world(at_delay(R"(, "just-come": true)"));
  world.play();
  for (const double day : days_of_going(world)) ASSERT_EQ(day, 30.0);
}

TEST(Found, after_a_declared_time_stay_for_what_is_left) {
  LittleWorld world(at_delay(R"(, "been-there": { "wait": "12 days" })"));
  world.play();
  for (const double day : days_of_going(world)) ASSERT_EQ(day, 18.0);
}

TEST(Found, after_a_declared_time_in_a_stay_without_memory_stay_as_long_as_anybody) {
  LittleWorld world(at_delay(R"(, "been-there": { "wait": "200 days" })",
                             R"({ "exponential": { "mean": "5 days" } })"));
  world.play();
  EXPECT_NEAR(mean_of(days_of_going(world)), 5.0, 4 * 5 / std::sqrt(3000.0));
}

TEST(Found, cannot_have_been_there_for_longer_than_a_step_lasts) {
  EXPECT_THROW(compiled(at_delay(R"(, "been-there": { "wait": "31 days" })")), ScenarioError);
  EXPECT_THROW(compiled(at_delay(R"(, "been-there": { "out": "1 day" })")), ScenarioError);
}

TEST(Found, in_work_hold_the_units_and_the_others_wait) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "60 days" },
    "population": { "count": 10, "at": { "ward": 1 } },
    "teams": { "beds": { "kind": "units", "count": 4 } },
    "pathway": { "ward": { "kind": "activity", "team": "beds", "lasts": "10 days", "then": "out" }, "out": { "kind": "exit" } })");
  world.begin();
  int in_work = 0, queueing = 0;
  for (std::uint32_t person = 0; person < 10; ++person) {
    const Stay& stay = world.run().stay(person, 0);
    in_work += stay.stage == Stage::in_work && stay.entered < Ticks{0};
    queueing += stay.stage == Stage::queueing && stay.entered == Ticks{0};
  }
  world.advance_to(at_day(10.001));

  EXPECT_EQ(in_work, 4);
  EXPECT_EQ(queueing, 6);
  EXPECT_EQ(world.count(FactKind::left), 4);
  EXPECT_NO_THROW(check_invariants(world.run()));
}

const char* const caseload = R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
  "population": { "count": 5, "at": { "help": 1 }, "been-there": { "help": "31 days" } },
  "teams": { "workers": { "kind": "hours", "fte": 4, "caseload": 10 } },
  "pathway": { "help": { "kind": "support", "team": "workers", "contact": { "every": "7 days", "takes": "1 hour" },
                         "lasts": "50 days", "then": "home" }, "home": { "kind": "home" } },
  "predictors": { "long-in": { "chance": { "value": 0.5, "terms": { "since-request": { "odds-ratio": 2, "per": 30 },
                                                                    "since-start": { "odds-ratio": 2, "per": 30 } } } } })";

TEST(Found, in_support_are_seen_at_their_cadence_and_end_as_planned) {
  LittleWorld world(caseload);
  world.begin();
  EXPECT_EQ(world.world().request[0].requested, at_day(-31));
  EXPECT_EQ(world.world().request[0].started, at_day(-31));
  world.advance_to(at_day(100));

  const std::vector<Told> contacts = world.facts(FactKind::contact);
  std::vector<double> days;
  for (const Told& contact : contacts)
    if (contact.who == contacts.front().who) days.push_back(in_days(contact.fact.time));
  // Contacts fell on days 0, 7, 14, 21 and 28 of the support; it is on day 31.
  EXPECT_EQ(days, (std::vector<double>{4, 11, 18}));
  for (const Told& moved : world.facts(FactKind::moved, world.step("home")))
    EXPECT_EQ(moved.fact.time, at_day(19));
  EXPECT_EQ(world.came_to("home", Way::completed), 5);
}

std::string settled(const std::string& been_there, const std::string& since) {
  return R"("dates": { "start": "2027-04-01", "horizon": "30 days" },
    "population": { "count": 4000, "at": { "settled": 1 }, "been-there": { "settled": ")" +
         been_there + R"(" } },
    "pathway": { "settled": { "kind": "home" }, "unsettled": { "kind": "home" } },
    "clocks": { "falls": { "during": ["settled"], "then": "unsettled", )" +
         since + R"( "rates": { "0 days": "0 per year", "100 days": "36.525 per year" } } })";
}

TEST(Found, have_clocks_whose_time_began_before) {
  for (const char* since : {"", R"("since": "settled",)"}) {
    LittleWorld fresh(settled("60 days", since)), ripe(settled("100 days", since));
    fresh.play();
    ripe.play();

    EXPECT_EQ(fresh.came_to("unsettled"), 0);
    // 0.1 a day over 30 days
    const double exact = 4000 * (1 - std::exp(-3.0));
    EXPECT_NEAR(ripe.came_to("unsettled"), exact, 4 * std::sqrt(exact * std::exp(-3.0)));
  }
}

TEST(Found, at_home_forever_have_just_come) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "30 days" },
    "population": { "count": 5, "at": { "home": 1 } }, "pathway": { "home": { "kind": "home" } })");
  world.begin();
  EXPECT_EQ(world.run().stay(0, 0).entered, Ticks{0});
}

}  // namespace
}  // namespace waymark
