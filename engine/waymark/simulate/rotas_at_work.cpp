// Units that come and go by the calendar.

#include "waymark/simulate/queue.h"
#include "waymark/simulate/recurring.h"
#include "waymark/simulate/run.h"
#include "waymark/simulate/units.h"

namespace waymark {

/// Says who is on duty now, and when to look again. Weeks and rotas share one affair: a team has
/// hours or units.
void Run::open_rota(std::uint16_t team) {
  const Team& rule = arm_->teams[team];
  if (rule.rota == none) return;
  DutyState& duty = world_->duty[team];
  duty.on_duty = units_on_duty(arm_->rotas[rule.rota], world_->now);
  duty.changes = next_change(arm_->rotas[rule.rota], world_->now);
  schedule_recurring(RecurringAffairs(model_->shape).first_week + team, duty.changes, Phase::date,
                     rule.purpose);
}

void Run::handle_rota(std::uint16_t team) {
  const Team& rule = arm_->teams[team];
  if (rule.rota == none || world_->duty[team].changes != world_->now) return;  // another arm's
  DutyState& duty = world_->duty[team];
  const std::int32_t before = duty.on_duty;
  open_rota(team);
  world_->team[team].free += duty.on_duty - before;
  close_as_declared(team);
  serve(*this, team);
}

/// Levers make shifts larger or smaller, at the same times. A change that is due in this very
/// moment is still to come.
void Run::rescale_rota(std::uint16_t team) {
  const Team& rule = arm_->teams[team];
  if (rule.rota == none) return;
  DutyState& duty = world_->duty[team];
  const Ticks as_of = duty.changes == world_->now ? world_->now - Ticks{1} : world_->now;
  duty.on_duty = units_on_duty(arm_->rotas[rule.rota], as_of);
}

/// What becomes of people for whom there is no unit any more.
void Run::close_as_declared(std::uint16_t team) {
  const Team& rule = arm_->teams[team];
  if (rule.closing == Closing::interrupt) interrupt_those_without_unit(*this, team);
  if (rule.closing == Closing::send_away && world_->duty[team].on_duty == 0)
    send_everybody_away(team);
}

void Run::send_everybody_away(std::uint16_t team) {
  Queue& line = world_->team[team].for_units;
  for (std::int32_t left = line.length; left > 0 && line.first != no_one; --left) {
    const std::uint32_t person = person_of(*this, line.first);
    const std::uint16_t track = track_of(*this, line.first);
    const std::uint16_t step = stay(person, track).step;
    feel(person, Happening::turned_away, step);
    go(person, track, {arm_->steps[step].turned_away, Way::turned_away});
  }
}

}  // namespace waymark
