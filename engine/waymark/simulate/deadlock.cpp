#include "waymark/simulate/deadlock.h"

#include "waymark/simulate/queue.h"
#include "waymark/simulate/taken.h"

namespace waymark {

namespace {

std::int32_t units_in_use(Run& run, std::uint16_t team) {
  return run.units_now(team) - run.world().team[team].free;
}

/// A rota may bring another unit.
bool has_rota(Run& run, std::uint16_t team) { return run.arm().teams[team].rota != none; }

bool is_all_kept(Run& run, std::uint16_t team) {
  const std::int32_t kept = run.world().team[team].kept;
  return kept > 0 && !has_rota(run, team) && !run.arm().teams[team].unlimited &&
         kept == units_in_use(run, team);
}

bool needs_one_of(Run& run, const Step& step, const std::vector<std::uint8_t>& teams) {
  bool needs = false;
  each_taken(run.arm(), step,
             [&](std::uint16_t team, std::int32_t) { needs = needs || teams[team] != 0; });
  return needs;
}

/// Of a team's units, those kept by people who wait for a team of the ring and for whom nothing
/// else is due.
std::int32_t kept_in_ring(Run& run, const std::vector<std::uint8_t>& in_ring, std::uint16_t team) {
  const World& world = run.world();
  const std::vector<Step>& steps = run.arm().steps;
  std::int32_t kept = 0;
  const auto add = [&](std::uint16_t of, std::int32_t units) { kept += of == team ? units : 0; };
  for (std::size_t line = 0; line < in_ring.size(); ++line)
    for (std::uint32_t node = world.team[line].for_units.first; node != no_one;
         node = world.stay[node].behind) {
      const Stay& stay = world.stay[node];
      if (stay.kept != none && world.pending[person_of(run, node)].at == no_moment &&
          needs_one_of(run, steps[stay.step], in_ring))
        each_taken(run.arm(), steps[stay.kept], add);
    }
  return kept;
}

}  // namespace

void look_for_deadlock(Run& run, std::uint32_t person, std::uint16_t step) {
  const Step& wanted = run.arm().steps[step];
  bool may_be_one = false;
  each_taken(run.arm(), wanted, [&](std::uint16_t team, std::int32_t) {
    may_be_one = may_be_one || is_all_kept(run, team);
  });
  if (!may_be_one) return;
  std::vector<std::uint8_t>& in_ring = run.marks_of_teams();
  in_ring.assign(run.arm().teams.size(), 0);
  for (std::uint16_t team = 0; team < in_ring.size(); ++team)
    in_ring[team] = is_all_kept(run, team);
  // Whoever can still be served takes their team out of the ring, and with it those who keep its
  // units.
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (std::uint16_t team = 0; team < in_ring.size(); ++team) {
      if (in_ring[team] == 0 || kept_in_ring(run, in_ring, team) == units_in_use(run, team))
        continue;
      in_ring[team] = 0;
      has_changed = true;
    }
  }
  if (needs_one_of(run, wanted, in_ring))
    run.fail(person, step,
             "everybody waits for a unit that another of them keeps: these steps form a circle in "
             "which nobody will ever be served again");
}

}  // namespace waymark
