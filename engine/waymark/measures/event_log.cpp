#include "waymark/measures/event_log.h"

#include <algorithm>
#include <tuple>

#include "waymark/base/contract.h"

namespace waymark {

using EventType = LoggedEvent::Type;

EventLog::EventLog(std::vector<StepRole> steps, Write write)
    : steps_(std::move(steps)), write_(std::move(write)) {
  for (const StepRole& step : steps_)
    tracks_ = std::max(tracks_, static_cast<std::size_t>(step.track) + 1);
}

std::uint32_t EventLog::kinds() {
  return bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::began) |
         bit(FactKind::resumed) | bit(FactKind::worked) | bit(FactKind::left);
}

void EventLog::absorb(const std::vector<Fact>& facts) {
  for (const Fact& fact : facts) take(fact);
}

void EventLog::take(const Fact& fact) {
  switch (fact.kind) {
    case FactKind::arrived:
      arrive(fact.person);
      break;
    case FactKind::moved:
      move(fact);
      break;
    case FactKind::began:
    case FactKind::resumed:
      begin(fact);
      break;
    case FactKind::worked:
      if (fact.person != nobody) stop(fact);
      break;
    case FactKind::left:
      for (std::uint16_t track = 0; track < tracks_; ++track) depart(fact.person, track, fact.time);
      break;
    default:
      break;
  }
}

void EventLog::arrive(std::uint32_t person) {
  if (person >= entities_.size()) {
    entities_.resize(std::size_t{person} + 1);
    places_.resize(entities_.size() * tracks_);
  }
  entities_[person] = arrived_++;
}

void EventLog::move(const Fact& fact) {
  const auto track = static_cast<std::uint16_t>(steps_[fact.place].track);
  if (steps_[fact.place].kind == StepKind::exit) {
    depart(fact.person, track, fact.time);
    return;
  }
  end_work(fact.person, track, fact.time);
  Place& here = place(fact.person, track);
  if (here.standing == Standing::away) {
    here.arrived = fact.time;
    tell(row(fact.person, track, EventType::arrival_departure, "arrival", fact.time,
             LoggedEvent::no_resource));
  }
  here.step = fact.place;
  here.came = fact.time;
  here.standing = needs_somebody(fact.place) ? Standing::waiting : Standing::resting;
  const std::string& id = steps_[fact.place].id;
  tell(row(fact.person, track, EventType::queue,
           here.standing == Standing::waiting ? id + "_wait_begins" : id, fact.time,
           LoggedEvent::no_resource));
}

void EventLog::begin(const Fact& fact) {
  const auto track = static_cast<std::uint16_t>(steps_[fact.place].track);
  Place& here = place(fact.person, track);
  if (here.standing != Standing::waiting) return;
  std::vector<std::uint8_t>& taken = numbers_at(fact.place);
  auto lowest = std::find(taken.begin(), taken.end(), std::uint8_t{0});
  if (lowest == taken.end()) lowest = taken.insert(taken.end(), 0);
  *lowest = 1;
  here.standing = Standing::at_work;
  here.began = fact.time;
  here.resource = lowest - taken.begin() + 1;
  tell(row(fact.person, track, EventType::resource_use, steps_[fact.place].id + "_begins",
           fact.time, here.resource));
}

void EventLog::end_work(std::uint32_t person, std::uint16_t track, Ticks now) {
  Place& here = place(person, track);
  if (here.standing != Standing::at_work) return;
  here.standing = Standing::done;
  numbers_at(here.step)[static_cast<std::size_t>(here.resource - 1)] = 0;
  tell(row(person, track, EventType::resource_use_end, steps_[here.step].id + "_ends", now,
           here.resource));
}

void EventLog::stop(const Fact& fact) {
  const auto track = static_cast<std::uint16_t>(steps_[fact.place].track);
  Place& here = place(fact.person, track);
  const bool was_at_work = here.standing == Standing::at_work;
  end_work(fact.person, track, fact.time);
  const bool is_interrupted = fact.detail != 0;
  if (!was_at_work || !is_interrupted) return;
  here.standing = Standing::waiting;
  here.came = fact.time;
  tell(row(fact.person, track, EventType::queue, steps_[here.step].id + "_wait_begins", fact.time,
           LoggedEvent::no_resource));
}

void EventLog::depart(std::uint32_t person, std::uint16_t track, Ticks now) {
  end_work(person, track, now);
  Place& here = place(person, track);
  if (here.standing == Standing::away) return;
  here.standing = Standing::away;
  tell(row(person, track, EventType::arrival_departure, "depart", now, LoggedEvent::no_resource));
}

void EventLog::open() {
  WAYMARK_EXPECT(!is_open_, "a log is opened once");
  is_open_ = true;
  std::vector<LoggedEvent> rows;
  for (std::uint32_t person = 0; person < entities_.size(); ++person)
    for (std::uint16_t track = 0; track < tracks_; ++track) tell_standing(person, track, rows);
  std::sort(rows.begin(), rows.end(), [](const LoggedEvent& a, const LoggedEvent& b) {
    return std::tie(a.time, a.entity, a.track, a.type) <
           std::tie(b.time, b.entity, b.track, b.type);
  });
  for (LoggedEvent& each : rows) tell(std::move(each));
}

void EventLog::tell_standing(std::uint32_t person, std::uint16_t track,
                             std::vector<LoggedEvent>& rows) {
  const Place& here = place(person, track);
  if (here.standing == Standing::away) return;
  const std::string& id = steps_[here.step].id;
  const auto add = [&](EventType type, std::string event, Ticks time, std::int64_t resource) {
    rows.push_back(row(person, track, type, std::move(event), time, resource));
  };
  add(EventType::arrival_departure, "arrival", here.arrived, LoggedEvent::no_resource);
  add(EventType::queue, needs_somebody(here.step) ? id + "_wait_begins" : id, here.came,
      LoggedEvent::no_resource);
  if (here.standing == Standing::at_work)
    add(EventType::resource_use, id + "_begins", here.began, here.resource);
}

bool EventLog::needs_somebody(std::uint16_t step) const {
  const StepRole& role = steps_[step];
  return role.kind == StepKind::support || role.kind == StepKind::group ||
         ((role.kind == StepKind::activity || role.kind == StepKind::gate) && role.team != no_role);
}

std::vector<std::uint8_t>& EventLog::numbers_at(std::uint16_t step) {
  const StepRole& role = steps_[step];
  if (role.kind == StepKind::group) return in_use_[{StepKind::group, step}];
  const bool is_place = role.kind == StepKind::support;
  return in_use_[{is_place ? StepKind::support : StepKind::activity, role.team}];
}

LoggedEvent EventLog::row(std::uint32_t person, std::uint16_t track, EventType type,
                          std::string event, Ticks time, std::int64_t resource) const {
  return {entities_[person], type, std::move(event), time, resource, track};
}

void EventLog::tell(LoggedEvent event) {
  if (is_open_) write_(event);
}

}  // namespace waymark
