#pragma once

#include <optional>

#include "waymark/steps/common_fields.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// Contacts between a person and the own worker.
struct ContactFields {
  Quantity every;
  std::optional<DistributionSpec> first;
  Quantity takes;
  Expression missed = 0.0;
  Expression cancelled = 0.0;
  std::int64_t misses_allowed = 0;
};
void declare(FieldVisitor& visit, ContactFields& contact);

/// A place on a caseload, with contacts at a cadence until a planned or another end.
struct SupportFields {
  CommonFields common;
  WaitingFields waiting;
  Reference team;
  ContactFields contact;
  DistributionSpec lasts;
  Expression lasts_times = 1.0;  ///< what multiplies the length, person by person
  ThenFields then;
  Reference lost;
};
void declare(FieldVisitor& visit, SupportFields& support);
void compile_step(const SupportFields& support, Compilation& compilation, Step& step);
StepHandlers support_handlers();

}  // namespace waymark
