#include "waymark/simulate/short_way.h"

#include <algorithm>

#include "waymark/simulate/gaps.h"
#include "waymark/simulate/queue.h"
#include "waymark/simulate/recurring.h"

namespace waymark {

namespace {

bool is_plain(const Team& team) {
  return team.kind == TeamKind::units && team.rota == none && !team.may_interrupt();
}

bool is_fixed(const Amount& amount) { return amount.predictor < 0; }
bool is_one(const Amount& amount) { return is_fixed(amount) && amount.constant == 1.0; }

bool is_known(const Step& step, const ArmTables& arm) {
  if (!step.open) return true;  // nobody comes here
  const bool is_of_kind = step.kind == StepKind::activity || step.kind == StepKind::delay ||
                          step.kind == StepKind::exit;
  if (!is_of_kind || step.has_patience || step.may_not_wait() || step.keeps ||
      step.takes.count != 0 || step.is_unclear || !is_fixed(step.priority) ||
      !is_one(step.lasts_times))
    return false;
  if (step.team != none && !is_plain(arm.teams[step.team])) return false;
  const auto first = arm.ways.begin() + static_cast<std::ptrdiff_t>(step.then.first);
  return std::all_of(first, first + static_cast<std::ptrdiff_t>(step.then.count),
                     [](const WayOn& way) { return is_fixed(way.weight); });
}

}  // namespace

bool ShortWay::leads_through(const Model& model, const ArmTables& arm) {
  const Shape& shape = model.shape;
  if (shape.tracks != 1 || shape.affairs() != 1 ||
      shape.stocks + shape.traits + shape.cycles != 0 || shape.has_dates || shape.has_protection ||
      shape.has_experiences || shape.has_levers)
    return false;
  return std::all_of(arm.steps.begin(), arm.steps.end(),
                     [&arm](const Step& step) { return is_known(step, arm); });
}

ShortWay::ShortWay(Run& run)
    : run_(run),
      world_(run.world()),
      arm_(run.arm()),
      steps_(run.arm().steps.data()),
      numbers_(run.arm().numbers.data()),
      key_(run.key()),
      purpose_(run.model().affair_purpose[0]) {}

void ShortWay::advance_to(Moment limit) {
  Calendar& calendar = world_.calendar;
  while (calendar.earliest().at < limit) {
    const Event event = calendar.take();
    if (event.owner >= first_recurring) {
      world_.now = time_of(event.at);
      recur(event.owner - first_recurring);
      if (&run_.arm() != &arm_) return;  // other rules hold from here on
      continue;
    }
    const Pending& pending = world_.pending[event.owner];
    if (pending.at != event.at || pending.lot != event.lot) continue;  // gone, or moved by an arm
    world_.now = time_of(event.at);
    go_on(event.owner);
  }
}

void ShortWay::recur(std::uint32_t affair) {
  if (affair < arm_.sources.size() && is_plain(arm_.sources[affair])) {
    arrive(static_cast<std::uint16_t>(affair));
  } else {
    run_.handle_recurring(affair);
  }
}

bool ShortWay::is_plain(const Source& source) const {
  return source.open && source.kind == SourceKind::gaps && source.profile == none &&
         source.to != none && steps_[source.to].open && steps_[source.to].kind != StepKind::exit;
}

void ShortWay::arrive(std::uint16_t index) {
  const Source& source = arm_.sources[index];
  SourceState& state = world_.source[index];
  const std::uint32_t sequence = run_.count_arrival(source, state);
  enter(newcomer(who(source.who, sequence)), source.to, Way::arrival);
  run_.schedule_recurring(index, world_.now + gap_before_next(source, state, numbers_, key_),
                          Phase::arrival, source.purpose);
}

std::uint32_t ShortWay::newcomer(Who identity) {
  if (world_.first_free == no_one || world_.living >= run_.model().people_limit) [[unlikely]]
    return run_.newcomer(identity);
  const std::uint32_t person = world_.first_free;
  world_.first_free = world_.next_free[person];
  world_.who[person] = identity;
  world_.number[person] = world_.arrived++;
  ++world_.living;
  world_.stay[person] = Stay{};
  std::uint16_t* visits = world_.visits.row(person);
  for (std::size_t step = 0; step < arm_.steps.size(); ++step)
    if (visits[step] != 0) visits[step] = 0;  // rows are short: filling memory by a call costs more
  run_.tell(FactKind::arrived, person, none, 0, 0.0);
  return person;
}

void ShortWay::enter(std::uint32_t person, std::uint16_t to, Way way) {
  run_.count_move(person, to);
  const Step& step = steps_[to];
  std::uint16_t& visits = world_.visits.row(person)[to];
  if (visits == UINT16_MAX) run_.fail_by_visits(person, to);
  Stay& stay = world_.stay[person];
  stay.step = to;
  stay.visit = visits++;
  stay.stage = Stage::settled;
  stay.joined = stay.entered = world_.now;
  ++world_.present[to];
  run_.tell(FactKind::moved, person, to, static_cast<std::uint8_t>(way), 0.0);

  const Ticks lasts = length_of_time(
      sample_at(step.lasts, numbers_, key_, world_.who[person], step.purpose, stay.visit));
  if (step.kind == StepKind::delay) {
    schedule(person, world_.now + lasts);
    return;
  }
  stay.amount = lasts;
  if (is_limited(step)) {
    TeamState& team = world_.team[step.team];
    if (team.free <= 0 || team.for_units.length != 0) {
      stay.stage = Stage::queueing;
      stay.priority = step.priority.constant;
      join(run_, team.for_units, person, arm_.teams[step.team].purpose);
      run_.tell(FactKind::joined_queue, person, to, 0, 0.0);
      return;
    }
    --team.free;
  }
  begin_work(person, stay);
}

void ShortWay::begin_work(std::uint32_t person, Stay& stay) {
  stay.stage = Stage::in_work;
  run_.tell(FactKind::began, person, stay.step, 0, in_milliseconds(world_.now - stay.joined));
  run_.tell(FactKind::taken_on, person, stay.step, 0, in_milliseconds(stay.amount));
  schedule(person, world_.now + stay.amount);
}

void ShortWay::schedule(std::uint32_t person, Ticks time) {
  if (time >= end_of_time) return;
  const Moment at = moment(time, Phase::place);
  const std::uint32_t lot = lot_of(world_.who[person], purpose_);
  world_.due[person] = at;
  world_.pending[person] = {at, lot, 0};
  world_.calendar.insert(Event{at, lot, person});
}

void ShortWay::go_on(std::uint32_t person) {
  world_.pending[person].at = no_moment;
  world_.due[person] = no_moment;
  ++world_.events;
  const Stay& stay = world_.stay[person];
  const Step& step = steps_[stay.step];
  if (step.kind == StepKind::activity)
    run_.tell(FactKind::worked, person, stay.step, 0, in_milliseconds(stay.amount));
  const std::uint16_t to =
      step.then.count == 1 ? arm_.ways[step.then.first].to : run_.choice(person, stay);
  if (step.kind == StepKind::activity && is_limited(step)) give_back(step);
  --world_.present[stay.step];
  if (steps_[to].kind == StepKind::exit) {
    depart(person, to, Way::then);
  } else {
    enter(person, to, Way::then);
  }
}

void ShortWay::give_back(const Step& step) {
  TeamState& team = world_.team[step.team];
  ++team.free;
  while (team.free > 0 && team.for_units.first != no_one) {
    const std::uint32_t next = team.for_units.first;
    remove(run_, team.for_units, next);
    --team.free;
    begin_work(next, world_.stay[next]);
  }
}

void ShortWay::depart(std::uint32_t person, std::uint16_t exit, Way way) {
  run_.tell(FactKind::moved, person, exit, static_cast<std::uint8_t>(way), 0.0);
  world_.stay[person].step = none;
  run_.tell(FactKind::left, person, exit, 0, 0.0);
  --world_.living;
  ++world_.departed;
  world_.free_slot(person);
}

bool ShortWay::is_limited(const Step& step) const {
  return step.team != none && !arm_.teams[step.team].unlimited;
}

}  // namespace waymark
