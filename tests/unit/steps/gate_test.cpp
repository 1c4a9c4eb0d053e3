#include "waymark/steps/gate.h"

#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// `count` people at one hoop, with what the hoop says of itself.
std::string hoop(const std::string& says, int count = 4000, const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "100 days", "warm-up": "1 day" },
    "population": { "just-come": true, "count": )" +
         std::to_string(count) + R"(, "at": { "hoop": 1 } },
    "stocks": { "trust": { "start": 0.5 }, "want": { "start": { "uniform": { "low": 0, "high": 1 } } } },
    "pathway": { "hoop": { "kind": "gate", )" +
         says + R"(, "then": "through", "refused": "sent-away", "lost": "lost" },
                 "through": { "kind": "home" }, "sent-away": { "kind": "home" }, "lost": { "kind": "home" } })" +
         more;
}

double share_at(LittleWorld& world, const std::string& step) {
  return static_cast<double>(world.world().present[world.step(step)]) / world.world().arrived;
}

TEST(Gate, lets_through_refuses_and_loses_by_its_chances) {
  LittleWorld world(hoop(R"("pass": "60 %", "refuse": "25 %")"));
  world.play();

  EXPECT_NEAR(share_at(world, "through"), 0.6, 4 * std::sqrt(0.24 / 4000));
  EXPECT_NEAR(share_at(world, "sent-away"), 0.25, 4 * std::sqrt(0.1875 / 4000));
  EXPECT_NEAR(share_at(world, "lost"), 0.15, 4 * std::sqrt(0.1275 / 4000));
  EXPECT_EQ(world.came_to("through", Way::then) + world.came_to("sent-away", Way::refused) +
                world.came_to("lost", Way::lost),
            4000);
}

TEST(Gate, lets_everybody_through_unless_told_otherwise) {
  LittleWorld world(hoop(R"("takes": "1 hour")", 100));
  world.play();

  EXPECT_EQ(world.came_to("through"), 100);
}

TEST(Gate, never_passes_fewer_of_the_same_people_at_a_higher_chance) {
  LittleWorld narrow(hoop(R"("pass": "40 %")", 1000)), wide(hoop(R"("pass": "50 %")", 1000));
  narrow.play();
  wide.play();

  for (std::uint32_t person = 0; person < 1000; ++person) {
    if (narrow.run().stay(person, 0).step == narrow.step("through")) {
      EXPECT_EQ(wide.run().stay(person, 0).step, wide.step("through"));
    }
  }
}

TEST(Gate, asks_people_how_likely_they_pass) {
  LittleWorld world(hoop(
      R"("pass": "=by-trust")", 4000,
      R"(, "predictors": { "by-trust": { "chance": { "by": "trust", "at": { "0.2": "80 %", "0.8": "90 %" } } } })"));
  world.play();

  const double between =
      1 / (1 + std::exp(-(std::log(4.0) + std::log(9.0)) / 2));  // half way on the logit
  EXPECT_NEAR(share_at(world, "through"), between, 4 * std::sqrt(between * (1 - between) / 4000));
}

TEST(Gate, stops_the_run_when_chances_add_up_to_more_than_one) {
  LittleWorld world(hoop(
      R"("pass": "=by-want", "refuse": "60 %")", 40,
      R"(, "predictors": { "by-want": { "chance": { "by": "want", "at": { "0.2": "5 %", "0.9": "60 %" } } } })"));

  EXPECT_THROW(world.play(), RunError);
}

TEST(Gate, takes_place_after_the_booked_time) {
  LittleWorld world(hoop(R"("booked": "5 days", "takes": "12 hours")", 3));
  world.play();

  for (const Told& moved : world.facts(FactKind::moved, world.step("through")))
    EXPECT_EQ(moved.fact.time, at_day(4.5));
  for (const Told& began : world.facts(FactKind::began)) EXPECT_EQ(began.fact.time, at_day(4));
}

TEST(Gate, does_not_count_the_booked_time_as_waiting_in_the_queue) {
  LittleWorld world(hoop(R"("booked": "5 days", "takes": "12 hours", "team": "clerks")", 3,
                         R"(, "teams": { "clerks": { "kind": "units", "count": 1 } })"));
  world.play();

  std::vector<double> hours;
  for (const Told& began : world.facts(FactKind::began))
    hours.push_back(began.fact.value / static_cast<double>(ms_per_hour));
  EXPECT_EQ(hours, (std::vector<double>{0, 12, 24}));
}

