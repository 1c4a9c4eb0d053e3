// Journeys of single people, fact by fact: what looking and other people may not change.
#include <gtest/gtest.h>

#include <set>

#include "tests/identity/journeys.h"
#include "tests/identity/small_borough.h"
#include "waymark/random/draw.h"
#include "waymark/simulate/look.h"

namespace waymark {
namespace {

void look_at_everyone(LittleWorld& world) {
  Run& run = world.run();
  double seen = 0;
  for (std::uint32_t person = 0; person < run.world().slots; ++person) {
    for (std::size_t s = 0; s < run.model().shape.stocks; ++s)
      seen += value_at(run.world().stock.row(person)[s], run.now());
    for (std::size_t p = 0; p < run.model().predictor_ids.size(); ++p)
      seen += run.predict(static_cast<std::int32_t>(p), person);
    for (std::uint16_t c = 0; c < run.model().shape.clocks; ++c) {
      const ClockBaseline baseline{run.arm().clocks[c].baseline, run.arm().numbers.data(),
                                   run.world().clock_origin.row(person)[c]};
      const ClockAnchor& clock = run.world().clock.row(person)[c];
      if (clock.threshold >= 0 && clock.log_multiplier > -1e300)
        seen += unspent(clock, baseline, run.now());
    }
  }
  check_invariants(run);
  ASSERT_FALSE(std::isnan(seen));
}

TEST(Journeys, are_the_same_however_often_people_are_looked_at) {
  LittleWorld alone(text_of(small_borough())), watched(text_of(small_borough()));
  alone.play("as-is");

  watched.begin();
  Draw draw(stream_key(99, 0), 1, 2, 0);
  bool has_branched = false;
  for (Ticks now = -watched.model().warm_up; now < watched.model().horizon;) {
    const Ticks next = now + to_ticks(draw.uniform() * 40.0 * static_cast<double>(ms_per_day));
    if (!has_branched && next >= Ticks{0}) {
      watched.advance_to(Ticks{0});
      watched.branch("as-is");
      has_branched = true;
    }
    now = std::min(next, watched.model().horizon);
    watched.advance_to(now);
    look_at_everyone(watched);
  }

  EXPECT_GT(alone.told().size(), 10'000u);
  EXPECT_EQ(journeys_of(alone), journeys_of(watched));
  EXPECT_EQ(anchors_of(alone), anchors_of(watched));
}

TEST(Journeys, of_people_whom_a_change_does_not_touch_stay_as_they_are) {
  // The change speeds up what happens to those with their own home, and to nobody else.
  Sections sections = uncongested();
  add_to(
      sections, "predictors",
      R"("home-ratio": { "chance": { "value": "60 %", "terms": { "own-home": { "odds-ratio": 1 } } } })");
  replace_in(sections, "pathway",
             R"("takes": "90 minutes", "booked": "2 weeks", "pass": "=passes")",
             R"("takes": "90 minutes", "booked": "2 weeks", "pass": "=home-ratio")");
  sections["arms"] =
      R"({ "as-is": {}, "homes-first": { "from": "as-is", "changes": { "easier": { "patch": {
    "predictors": { "home-ratio": { "chance": { "terms": { "own-home": { "odds-ratio": 4 } } } } },
    "clocks": { "asks-again": { "terms": { "own-home": { "rate-ratio": 1.5 } } } } } } } } })";
  LittleWorld base(text_of(sections)), changed(text_of(sections));

  base.play("as-is");
  changed.play("homes-first");

  const Journeys before = journeys_of(base), after = journeys_of(changed);
  std::set<Who> with_home;
  for (const Told& arrived : base.facts(FactKind::arrived)) {
    const auto bits = static_cast<std::uint64_t>(arrived.fact.value);
    const auto& groups = base.model().groups;
    for (std::size_t bit = 0; bit < groups.size(); ++bit)
      if (groups[bit] == base.trait("own-home") && (bits >> bit & 1) != 0)
        with_home.insert(arrived.who);
  }
  int touched = 0, untouched = 0;
  for (const auto& [who, journey] : before) {
    if (with_home.count(who) != 0) {
      touched += journey != after.at(who);
    } else {
      ++untouched;
      EXPECT_EQ(journey, after.at(who));
    }
  }
  EXPECT_GT(touched, 50);
  EXPECT_GT(untouched, 200);
}

TEST(Journeys, of_people_who_never_come_to_a_new_step_stay_as_they_are) {
  Sections sections = uncongested();
  add_to(sections, "arms", R"("with-rest": { "from": "as-is", "changes": { "rest": {
    "add": { "pathway": { "a-rest": { "kind": "delay", "lasts": "10 days", "then": "away" } } },
    "patch": { "pathway": { "panel": { "refused": "a-rest" } } } } } })");
  replace_in(sections, "pathway", R"("pass": "=passes", "accepts-referral")",
             R"("pass": 0.6, "refuse": 0.05, "accepts-referral")");
  LittleWorld base(text_of(sections)), changed(text_of(sections));

  base.play("as-is");
  changed.play("with-rest");

  std::set<Who> rested;
  for (const Told& told : changed.facts(FactKind::moved, changed.step("a-rest")))
    rested.insert(told.who);
  const Journeys before = journeys_of(base), after = journeys_of(changed);
  EXPECT_GT(rested.size(), 5u);
  EXPECT_LT(rested.size(), before.size() / 2);
  for (const auto& [who, journey] : before)
    if (rested.count(who) == 0) {
      EXPECT_EQ(journey, after.at(who));
    }
}

}  // namespace
}  // namespace waymark
