#pragma once

#include "waymark/steps/common_fields.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// Time that passes and takes nobody's.
struct DelayFields {
  CommonFields common;
  DistributionSpec lasts;
  Expression lasts_times = 1.0;  ///< what multiplies the length, person by person
  ThenFields then;
};
void declare(FieldVisitor& visit, DelayFields& delay);
void compile_step(const DelayFields& delay, Compilation& compilation, Step& step);
StepHandlers delay_handlers();

}  // namespace waymark
