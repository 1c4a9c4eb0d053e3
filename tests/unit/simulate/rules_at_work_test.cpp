// Stocks, needs and clocks of people who move about; and what predictors see of them.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"
#include "waymark/simulate/look.h"

namespace waymark {
namespace {

const char* const dates = R"("dates": { "start": "2027-04-01", "horizon": "2 years" },)";

TEST(Exposures, hold_only_where_they_say) {
  LittleWorld world(
      dates + std::string(R"("population": { "just-come": true, "count": 1, "at": { "in": 1 } },
    "stocks": { "hope": { "start": 0.2 } },
    "pathway": { "in": { "kind": "delay", "lasts": "100 days", "then": "out" }, "out": { "kind": "home" } },
    "exposures": { "lift": { "during": ["in"], "moves": "hope", "toward": 0.8, "rate": "0.01 per day" } })"));
  world.begin();

  world.advance_to(at_day(50));
  EXPECT_NEAR(world.value_of(0, "hope"), 0.8 - 0.6 * std::exp(-0.5), 1e-12);
  world.advance_to(at_day(100));
  const double at_the_end = 0.8 - 0.6 * std::exp(-1.0);
  world.advance_to(at_day(300));
  EXPECT_NEAR(world.value_of(0, "hope"), at_the_end, 1e-12);
}

TEST(Exposures, add_up) {
  LittleWorld world(
      dates +
      std::string(R"("population": { "just-come": true, "count": 1, "at": { "in": 1, "flat": 1 } },
    "stocks": { "hope": { "start": 0.2 } },
    "pathway": { "in": { "kind": "home" }, "flat": { "kind": "home", "track": "life" } },
    "exposures": { "up": { "during": ["in"], "moves": "hope", "toward": 0.9, "rate": "0.02 per day" },
                   "down": { "during": ["flat"], "moves": "hope", "toward": 0.3, "half-way-in": "100 days" } })"));
  world.begin();
  world.advance_to(at_day(60));

  const double down = std::log(2.0) / 100, rate = 0.02 + down,
               goal = (0.02 * 0.9 + down * 0.3) / rate;
  EXPECT_NEAR(world.value_of(0, "hope"), goal + (0.2 - goal) * std::exp(-60 * rate), 1e-12);
}

TEST(Needs, come_on_and_go_off_at_their_thresholds) {
  // Craving climbs to 0.6 in the street and falls to 0.4 in the flat: hysteresis lies between.
  LittleWorld world(
      dates + std::string(R"("population": { "just-come": true, "count": 1, "at": { "street": 1 } },
    "stocks": { "craving": { "start": 0.2 } }, "needs": { "using": { "severity": "craving", "on": 0.6, "off": 0.4 } },
    "pathway": { "street": { "kind": "delay", "lasts": "200 days", "then": "flat" }, "flat": { "kind": "home" } },
    "exposures": { "pulled": { "during": ["street"], "moves": "craving", "toward": 1, "rate": "0.01 per day" },
                   "eased": { "during": ["flat"], "moves": "craving", "toward": 0, "rate": "0.01 per day" } })"));
  world.begin();
  const double comes_on = std::log(0.8 / 0.4) / 0.01;
  const double at_the_top = 1 - 0.8 * std::exp(-2.0);
  const double goes_off = 200 + std::log(at_the_top / 0.4) / 0.01;

  for (const auto& [day, is_on] : {std::pair{comes_on - 0.001, 0},
                                   {comes_on + 0.001, 1},
                                   {goes_off - 0.001, 1},
                                   {goes_off + 0.001, 0}}) {
    world.advance_to(at_day(day));
    EXPECT_EQ(world.world().need_on.row(0)[0], is_on) << "day " << day;
  }
}

TEST(Clocks, run_only_while_their_need_is_on) {
  LittleWorld world(
      dates +
      std::string(R"("population": { "just-come": true, "count": 2000, "at": { "street": 1 } },
    "stocks": { "craving": { "start": 0.2 } }, "needs": { "using": { "severity": "craving", "on": 0.6, "off": 0.4 } },
    "pathway": { "street": { "kind": "home" } },
    "exposures": { "pulled": { "during": ["street"], "moves": "craving", "toward": 1, "rate": "0.01 per day" } },
    "clocks": { "falls": { "rate": "0.001 per day", "during": ["street"], "while": "using" }, "rests": { "rate": "0.001 per day", "during": ["street"], "unless": "using" } })"));
  world.play();

  const double comes_on = std::log(2.0) / 0.01;
  for (const Told& fell : world.facts(FactKind::rang, world.clock("falls")))
    EXPECT_GE(in_days(fell.fact.time), comes_on);
  for (const Told& rested : world.facts(FactKind::rang, world.clock("rests")))
    EXPECT_LE(in_days(rested.fact.time), comes_on + 1e-6);
  EXPECT_NEAR(world.count(FactKind::rang, world.clock("rests")), 2 * comes_on,
              4 * std::sqrt(2 * comes_on));
}

TEST(Clocks, need_both_places_when_they_say_so) {
  LittleWorld world(
      dates +
      std::string(
          R"("population": { "just-come": true, "count": 300, "at": { "help": 1, "street": 0.5, "flat": 0.5 } },
    "pathway": { "help": { "kind": "delay", "lasts": "1 year", "then": "home" }, "home": { "kind": "home" },
                 "street": { "kind": "home", "track": "life" }, "flat": { "kind": "home", "track": "life" } },
    "clocks": { "housed": { "rate": "3 per year", "during": ["help"], "while-at": ["street"], "then": "flat" } })"));
  world.play();

  EXPECT_GT(world.count(FactKind::rang), 100);
  for (const Told& rang : world.facts(FactKind::rang)) EXPECT_LE(in_days(rang.fact.time), 365.26);
  EXPECT_EQ(world.came_to("flat", Way::clock), world.count(FactKind::rang));
}

TEST(Clocks, keep_what_is_unspent_while_people_are_away) {
  // In and out by turns of ten days: time at risk until the first ring is exponential all the same.
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "3 years" },
    "population": { "just-come": true, "count": 2000, "at": { "in": 1 } },
    "pathway": { "in": { "kind": "delay", "lasts": "10 days", "then": "out" }, "out": { "kind": "delay", "lasts": "10 days", "then": "in" }, "gone": { "kind": "exit" } },
    "clocks": { "goes": { "rate": "0.01 per day", "during": ["in"], "then": "gone" } })");
  world.play();

  double at_risk = 0;
  for (const Told& left : world.facts(FactKind::left)) {
    const double day = in_days(left.fact.time);
    at_risk += std::floor(day / 20) * 10 + std::fmod(day, 20);
    EXPECT_LE(std::fmod(day, 20), 10.0 + 1e-6);
  }
  EXPECT_GT(world.count(FactKind::left), 1985);  // exp(-5.5) of them are still there
  EXPECT_NEAR(at_risk / world.count(FactKind::left), 100 - 550 * std::exp(-5.5),
              4 * 100 / std::sqrt(2000.0));
}

TEST(Clocks, that_only_count_ring_again_and_again) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "1000 days" },
    "population": { "just-come": true, "count": 100, "at": { "home": 1 } }, "pathway": { "home": { "kind": "home" } },
    "clocks": { "calls": { "rate": "0.02 per day", "during": ["home"] } })");
  world.play();

  EXPECT_NEAR(world.count(FactKind::rang), 2000, 4 * std::sqrt(2000.0));
  int rings = 0;
  for (std::uint32_t person = 0; person < 100; ++person)
    rings += world.world().rings.row(person)[0];
  EXPECT_EQ(rings, world.count(FactKind::rang));
}

TEST(Clocks, run_by_the_time_since_a_step_was_entered) {
  // At risk only in the third ten days after coming in, however often one comes.
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "1000 days" },
    "population": { "just-come": true, "count": 50, "at": { "in": 1 } },
    "pathway": { "in": { "kind": "delay", "lasts": "40 days", "then": "out" }, "out": { "kind": "delay", "lasts": "10 days", "then": "in" }, "home": { "kind": "home" } },
    "clocks": { "wobbles": { "since": "in", "during": ["in", "out"], "rates": { "0 days": "0 per day", "20 days": "0.1 per day", "30 days": "0 per day" } } })");
  world.play();

