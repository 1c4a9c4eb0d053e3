#include "waymark/simulate/units.h"

#include <algorithm>

#include "waymark/simulate/caseload.h"
#include "waymark/simulate/queue.h"
#include "waymark/simulate/taken.h"
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

bool may_interrupt(const Run& run, std::uint16_t team) {
  return team != none && run.arm().teams[team].may_interrupt();
}

/// Starts the work of somebody who holds a unit, or needs none, or goes on with it: schedules its
/// end.
void begin_work(Run& run, std::uint32_t person, std::uint16_t track, Stay& stay) {
  const bool goes_on = stay.stage == Stage::interrupted;
  stay.stage = Stage::in_work;
  if (goes_on)
    run.tell(FactKind::resumed, person, stay.step, 0, 0.0);
  else
    run.tell(FactKind::began, person, stay.step, 0, in_milliseconds(run.now() - stay.joined));
  const std::uint16_t team = run.arm().steps[stay.step].team;
  Ticks time = stay.amount;
  if (has_hours(run, team)) {
    run.world().team[team].gates_since = run.now();
    time = time_for(run.world(), run.arm().teams[team], stay.amount);
  }
  if (!goes_on) run.tell(FactKind::taken_on, person, stay.step, 0, in_milliseconds(time));
  run.set_due(person, track, run.now() + time);
  if (may_interrupt(run, team))
    join(run, run.world().duty[team].in_work, node_of(run, person, track),
         run.arm().teams[team].purpose);
  if (stay.kept != none) let_go(run, person, stay);
}

Ticks end_of_work(Run& run, std::uint32_t node) {
  return time_of(run.world().due.row(person_of(run, node))[track_of(run, node)]);
}

/// Who goes last of those whose work does not end in this very moment; `overdue` of those in work,
/// who go after all others, are passed over.
std::uint32_t last_in_work(Run& run, std::uint16_t team, std::int32_t overdue = 0) {
  std::uint32_t node = run.world().duty[team].in_work.last;
  for (; node != no_one; node = run.world().stay[node].ahead)
    if (overdue-- <= 0 && end_of_work(run, node) != run.now()) break;
  return node;
}

/// Stops somebody's work: they are in line again, in their old place, and the unit is free.
void interrupt(Run& run, std::uint16_t team, std::uint32_t node) {
  World& world = run.world();
  const std::uint32_t person = person_of(run, node);
  Stay& stay = world.stay[node];
  const Ticks left = end_of_work(run, node) - run.now();
  run.tell(FactKind::worked, person, stay.step, 1, in_milliseconds(stay.amount - left));
  if (run.arm().teams[team].interrupted == Interrupted::resume) stay.amount = left;
  stay.stage = Stage::interrupted;
  remove(run, world.duty[team].in_work, node);
  join(run, world.team[team].for_units, node, run.arm().teams[team].purpose);
  ++world.team[team].free;
  run.set_due(person, track_of(run, node), end_of_time);
  run.settle(person);
}

/// Frees a unit for somebody who goes first, if that takes it from somebody who goes after them.
/// Where more are in work than units are on duty, those who go last are only being finished, as
/// they would have stopped first: they are nobody's to take from, the others are.
bool make_room(Run& run, std::uint16_t team, double priority) {
  if (!run.arm().teams[team].interrupts) return false;
  const std::uint32_t last = last_in_work(run, team, -run.world().team[team].free);
  if (last == no_one || priority >= run.world().stay[last].priority) return false;
  interrupt(run, team, last);
  return true;
}

bool is_sent_on_when_closed(const Run& run, std::uint16_t team) {
  return run.arm().teams[team].closing == Closing::send_away;
}

void queue_for_units(Run& run, std::uint32_t person, std::uint16_t track, Stay& stay) {
  const Step& step = run.arm().steps[stay.step];
  stay.stage = Stage::queueing;
  stay.priority = run.amount(step.priority, person);
  join(run, run.world().team[step.team].for_units, node_of(run, person, track),
       run.arm().teams[step.team].purpose);
  run.tell(FactKind::joined_queue, person, stay.step, 0, 0.0);
  if (step.has_patience) {
    stay.until = run.now() + run.patience(person, stay);
    run.set_due(person, track, stay.until);
  }
}

bool may_have_to_leave(const Run& run, const Step& step) {
  return step.may_not_wait() || is_sent_on_when_closed(run, step.team);
}

/// The units held since the step before go on into this one.
void take_along(Run& run, Stay& stay) {
  each_taken(run.arm(), run.arm().steps[stay.kept],
             [&](std::uint16_t team, std::int32_t units) { run.world().team[team].kept -= units; });
  stay.kept = none;
}

void take_units(Run& run, const Step& step) {
  each_taken(run.arm(), step,
             [&](std::uint16_t team, std::int32_t units) { run.world().team[team].free -= units; });
}

