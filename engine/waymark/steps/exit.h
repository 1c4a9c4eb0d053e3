#pragma once

#include "waymark/steps/common_fields.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// What an exit ends.
enum class Leaves { everything, track };

/// The end of a track, or of everything: death, moving away.
struct ExitFields {
  CommonFields common;
  Leaves leaves = Leaves::everything;
  bool death = false;
};
void declare(FieldVisitor& visit, ExitFields& exit);
void compile_step(const ExitFields& exit, Compilation& compilation, Step& step);
StepHandlers exit_handlers();

}  // namespace waymark
