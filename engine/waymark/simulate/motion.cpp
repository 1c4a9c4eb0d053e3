// How people move: leaving a step, entering another, choosing among ways on, departing.

#include "waymark/base/elementary.h"
#include "waymark/random/option_uniform.h"
#include "waymark/simulate/deadlock.h"
#include "waymark/simulate/run.h"
#include "waymark/simulate/units.h"

namespace waymark {

bool Run::go(std::uint32_t person, std::uint16_t track, Onward onward) {
  while (onward.to != none) {
    leave(person, track);
    onward = enter(person, track, onward);
    if (onward.to == gone.to) return false;
  }
  settle(person);
  if (stay(person, track).kept != none) hold_on_or_let_go(person, track);
  return true;
}

/// A unit kept from the step before is needed for as long as this one has not begun.
void Run::hold_on_or_let_go(std::uint32_t person, std::uint16_t track) {
  Stay& stay = this->stay(person, track);
  if (stay.stage == Stage::queueing) {
    look_for_deadlock(*this, person, stay.step);
  } else if (stay.stage != Stage::booked) {
    let_go(*this, person, stay);
  }
}

void Run::leave(std::uint32_t person, std::uint16_t track) {
  Stay& stay = this->stay(person, track);
  const std::uint16_t from = stay.step;
  if (from == none) return;
  const bool gives_up_waiting = stay.kept != none;
  const auto give_back = handlers(arm_->steps[from].kind).leave;
  if (give_back != nullptr) give_back(*this, person, track);
  if (gives_up_waiting) let_go(*this, person, stay);
  --world_->present[from];
  world_->due.row(person)[track] = no_moment;
}

Onward Run::enter(std::uint32_t person, std::uint16_t track, Onward onward) {
  World& world = *world_;
  const Ticks now = world.now;
  Stay& stay = this->stay(person, track);
  const std::uint16_t from = stay.step;
  count_move(person, onward.to);

  std::uint16_t& visits = world.visits.row(person)[onward.to];
  if (visits == UINT16_MAX) fail_by_visits(person, onward.to);
  if (onward.way != Way::removed) stay.joined = now;
  // The rest of a stay is written by whoever queues, works or meets: blanking it all costs more.
  stay.step = onward.to;
  is_now_at(person, from, onward.to);
  stay.visit = visits++;
  stay.stage = Stage::settled;
  stay.missed = 0;
  stay.post = no_post;
  stay.contacts = 0;
  stay.meant = onward.meant;
  stay.entered = now;
  ++world.present[onward.to];

  tell(FactKind::moved, person, onward.to, static_cast<std::uint8_t>(onward.way), 0.0);
  if (moves_have_consequences_) {
    if (model_->shape.has_dates) note_dates(person, from, onward.to, onward.way);
    if (model_->shape.cycles > 0) follow_in_cycles(person, track, onward.to);
    if (model_->shape.has_rules()) refresh_after_move(person, from, onward.to);
    feel(person, Happening::entered, onward.to);
  }
  return handlers(arm_->steps[onward.to].kind).enter(*this, person, track);
}

void Run::fail_by_visits(std::uint32_t person, std::uint16_t step) const {
  fail(person, step, "more than 65,535 visits of one person to one step");
}

// Counted for everybody together: a moment in which each of us could have moved so often is
// reached only by going round in a circle that takes no time, and whoever moves then is on it.
void Run::look_for_circle(std::uint32_t person, std::uint16_t step) const {
  if (moves_in_tick_ > most_moves_in_a_tick * (std::uint64_t{world_->living} + 1))
    fail(person, step,
         "more than 10,000 moves in one moment: these steps form a circle that takes no time");
}

void Run::note_dates(std::uint32_t person, std::uint16_t from, std::uint16_t to, Way way) {
  RequestDates& dates = world_->request[person];
  const auto is_outside = [this](std::uint16_t step) {
    return step == none || arm_->steps[step].is_outside;
  };
  if (is_outside(from) && !is_outside(to)) {
    dates = RequestDates{world_->now, Ticks{0}, Ticks{0}};
    feel(person, Happening::requested, to);
  }
  if (from != none && arm_->steps[from].accepts_referral && way == Way::then)
    dates.accepted = world_->now;
}

void Run::refresh_after_move(std::uint32_t person, std::uint16_t from, std::uint16_t to) {
  const std::uint16_t* lists = arm_->lists.data();
  const auto each = [lists](Range range, auto&& renew) {
    for (std::uint32_t i = 0; i < range.count; ++i) renew(lists[range.first + i]);
  };
  const auto stock = [&](std::uint16_t s) { refresh_stock(person, s); };
  const auto risk = [&](std::uint16_t c) { refresh_risk(person, c); };
  const auto reader = [&](std::uint16_t c) { renew_later(person, c); };
  if (from != none) {
    each(arm_->step_stocks[from], stock);
    each(arm_->step_risks[from], risk);
    each(arm_->step_readers[from], reader);
  }
  each(arm_->step_stocks[to], stock);
  each(arm_->step_origins[to], [&](std::uint16_t c) {
    spend_clock(person, c);  // what is due under the old origin
    world_->clock_origin.row(person)[c] = world_->now;
    renew_later(person, c);
  });
  each(arm_->step_risks[to], risk);
  each(arm_->step_readers[to], reader);
}

std::uint16_t Run::choice(std::uint32_t person, const Stay& stay) {
  const Step& step = arm_->steps[stay.step];
  const WayOn* ways = arm_->ways.data() + step.then.first;
  const Block block = visit_block(person, stay, step.purpose);
  std::uint16_t to = none;
  double soonest = 0.0;
  for (std::uint32_t i = 0; i < step.then.count; ++i) {
    const double weight = amount(ways[i].weight, person);
    if (!(weight > 0.0)) {
      if (weight == 0.0) continue;
      fail(person, stay.step, "the weight of a way on is negative or not a number");
    }
    const double arrival = -log_of_normal(option_uniform(block, ways[i].purpose)) / weight;
    if (to == none || arrival < soonest) {
      to = ways[i].to;
      soonest = arrival;
    }
  }
  if (to == none) fail(person, stay.step, "every way on has the weight 0");
  if (step.person_decides) feel(person, Happening::chose, stay.step);
  return to;
}

/// Where somebody comes who reads a sign that is unclear: to the right step, or first to another.
Onward Run::past_the_sign(std::uint32_t person, const Stay& stay, std::uint16_t to, Way way) {
  const Step& step = arm_->steps[stay.step];
  const double clarity = amount(step.clarity, person);
  if (!(clarity >= 0.0 && clarity <= 1.0))
    fail(person, stay.step, "the clarity of a sign left the range 0 to 1");
  const Block block = visit_block(person, stay, step.sign_purpose);
  if (unit_uniform(block.word[0], block.word[1]) < clarity) return {to, way};
  tell(FactKind::wrong_door, person, step.wrong_door, 0, 0.0);
  feel(person, Happening::wrong_door, stay.step);
  return {step.wrong_door, way, to};
}

Onward Run::end_track(std::uint32_t person, std::uint16_t track, std::uint16_t exit) {
  if (tracks() == 1) {  // as below, without the questions
    leave(person, track);
    is_now_at(person, stay(person, track).step, none);
    stay(person, track).step = none;
    if (model_->shape.cycles > 0) follow_in_cycles(person, track, none);
    depart(person, exit);
    return gone;
  }
  const bool from_everything = arm_->steps[exit].leaves_all_tracks;
  bool is_gone = true;
  for (std::uint16_t other = 0; other < tracks(); ++other) {
    Stay& stay = this->stay(person, other);
    if (other == track || from_everything) {
      leave(person, other);
      if (stay.kept != none) let_go(*this, person, stay);
      is_now_at(person, stay.step, none);
      stay.step = none;
      if (model_->shape.cycles > 0) follow_in_cycles(person, other, none);
    }
    is_gone = is_gone && stay.step == none;
  }
  if (!is_gone) return stays;
  depart(person, exit);
  return gone;
}

void Run::depart(std::uint32_t person, std::uint16_t exit) {
  for (std::uint16_t stock = 0; stock < model_->shape.stocks; ++stock) spend_stock(person, stock);
  if (model_->shape.roles + model_->shape.ties > 0) take_leave(person);
  tell(FactKind::left, person, exit, 0, 0.0);
  --world_->living;
  ++world_->departed;
  world_->free_slot(person);
}

}  // namespace waymark
