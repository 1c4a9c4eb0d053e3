#include "waymark/steps/home.h"

namespace waymark {

void declare(FieldVisitor& visit, HomeFields& home) { declare_common(visit, home.common); }

void compile_step(const HomeFields& /*home*/, Compilation& /*compilation*/, Step& step) {
  step.kind = StepKind::home;
}

StepHandlers home_handlers() {
  StepHandlers handlers;
  handlers.enter = [](Run&, std::uint32_t, std::uint16_t) { return stays; };
  handlers.found = [](Run& run, std::uint32_t person, std::uint16_t track) {
    return run.time_found_at(person, run.stay(person, track).step);
  };
  return handlers;
}

}  // namespace waymark
