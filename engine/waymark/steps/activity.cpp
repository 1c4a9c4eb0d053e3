#include "waymark/steps/activity.h"

#include "waymark/simulate/units.h"

namespace waymark {

void declare(FieldVisitor& visit, ActivityFields& activity) {
  declare_common(visit, activity.common);
  declare_waiting(visit, activity.waiting);
  visit.reference("team", activity.team, Collection::teams, optional(),
                  "the team of units it takes one of; without it nobody waits");
  visit.distribution("lasts", activity.lasts, Unit::duration, required(),
                     "how long the unit is held");
  visit.object("then", activity.then, required(), "what follows");
}

void compile_step(const ActivityFields& activity, Compilation& compilation, Step& step) {
  step.kind = StepKind::activity;
  step.team = compilation.team(activity.team, TeamKind::units);
  step.lasts = compilation.time(activity.lasts);
  compilation.waiting(activity.waiting, step);
}

StepHandlers activity_handlers() {
  StepHandlers handlers;
  handlers.enter = [](Run& run, std::uint32_t person, std::uint16_t track) {
    Stay& stay = run.stay(person, track);
    const Step& step = run.arm().steps[stay.step];
    stay.amount = run.sample_time(step.lasts, person, step.purpose, stay.visit);
    return seize_or_queue(run, person, track, stay);
  };
  handlers.due = [](Run& run, std::uint32_t person, std::uint16_t track) {
    const Stay& stay = run.stay(person, track);
    if (stay.stage == Stage::queueing) {
      run.feel(person, Happening::gave_up, stay.step);
      return Onward{run.step_of(person, track).gave_up, Way::gave_up};
    }
    run.tell(FactKind::worked, person, stay.step, 0, in_milliseconds(stay.amount));
    return run.way_on(person, track, Way::then);
  };
  handlers.leave = give_up_units;
  handlers.found = found_in_work;
  return handlers;
}

}  // namespace waymark
