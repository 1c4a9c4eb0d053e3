#include "waymark/simulate/run.h"

#include "waymark/base/contract.h"
#include "waymark/base/diagnostics.h"
#include "waymark/simulate/recurring.h"
#include "waymark/simulate/short_way.h"

namespace waymark {

void Run::advance_to(Ticks end) {
  const Moment limit = moment(end, Phase::date);
  if (ShortWay::leads_through(*model_, *arm_)) ShortWay(*this).advance_to(limit);
  Calendar& calendar = world_->calendar;
  while (calendar.earliest().at < limit) {
    const Event event = calendar.take();
    if (event.owner >= first_recurring) {
      world_->now = time_of(event.at);
      handle_recurring(event.owner - first_recurring);
      continue;
    }
    const Pending& pending = world_->pending[event.owner];
    if (pending.at != event.at || pending.lot != event.lot) continue;  // stale: postponed or gone
    world_->now = time_of(event.at);
    handle_person(event.owner);
  }
  world_->now = end;
}

void Run::handle_person(std::uint32_t person) {
  Pending& pending = world_->pending[person];
  const std::size_t affair = pending.affair;
  const Shape& shape = model_->shape;
  pending.at = no_moment;
  world_->due.row(person)[affair] = no_moment;
  ++world_->events;
  if (affair < shape.tracks) {
    const auto track = static_cast<std::uint16_t>(affair);
    const Onward onward = handlers(step_of(person, track).kind).due(*this, person, track);
    if (onward.to == none) {
      settle(person);
    } else {
      go(person, track, onward);
    }
    return;
  }
  if (affair < shape.tracks + shape.clocks) {
    handle_clock(person, static_cast<std::uint16_t>(affair - shape.tracks));
    return;
  }
  if (affair < shape.first_need_affair()) {
    handle_publication(person, static_cast<std::uint16_t>(affair - shape.first_stock_affair()));
  } else if (affair < shape.first_role_affair()) {
    handle_need(person, static_cast<std::uint16_t>(affair - shape.first_need_affair()));
  } else if (affair < shape.tie_affair()) {
    handle_role(person, static_cast<std::uint16_t>(affair - shape.first_role_affair()));
  } else {
    tie_ends(person);
  }
  settle(person);
}

std::size_t Run::earliest_affair(std::uint32_t person) const {
  const Moment* due = world_->due.row(person);
  const std::size_t affairs = world_->due.width();
  std::size_t earliest = 0;
  for (std::size_t affair = 1; affair < affairs; ++affair) {
    if (due[affair] < due[earliest]) {
      earliest = affair;
    } else if (due[affair] == due[earliest] && due[affair] != no_moment &&
               lot_of(person, affair) < lot_of(person, earliest)) {
      earliest = affair;
    }
  }
  return earliest;
}

void Run::settle(std::uint32_t person) {
  World& world = *world_;
  const std::size_t affair = world.due.width() == 1 ? 0 : earliest_affair(person);
  const Moment at = world.due.row(person)[affair];
  Pending& pending = world.pending[person];
  if (at == no_moment) {
    pending.at = no_moment;
    return;
  }
  const std::uint32_t lot = lot_of(person, affair);
  if (pending.at == at && pending.lot == lot) return;
  pending = {at, lot, static_cast<std::uint32_t>(affair)};
  world.calendar.insert(Event{at, lot, person});
}

void Run::flush() {
  if (reader_.absorb != nullptr) reader_.absorb(reader_.reader, journal_->facts());
  journal_->clear();
}

bool Run::is_at(std::uint32_t person, std::uint16_t step) const {
  const Stay* stays_of = world_->stay.row(person);
  for (std::size_t track = 0; track < tracks(); ++track)
    if (stays_of[track].step == step) return true;
  return false;
}

void Run::fail(std::uint32_t person, std::uint16_t step, const char* why) const {
  throw RunError(world_->now, person < world_->slots ? world_->number[person] : world_->arrived,
                 step < model_->step_ids.size() ? model_->step_ids[step] : std::string(), why);
}

}  // namespace waymark
