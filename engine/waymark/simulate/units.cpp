#include "waymark/simulate/units.h"

#include "waymark/simulate/queue.h"

namespace waymark {

namespace {

/// How long the work takes with this team.
Ticks time_for(const Run& run, std::uint16_t team, Ticks work) {
  if (team == none) return work;
  const Team& who_works = run.arm().teams[team];
  if (who_works.kind == TeamKind::units) return work;
  return length_of_time(in_milliseconds(work) / who_works.gate_speed);
}

bool is_unlimited(const Run& run, std::uint16_t team) {
  return team == none || run.arm().teams[team].unlimited;
}

}  // namespace

void begin_work(Run& run, std::uint32_t person, std::uint16_t track) {
  Stay& stay = run.stay(person, track);
  stay.stage = Stage::in_work;
  run.tell(FactKind::began, person, stay.step, 0, in_milliseconds(run.now() - stay.joined));
  run.set_due(person, track, run.now() + time_for(run, run.step_of(person, track).team, stay.amount));
}

void seize_or_queue(Run& run, std::uint32_t person, std::uint16_t track) {
  const Step& step = run.step_of(person, track);
  Stay& stay = run.stay(person, track);
  if (is_unlimited(run, step.team)) {
    begin_work(run, person, track);
    return;
  }
  TeamState& team = run.world().team[step.team];
  if (team.free > 0 && team.for_units.length == 0) {
    --team.free;
    begin_work(run, person, track);
    return;
  }
  stay.stage = Stage::queueing;
  stay.priority = run.amount(step.priority, person);
  join(run, team.for_units, node_of(run, person, track), run.arm().teams[step.team].purpose);
  run.tell(FactKind::joined_queue, person, stay.step, 0, 0.0);
  if (step.has_patience) {
    stay.until = run.now() + run.sample_time(step.patience, person, step.patience_purpose, stay.visit);
    run.set_due(person, track, stay.until);
  }
}

void serve(Run& run, std::uint16_t team) {
  TeamState& state = run.world().team[team];
  while (state.free > 0 && state.for_units.first != no_one) {
    const std::uint32_t node = state.for_units.first;
    remove(run, state.for_units, node);
    --state.free;
    const std::uint32_t person = person_of(run, node);
    begin_work(run, person, track_of(run, node));
    run.settle(person);
  }
}

void give_up_units(Run& run, std::uint32_t person, std::uint16_t track) {
  const Stay& stay = run.stay(person, track);
  const std::uint16_t team = run.step_of(person, track).team;
  if (stay.stage == Stage::in_work) {
    if (is_unlimited(run, team)) return;
    ++run.world().team[team].free;
    serve(run, team);
  } else if (stay.stage == Stage::queueing) {
    remove(run, run.world().team[team].for_units, node_of(run, person, track));
  }
}

}  // namespace waymark