/// Units of several teams at once. People wait in the line of the first; whoever goes first there
/// begins when all that they need is free at one moment.
Onward seize_together(Run& run, std::uint32_t person, std::uint16_t track, Stay& stay) {
  const Step& step = run.arm().steps[stay.step];
  Queue& line = run.world().team[step.team].for_units;
  if (stay.kept != none && take_the_same(run.arm(), run.arm().steps[stay.kept], step)) {
    take_along(run, stay);
  } else if (line.length == 0 && is_all_free(run, step)) {
    take_units(run, step);
  } else {
    if (may_have_to_leave(run, step)) {
      const Onward elsewhere = instead_of_waiting(run, person, stay, line);
      if (elsewhere.to != none) return elsewhere;
    }
    queue_for_units(run, person, track, stay);
    serve(run, step.team);
    return stays;
  }
  begin_work(run, person, track, stay);
  return stays;
}

}  // namespace

Onward seize_or_queue(Run& run, std::uint32_t person, std::uint16_t track, Stay& stay) {
  const Step& step = run.arm().steps[stay.step];
  if (step.takes.count != 0) return seize_together(run, person, track, stay);
  if (may_interrupt(run, step.team)) stay.priority = run.amount(step.priority, person);
  if (stay.kept != none && take_the_same(run.arm(), run.arm().steps[stay.kept], step)) {
    take_along(run, stay);
  } else if (!is_unlimited(run, step.team)) {
    TeamState& team = run.world().team[step.team];
    if ((team.free <= 0 || team.for_units.length != 0) &&
        !make_room(run, step.team, stay.priority)) {
      if (may_have_to_leave(run, step)) {
        const Onward elsewhere = instead_of_waiting(run, person, stay, team.for_units);
        if (elsewhere.to != none) return elsewhere;
      }
      queue_for_units(run, person, track, stay);
      if (run.arm().teams[step.team].lines.count != 0) serve(run, step.team);
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

void interrupt_those_without_unit(Run& run, std::uint16_t team) {
  while (run.world().team[team].free < 0) {
    const std::uint32_t last = last_in_work(run, team);
    if (last == no_one) return;
    interrupt(run, team, last);
  }
}

namespace {

/// The units that somebody waited for are taken already.
void begin_from_line(Run& run, Queue& line, std::uint32_t node) {
  Stay& stay = run.world().stay[node];
  const std::uint32_t person = person_of(run, node);
  remove(run, line, node);
  begin_work(run, person, track_of(run, node), stay);
  run.settle(person);
}

/// Of those who stand first in lines where this team's units may be needed and who can begin, the
/// one who goes before the others; and so on, until nobody can.
void serve_lines(Run& run, std::uint16_t team) {
  const ArmTables& arm = run.arm();
  World& world = run.world();
  for (;;) {
    std::uint32_t next = no_one;
    Queue* line_of_next = nullptr;
    for (std::uint32_t i = 0; i < arm.teams[team].lines.count; ++i) {
      Queue& line = world.team[arm.lines[arm.teams[team].lines.first + i]].for_units;
      const std::uint32_t first = line.first;
      if (first == no_one || !is_all_free(run, arm.steps[world.stay[first].step])) continue;
      if (next != no_one && !goes_before(run, first, next, arm.teams[team].purpose)) continue;
      next = first;
      line_of_next = &line;
    }
    if (next == no_one) return;
    take_units(run, arm.steps[world.stay[next].step]);
    begin_from_line(run, *line_of_next, next);
  }
}

}  // namespace

void serve(Run& run, std::uint16_t team) {
  if (run.arm().teams[team].lines.count != 0) {
    serve_lines(run, team);
    return;
  }
  TeamState& state = run.world().team[team];
  const bool has_no_limit = run.arm().teams[team].unlimited;  // since the branch: some may wait yet
  while (state.for_units.first != no_one) {
    const std::uint32_t node = state.for_units.first;
    if (!has_no_limit && state.free <= 0 && !make_room(run, team, run.world().stay[node].priority))
      return;
    if (!has_no_limit) --state.free;
    begin_from_line(run, state.for_units, node);
  }
}

namespace {

void give_back(Run& run, const Step& step) {
  each_taken(run.arm(), step, [&](std::uint16_t team, std::int32_t units) {
    TeamState& state = run.world().team[team];
    if (has_hours(run, team)) state.at_gates += run.now() - state.gates_since;
    state.free += units;
  });
  each_taken(run.arm(), step, [&](std::uint16_t team, std::int32_t) { serve(run, team); });
}

}  // namespace

void let_go(Run& run, std::uint32_t person, Stay& stay) {
  const std::uint16_t step = stay.kept;
  run.tell(FactKind::kept, person, step, 0, in_milliseconds(run.now() - stay.entered));
  take_along(run, stay);
  give_back(run, run.arm().steps[step]);
}

void give_up_units(Run& run, std::uint32_t person, std::uint16_t track) {
  Stay& stay = run.stay(person, track);
  const Step& step = run.arm().steps[stay.step];
  const std::uint16_t team = step.team;
  if (stay.stage == Stage::in_work) {
    if (may_interrupt(run, team))
      remove(run, run.world().duty[team].in_work, node_of(run, person, track));
    if (!step.keeps) {
      give_back(run, step);
      return;
    }
    stay.kept = stay.step;
    each_taken(run.arm(), step,
               [&](std::uint16_t of, std::int32_t units) { run.world().team[of].kept += units; });
  } else if (stay.stage == Stage::queueing || stay.stage == Stage::interrupted) {
    remove(run, run.world().team[team].for_units, node_of(run, person, track));
    if (run.arm().teams[team].lines.count != 0) serve(run, team);  // who is first now, may begin
  }
}

}  // namespace waymark