  EXPECT_NEAR(world.count(FactKind::rang), 50 * 20, 4 * std::sqrt(1000.0));
  for (const Told& rang : world.facts(FactKind::rang)) {
    const double since = std::fmod(in_days(rang.fact.time), 50);
    EXPECT_GE(since, 20 - 1e-6);
    EXPECT_LE(since, 30 + 1e-6);
  }
}

TEST(Experiences, follow_the_ringing_of_a_clock) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "1000 days" },
    "population": { "just-come": true, "count": 20, "at": { "home": 1 } }, "pathway": { "home": { "kind": "home" } }, "stocks": { "hope": { "start": 0.5 } },
    "experiences": { "hurt": { "when": "falls", "moves": "hope", "toward": 0, "by": 0.25 } },
    "clocks": { "falls": { "rate": "0.005 per day", "during": ["home"] } })");
  world.play();

  for (std::uint32_t person = 0; person < 20; ++person)
    EXPECT_NEAR(world.value_of(person, "hope"),
                0.5 * std::pow(0.75, world.world().rings.row(person)[0]), 1e-12);
}

TEST(Experiences, follow_a_request_for_help) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "1000 days" },
    "population": { "just-come": true, "count": 20, "at": { "away": 1 } }, "stocks": { "hope": { "start": 0 } },
    "pathway": { "away": { "kind": "home" }, "form": { "kind": "delay", "lasts": "10 days", "then": "talk" }, "talk": { "kind": "delay", "lasts": "5 days", "then": "away" } },
    "experiences": { "asked": { "when": "request", "moves": "hope", "toward": 1, "by": 0.5 } },
    "clocks": { "asks": { "rate": "0.01 per day", "during": ["away"], "then": "form" } })");
  world.play();

  for (std::uint32_t person = 0; person < 20; ++person)
    EXPECT_NEAR(world.value_of(person, "hope"),
                1 - std::pow(0.5, world.world().rings.row(person)[0]), 1e-12);
}

