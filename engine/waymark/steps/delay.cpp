#include "waymark/steps/delay.h"

namespace waymark {

void declare(FieldVisitor& visit, DelayFields& delay) {
  declare_common(visit, delay.common);
  visit.distribution("lasts", delay.lasts, Unit::duration, required(), "how long it takes");
  declare_lasts_times(visit, delay.lasts_times);
  visit.object("then", delay.then, required(), "what follows");
}

void compile_step(const DelayFields& delay, Compilation& compilation, Step& step) {
  step.kind = StepKind::delay;
  step.lasts = compilation.time(delay.lasts);
  step.lasts_times = compilation.amount(delay.lasts_times);
}

StepHandlers delay_handlers() {
  StepHandlers handlers;
  handlers.enter = [](Run& run, std::uint32_t person, std::uint16_t track) {
    run.set_due(person, track, run.now() + run.stay_time(person, track));
    return stays;
  };
  handlers.due = [](Run& run, std::uint32_t person, std::uint16_t track) {
    return run.way_on(person, track, Way::then);
  };
  handlers.found = [](Run& run, std::uint32_t person, std::uint16_t track) {
    const std::uint16_t step = run.stay(person, track).step;
    const Middle middle = run.middle_of(person, step, run.arm().steps[step].lasts);
    run.set_due(person, track, run.now() + middle.remaining);
    return middle.elapsed;
  };
  return handlers;
}

}  // namespace waymark
