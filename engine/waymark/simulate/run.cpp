#include "waymark/simulate/run.h"

#include <algorithm>

#include "waymark/base/contract.h"
#include "waymark/base/diagnostics.h"
#include "waymark/simulate/recurring.h"
#include "waymark/simulate/short_way.h"

namespace waymark {

namespace {

constexpr std::size_t no_affair = static_cast<std::size_t>(-1);

}  // namespace

void Run::advance_to(Ticks end) {
  const Moment limit = moment(end, Phase::date);
  if (ShortWay::leads_through(*model_, *arm_)) ShortWay(*this).advance_to(limit);
  Calendar& calendar = world_->calendar;
  while (calendar.earliest().at < limit) {
    const Event event = calendar.take();
    fetch_next();
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

/// What the next event will read is on its way while this one is handled.
void Run::fetch_next() const {
  const Event* candidates = world_->calendar.candidates();
  if (candidates == nullptr) return;
  const Event* next = candidates;
  for (const Event* each = candidates; each < candidates + 4; ++each) {
    if (is_before(*each, *next)) next = each;
    if (each->owner < first_recurring) world_->fetch_head(each->owner);
  }
  if (next->owner < first_recurring) world_->fetch(next->owner);
}

void Run::handle_person(std::uint32_t person) {
  Pending& pending = world_->pending[person];
  const std::size_t affair = pending.affair;
  const Shape& shape = model_->shape;
  pending.at = no_moment;
  // Mostly it will be due again, so that its place is kept.
  if (affair < shape.tracks) {
    world_->due.row(person)[affair] = no_moment;
  } else {
    *world_->alarm.find(person, affair - shape.tracks) = no_moment;
  }
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

/// Of affairs due at one moment the lot decides.
void Run::keep_earlier(std::uint32_t person, DueAffair& earliest, std::size_t affair) const {
  if (earliest.affair == no_affair || lot_of(person, affair) < lot_of(person, earliest.affair))
    earliest.affair = affair;
}

/// Two walks over few numbers: first the moment, without a branch, then whose it is.
Run::DueAffair Run::earliest_affair(std::uint32_t person) const {
  const std::size_t tracks = this->tracks();
  const Moment* places = world_->due.row(person);
  const Moment* alarms = world_->alarm.values(person);
  const std::size_t count = world_->alarm.count(person);
  DueAffair earliest{no_moment, no_affair};
  for (std::size_t track = 0; track < tracks; ++track)
    earliest.at = std::min(earliest.at, places[track]);
  for (std::size_t i = 0; i < count; ++i) earliest.at = std::min(earliest.at, alarms[i]);
  if (earliest.at == no_moment) return earliest;
  for (std::size_t track = 0; track < tracks; ++track)
    if (places[track] == earliest.at) keep_earlier(person, earliest, track);
  for (std::size_t i = 0; i < count; ++i)
    if (alarms[i] == earliest.at)
      keep_earlier(person, earliest, tracks + world_->alarm.element(person, i));
  return earliest;
}

void Run::settle(std::uint32_t person) {
  World& world = *world_;
  if (world.awaiting.width() != 0) renew_awaiting(person);
  const auto [at, affair] = world.alarm.width() == 0 && world.due.width() == 1
                                ? DueAffair{world.due[person], 0}
                                : earliest_affair(person);
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
  if (world_->whereabouts.width() != 0) return has_bit(world_->whereabouts.row(person), step);
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
