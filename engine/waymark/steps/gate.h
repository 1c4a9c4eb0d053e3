#pragma once

#include <optional>

#include "waymark/steps/common_fields.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// What a hoop may protect: it lowers a clock's rate for those who passed it.
struct ProtectsFields {
  Reference clock;
  Quantity lower_by;
};
void declare(FieldVisitor& visit, ProtectsFields& protects);

/// A hoop: somebody decides whether the person may go on.
struct GateFields {
  CommonFields common;
  WaitingFields waiting;
  Reference team;
  DistributionSpec takes;
  std::optional<DistributionSpec> booked;
  std::optional<Quantity> person_time;
  Expression pass = 1.0;
  Expression refuse = 0.0;
  ThenFields then;
  Reference refused, lost;
  bool retelling = false;
  bool accepts_referral = false;
  std::optional<ProtectsFields> protects;
};
void declare(FieldVisitor& visit, GateFields& gate);
void compile_step(const GateFields& gate, Compilation& compilation, Step& step);
StepHandlers gate_handlers();

}  // namespace waymark
