#include "waymark/measures/accumulator.h"

#include <gtest/gtest.h>

#include <cstring>

#include "tests/unit/measures/story.h"
#include "waymark/base/contract.h"
#include "waymark/base/hash.h"

namespace waymark {
namespace {

const char* const everything = R"({
  "soon": {"standard": "starts-within", "headline": true, "window": "rolling-12-months"},
  "done": {"standard": "completed-of-leavers"},
  "back": {"standard": "returned-within"},
  "dna": {"standard": "missed-contacts", "window": "per-year"},
  "again": {"standard": "repeat-requests"},
  "asked": {"standard": "requests"}, "starts": {"standard": "starts", "headline": true},
  "load": {"standard": "caseload"}, "queue": {"standard": "waiting"},
  "well": {"standard": "sustained", "steps": ["recovery"], "cohort": "requested",
           "headline": true},
  "settled": {"standard": "at-step-or-trait", "steps": ["support"], "traits": ["own-home"]},
  "years": {"standard": "time-at-steps", "steps": ["recovery", "support"], "headline": true},
  "alive": {"standard": "alive", "headline": true}, "deaths": {"standard": "deaths"},
  "crises": {"standard": "rings", "of": "crisis"},
  "control": {"standard": "stock-at", "of": "control", "mediator": true},
  "better": {"standard": "life-better", "steps": ["recovery"], "columns": "soon"},
  "wait": {"standard": "wait"}, "present": {"standard": "in-system", "levels": [3, 5]}})";

MeasuresInput rich_input() {
  MeasuresInput input = input_with(everything);
  input.payers = {{"council", ""}, {"nhs", ""}};
  input.step_costs = {{at::support, 0, 10, 1e-6, 40}, {at::recovery, 1, 5, 1e-7, 0}};
  input.ring_costs = {{0, 1, 800}};
  input.planned_costs = {{0, 1e-5, Ticks{0}, never}};
  return input;
}

/// A reproducible number below `below`, different for each use.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t roll(std::uint64_t below) { return mix64(++state_ * 0x9e3779b97f4a7c15u) % below; }

 private:
  std::uint64_t state_;
};

/// One life of random turns from `day` to the horizon or death.
void live(Story& story, Dice& dice, std::uint32_t person, double day) {
  const at::Step places[] = {at::home, at::referral, at::assessment, at::support, at::recovery};
  const Way ways[] = {Way::then, Way::then, Way::lost, Way::refused, Way::completed, Way::clock};
  at::Step now = places[dice.roll(5)];
  story.arrive(day, person, now, dice.roll(4), dice.roll(2) ? Way::arrival : Way::start);
  while ((day += 1 + static_cast<double>(dice.roll(200))) < 5 * 365) {
    if (dice.roll(25) == 0) {
      story.leave(day, person, dice.roll(2) ? at::died : at::moved_away);
      return;
    }
    if (dice.roll(3) == 0) story.ring(day, person);
    if (dice.roll(3) == 0) story.begin(day, person, now, static_cast<double>(dice.roll(50)));
    if (now == at::support) story.meet(day, person, static_cast<ContactOutcome>(dice.roll(4)));
    story.move(day, person, now = places[dice.roll(5)], ways[dice.roll(6)]);
  }
}

Story crowd(std::uint64_t seed, std::uint32_t people) {
  Story story;
  Dice dice(seed);
  for (std::uint32_t person = 0; person < people; ++person)
    live(story, dice, person, static_cast<double>(dice.roll(1500)) - 700);
  return story;
}

std::uint64_t outcome(Accumulator accumulator) {
  accumulator.finish();
  return accumulator.values().fingerprint();
}

TEST(Accumulator, gives_the_same_however_facts_are_cut_into_chunks) {
  const Measured told(rich_input());
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const std::vector<Fact> facts = crowd(seed, 40).facts();
    Accumulator whole(told.plan());
    whole.absorb(facts);
    const std::uint64_t expected = outcome(whole);
    for (const std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{64}}) {
      Accumulator cut(told.plan());
      absorb_in_chunks(cut, facts, size);
      ASSERT_EQ(outcome(cut), expected) << "seed " << seed << ", chunks of " << size;
    }
  }
}

