// The short way of queueing models against the long one, which a stock that nobody looks at makes
// them go: the same is told, and the same bytes are left behind.
#include "waymark/simulate/short_way.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstring>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// Durations that tie often, and one that is drawn by rejection.
std::string any_duration() {
  return *rc::gen::element<std::string>(R"("1 hour")", R"("2 hours")",
                                        R"({ "exponential": { "mean": "50 minutes" } })",
                                        R"({ "lognormal": { "mean": "2 hours", "sd": "1 hour" } })",
                                        R"({ "erlang": { "shape": 2, "mean": "1 hour" } })");
}

/// One step on, or a choice that includes the way out.
std::string any_way_on(int steps) {
  const auto step = [steps] { return "\"s" + std::to_string(*rc::gen::inRange(0, steps)) + "\""; };
  const int choice = *rc::gen::inRange(0, 3);
  if (choice == 0) return R"("out")";
  if (choice == 1) return R"({ "one-of": { "out": 0.6, )" + step() + ": 0.4 } }";
  return R"({ "one-of": { )" + step() + R"(: 0.5, "out": 0.2, "gone": 0.3 } })";
}

std::string any_step(int number, int steps) {
  const std::string name = "\"s" + std::to_string(number) + "\"";
  const std::string rest =
      R"("lasts": )" + any_duration() + R"(, "then": )" + any_way_on(steps) + " }, ";
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      return name + R"(: { "kind": "delay", )" + rest;
    case 1:
      return name + R"(: { "kind": "activity", )" + rest;
    case 2:
      return name + R"(: { "kind": "activity", "priority": 2, "team": "rooms", )" + rest;
    default:
      return name + R"(: { "kind": "activity", "team": "beds", )" + rest;
  }
}

std::string any_pathway() {
  const int steps = *rc::gen::inRange(1, 5);
  std::string pathway;
  for (int i = 0; i < steps; ++i) pathway += any_step(i, steps);
  const std::string every = any_duration(), rest = any_duration();
  return R"("dates": { "start": "2027-04-01", "warm-up": "10 days", "horizon": "20 days" },
    "arrivals": { "door": { "to": "s0", "every": )" +
         every + R"( }, "gate": { "to": "s0", "every": )" + rest + R"( } },
    "teams": { "beds": { "kind": "units", "count": 3 }, "rooms": { "kind": "units", "count": 1 } },
    "pathway": { )" +
         pathway + R"("out": { "kind": "exit" }, "gone": { "kind": "exit" } },
    "arms": { "as-is": {}, "cut": { "from": "as-is", "changes": { "fewer": { "patch": { "teams": { "beds": { "count": 2 } } } } } } })";
}

const char* const unused_stock = R"("stocks": { "calm": { "start": 0.5 } }, )";

template <class T>
void expect_same_bytes(const Column<T>& a, const Column<T>& b, std::uint32_t row) {
  RC_ASSERT(a.width() == b.width());
  RC_ASSERT(std::memcmp(a.row(row), b.row(row), a.bytes_per_row()) == 0);
}

void expect_same(const Stay& a, const Stay& b) {
  RC_ASSERT(a.step == b.step && a.visit == b.visit && a.stage == b.stage);
  RC_ASSERT(a.missed == b.missed && a.post == b.post && a.contacts == b.contacts);
  RC_ASSERT(a.last_post == b.last_post && a.meant == b.meant);
  RC_ASSERT(a.ahead == b.ahead && a.behind == b.behind);
  RC_ASSERT(a.entered == b.entered && a.joined == b.joined && a.amount == b.amount);
  RC_ASSERT(a.until == b.until && a.next_contact == b.next_contact && a.priority == b.priority);
}

void expect_same(LittleWorld& short_one, LittleWorld& long_one) {
  std::vector<Told> told;
  for (const Told& each : long_one.told())
    if (each.fact.kind != FactKind::stock_spent) told.push_back(each);
  RC_ASSERT(told.size() == short_one.told().size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    const Fact &a = short_one.told()[i].fact, &b = told[i].fact;
    RC_ASSERT(short_one.told()[i].who == told[i].who);
    RC_ASSERT(a.kind == b.kind && a.time == b.time && a.value == b.value && a.place == b.place &&
              a.detail == b.detail && a.person == b.person);
  }
  World &a = short_one.world(), &b = long_one.world();
  RC_ASSERT(a.events == b.events);
  RC_ASSERT(a.living == b.living);
  RC_ASSERT(a.slots == b.slots);
  for (std::uint32_t person = 0; person < a.slots; ++person) {
    if (a.stay[person].step == none) continue;
    expect_same_bytes(a.who, b.who, person);
    expect_same_bytes(a.number, b.number, person);
    expect_same_bytes(a.pending, b.pending, person);
    expect_same_bytes(a.due, b.due, person);
    expect_same(a.stay[person], b.stay[person]);
    expect_same_bytes(a.visits, b.visits, person);
  }
  RC_ASSERT(a.present.values() == b.present.values());
}

RC_GTEST_PROP(ShortWayProperty, leaves_what_the_long_way_leaves, ()) {
  const std::string pathway = any_pathway();
  LittleWorld short_one(pathway), long_one(unused_stock + pathway);
  RC_ASSERT(ShortWay::leads_through(short_one.model(), short_one.model().arms[0]));
  RC_ASSERT(!ShortWay::leads_through(long_one.model(), long_one.model().arms[0]));

  short_one.play("cut");
  long_one.play("cut");

  expect_same(short_one, long_one);
  check_invariants(short_one.run());
}

}  // namespace
}  // namespace waymark
