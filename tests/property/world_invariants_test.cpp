// What must hold in any world at any moment (model.md, section 7), over random scenarios.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "tests/property/random_borough.h"
#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// Up to `end` in steps of about `step` days, looking at everything each time.
void advance_looking(LittleWorld& world, Ticks end, double step_days) {
  while (world.world().now < end) {
    world.advance_to(std::min(end, world.world().now + at_day(step_days)));
    check_invariants(world.run());
  }
}

std::uint64_t any_seed() { return *rc::gen::arbitrary<std::uint64_t>(); }

RC_GTEST_PROP(World, keeps_its_invariants_at_every_moment, ()) {
  LittleWorld world(random_borough(any_seed()));
  for (const char* arm : {"as-is", "changed"}) {
    world.begin(7);
    check_invariants(world.run());
    advance_looking(world, Ticks{0}, 11.3);
    world.branch(arm);
    check_invariants(world.run());
    advance_looking(world, world.model().horizon, 11.3);
    RC_ASSERT(world.count(FactKind::arrived) == static_cast<int>(world.world().arrived));
    RC_ASSERT(world.count(FactKind::left) == static_cast<int>(world.world().departed));
  }
}

RC_GTEST_PROP(World, tells_facts_that_make_sense, ()) {
  LittleWorld world(random_borough(any_seed()));
  world.play("changed", 3);

  Ticks before = -world.model().warm_up;
  for (const Told& told : world.told()) {
    const Fact& fact = told.fact;
    RC_ASSERT(fact.time >= before);
    before = fact.time;
    if (fact.kind == FactKind::team_load) {
      RC_ASSERT(fact.value > 0.0 && fact.value <= 1.0);
      continue;
    }
    if (fact.kind == FactKind::began || fact.kind == FactKind::worked ||
        fact.kind == FactKind::contact)
      RC_ASSERT(fact.value >= 0.0);
    if (fact.kind == FactKind::moved && fact.time > Ticks{0})
      RC_ASSERT(world.run().arm().steps[fact.place].open);
  }
  RC_ASSERT(world.count(FactKind::arrived) - world.count(FactKind::left) ==
            static_cast<int>(world.world().living));
}

bool same_facts(const LittleWorld& a, const LittleWorld& b) {
  return std::equal(a.told().begin(), a.told().end(), b.told().begin(), b.told().end(),
                    [](const Told& x, const Told& y) {
                      return x.who == y.who && x.fact.time == y.fact.time &&
                             x.fact.kind == y.fact.kind && x.fact.place == y.fact.place &&
                             x.fact.detail == y.fact.detail && x.fact.value == y.fact.value;
                    });
}

RC_GTEST_PROP(World, does_the_same_again, ()) {
  const std::string text = random_borough(any_seed());
  LittleWorld first(text), again(text);
  first.play("as-is", 3, 5);
  again.play("changed", 3, 4);  // a world that has been used before

  again.play("same-again", 3, 5);

  RC_ASSERT(first.told().size() > 10u);
  RC_ASSERT(same_facts(first, again));
}

RC_GTEST_PROP(World, never_counts_waiting_twice, ()) {
  // Work begins once for each joining of a queue that ended in work, and never before it.
  LittleWorld world(random_borough(any_seed()));
  world.play("as-is", 9);

  std::map<std::pair<Who, std::uint16_t>, Ticks> waiting;
  for (const Told& told : world.told()) {
    const std::pair<Who, std::uint16_t> node{told.who, told.fact.place};
    if (told.fact.kind == FactKind::joined_queue) {
      RC_ASSERT(waiting.emplace(node, told.fact.time).second);
    } else if (told.fact.kind == FactKind::began) {
      const auto since = waiting.find(node);
      RC_ASSERT(told.fact.value ==
                (since == waiting.end() ? 0.0 : in_milliseconds(told.fact.time - since->second)));
      waiting.erase(node);
    } else if (told.fact.kind == FactKind::moved || told.fact.kind == FactKind::left) {
      // Whoever moves on has stopped waiting on that track.
      const std::uint16_t track = world.model().arms[0].steps[told.fact.place].track;
      for (auto each = waiting.begin(); each != waiting.end();)
        each = each->first.first == told.who &&
                       (told.fact.kind == FactKind::left ||
                        world.model().arms[0].steps[each->first.second].track == track)
                   ? waiting.erase(each)
                   : std::next(each);
    }
  }
}

}  // namespace
}  // namespace waymark