TEST(Accumulator, goes_two_ways_from_a_copy_made_at_the_branch_date) {
  const Measured told(rich_input());
  std::vector<Fact> warm_up, facts = crowd(5, 40).facts(), other;
  for (const Fact& fact : facts) (fact.time.count < 0 ? warm_up : other).push_back(fact);
  Accumulator trunk(told.plan());
  trunk.absorb(warm_up);
  const std::uint64_t untouched = outcome(trunk);
  Accumulator arm = trunk;
  arm.absorb(other);
  EXPECT_EQ(outcome(trunk), untouched);
  Accumulator again = trunk;
  again.absorb(other);
  EXPECT_EQ(outcome(again), outcome(arm));
  EXPECT_NE(outcome(arm), untouched);
}

TEST(Accumulator, keeps_the_dates_of_requests_that_were_in_the_middle_at_the_branch) {
  const Measured told(
      input_with(R"({"soon": {"standard": "starts-within", "within": "21 days"}})"));
  Story before, after;
  before.arrive(-100, 1).move(-10, 1, at::referral);
  after.move(0, 1, at::assessment).move(5, 1, at::support).meet(12, 1);
  Accumulator trunk(told.plan());
  trunk.absorb(before.facts());
  Accumulator arm = trunk;
  arm.absorb(after.facts());
  Measured arm_told(input_with(R"({"soon": {"standard": "starts-within", "within": "21 days"}})"));
  arm_told.finish(arm);
  EXPECT_EQ(arm_told.value("soon/lived"), 0);     // 22 days after asking
  EXPECT_EQ(arm_told.value("soon/reported"), 1);  // 7 days after the accepted referral
}

TEST(Accumulator, forgets_everything_when_reset) {
  const Measured told(rich_input());
  Accumulator fresh(told.plan()), used(told.plan());
  used.absorb(crowd(1, 30).facts());
  used.finish();
  used.reset(told.plan());
  const std::vector<Fact> facts = crowd(2, 20).facts();
  fresh.absorb(facts);
  used.absorb(facts);
  EXPECT_EQ(outcome(used), outcome(fresh));
}

TEST(Accumulator, goes_on_under_the_prices_of_another_arm) {
  const Measured dear(rich_input());
  MeasuresInput input = rich_input();
  input.planned_costs.clear();
  const Measured cheap(input);
  Accumulator accumulator(dear.plan());
  accumulator.absorb(crowd(3, 10).facts());
  accumulator.continue_under(cheap.plan());
  Measured told(input);
  told.finish(accumulator);
  Measured before(rich_input());
  Accumulator unchanged(dear.plan());
  unchanged.absorb(crowd(3, 10).facts());
  before.finish(unchanged);
  EXPECT_NEAR(before.value("money/council/undiscounted") - told.value("money/council/undiscounted"),
              1e-5 * years(5), 1e-6);
}

TEST(Accumulator, refuses_to_go_on_under_a_plan_that_measures_something_else) {
  const Measured one(input_with(R"({"a": {"standard": "alive"}})"));
  const Measured other(input_with(R"({"b": {"standard": "alive"}})"));
  Accumulator accumulator(one.plan());
  EXPECT_THROW(accumulator.continue_under(other.plan()), ContractError);
}

TEST(Accumulator, refuses_facts_after_its_end_and_two_people_in_a_slot) {
  const Measured told(input_with(R"({"a": {"standard": "alive"}})"));
  Story twice;
  twice.arrive(0, 1).arrive(1, 1);
  Accumulator crowded(told.plan()), finished(told.plan());
  finished.finish();
  EXPECT_THROW(crowded.absorb(twice.facts()), ContractError);
  EXPECT_THROW(finished.absorb({}), ContractError);
}

TEST(Accumulator, gives_numbers_for_a_run_in_which_nothing_happened) {
  const Measured told(rich_input(), Story());
  EXPECT_EQ(told.value("asked/all"), 0);
  EXPECT_EQ(told.count("soon/lived"), 0);
  EXPECT_EQ(told.count("funnel/started", "", "own-home"), 0);
}

TEST(Accumulator, is_not_changed_by_a_further_measure) {
  const Story story = crowd(8, 60);
  const Measured one(input_with(R"({"well": {"standard": "sustained", "steps": ["recovery"]}})"),
                     story);
  const Measured all(rich_input(), story);
  EXPECT_EQ(one.value("funnel/started"), all.value("funnel/started"));
  EXPECT_EQ(one.value("burden/weeks-from-request/mean"),
            all.value("burden/weeks-from-request/mean"));
  EXPECT_EQ(one.value("where-at/in-support", "at 3 years"),
            all.value("where-at/in-support", "at 3 years"));
}

}  // namespace
}  // namespace waymark
