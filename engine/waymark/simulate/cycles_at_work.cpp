// Cycle clocks: on their dates everyone at one of their steps moves, by chances, all together.

#include <algorithm>

#include "waymark/rules/rule_error.h"
#include "waymark/simulate/look.h"
#include "waymark/simulate/recurring.h"
#include "waymark/simulate/run.h"

namespace waymark {

namespace {

/// The first date of a cycle clock after `now`: dates are whole cycles from the branch date.
Ticks next_cycle(Ticks now, Ticks every) {
  const std::int64_t behind = now.count / every.count - (now.count % every.count < 0 ? 1 : 0);
  return Ticks{(behind + 1) * every.count};
}

struct NumberAsked {
  Run* run;
  std::uint16_t cycle;
};

}  // namespace

void Run::schedule_cycle(std::uint16_t index) {
  const CycleRule& rule = arm_->cycles[index];
  if (!rule.open) return;
  schedule_recurring(RecurringAffairs(model_->shape).first_cycle + index,
                     next_cycle(world_->now, rule.every), Phase::date, rule.purpose);
}

/// What the base arm has scheduled goes on where the dates are the same. Everyone is where this
/// arm's clock sees them, and the reading before the first cycle is taken.
void Run::branch_cycle(std::uint16_t index, const CycleRule& before) {
  const CycleRule& rule = arm_->cycles[index];
  for (std::uint32_t person = 0; person < world_->slots; ++person) {
    const std::uint16_t step = stay(person, rule.track).step;
    std::uint16_t& state = world_->cycle_state.row(person)[index];
    const std::uint16_t now = !rule.open || step == none ? 0 : rule.state_of_step[step];
    if (state != now) world_->cycle_time.row(person)[index] = 0;
    state = now;
  }
  if (!rule.open) return;
  if (!before.open || before.every != rule.every) schedule_cycle(index);
  cycle_moves_.clear();
  cycle_totals_.assign(model_->reward_ids.size(), 0.0);
  const NumberAsked asked{this, index};
  CycleColumns columns = columns_of_cycle(index);
  columns.asked = &asked;
  try {
    pay_states(rule.tables, columns, world_->cycle[index]);
    tell_rewards(index);
  } catch (const RuleError& error) {
    fail(no_one, none, (std::string("before the first cycle: ") + error.what()).c_str());
  }
}

/// A date that an arm of other cycles has left behind passes unnoticed.
void Run::handle_cycle(std::uint16_t index) {
  const CycleRule& rule = arm_->cycles[index];
  if (!rule.open || world_->now.count % rule.every.count != 0) return;
  ring_cycle(index);
  schedule_cycle(index);
}

void Run::ring_cycles_at_the_end() {
  for (std::uint16_t c = 0; c < arm_->cycles.size(); ++c)
    if (arm_->cycles[c].open && world_->now.count % arm_->cycles[c].every.count == 0) ring_cycle(c);
}

/// Everyone's draws first, then everyone's moves: nobody's cycle sees another's.
void Run::ring_cycle(std::uint16_t index) {
  const CycleRule& rule = arm_->cycles[index];
  cycle_moves_.clear();
  cycle_totals_.assign(model_->reward_ids.size(), 0.0);
  const NumberAsked asked{this, index};
  CycleColumns columns = columns_of_cycle(index);
  columns.asked = &asked;
  try {
    run_cycle(rule.tables, columns, {key_, rule.purpose, world_->cycle[index]}, cycle_moves_);
    ++world_->cycle[index];
    ++world_->events;
    tell_rewards(index);
  } catch (const RuleError& error) {
    fail(no_one, none, (std::string("in a cycle: ") + error.what()).c_str());
  }
  constexpr std::size_t ahead = 12;  // rows of a large cohort miss the cache
  const bool is_followed = moves_are_followed();
  for (std::size_t i = 0; i < cycle_moves_.size(); ++i) {
    if (i + ahead < cycle_moves_.size()) fetch_move(cycle_moves_[i + ahead], rule.track);
    move_in_cycle(index, cycle_moves_[i], is_followed);
  }
}

void Run::fetch_move(const CycleMove& move, std::uint16_t track) const {
  __builtin_prefetch(&world_->stay[node(move.person, track)], 1);
  __builtin_prefetch(world_->visits.row(move.person), 1);
  if (arm_->steps[static_cast<std::uint16_t>(move.to - 1)].kind != StepKind::exit) return;
  __builtin_prefetch(&world_->pending[move.person], 1);
  __builtin_prefetch(&world_->next_free[move.person], 1);
  __builtin_prefetch(world_->due.row(move.person), 1);
}

/// Whether a move from one home to another concerns anybody but the clock that makes it.
bool Run::moves_are_followed() const {
  const Shape& shape = model_->shape;
  return shape.has_dates || shape.has_rules() || shape.has_experiences || shape.cycles > 1 ||
         journal_->wants(FactKind::moved);
}

CycleColumns Run::columns_of_cycle(std::uint16_t index) {
  World& world = *world_;
  CycleColumns columns;
  columns.who = world.who.row(0);
  columns.state = world.cycle_state.row(0) + index;
  columns.time_in_state = world.cycle_time.row(0) + index;
  columns.stride = model_->shape.cycles;
  columns.attributes = world.trait.row(0);
  columns.attributes_each = model_->shape.traits;
  columns.totals = cycle_totals_.data();
  columns.count = world.slots;
  columns.number = number_asked_for;
  return columns;
}

double Run::number_asked_for(const void* asked, std::uint32_t person, std::uint32_t which) {
  const NumberAsked& of = *static_cast<const NumberAsked*>(asked);
  return of.run->number_in_cycle(of.cycle, person, which);
}

double Run::number_in_cycle(std::uint16_t index, std::uint32_t person, std::uint32_t which) {
  const CycleRule& rule = arm_->cycles[index];
  return value_of_number(
      rule.numbers[which], in_milliseconds(rule.every),
      [&](const Amount& part) { return amount(part, person); },
      [&](Feature feature) { return look_now(*this, person)(feature); });
}

void Run::move_in_cycle(std::uint16_t index, const CycleMove& move, bool is_followed) {
  const CycleRule& rule = arm_->cycles[index];
  // A move made before this one may have taken the person elsewhere, or out of everything.
  if (world_->cycle_state.row(move.person)[index] != move.to) return;
  const std::uint16_t to = open_step(static_cast<std::uint16_t>(move.to - 1));
  const bool is_between_homes =
      arm_->steps[to].kind == StepKind::home &&
      arm_->steps[static_cast<std::uint16_t>(move.from - 1)].kind == StepKind::home;
  if (is_between_homes && !is_followed && to + 1 == move.to)
    settle_at_home(move.person, rule.track, to);
  else
    go(move.person, rule.track, {to, Way::clock});
}

/// As `go`, where nothing is given back, nobody looks and nothing is due: the same bytes
/// (cycles_at_work_test.cpp).
void Run::settle_at_home(std::uint32_t person, std::uint16_t track, std::uint16_t to) {
  Stay& stay = this->stay(person, track);
  std::uint16_t& visits = world_->visits.row(person)[to];
  if (visits == UINT16_MAX) fail_by_visits(person, to);
  --world_->present[stay.step];
  ++world_->present[to];
  stay.step = to;
  stay.visit = visits++;
  stay.meant = none;
  stay.joined = stay.entered = world_->now;
}

/// Sums over everyone: of this cycle's states, and of its moves.
void Run::tell_rewards(std::uint16_t index) {
  if (!journal_->wants(FactKind::rewarded)) return;
  for (std::uint16_t reward = 0; reward < cycle_totals_.size(); ++reward)
    if (cycle_totals_[reward] != 0.0)
      tell(FactKind::rewarded, nobody, reward, static_cast<std::uint8_t>(index),
           cycle_totals_[reward]);
  if (arm_->cycles[index].once.empty()) return;
  cycle_totals_.assign(cycle_totals_.size(), 0.0);
  for (const CycleMove& move : cycle_moves_)
    for (const CycleRule::Once& once : arm_->cycles[index].once)
      if (once.from == move.from && once.to == move.to)
        cycle_totals_[once.reward] += amount(once.amount, move.person);
  for (std::uint16_t reward = 0; reward < cycle_totals_.size(); ++reward)
    if (cycle_totals_[reward] != 0.0)
      tell(FactKind::rewarded_once, nobody, reward, static_cast<std::uint8_t>(index),
           cycle_totals_[reward]);
}

/// The person is now at `to` on this track; coming by a cycle, the clock knows it already.
void Run::follow_in_cycles(std::uint32_t person, std::uint16_t track, std::uint16_t to) {
  for (std::uint16_t c = 0; c < arm_->cycles.size(); ++c) {
    const CycleRule& rule = arm_->cycles[c];
    if (!rule.open || rule.track != track) continue;
    std::uint16_t& state = world_->cycle_state.row(person)[c];
    const std::uint16_t now = to == none ? 0 : rule.state_of_step[to];
    if (now == state) continue;
    if (rule.tables.states[now].family != rule.tables.states[state].family)
      world_->cycle_time.row(person)[c] = 0;
    state = now;
  }
}

}  // namespace waymark
