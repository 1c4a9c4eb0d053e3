#include "waymark/steps/exit.h"

namespace waymark {

void declare(FieldVisitor& visit, ExitFields& exit) {
  declare_common(visit, exit.common);
  visit.choice("leaves", exit.leaves,
               {{"everything", Leaves::everything, "the person is gone from every track"},
                {"track", Leaves::track, "only this track ends"}},
               optional(), "what ends here");
  visit.flag("death", exit.death, optional(), "people who come here have died");
}

void compile_step(const ExitFields& exit, Compilation& /*compilation*/, Step& step) {
  step.kind = StepKind::exit;
  step.leaves_all_tracks = exit.leaves == Leaves::everything;
}

StepHandlers exit_handlers() {
  StepHandlers handlers;
  handlers.enter = [](Run& run, std::uint32_t person, std::uint16_t track) {
    return run.end_track(person, track, run.stay(person, track).step);
  };
  return handlers;
}

}  // namespace waymark
