// The commissioning layer may be on and change no byte: with neutral numbers, as an observer, or
// for people whom its levers do not touch.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "tests/identity/journeys.h"
#include "tests/identity/small_borough.h"
#include "tests/unit/commissioning/meeting_mechanism.h"

namespace waymark {
namespace {

/// Shocks with everything written and everything neutral.
const std::string neutral_shocks = R"({ "shocks": { "every": "10 days",
  "demand": { "growth": "0 % per year", "sources": ["requests"] },
  "budget": { "trend": "0 % per year", "cuts": { "none": { "after": "100 days", "by": "0 %" } } },
  "pay-growth": "0 % per year", "teams": { "workers": { "notice": "3 months" } },
  "crises": { "mild": { "after": "50 days", "lasts": "30 days", "half-life": "10 days", "arrivals": { "requests": 1 },
                        "moves": { "hope": { "toward": 0, "by": 0 } }, "staff-off": "0 %" } } } })";

Sections with_shocks(Sections sections, const std::string& shocks = neutral_shocks) {
  sections["commissioning"] = shocks;
  return sections;
}

TEST(CommissioningLayer, with_neutral_numbers_changes_no_figure) {
  expect_same_figures(figures_of(small_borough()).at("as-is"),
                      figures_of(with_shocks(small_borough())).at("as-is"));
}

TEST(CommissioningLayer, with_neutral_numbers_changes_no_fact_of_anybody) {
  LittleWorld without(text_of(small_borough())), with(text_of(with_shocks(small_borough())));

  without.play("as-is");
  with.play("as-is");

  EXPECT_GT(without.told().size(), 10'000u);
  EXPECT_EQ(journeys_of(without), journeys_of(with));
  EXPECT_EQ(anchors_of(without), anchors_of(with));
  EXPECT_EQ(with.world().version, 0u);
}

TEST(CommissioningLayer, in_one_arm_changes_no_figure_of_another) {
  Sections sections = small_borough();
  sections["arms"] =
      R"({ "as-is": {}, "hard-times": { "from": "as-is", "changes": { "cut": { "patch": {
    "commissioning": { "shocks": { "budget": { "trend": "-5 % per year" }, "teams": { "workers": {} } } } } } } } })";

  const auto figures = figures_of(sections);

  expect_same_figures(figures_of(small_borough()).at("as-is"), figures.at("as-is"));
  EXPECT_FALSE(are_same_figures(figures.at("as-is"), figures.at("hard-times")));
}

/// The first example of the guide, which is for the ids of the small borough.
std::string example_of_guide() {
  std::ifstream page(std::string(WAYMARK_SOURCE_DIR) + "/docs/guide/hard-times.md");
  std::string section, line;
  while (std::getline(page, line)) {
    if (line.rfind("    ", 0) == 0) {
      section += line;
    } else if (!section.empty()) {
      break;
    }
  }
  return section.substr(section.find(':') + 1);
}

TEST(CommissioningLayer, runs_as_the_guide_writes_it) {
  LittleWorld world(text_of(with_shocks(small_borough(), example_of_guide())));

  world.play("as-is");

  check_invariants(world.run());
  EXPECT_GT(world.world().version, 20u);  // every month
  const TeamOverlay& workers = world.world().overlay.team[world.team("workers")];
  EXPECT_NEAR(workers.size, 0.985 * 0.985 * 0.94 / (1.015 * 1.015), 0.01);
}

TEST(CommissioningLayer, that_does_something_makes_a_difference) {
  const ArmFigures before = figures_of(small_borough()).at("as-is");
  for (
      const char* shocks :
      {R"({ "shocks": { "demand": { "growth": "10 % per year" } } })",
       R"({ "shocks": { "budget": { "trend": "-10 % per year" }, "teams": { "workers": {} } } })",
       R"({ "shocks": { "pay-growth": "3 % per year" } })",
       R"({ "shocks": { "crises": { "flood": { "after": "50 days", "half-life": "30 days", "moves": { "hope": { "toward": 0, "by": 0.3 } } } } } })",
       R"({ "shocks": { "crises": { "flood": { "after": "50 days", "half-life": "90 days", "staff-off": "60 %" } } } })"})
    EXPECT_FALSE(
        are_same_figures(before, figures_of(with_shocks(small_borough(), shocks)).at("as-is")))
        << shocks;
}

