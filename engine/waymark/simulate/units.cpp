#include "waymark/simulate/units.h"

#include <algorithm>

#include "waymark/simulate/caseload.h"
#include "waymark/simulate/queue.h"
#include "waymark/simulate/waiting_room.h"

namespace waymark {

namespace {

bool has_hours(const Run& run, std::uint16_t team) {
  return team != none && run.arm().teams[team].kind == TeamKind::hours;
}

/// How long the work takes with this team: with the posts filled when it begins, and at least one,
/// since somebody is always found who keeps the door.
Ticks time_for(const World& world, const Team& team, Ticks work) {
  if (team.kind == TeamKind::units) return work;
  double speed = team.gate_speed;
  if (team.has_empty_posts())
    speed *= std::max(share_of_posts_filled(world, team), 1.0 / team.posts.count);
  return length_of_time(in_milliseconds(work) / speed);
}

bool is_unlimited(const Run& run, std::uint16_t team) {
  return team == none || run.arm().teams[team].unlimited;
}

/// Starts the work of somebody who holds a unit, or needs none: schedules its end.
void begin_work(Run& run, std::uint32_t person, std::uint16_t track, Stay& stay) {
  stay.stage = Stage::in_work;
  run.tell(FactKind::began, person, stay.step, 0, in_milliseconds(run.now() - stay.joined));
  const std::uint16_t team = run.arm().steps[stay.step].team;
  Ticks time = stay.amount;
  if (has_hours(run, team)) {
    run.world().team[team].gates_since = run.now();
    time = time_for(run.world(), run.arm().teams[team], stay.amount);
  }
  run.tell(FactKind::taken_on, person, stay.step, 0, in_milliseconds(time));
  run.set_due(person, track, run.now() + time);
}

void queue_for_units(Run& run, std::uint32_t person, std::uint16_t track, Stay& stay) {
  const Step& step = run.arm().steps[stay.step];
  stay.stage = Stage::queueing;
  stay.priority = run.amount(step.priority, person);
  join(run, run.world().team[step.team].for_units, node_of(run, person, track),
       run.arm().teams[step.team].purpose);
  run.tell(FactKind::joined_queue, person, stay.step, 0, 0.0);
  if (step.has_patience) {
    stay.until =
        run.now() + run.sample_time(step.patience, person, step.patience_purpose, stay.visit);
    run.set_due(person, track, stay.until);
  }
}

}  // namespace

Onward seize_or_queue(Run& run, std::uint32_t person, std::uint16_t track, Stay& stay) {
  const Step& step = run.arm().steps[stay.step];
  if (!is_unlimited(run, step.team)) {
    TeamState& team = run.world().team[step.team];
    if (team.free <= 0 || team.for_units.length != 0) {
      if (step.may_not_wait()) {
        const Onward elsewhere = instead_of_waiting(run, person, stay, team.for_units);
        if (elsewhere.to != none) return elsewhere;
      }
      queue_for_units(run, person, track, stay);
      return stays;
    }
    --team.free;
  }
  begin_work(run, person, track, stay);
  return stays;
}

Ticks found_in_work(Run& run, std::uint32_t person, std::uint16_t track) {
  Stay& stay = run.stay(person, track);
  if (stay.stage != Stage::in_work) return Ticks{0};
  const Step& step = run.arm().steps[stay.step];
  const Middle middle = run.middle_of(person, stay.step, step.lasts);
  const auto time = [&](Ticks work) {
    return step.team == none ? work : time_for(run.world(), run.arm().teams[step.team], work);
  };
  stay.amount = middle.remaining;
  run.set_due(person, track, run.now() + time(middle.remaining));
  return time(middle.elapsed);
}

void serve(Run& run, std::uint16_t team) {
  TeamState& state = run.world().team[team];
  const bool has_no_limit = run.arm().teams[team].unlimited;  // since the branch: some may wait yet
  while ((has_no_limit || state.free > 0) && state.for_units.first != no_one) {
    const std::uint32_t node = state.for_units.first;
    remove(run, state.for_units, node);
    if (!has_no_limit) --state.free;
    const std::uint32_t person = person_of(run, node);
    begin_work(run, person, track_of(run, node), run.world().stay[node]);
    run.settle(person);
  }
}

void give_up_units(Run& run, std::uint32_t person, std::uint16_t track) {
  const Stay& stay = run.stay(person, track);
  const std::uint16_t team = run.arm().steps[stay.step].team;
  if (stay.stage == Stage::in_work) {
    if (is_unlimited(run, team)) return;
    TeamState& state = run.world().team[team];
    if (has_hours(run, team)) state.at_gates += run.now() - state.gates_since;
    ++state.free;
    serve(run, team);
  } else if (stay.stage == Stage::queueing) {
    remove(run, run.world().team[team].for_units, node_of(run, person, track));
  }
}

}  // namespace waymark
