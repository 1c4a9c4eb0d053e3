#pragma once

#include <optional>

#include "waymark/steps/common_fields.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// Dates on which a group comes together.
struct SessionFields {
  Quantity every;
  std::optional<Quantity> first;
  std::int64_t takes_in_every = 0;
  Quantity takes;
  Expression missed = 0.0;
  Quantity cancelled = 0.0;
  std::int64_t misses_allowed = 0;
};
void declare(FieldVisitor& visit, SessionFields& session);

/// People who meet at a cadence, with somebody who facilitates or by themselves.
struct GroupFields {
  CommonFields common;
  WaitingFields waiting;
  SessionFields session;
  std::optional<Quantity> places;
  Reference team, facilitators;
  DistributionSpec lasts;
  Expression lasts_times = 1.0;  ///< what multiplies the length, person by person
  ThenFields then;
  Reference lost;
  Quantity ties = 0.0;
};
void declare(FieldVisitor& visit, GroupFields& group);
void compile_step(const GroupFields& group, Compilation& compilation, Step& step);
StepHandlers group_handlers();

}  // namespace waymark