TEST(Experiences, of_an_impossible_size_are_an_error) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "1000 days" },
    "population": { "just-come": true, "count": 1, "at": { "wait": 1 } }, "pathway": { "wait": { "kind": "delay", "lasts": "1 day", "then": "home" }, "home": { "kind": "home" } },
    "stocks": { "hope": { "start": 0.5 } }, "predictors": { "much": { "number": { "value": 1.5 } } },
    "experiences": { "odd": { "when": "arrival-at-step", "at": ["home"], "moves": "hope", "toward": 1, "by": "=much" } })");

  EXPECT_THROW(world.play(), RunError);
}

/// The value of a predictor that adds one for each unit of a feature.
double seen(LittleWorld& world, std::uint32_t person) {
  return world.run().predict(LittleWorld::index_in(world.model().predictor_ids, "it"), person);
}
std::string with_feature(const std::string& feature, const std::string& rest) {
  return R"("dates": { "start": "2027-04-01", "horizon": "2 years" },
    "predictors": { "it": { "number": { "value": 0, "terms": { ")" +
         feature + R"(": { "adds": 1 } } } } },)" + rest;
}

const char* const two_rooms =
    R"("population": { "just-come": true, "count": 1, "at": { "one": 1 } },
  "pathway": { "one": { "kind": "delay", "lasts": "10 days", "then": "two" }, "two": { "kind": "delay", "lasts": "10 days", "then": "one" }, "home": { "kind": "home" } },
  "clocks": { "rings": { "rates": { "0 days": "0 per day", "5 days": "1000 per day", "5.001 days": "0 per day" }, "since": "two", "during": ["two"] } })";