TEST(Gate, is_felt_by_what_happened_there) {
  LittleWorld world(
      hoop(R"("pass": "50 %", "refuse": "30 %", "retelling": true)", 300, R"(, "experiences": {
    "told": { "when": "retelling", "moves": "trust", "toward": 0, "by": 0.2 }, "glad": { "when": "passed", "moves": "trust", "toward": 1, "by": 0.5 },
    "sad": { "when": "refused", "moves": "trust", "toward": 0, "by": 0.5 } })"));
  world.play();

  // Telling it again first: 0.5 to 0.4; then what came of it.
  for (std::uint32_t person = 0; person < 300; ++person) {
    const std::uint16_t at = world.run().stay(person, 0).step;
    EXPECT_DOUBLE_EQ(world.value_of(person, "trust"), at == world.step("through") ? 0.7
                                                      : at == world.step("lost")  ? 0.4
                                                                                  : 0.2);
  }
}

TEST(Gate, decides_before_the_retelling_is_felt) {
  // Whoever loses all trust by telling it again would never pass if the chance were asked after it.
  LittleWorld world(hoop(
      R"("pass": "=as-trust", "retelling": true)", 2000,
      R"(, "predictors": { "as-trust": { "number": { "value": 0, "terms": { "trust": { "adds": 1 } } } } },
    "experiences": { "told": { "when": "retelling", "moves": "trust", "toward": 0, "by": 1 } })"));
  world.play();

  EXPECT_NEAR(share_at(world, "through"), 0.5, 4 * std::sqrt(0.25 / 2000));
}

const char* const incidents =
    R"(, "clocks": { "incident": { "rate": "0.02 per day", "during": ["through", "lost"] } })";

TEST(Gate, protects_those_who_passed_by_lowering_a_clock) {
  LittleWorld bare(hoop(R"("pass": "70 %")", 2000, incidents));
  LittleWorld world(
      hoop(R"("pass": "70 %", "protects": { "clock": "incident", "lower-by": "40 %" })", 2000,
           incidents));
  bare.play();
  world.play();

  const auto rings_at = [](LittleWorld& of, const std::string& step) {
    int rings = 0;
    for (const Told& rang : of.facts(FactKind::rang))
      rings += of.run().stay(rang.fact.person, 0).step == of.step(step);
    return rings;
  };
  const double expected = 0.7 * 2000 * 101 * 0.02 * 0.6;
  EXPECT_NEAR(rings_at(world, "through"), expected, 4 * std::sqrt(expected));
  EXPECT_EQ(rings_at(world, "lost"), rings_at(bare, "lost"));  // to the last ring
}

TEST(Gate, protects_only_once_however_often_it_is_passed) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 1, "at": { "hoop": 1 } },
    "pathway": { "hoop": { "kind": "gate", "takes": "24 hours", "then": "hoop-again", "refused": "home", "lost": "home", "protects": { "clock": "incident", "lower-by": "50 %" } },
                 "hoop-again": { "kind": "delay", "lasts": "1 day", "then": "hoop" }, "home": { "kind": "home" } },
    "clocks": { "incident": { "rate": "0.01 per day", "during": ["hoop", "hoop-again"] } })");
  world.play();

  EXPECT_GT(world.came_to("hoop"), 40);
  EXPECT_DOUBLE_EQ(world.world().clock.row(0)[0].log_multiplier, std::log(0.5));
}

TEST(Gate, must_say_where_the_refused_and_the_lost_go) {
  EXPECT_THROW(compiled(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
    "pathway": { "hoop": { "kind": "gate", "then": "home" }, "home": { "kind": "home" } })"),
               ScenarioError);
}

TEST(Gate, of_an_hours_team_needs_hours_for_gates) {
  EXPECT_THROW(compiled(hoop(R"("team": "workers", "takes": "1 hour")", 3,
                             R"(, "teams": { "workers": { "kind": "hours", "fte": 1 } })")),
               ScenarioError);
}

}  // namespace
}  // namespace waymark
