#include "waymark/commissioning/commissioning.h"

#include <gtest/gtest.h>

#include "tests/unit/commissioning/meeting_mechanism.h"

namespace waymark {
namespace {

const std::string village = R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
  "arrivals": { "people": { "to": "talk", "every": "2 days" } },
  "teams": { "chair": { "kind": "units", "count": 1 } },
  "pathway": { "talk": { "kind": "activity", "team": "chair", "lasts": "1 day", "then": "home" }, "home": { "kind": "home" } },
  "commissioning": { "shocks": { "every": "1000 days" } })";

TEST(Commissioning, lets_everybody_read_the_signals_of_the_date_before) {
  // Each publishes one more than it has read of the other: had the second read what the first has
  // just published, it would be ahead.
  LittleWorld world(village);
  const std::vector<Ticks> dates = {at_day(10), at_day(20), at_day(30)};
  const auto one_more_than = [&](const char* name, const char* other) {
    const std::uint16_t read = signal_index(world, other);
    return NamedMechanism{
        name, {{name, 0}}, std::make_shared<MeetingMechanism>(dates, [=](Meeting& m) {
          m.published[0] = m.signals[read] + 1;
        })};
  };
  put_to_work(world, {one_more_than("budget", "demand"), one_more_than("demand", "budget")});

  world.play();

  EXPECT_EQ(world.world().signal[signal_index(world, "budget")], 1 + 3);  // from neutral, 1
  EXPECT_EQ(world.world().signal[signal_index(world, "demand")], 1 + 3);
}

TEST(Commissioning, closes_what_was_observed_date_by_date) {
  LittleWorld world(village);
  std::vector<Observation> came, waited, queueing;
  auto mechanism = std::make_shared<MeetingMechanism>(
      std::vector<Ticks>{at_day(0), at_day(21), at_day(101)}, [&](Meeting& m) {
        came.push_back(m.observations[0]);
        waited.push_back(m.observations[1]);
        queueing.push_back(m.observations[2]);
      });
  mechanism->specs = {{ObservedKind::came, world.step("talk")},
                      {ObservedKind::waited, world.step("talk")},
                      {ObservedKind::queueing, world.team("chair")}};
  put_to_work(world, {{"demand", {{"demand", 1}}, mechanism}});

  world.play();

  ASSERT_EQ(came.size(), 3u);
  EXPECT_EQ(came[0].count, 0);
  EXPECT_EQ(came[1].count, 10);  // days 2, 4 ... 20
  EXPECT_EQ(came[2].count, 40);
  EXPECT_EQ(came[2].from, at_day(21));
  EXPECT_EQ(came[2].to, at_day(101));
  EXPECT_EQ(waited[2].count, 40);
  EXPECT_EQ(waited[2].mean(), 0.0);
  EXPECT_EQ(queueing[2].count, 0);
}

TEST(Commissioning, holds_levers_until_their_mechanism_says_another) {
  // One pulls once; another meets every ten days and pulls nothing.
  LittleWorld world(village);
  auto pulls = std::make_shared<MeetingMechanism>(std::vector<Ticks>{at_day(50)},
                                                  [](Meeting& m) { m.memory[0] = 3.0; });
  pulls->remembers = {1.0};
  pulls->positions = [](std::span<const double> memory, std::vector<LeverPosition>& levers) {
    levers.push_back(ScaleArrivals{0, memory[0]});
  };
  std::vector<Ticks> often;
  for (int day = 5; day < 365; day += 10) often.push_back(at_day(day));
  auto looks = std::make_shared<MeetingMechanism>(often, [](Meeting&) {});
  put_to_work(world, {{"demand", {}, pulls}, {"pay", {}, looks}});

  world.play();

  EXPECT_EQ(world.world().overlay.source[0], 3.0);
  EXPECT_EQ(world.world().version, 1u);
}

TEST(Commissioning, resolves_conflicts_by_name_whoever_was_registered_first) {
  for (const bool is_turned : {false, true}) {
    LittleWorld world(village);
    const auto closes = [&](const char* name, std::uint16_t to) {
      auto mechanism =
          std::make_shared<MeetingMechanism>(std::vector<Ticks>{at_day(50)}, [](Meeting&) {});
      mechanism->positions = [=, step = world.step("talk")](auto,
                                                            std::vector<LeverPosition>& levers) {
        levers.push_back(to == none ? LeverPosition(OpenStep{step})
                                    : LeverPosition(CloseStep{step, to}));
      };
      return NamedMechanism{name, {}, mechanism};
    };
    std::vector<NamedMechanism> both = {closes("a", world.step("home")), closes("b", none)};
    if (is_turned) std::swap(both[0], both[1]);
    put_to_work(world, both);

    world.play();

    EXPECT_FALSE(world.run().arm().steps[world.step("talk")].open);
  }
}

TEST(Commissioning, moves_everybody_once_after_publishing) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
    "population": { "count": 50, "at": { "home": 1 } }, "stocks": { "hope": { "start": 0.5 } },
    "pathway": { "home": { "kind": "home" } }, "commissioning": { "shocks": { "every": "1000 days" } })");
  auto mechanism = std::make_shared<MeetingMechanism>(std::vector<Ticks>{at_day(10), at_day(20)},
                                                      [](Meeting& m) {
                                                        if (m.now == at_day(10))
                                                          m.moves.push_back({0, 1.0, 0.5});
                                                      });
  put_to_work(world, {{"demand", {}, mechanism}});

  world.play();

  for (std::uint32_t person = 0; person < 50; ++person)
    EXPECT_EQ(world.value_of(person, "hope"), 0.75);
}

}  // namespace
}  // namespace waymark
