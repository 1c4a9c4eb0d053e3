#pragma once

#include "waymark/steps/common_fields.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// Something that takes a unit of a team for a time: a bed, a room, a nurse.
struct ActivityFields {
  CommonFields common;
  WaitingFields waiting;
  Reference team;
  Keyed<Quantity> teams;  ///< units of several at once
  DistributionSpec lasts;
  Expression lasts_times = 1.0;  ///< what multiplies the length, person by person
  bool keeps = false;
  ThenFields then;
};
void declare(FieldVisitor& visit, ActivityFields& activity);
void compile_step(const ActivityFields& activity, Compilation& compilation, Step& step);
StepHandlers activity_handlers();

}  // namespace waymark