/// Looks at everything there is to observe, and pulls nothing.
std::shared_ptr<MeetingMechanism> observer(const Model& model) {
  std::vector<Ticks> dates;
  for (int day = 0; day < 700; day += 9) dates.push_back(at_day(day));
  auto mechanism = std::make_shared<MeetingMechanism>(dates, [](Meeting& meeting) {
    for (const Observation& observation : meeting.observations)
      meeting.memory[0] += observation.count + observation.sum;
  });
  mechanism->remembers = {0.0};
  const auto add = [&](ObservedKind kind, std::size_t places) {
    for (std::uint16_t place = 0; place < places; ++place)
      mechanism->specs.push_back({kind, place});
  };
  for (const ObservedKind kind : {ObservedKind::came, ObservedKind::waited, ObservedKind::started,
                                  ObservedKind::met, ObservedKind::present})
    add(kind, model.shape.steps);
  for (const ObservedKind kind :
       {ObservedKind::cost, ObservedKind::queueing, ObservedKind::on_caseload, ObservedKind::size})
    add(kind, model.shape.teams);
  add(ObservedKind::rang, model.shape.clocks);
  return mechanism;
}

TEST(CommissioningLayer, that_only_observes_changes_no_figure) {
  const auto fingerprint_of = [](bool is_observed) {
    Scenario scenario = compiled(text_of(with_shocks(small_borough())));
    if (is_observed) put_to_work(scenario.all, {{"observer", {}, observer(scenario.all.model)}});
    Comparison comparison(scenario, {Couplings::all});
    comparison.prepare_workers(1);
    return comparison.run(0, 7, 2).arms[0].fingerprint;
  };

  EXPECT_EQ(fingerprint_of(true), fingerprint_of(false));
}

/// Shocks that are there and never meet.
const std::string quiet = R"({ "shocks": { "every": "9 years" } })";

TEST(CommissioningLayer, whose_levers_touch_some_leaves_everybody_else_as_they_are) {
  // Half as many again come home by bus. Nobody waits for anybody.
  Sections sections = uncongested();
  add_to(sections, "arrivals", R"("a-bus": { "to": "away", "rate": "100 per year" })");
  LittleWorld before(text_of(with_shocks(sections, quiet))),
      after(text_of(with_shocks(
          sections,
          R"({ "shocks": { "demand": { "growth": "30 % per year", "sources": ["a-bus"] } } })")));

  before.play("as-is");
  after.play("as-is");

  const Journeys as_they_were = journeys_of(before), now = journeys_of(after);
  EXPECT_GT(as_they_were.size(), 500u);
  EXPECT_GT(now.size(), as_they_were.size() + 10);
  for (const auto& [who, journey] : as_they_were)
    if (who != 0) {
      EXPECT_EQ(journey, now.at(who));
    }
}

/// A slot may be another's before its last fact has been read, which then tells of that one.
std::vector<std::string> without_departure(std::vector<std::string> journey) {
  const std::string kind = " kind " + std::to_string(static_cast<int>(FactKind::left)) + " ";
  if (journey.back().find(kind) != std::string::npos) journey.pop_back();
  return journey;
}

TEST(CommissioningLayer, that_closes_a_step_leaves_those_who_never_come_there_as_they_are) {
  LittleWorld before(text_of(with_shocks(uncongested(), quiet))),
      after(text_of(with_shocks(uncongested(), quiet)));
  auto closes = std::make_shared<MeetingMechanism>(std::vector<Ticks>{at_day(200)},
                                                   [](Meeting& m) { m.memory[0] = 1.0; });
  closes->remembers = {0.0};
  closes->positions = [step = after.step("panel"), to = after.step("away")](
                          std::span<const double> memory, std::vector<LeverPosition>& levers) {
    if (memory[0] == 1.0) levers.push_back(CloseStep{step, to});
  };
  put_to_work(after, {{"closes", {}, closes}});

  before.play("as-is");
  after.play("as-is");

  std::set<Who> touched;
  for (const Told& told : before.facts(FactKind::moved, before.step("panel")))
    touched.insert(told.who);
  const Journeys as_they_were = journeys_of(before), now = journeys_of(after);
  std::size_t left_alone = 0;
  for (const auto& [who, journey] : as_they_were) {
    if (who == 0 || touched.count(who) != 0) continue;
    EXPECT_EQ(without_departure(journey), without_departure(now.at(who)));
    ++left_alone;
  }
  EXPECT_GT(left_alone, 30u);
  EXPECT_EQ(after.world().version, 1u);
  EXPECT_EQ(after.world().present[after.step("panel")], 0);
}

}  // namespace
}  // namespace waymark