TEST(Features, tell_where_a_person_is_and_for_how_long) {
  LittleWorld at(with_feature("at:two", two_rooms)), visits(with_feature("visits:one", two_rooms)),
      time(with_feature("time-at:two", two_rooms));
  for (LittleWorld* world : {&at, &visits, &time}) {
    world->begin();
    world->advance_to(at_day(14));
  }

  EXPECT_EQ(seen(at, 0), 1.0);
  EXPECT_EQ(seen(visits, 0), 1.0);
  EXPECT_NEAR(seen(time, 0), 4.0, 1e-9);  // in days

  for (LittleWorld* world : {&at, &visits, &time}) world->advance_to(at_day(21));
  EXPECT_EQ(seen(at, 0), 0.0);
  EXPECT_EQ(seen(visits, 0), 2.0);
  EXPECT_EQ(seen(time, 0), 0.0);
}

TEST(Features, tell_how_often_a_clock_rang) {
  LittleWorld world(with_feature("rings:rings", two_rooms));
  world.begin();
  world.advance_to(at_day(40));

  EXPECT_EQ(seen(world, 0), world.count(FactKind::rang));
  EXPECT_GT(seen(world, 0), 0.0);
}

TEST(Features, tell_a_teams_load_and_minutes) {
  const std::string team = R"("population": { "just-come": true, "count": 30, "at": { "help": 1 } },
    "teams": { "workers": { "kind": "hours", "fte": 1, "caseload": 40, "elsewhere": "80 %" } },
    "pathway": { "help": { "kind": "support", "team": "workers", "contact": { "every": "1 week", "takes": "1 hour" }, "lasts": "1 year", "then": "home" }, "home": { "kind": "home" } })";
  LittleWorld load(with_feature("load:workers", team)),
      minutes(with_feature("minutes:workers", team));
  for (LittleWorld* world : {&load, &minutes}) {
    world->begin();
    world->advance_to(at_day(8));
  }

  EXPECT_EQ(seen(load, 0), 0.75);
  EXPECT_NEAR(seen(minutes, 0), 37 * 42 / (365.25 / 7) * 0.2 / 30, 1e-12);
}

TEST(Features, tell_how_many_are_at_a_step_and_how_many_wait_for_a_team) {
  const std::string desk = R"("population": { "just-come": true, "count": 30, "at": { "desk": 1 } },
    "teams": { "clerks": { "kind": "units", "count": 2 } },
    "pathway": { "desk": { "kind": "activity", "team": "clerks", "lasts": "1 day", "then": "home" }, "home": { "kind": "home" } })";
  LittleWorld there(with_feature("people-at:desk", desk)),
      line(with_feature("waiting-for:clerks", desk));
  for (LittleWorld* world : {&there, &line}) {
    world->begin();
    world->advance_to(at_day(4.5));
  }

  EXPECT_EQ(seen(there, 0), 22);
  EXPECT_EQ(seen(line, 0), 20);
}

TEST(Features, tell_the_time_since_a_request_its_acceptance_and_its_start) {
  const std::string route = R"("population": { "just-come": true, "count": 1, "at": { "away": 1 } },
    "teams": { "workers": { "kind": "hours", "fte": 1, "caseload": 4 } },
    "pathway": { "away": { "kind": "home" },
                 "form": { "kind": "gate", "booked": "5 days", "accepts-referral": true, "then": "help", "refused": "away", "lost": "away" },
                 "help": { "kind": "support", "team": "workers", "contact": { "every": "1 week", "first": "3 days", "takes": "1 hour" }, "lasts": "1 year", "then": "away" } },
    "clocks": { "asks": { "rates": { "0 days": "0 per day", "2 days": "100000 per day" }, "during": ["away"], "then": "form" } })";
  LittleWorld request(with_feature("since-request", route)),
      accepted(with_feature("since-accepted", route)), start(with_feature("since-start", route));
  for (LittleWorld* world : {&request, &accepted, &start}) {
    world->begin();
    world->advance_to(at_day(20));
  }

  EXPECT_NEAR(seen(request, 0), 18, 1e-3);
  EXPECT_NEAR(seen(accepted, 0), 13, 1e-3);
  EXPECT_NEAR(seen(start, 0), 10, 1e-3);
}

}  // namespace
}  // namespace waymark
