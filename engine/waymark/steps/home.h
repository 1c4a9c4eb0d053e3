#pragma once

#include "waymark/steps/common_fields.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// Life outside services: people stay until one of their clocks rings.
struct HomeFields {
  CommonFields common;
};
void declare(FieldVisitor& visit, HomeFields& home);
void compile_step(const HomeFields& home, Compilation& compilation, Step& step);
StepHandlers home_handlers();

}  // namespace waymark
